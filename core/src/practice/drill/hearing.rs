//! What is said or written to one question, as utterances of its own: a recogniser's row goes on over several questions, and words that were said to the
//! one before are no answer to this one.

use crate::captions::{Merger, People, Row, Snapshot, UtteranceChange, UtteranceId};
use std::collections::HashMap;

/// Who puts the questions.
const ASKS: &str = "Sidecue";

/// Words since the last turn, as utterances.
pub(super) struct Hearing {
    merger: Merger,
    /// How many words each row had when the question was put.
    before: HashMap<u32, usize>,
    /// How many it has now.
    shown: HashMap<u32, usize>,
    /// The last number given to an utterance before this turn, and within it.
    base: UtteranceId,
    last: UtteranceId,
    /// The one that is written, with its revision.
    written: Option<(UtteranceId, u32)>,
    text: String,
}

impl Default for Hearing {
    fn default() -> Self {
        Self {
            merger: Merger::new(People::default()),
            before: HashMap::new(),
            shown: HashMap::new(),
            base: 0,
            last: 0,
            written: None,
            text: String::new(),
        }
    }
}

impl Hearing {
    /// Another question: what was said and written so far is over.
    pub(super) fn turn(&mut self) {
        self.pass_over();
        self.written = None;
        self.text.clear();
    }

    /// Rows as they stand belong to what was before; what is being written goes on.
    pub(super) fn pass_over(&mut self) {
        self.merger = Merger::new(People::default());
        // Rows that do not change are not shown again.
        self.before.clone_from(&self.shown);
        self.base = self.last;
    }

    /// Nothing more is said or written at time `t`.
    pub(super) fn finish(&mut self, t: u32) -> Vec<UtteranceChange> {
        let said = self.merger.rejoin(t);
        let mut ended = self.own(said);
        if let Some((id, rev)) = self.written {
            ended.push(UtteranceChange { done: true, ..change(t, id, rev + 1, true, self.text.clone()) });
        }
        ended
    }

    /// Nothing was said or written since the turn.
    pub(super) fn is_silent(&self) -> bool {
        self.text.is_empty()
    }

    /// What was said or written last.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The question itself, as somebody else's words.
    pub(super) fn put(&mut self, ask: &str, t: u32) -> UtteranceChange {
        self.last += 1;
        self.base = self.last;
        UtteranceChange { speaker: Some(ASKS.to_owned()), ..change(t, self.last, 1, false, ask.to_owned()) }
    }

    /// The recogniser's rows at time `t`.
    pub(super) fn hear(&mut self, mut snapshot: Snapshot, t: u32) -> Vec<UtteranceChange> {
        snapshot.t = t;
        self.shown = snapshot.rows.iter().map(|row| (row.key, row.text.split_whitespace().count())).collect();
        // A row with fewer words than it had is another one.
        self.before.retain(|key, had| self.shown.get(key).is_none_or(|has| has >= had));
        for row in &mut snapshot.rows {
            cut(row, self.before.get(&row.key).copied().unwrap_or(0));
        }
        let merged = self.merger.take(&snapshot.cleaned());
        let changes = self.own(merged.changes);
        for change in &changes {
            self.last = self.last.max(change.id);
            self.text.clone_from(&change.text);
        }
        changes
    }

    /// The merger's changes as the person's own, numbered through.
    fn own(&self, changes: Vec<UtteranceChange>) -> Vec<UtteranceChange> {
        changes.into_iter().map(|change| UtteranceChange { id: self.base + change.id, own: true, ..change }).collect()
    }

    /// All that was written at time `t`; nothing where it did not change.
    pub(super) fn write(&mut self, text: String, t: u32) -> Option<UtteranceChange> {
        if text == self.text {
            return None;
        }
        let (id, rev) = self.written.map_or((self.last + 1, 1), |(id, rev)| (id, rev + 1));
        self.written = Some((id, rev));
        self.last = self.last.max(id);
        self.text.clone_from(&text);
        Some(change(t, id, rev, true, text))
    }
}

/// Takes the first words off a row.
fn cut(row: &mut Row, words: usize) {
    if words > 0 {
        row.text = row.text.split_whitespace().skip(words).collect::<Vec<_>>().join(" ");
    }
}

fn change(t: u32, id: UtteranceId, rev: u32, own: bool, text: String) -> UtteranceChange {
    UtteranceChange {
        t,
        id,
        rev,
        speaker: None,
        speaker_key: String::new(),
        own,
        text,
        stable: 0,
        translated: false,
        done: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::captions::Platform;
    use crate::speech::Stage;

    #[test]
    fn words_said_before_the_question_are_no_answer_to_it() {
        let mut stage = Stage::new(Platform::Generic);
        stage.turn(Some("You"));
        let mut hearing = Hearing::default();
        for (t, word) in (0..).step_by(300).zip("the first answer goes on".split(' ')) {
            hearing.hear(stage.word(t, word), t);
        }
        hearing.turn();
        assert!(hearing.is_silent());
        let asked = hearing.put("And then?", 2_000);
        assert!(!asked.own);
        let changes: Vec<UtteranceChange> = (2_300..)
            .step_by(300)
            .zip("and this is the second".split(' '))
            .flat_map(|(t, word)| hearing.hear(stage.word(t, word), t))
            .collect();
        let last = changes.last().unwrap();
        assert_eq!((last.text.as_str(), last.own), ("and this is the second", true));
        assert!(changes.iter().all(|change| change.id > asked.id));
        assert_eq!(hearing.text(), "and this is the second");
    }

    #[test]
    fn what_is_written_is_one_utterance_revised() {
        let mut hearing = Hearing::default();
        hearing.put("Why?", 0);
        let first = hearing.write("Because".to_owned(), 10).unwrap();
        let second = hearing.write("Because it".to_owned(), 20).unwrap();
        assert_eq!((first.id, first.rev, second.id, second.rev), (2, 1, 2, 2));
        assert_eq!(hearing.write("Because it".to_owned(), 30), None);
        hearing.turn();
        assert!(hearing.write("Then".to_owned(), 40).unwrap().id > 2);
    }
}
