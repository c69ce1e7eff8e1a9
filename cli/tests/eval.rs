//! `sidecue eval` prints the documented object, and the cases of this project do as well as they are known to.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::path::Path;
use std::process::Command;

fn eval(files: &[&str]) -> serde_json::Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_sidecue"))
        .arg("eval")
        .args(files)
        .arg("--json")
        .current_dir(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn direct_questions_find_their_card_and_other_talk_finds_none() {
    let found = eval(&["tests/eval/direct.jsonl"]);
    assert!(found["recall@1"].as_f64().unwrap() >= 0.95, "{found}");
    assert!(found["shownRight"].as_f64().unwrap() >= 0.85, "{found}");
    assert_eq!(found["unknownCards"], 0);
    let none = eval(&["tests/eval/none.jsonl"]);
    assert!(none["falseCards"].as_f64().unwrap() <= 0.1, "{none}");
    assert!(none["recall@1"].is_null());
}

#[test]
fn cases_whose_card_the_bank_has_not_got_are_counted_apart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cases.jsonl");
    std::fs::write(&file, "{\"case\": \"x\", \"text\": \"how do you shave a yak\", \"card\": \"yak-shaving\"}\n")
        .unwrap();
    let found = eval(&[file.to_str().unwrap()]);
    assert_eq!((found["cases"].as_u64(), found["unknownCards"].as_u64()), (Some(0), Some(1)));
}
