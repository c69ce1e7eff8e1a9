//! Whatever a call page does to its captions, no word that was said is lost, and none is heard twice.

use super::super::{People, Platform, Row, Snapshot};
use super::Merger;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Fewest words that stay on screen in a row that slides: fewer may be taken for other speech.
const WINDOW: usize = 10;

/// Fewest words seen before that stay with a row that slides, unless none does: fewer may be taken for other speech.
const OVERLAP: usize = 3;

/// What a page may do between two snapshots.
#[derive(Debug, Clone)]
enum Move {
    /// The last row, or the one before it, gets more words.
    Grow { back: usize, words: usize },
    /// Somebody else begins a row.
    Turn { speaker: usize, words: usize },
    /// A word on screen is corrected, counted from the end.
    Correct { row: usize, back: usize },
    /// Words fall off the front.
    Slide { row: usize, words: usize },
    /// The top row leaves the page.
    Evict,
    /// A row is drawn anew in a new element.
    Redraw { row: usize },
    /// All of it is.
    RedrawAll,
    /// A row is blank for a moment.
    Blank { row: usize },
    /// A row is hidden, or shown again.
    Hide { row: usize },
    /// Nothing happens for a while.
    Pause { millis: u32 },
}

fn moves() -> impl Strategy<Value = Vec<(Move, bool)>> {
    let one = prop_oneof![
        6 => (0usize..2, 1usize..4).prop_map(|(back, words)| Move::Grow { back, words }),
        2 => (0usize..3, 1usize..3).prop_map(|(speaker, words)| Move::Turn { speaker, words }),
        2 => (0usize..4, 0usize..6).prop_map(|(row, back)| Move::Correct { row, back }),
        2 => (0usize..4, 1usize..9).prop_map(|(row, words)| Move::Slide { row, words }),
        1 => Just(Move::Evict),
        1 => (0usize..4).prop_map(|row| Move::Redraw { row }),
        1 => Just(Move::RedrawAll),
        1 => (0usize..4).prop_map(|row| Move::Blank { row }),
        1 => (0usize..4).prop_map(|row| Move::Hide { row }),
        1 => (300u32..20_000).prop_map(|millis| Move::Pause { millis }),
    ];
    // Some moves come together with the next one in one snapshot.
    prop::collection::vec((one, prop::bool::weighted(0.7)), 1..80)
}

#[derive(Debug)]
struct Shown {
    key: u32,
    speaker: usize,
    words: Vec<String>,
    from: usize,
    /// So many of the words were on screen.
    seen: usize,
    hidden: bool,
    blank: bool,
    /// It was corrected or drawn anew since the last snapshot: one such thing at a time can be told from other speech.
    touched: bool,
}

struct Call {
    platform: Platform,
    merger: Merger,
    t: u32,
    rows: Vec<Shown>,
    /// What left the page.
    past: Vec<String>,
    root_changed: bool,
    last_key: u32,
    last_word: u32,
    heard: BTreeMap<u32, String>,
}

impl Call {
    fn new(platform: Platform) -> Self {
        Self {
            platform,
            merger: Merger::new(People::default()),
            t: 0,
            rows: Vec::new(),
            past: Vec::new(),
            root_changed: false,
            last_key: 0,
            last_word: 0,
            heard: BTreeMap::new(),
        }
    }

    fn key(&mut self) -> u32 {
        self.last_key += 1;
        self.last_key
    }

    fn words(&mut self, count: usize) -> Vec<String> {
        (0..count)
            .map(|_| {
                self.last_word += 1;
                format!("w{}", self.last_word)
            })
            .collect()
    }

    fn is_on_screen(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| !row.hidden && !row.blank)
    }

    fn make(&mut self, step: &Move) {
        match *step {
            Move::Grow { back, words } => {
                let words = self.words(words);
                let Some(at) = self.rows.len().checked_sub(1 + back) else { return };
                if self.is_on_screen(at) {
                    self.rows[at].words.extend(words);
                }
            }
            Move::Turn { speaker, words } => {
                let (key, words) = (self.key(), self.words(words));
                self.rows.push(Shown {
                    key,
                    speaker,
                    words,
                    from: 0,
                    seen: 0,
                    hidden: false,
                    blank: false,
                    touched: false,
                });
            }
            Move::Correct { row, back } => {
                let word = self.words(1).remove(0);
                if !self.is_on_screen(row) {
                    return;
                }
                let row = &mut self.rows[row];
                // Of a handful of words one that is corrected is told from other speech; the first after a slide is not.
                if let Some(at) = row.words.len().checked_sub(1 + back).filter(|at| *at >= row.from + 3)
                    && !row.touched
                {
                    row.words[at] = word;
                    row.touched = true;
                }
            }
            Move::Slide { row, words } => {
                // A first word corrected in the same step as it becomes the first is not told from one taken back.
                if self.is_on_screen(row) && !self.rows[row].touched {
                    let row = &mut self.rows[row];
                    let most = row.words.len().saturating_sub(WINDOW).min(row.seen);
                    let from = (row.from + words).min(most).max(row.from);
                    if from == row.seen || from + OVERLAP <= row.seen {
                        row.from = from;
                    }
                }
            }
            Move::Evict => {
                if self.rows.len() > 1 {
                    let gone = self.rows.remove(0);
                    self.past.extend(gone.words);
                }
            }
            Move::Redraw { row } => {
                let key = self.key();
                if self.is_on_screen(row) && !self.rows[row].touched && self.rows[row].from == 0 {
                    self.rows[row].key = key;
                    self.rows[row].touched = true;
                }
            }
            Move::RedrawAll => {
                if self.rows.iter().all(|row| !row.hidden && !row.blank && !row.touched && row.from == 0) {
                    for at in 0..self.rows.len() {
                        self.rows[at].key = self.key();
                        self.rows[at].touched = true;
                    }
                    self.root_changed = true;
                }
            }
            Move::Blank { row } => {
                if self.is_on_screen(row) && !self.rows[row].touched {
                    self.rows[row].blank = true;
                }
            }
            Move::Hide { row } => {
                if let Some(row) = self.rows.get_mut(row).filter(|row| !row.blank && !row.touched) {
                    row.hidden = !row.hidden;
                }
            }
            Move::Pause { millis } => self.t += millis,
        }
    }

    fn show(&mut self) {
        self.t += 330;
        let rows = self.rows.iter().map(|row| Row {
            key: row.key,
            speaker_key: format!("Speaker {}", row.speaker),
            speaker: Some(format!("Speaker {}", row.speaker)),
            text: if row.blank { String::new() } else { row.words[row.from..].join(" ") },
            hidden: row.hidden,
            translated: false,
        });
        let snapshot = Snapshot {
            t: self.t,
            platform: self.platform,
            root_changed: std::mem::take(&mut self.root_changed),
            rows: rows.collect(),
        };
        for change in self.merger.take(&snapshot.cleaned()).changes {
            self.heard.insert(change.id, change.text);
        }
        for row in &mut self.rows {
            if !row.hidden && !row.blank {
                row.seen = row.words.len();
            }
            row.blank = false;
            row.touched = false;
        }
    }

    /// Every word said, and every word heard, each in alphabetical order.
    fn said_and_heard(mut self) -> (Vec<String>, Vec<String>) {
        // What is blank or hidden is shown once more: only what never was on screen may be missing.
        self.show();
        self.rows.iter_mut().for_each(|row| row.hidden = false);
        self.show();
        let shown = self.rows.iter().flat_map(|row| row.words.iter().cloned());
        let mut said: Vec<String> = self.past.iter().cloned().chain(shown).collect();
        let mut heard: Vec<String> =
            self.heard.values().flat_map(|text| text.split_whitespace().map(str::to_owned)).collect();
        said.sort();
        heard.sort();
        (said, heard)
    }
}

fn holds(platform: Platform, moves: &[(Move, bool)]) -> Result<(), TestCaseError> {
    let mut call = Call::new(platform);
    for (step, shown) in moves {
        // A row that leaves while hidden or before it was shown was never on screen.
        let evicts = matches!(step, Move::Evict);
        if evicts {
            call.rows.iter_mut().for_each(|row| (row.hidden, row.blank) = (false, false));
            call.show();
        }
        call.make(step);
        if *shown || evicts {
            call.show();
        }
    }
    let (said, heard) = call.said_and_heard();
    prop_assert_eq!(heard, said);
    Ok(())
}

fn anything() -> impl Strategy<Value = Vec<Snapshot>> {
    let text = prop_oneof!["[a-c ]{0,12}", "(a |b |c ){0,30}", "\\PC{0,20}", Just("你好世界".to_owned())];
    let row = (0u32..6, 0usize..3, text, any::<bool>()).prop_map(|(key, speaker, text, hidden)| Row {
        key,
        speaker_key: speaker.to_string(),
        speaker: (speaker > 0).then(|| speaker.to_string()),
        text,
        hidden,
        translated: false,
    });
    let snapshot = (0u32..9_000, any::<bool>(), prop::collection::vec(row, 0..6));
    prop::collection::vec(snapshot, 0..40).prop_map(|steps| {
        let mut t = 0;
        let step = |(after, root_changed, rows): (u32, bool, Vec<Row>)| {
            t += after;
            Snapshot { t, platform: Platform::Teams, root_changed, rows }
        };
        steps.into_iter().map(step).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_or_doubled_on_meet(moves in moves()) {
        holds(Platform::Meet, &moves)?;
    }

    #[test]
    fn no_word_is_lost_or_doubled_on_zoom(moves in moves()) {
        holds(Platform::Zoom, &moves)?;
    }

    /// Snapshots that no page would send: nothing panics, nothing grows without end, revisions only rise, time is kept.
    #[test]
    fn nonsense_does_no_harm(snapshots in anything()) {
        let mut merger = Merger::new(People::default());
        let mut revisions: BTreeMap<u32, u32> = BTreeMap::new();
        for snapshot in snapshots {
            let t = snapshot.t;
            let merged = merger.take(&snapshot.cleaned());
            prop_assert!(merged.changes.iter().all(|change| change.t <= t));
            for change in merged.changes {
                let before = revisions.insert(change.id, change.rev);
                prop_assert!(before.is_none_or(|before| before <= change.rev));
                prop_assert!(change.stable <= change.text.split_whitespace().count().max(change.text.chars().count()));
            }
            prop_assert!(merger.lines.len() <= 60 && merger.utterances.len() <= 64);
        }
    }
}
