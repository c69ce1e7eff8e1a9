//! What one speaker said in one go.

use super::wording::words;
use serde::Serialize;
use std::collections::VecDeque;

/// Number of an utterance, counted from 1 in the order they began.
pub type UtteranceId = u32;

/// Words that nothing changed for this long are taken to stay as they are, in milliseconds.
const STEADY: u32 = 2_500;
/// The last words of an utterance that goes on are never taken to stay.
const UNSTEADY_WORDS: usize = 6;
/// Most utterances kept for revision.
const KEPT: usize = 64;

/// What one speaker said in one go, as merged from caption rows. Later captions may revise it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Utterance {
    id: UtteranceId,
    rev: u32,
    voice: Voice,
    text: String,
    changed: u32,
    done: bool,
    /// Since when so many words at the start have been the same, oldest first.
    steady: Vec<(u32, usize)>,
}

/// Who speaks, as the page tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Voice {
    /// The name, where the page shows one.
    pub(super) speaker: Option<String>,
    /// What the speaker is known by.
    pub(super) key: String,
    /// The person themself.
    pub(super) own: bool,
    /// The page shows a translation of what was said.
    pub(super) translated: bool,
}

/// A change that the merger reports: the utterance as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UtteranceChange {
    /// When, in milliseconds of the reader's time.
    pub t: u32,
    /// Which utterance.
    pub id: UtteranceId,
    /// Raised with every change of text or speaker, from 1.
    pub rev: u32,
    /// Who speaks, where the page shows a name.
    pub speaker: Option<String>,
    /// What the speaker is known by: the name, or their picture.
    pub speaker_key: String,
    /// The person themself speaks.
    pub own: bool,
    /// The words so far, also those that have left the screen.
    pub text: String,
    /// So many words at the start of the text are not expected to change any more.
    pub stable: usize,
    /// The page shows a translation of what was said.
    pub translated: bool,
    /// Nothing more is expected; a later caption may still revise it.
    pub done: bool,
}

#[cfg(test)]
impl UtteranceChange {
    /// Words of somebody whom the page does not name, for tests.
    pub(crate) fn said(t: u32, id: UtteranceId, own: bool, text: &str) -> Self {
        Self {
            t,
            id,
            rev: 1,
            speaker: None,
            speaker_key: String::new(),
            own,
            text: text.to_owned(),
            stable: 0,
            translated: false,
            done: false,
        }
    }
}

impl Utterance {
    fn change(&self, t: u32) -> UtteranceChange {
        let length = self.steady.last().map_or(0, |(_, words)| *words);
        let steady = self.steady.iter().rev().find(|(since, _)| t.saturating_sub(*since) >= STEADY);
        let steady = steady.map_or(0, |(_, words)| *words).min(length.saturating_sub(UNSTEADY_WORDS));
        UtteranceChange {
            t,
            id: self.id,
            rev: self.rev,
            speaker: self.voice.speaker.clone(),
            speaker_key: self.voice.key.clone(),
            own: self.voice.own,
            text: self.text.clone(),
            stable: if self.done { length } else { steady },
            translated: self.voice.translated,
            done: self.done,
        }
    }

    fn set_text(&mut self, text: String, t: u32) {
        let (before, after) = (words(&self.text), words(&text));
        let same = before.iter().zip(&after).take_while(|(a, b)| a.folded == b.folded).count();
        for (_, steady) in &mut self.steady {
            *steady = (*steady).min(same);
        }
        // Of marks that say no more than an older one, and of those that are all old enough, one is enough.
        self.steady.dedup_by_key(|(_, words)| *words);
        let old = self.steady.iter().filter(|(since, _)| t.saturating_sub(*since) >= STEADY).count();
        self.steady.drain(..old.saturating_sub(1));
        self.steady.push((t, after.len()));
        self.text = text;
        self.changed = t;
    }
}

/// The utterances that may still change.
#[derive(Debug, Default)]
pub(super) struct Utterances {
    kept: VecDeque<Utterance>,
    last_id: UtteranceId,
}

impl Utterances {
    /// Begins one without words; it is reported with its first.
    pub(super) fn begin(&mut self, t: u32) -> UtteranceId {
        self.last_id += 1;
        self.kept.push_back(Utterance {
            id: self.last_id,
            rev: 0,
            voice: Voice::default(),
            text: String::new(),
            changed: t,
            done: false,
            steady: Vec::new(),
        });
        if self.kept.len() > KEPT {
            self.kept.pop_front();
        }
        self.last_id
    }

    /// Brings one up to date; nothing if nothing changed, or if it was let go. `open`: more words are expected.
    pub(super) fn say(
        &mut self,
        id: UtteranceId,
        text: String,
        voice: &Voice,
        open: bool,
        t: u32,
    ) -> Option<UtteranceChange> {
        let utterance = self.find(id)?;
        if utterance.text == text && utterance.voice == *voice {
            return None;
        }
        utterance.rev += 1;
        utterance.set_text(text, t);
        utterance.voice.clone_from(voice);
        // A late edit of an earlier utterance: it was done and stays so.
        utterance.done = !open;
        Some(utterance.change(t))
    }

    /// Ends one that goes on.
    pub(super) fn finish(&mut self, id: UtteranceId, t: u32) -> Option<UtteranceChange> {
        let utterance = self.find(id).filter(|utterance| !utterance.done && utterance.rev > 0)?;
        utterance.done = true;
        Some(utterance.change(t))
    }

    /// Ends all that go on.
    pub(super) fn finish_all(&mut self, t: u32) -> Vec<UtteranceChange> {
        let ids: Vec<UtteranceId> = self.kept.iter().map(|utterance| utterance.id).collect();
        ids.into_iter().filter_map(|id| self.finish(id, t)).collect()
    }

    /// Ends those that have not changed for `settle` milliseconds.
    pub(super) fn settle(&mut self, settle: u32, t: u32) -> Vec<UtteranceChange> {
        let settled = |u: &&mut Utterance| !u.done && u.rev > 0 && u.changed.saturating_add(settle) <= t;
        let settled = self.kept.iter_mut().filter(settled);
        settled
            .map(|utterance| {
                utterance.done = true;
                utterance.change(utterance.changed.saturating_add(settle))
            })
            .collect()
    }

    /// When the next one will have settled.
    pub(super) fn next_settled(&self, settle: u32) -> Option<u32> {
        let going_on = self.kept.iter().filter(|utterance| !utterance.done && utterance.rev > 0);
        going_on.map(|utterance| utterance.changed.saturating_add(settle)).min()
    }

    /// How many are kept.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }

    fn find(&mut self, id: UtteranceId) -> Option<&mut Utterance> {
        self.kept.iter_mut().rev().find(|utterance| utterance.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stable_once_they_stood_for_a_while_and_others_follow() {
        let mut utterances = Utterances::default();
        let id = utterances.begin(0);
        let voice = Voice::default();
        let mut stable = |t: u32, text: &str| {
            utterances.say(id, text.to_owned(), &voice, true, t).map_or(usize::MAX, |change| change.stable)
        };
        assert_eq!(stable(0, "a b c d e f g h"), 0);
        assert_eq!(stable(1_000, "a b c d e f g h i j"), 0);
        assert_eq!(stable(2_600, "a b c d e f g h i j k l"), 6, "the last six never are");
        assert_eq!(stable(3_600, "a b X d e f g h i j k l"), 2, "nor what was just revised");
        assert_eq!(stable(6_200, "a b X d e f g h i j k l m n"), 8);
    }

    #[test]
    fn only_the_newest_are_kept() {
        let mut utterances = Utterances::default();
        for t in 0..1_000 {
            utterances.begin(t);
        }
        assert_eq!(utterances.len(), KEPT);
        assert_eq!(utterances.say(1, "late".to_owned(), &Voice::default(), true, 1_000), None);
    }
}
