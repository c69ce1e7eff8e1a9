//! A small card for the tests of this crate.

use super::card::Card;
use super::lint::SourcedCard;
use super::parse::parse_card;

/// A complete card with the given id, in the `api` topic.
pub(crate) fn toml(id: &str) -> String {
    format!(
        r#"id = "{id}"
topic = "api"
title = "The {id} card"
question = "How would you design {id}?"
aliases = [
  "What is your approach to {id}?",
  "Walk me through {id}.",
  "Say you had to build {id}, where do you start?",
]
rounds = ["design"]
levels = ["mid", "senior"]
archetypes = ["api"]
minutes = 10

clarify = [{{ say = "For whom?" }}, {{ say = "How many?" }}]
approach = [
  {{ say = "First step" }},
  {{ say = "Second step", more = "With its mechanism." }},
]
tradeoffs = [{{ say = "This for that" }}, {{ say = "That for this" }}]
pitfalls = [{{ say = "One trap" }}, {{ say = "Another trap" }}]
strong = [{{ say = "Asks first" }}, {{ say = "Has numbers" }}]
thin = [{{ say = "Names a tool" }}, {{ say = "Stops there" }}]

[[follow_ups]]
ask = "And when it fails?"
probes = "failure modes"
[[follow_ups]]
ask = "And at ten times the load?"
probes = "scale"

[[points]]
say = "The first point"
cues = ["first cue", "second cue", "third cue"]
[[points]]
say = "The second point"
cues = ["fourth cue", "fifth cue", "sixth cue"]
[[points]]
say = "The third point"
cues = ["seventh cue", "eighth cue", "ninth cue"]
"#
    )
}

/// The card of [`toml`], parsed.
pub(crate) fn card(id: &str) -> Card {
    parse_card("fixture", &toml(id)).unwrap()
}

/// A card with its text, in the file where the bank would have it.
pub(crate) fn sourced(id: &str, text: String) -> SourcedCard {
    let file = format!("bank/api/{id}.toml");
    let card = parse_card(&file, &text).unwrap();
    SourcedCard { file, text, card }
}
