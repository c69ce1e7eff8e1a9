//! What the other side said last, with the time of each word: the person may ask to look at it again, whatever the turns.

use crate::captions::{UtteranceChange, UtteranceId};
use std::collections::BTreeMap;

/// How far back may be looked, in milliseconds.
pub(super) const SPAN: u32 = 30_000;
/// Most words kept: three times what is said in that time. An utterance that is revised may be far longer.
const WORDS: usize = 240;

/// The last words, by utterance in the order in which those began.
#[derive(Debug, Default)]
pub(super) struct Recent {
    said: BTreeMap<UtteranceId, Vec<(u32, String)>>,
}

impl Recent {
    /// Takes a change; the person's own words are not for looking at.
    pub(super) fn take(&mut self, change: &UtteranceChange) {
        if change.own {
            // Who is who may turn out late.
            self.said.remove(&change.id);
            return;
        }
        let before = self.said.remove(&change.id).unwrap_or_default();
        // A word revised in place was said when it was first heard.
        let words = change.text.split_whitespace().enumerate();
        let words = words.map(|(at, word)| (before.get(at).map_or(change.t, |(since, _)| *since), word.to_owned()));
        self.said.insert(change.id, words.collect());
        self.said.retain(|_, words| words.last().is_some_and(|(t, _)| t.saturating_add(SPAN) >= change.t));
    }

    /// What was said in the last stretch of time, oldest first.
    pub(super) fn words(&self, now: u32) -> Vec<String> {
        let since = now.saturating_sub(SPAN);
        let mut words: Vec<String> =
            self.said.values().flatten().filter(|(t, _)| *t >= since).map(|(_, word)| word.clone()).collect();
        words.drain(..words.len().saturating_sub(WORDS));
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_do_not_matter_and_words_grow_old_one_by_one() {
        let mut recent = Recent::default();
        recent.take(&UtteranceChange::said(1_000, 1, false, "say you"));
        recent.take(&UtteranceChange::said(5_000, 1, false, "say we have a table"));
        recent.take(&UtteranceChange::said(8_000, 2, true, "right I see what you mean"));
        recent.take(&UtteranceChange::said(20_000, 3, false, "and it grows"));
        assert_eq!(recent.words(21_000).join(" "), "say we have a table and it grows");
        assert_eq!(recent.words(32_000).join(" "), "have a table and it grows");
        assert_eq!(recent.words(50_001), Vec::<String>::new());
    }

    #[test]
    fn who_turns_out_to_be_the_person_is_forgotten_and_so_is_what_is_old() {
        let mut recent = Recent::default();
        recent.take(&UtteranceChange::said(1_000, 1, false, "I would shard it"));
        recent.take(&UtteranceChange::said(1_100, 1, true, "I would shard it"));
        assert_eq!(recent.words(1_200), Vec::<String>::new());
        recent.take(&UtteranceChange::said(2_000, 2, false, "old"));
        recent.take(&UtteranceChange::said(40_000, 3, false, "new"));
        assert_eq!(recent.said.len(), 1);
    }
}
