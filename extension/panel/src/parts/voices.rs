//! Who is heard, and who is who: behind the speaker's name.

use super::binding::click;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::captions::{Platform, Role, Speaker};

/// The speaker's name, with everyone heard behind it.
pub(crate) fn voices(model: Model) -> impl IntoView {
    let speaker = Memo::new(move |_| {
        model.live.with(|live| {
            let at = live.speakers.iter().position(|known| Some(&known.key) == live.speaker.as_ref().map(|s| &s.key));
            at.and_then(|at| live.speakers.get(at).map(|speaker| called(speaker, at)))
        })
    });
    let speakers = Memo::new(move |_| model.live.with(|live| live.speakers.clone()));
    // Meet calls the person "You", so there is nothing to ask.
    let unknown = Memo::new(move |_| {
        let own = |all: &Vec<Speaker>| all.iter().any(|speaker| speaker.role == Some(Role::Own));
        speakers.with(|all| all.len() > 1 && !own(all)) && !model.is_on(Platform::Meet)
    });
    view! {
        <details class={"voices"}>
            <summary>
                <b><bdi>{move || speaker.get().unwrap_or_else(|| text("heard_somebody"))}</bdi></b>
                {move || unknown.get().then(|| view! { <span>{text("voices_which")}</span> })}
            </summary>
            <ul>
                {move || speakers.get().into_iter().enumerate().map(|(at, speaker)| voice(model, at, speaker)).collect::<Vec<AnyView>>()}
            </ul>
        </details>
    }
}

fn voice(model: Model, at: usize, speaker: Speaker) -> AnyView {
    let name = called(&speaker, at);
    let role = |role: Role| {
        let (key, has) = (speaker.key.clone(), speaker.role == Some(role));
        view! {
            <button
                class="chip"
                type="button"
                data-role=role.word()
                aria-pressed=if has { "true" } else { "false" }
                on:click=click(move || model.name(key.clone(), (!has).then_some(role)))
            >
                {text_for("voice", role.word())}
            </button>
        }
    };
    view! {
        <li data-voice=speaker.key.clone()>
            <bdi>{name}</bdi>
            {role(Role::Own)}
            {role(Role::Interviewer)}
        </li>
    }
    .into_any()
}

/// A name, or a number where the page shows none.
fn called(speaker: &Speaker, at: usize) -> String {
    speaker.name.clone().unwrap_or_else(|| text_with("voice_number", &[(at + 1).to_string()]))
}
