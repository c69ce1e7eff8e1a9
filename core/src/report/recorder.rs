//! Keeps a record while a session goes on.

use super::record::{QuestionNote, Record, Said, SessionKind};
use super::speaking::count;
use crate::captions::{UtteranceChange, UtteranceId};

/// Most often that the count of words is noted, in milliseconds.
const SAMPLE: u32 = 1_000;

/// Builds a [`Record`] of what is heard and asked. It holds the text once, and one sample of the words' count a second of speech.
#[derive(Debug, Clone)]
pub struct Recorder {
    record: Record,
    /// Which utterance stands where in `record.said`, by id.
    places: Vec<(UtteranceId, usize)>,
}

impl Recorder {
    /// A session begins; `began` is milliseconds since 1970 where that is known.
    pub fn begin(id: String, kind: SessionKind, name: Option<String>, began: Option<u64>) -> Self {
        let record = Record {
            version: Record::VERSION,
            id,
            kind,
            name,
            began,
            length: 0,
            plan: None,
            questions: Vec::new(),
            said: Vec::new(),
        };
        Self { record, places: Vec::new() }
    }

    /// Takes what was heard; a revision takes the place of what it revises. `offset_ms` added to the reader's time is time since the session
    /// began. Utterances without words are not kept.
    pub fn hear(&mut self, change: &UtteranceChange, offset_ms: i64) {
        let t = u32::try_from((i64::from(change.t) + offset_ms).max(0)).unwrap_or(u32::MAX);
        self.record.length = self.record.length.max(t);
        let words = count(&change.text);
        match self.places.binary_search_by_key(&change.id, |(id, _)| *id) {
            Ok(known) if words == 0 => self.forget(known),
            Ok(known) => self.revise(known, change, t, words),
            Err(_) if words == 0 => {}
            Err(place) => self.keep(place, change, t, words),
        }
    }

    /// Whether an utterance is among what was taken down.
    pub(super) fn knows(&self, id: UtteranceId) -> bool {
        self.places.binary_search_by_key(&id, |(known, _)| *known).is_ok()
    }

    /// A question was put. One that was still open ends here.
    pub fn ask(&mut self, note: QuestionNote) {
        self.close(note.at);
        self.record.length = self.record.length.max(note.at);
        self.record.questions.push(note);
    }

    /// The last question put.
    pub fn last(&mut self) -> Option<&mut QuestionNote> {
        self.record.questions.last_mut()
    }

    /// Whoever spoke last did so until now, though no further word came.
    pub fn lasts_until(&mut self, t: u32) {
        if let Some(said) = self.record.said.last_mut() {
            said.to = said.to.max(t);
        }
    }

    /// The record so far. A question whose end is not after its beginning is still open.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The record so far, to be changed: a plan, a name.
    pub fn record_mut(&mut self) -> &mut Record {
        &mut self.record
    }

    fn close(&mut self, t: u32) {
        if let Some(open) = self.record.questions.last_mut().filter(|note| note.to <= note.at) {
            open.to = t.max(open.at);
        }
    }

    fn keep(&mut self, place: usize, change: &UtteranceChange, t: u32, words: u32) {
        let at = self.record.said.partition_point(|said| said.from <= t);
        for (_, later) in self.places.iter_mut().filter(|(_, later)| *later >= at) {
            *later += 1;
        }
        self.places.insert(place, (change.id, at));
        let said = Said {
            from: t,
            to: t,
            own: change.own,
            speaker: change.speaker.clone(),
            text: change.text.clone(),
            pace: vec![(t, words)],
        };
        self.record.said.insert(at, said);
    }

    fn revise(&mut self, known: usize, change: &UtteranceChange, t: u32, words: u32) {
        let place = self.places.get(known).map(|(_, at)| *at);
        let Some(said) = place.and_then(|at| self.record.said.get_mut(at)) else { return };
        said.own = change.own;
        said.speaker.clone_from(&change.speaker);
        // That nothing more came is no word.
        if said.text == change.text {
            return;
        }
        said.text.clone_from(&change.text);
        said.to = said.to.max(t);
        for (_, had) in said.pace.iter_mut().rev().take_while(|(_, had)| *had > words) {
            *had = words;
        }
        // The last sample moves along until it is a second after the one before it.
        let moves = matches!(said.pace.as_slice(), [.., before, last] if last.0.saturating_sub(before.0) < SAMPLE);
        if moves {
            said.pace.pop();
        }
        said.pace.push((said.to, words));
    }

    fn forget(&mut self, known: usize) {
        let (_, at) = self.places.remove(known);
        self.record.said.remove(at);
        for (_, later) in self.places.iter_mut().filter(|(_, later)| *later > at) {
            *later -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorder() -> Recorder {
        Recorder::begin("a".to_owned(), SessionKind::Live, None, None)
    }

    fn texts(recorder: &Recorder) -> Vec<&str> {
        recorder.record().said.iter().map(|said| said.text.as_str()).collect()
    }

    #[test]
    fn a_revision_takes_the_place_of_what_it_revises() {
        let mut recorder = recorder();
        recorder.hear(&UtteranceChange::said(5_000, 1, false, "how wood"), -4_000);
        recorder.hear(&UtteranceChange::said(6_000, 2, true, "well"), -4_000);
        recorder.hear(&UtteranceChange::said(7_000, 1, false, "how would you"), -4_000);
        recorder
            .hear(&UtteranceChange { done: true, ..UtteranceChange::said(9_000, 1, false, "how would you") }, -4_000);
        assert_eq!(texts(&recorder), ["how would you", "well"]);
        let said = &recorder.record().said[0];
        assert_eq!((said.from, said.to), (1_000, 3_000), "that it is done is no word");
        assert_eq!(recorder.record().length, 5_000);
    }

    #[test]
    fn what_lost_all_its_words_is_not_kept() {
        let mut recorder = recorder();
        for (id, text) in [(1, "one"), (2, "  "), (3, "three"), (4, "four")] {
            recorder.hear(&UtteranceChange::said(id * 1_000, id, true, text), 0);
        }
        recorder.hear(&UtteranceChange::said(5_000, 1, true, ""), 0);
        recorder.hear(&UtteranceChange::said(6_000, 4, true, "four and five"), 0);
        recorder.hear(&UtteranceChange::said(6_500, 2, true, "two"), 0);
        recorder.hear(&UtteranceChange::said(7_000, 3, true, "three again"), 0);
        assert_eq!(texts(&recorder), ["three again", "four and five", "two"]);
    }

    #[test]
    fn words_are_counted_at_most_once_a_second() {
        let mut recorder = recorder();
        let mut text = String::new();
        for word in 0..200 {
            text.push_str(" word");
            recorder.hear(&UtteranceChange::said(word * 100, 1, true, &text), 0);
        }
        let pace = &recorder.record().said[0].pace;
        assert!(pace.len() <= 22, "{pace:?}");
        assert_eq!((pace.first(), pace.last()), (Some(&(0, 1)), Some(&(19_900, 200))));
        assert!(pace.windows(2).rev().skip(1).all(|pair| pair[1].0 - pair[0].0 >= SAMPLE), "{pace:?}");
        recorder.hear(&UtteranceChange::said(25_000, 1, true, "word"), 0);
        assert!(recorder.record().said[0].pace.iter().all(|(_, words)| *words == 1));
    }

    #[test]
    fn a_question_ends_where_the_next_begins() {
        let note = |at| QuestionNote { at, to: at, ..super::super::of_tests::note(0, 0) };
        let mut recorder = recorder();
        recorder.ask(note(1_000));
        recorder.ask(note(61_000));
        if let Some(last) = recorder.last() {
            last.rating = Some(4);
        }
        let ends: Vec<u32> = recorder.record().questions.iter().map(|note| note.to).collect();
        assert_eq!((ends, recorder.record().length), (vec![61_000, 61_000], 61_000), "the last one is open");
        assert_eq!(recorder.record().questions[1].rating, Some(4));
    }
}
