//! `sidecue bank check` names file, line and remedy; the shipped bank has nothing to mend.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::path::Path;
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn sidecue(bank: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sidecue")).arg("--bank").arg(bank).args(args).output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// A card of the bank that stands alone: the cards it names are not beside it.
fn alone(card: &str) -> String {
    let text = std::fs::read_to_string(root().join("bank").join(card)).unwrap();
    text.split_inclusive('\n').filter(|line| !line.starts_with("related = ")).collect()
}

/// A bank of one real card and a second one changed by `change`; gives what `bank check` prints and whether it passed.
fn check(change: impl Fn(String) -> String) -> (String, bool) {
    let folder = tempfile::tempdir().unwrap();
    let topic = folder.path().join("api");
    std::fs::create_dir(&topic).unwrap();
    std::fs::write(topic.join("rate-limiter.toml"), alone("api/rate-limiter.toml")).unwrap();
    std::fs::write(topic.join("api-pagination.toml"), change(alone("api/api-pagination.toml"))).unwrap();
    let output = sidecue(folder.path(), &["bank", "check"]);
    (printed(&output), output.status.success())
}

#[test]
fn the_shipped_bank_has_nothing_to_mend() {
    let output = sidecue(&root().join("bank"), &["bank", "check"]);
    assert!(output.status.success(), "{}", printed(&output));
}

#[test]
fn two_clean_cards_pass() {
    assert!(check(|card| card).1);
}

#[test]
fn an_unknown_field_gives_file_line_and_remedy() {
    let (text, passed) = check(|card| card.replacen("minutes = ", "minuts = ", 1));
    assert!(!passed);
    let line = text.lines().find(|line| line.contains("api-pagination.toml:")).unwrap();
    let number: usize = line.split(':').nth(1).unwrap().parse().unwrap();
    assert!(
        number > 5 && line.contains("unknown field `minuts`") && line.contains("Did you mean `minutes`?"),
        "{line}"
    );
}

#[test]
fn a_missing_id_gives_file_line_and_remedy() {
    let (text, passed) = check(|card| card.replacen("id = \"api-pagination\"\n", "", 1));
    assert!(!passed && text.contains("api-pagination.toml:1: the field `id` is missing. Add `id = …`"), "{text}");
}

#[test]
fn a_duplicate_alias_gives_file_line_and_remedy() {
    let limiter = std::fs::read_to_string(root().join("bank/api/rate-limiter.toml")).unwrap();
    let alias = limiter.lines().skip_while(|line| !line.starts_with("aliases")).nth(1).unwrap().to_owned();
    let (text, passed) = check(|card| card.replacen("aliases = [\n", &format!("aliases = [\n{alias}\n"), 1));
    assert!(
        !passed && text.contains("stands twice in the bank") && text.contains("api-pagination.toml has it already"),
        "{text}"
    );
}

#[test]
fn a_related_card_that_is_not_there_gives_file_line_and_remedy() {
    let (text, passed) = check(|card| card.replacen("minutes = ", "related = [\"rate-limitter\"]\nminutes = ", 1));
    let line = text.lines().find(|line| line.contains("\"rate-limitter\" is not in the bank")).unwrap();
    assert!(
        !passed && line.contains("api-pagination.toml:") && line.ends_with("Did you mean `rate-limiter`?"),
        "{line}"
    );
}

#[test]
fn a_way_of_asking_that_brings_up_another_card_names_it() {
    let (text, passed) = check(|card| {
        card.replacen("aliases = [\n", "aliases = [\n  \"How would you design a rate limiter for us?\",\n", 1)
    });
    assert!(!passed && text.contains("brings up the card rate-limiter first"), "{text}");
}

#[test]
fn lint_and_audit_are_told_by_line_with_one_summary() {
    let long = ["pages"; 30].join(" ");
    let (text, _) = check(|card| {
        let card = card.replacen("aliases = [\n", &format!("aliases = [\n  \"{long}\",\n"), 1);
        card.replacen("title = \"", "title = \" ", 1)
    });
    let lines: Vec<&str> = text.lines().collect();
    let of = |problem: &str| lines.iter().position(|line| line.contains(problem)).unwrap();
    assert!(of("`title` has stray white space") < of("the way of asking has 30 words"), "{text}");
    assert_eq!(lines[lines.len() - 1], format!("2 cards checked, {} things to mend", lines.len() - 1), "{text}");
}

#[test]
fn a_file_that_cannot_be_read_makes_no_other_card_wrong() {
    let (text, _) = check(|card| card.replacen("minutes = ", "minuts = ", 1));
    assert!(
        text.ends_with("2 cards checked, 1 thing to mend; cards are compared once every file can be read\n"),
        "{text}"
    );
}

#[test]
fn packing_a_broken_bank_is_refused_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("api")).unwrap();
    std::fs::write(folder.path().join("api/x.toml"), "id = ").unwrap();
    let out = folder.path().join("bank.bin");
    let output = sidecue(folder.path(), &["bank", "pack", "--out", out.to_str().unwrap()]);
    assert!(
        !output.status.success() && printed(&output).contains("x.toml:1:") && !out.exists(),
        "{}",
        printed(&output)
    );
}

#[test]
fn askings_beside_no_card_and_askings_said_twice_give_file_line_and_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let topic = folder.path().join("api");
    std::fs::create_dir(&topic).unwrap();
    std::fs::write(topic.join("api-pagination.toml"), alone("api/api-pagination.toml")).unwrap();
    let asking = "so how do you hand out a list that never ends\n";
    std::fs::write(topic.join("api-pagination.asked.txt"), format!("{asking}and now\n")).unwrap();
    std::fs::write(topic.join("nobody.asked.txt"), asking).unwrap();
    let output = sidecue(folder.path(), &["bank", "check"]);
    let text = printed(&output);
    assert!(!output.status.success());
    for expected in [
        "api-pagination.asked.txt:2: the line has hardly a word.",
        "nobody.asked.txt:1: there is no card beside these askings. Name the file as its card, or remove it.",
        "nobody.asked.txt:1: the line stands in ",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}
