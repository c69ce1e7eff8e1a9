//! The questions drawn, and how they are spread.

use crate::controls::button;
use crate::gauge::gauge;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::practice::{PlannedView, Request, StrandView};

/// The list, the spread, and what they were drawn with.
pub(super) fn questions(model: Model) -> AnyView {
    let drawn = Memo::new(move |_| {
        model.plan.with(|plan| plan.as_ref().map(|plan| (plan.questions.clone(), plan.strands.clone())))
    });
    view! {
        <section class="drawn">
            <header>
                <h2>{text("practice_questions")}</h2>
                {seed(model)}
                {button("", "draw", text("practice_draw"), move || model.draw_others())}
            </header>
            {move || drawn.get().map(|(questions, strands)| view! {
                {spread(&questions, strands)}
                <ol class="questions">
                    {questions.into_iter().enumerate().map(|(index, question)| line(model, index, question)).collect::<Vec<AnyView>>()}
                </ol>
            })}
        </section>
    }
    .into_any()
}

/// What the draw began with: the same number, the same questions.
fn seed(model: Model) -> AnyView {
    let typed = move |event| {
        if let Ok(seed) = event_target_value(&event).trim().parse() {
            model.seed.set(seed);
            model.draw();
        }
    };
    view! {
        <label class="seed" title=text("practice_seed_more")>
            {text("practice_seed")}
            <input
                type="text"
                inputmode="numeric"
                size="8"
                maxlength="10"
                data-seed=""
                prop:value=move || model.seed.get().to_string()
                on:change=typed
            />
        </label>
    }
    .into_any()
}

fn spread(questions: &[PlannedView], strands: Vec<StrandView>) -> AnyView {
    let minutes: u32 = questions.iter().map(|question| question.minutes).sum();
    let total = text_with("practice_total", &[questions.len().to_string(), minutes.to_string()]);
    let strand = |strand: StrandView| {
        let word = strand.strand.word();
        let told = text_with("practice_spread", &[strand.drawn.to_string(), strand.wanted.to_string()]);
        view! {
            <li data-strand=word>
                <span>{text_for("strand", word)}</span>
                {gauge(strand.drawn, 100, Some(strand.wanted), told.clone())}
                <span class="figure">{told}</span>
            </li>
        }
        .into_any()
    };
    view! {
        <p class="hint">{total}</p>
        <ul class="spread">{strands.into_iter().map(strand).collect::<Vec<AnyView>>()}</ul>
    }
    .into_any()
}

fn line(model: Model, index: usize, question: PlannedView) -> AnyView {
    let more = text_with("practice_redraw_named", std::slice::from_ref(&question.title));
    // Whoever speaks to the computer says what the button says.
    let named = format!("{}: {}", text("practice_redraw"), question.title);
    view! {
        <li data-planned=question.card data-strand=question.strand.word()>
            <span class="title">{question.title}</span>
            <span class="meta">
                {format!("{} · {}", text_for("topic", &question.topic), text_with("card_minutes", &[question.minutes.to_string()]))}
            </span>
            <button
                type="button"
                class="quiet"
                data-action="redraw"
                aria-label=named
                title=more
                on:click=move |_| model.ask(&Request::Redraw { index })
            >
                {text("practice_redraw")}
            </button>
        </li>
    }
    .into_any()
}
