//! What the page knows, as signals, and what it asks of the desk.

use leptos::prelude::*;
use sidecue_browser::{Client, ClientError, Health, read, save_file, write};
use sidecue_core::bank::Card;
use sidecue_core::packs::{Form, Mistake, PackLine, Reply, Request, ShelfView, Story};

/// The script of the desk's worker.
const DESK: &str = "packs-worker.js";
/// Longest a reply may take, in milliseconds: the largest file is read in a tenth of it.
const LIMIT: u32 = 30_000;

/// A card that is being written.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct CardDraft {
    /// Name of its pack.
    pub(crate) pack: String,
    /// Id of the card that it takes the place of.
    pub(crate) replaces: Option<String>,
    pub(crate) card: Card,
}

/// A story that is being written.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct StoryDraft {
    /// Name of its pack.
    pub(crate) pack: String,
    /// Place of the story that it takes the place of.
    pub(crate) replaces: Option<usize>,
    pub(crate) story: Story,
}

/// What is being written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Editing {
    /// Nothing: the overview is shown.
    Nothing,
    Card(Box<CardDraft>),
    Story(StoryDraft),
}

/// What came of the last thing that was done.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum News {
    /// A file is being read.
    Reading(String),
    /// A file was taken.
    Imported { pack: PackLine, replaced: bool },
    /// A file was refused.
    Refused { file: String, mistakes: Vec<Mistake> },
    /// Something was kept or removed.
    Kept,
    /// Nothing came of it; for the console only is why.
    Failed,
}

/// The page's state. Copies share it.
#[derive(Clone, Copy)]
pub(crate) struct Model {
    pub(crate) shelf: RwSignal<Option<ShelfView>>,
    pub(crate) editing: RwSignal<Editing>,
    /// What is wrong with what is being written.
    pub(crate) mistakes: RwSignal<Vec<Mistake>>,
    pub(crate) news: RwSignal<Option<News>>,
    desk: StoredValue<Option<Client<Reply>>, LocalStorage>,
}

impl Model {
    /// Starts the desk and asks what is there.
    pub(crate) fn start() -> Self {
        let model = Self {
            shelf: RwSignal::default(),
            editing: RwSignal::new(Editing::Nothing),
            mistakes: RwSignal::default(),
            news: RwSignal::default(),
            desk: StoredValue::new_local(None),
        };
        let health = move |health| match health {
            Health::Ready => model.ask(&Request::List {}),
            Health::Broken => model.news.set(Some(News::Failed)),
            Health::Starting | Health::Renewed => {}
        };
        model.desk.set_value(Some(Client::patient(DESK, LIMIT, |reply| read(reply.clone()), health)));
        model
    }

    /// Opens a form, empty or filled.
    pub(crate) fn edit(self, editing: Editing) {
        self.mistakes.set(Vec::new());
        self.news.set(None);
        self.editing.set(editing);
    }

    /// Leaves the form.
    pub(crate) fn close(self) {
        self.editing.set(Editing::Nothing);
    }

    /// Opens the form of a kept card.
    pub(crate) fn edit_card(self, pack: PackLine, id: String) {
        let request = Request::Card { pack: pack.id, id: id.clone() };
        self.ask_for(&request, move |reply| {
            if let Reply::Card(card) = reply {
                let draft = CardDraft { pack: pack.name, replaces: Some(id), card: *card };
                self.edit(Editing::Card(Box::new(draft)));
            }
        });
    }

    /// Opens the form of a kept story.
    pub(crate) fn edit_story(self, pack: PackLine, index: usize) {
        self.ask_for(&Request::Story { pack: pack.id, index }, move |reply| {
            if let Reply::Story(story) = reply {
                self.edit(Editing::Story(StoryDraft { pack: pack.name, replaces: Some(index), story }));
            }
        });
    }

    /// Hands a file to the person.
    pub(crate) fn export(self, pack: String, form: Form) {
        self.ask_for(&Request::Export { pack, form }, |reply| {
            if let Reply::File { name, text } = reply
                && let Err(error) = save_file::save(&name, &text)
            {
                leptos::logging::error!("the file could not be handed over: {error:?}");
            }
        });
    }

    /// Takes a file.
    pub(crate) fn import(self, file: String, text: String) {
        self.news.set(Some(News::Reading(file.clone())));
        self.ask_for(&Request::Import { file: file.clone(), text }, move |reply| match reply {
            Reply::Imported { pack, replaced, shelf } => {
                self.shelf.set(Some(shelf));
                self.news.set(Some(News::Imported { pack, replaced }));
            }
            Reply::Refused { mistakes } => self.news.set(Some(News::Refused { file, mistakes })),
            _ => {}
        });
    }

    /// Asks for something that changes what is there, or for what is there.
    pub(crate) fn ask(self, request: &Request) {
        let changes = !matches!(request, Request::List {});
        self.ask_for(request, move |reply| match reply {
            Reply::Shelf(shelf) => {
                self.shelf.set(Some(shelf));
                if changes {
                    self.close();
                    self.news.set(Some(News::Kept));
                }
            }
            Reply::Refused { mistakes } => self.mistakes.set(mistakes),
            _ => {}
        });
    }

    fn ask_for(self, request: &Request, done: impl FnOnce(Reply) + 'static) {
        let Some(desk) = self.desk.get_value() else { return };
        desk.ask(&write(request), move |answer| match answer {
            Ok(reply) => done(reply),
            Err(error) => {
                if let ClientError::Refused { variant, message } = &error {
                    leptos::logging::error!("the desk refused ({variant}): {message}");
                }
                self.news.set(Some(News::Failed));
            }
        });
    }
}
