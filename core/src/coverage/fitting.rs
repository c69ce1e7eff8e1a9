//! What `training/coverage.py` fits the weights on: every stretch of labelled answers as it is measured.
//!
//! `COVERAGE_ANSWERS` names files of answers (`tests/coverage/README.md`), `COVERAGE_MEASURES` the file to write.

use super::checklist::Checklist;
use super::ear::Ear;
use super::evidence::MEASURES;
use super::prompt::Prompt;
use super::speech::Speech;
use crate::bank::parse_card;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

#[test]
#[ignore = "it writes what the weights are fitted on"]
fn write_measures() {
    let ear = Ear::shipped().unwrap();
    let mut lines = vec![json!(MEASURES).to_string()];
    let files = std::env::var("COVERAGE_ANSWERS").unwrap();
    for file in files.split_whitespace() {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            lines.push(measured(&serde_json::from_str(line).unwrap(), &ear).to_string());
        }
    }
    std::fs::write(std::env::var("COVERAGE_MEASURES").unwrap(), lines.join("\n")).unwrap();
}

fn measured(case: &Value, ear: &Ear) -> Value {
    let card = card_file(case["card"].as_str().unwrap());
    let card = parse_card(&card.to_string_lossy(), &std::fs::read_to_string(&card).unwrap()).unwrap();
    let mut checklist = Checklist::of(&card, ear);
    let mut prompt = Prompt::default();
    let (mut said, mut stretches) = (0, Vec::new());
    for (id, turn) in (1..).zip(case["turns"].as_array().unwrap()) {
        let text = turn["text"].as_str().unwrap();
        if turn["own"] == false {
            prompt.hear(id, text, ear);
            continue;
        }
        prompt.answer();
        let mut speech = Speech::new(id, 0, said, None);
        for measured in speech.measure(text, prompt.stems(), &mut checklist, ear) {
            stretches.push(json!([id - 1, measured.from, measured.to, measured.points]));
        }
        said = speech.said();
    }
    json!({ "case": case["case"], "card": case["card"], "kind": case["kind"], "made": case["made"], "words": case["words"],
        "turns": case["turns"], "stretches": stretches })
}

fn card_file(id: &str) -> PathBuf {
    let bank = Path::new(env!("CARGO_MANIFEST_DIR")).join("../bank");
    let topics = std::fs::read_dir(bank).unwrap().map(|topic| topic.unwrap().path());
    topics.map(|topic| topic.join(format!("{id}.toml"))).find(|file| file.exists()).unwrap()
}
