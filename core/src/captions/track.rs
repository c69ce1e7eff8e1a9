//! The words of one caption row over time, and the utterances they belong to.
//!
//! A call page may keep one row for minutes (Meet never ends a block while one person speaks), so a row's words are
//! cut into several utterances at pauses. A row's text may also slide: words that left the screen are kept here as
//! long as their utterance is the row's current or previous one.

use super::relation::{Relation, relation};
use super::utterance::UtteranceId;
use super::wording::Wording;

/// Where an utterance begins in a track's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) utterance: UtteranceId,
    pub(super) start: usize,
}

/// A row's words: those that left the screen, then those on it.
#[derive(Debug, Clone)]
pub(super) struct Track {
    gone: Vec<String>,
    visible: Wording,
    cuts: Vec<Cut>,
}

impl Track {
    /// A row first seen, whose words all belong to `utterance`.
    pub(super) fn new(utterance: UtteranceId, visible: Wording) -> Self {
        Self { gone: Vec::new(), visible, cuts: vec![Cut { utterance, start: 0 }] }
    }

    /// How the row's new text relates to what it showed.
    pub(super) fn relation(&self, text: &Wording) -> Relation {
        relation(&self.visible, text)
    }

    /// Takes the row's new text, which relates to the old one as said.
    pub(super) fn take(&mut self, text: Wording, relation: Relation) {
        if let Relation::Slid(dropped) = relation {
            let at = dropped.min(self.visible.len());
            self.gone.extend(self.visible.written.drain(..at));
            self.visible.folded.drain(..at);
        }
        let gone = self.gone.len();
        for cut in &mut self.cuts {
            if let Some(on_screen) = cut.start.checked_sub(gone) {
                cut.start = gone + moved(on_screen, &self.visible.folded, &text.folded);
            }
        }
        self.visible = text;
        self.forget();
    }

    /// Words from here on belong to `utterance`.
    pub(super) fn cut(&mut self, utterance: UtteranceId, start: usize) {
        self.cuts.push(Cut { utterance, start: start.min(self.len()) });
        self.forget();
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
            let words = self.gone.iter().chain(&self.visible.written);
            let text: Vec<&str> =
                words.skip(cut.start).take(end.saturating_sub(cut.start)).map(String::as_str).collect();
            (cut.utterance, text.join(" "))
        })
    }

    /// Lets go of utterances all of whose words have left the screen, but for the last two.
    fn forget(&mut self) {
        while let [_, second, _, ..] = self.cuts.as_slice()
            && second.start <= self.gone.len()
        {
            let dropped = second.start;
            self.gone.drain(..dropped);
            self.cuts.remove(0);
            for cut in &mut self.cuts {
                cut.start -= dropped;
            }
        }
    }
}

/// How many words around a cut are looked for in a rewritten text.
const ANCHOR: usize = 3;

/// Where the cut before word `at` of the old text stands in the new one: behind the same start, or where the words that
/// followed or preceded it went, nearest to where it was.
fn moved(at: usize, old: &[String], new: &[String]) -> usize {
    let same_start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    if at <= same_start {
        return at;
    }
    let following = old.get(at..).unwrap_or_default();
    let following = following.get(..ANCHOR).unwrap_or(following);
    let preceding = old.get(at.saturating_sub(ANCHOR)..at).unwrap_or_default();
    let found = |words: &[String], offset: usize| {
        let starts = new.windows(words.len().max(1)).enumerate().filter(|(_, window)| *window == words);
        starts.map(|(start, _)| start + offset).min_by_key(|start| start.abs_diff(at))
    };
    found(following, 0).or_else(|| found(preceding, preceding.len())).unwrap_or(at).min(new.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(texts: &[&str]) -> Track {
        let mut track = Track::new(1, Wording::of(texts[0]));
        for text in &texts[1..] {
            let wording = Wording::of(text);
            let relation = track.relation(&wording);
            track.take(wording, relation);
        }
        track
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
        for text in ["we should chip the build on friday", "we really should ship the build on friday maybe"] {
            let wording = Wording::of(text);
            let relation = track.relation(&wording);
            track.take(wording, relation);
        }
        assert_eq!(
            said(&track),
            [(1, "we really should ship the build".to_owned()), (2, "on friday maybe".to_owned())]
        );
    }

    #[test]
    fn old_utterances_are_let_go_once_off_the_screen() {
        let mut track = track(&["a b c d"]);
        track.cut(2, 4);
        for (id, text) in [(3, "c d e f g h"), (4, "e f g h i j k l"), (5, "i j k l m n o p"), (6, "m n o p q r s t")] {
            let wording = Wording::of(text);
            let relation = track.relation(&wording);
            track.take(wording, relation);
            track.cut(id, track.len());
        }
        assert!(track.cuts.len() <= 4, "{:?}", track.cuts);
        assert_eq!(track.current().utterance, 6);
        assert!(said(&track).iter().any(|(_, text)| text == "q r s t"), "{:?}", said(&track));
    }
}
