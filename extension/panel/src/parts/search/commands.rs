//! Everything that can be done, by name.

use crate::keys;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::text_for;
use sidecue_core::shortcuts::Action;

/// Commands that cannot be given a key.
const WITHOUT_KEY: [&str; 7] = ["end", "reports", "sessions", "options", "keys", "privacy", "first_steps"];

/// Something that can be done.
#[derive(Clone, PartialEq)]
pub(super) struct Command {
    pub(super) word: &'static str,
    name: String,
    /// As it is written on its button.
    key: Option<String>,
}

impl Command {
    /// Does it.
    pub(super) fn run(&self, model: Model) {
        if let Some(action) = Action::of(self.word) {
            keys::act(model, action);
            return;
        }
        match self.word {
            "end" => model.end_session(),
            "reports" => model.toggle_reports(),
            "sessions" => model.open_page("practice.html#sessions"),
            "keys" => model.open_page("options.html#keys"),
            "privacy" => model.open_page("options.html#privacy"),
            "first_steps" => model.open_page("welcome.html"),
            _ => model.open_page("options.html"),
        }
    }

    pub(super) fn said(&self) -> AnyView {
        view! {
            <b>{self.name.clone()}</b>
            {self.key.clone().map(|key| view! { <kbd>{key}</kbd> })}
        }
        .into_any()
    }
}

/// The commands with all that was typed in their names.
pub(super) fn matching(model: Model) -> Vec<Command> {
    let small = |text: &str| String::from(js_sys::JsString::from(text).to_lower_case());
    let typed = small(&model.query.get());
    let words: Vec<&str> = typed.split_whitespace().collect();
    // What is offered by number is on screen, and this list is open.
    let listed = |action: &Action| !matches!(action, Action::First | Action::Second | Action::Third | Action::Palette);
    let with_key = Action::ALL.into_iter().filter(listed).map(Action::word);
    // A session is begun or ended, whichever can be.
    let other = if model.face.get().cues() { "start" } else { "end" };
    let called = with_key.chain(WITHOUT_KEY).filter(|word| *word != other).map(|word| {
        let key = Action::of(word).and_then(|action| model.key_of(action));
        Command { word, name: text_for("command", word), key }
    });
    called
        .filter(|command| {
            let name = small(&command.name);
            words.iter().all(|word| name.contains(word))
        })
        .collect()
}
