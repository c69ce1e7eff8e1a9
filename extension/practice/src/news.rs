//! What the person is told above everything else: what failed, and what a file needs.

use crate::controls::button;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_with};

/// Something to be told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum News {
    /// A file is being read.
    Reading { name: String, text: String },
    /// Which of these is the person themself?
    Whose { name: String, text: String, speakers: Vec<String> },
    /// A file cannot be read.
    Refused { name: String, line: usize, problem: String, remedy: String },
    /// A session in which nothing was answered.
    Empty,
    /// Nothing came of what was asked; for the console only is why.
    Failed,
    /// The coach had to be started again, and the drill is over.
    Lost,
    /// The coach does not start any more.
    Broken,
}

/// What is to be told now.
pub(crate) fn news(model: Model) -> AnyView {
    let told = move || match model.news.get() {
        None => ().into_any(),
        Some(News::Reading { name, .. }) => {
            view! { <p data-news="reading">{text_with("files_reading", &[name])}</p> }.into_any()
        }
        Some(News::Whose { name, text, speakers }) => whose(model, &name, &text, speakers),
        Some(News::Refused { name, line, problem, remedy }) => view! {
            <p class="bad" data-news="refused">{text_with("files_refused", &[name, line.to_string()])}</p>
            <p>{format!("{problem} {remedy}")}</p>
            {close(model)}
        }
        .into_any(),
        Some(News::Failed) => view! {
            <p class="bad" data-news="failed">{text("practice_failed")}</p>
            {close(model)}
        }
        .into_any(),
        Some(News::Empty) => view! {
            <p data-news="empty">{text("practice_empty")}</p>
            {close(model)}
        }
        .into_any(),
        Some(News::Lost) => view! {
            <p class="bad" data-news="lost">{text("practice_lost")}</p>
            {close(model)}
        }
        .into_any(),
        Some(News::Broken) => view! { <p class="bad" data-news="broken">{text("practice_broken")}</p> }.into_any(),
    };
    let unkept =
        move || model.unkept.get().then(|| view! { <p class="warn" data-news="unkept">{text("practice_unkept")}</p> });
    view! { <div class="news" role="status">{told} {unkept}</div> }.into_any()
}

fn whose(model: Model, name: &str, file: &str, speakers: Vec<String>) -> AnyView {
    let speaker = |speaker: String| {
        let (name, file, own) = (name.to_owned(), file.to_owned(), speaker.clone());
        button("", "whose", speaker, move || model.import(name.clone(), file.clone(), Some(own.clone())))
    };
    let speakers: Vec<AnyView> = speakers.into_iter().map(speaker).collect();
    view! {
        <p data-news="whose">{text_with("files_whose", &[name.to_owned()])}</p>
        <div class={"actions"}>{speakers} {close(model)}</div>
    }
    .into_any()
}

fn close(model: Model) -> AnyView {
    button("quiet", "close-news", text("practice_close"), move || model.news.set(None))
}
