//! Packs as TOML: `name`, then `[[cards]]` with the fields of the bank's cards, then `[[stories]]`.
//!
//! ```toml
//! name = "My cards"
//!
//! [[cards]]
//! question = "How would you shard our ledger?"
//! approach = ["By account, not by time", { say = "Move accounts online", more = "Copy, tail the log, switch." }]
//!
//! [[stories]]
//! card = "incident-story"
//! title = "Checkout down"
//! parts = [{ slot = "What broke", say = "A certificate ran out" }]
//! ```

use super::file::PackFile;
use super::pack::{Pack, Story};
use crate::bank::lint::Place;
use crate::bank::locate::Places;
use crate::bank::parse::parse_toml;
use crate::bank::{Card, Entry, Finding};
use std::fmt::Write;
use toml::Value;

/// Reads a pack, unchecked.
pub(super) fn read(file: &str, text: &str) -> Result<PackFile, Finding> {
    let pack: Pack = parse_toml(file, text)?;
    let text = text.to_owned();
    let lines = move |wanted: &[&Place]| {
        let places = Places::of(&text);
        wanted.iter().map(|place| places.line(place)).collect()
    };
    Ok(PackFile { pack, lines: Box::new(lines) })
}

/// Writes a pack; what is empty is left out.
pub(super) fn write(pack: &Pack) -> String {
    let mut out = String::new();
    text(&mut out, "name", &pack.name);
    for card in &pack.cards {
        write_card(&mut out, card);
    }
    for story in &pack.stories {
        write_story(&mut out, story);
    }
    out
}

fn write_card(out: &mut String, card: &Card) {
    out.push_str("\n[[cards]]\n");
    for (name, value) in
        [("id", &card.id), ("topic", &card.topic), ("title", &card.title), ("question", &card.question)]
    {
        text(out, name, value);
    }
    list(out, "aliases", card.aliases.iter().map(|alias| quoted(alias)));
    words(out, "rounds", card.rounds.iter().map(|round| round.word()));
    words(out, "levels", card.levels.iter().map(|level| level.word()));
    words(out, "archetypes", card.archetypes.iter().map(|archetype| archetype.word()));
    let _ = writeln!(out, "minutes = {}", card.minutes);
    for (name, entries) in card.lists() {
        list(out, name, entries.iter().map(entry));
    }
    for (name, value) in [("senior", &card.senior), ("story", &card.story)] {
        if let Some(value) = value {
            text(out, name, value);
        }
    }
    words(out, "related", card.related.iter().map(String::as_str));
    for follow_up in &card.follow_ups {
        out.push_str("[[cards.follow_ups]]\n");
        text(out, "ask", &follow_up.ask);
        text(out, "probes", &follow_up.probes);
    }
    for point in &card.points {
        out.push_str("[[cards.points]]\n");
        text(out, "say", &point.say);
        words(out, "cues", point.cues.iter().map(String::as_str));
    }
    for source in &card.sources {
        out.push_str("[[cards.sources]]\n");
        text(out, "name", &source.name);
        text(out, "url", source.url.as_deref().unwrap_or_default());
    }
}

fn write_story(out: &mut String, story: &Story) {
    out.push_str("\n[[stories]]\n");
    text(out, "card", &story.card);
    text(out, "title", &story.title);
    let part = |slot: &str, say: &str| {
        if slot.is_empty() {
            format!("{{ say = {} }}", quoted(say))
        } else {
            format!("{{ slot = {}, say = {} }}", quoted(slot), quoted(say))
        }
    };
    list(out, "parts", story.parts.iter().map(|p| part(&p.slot, &p.say)));
}

/// A text as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn entry(entry: &Entry) -> String {
    match &entry.more {
        None => quoted(&entry.say),
        Some(more) => format!("{{ say = {}, more = {} }}", quoted(&entry.say), quoted(more)),
    }
}

// Writing to a `String` cannot fail, so the results below say nothing.

fn text(out: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        let _ = writeln!(out, "{name} = {}", quoted(value));
    }
}

/// A list with one entry a line.
fn list(out: &mut String, name: &str, entries: impl Iterator<Item = String>) {
    let lines: String = entries.map(|entry| format!("  {entry},\n")).collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "{name} = [\n{lines}]");
    }
}

/// A list on one line.
fn words<'a>(out: &mut String, name: &str, words: impl Iterator<Item = &'a str>) {
    let words: Vec<String> = words.map(quoted).collect();
    if !words.is_empty() {
        let _ = writeln!(out, "{name} = [{}]", words.join(", "));
    }
}
