//! The job description, and what was recognised in it.

use crate::controls::button;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::practice::{JobTopic, JobView};

/// The field and what came of it.
pub(super) fn job(model: Model) -> AnyView {
    let found =
        Memo::new(move |_| model.plan.with(|plan| plan.as_ref().map(|plan| plan.job.clone()).unwrap_or_default()));
    let open = model.job.with_untracked(|job| !job.is_empty());
    view! {
        <details class="job" open=open>
            <summary>{text("practice_job")}</summary>
            <p class="hint" id="job-hint">{text("practice_job_more")}</p>
            <textarea
                id="job"
                rows="5"
                spellcheck="false"
                aria-label=text("practice_job")
                aria-describedby="job-hint"
                prop:value=move || model.job.get()
                on:input=move |event| model.type_job(event_target_value(&event))
            ></textarea>
            <div role="status" data-job="">
                {move || (!model.job.with(|job| job.trim().is_empty())).then(|| recognised(model, found.get()))}
            </div>
        </details>
    }
    .into_any()
}

fn recognised(model: Model, found: JobView) -> AnyView {
    let nothing = found.archetype.is_none() && found.level.is_none() && found.topics.is_empty();
    if nothing {
        return view! { <p class="hint">{text("practice_job_nothing")}</p> }.into_any();
    }
    let archetype = found.archetype.map(|kind| text_for("archetype", kind.word()));
    let level = found.level.map(|level| match &found.level_word {
        Some(word) => text_with("practice_job_level", &[text_for("level", level.word()), word.clone()]),
        None => text_for("level", level.word()),
    });
    let role = [archetype, level].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let (kind, rank) = (found.archetype, found.level);
    let differs = move || {
        model.choices.with(|choices| {
            kind.is_some_and(|kind| kind != choices.archetype) || rank.is_some_and(|rank| rank != choices.level)
        })
    };
    let take = move || {
        model.choose(|choices| {
            choices.archetype = kind.unwrap_or(choices.archetype);
            choices.level = rank.unwrap_or(choices.level);
        });
        model.draw();
    };
    view! {
        <p class="role">
            <b>{role}</b>
            {move || differs().then(|| button("quiet", "take-job", text("practice_job_take"), take))}
        </p>
        <ul class="topics">{found.topics.into_iter().map(topic).collect::<Vec<AnyView>>()}</ul>
    }
    .into_any()
}

fn topic(topic: JobTopic) -> AnyView {
    let words = topic.words.join(", ");
    view! {
        <li data-topic=topic.topic.clone()>
            <b>{text_for("topic", &topic.topic)}</b>
            <span class="share">{format!("{} %", topic.share)}</span>
            <span class="words">{words}</span>
        </li>
    }
    .into_any()
}
