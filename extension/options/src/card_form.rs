//! The form of an own card.

use crate::form::{buttons, elsewhere, entries_of, line, lines, lines_of, text_of};
use crate::model::{CardDraft, Model};
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};
use sidecue_core::bank::{Card, Entry, FollowUp, Point};
use sidecue_core::packs::Request;

/// Fields that show their own mistakes.
const FIELDS: &[&str] = &[
    "question",
    "title",
    "aliases",
    "topic",
    "clarify",
    "approach",
    "tradeoffs",
    "pitfalls",
    "strong",
    "thin",
    "follow_ups",
    "points",
];

/// A card to be written or changed.
pub(crate) fn card_form(model: Model, draft: CardDraft) -> impl IntoView {
    let CardDraft { pack, replaces, card } = draft;
    let changing = replaces.is_some();
    let fields = Fields::of(&card);
    let pack = RwSignal::new(pack);
    let keep = move || {
        let pack = pack.get_untracked();
        model.ask(&Request::SaveCard { pack, replaces: replaces.clone(), card: Box::new(fields.card(&card)) });
    };
    let list = |place: &'static str, value| lines(model, place, text_for("section", place), None, value);
    view! {
        <form class="editor" data-form="card" on:submit=|event| event.prevent_default()>
            <h2>{if changing { text("packs_change_card") } else { text("packs_new_card") }}</h2>
            {line(model, "question", text("packs_question"), fields.question)}
            {line(model, "title", text("packs_short_title"), fields.title)}
            {lines(model, "aliases", text("packs_aliases"), Some(text("packs_aliases_hint")), fields.aliases)}
            <p class="hint">{text("packs_entries_hint")}</p>
            {list("approach", fields.approach)}
            {list("clarify", fields.clarify)}
            {list("tradeoffs", fields.tradeoffs)}
            {list("pitfalls", fields.pitfalls)}
            {list("strong", fields.strong)}
            {list("thin", fields.thin)}
            {list("follow_ups", fields.follow_ups)}
            {lines(model, "points", text("section_points"), Some(text("packs_points_hint")), fields.points)}
            {line(model, "topic", text("packs_topic"), fields.topic)}
            {(!changing).then(|| line(model, "name", text("packs_pack"), pack))}
            {elsewhere(model, FIELDS)}
            {buttons(model, keep)}
        </form>
    }
}

/// What is typed, field by field.
#[derive(Clone, Copy)]
struct Fields {
    question: RwSignal<String>,
    title: RwSignal<String>,
    aliases: RwSignal<String>,
    topic: RwSignal<String>,
    clarify: RwSignal<String>,
    approach: RwSignal<String>,
    tradeoffs: RwSignal<String>,
    pitfalls: RwSignal<String>,
    strong: RwSignal<String>,
    thin: RwSignal<String>,
    follow_ups: RwSignal<String>,
    points: RwSignal<String>,
}

impl Fields {
    fn of(card: &Card) -> Self {
        let entry = |say: &str, more: String| Entry { say: say.to_owned(), more: Some(more).filter(|m| !m.is_empty()) };
        let follow_ups: Vec<Entry> = card.follow_ups.iter().map(|f| entry(&f.ask, f.probes.clone())).collect();
        let points: Vec<Entry> = card.points.iter().map(|p| entry(&p.say, p.cues.join(", "))).collect();
        Self {
            question: RwSignal::new(card.question.clone()),
            title: RwSignal::new(card.title.clone()),
            aliases: RwSignal::new(card.aliases.join("\n")),
            topic: RwSignal::new(card.topic.clone()),
            clarify: RwSignal::new(text_of(&card.clarify)),
            approach: RwSignal::new(text_of(&card.approach)),
            tradeoffs: RwSignal::new(text_of(&card.tradeoffs)),
            pitfalls: RwSignal::new(text_of(&card.pitfalls)),
            strong: RwSignal::new(text_of(&card.strong)),
            thin: RwSignal::new(text_of(&card.thin)),
            follow_ups: RwSignal::new(text_of(&follow_ups)),
            points: RwSignal::new(text_of(&points)),
        }
    }

    /// The card as it is typed; what the form has no field for stays as it was.
    fn card(self, before: &Card) -> Card {
        let entries = |field: RwSignal<String>| field.with_untracked(|text| entries_of(text));
        let cues = |more: Option<String>| -> Vec<String> {
            more.iter()
                .flat_map(|more| more.split(','))
                .map(|cue| cue.trim().to_owned())
                .filter(|cue| !cue.is_empty())
                .collect()
        };
        Card {
            question: self.question.get_untracked(),
            title: self.title.get_untracked(),
            aliases: self.aliases.with_untracked(|text| lines_of(text)),
            topic: self.topic.get_untracked(),
            clarify: entries(self.clarify),
            approach: entries(self.approach),
            tradeoffs: entries(self.tradeoffs),
            pitfalls: entries(self.pitfalls),
            strong: entries(self.strong),
            thin: entries(self.thin),
            follow_ups: entries(self.follow_ups)
                .into_iter()
                .map(|e| FollowUp { ask: e.say, probes: e.more.unwrap_or_default() })
                .collect(),
            points: entries(self.points).into_iter().map(|e| Point { say: e.say, cues: cues(e.more) }).collect(),
            ..before.clone()
        }
    }
}
