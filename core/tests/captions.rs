//! Recorded caption snapshots (`tests/captions/`, a folder a case) and the utterances they must give.
//!
//! A case with a file `known_failure.txt`, which says why, must fail: when it starts to pass, the file has to go.

#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

use sidecue_core::captions::{Merged, Merger, People};
use sidecue_core::replay::Replay;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The first lines of `expected.txt` tell what happens.
const COMMENT: char = '#';
/// Such a case is compared by words, whatever the utterances.
const WORDS_ONLY: &str = "# words only";

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/captions");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

/// The utterances in the order in which they began, and gap marks where they came.
fn heard(case: &Path) -> Vec<String> {
    let replay = Replay::parse(&std::fs::read_to_string(case.join("replay.jsonl")).unwrap()).unwrap();
    let mut merger = Merger::new(People::with_own(&replay.header.own_names));
    let mut lines: Vec<Option<u32>> = Vec::new();
    let mut said: BTreeMap<u32, String> = BTreeMap::new();
    for snapshot in replay.snapshots {
        let Merged { gap, changes } = merger.take(&snapshot.cleaned());
        lines.extend(gap.map(|_| None));
        for change in changes {
            if !said.contains_key(&change.id) {
                lines.push(Some(change.id));
            }
            said.insert(change.id, format!("{}: {}", change.speaker.as_deref().unwrap_or("?"), change.text));
        }
    }
    assert!(merger.advance(u32::MAX).iter().all(|change| change.done));
    lines.iter().map(|line| line.map_or("-- gap".to_owned(), |id| said[&id].clone())).collect()
}

fn words(lines: &[String]) -> Vec<String> {
    let said = |line: &String| line.split_once(": ").map_or(String::new(), |(_, said)| said.to_owned());
    lines.iter().map(said).collect::<Vec<_>>().join(" ").split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_case_gives_the_utterances_it_must() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() > 50, "the corpus is missing");
    for case in &cases {
        let name = case.file_name().unwrap().to_string_lossy();
        let text = std::fs::read_to_string(case.join("expected.txt")).unwrap();
        let expected: Vec<String> =
            text.lines().filter(|line| !line.starts_with(COMMENT) && !line.is_empty()).map(str::to_owned).collect();
        let heard = heard(case);
        let by_words = text.lines().any(|line| line.starts_with(WORDS_ONLY));
        let right = if by_words { words(&heard) == words(&expected) } else { heard == expected };
        let known = case.join("known_failure.txt").exists();
        match (right, known) {
            (true, false) | (false, true) => {}
            (true, true) => wrong.push(format!("{name} passes now: remove its known_failure.txt")),
            (false, false) => wrong.push(format!("{name}:\n  expected {expected:#?}\n  heard {heard:#?}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
