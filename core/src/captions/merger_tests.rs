//! The merger on the timelines of captions as call pages move them.

use super::super::{People, Platform, Row, SETTLE, Snapshot, UtteranceChange};
use super::Merger;
use std::collections::BTreeMap;

/// A page in a test: rows by key, shown to a merger at a time.
struct Page {
    merger: Merger,
    t: u32,
    rows: Vec<Row>,
    /// The last text of each utterance, by id, with its speaker and whether it is done.
    said: BTreeMap<u32, (String, String, bool)>,
    root_changed: bool,
}

impl Page {
    fn new() -> Self {
        Self {
            merger: Merger::new(People::with_own(&["You".to_owned()])),
            t: 0,
            rows: Vec::new(),
            said: BTreeMap::new(),
            root_changed: false,
        }
    }

    fn set(&mut self, key: u32, speaker: &str, text: &str) {
        let row = Row {
            key,
            speaker_key: speaker.to_owned(),
            speaker: (!speaker.is_empty()).then(|| speaker.to_owned()),
            text: text.to_owned(),
            hidden: false,
            translated: false,
        };
        match self.rows.iter_mut().find(|row| row.key == key) {
            Some(old) => *old = row,
            None => self.rows.push(row),
        }
    }

    fn show(&mut self, after: u32) -> Vec<UtteranceChange> {
        self.t += after;
        let snapshot = Snapshot {
            t: self.t,
            platform: Platform::Meet,
            root_changed: std::mem::take(&mut self.root_changed),
            rows: self.rows.clone(),
        };
        let changes = self.merger.take(&snapshot.cleaned()).changes;
        for change in &changes {
            let speaker = change.speaker.clone().unwrap_or_default();
            self.said.insert(change.id, (speaker, change.text.clone(), change.done));
        }
        changes
    }

    /// Sets one row and shows the page 330 ms later.
    fn says(&mut self, key: u32, speaker: &str, text: &str) -> Vec<UtteranceChange> {
        self.set(key, speaker, text);
        self.show(330)
    }

    fn lines(&self) -> Vec<String> {
        self.said.values().map(|(speaker, text, _)| format!("{speaker}: {text}")).collect()
    }
}

#[test]
fn growth_and_a_revised_start_stay_one_utterance() {
    let mut page = Page::new();
    for text in ["we", "we should chip", "we should chip the new build", "We should ship the new build"] {
        page.says(1, "Ada", text);
    }
    assert_eq!(page.lines(), ["Ada: We should ship the new build"]);
}

#[test]
fn a_pause_cuts_the_block_and_a_late_edit_revises_the_earlier_part() {
    let mut page = Page::new();
    page.says(1, "Ada", "We should ship the new build");
    page.set(1, "Ada", "We should ship the new build on Friday");
    page.show(5000);
    page.says(2, "You", "sounds good");
    let changes = page.says(1, "Ada", "We should really ship the new build on Friday");
    assert_eq!(page.lines(), ["Ada: We should really ship the new build", "Ada: on Friday", "You: sounds good"]);
    assert_eq!(changes.iter().map(|c| c.id).collect::<Vec<_>>(), [1], "an edit opens nothing");
}

#[test]
fn own_speech_is_marked() {
    let mut page = Page::new();
    let ada = page.says(1, "Ada", "how are you");
    let own = page.says(2, "you", "fine thanks");
    assert!(!ada[0].own && own.iter().all(|c| c.own));
}

#[test]
fn rows_without_a_speaker_are_notices_of_the_page() {
    let mut page = Page::new();
    assert_eq!(page.says(1, "", "Ben joined"), []);
}

#[test]
fn the_same_short_line_by_two_people_and_again_is_kept() {
    let mut page = Page::new();
    page.says(1, "Ada", "Yes.");
    page.says(2, "Ben", "Yes.");
    page.says(3, "Ada", "Yes.");
    assert_eq!(page.lines(), ["Ada: Yes.", "Ben: Yes.", "Ada: Yes."]);
}

#[test]
fn a_replaced_region_repeats_nothing_and_goes_on() {
    let mut page = Page::new();
    page.says(1, "Ada", "Yes.");
    page.says(2, "Ben", "So how would you design it");
    page.rows.clear();
    page.root_changed = true;
    page.set(11, "Ada", "Yes.");
    page.says(12, "Ben", "So how would you design it");
    page.says(12, "Ben", "So how would you design it then");
    assert_eq!(page.lines(), ["Ada: Yes.", "Ben: So how would you design it then"]);
}

#[test]
fn captions_off_and_on_again_end_one_utterance_and_begin_the_next() {
    let mut page = Page::new();
    page.says(1, "Ada", "the first part");
    page.rows.clear();
    page.show(3000);
    assert!(page.said[&1].2, "gone means done");
    page.says(5, "Ada", "something else entirely");
    assert_eq!(page.lines(), ["Ada: the first part", "Ada: something else entirely"]);
}

#[test]
fn a_block_cut_at_its_head_loses_nothing() {
    let words: Vec<String> = (0..90).map(|i| format!("w{i}")).collect();
    let mut page = Page::new();
    page.says(1, "Ada", &words.join(" "));
    page.says(1, "Ada", &format!("{} new words", words[60..].join(" ")));
    assert_eq!(page.lines(), [format!("Ada: {} new words", words.join(" "))]);
}

#[test]
fn unrelated_text_in_the_same_block_is_a_new_utterance() {
    let mut page = Page::new();
    page.says(1, "Ada", "how would you design a rate limiter");
    page.says(1, "Ada", "tell me something about yourself please");
    assert_eq!(
        page.lines(),
        ["Ada: how would you design a rate limiter", "Ada: tell me something about yourself please"]
    );
}

#[test]
fn silence_settles_an_utterance_at_its_deadline() {
    let mut page = Page::new();
    page.says(1, "Ada", "how would you");
    assert_eq!(page.merger.deadline(), Some(330 + SETTLE));
    let done = page.merger.advance(10_000);
    assert_eq!((done.len(), done[0].t, done[0].done, done[0].rev), (1, 330 + SETTLE, true, 1));
    assert_eq!(page.merger.deadline(), None);
    let again = page.says(1, "Ada", "how would you do it");
    assert_eq!((again[0].id, again[0].rev, again[0].done), (1, 2, false), "final is soft");
}

#[test]
fn what_is_kept_is_bounded_over_a_long_call() {
    let mut page = Page::new();
    for i in 0..3000u32 {
        page.rows.retain(|row| row.key + 5 > i);
        page.says(i, if i % 2 == 0 { "Ada" } else { "Ben" }, &format!("sentence number {i} of this call"));
    }
    assert!(page.merger.utterances.len() <= 64);
    assert!(page.merger.lines.len() <= 60, "{}", page.merger.lines.len());
}
