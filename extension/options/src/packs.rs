//! The overview: what the person has written, pack by pack.

use crate::import::{import_button, news};
use crate::model::{CardDraft, Editing, Model, StoryDraft};
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};
use sidecue_core::packs::{CardLine, Form, PackLine, Request, ShelfView, StoryLine};

/// Everything that is there, and what can be done with it.
pub(crate) fn overview(model: Model) -> impl IntoView {
    let new_card = move |_| {
        model.edit(Editing::Card(Box::new(CardDraft { pack: text("packs_mine"), ..CardDraft::default() })));
    };
    let new_story =
        move |_| model.edit(Editing::Story(StoryDraft { pack: text("packs_mine"), ..StoryDraft::default() }));
    view! {
        <h2>{text("packs_title")}</h2>
        <p class="lead">{text("packs_lead")}</p>
        <div class="actions">
            <button type="button" data-action="new-card" on:click=new_card>{text("packs_new_card")}</button>
            <button type="button" data-action="new-story" on:click=new_story>{text("packs_new_story")}</button>
            {import_button(model)}
        </div>
        {news(model)}
        {move || model.shelf.get().map(|shelf| self::shelf(model, shelf))}
    }
}

fn shelf(model: Model, shelf: ShelfView) -> impl IntoView {
    let nothing = shelf.packs.is_empty() && shelf.unreadable.is_empty();
    view! {
        {nothing.then(|| view! { <p class="nothing">{text("packs_nothing")}</p> })}
        {shelf.unreadable.into_iter().map(|id| unreadable(model, id)).collect_view()}
        {shelf.packs.into_iter().map(|pack| self::pack(model, pack)).collect_view()}
    }
}

/// A pack that is kept but cannot be read: it can only be removed.
fn unreadable(model: Model, id: String) -> impl IntoView {
    let (name, kept) = (id.clone(), id.clone());
    view! {
        <article class="pack" data-unreadable=kept>
            <h3>{name}</h3>
            <p class="bad">{text("packs_unreadable")}</p>
            {remove(model, "remove-pack", move || Request::RemovePack { pack: id.clone() })}
        </article>
    }
}

fn pack(model: Model, pack: PackLine) -> impl IntoView {
    let counts = text_with("packs_counts", &[pack.cards.len().to_string(), pack.stories.len().to_string()]);
    let export = |form: Form, action: &'static str, name: String| {
        let id = pack.id.clone();
        view! {
            <button type="button" class="quiet" data-action=action on:click=move |_| model.export(id.clone(), form)>
                {name}
            </button>
        }
    };
    let id = pack.id.clone();
    let removed = pack.id.clone();
    let inside = pack.clone();
    // A pack can have thousands of cards: they are listed once somebody wants to see them.
    let open = RwSignal::new(pack.cards.len() + pack.stories.len() <= 20);
    view! {
        <article class="pack" data-pack=id>
            <h3>{pack.name.clone()}</h3>
            <p class="counts">{counts}</p>
            <div class="actions">
                <button
                    type="button"
                    class="quiet"
                    data-action="show"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {move || if open.get() { text("packs_hide") } else { text("packs_show") }}
                </button>
                {export(Form::Toml, "export-toml", text("packs_export_toml"))}
                {export(Form::Markdown, "export-markdown", text("packs_export_markdown"))}
                {remove(model, "remove-pack", move || Request::RemovePack { pack: removed.clone() })}
            </div>
            {move || open.get().then(|| contents(model, &inside))}
        </article>
    }
}

fn contents(model: Model, pack: &PackLine) -> impl IntoView + use<> {
    let cards = pack.cards.iter().map(|line| card(model, pack.clone(), line.clone())).collect_view();
    let stories = pack
        .stories
        .iter()
        .enumerate()
        .map(|(index, line)| story(model, pack.clone(), index, line.clone()))
        .collect_view();
    view! { <ul class="contents">{cards} {stories}</ul> }
}

fn card(model: Model, pack: PackLine, card: CardLine) -> impl IntoView {
    let (in_pack, id) = (pack.id.clone(), card.id.clone());
    let edited = card.id.clone();
    view! {
        <li data-own-card=card.id>
            <span>{card.title}</span>
            <button
                type="button"
                class="quiet"
                data-action="edit"
                on:click=move |_| model.edit_card(pack.clone(), edited.clone())
            >
                {text("packs_edit")}
            </button>
            {remove(model, "remove", move || Request::RemoveCard { pack: in_pack.clone(), id: id.clone() })}
        </li>
    }
}

fn story(model: Model, pack: PackLine, index: usize, story: StoryLine) -> impl IntoView {
    let in_pack = pack.id.clone();
    view! {
        <li data-own-story=index.to_string()>
            <span>{text_with("packs_story_for", &[story.title, story.card])}</span>
            <button type="button" class="quiet" data-action="edit" on:click=move |_| model.edit_story(pack.clone(), index)>
                {text("packs_edit")}
            </button>
            {remove(model, "remove", move || Request::RemoveStory { pack: in_pack.clone(), index })}
        </li>
    }
}

/// A button that removes at the second click: what is removed is gone.
fn remove(model: Model, action: &'static str, request: impl Fn() -> Request + 'static) -> impl IntoView {
    let sure = RwSignal::new(false);
    let click = move |_| {
        if sure.get_untracked() {
            model.ask(&request());
        } else {
            sure.set(true);
        }
    };
    view! {
        <button
            type="button"
            class="quiet bad"
            data-action=action
            on:click=click
            on:blur=move |_| sure.set(false)
        >
            {move || if sure.get() { text("packs_remove_sure") } else { text("packs_remove") }}
        </button>
    }
}
