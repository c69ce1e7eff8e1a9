//! A pack -> Markdown.

use super::read::{QUESTION, SECTIONS, STORY, after};
use crate::bank::Card;
use crate::packs::{Pack, Story};
use std::fmt::Write;

/// Characters that mean something anywhere in a line.
const MARKS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '&'];
/// Characters that mean something at the beginning of one.
const STARTS: &[char] = &['#', '+', '-', '=', '~', '|', ':', '!'];

// Writing to a `String` cannot fail, so the results below say nothing.

/// Writes a pack; what is empty is left out.
pub(in crate::packs) fn write(pack: &Pack) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}", escaped(&pack.name));
    for card in &pack.cards {
        write_card(&mut out, card);
    }
    for story in &pack.stories {
        write_story(&mut out, story);
    }
    out
}

fn write_card(out: &mut String, card: &Card) {
    let marked = [STORY, QUESTION].iter().any(|word| after(&card.question, word).is_some());
    let mark = if marked { format!("{QUESTION} ") } else { String::new() };
    let _ = writeln!(out, "\n## {mark}{}\n", escaped(&card.question));
    let words = |words: Vec<&'static str>| words.join(", ");
    let facts = [
        ("Id", card.id.clone()),
        ("Title", card.title.clone()),
        ("Topic", card.topic.clone()),
        ("Minutes", card.minutes.to_string()),
        ("Rounds", words(card.rounds.iter().map(|round| round.word()).collect())),
        ("Levels", words(card.levels.iter().map(|level| level.word()).collect())),
        ("Archetypes", words(card.archetypes.iter().map(|archetype| archetype.word()).collect())),
        ("Senior", card.senior.clone().unwrap_or_default()),
        ("Story", card.story.clone().unwrap_or_default()),
        ("Related", card.related.join(", ")),
    ];
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(out, "- {name}: {}", escaped(value));
    }
    section(out, "aliases", card.aliases.iter().map(|alias| (escaped(alias), String::new())));
    for (name, entries) in card.lists() {
        let entry = |more: &Option<String>| more.as_deref().map(escaped).unwrap_or_default();
        section(out, name, entries.iter().map(|e| (escaped(&e.say), entry(&e.more))));
    }
    section(out, "follow_ups", card.follow_ups.iter().map(|f| (escaped(&f.ask), escaped(&f.probes))));
    section(out, "points", card.points.iter().map(|p| (escaped(&p.say), escaped(&p.cues.join(", ")))));
    let source = |name: &str, url: &Option<String>| match url {
        Some(url) => format!("[{}](<{url}>)", escaped(name)),
        None => escaped(name),
    };
    section(out, "sources", card.sources.iter().map(|s| (source(&s.name, &s.url), String::new())));
}

/// A section with one entry a line and what is behind it indented below.
fn section(out: &mut String, field: &str, entries: impl Iterator<Item = (String, String)>) {
    let lines: String = entries
        .map(|(say, more)| if more.is_empty() { format!("- {say}\n") } else { format!("- {say}\n  {more}\n") })
        .collect();
    let name = SECTIONS.iter().find(|(_, known)| *known == field).map_or(field, |(name, _)| name);
    if !lines.is_empty() {
        let mut letters = name.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase()).into_iter();
        let _ = write!(out, "\n### {}\n\n{lines}", first.chain(letters).collect::<String>());
    }
}

fn write_story(out: &mut String, story: &Story) {
    let _ = writeln!(out, "\n## {STORY} {}\n\n- Card: {}", escaped(&story.title), escaped(&story.card));
    for part in &story.parts {
        let say = escaped(&part.say);
        let _ = if part.slot.is_empty() {
            writeln!(out, "- {say}")
        } else {
            writeln!(out, "- **{}** {say}", escaped(&part.slot))
        };
    }
}

/// A text as Markdown that reads back as the same text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (i, c) in text.chars().enumerate() {
        let begins = i == 0 && STARTS.contains(&c);
        let numbers = i == digits && digits > 0 && matches!(c, '.' | ')');
        // `#` at the end of a heading closes it.
        if begins || numbers || MARKS.contains(&c) || c == '#' {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
