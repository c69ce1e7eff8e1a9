//! Snapshots of caption rows -> utterances, revised in place.
//!
//! Identity follows the row's element, never its text: an edited row is a revision, the same words in a new row are
//! new speech (unless the page rebuilt its rows). A row keeps its utterance while its text grows, shrinks a little,
//! is rewritten in part, or slides; it opens a new one when the text is unrelated, the speaker changed with it, or
//! the speaker paused.

use super::relation::Relation;
use super::snapshot::{Platform, Row, Snapshot};
use super::track::Track;
use super::utterance::{Utterance, UtteranceChange, UtteranceId};
use super::wording::Wording;
use std::collections::VecDeque;

/// An utterance without change for this long is done, in milliseconds.
pub const SETTLE: u32 = 1500;
/// New words in a row after this pause open a new utterance.
const PAUSE: u32 = 4000;
/// An utterance longer than this is cut, so that nothing grows without end.
const MAX_WORDS: usize = 400;
/// A row that vanished may come back as a new element for this long.
const ADOPTION: u32 = 15_000;
/// Only rows with this much text are recognised again by how they begin.
const ADOPTABLE_CHARS: usize = 24;
/// How many characters at the start must agree for that.
const ADOPTION_PREFIX: usize = 12;
/// Most utterances kept for revision.
const KEPT: usize = 64;

/// A row on the page, or one that vanished a moment ago.
#[derive(Debug)]
struct Line {
    key: u32,
    speaker_key: String,
    speaker: Option<String>,
    text: String,
    track: Track,
    changed: u32,
    gone: Option<u32>,
}

/// Turns snapshots into utterances.
#[derive(Debug)]
pub struct Merger {
    own_names: Vec<String>,
    lines: Vec<Line>,
    utterances: VecDeque<Utterance>,
    last_id: UtteranceId,
}

impl Merger {
    /// `own_names`: how the page names the person themself, such as `You`; compared without case.
    pub fn new(own_names: &[String]) -> Self {
        let own_names =
            own_names.iter().map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()).collect();
        Self { own_names, lines: Vec::new(), utterances: VecDeque::new(), last_id: 0 }
    }

    /// Takes a snapshot that [`Snapshot::cleaned`] has seen; gives the changes in page order.
    pub fn take(&mut self, snapshot: &Snapshot) -> Vec<UtteranceChange> {
        let mut changes = self.advance(snapshot.t);
        let seen: Vec<u32> = snapshot.rows.iter().map(|row| row.key).collect();
        for line in self.lines.iter_mut().filter(|line| line.gone.is_none() && !seen.contains(&line.key)) {
            line.gone = Some(snapshot.t);
        }
        let t = snapshot.t;
        self.lines.retain(|line| line.gone.is_none_or(|since| t.saturating_sub(since) <= ADOPTION));
        for row in &snapshot.rows {
            let nameless = row.speaker.is_none() && snapshot.platform == Platform::Meet;
            if !nameless && !row.hidden {
                self.read(row, snapshot, &mut changes);
            }
        }
        let left: Vec<UtteranceId> =
            self.lines.iter().filter(|line| line.gone == Some(t)).map(|line| line.track.current().utterance).collect();
        let hidden = snapshot.rows.iter().filter(|row| row.hidden).filter_map(|row| self.line(row.key));
        let ended: Vec<UtteranceId> = hidden.map(|line| line.track.current().utterance).chain(left).collect();
        for id in ended {
            changes.extend(self.finish(id, t));
        }
        changes
    }

    /// Lets time pass: utterances without change for [`SETTLE`] are done.
    pub fn advance(&mut self, t: u32) -> Vec<UtteranceChange> {
        let settled = |u: &&mut Utterance| !u.done && u.changed.saturating_add(SETTLE) <= t;
        self.utterances
            .iter_mut()
            .filter(settled)
            .map(|utterance| {
                utterance.done = true;
                utterance.change(utterance.changed.saturating_add(SETTLE))
            })
            .collect()
    }

    /// When [`Merger::advance`] next has something to say.
    pub fn deadline(&self) -> Option<u32> {
        self.utterances.iter().filter(|utterance| !utterance.done).map(|u| u.changed.saturating_add(SETTLE)).min()
    }

    fn line(&self, key: u32) -> Option<&Line> {
        self.lines.iter().find(|line| line.key == key && line.gone.is_none())
    }

    fn read(&mut self, row: &Row, snapshot: &Snapshot, changes: &mut Vec<UtteranceChange>) {
        let t = snapshot.t;
        let known = self.lines.iter().position(|line| line.key == row.key && line.gone.is_none());
        let at = known.or_else(|| self.adopted(row, snapshot.root_changed));
        let unchanged = at.and_then(|at| self.lines.get(at)).is_some_and(|line| {
            known.is_some()
                && line.text == row.text
                && line.speaker_key == row.speaker_key
                && line.speaker == row.speaker
        });
        if unchanged || row.text.is_empty() && at.is_none() {
            return;
        }
        let wording = Wording::of(&row.text);
        let Some(mut line) = at.map(|at| self.lines.remove(at)) else {
            let line = self.open(row, wording, t);
            changes.extend(self.say(&line, t));
            self.lines.push(line);
            return;
        };
        let relation = line.track.relation(&wording);
        let respoken = line.speaker_key != row.speaker_key;
        if relation == Relation::Unrelated && (respoken || !line.text.is_empty()) {
            changes.extend(self.finish(line.track.current().utterance, t));
            let line = self.open(row, wording, t);
            changes.extend(self.say(&line, t));
            self.lines.push(line);
            return;
        }
        let before = line.track.len();
        line.track.take(wording, relation);
        let current = line.track.current();
        let paused = t.saturating_sub(line.changed) >= PAUSE && line.track.len() > before;
        let endless = line.track.len().saturating_sub(current.start) > MAX_WORDS;
        if (paused || endless) && before > current.start {
            let id = self.begin(row, t);
            line.track.cut(id, before);
            changes.extend(self.finish(current.utterance, t));
        }
        if line.text != row.text {
            line.changed = t;
        }
        line.key = row.key;
        line.gone = None;
        line.text.clone_from(&row.text);
        line.speaker_key.clone_from(&row.speaker_key);
        line.speaker.clone_from(&row.speaker);
        changes.extend(self.say(&line, t));
        self.lines.push(line);
    }

    /// A vanished row that this new element continues: a re-rendered page shows the same words in new elements.
    fn adopted(&self, row: &Row, root_changed: bool) -> Option<usize> {
        let start = |text: &str| text.chars().take(ADOPTION_PREFIX).collect::<String>().to_lowercase();
        let mut vanished = self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.gone.is_some() && line.speaker_key == row.speaker_key);
        let found = vanished.find(|(_, line)| {
            root_changed && line.text == row.text
                || line.text.chars().count() >= ADOPTABLE_CHARS
                    && start(&line.text) == start(&row.text)
                    && line.track.relation(&Wording::of(&row.text)) != Relation::Unrelated
        });
        found.map(|(at, _)| at)
    }

    fn open(&mut self, row: &Row, wording: Wording, t: u32) -> Line {
        let id = self.begin(row, t);
        Line {
            key: row.key,
            speaker_key: row.speaker_key.clone(),
            speaker: row.speaker.clone(),
            text: row.text.clone(),
            track: Track::new(id, wording),
            changed: t,
            gone: None,
        }
    }

    fn begin(&mut self, row: &Row, t: u32) -> UtteranceId {
        self.last_id += 1;
        self.utterances.push_back(Utterance {
            id: self.last_id,
            rev: 0,
            speaker: row.speaker.clone(),
            own: self.is_own(row.speaker.as_deref()),
            text: String::new(),
            changed: t,
            done: false,
        });
        if self.utterances.len() > KEPT {
            self.utterances.pop_front();
        }
        self.last_id
    }

    fn is_own(&self, speaker: Option<&str>) -> bool {
        speaker.is_some_and(|name| self.own_names.contains(&name.trim().to_lowercase()))
    }

    /// Brings the utterances of a line up to date; reports those that changed.
    fn say(&mut self, line: &Line, t: u32) -> Vec<UtteranceChange> {
        let own = self.is_own(line.speaker.as_deref());
        let mut changes = Vec::new();
        for (id, text) in line.track.utterances() {
            let Some(utterance) = self.utterances.iter_mut().rev().find(|utterance| utterance.id == id) else {
                continue;
            };
            if utterance.text == text && utterance.speaker == line.speaker {
                continue;
            }
            utterance.rev += 1;
            utterance.text = text;
            utterance.speaker.clone_from(&line.speaker);
            utterance.own = own;
            utterance.changed = t;
            // A late edit of an earlier utterance: it was done and stays so.
            utterance.done = id != line.track.current().utterance;
            changes.push(utterance.change(t));
        }
        changes
    }

    fn finish(&mut self, id: UtteranceId, t: u32) -> Option<UtteranceChange> {
        let utterance = self.utterances.iter_mut().rev().find(|utterance| utterance.id == id && !utterance.done)?;
        utterance.done = true;
        Some(utterance.change(t))
    }
}

#[cfg(test)]
#[path = "merger_tests.rs"]
mod tests;
