//! What is kept: reports, the list of sessions, and files.

use super::drilling::tapped;
use super::{Model, Screen};
use crate::news::News;
use crate::{files, report};
use gloo_events::EventListener;
use leptos::prelude::*;
use sidecue_browser::save_file;
use sidecue_core::coverage::Mark;
use sidecue_core::practice::Request;
use sidecue_core::report::Report;
use std::sync::Arc;

/// Workers tell of changes here.
const CHANGES: &str = "sessions";

impl Model {
    /// Shows what is kept.
    pub(crate) fn list(self) {
        self.ask(&Request::List {});
    }

    /// Shows a kept session, unless it is there already.
    pub(crate) fn open(self, id: String) {
        let here = self.report.with_untracked(|report| report.as_ref().is_some_and(|report| report.id == id));
        if here {
            self.screen.set(Screen::Report);
        } else {
            self.ask(&Request::Open { id });
        }
    }

    pub(super) fn show_report(self, report: Report) {
        let drilled = self.drill.with_untracked(Option::is_some);
        self.end_drill();
        if drilled && report.questions.is_empty() {
            // Nothing was kept of it: there is nothing to be shown, put right or deleted.
            self.news.set(Some(News::Empty));
            self.show(Screen::Plan);
            return;
        }
        let other = self.report.with_untracked(|before| before.as_ref().is_none_or(|before| before.id != report.id));
        if other {
            self.opened.set(Default::default());
            self.news.set(None);
        }
        self.report.set(Some(Arc::new(report)));
        if other || self.screen.get_untracked() != Screen::Report {
            self.show(Screen::Report);
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// A tap on a point of a report.
    pub(crate) fn amend(self, question: usize, point: usize, mark: Mark) {
        let Some(id) = self.report.with_untracked(|report| report.as_ref().map(|report| report.id.clone())) else {
            return;
        };
        self.ask(&Request::Amend { id, question, point, made: tapped(mark) });
    }

    pub(crate) fn remove(self, id: String) {
        let shown = self.report.with_untracked(|report| report.as_ref().is_some_and(|report| report.id == id));
        self.ask_then(&Request::Remove { id }, move |done| {
            if done && shown {
                self.report.set(None);
                self.show(Screen::Sessions);
            }
        });
    }

    pub(crate) fn remove_all(self) {
        self.report.set(None);
        self.ask(&Request::RemoveAll {});
    }

    /// Hands the report to the person as a file for people.
    pub(crate) fn export_markdown(self) {
        if let Some(report) = self.report.get_untracked() {
            let (name, text) = report::markdown_file(&report);
            self.hand_over(&name, &text);
        }
    }

    /// Hands the session to the person as a file for programs.
    pub(crate) fn export(self, id: String) {
        self.ask(&Request::Export { id });
    }

    pub(super) fn hand_over(self, name: &str, text: &str) {
        if let Err(error) = save_file::save(name, text) {
            leptos::logging::error!("the file could not be handed over: {error:?}");
            self.news.set(Some(News::Failed));
        }
    }

    /// Takes a file; `own` is the speaker who is the person, once it is known.
    pub(crate) fn import(self, name: String, text: String, own: Option<String>) {
        let Some(id) = files::fresh_id() else { return };
        self.news.set(Some(News::Reading { name: name.clone(), text: text.clone() }));
        self.ask(&Request::Import { id, name, text, own });
    }

    pub(super) fn ask_whose(self, speakers: Vec<String>) {
        if let Some(News::Reading { name, text }) = self.news.get_untracked() {
            self.news.set(Some(News::Whose { name, text, speakers }));
        }
    }

    /// Another page changed what is kept: the list follows.
    pub(super) fn follow_other_pages(self) {
        let Ok(channel) = web_sys::BroadcastChannel::new(CHANGES) else { return };
        let listener = EventListener::new(&channel, "message", move |_| {
            if self.screen.get_untracked() == Screen::Sessions {
                self.list();
            }
        });
        self.changes.set_value(Some(listener));
    }
}
