//! The form of a story: one field for each slot of the card it is for.

use crate::form::{buttons, elsewhere, field, line};
use crate::model::{Model, StoryDraft};
use leptos::prelude::*;
use sidecue_browser::i18n::text;
use sidecue_core::packs::{Request, Story, StoryCard, StoryPart};

/// Fields that show their own mistakes.
const FIELDS: &[&str] = &["card", "title"];

/// A story to be written or changed.
pub(crate) fn story_form(model: Model, draft: StoryDraft) -> impl IntoView {
    let StoryDraft { pack, replaces, story } = draft;
    let cards = model.shelf.with_untracked(|shelf| shelf.as_ref().map(|s| s.story_cards.clone())).unwrap_or_default();
    let first = cards.first().map(|card| card.id.clone()).unwrap_or_default();
    let card = RwSignal::new(if story.card.is_empty() { first } else { story.card.clone() });
    let title = RwSignal::new(story.title.clone());
    let pack = RwSignal::new(pack);
    let changing = replaces.is_some();
    let parts = RwSignal::new(parts_for(&cards, &card.get_untracked(), &story.parts));
    let choose = {
        let cards = cards.clone();
        move |event| {
            card.set(event_target_value(&event));
            // What was typed for a slot that the other card has too stays.
            let typed: Vec<StoryPart> = parts.with_untracked(|parts| parts.iter().map(Typed::part).collect());
            parts.set(parts_for(&cards, &card.get_untracked(), &typed));
        }
    };
    let keep = move || {
        let story = Story {
            card: card.get_untracked(),
            title: title.get_untracked(),
            parts: parts.with_untracked(|parts| parts.iter().map(Typed::part).collect()),
        };
        model.ask(&Request::SaveStory { pack: pack.get_untracked(), replaces, story });
    };
    let options = move || {
        let option = |StoryCard { id, title, .. }: StoryCard| {
            let selected = card.get_untracked() == id;
            view! { <option value=id selected=selected>{title}</option> }
        };
        cards.clone().into_iter().map(option).collect_view()
    };
    view! {
        <form class="editor" data-form="story" on:submit=|event| event.prevent_default()>
            <h2>{if changing { text("packs_change_story") } else { text("packs_new_story") }}</h2>
            <p class="hint">{text("packs_story_hint")}</p>
            {field(model, "card", text("packs_story_card"), None, move |described| view! {
                <select id="field-card" aria-describedby=described on:change=choose>{options()}</select>
            }.into_any())}
            {line(model, "title", text("packs_story_title"), title)}
            {move || parts.get().into_iter().enumerate().map(|(index, typed)| slot(index, typed)).collect_view()}
            {(!changing).then(|| line(model, "name", text("packs_pack"), pack))}
            {elsewhere(model, FIELDS)}
            {buttons(model, keep)}
        </form>
    }
}

/// A slot and what is typed for it.
#[derive(Clone)]
struct Typed {
    slot: String,
    say: RwSignal<String>,
}

impl Typed {
    fn part(&self) -> StoryPart {
        StoryPart { slot: self.slot.clone(), say: self.say.get_untracked() }
    }
}

/// The slots of a card with what is known for them, then whatever is told beside them.
fn parts_for(cards: &[StoryCard], card: &str, known: &[StoryPart]) -> Vec<Typed> {
    let slots = cards.iter().find(|known| known.id == card).map(|card| card.slots.clone()).unwrap_or_default();
    let typed = |slot: &String, say: &str| Typed { slot: slot.clone(), say: RwSignal::new(say.to_owned()) };
    let say = |slot: &String| known.iter().find(|part| part.slot == *slot).map_or("", |part| part.say.as_str());
    let beside = known.iter().filter(|part| !part.say.trim().is_empty() && !slots.contains(&part.slot));
    slots.iter().map(|slot| typed(slot, say(slot))).chain(beside.map(|part| typed(&part.slot, &part.say))).collect()
}

fn slot(index: usize, typed: Typed) -> impl IntoView {
    let Typed { slot, say } = typed;
    let name = slot.clone();
    view! {
        <div class="field" data-slot=name>
            <label for=format!("slot-{index}")>{slot}</label>
            <textarea
                id=format!("slot-{index}")
                rows="2"
                prop:value=move || say.get()
                on:input=move |event| say.set(event_target_value(&event))
            ></textarea>
        </div>
    }
}
