//! The words of one caption row over time, and the utterances they belong to.
//!
//! A call page may keep one row for minutes (Meet never ends a block while one person speaks), so a row's words are
//! cut into several utterances at pauses. A row's text may also slide: words that left the screen are kept here as
//! long as their utterance is the row's current or previous one.

use super::relation::{Relation, extends, relation};
use super::utterance::UtteranceId;
use super::wording::{Word, joined};

/// Where an utterance begins in a track's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) utterance: UtteranceId,
    pub(super) start: usize,
}

/// So many words of what was on screen must follow words that stand on it again.
const SLID_BACK: usize = 3;

/// A row's words: those that left the screen, then those on it.
#[derive(Debug, Clone)]
pub(super) struct Track {
    gone: Vec<Word>,
    visible: Vec<Word>,
    cuts: Vec<Cut>,
}

impl Track {
    /// A row first seen, whose words all belong to `utterance`.
    pub(super) fn new(utterance: UtteranceId, visible: Vec<Word>) -> Self {
        Self { gone: Vec::new(), visible, cuts: vec![Cut { utterance, start: 0 }] }
    }

    /// How the row's new text relates to what it showed.
    pub(super) fn relation(&self, text: &[Word]) -> Relation {
        if self.slid_back(text) > 0 { Relation::Revised } else { relation(&self.visible, text) }
    }

    /// How many words that had left the screen stand again before what was on it.
    pub(super) fn slid_back(&self, text: &[Word]) -> usize {
        let same = |a: &[Word], b: &[Word]| a.iter().zip(b).all(|(a, b)| a.folded == b.folded);
        let most = self.gone.len().min(text.len());
        let fits = |back: &usize| {
            let (again, rest) = text.split_at(*back);
            let length = rest.len().min(self.visible.len()).min(SLID_BACK);
            same(self.gone.get(self.gone.len() - back..).unwrap_or_default(), again)
                && length > 0
                && same(rest.get(..length).unwrap_or_default(), self.visible.get(..length).unwrap_or_default())
        };
        (1..=most).rev().find(fits).unwrap_or(0)
    }

    /// Whether the new text is what the row showed, perhaps with more behind it.
    pub(super) fn is_extended_by(&self, text: &[Word]) -> bool {
        extends(&self.visible, text)
    }

    /// Takes the row's new text, which relates to the old one as said. Gives where the words begin that were added at
    /// its end; the length of the track if none were.
    pub(super) fn take(&mut self, mut text: Vec<Word>, relation: Relation) -> usize {
        let back = self.slid_back(&text);
        if back > 0 {
            let again = self.gone.split_off(self.gone.len() - back);
            self.visible.splice(0..0, again);
        } else if let Relation::Slid(dropped) = relation {
            let at = dropped.min(self.visible.len());
            self.gone.extend(self.visible.drain(..at));
        }
        if let (false, Some(first), Some(before)) = (self.gone.is_empty(), text.first_mut(), self.visible.first()) {
            // At the start of a text nothing shows whether a space stood there before the words that left.
            first.spaced = before.spaced;
        }
        let gone = self.gone.len();
        let mut least = 0;
        for cut in &mut self.cuts {
            if let Some(on_screen) = cut.start.checked_sub(gone) {
                // Words that were rewritten may be found anywhere, but no utterance begins before an earlier one.
                cut.start = least.max(gone + moved(on_screen, &self.visible, &text));
            }
            least = cut.start;
        }
        let added = gone + moved(self.visible.len(), &self.visible, &text);
        self.visible = text;
        added - self.forget()
    }

    /// Words from here on belong to `utterance`.
    pub(super) fn cut(&mut self, utterance: UtteranceId, start: usize) {
        self.cuts.push(Cut { utterance, start: start.min(self.len()) });
        self.forget();
    }

    /// How many words are on screen.
    pub(super) fn visible_len(&self) -> usize {
        self.visible.len()
    }

    /// How many words the track holds.
    pub(super) fn len(&self) -> usize {
        self.gone.len() + self.visible.len()
    }

    /// The utterance that new words belong to.
    pub(super) fn current(&self) -> Cut {
        self.cuts.last().copied().unwrap_or(Cut { utterance: 0, start: 0 })
    }

    /// Each utterance still held, with its words.
    pub(super) fn utterances(&self) -> impl Iterator<Item = (UtteranceId, String)> + '_ {
        let ends = self.cuts.iter().skip(1).map(|cut| cut.start).chain([self.len()]);
        self.cuts.iter().zip(ends).map(|(cut, end)| {
            let words = self.gone.iter().chain(&self.visible);
            (cut.utterance, joined(words.skip(cut.start).take(end.saturating_sub(cut.start))))
        })
    }

    /// Lets go of utterances all of whose words have left the screen, but for the last two. Gives how many words went.
    fn forget(&mut self) -> usize {
        let mut forgotten = 0;
        while let [_, second, _, ..] = self.cuts.as_slice()
            && second.start <= self.gone.len()
        {
            let dropped = second.start;
            self.gone.drain(..dropped);
            self.cuts.remove(0);
            for cut in &mut self.cuts {
                cut.start -= dropped;
            }
            forgotten += dropped;
        }
        forgotten
    }
}

/// How many words around a cut are looked for in a rewritten text.
const ANCHOR: usize = 3;

/// Where the cut before word `at` of the old text stands in the new one: behind the same start, or where the words that
/// followed or preceded it went, nearest to where it was.
fn moved(at: usize, old: &[Word], new: &[Word]) -> usize {
    let same = |(a, b): &(&Word, &Word)| a.folded == b.folded;
    let same_start = old.iter().zip(new).take_while(same).count();
    if at <= same_start {
        return at;
    }
    let following = old.get(at..).unwrap_or_default();
    let following = following.get(..ANCHOR).unwrap_or(following);
    let preceding = old.get(at.saturating_sub(ANCHOR)..at).unwrap_or_default();
    let found = |words: &[Word], offset: usize| {
        let is_here = |window: &[Word]| window.iter().zip(words).all(|pair| same(&pair));
        let starts =
            new.windows(words.len().max(1)).enumerate().filter(|(_, window)| !words.is_empty() && is_here(window));
        starts.map(|(start, _)| start + offset).min_by_key(|start| start.abs_diff(at))
    };
    found(following, 0).or_else(|| found(preceding, preceding.len())).unwrap_or(at).min(new.len())
}

#[cfg(test)]
mod tests {
    use super::super::wording::words;
    use super::*;

    fn track(texts: &[&str]) -> Track {
        let mut track = Track::new(1, words(texts[0]));
        show(&mut track, &texts[1..]);
        track
    }

    fn show(track: &mut Track, texts: &[&str]) {
        for text in texts {
            let text = words(text);
            let relation = track.relation(&text);
            track.take(text, relation);
        }
    }

    fn said(track: &Track) -> Vec<(UtteranceId, String)> {
        track.utterances().collect()
    }

    #[test]
    fn words_that_slide_off_the_screen_are_kept() {
        let track = track(&["one two three four five", "three four five six", "four five six seven eight"]);
        assert_eq!(said(&track), [(1, "one two three four five six seven eight".to_owned())]);
    }

    #[test]
    fn a_cut_parts_utterances_and_moves_with_revisions_before_it() {
        let mut track = track(&["we should chip the build"]);
        track.cut(2, 5);
        show(&mut track, &["we should chip the build on friday", "we really should ship the build on friday maybe"]);
        assert_eq!(
            said(&track),
            [(1, "we really should ship the build".to_owned()), (2, "on friday maybe".to_owned())]
        );
    }

    #[test]
    fn only_words_behind_the_old_end_are_added() {
        let mut track = track(&["what whats up with it"]);
        let text = words("what what is up with it");
        assert_eq!(track.take(text, Relation::Revised), 6, "a revision in the middle adds nothing");
        let text = words("what what is up with it then");
        assert_eq!(track.take(text, Relation::Revised), 6);
        assert_eq!(track.len(), 7);
    }

    #[test]
    fn old_utterances_are_let_go_once_off_the_screen() {
        let mut track = track(&["a b c d"]);
        track.cut(2, 4);
        for (id, text) in [(3, "c d e f g h"), (4, "e f g h i j k l"), (5, "i j k l m n o p"), (6, "m n o p q r s t")] {
            show(&mut track, &[text]);
            track.cut(id, track.len());
        }
        assert!(track.cuts.len() <= 4, "{:?}", track.cuts);
        assert_eq!(track.current().utterance, 6);
        assert!(said(&track).iter().any(|(_, text)| text == "q r s t"), "{:?}", said(&track));
    }
}
