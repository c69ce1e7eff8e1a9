//! What the person does by hand about the live card.

use super::Model;
use crate::{announcer, keepsakes, request};
use leptos::prelude::*;
use sidecue_browser::i18n::text_for;
use sidecue_browser::spawn;

impl Model {
    /// The person says which card it is.
    pub(crate) fn pick(self, id: String) {
        self.looked_up.set(None);
        self.ask_live(&request::pick(&id));
    }

    /// Picks what is offered at a place, from 1; false when there is nothing. Titles that are offered come before
    /// what else the card on screen could be.
    pub(crate) fn pick_at(self, place: usize) -> bool {
        let id = self.live.with_untracked(|live| {
            let hints = live.hints.iter().flat_map(|hints| &hints.titles);
            hints.chain(&live.runners_up).nth(place - 1).map(|title| title.id.clone())
        });
        let found = id.is_some();
        id.into_iter().for_each(|id| self.pick(id));
        found
    }

    /// The person says that the live card is the wrong one; false without one.
    pub(crate) fn refuse(self) -> bool {
        self.with_card(|id, _| request::refuse(id))
    }

    /// Keeps a card that was looked up at hand, else the live one on screen; or lets it go. False without one.
    pub(crate) fn keep_at_hand_or_live(self) -> bool {
        match self.looked_up.with_untracked(|card| card.as_ref().map(|card| card.id.clone())) {
            Some(id) => {
                self.toggle_at_hand(&id);
                true
            }
            None => self.toggle_pin(),
        }
    }

    /// Keeps the live card, or lets it go; false without one.
    pub(crate) fn toggle_pin(self) -> bool {
        self.with_card(|id, pinned| request::pin(id, !pinned))
    }

    /// Looks at the last half minute again.
    pub(crate) fn again(self) {
        self.looked_up.set(None);
        self.ask_live_then(&request::again(), |live| {
            // Where titles or a card come of it they say so themselves.
            if let Some(hints) = live.hints.as_ref().filter(|hints| hints.titles.is_empty()) {
                announcer::tell(&text_for("hints", hints.offer.word()));
            }
        });
    }

    /// Points are ticked while the person speaks, or are not; that stays so.
    pub(crate) fn toggle_coverage(self) {
        let on = !self.listens.get_untracked();
        self.listens.set(on);
        self.ask_live(&request::listen(on));
        spawn(keepsakes::keep(keepsakes::COVERAGE, on.into()));
    }

    /// A point was made after all, or was not; none takes that back.
    pub(crate) fn correct(self, point: usize, made: Option<bool>) {
        self.ask_live(&request::correct(point, made));
    }

    /// Asks something about the live card, unless another one is read.
    fn with_card(self, request: impl FnOnce(&str, bool) -> wasm_bindgen::JsValue) -> bool {
        if self.looked_up.with_untracked(Option::is_some) {
            return false;
        }
        let request = self.live.with_untracked(|live| live.cue.as_ref().map(|cue| request(&cue.card.id, cue.pinned)));
        request.iter().for_each(|request| self.ask_live(request));
        request.is_some()
    }
}
