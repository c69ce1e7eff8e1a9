//! The card, for whoever asked for it.

use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};
use sidecue_core::view::{CardView, LineView, SectionView};

/// The card below the question, in reading order.
pub(super) fn card(card: CardView) -> AnyView {
    let senior = card.senior.map(|senior| {
        view! {
            <section>
                <h3>{text("section_senior")}</h3>
                <p>{senior}</p>
            </section>
        }
    });
    let story = (!card.story.is_empty()).then(|| {
        view! {
            <section>
                <h3>{text("section_story")}</h3>
                <p>{card.story.join(" · ")}</p>
            </section>
        }
    });
    view! {
        <article class="card" data-card=card.id aria-label=text("drill_card")>
            {story}
            {card.sections.into_iter().filter(|section| !section.lines.is_empty()).map(section).collect::<Vec<AnyView>>()}
            {senior}
        </article>
    }
    .into_any()
}

fn section(section: SectionView) -> AnyView {
    let word = section.kind.word();
    view! {
        <section>
            <h3>{text_for("section", word)}</h3>
            <ul>{section.lines.into_iter().map(line).collect::<Vec<AnyView>>()}</ul>
        </section>
    }
    .into_any()
}

fn line(line: LineView) -> AnyView {
    let LineView { say, more } = line;
    match more {
        None => view! { <li>{say}</li> }.into_any(),
        Some(more) => view! {
            <li>
                <details>
                    <summary>{say}</summary>
                    <p>{more}</p>
                </details>
            </li>
        }
        .into_any(),
    }
}
