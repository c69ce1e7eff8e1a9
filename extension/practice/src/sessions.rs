//! The sessions that are kept.

use crate::controls::sure_button;
use crate::files;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_browser::moment::moment;
use sidecue_core::practice::SessionsView;
use sidecue_core::report::{Summary, clock};

/// The screen.
pub(crate) fn sessions(model: Model) -> AnyView {
    view! {
        <section class="sessions">
            <div class="bring">
                {files::picker(model)}
                <p class="hint">{text("files_more")}</p>
            </div>
            {move || model.sessions.get().map(|sessions| list(model, sessions))}
        </section>
    }
    .into_any()
}

fn list(model: Model, sessions: SessionsView) -> AnyView {
    let SessionsView { sessions, unreadable } = sessions;
    if sessions.is_empty() && unreadable.is_empty() {
        return view! { <p class="nothing" data-nothing="">{text("kept_nothing")}</p> }.into_any();
    }
    let unreadable: Vec<AnyView> = unreadable.into_iter().map(|id| self::unreadable(model, id)).collect();
    let lines: Vec<AnyView> = sessions.into_iter().map(|session| line(model, session)).collect();
    view! {
        <ul class="kept">{unreadable} {lines}</ul>
        <div class="actions">
            {sure_button(
                "remove-all",
                text("kept_remove_all"),
                text("kept_remove_all_sure"),
                text("practice_way_sessions"),
                move || model.remove_all(),
            )}
        </div>
        <p class="hint">{text("kept_where")}</p>
    }
    .into_any()
}

fn line(model: Model, session: Summary) -> AnyView {
    let when = session.began.map(moment);
    let kind = text_for("kind", session.kind.word());
    let named = session.name.clone().or(when.clone()).unwrap_or_else(|| kind.clone());
    let mut facts = vec![kind];
    facts.extend(when.filter(|when| *when != named));
    facts.push(clock(session.length));
    facts.push(text_with("kept_questions", &[session.questions.to_string()]));
    if session.points > 0 {
        facts.push(text_with("report_points_of", &[session.made.to_string(), session.points.to_string()]));
    }
    let id = session.id.clone();
    view! {
        <li data-session=session.id.clone() data-kind=session.kind.word()>
            <a href=format!("#report={}", session.id) data-action="open">
                <b>{named.clone()}</b>
                <span class="facts">{facts.join(" · ")}</span>
            </a>
            {remove_button(model, id, named)}
        </li>
    }
    .into_any()
}

/// A session that is kept but cannot be read: it can only be removed.
fn unreadable(model: Model, id: String) -> AnyView {
    let (shown, named, marked) = (id.clone(), id.clone(), id.clone());
    view! {
        <li data-unreadable=marked>
            <p>
                <b class={"id"}>{shown}</b>
                <span class="facts bad">{text("kept_unreadable")}</span>
            </p>
            {remove_button(model, id, named)}
        </li>
    }
    .into_any()
}

/// Removes a session that goes by this name.
fn remove_button(model: Model, id: String, named: String) -> AnyView {
    sure_button("remove", text("kept_remove"), text("kept_remove_sure"), named, move || model.remove(id.clone()))
}
