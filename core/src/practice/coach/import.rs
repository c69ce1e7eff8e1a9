//! A transcript or a recorded call, opened as a file: played through the path of a live call, it gives the same report.

use super::{Answer, Coach, CoachError};
use crate::coverage::Coverage;
use crate::practice::messages::Reply;
use crate::recognition::RecognitionError;
use crate::replay::{Replay, ReplayError, from_subtitles};
use crate::report::{Notes, Report, SessionKind, Write};
use std::collections::BTreeSet;

/// After the last word so much time passes, in milliseconds: questions end in silence.
const SILENCE: u32 = 10_000;

impl Coach {
    pub(super) fn import(
        &mut self,
        id: String,
        name: String,
        text: &str,
        own: Option<String>,
    ) -> Result<Answer, CoachError> {
        let mut replay = match parse(&name, text) {
            Ok(replay) => replay,
            Err(ReplayError { line, problem, remedy }) => {
                return Ok(Reply::Refused { name, line, problem, remedy: remedy.to_owned() }.into());
            }
        };
        replay.header.own_names.extend(own);
        let speakers = speakers(&replay);
        if replay.header.own_names.is_empty() && speakers.len() > 1 {
            return Ok(Reply::Whose { speakers }.into());
        }
        let record = self.play(replay, Notes::begin(id, SessionKind::Transcript, Some(name), None, 0))?;
        Ok(Answer { writes: vec![Write::of(&record)], reply: Reply::Report(Box::new(Report::of(&record))) })
    }

    /// Plays a recorded call from its beginning.
    fn play(&mut self, replay: Replay, mut notes: Notes) -> Result<crate::report::Record, RecognitionError> {
        self.live.anew(&replay.header.own_names);
        let mut coverage = Coverage::default();
        let mut last = 0;
        let ends = replay.snapshots.last().map_or(0, |snapshot| snapshot.t);
        let mut take = |events: Vec<crate::live::Event>| {
            for event in events {
                coverage.follow(&event, |card| self.cards.card(card), &self.ear);
                notes.take(&event, |card| self.cards.card(card), &coverage.points());
            }
        };
        for snapshot in replay.snapshots {
            last = last.max(snapshot.t);
            take(self.live.take(snapshot)?);
        }
        take(self.live.advance(last.saturating_add(SILENCE))?);
        Ok(notes.record(ends))
    }
}

fn parse(name: &str, text: &str) -> Result<Replay, ReplayError> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "vtt" | "srt" => from_subtitles(text, &[]),
        _ => Replay::parse(text),
    }
}

/// Everyone who is named in a recorded call, in alphabetical order.
fn speakers(replay: &Replay) -> Vec<String> {
    let rows = replay.snapshots.iter().flat_map(|snapshot| &snapshot.rows);
    let names: BTreeSet<&String> = rows.filter_map(|row| row.speaker.as_ref()).collect();
    names.into_iter().cloned().collect()
}
