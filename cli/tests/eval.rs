//! `sidecue eval` prints the documented object, and the cases of this project do as well as they are known to.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn eval(arguments: &[&str]) -> serde_json::Value {
    eval_in(root(), arguments)
}

fn eval_in(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidecue"));
    let output = command.arg("eval").args(arguments).arg("--json").current_dir(folder).output().unwrap();
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

#[test]
fn a_labelled_call_gives_figures_by_kind_and_cases_have_theirs_beside_it() {
    let found = eval(&["tests/eval/none.jsonl", "--conversations", "tests/eval/conversations"]);
    assert_eq!((found["cases"].as_u64(), found["sets"][0]["set"].as_str()), (Some(20), Some("tests/eval/none")));
    let calls = &found["conversations"][0];
    assert_eq!(calls["set"], "tests/eval/conversations");
    assert_eq!(
        (calls["direct"]["questions"].as_u64(), calls["direct"]["hits"].as_f64()),
        (Some(1), Some(1.0)),
        "{calls}"
    );
    assert!(calls["direct"]["seconds"]["p50"].as_f64().unwrap() < 0.0, "{calls}");
    assert_eq!((calls["followUps"].as_u64(), calls["kept"].as_f64()), (Some(1), Some(1.0)), "{calls}");
    assert_eq!(calls["falseCues"], 0, "{calls}");
}

#[test]
fn without_names_it_measures_what_the_project_has() {
    let project = tempfile::tempdir().unwrap();
    let write = |file: &str, lines: &str| {
        let file = project.path().join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, lines).unwrap();
    };
    write("tests/eval/none.jsonl", r#"{"case": "x", "text": "good morning", "card": null}"#);
    let call = r#"{"conversation": "x", "platform": "meet", "self": "You"}
{"speaker": "Ada", "text": "good morning", "cue": null, "pause": 0}"#;
    let sets = || {
        let bank = root().join("bank");
        let found = eval_in(project.path(), &["--bank", bank.to_str().unwrap()]);
        let sets = [&found["sets"], &found["conversations"]].into_iter().filter_map(|sets| sets.as_array());
        sets.flatten().map(|set| set["set"].as_str().unwrap().to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(sets(), ["tests/eval/none"]);
    write("tests/eval/conversations/x.jsonl", call);
    write("training/calls/x.jsonl", call);
    assert_eq!(sets(), ["tests/eval/none", "tests/eval/conversations", "training/calls"]);
}

#[test]
fn a_mistake_in_a_call_is_named_with_file_line_and_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let header = r#"{"conversation": "x", "platform": "meet", "self": "You"}"#;
    let turn = r#"{"speaker": "Ada", "text": "hm", "cue": "cdn", "pause": 0}"#;
    std::fs::write(folder.path().join("x.jsonl"), format!("{header}\n{turn}\n")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidecue"));
    command.args(["eval", "--conversations"]).arg(folder.path()).current_dir(root());
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("x.jsonl:2: the turn wants a card and has no `kind`; give direct"), "{said}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_candidate_is_known_by_the_name_in_the_call() {
    let false_cues = |own: &str| {
        let folder = tempfile::tempdir().unwrap();
        let header = format!("{{\"conversation\": \"x\", \"platform\": \"teams\", \"self\": \"{own}\"}}");
        let turn = r#"{"speaker": "Sam Lee", "text": "how would you design a rate limiter for our public api", "cue": null, "pause": 0}"#;
        std::fs::write(folder.path().join("x.jsonl"), format!("{header}\n{turn}\n")).unwrap();
        eval(&["--conversations", folder.path().to_str().unwrap()])["conversations"][0]["falseCues"].as_u64()
    };
    assert_eq!((false_cues("Sam Lee"), false_cues("Ada")), (Some(0), Some(1)));
}

#[test]
fn the_report_is_a_page_with_the_calls_and_an_earlier_run_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let (old, page) = (folder.path().join("old.json"), folder.path().join("page.html"));
    let sources = ["tests/eval/none.jsonl", "--conversations", "tests/eval/conversations"];
    std::fs::write(&old, eval(&sources).to_string()).unwrap();
    let options = ["--report", page.to_str().unwrap(), "--against", old.to_str().unwrap()];
    let found = eval(&[sources.as_slice(), options.as_slice()].concat());
    assert_eq!(found["cases"], 20, "what is printed stays JSON");
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("default-src 'none'"));
    for part in
        ["A short call about an app for allotment gardens", "rate-limiter on screen, right, sure", "old.json", "(=)"]
    {
        assert!(page.contains(part), "{part}");
    }
}
