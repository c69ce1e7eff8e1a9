//! Snapshots of caption rows -> utterances, revised in place.
//!
//! Identity follows the row's element, never its text: an edited row is a revision, the same words in a new row are
//! new speech (unless the page rebuilt its rows). A row keeps its utterance while its text grows, shrinks, is rewritten
//! in part, or slides; it opens a new one when the text is unrelated, or the speaker paused.

use super::lines::{Line, Lines, Stranger};
use super::people::People;
use super::relation::Relation;
use super::snapshot::{Platform, Row, Snapshot};
use super::track::Track;
use super::utterance::{UtteranceChange, Utterances, Voice};
use super::wording::{Word, words};
use std::collections::HashMap;

/// An utterance without change for this long is done, in milliseconds.
pub const SETTLE: u32 = 1500;
/// New words in a row after this pause open a new utterance.
const PAUSE: u32 = 4000;
/// An utterance longer than this is cut at the next short pause, in words.
const LONG: usize = 150;
/// One longer than this is cut in any case, so that nothing grows without end.
const MAX_WORDS: usize = 400;
/// After so long without a snapshot, so many words at once were not just spoken: the page did not draw meanwhile.
const GAP: u32 = 10_000;
const GAP_WORDS: usize = 16;
/// A row without a name that grew so often is speech; notices such as "Ben joined" appear whole.
const SPEECH_GROWTHS: u32 = 2;
/// Most nameless rows watched for growth.
const NAMELESS: usize = 64;

/// Captions were missing for a while: the page did not draw them, and showed all at once what had been said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// When it ended, in milliseconds of the reader's time.
    pub t: u32,
    /// How long it was, in milliseconds.
    pub length: u32,
}

/// What a snapshot meant.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Before the changes there was a gap; their times are rough.
    pub gap: Option<Gap>,
    /// The changes, in page order.
    pub changes: Vec<UtteranceChange>,
}

/// Turns snapshots into utterances.
#[derive(Debug)]
pub struct Merger {
    /// Who is who.
    pub people: People,
    lines: Lines,
    utterances: Utterances,
    /// Rows without a name that may be notices: their text and how often it grew.
    nameless: HashMap<u32, (Vec<Word>, u32)>,
    /// When the last snapshot came.
    last: Option<u32>,
}

impl Merger {
    /// With what is known of the people.
    pub fn new(people: People) -> Self {
        Self {
            people,
            lines: Lines::default(),
            utterances: Utterances::default(),
            nameless: HashMap::new(),
            last: None,
        }
    }

    /// Takes a snapshot that [`Snapshot::cleaned`] has seen.
    pub fn take(&mut self, snapshot: &Snapshot) -> Merged {
        let t = snapshot.t;
        let mut changes = self.advance(t);
        let keys: Vec<u32> = snapshot.rows.iter().map(|row| row.key).collect();
        let seen: Vec<bool> = keys.iter().map(|key| self.lines.on_page().contains(key)).collect();
        let left = self.lines.see(&keys, t);
        self.nameless.retain(|key, _| keys.contains(key));
        let mut added = 0;
        for (at, row) in snapshot.rows.iter().enumerate() {
            if row.hidden {
                let current = self.lines.known(row.key).and_then(|at| self.lines.get(at));
                let current = current.filter(|line| line.gone.is_none()).map(|line| line.track.current().utterance);
                changes.extend(current.and_then(|id| self.utterances.finish(id, t)));
            } else if !row.text.is_empty() && !self.is_notice(row, snapshot.platform) {
                let above = keys.iter().zip(&seen).take(at).rfind(|(_, seen)| **seen).map(|(key, _)| *key);
                let overtaken = seen.iter().skip(at + 1).any(|seen| *seen);
                added += self.read(row, snapshot, (above, overtaken), &mut changes);
            }
        }
        for at in left {
            // Unless a new element goes on with it.
            let line = self.lines.get(at).filter(|line| line.gone.is_some());
            let current = line.map(|line| line.track.current().utterance);
            changes.extend(current.and_then(|id| self.utterances.finish(id, t)));
        }
        self.lines.trim();
        let silence = self.last.replace(t).map_or(0, |last| t.saturating_sub(last));
        let gap = (silence >= GAP && added >= GAP_WORDS).then_some(Gap { t, length: silence });
        Merged { gap, changes }
    }

    /// Lets time pass: utterances without change for [`SETTLE`] are done.
    pub fn advance(&mut self, t: u32) -> Vec<UtteranceChange> {
        self.utterances.settle(SETTLE, t)
    }

    /// When [`Merger::advance`] next has something to say.
    pub fn deadline(&self) -> Option<u32> {
        self.utterances.next_settled(SETTLE)
    }

    /// Another reader takes over at time `t`, as when the page was loaded again: what was said is done, and rows that it
    /// shows may be known ones.
    pub fn rejoin(&mut self, t: u32) -> Vec<UtteranceChange> {
        self.lines.disown(t);
        self.nameless.clear();
        // What the page shows now was said at any time before.
        self.last = None;
        self.utterances.finish_all(t)
    }

    /// Reads a row that is shown; its place is the key of the nearest known row above it, and whether one is below.
    /// Gives how many words were added.
    fn read(
        &mut self,
        row: &Row,
        snapshot: &Snapshot,
        (above, overtaken): (Option<u32>, bool),
        changes: &mut Vec<UtteranceChange>,
    ) -> usize {
        let t = snapshot.t;
        let known = self.lines.known(row.key);
        let unchanged = known.and_then(|at| self.lines.get(at)).is_some_and(|line| {
            line.gone.is_none()
                && line.text == row.text
                && line.speaker_key == row.speaker_key
                && line.speaker == row.speaker
                && line.translated == row.translated
        });
        if unchanged {
            return 0;
        }
        self.people.meet(&row.speaker_key, row.speaker.as_deref());
        let text = words(&row.text);
        if text.is_empty() {
            return 0;
        }
        let stranger = Stranger { speaker_key: &row.speaker_key, text: &row.text, words: &text, above, overtaken };
        let root_changed = snapshot.root_changed || self.last.is_none();
        let at = known.or_else(|| self.lines.vanished(&stranger, t, root_changed));
        let relation = at.and_then(|at| self.lines.get(at)).map(|line| line.track.relation(&text));
        match (at, relation) {
            (Some(at), Some(relation)) if relation != Relation::Unrelated => {
                self.go_on(at, row, text, relation, snapshot, changes)
            }
            _ => self.turn_over(at, row, text, snapshot, changes),
        }
    }

    /// The row goes on with what it showed.
    fn go_on(
        &mut self,
        at: usize,
        row: &Row,
        text: Vec<Word>,
        relation: Relation,
        snapshot: &Snapshot,
        changes: &mut Vec<UtteranceChange>,
    ) -> usize {
        let t = snapshot.t;
        let Some(line) = self.lines.get_mut(at) else { return 0 };
        let added = line.track.take(text, relation);
        let fresh = line.track.len().saturating_sub(added);
        let current = line.track.current();
        let silent = t.saturating_sub(line.grew);
        let length = added.saturating_sub(current.start);
        // Zoom hides a row that is done and shows it again when its speaker goes on.
        let paused = silent >= PAUSE && snapshot.platform != Platform::Zoom || silent >= SETTLE && length > LONG;
        if fresh > 0 && added > current.start && (paused || length + fresh > MAX_WORDS) {
            let id = self.utterances.begin(t);
            line.track.cut(id, added);
            changes.extend(self.utterances.finish(current.utterance, t));
        }
        if fresh > 0 {
            line.grew = t;
        }
        line.key = Some(row.key);
        line.gone = None;
        self.tell(at, row, t, changes);
        fresh
    }

    /// The row shows something else: what this element showed before, or something new.
    fn turn_over(
        &mut self,
        at: Option<usize>,
        row: &Row,
        text: Vec<Word>,
        snapshot: &Snapshot,
        changes: &mut Vec<UtteranceChange>,
    ) -> usize {
        let t = snapshot.t;
        let returned = self.lines.returned(row.key, &row.speaker_key, &text, t);
        if let Some(line) = at.and_then(|at| self.lines.get_mut(at)) {
            line.gone = line.gone.or(Some(t));
            let ended = line.track.current().utterance;
            changes.extend(self.utterances.finish(ended, t));
        }
        if let Some(at) = returned
            && let Some(relation) = self.lines.get(at).map(|line| line.track.relation(&text))
        {
            return self.go_on(at, row, text, relation, snapshot, changes);
        }
        let id = self.utterances.begin(t);
        let added = text.len();
        let at = self.lines.push(Line::new(row.key, Track::new(id, text), t));
        self.tell(at, row, t, changes);
        added
    }

    /// Brings the utterances of a line up to date; reports those that changed.
    fn tell(&mut self, at: usize, row: &Row, t: u32, changes: &mut Vec<UtteranceChange>) {
        let Some(line) = self.lines.get_mut(at) else { return };
        line.text.clone_from(&row.text);
        line.speaker_key.clone_from(&row.speaker_key);
        line.speaker.clone_from(&row.speaker);
        line.translated = row.translated;
        let voice = Voice {
            speaker: row.speaker.clone(),
            key: row.speaker_key.clone(),
            own: self.people.is_own(&row.speaker_key, row.speaker.as_deref()),
            translated: row.translated,
        };
        let current = line.track.current().utterance;
        for (id, text) in line.track.utterances() {
            changes.extend(self.utterances.say(id, text, &voice, id == current, t));
        }
    }

    /// Meet shows notices ("Ben joined") as rows without a name. A nameless row that grows as speech does is none: then
    /// the page was changed, and words without a name are better than none.
    fn is_notice(&mut self, row: &Row, platform: Platform) -> bool {
        if platform != Platform::Meet || row.speaker.is_some() || self.lines.has(row.key) {
            self.nameless.remove(&row.key);
            return false;
        }
        let text = words(&row.text);
        if self.nameless.len() >= NAMELESS && !self.nameless.contains_key(&row.key) {
            return true;
        }
        let (known, growths) = self.nameless.entry(row.key).or_insert_with(|| (text.clone(), 0));
        if text.len() > known.len() && super::relation::extends(known, &text) {
            *growths += 1;
        }
        *known = text;
        *growths < SPEECH_GROWTHS
    }
}

#[cfg(test)]
#[path = "merger_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "merger_properties.rs"]
mod properties;
