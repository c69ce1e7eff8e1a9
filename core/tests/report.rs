//! A kept session (`tests/report/record.json`) and the Markdown it must give (`tests/report/report.md`).
//!
//! Where the golden file is meant to change: `SIDECUE_WRITE_GOLDEN=1 cargo test -p sidecue-core --test report`, and read what changed.

#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

use sidecue_core::feedback::{Rule, Verdict};
use sidecue_core::report::{MARKDOWN_KEYS, Record, Report, markdown};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report").join(name)
}

fn record() -> Record {
    Record::read(&std::fs::read_to_string(file("record.json")).unwrap()).unwrap()
}

#[test]
fn a_session_as_markdown() {
    let page = markdown(&Report::of(&record()), &|key, parts| format!("{key}({})", parts.join("; ")));
    if std::env::var_os("SIDECUE_WRITE_GOLDEN").is_some() {
        std::fs::write(file("report.md"), &page).unwrap();
    }
    let golden = std::fs::read_to_string(file("report.md")).unwrap();
    for (number, (is, must)) in page.lines().zip(golden.lines()).enumerate() {
        assert_eq!(is, must, "line {}", number + 1);
    }
    assert_eq!(page.lines().count(), golden.lines().count());
}

#[test]
fn every_text_asked_for_is_on_the_list_and_every_text_on_the_list_is_asked_for() {
    let asked = RefCell::new(BTreeSet::new());
    let page = |record: &Record| {
        markdown(&Report::of(record), &|key, _| {
            asked.borrow_mut().insert(key.to_owned());
            String::new()
        })
    };
    let mut record = record();
    page(&record);
    for kind in ["live", "transcript"] {
        record.kind = serde_json::from_value(serde_json::json!(kind)).unwrap();
        page(&record);
    }
    let words = || Rule::ALL.into_iter().map(|rule| rule.word().replace('-', "_"));
    let rules = words().map(|word| format!("rule_{word}"));
    let findings = words().flat_map(|word| Verdict::ALL.map(|verdict| format!("finding_{word}_{}", verdict.word())));
    let listed: BTreeSet<String> = MARKDOWN_KEYS.iter().map(|key| (*key).to_owned()).collect();
    assert_eq!(listed.len(), MARKDOWN_KEYS.len(), "no key twice");
    let known: BTreeSet<String> = listed.iter().cloned().chain(rules).chain(findings).collect();
    let asked = asked.into_inner();
    assert_eq!(asked.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "not on the list");
    assert_eq!(listed.difference(&asked).collect::<Vec<_>>(), Vec::<&String>::new(), "never asked for");
}
