//! Markdown -> a pack.

use super::blocks::{Block, blocks};
use crate::bank::lint::Place;
use crate::bank::{Archetype, Card, Entry, Finding, FollowUp, Level, Point, Round, Source};
use crate::packs::file::PackFile;
use crate::packs::{Pack, Story, StoryPart};
use std::collections::HashMap;

/// Most mistakes told at once.
const MAX_FINDINGS: usize = 100;
/// What a card's facts are called.
const FACTS: &[&str] =
    &["id", "title", "topic", "minutes", "rounds", "levels", "archetypes", "senior", "story", "related"];
/// Section headings, with the field they stand for; the first name of a field is the one written.
pub(super) const SECTIONS: &[(&str, &str)] = &[
    ("asked as", "aliases"),
    ("aliases", "aliases"),
    ("also asked as", "aliases"),
    ("clarify", "clarify"),
    ("clarify first", "clarify"),
    ("approach", "approach"),
    ("steps", "approach"),
    ("trade-offs", "tradeoffs"),
    ("tradeoffs", "tradeoffs"),
    ("pitfalls", "pitfalls"),
    ("traps", "pitfalls"),
    ("strong", "strong"),
    ("strong answer", "strong"),
    ("thin", "thin"),
    ("thin answer", "thin"),
    ("follow-ups", "follow_ups"),
    ("follow-up questions", "follow_ups"),
    ("points", "points"),
    ("sources", "sources"),
];

/// What the heading of a story begins with.
pub(super) const STORY: &str = "Story:";
/// What the heading of a card may begin with, where it would be taken for something else.
pub(super) const QUESTION: &str = "Question:";

/// What follows a word at the beginning, in any case.
pub(super) fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let start = text.get(..word.len())?;
    start.eq_ignore_ascii_case(word).then(|| text.get(word.len()..).unwrap_or_default().trim())
}

/// Reads a pack, unchecked but for what has no place in one.
pub(in crate::packs) fn read(file: &str, text: &str) -> Result<PackFile, Vec<Finding>> {
    let mut reader = Reader {
        file,
        pack: Pack::default(),
        at: HashMap::new(),
        section: None,
        part: Part::Top,
        findings: Vec::new(),
    };
    for block in blocks(text) {
        reader.take(&block);
    }
    let Reader { pack, at, mut findings, .. } = reader;
    if !findings.is_empty() {
        findings.truncate(MAX_FINDINGS);
        return Err(findings);
    }
    let lines = move |wanted: &[&Place]| wanted.iter().map(|place| nearest(&at, place)).collect();
    Ok(PackFile { pack, lines: Box::new(lines) })
}

/// The line of a place, or of its nearest ancestor.
fn nearest(at: &HashMap<String, usize>, place: &Place) -> usize {
    (0..=place.len())
        .rev()
        .find_map(|length| at.get(&place.get(..length).unwrap_or_default().join(".")))
        .copied()
        .unwrap_or(1)
}

/// What the blocks that follow belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Top,
    Card,
    Story,
}

struct Reader<'a> {
    file: &'a str,
    pack: Pack,
    /// Place -> line.
    at: HashMap<String, usize>,
    part: Part,
    /// Field that the entries which follow belong to.
    section: Option<&'static str>,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn refuse(&mut self, block: &Block, problem: String, remedy: &str) {
        self.findings.push(Finding {
            file: self.file.to_owned(),
            line: block.line,
            problem,
            remedy: remedy.to_owned(),
        });
    }

    fn take(&mut self, block: &Block) {
        match block.level {
            0 => self.entry(block),
            1 => self.name(block),
            2 => self.begin(block),
            _ => self.begin_section(block),
        }
    }

    fn name(&mut self, block: &Block) {
        if self.pack.name.is_empty() {
            self.pack.name = whole(block);
            self.at.insert("name".into(), block.line);
        } else {
            self.refuse(
                block,
                "a second name for the pack".to_owned(),
                "One `#` heading names the pack; cards and stories have `##`.",
            );
        }
    }

    fn begin(&mut self, block: &Block) {
        self.section = None;
        let text = whole(block);
        if let Some(title) = after(&text, STORY) {
            self.part = Part::Story;
            self.pack.stories.push(Story { title: title.to_owned(), ..Story::default() });
        } else {
            self.part = Part::Card;
            let question = after(&text, QUESTION).unwrap_or(&text).to_owned();
            self.pack.cards.push(Card { question, ..Card::default() });
        }
        self.note(&[], block);
    }

    fn begin_section(&mut self, block: &Block) {
        let name = whole(block);
        let folded = name.to_lowercase();
        let known = SECTIONS.iter().find(|(word, _)| *word == folded.trim_end_matches(':'));
        match (self.part, known) {
            (Part::Card, Some((_, field))) => {
                self.section = Some(field);
                self.note(&[field], block);
            }
            (Part::Card, None) => {
                let nearest = SECTIONS.iter().map(|(word, _)| (strsim::osa_distance(word, &folded), *word)).min();
                let remedy = match nearest {
                    Some((distance, word)) if distance <= 3 => format!("Did you mean \"{word}\"?"),
                    _ => "Use Asked as, Clarify, Approach, Trade-offs, Pitfalls, Strong, Thin, Follow-ups, Points or Sources.".to_owned(),
                };
                self.refuse(block, format!("a card has no section \"{name}\""), &remedy);
            }
            _ => self.refuse(
                block,
                format!("the section \"{name}\" belongs to no card"),
                "Put it below the `##` heading of a card.",
            ),
        }
    }

    fn entry(&mut self, block: &Block) {
        match (self.part, self.section) {
            (Part::Card, Some(field)) => self.in_section(field, block),
            (Part::Card, None) => self.fact(block),
            (Part::Story, _) => self.in_story(block),
            (Part::Top, _) => {}
        }
    }

    fn in_section(&mut self, field: &'static str, block: &Block) {
        let (first, rest) = with_lead(block);
        let Some(card) = self.pack.cards.last_mut() else { return };
        let entries = match field {
            "clarify" => Some(&mut card.clarify),
            "approach" => Some(&mut card.approach),
            "tradeoffs" => Some(&mut card.tradeoffs),
            "pitfalls" => Some(&mut card.pitfalls),
            "strong" => Some(&mut card.strong),
            "thin" => Some(&mut card.thin),
            _ => None,
        };
        let index = if let Some(entries) = entries {
            entries.push(Entry { say: first, more: rest });
            entries.len()
        } else {
            match field {
                "aliases" => {
                    card.aliases.push(whole(block));
                    card.aliases.len()
                }
                "follow_ups" => {
                    card.follow_ups.push(FollowUp { ask: first, probes: rest.unwrap_or_default() });
                    card.follow_ups.len()
                }
                "points" => {
                    let cues = rest.iter().flat_map(|rest| listed(rest)).collect();
                    card.points.push(Point { say: first, cues });
                    card.points.len()
                }
                _ => {
                    card.sources.push(Source { name: whole(block), url: block.link.clone() });
                    card.sources.len()
                }
            }
        };
        self.note(&[field, &(index - 1).to_string()], block);
    }

    fn fact(&mut self, block: &Block) {
        let text = whole(block);
        let Some((key, value)) = text.split_once(':').map(|(key, value)| (key.trim().to_lowercase(), value.trim()))
        else {
            self.refuse(
                block,
                format!("\"{text}\" stands in no section"),
                "Put it below a `###` heading such as Approach, or write it as `Title: …`.",
            );
            return;
        };
        let Some(card) = self.pack.cards.last_mut() else { return };
        let mut unknown = None;
        match key.as_str() {
            "id" => value.clone_into(&mut card.id),
            "title" => value.clone_into(&mut card.title),
            "topic" => value.clone_into(&mut card.topic),
            "senior" => card.senior = Some(value.to_owned()),
            "story" => card.story = Some(value.to_owned()),
            "related" => card.related = listed(value).collect(),
            "minutes" => match value.parse() {
                Ok(minutes) => card.minutes = minutes,
                Err(_) => {
                    unknown =
                        Some((format!("\"{value}\" is no number of minutes"), "Write a number such as 10.".to_owned()))
                }
            },
            "rounds" => unknown = pick(value, Round::ALL, Round::word, &mut card.rounds),
            "levels" => unknown = pick(value, Level::ALL, Level::word, &mut card.levels),
            "archetypes" => unknown = pick(value, Archetype::ALL, Archetype::word, &mut card.archetypes),
            _ => unknown = Some((format!("a card has no \"{key}\""), format!("Use one of: {}.", FACTS.join(", ")))),
        }
        match unknown {
            Some((problem, remedy)) => self.refuse(block, problem, &remedy),
            None => self.note(&[&key], block),
        }
    }

    fn in_story(&mut self, block: &Block) {
        let text = block.text();
        let Some(story) = self.pack.stories.last_mut() else { return };
        let card = text.split_once(':').filter(|(key, _)| block.lead.is_none() && key.eq_ignore_ascii_case("card"));
        if let (Some((_, id)), true) = (card, story.card.is_empty() && story.parts.is_empty()) {
            id.trim().clone_into(&mut story.card);
            self.note(&["card"], block);
            return;
        }
        let slot = block.lead.clone().unwrap_or_default();
        story.parts.push(StoryPart { slot: slot.trim().trim_end_matches(':').to_owned(), say: text });
        let index = story.parts.len() - 1;
        self.note(&["parts", &index.to_string()], block);
    }

    /// Remembers where a value of the card or story that is being read stands.
    fn note(&mut self, below: &[&str], block: &Block) {
        let (list, length) = match self.part {
            Part::Story => ("stories", self.pack.stories.len()),
            _ => ("cards", self.pack.cards.len()),
        };
        let mut place = format!("{list}.{}", length.saturating_sub(1));
        for key in below {
            place.push('.');
            place.push_str(key);
        }
        self.at.insert(place, block.line);
    }
}

/// The block's whole text; bold at the beginning means nothing here.
fn whole(block: &Block) -> String {
    let lead = block.lead.as_deref().unwrap_or_default();
    format!("{lead}{}", block.text_after_lead()).trim().to_owned()
}

/// First line and the rest, with what is bold at the beginning.
fn with_lead(block: &Block) -> (String, Option<String>) {
    let (first, rest) = block.first_and_rest();
    match &block.lead {
        Some(lead) if first.is_empty() => (lead.trim().to_owned(), rest),
        Some(lead) => (format!("{}{}", lead, block.lines.first().map_or("", String::as_str)).trim().to_owned(), rest),
        None => (first, rest),
    }
}

/// The parts of a list on one line.
fn listed(text: &str) -> impl Iterator<Item = String> {
    text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty())
}

/// Reads a list of known words; what is wrong with it, and the remedy.
fn pick<T: Copy>(text: &str, all: &[T], word: fn(T) -> &'static str, into: &mut Vec<T>) -> Option<(String, String)> {
    for wanted in listed(text) {
        let Some(found) = all.iter().find(|known| word(**known).eq_ignore_ascii_case(&wanted)) else {
            let known: Vec<&str> = all.iter().map(|known| word(*known)).collect();
            return Some((format!("unknown value \"{wanted}\""), format!("Use one of: {}.", known.join(", "))));
        };
        into.push(*found);
    }
    None
}
