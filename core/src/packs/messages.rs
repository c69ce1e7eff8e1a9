//! What crosses between the options page and the shelf: closed unions, and the views in them.

use super::Form;
use super::pack::Story;
use crate::bank::Card;
use serde::{Deserialize, Serialize};

/// What the options page may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Request {
    /// What is there?
    List {},
    /// Take the pack in a file; one of the same name is replaced.
    Import {
        /// The file's name; its ending tells the form.
        file: String,
        /// Its text.
        text: String,
    },
    /// Write a pack as a file.
    Export {
        /// The pack's id.
        pack: String,
        /// Which form.
        form: Form,
    },
    /// Remove a pack and all in it.
    RemovePack {
        /// The pack's id.
        pack: String,
    },
    /// A card, to be changed.
    Card {
        /// The pack's id.
        pack: String,
        /// The card's id.
        id: String,
    },
    /// Keep a card.
    SaveCard {
        /// Name of its pack, which is made when there is none.
        pack: String,
        /// Id of the card that it takes the place of.
        replaces: Option<String>,
        /// The card; what is left out is filled in.
        card: Box<Card>,
    },
    /// Remove a card.
    RemoveCard {
        /// The pack's id.
        pack: String,
        /// The card's id.
        id: String,
    },
    /// A story, to be changed.
    Story {
        /// The pack's id.
        pack: String,
        /// Its place in the pack.
        index: usize,
    },
    /// Keep a story.
    SaveStory {
        /// Name of its pack, which is made when there is none.
        pack: String,
        /// Place of the story that it takes the place of.
        replaces: Option<usize>,
        /// The story.
        story: Story,
    },
    /// Remove a story.
    RemoveStory {
        /// The pack's id.
        pack: String,
        /// Its place in the pack.
        index: usize,
    },
}

/// What the options page gets: an object with one member, such as `{"shelf": …}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reply {
    /// What is there, after a change or without one.
    Shelf(ShelfView),
    /// A file was taken.
    Imported {
        /// What it brought.
        pack: PackLine,
        /// A pack of the same name was replaced.
        replaced: bool,
        /// What is there now.
        shelf: ShelfView,
    },
    /// A pack as a file.
    File {
        /// Its name.
        name: String,
        /// Its text.
        text: String,
    },
    /// A card, to be changed.
    Card(Box<Card>),
    /// A story, to be changed.
    Story(Story),
    /// Something is wrong with what was given; nothing was changed.
    Refused {
        /// All that is wrong.
        mistakes: Vec<Mistake>,
    },
}

/// Something wrong with a file or a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// Line of the file, from 1; none for a form.
    pub line: Option<usize>,
    /// Field of the form, such as `approach.2.say`; empty for a file.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub remedy: String,
}

/// All of a person's packs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShelfView {
    /// The packs by name.
    pub packs: Vec<PackLine>,
    /// Ids of packs that are kept but cannot be read.
    pub unreadable: Vec<String>,
    /// Cards of the bank that ask for a story.
    pub story_cards: Vec<StoryCard>,
}

/// A pack by name, with what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackLine {
    /// The pack's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its cards, in their order.
    pub cards: Vec<CardLine>,
    /// Its stories, in their order.
    pub stories: Vec<StoryLine>,
}

/// A card by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardLine {
    /// The card's id.
    pub id: String,
    /// The card in a few words.
    pub title: String,
}

/// A story by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryLine {
    /// The story in a few words.
    pub title: String,
    /// Title of the card it belongs to.
    pub card: String,
}

/// A card that asks for a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryCard {
    /// The card's id.
    pub id: String,
    /// The card in a few words.
    pub title: String,
    /// The slots of a story, in the order they are told.
    pub slots: Vec<String>,
}
