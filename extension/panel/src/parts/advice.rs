//! What to do about the state that Sidecue is in: one sentence, and a button where a click helps.

use super::binding::click;
use crate::model::Model;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::captions::Diagnosis;
use sidecue_core::view::Light;
use sidecue_session::view::Face;

/// The sentence for a light.
pub(crate) fn sentence(model: Model, light: Light) -> String {
    model.live.with(|live| match (&live.call, light) {
        (Diagnosis::CaptionsOff { platform, .. }, Light::CaptionsOff) => text_for("captions_off", platform.word()),
        (Diagnosis::Unsupported { obstacle }, Light::Unsupported) => text_for("obstacle", obstacle.word()),
        (Diagnosis::Conflict { name }, Light::Conflict) => text_with("empty_more_conflict", std::slice::from_ref(name)),
        (_, Light::Reading) if !model.face.with(Face::cues) => text("reading_before"),
        _ => text_for("empty_more", light.word()),
    })
}

/// The same beside a card, where something keeps captions from coming.
pub(crate) fn trouble(model: Model) -> impl IntoView {
    let trouble = Memo::new(move |_| {
        let beside_card = model.looked_up.with(Option::is_some) || model.live.with(|live| live.cue.is_some());
        let light = model.light();
        (beside_card && light.is_trouble()).then(|| (light, sentence(model, light)))
    });
    move || {
        trouble.get().map(|(light, sentence)| {
            view! {
                <div class="notice" data-trouble=light.word()>
                    <p>{sentence}</p>
                    {actions(model, light)}
                </div>
            }
        })
    }
}

/// The buttons for a light.
pub(crate) fn actions(model: Model, light: Light) -> AnyView {
    match light {
        Light::CaptionsOff => {
            let can_turn_on =
                model.live.with(|live| matches!(live.call, Diagnosis::CaptionsOff { can_turn_on: true, .. }));
            can_turn_on.then(|| action("turn_on", move || model.tell_reader("turn-on"))).into_any()
        }
        Light::Guess => view! {
            {action("guess_right", move || model.judge_guess(true))}
            {action("guess_wrong", move || model.judge_guess(false))}
        }
        .into_any(),
        Light::LayoutChanged | Light::Stalled | Light::Conflict => view! {
            {action("pick", move || model.tell_reader("pick"))}
            {action("report", move || model.tell_reader("report"))}
            {move || model.reported.get().then(|| view! { <span role="status">{text("reported")}</span> })}
        }
        .into_any(),
        Light::NoPermission => action("permit", move || model.ask_permission()).into_any(),
        Light::Elsewhere => action("take_over", move || model.take_over()).into_any(),
        Light::Unsupported => microphone(model).into_any(),
        Light::NoCall => view! {
            {microphone(model)}
            {site(model)}
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn action(name: &'static str, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button class="quiet" type="button" data-action=name on:click=click(act)>{text_for("action", name)}</button>
    }
}

fn microphone(model: Model) -> impl IntoView {
    action("microphone", move || model.open_microphone())
}

/// A field for the address of another site with captions.
fn site(model: Model) -> impl IntoView {
    let address = RwSignal::new(String::new());
    let refused = RwSignal::new(false);
    view! {
        <label class="site">
            {text("site_label")}
            <input
                type="text"
                inputmode="url"
                placeholder=text("site_placeholder")
                data-site=""
                on:input=move |event| address.set(event_target_value(&event))
            />
        </label>
        {action("allow_site", move || refused.set(!model.allow_site(&address.get_untracked())))}
        {move || refused.get().then(|| view! { <p role="alert">{text("site_refused")}</p> })}
    }
}
