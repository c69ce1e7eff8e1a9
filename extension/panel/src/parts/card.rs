//! A card, from its title to its sources.

use super::binding::{click, items, key, shortcut, yes_or_no};
use super::icon::icon;
use super::points::points;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::shortcuts::Action;
use sidecue_core::view::{CardView, LineView, SectionKind, SectionView, StoryView, TitleView};

/// A card that was looked up.
pub(crate) fn looked_up(model: Model, card: CardView) -> impl IntoView {
    let heading = heading(&card, None);
    let (id, pin) = (card.id.clone(), at_hand(model, card.id.clone()));
    view! {
        <article class="card" data-card=id data-phase="looked-up">
            <div class="top">{heading} {pin}</div>
            {body(model, card, false)}
        </article>
    }
}

/// Keeps the card at hand in search.
fn at_hand(model: Model, id: String) -> AnyView {
    let this = id.clone();
    let pinned = Memo::new(move |_| model.is_at_hand(&this));
    view! {
        <button
            class="quiet at-hand"
            type="button"
            data-action="at-hand"
            title=text("at_hand_title")
            aria-keyshortcuts=shortcut(model, Action::Keep)
            aria-pressed=yes_or_no(move || pinned.get())
            on:click=click(move || model.toggle_at_hand(&id))
        >
            {move || icon(if pinned.get() { "starred" } else { "star" })}
            {text("at_hand")}
            {key(model, Action::Keep)}
        </button>
    }
    .into_any()
}

/// Title, question, and a line of facts; `phase` says that the question is still being asked.
pub(crate) fn heading(card: &CardView, phase: Option<AnyView>) -> AnyView {
    let minutes = text_with("card_minutes", &[card.minutes.to_string()]);
    view! {
        <h1>{card.title.clone()}</h1>
        <p class="question">{card.question.clone()}</p>
        <p class="meta">
            <span>{card.pack.clone().unwrap_or_else(|| text_for("topic", &card.topic))}</span>
            <span>{minutes}</span>
            {phase}
        </p>
    }
    .into_any()
}

/// Everything below the heading.
pub(crate) fn body(model: Model, card: CardView, live: bool) -> impl IntoView {
    let mut points = Some(points(model, card.id, card.points));
    let mut sections: Vec<AnyView> = card.sections.into_iter().map(section).collect();
    if live {
        // Beneath what to ask first: ticks are where the eye is while one answers.
        sections.insert(sections.len().min(1), points.take().into_any());
    }
    let stories = card.stories;
    // The slots are a form to fill in: whoever has told a story already reads that instead.
    let story = if stories.is_empty() { card.story } else { Vec::new() };
    let related = card.related;
    let sources = card.sources;
    view! {
        {stories.into_iter().map(own_story).collect_view()}
        {(!story.is_empty()).then(|| view! {
            <section class="story">
                <h2>{text("section_story")}</h2>
                <ol class="chips">{items(story)}</ol>
            </section>
        })}
        {sections}
        {card.senior.map(|senior| view! {
            <section class="senior">
                <h2>{text("section_senior")}</h2>
                <p>{senior}</p>
            </section>
        })}
        {points}
        {(!related.is_empty()).then(|| view! {
            <section class="related">
                <h2>{text("section_related")}</h2>
                <ul class="chips">{related.into_iter().map(|card| self::related(model, card)).collect_view()}</ul>
            </section>
        })}
        {(!sources.is_empty()).then(|| view! {
            <section class="sources">
                <h2>{text("section_sources")}</h2>
                <ul>{items(sources)}</ul>
            </section>
        })}
    }
}

/// A story of the person's own.
fn own_story(story: StoryView) -> impl IntoView {
    let part = |(slot, say): (String, String)| {
        view! {
            <li>
                {(!slot.is_empty()).then(|| view! { <b>{slot}</b> })}
                <span dir="auto">{say}</span>
            </li>
        }
    };
    view! {
        <section class="own-story" data-own-story="">
            <h2>{text("section_own_story")}</h2>
            <p class="name">{story.title}</p>
            <ol class="parts">{story.parts.into_iter().map(part).collect_view()}</ol>
        </section>
    }
}

/// A card near this one; it opens in place of what is read.
fn related(model: Model, card: TitleView) -> impl IntoView {
    let id = card.id.clone();
    view! {
        <li>
            <button type="button" class="chip" data-related=card.id on:click=click(move || model.look_up(id.clone()))>
                {card.title}
            </button>
        </li>
    }
}

fn section(section: SectionView) -> AnyView {
    let word = section.kind.word();
    let lines: Vec<AnyView> = section.lines.into_iter().map(line).collect();
    let list = if section.kind == SectionKind::Approach {
        view! { <ol class="lines">{lines}</ol> }.into_any()
    } else {
        view! { <ul class="lines">{lines}</ul> }.into_any()
    };
    view! {
        <section class=word.replace('_', "-")>
            <h2>{text_for("section", word)}</h2>
            {list}
        </section>
    }
    .into_any()
}

/// A line; what is behind it opens on demand.
fn line(line: LineView) -> AnyView {
    match line.more {
        None => view! { <li>{line.say}</li> }.into_any(),
        Some(more) => view! {
            <li>
                <details>
                    <summary>{line.say}</summary>
                    <p>{more}</p>
                </details>
            </li>
        }
        .into_any(),
    }
}
