//! The sheet with the keys.

use super::binding::{click, key};
use super::icon::icon;
use crate::model::Model;
use leptos::html;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};
use sidecue_core::shortcuts::Action;

/// Every key and what it is for, over everything else; the browser keeps the focus inside and gives it back.
pub(crate) fn help(model: Model) -> impl IntoView {
    move || if model.helping.get() { sheet(model) } else { ().into_any() }
}

fn sheet(model: Model) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Open already, or not in the page any more: then there is nothing to show.
            let _ = dialog.show_modal();
        }
    });
    let row = |action: Action| {
        view! { <div><dt>{key(model, action)}</dt> <dd>{text_for("command", action.word())}</dd></div> }.into_any()
    };
    let fixed = |(name, word): (&'static str, &'static str)| {
        view! { <div><dt><kbd>{name}</kbd></dt> <dd>{text_for("help", word)}</dd></div> }.into_any()
    };
    // What has no key is in the list of commands.
    let rows: Vec<AnyView> =
        Action::ALL.into_iter().filter(|action| model.key_of(*action).is_some()).map(row).collect();
    let always: Vec<AnyView> = [("Esc", "escape"), ("↑ ↓", "arrows"), ("↵", "enter")].into_iter().map(fixed).collect();
    view! {
        <dialog class="help" node_ref=dialog aria-labelledby="help-title" on:close=move |_| model.helping.set(false)>
            <header>
                <h1 id="help-title">{text("help_title")}</h1>
                <button class="bare" type="button" data-action="close-help" aria-label=text("help_close") on:click=click(move || model.helping.set(false))>
                    {icon("wrong")}
                </button>
            </header>
            <dl class={"keys"}>{rows} {always}</dl>
            <p>{text("help_typing")}</p>
            <p class="actions">
                {page(model, "keys", "options.html#keys")}
                {page(model, "first_steps", "welcome.html")}
                {page(model, "privacy", "options.html#privacy")}
            </p>
        </dialog>
    }
    .into_any()
}

fn page(model: Model, word: &'static str, address: &'static str) -> AnyView {
    view! {
        <button class="quiet" type="button" data-page=word on:click=click(move || model.open_page(address))>
            {text_for("command", word)}
        </button>
    }
    .into_any()
}
