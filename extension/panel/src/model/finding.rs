//! Finding cards: what is typed, what is kept at hand, what was read lately.

use super::Model;
use crate::{keepsakes, request};
use leptos::prelude::*;
use sidecue_browser::spawn;
use sidecue_core::companion::Reply;
use sidecue_core::search::Filter;
use sidecue_core::view::SearchView;

/// Most cards that count as read lately.
const RECENT: usize = 8;
/// Most cards that are kept at hand.
const PINNED: usize = 40;

impl Model {
    /// Opens the search view, and searches.
    pub(crate) fn seek(self) {
        if !self.seeking.get_untracked() {
            self.seeking.set(true);
        }
        self.search();
    }

    /// Searches for what is typed; where nothing is, lists what is at hand.
    pub(crate) fn search(self) {
        let typed = self.query.get_untracked();
        let filter = self.filter.get_untracked();
        let request = if typed.trim().is_empty() && filter == Filter::default() {
            request::list(&self.at_hand())
        } else {
            request::search(&typed, &filter)
        };
        self.ask(&request, move |reply| {
            // An answer to what was typed before, or to a filter that was there before, is not shown.
            if let Reply::Search(found) = reply
                && self.query.with_untracked(|now| *now == typed)
                && self.filter.with_untracked(|now| *now == filter)
            {
                self.found.set(found);
            }
        });
    }

    /// Ends searching; what was looked up stays open.
    pub(crate) fn end_search(self) {
        self.seeking.set(false);
        self.commanding.set(false);
        self.query.set(String::new());
        self.filter.set(Filter::default());
        self.found.set(SearchView::default());
    }

    /// Whether a filter is set.
    pub(crate) fn is_narrowed(self) -> bool {
        self.filter.with(|filter| *filter != Filter::default())
    }

    /// Opens a card in place of the live one.
    pub(crate) fn look_up(self, id: String) {
        let number = self.own().look_up_asked.ask();
        self.remember_recent(&id);
        self.ask(&request::card(&id), move |reply| {
            if let Reply::Card(card) = reply
                && self.own().look_up_asked.take(number)
            {
                self.plan.set(None);
                self.looked_up.set(Some(*card));
            }
        });
    }

    /// Back to the live card.
    pub(crate) fn back_to_live(self) {
        self.looked_up.set(None);
    }

    /// Keeps a card at hand in the search view, or no longer.
    pub(crate) fn toggle_at_hand(self, id: &str) {
        self.pinned.update(|pinned| {
            let before = pinned.len();
            pinned.retain(|known| known != id);
            if pinned.len() == before {
                pinned.insert(0, id.to_owned());
                pinned.truncate(PINNED);
            }
        });
        spawn(keepsakes::keep_list(keepsakes::PINNED, self.pinned.get_untracked()));
    }

    /// Whether a card is kept at hand.
    pub(crate) fn is_at_hand(self, id: &str) -> bool {
        self.pinned.with(|pinned| pinned.iter().any(|known| known == id))
    }

    /// What is kept at hand and what was read lately is looked for.
    pub(super) async fn find_at_hand(self) {
        self.pinned.set(keepsakes::list(keepsakes::PINNED).await);
        self.own().recent.replace(keepsakes::recent().await);
    }

    /// Pinned cards, then those read lately.
    fn at_hand(self) -> Vec<String> {
        let mut ids = self.pinned.get_untracked();
        let own = self.own();
        let recent = own.recent.borrow();
        ids.extend(recent.iter().filter(|id| !self.pinned.with_untracked(|pinned| pinned.contains(id))).cloned());
        ids
    }

    fn remember_recent(self, id: &str) {
        let own = self.own();
        let mut recent = own.recent.borrow_mut();
        recent.retain(|known| known != id);
        recent.insert(0, id.to_owned());
        recent.truncate(RECENT);
        spawn(keepsakes::keep_recent(recent.clone()));
    }
}
