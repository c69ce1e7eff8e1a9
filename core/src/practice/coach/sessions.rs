//! The sessions that are kept: list, open, put right, remove.

use super::{Answer, CoachError, Kept};
use crate::practice::messages::Reply;
use crate::practice::views::SessionsView;
use crate::report::{Change, Record, Report, Summary, Write};
use std::cmp::Reverse;

/// All sessions, newest first. A record whose summary is missing gets one again; a summary that is torn goes, so that the next list makes it anew.
pub(super) fn list(kept: Kept) -> Answer {
    let mut view = SessionsView::default();
    let mut writes = Vec::new();
    for (id, text) in kept.summaries {
        match Summary::read(&text) {
            Some(summary) => view.sessions.push(summary),
            None => {
                writes.push(Write { id: id.clone(), record: Change::Keep, summary: Change::Remove });
                view.unreadable.push(id);
            }
        }
    }
    for (id, text) in kept.strays {
        match Record::read(&text) {
            Ok(record) => {
                let summary = Summary::of(&record);
                writes.push(Write { id, record: Change::Keep, summary: Change::Set(summary.write()) });
                view.sessions.push(summary);
            }
            Err(_) => view.unreadable.push(id),
        }
    }
    view.sessions.sort_by_key(|session| (Reverse(session.began), session.id.clone()));
    Answer { reply: Reply::Sessions(view), writes }
}

/// The record that was asked for.
pub(super) fn record(id: String, kept: Kept) -> Result<Record, CoachError> {
    let text = kept.record.ok_or(CoachError::Gone("such session"))?;
    Record::read(&text).map_err(|why| CoachError::Record { id, why })
}

/// A session as a file for programs.
pub(super) fn export(record: &Record) -> Reply {
    Reply::File { name: format!("sidecue-session-{}.json", record.id), text: record.write() }
}

/// A point was made after all, or was not.
pub(super) fn amend(
    mut record: Record,
    question: usize,
    point: usize,
    made: Option<bool>,
) -> Result<Answer, CoachError> {
    if !record.amend(question, point, made) {
        return Err(CoachError::Gone("such point"));
    }
    let write = Write::of(&record);
    Ok(Answer { reply: Reply::Report(Box::new(Report::of(&record))), writes: vec![write] })
}

/// Removes one session; what is left.
pub(super) fn remove(id: String, mut kept: Kept) -> Answer {
    kept.summaries.retain(|(known, _)| *known != id);
    kept.strays.retain(|(known, _)| *known != id);
    let mut answer = list(kept);
    answer.writes.push(Write::removal(id));
    answer
}

/// Removes all sessions.
pub(super) fn remove_all(kept: Kept) -> Answer {
    let ids = kept.summaries.into_iter().chain(kept.strays).map(|(id, _)| id);
    Answer { writes: ids.map(Write::removal).collect(), reply: Reply::Sessions(SessionsView::default()) }
}
