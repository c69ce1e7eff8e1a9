//! A pack: a name, cards, stories.

use crate::bank::{Card, Entry};
use crate::cleaning::cleaned;
use serde::{Deserialize, Serialize};

/// Topic of an own card that names none.
const TOPIC: &str = "own";
/// Suggested minutes of an own card that names none.
const MINUTES: u8 = 5;
/// Longest title made from a question, in characters.
const TITLE: usize = 48;
/// Longest id made from a text, in characters.
const SLUG: usize = 60;

/// Cards and stories of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pack {
    /// What the person calls it.
    pub name: String,
    /// Its cards; their ids are unique in the pack.
    pub cards: Vec<Card>,
    /// Stories for behavioural cards of the bank, or for cards of this pack.
    pub stories: Vec<Story>,
}

/// Something the person lived through, told in the slots of a card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Story {
    /// Id of the card it belongs to.
    pub card: String,
    /// The story in a few words.
    pub title: String,
    /// Its parts, in the order they are told.
    pub parts: Vec<StoryPart>,
}

/// A part of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StoryPart {
    /// The slot it fills, such as "My part"; may be empty.
    pub slot: String,
    /// What to say.
    pub say: String,
}

/// A text as part of an id: lower-case letters and digits parted by single hyphens; "card" when nothing is left.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && c != '\'' {
            slug.push('-');
        }
    }
    let cut = slug.char_indices().nth(SLUG).map_or(slug.len(), |(at, _)| at);
    slug.truncate(cut);
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "card".to_owned() } else { slug.to_owned() }
}

impl Pack {
    /// The pack's id: what its file and its cards are named by.
    pub fn id(&self) -> String {
        slug(&self.name)
    }

    /// Cleans every text and fills in what may be left out of a card: id, topic, title, minutes.
    pub(super) fn complete(&mut self) {
        self.name = cleaned(&self.name);
        for card in &mut self.cards {
            clean(card);
            if card.title.is_empty() {
                card.title = shortened(&card.question);
            }
            if card.id.is_empty() {
                card.id = slug(&card.title);
            }
            if card.topic.is_empty() {
                TOPIC.clone_into(&mut card.topic);
            }
            if card.minutes == 0 {
                card.minutes = MINUTES;
            }
        }
        for story in &mut self.stories {
            story.card = cleaned(&story.card);
            story.title = cleaned(&story.title);
            for part in &mut story.parts {
                part.slot = cleaned(&part.slot);
                part.say = cleaned(&part.say);
            }
        }
    }
}

/// Every text of a card made harmless and tidy; cues as captions are compared.
fn clean(card: &mut Card) {
    for text in [&mut card.id, &mut card.topic, &mut card.title, &mut card.question] {
        *text = cleaned(text);
    }
    for Entry { say, more } in card.lists_mut().into_iter().flatten() {
        *say = cleaned(say);
        *more = more.take().map(|more| cleaned(&more)).filter(|more| !more.is_empty());
    }
    for text in [&mut card.senior, &mut card.story] {
        *text = text.take().map(|text| cleaned(&text)).filter(|text| !text.is_empty());
    }
    for text in card.aliases.iter_mut().chain(&mut card.related) {
        *text = cleaned(text);
    }
    for follow_up in &mut card.follow_ups {
        follow_up.ask = cleaned(&follow_up.ask);
        follow_up.probes = cleaned(&follow_up.probes);
    }
    for point in &mut card.points {
        point.say = cleaned(&point.say);
        for cue in &mut point.cues {
            *cue = cleaned(cue).to_lowercase();
        }
    }
    for source in &mut card.sources {
        source.name = cleaned(&source.name);
    }
}

/// A question as a title: whole, or its first words.
fn shortened(question: &str) -> String {
    let question = question.trim_end_matches(['?', '.', ' ']);
    if question.chars().count() <= TITLE {
        return question.to_owned();
    }
    let mut title = String::new();
    for word in question.split(' ') {
        if title.chars().count() + word.chars().count() + 2 > TITLE {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    // One word longer than a title may be.
    if title.is_empty() {
        title = question.chars().take(TITLE - 1).collect();
    }
    title + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_any_text() {
        assert_eq!(slug("How do you shard? (2 ways)"), "how-do-you-shard-2-ways");
        assert_eq!(slug("What's “new”?"), "whats-new");
        assert_eq!(slug("日本語"), "card");
        assert_eq!(slug(&"long ".repeat(40)).len(), 59);
    }

    #[test]
    fn what_may_be_left_out_is_filled_in() {
        let question = "How would you move a billion rows from one region to another without downtime?";
        let card = Card { question: format!(" {question}\u{200b}\n"), ..Card::default() };
        let mut pack = Pack { name: "Mine".into(), cards: vec![card], ..Pack::default() };
        pack.complete();
        let card = &pack.cards[0];
        assert_eq!(card.question, question);
        assert_eq!(card.title, "How would you move a billion rows from one…");
        assert_eq!(
            (card.id.as_str(), card.topic.as_str(), card.minutes),
            ("how-would-you-move-a-billion-rows-from-one", "own", 5)
        );
    }
}
