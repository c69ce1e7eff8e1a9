//! Spoken answers written by hand (`tests/feedback/<rule>.toml`), and what the rule must say of each.
//!
//! | field | what |
//! |---|---|
//! | `said` | the person's words in one utterance, or |
//! | `turns` | utterances in order: `me: …`, `them: …` |
//! | `expected` | what rules may expect (`story`, `clarify`, `tradeoffs`, `failure`); at the top of a file for all its cases |
//! | `fires` | `good`, `missing`, `notice` or `nothing` |
//! | `words` | part of the quote, where there must be one; `values` what the figures must be |
//! | `ask`, `by`, `minutes`, `seconds`, `first`, `wpm`, `followUp` | the question, the way of answering, suggested minutes, seconds the answer took, seconds to the first word, words a minute while speaking, a further question put before the last turn |

#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

use proptest::prelude::*;
use serde::Deserialize;
use sidecue_core::feedback::{Finding, Rule};
use sidecue_core::report::{AnswerBy, Expected, FollowUpNote, QuestionNote, Record, Report, Said, SessionKind};
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    expected: Vec<String>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Case {
    name: String,
    said: Option<String>,
    #[serde(default)]
    turns: Vec<String>,
    expected: Option<Vec<String>>,
    fires: String,
    words: Option<String>,
    values: Option<Vec<String>>,
    #[serde(default)]
    ask: String,
    by: Option<AnswerBy>,
    minutes: Option<u32>,
    seconds: Option<u32>,
    first: Option<u32>,
    wpm: Option<u32>,
    follow_up: Option<String>,
    #[serde(default)]
    skipped: bool,
}

fn expected(names: &[String]) -> Expected {
    let has = |name: &str| names.iter().any(|given| given == name);
    assert!(
        names.iter().all(|name| ["story", "clarify", "tradeoffs", "failure"].contains(&name.as_str())),
        "{names:?}"
    );
    Expected { story: has("story"), clarify: has("clarify"), tradeoffs: has("tradeoffs"), failure: has("failure") }
}

/// When the question is put.
const AT: u32 = 10_000;

/// The question of a case, with what was said to it.
fn record(case: &Case, defaults: &[String]) -> Record {
    let turns: Vec<String> =
        case.said.iter().map(|said| format!("me: {said}")).chain(case.turns.iter().cloned()).collect();
    let mut t = AT + case.first.unwrap_or(2) * 1_000;
    let mut said = Vec::new();
    let mut follow_ups = Vec::new();
    for (index, turn) in turns.iter().enumerate() {
        if let Some(ask) = case.follow_up.as_ref().filter(|_| index + 1 == turns.len()) {
            follow_ups.push(FollowUpNote { ask: ask.clone(), at: t });
        }
        let (voice, text) = turn.split_once(": ").unwrap();
        assert!(["me", "them"].contains(&voice), "{}: {turn}", case.name);
        let words = u32::try_from(text.split_whitespace().count()).unwrap();
        let millis = 60_000 / case.wpm.unwrap_or(150);
        let pace =
            (1..=words).step_by(4).map(|word| (t + word * millis, word)).chain([(t + words * millis, words)]).collect();
        let to = t + words * millis;
        said.push(Said { from: t, to, own: voice == "me", speaker: None, text: text.to_owned(), pace });
        t = to + 500;
    }
    let to = case.seconds.map_or(t, |seconds| AT + seconds * 1_000).max(AT + 1);
    let note = QuestionNote {
        card: "card".to_owned(),
        title: "A card".to_owned(),
        topic: "api".to_owned(),
        ask: case.ask.clone(),
        at: AT,
        to,
        paused: 0,
        minutes: case.minutes.unwrap_or(2),
        expected: expected(case.expected.as_deref().unwrap_or(defaults)),
        by: case.by.unwrap_or_default(),
        attempt: 1,
        skipped: case.skipped,
        revealed: None,
        rating: None,
        follow_ups,
        points: Vec::new(),
    };
    Record {
        version: Record::VERSION,
        id: "a".to_owned(),
        kind: SessionKind::Practice,
        name: None,
        began: None,
        length: to,
        plan: None,
        questions: vec![note],
        said,
    }
}

/// What is wrong with the rule in this case.
fn wrong(rule: Rule, case: &Case, defaults: &[String]) -> Option<String> {
    let record = record(case, defaults);
    let report = Report::of(&record);
    let found = report.questions[0].findings.iter().find(|finding| finding.rule == rule);
    let fires = found.map_or("nothing", |finding| finding.verdict.word());
    let quote = found.and_then(|finding| finding.words.as_deref()).unwrap_or_default();
    let proof = case.words.as_ref().is_none_or(|words| quote.contains(words.as_str()));
    let values = case.values.as_ref().is_none_or(|values| found.is_some_and(|finding| finding.values == *values));
    let right = fires == case.fires && proof && values;
    (!right).then(|| format!("{}: {}: must be {}, but {found:?}", rule.word(), case.name, case.fires))
}

#[test]
fn every_rule_says_what_it_must() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feedback");
    let mut failures = Vec::new();
    for rule in Rule::ALL {
        let path = folder.join(format!("{}.toml", rule.word()));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} has no cases", rule.word()));
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        // A rule fires when it proves what it looks for, be that praise or a notice.
        let fire = file.case.iter().filter(|case| ["good", "notice"].contains(&case.fires.as_str())).count();
        assert!(fire >= 5 && file.case.len() - fire >= 5, "{}: five cases that fire and five that do not", rule.word());
        let plain = |case: &&Case| {
            let text = case.said.iter().chain(&case.turns).cloned().collect::<String>();
            !text.replace("me: ", "").contains(['.', ',', '?'])
        };
        assert!(
            file.case.iter().filter(plain).count() * 3 >= file.case.len(),
            "{}: captions have no punctuation",
            rule.word()
        );
        failures.extend(file.case.iter().filter_map(|case| wrong(rule, case, &file.expected)));
    }
    assert!(failures.is_empty(), "{} cases:\n{}", failures.len(), failures.join("\n"));
}

/// What people say, with the pieces that rules look for, in any order.
fn speech() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "the trade-off is", "it depends", "I", "we", "um", "the", "the", "you know", "what's the", "how many users?", "if the", "dies",
            "two hundred thousand requests", "p99", "%", "in the end", "since then", "because", "I was responsible for", "Kafka,", "Redis",
            "Kubernetes", "sharding", "so", "so we so we", "‘like’,", "…", "$", "1,2,3", "at my last company", "I decided to", "don’t",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "[0-9.,kms%']{1,6}",
    ];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.join(" "))
}

fn case(turns: Vec<String>) -> Case {
    Case {
        name: "any".to_owned(),
        said: None,
        turns,
        expected: Some(["story", "clarify", "tradeoffs", "failure"].map(str::to_owned).to_vec()),
        fires: "nothing".to_owned(),
        words: None,
        values: None,
        ask: "This or that".to_owned(),
        by: None,
        minutes: None,
        seconds: None,
        first: None,
        wpm: None,
        follow_up: Some("What if it fails?".to_owned()),
        skipped: false,
    }
}

proptest! {
    #[test]
    fn whatever_is_said_quotes_are_what_was_said(turns in prop::collection::vec((any::<bool>(), speech()), 1..4)) {
        let turns = turns.into_iter().map(|(own, text)| format!("{}: {text}", if own { "me" } else { "them" })).collect();
        let record = record(&case(turns), &[]);
        let findings: Vec<Finding> = Report::of(&record).questions.remove(0).findings;
        prop_assert!(findings.windows(2).all(|pair| pair[0].rule < pair[1].rule), "in order, one a rule");
        for finding in findings {
            let Some(words) = finding.words else { continue };
            prop_assert!(record.said.iter().any(|said| said.own && said.text.contains(&words)), "{:?}: {words}", finding.rule);
            prop_assert!(!words.is_empty() && words.split_whitespace().count() <= 25, "{:?}: {words}", finding.rule);
        }
    }
}
