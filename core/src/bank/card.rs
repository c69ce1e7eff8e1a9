//! The card: one interview question with its approach, as written in `bank/<topic>/<id>.toml`.

use super::spoken::Spoken;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt::Formatter;

/// One question with its approach. `bank/README.md` says what each field is for and how long it may be.
///
/// Any field may be left out of a file: what a card of the bank must have is for [`super::lint`] to say, all of it at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Card {
    /// Kebab-case, unique in the bank, equal to the file's name.
    pub id: String,
    /// The folder the card lives in, such as `database`.
    pub topic: String,
    /// The card in a few words, for lists.
    pub title: String,
    /// The canonical question.
    pub question: String,
    /// The same question as people say it aloud.
    pub aliases: Vec<String>,
    /// What is said around it in a call, from the file beside the card: indexed, never shown or shipped as text.
    #[serde(skip)]
    pub spoken: Spoken,
    /// Rounds of an interview loop in which it is asked.
    pub rounds: Vec<Round>,
    /// Levels at which it is asked.
    pub levels: Vec<Level>,
    /// Kinds of backend role for which it is asked.
    pub archetypes: Vec<Archetype>,
    /// Suggested time for an answer, in minutes.
    pub minutes: u8,
    /// Questions to ask before answering.
    pub clarify: Vec<Entry>,
    /// Ordered steps.
    pub approach: Vec<Entry>,
    /// What is given up for what.
    pub tradeoffs: Vec<Entry>,
    /// What sinks the answer or the system.
    pub pitfalls: Vec<Entry>,
    /// What a strong answer sounds like.
    pub strong: Vec<Entry>,
    /// What a thin answer sounds like.
    pub thin: Vec<Entry>,
    /// What a senior or staff engineer adds.
    pub senior: Option<String>,
    /// Behavioural cards: the slots of the person's own story, parted by ` · `.
    pub story: Option<String>,
    /// Ids of cards that lie near this one: what the talk often goes on to, or what it is easily taken for.
    pub related: Vec<String>,
    /// Likely next questions.
    pub follow_ups: Vec<FollowUp>,
    /// What a complete answer covers.
    pub points: Vec<Point>,
    /// Primary sources for facts that could be wrong or dated.
    pub sources: Vec<Source>,
}

/// One line of a card: what is read at a glance, and what opens on demand. In a file it may also be written as the bare text of `say`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// At a glance, at most two lines.
    pub say: String,
    /// On demand: mechanism, numbers, engine-specific truth.
    pub more: Option<String>,
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(EntryVisitor)
        } else {
            let (say, more) = <(String, Option<String>)>::deserialize(deserializer)?;
            Ok(Self { say, more })
        }
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a text, or `say` and `more`")
    }

    fn visit_str<E: Error>(self, say: &str) -> Result<Entry, E> {
        Ok(Entry { say: say.to_owned(), more: None })
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Entry, M::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Whole {
            say: String,
            #[serde(default)]
            more: Option<String>,
        }
        let Whole { say, more } = Whole::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Entry { say, more })
    }
}

/// A likely next question and what it tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// The question as it would be asked.
    pub ask: String,
    /// What the interviewer learns from the answer.
    #[serde(default)]
    pub probes: String,
}

/// Something a complete answer covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The point in a few words.
    pub say: String,
    /// Words which, when heard, show that the point was made.
    #[serde(default)]
    pub cues: Vec<String>,
}

/// A primary source: vendor documentation, RFC, paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title as a reader would search for it.
    pub name: String,
    /// Address, shown as text and never fetched.
    #[serde(default)]
    pub url: Option<String>,
}

/// Defines an enum whose variants are written in kebab-case everywhere: cards, filters, messages.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every value, in the order people expect to read them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word used in cards, filters and messages.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

vocabulary! {
    /// A round of an interview loop.
    Round {
        /// Recruiter screen.
        Screen = "screen",
        /// Technical phone screen.
        Phone = "phone",
        /// Coding round.
        Coding = "coding",
        /// System design round.
        Design = "design",
        /// Database and data modelling round.
        Database = "database",
        /// Incidents and operations.
        Operations = "operations",
        /// Behaviour and ownership.
        Behavioural = "behavioural",
        /// Hiring manager or bar raiser.
        Manager = "manager",
    }
}

vocabulary! {
    /// Seniority.
    Level {
        /// Up to about two years.
        Junior = "junior",
        /// Works alone on known problems.
        Mid = "mid",
        /// Owns services.
        Senior = "senior",
        /// Owns directions.
        Staff = "staff",
    }
}

vocabulary! {
    /// A kind of backend role.
    Archetype {
        /// API and service generalist.
        Api = "api",
        /// Distributed systems specialist.
        Distributed = "distributed",
        /// Data and storage.
        Data = "data",
    }
}

impl Card {
    /// The lists of entries with the field's name, in the order they are read.
    pub fn lists(&self) -> [(&'static str, &[Entry]); 6] {
        [
            ("clarify", &self.clarify),
            ("approach", &self.approach),
            ("tradeoffs", &self.tradeoffs),
            ("pitfalls", &self.pitfalls),
            ("strong", &self.strong),
            ("thin", &self.thin),
        ]
    }

    /// The same lists, to be changed.
    pub(crate) fn lists_mut(&mut self) -> [&mut Vec<Entry>; 6] {
        [
            &mut self.clarify,
            &mut self.approach,
            &mut self.tradeoffs,
            &mut self.pitfalls,
            &mut self.strong,
            &mut self.thin,
        ]
    }

    /// The slots of the person's own story, in the order they are told.
    pub fn slots(&self) -> impl Iterator<Item = &str> {
        self.story.iter().flat_map(|story| story.split(" · "))
    }

    /// Every way of asking on the card: the canonical question first, then the aliases.
    pub fn askings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.question.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_serde_writes() {
        for round in Round::ALL {
            assert_eq!(serde_json::to_value(round).unwrap(), round.word());
        }
        for level in Level::ALL {
            assert_eq!(serde_json::to_value(level).unwrap(), level.word());
        }
        for archetype in Archetype::ALL {
            assert_eq!(serde_json::to_value(archetype).unwrap(), archetype.word());
        }
    }
}
