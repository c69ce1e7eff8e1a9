//! Every folder of `tests/replays` gives what its `expected.txt` says.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn sidecue(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_sidecue")).args(args).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn cases() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(root().join("tests/replays")).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

fn recording(case: &Path) -> String {
    let names = ["call.vtt", "call.srt", "replay.jsonl"];
    let file = names.iter().map(|name| case.join(name)).find(|file| file.is_file());
    file.unwrap_or_else(|| panic!("{} has none of {names:?}", case.display())).to_string_lossy().into_owned()
}

#[test]
fn replays_give_what_is_expected() {
    let cases = cases();
    assert!(cases.len() >= 7, "the corpus was found: {cases:?}");
    for case in cases {
        let printed = sidecue(&["replay", &recording(&case)]);
        let expected = case.join("expected.txt");
        if std::env::var_os("SIDECUE_BLESS").is_some() {
            std::fs::write(&expected, &printed).unwrap();
        }
        let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(printed, wanted, "{}: see tests/replays/README.md", case.display());
    }
}

/// Through the JSONL form and back a call gives the same events, and each line has the documented members.
#[test]
fn a_subtitle_file_and_its_snapshots_give_the_same_events() {
    let call = recording(&root().join("tests/replays/question-in-parts"));
    let folder = tempfile::tempdir().unwrap();
    let snapshots = folder.path().join("replay.jsonl");
    std::fs::write(&snapshots, sidecue(&["replay", &call, "--snapshots"])).unwrap();
    let events = sidecue(&["replay", &call, "--json"]);
    assert_eq!(events, sidecue(&["replay", snapshots.to_str().unwrap(), "--json"]));
    let mut phases = Vec::new();
    for line in events.lines() {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        match event["event"].as_str() {
            Some("utterance") => assert!(
                event["id"].is_u64()
                    && event["rev"].is_u64()
                    && event["text"].is_string()
                    && event["final"].is_boolean()
            ),
            Some("card") => phases.push(event["phase"].as_str().unwrap().to_owned()),
            // A hint is never a cue.
            Some("hints") => assert!(event["cards"].is_array() && event["phase"].is_null()),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(phases, ["provisional", "locked"]);
}
