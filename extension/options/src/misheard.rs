//! The person's own misheard-word rules.

use crate::delete_button::delete_button;
use crate::kept::Kept;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_core::recognition::{Misheard, MisheardError};

/// A form for one more, and all there are.
pub(crate) fn misheard(kept: Kept) -> impl IntoView {
    let (heard, meant) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<MisheardError>);
    let add = move || {
        let others = kept.misheard.get_untracked();
        match Misheard::checked(&heard.get_untracked(), &meant.get_untracked(), &others) {
            Ok(rule) => {
                kept.change_misheard(move |rules| rules.push(rule));
                wrong.set(None);
                heard.set(String::new());
                meant.set(String::new());
            }
            Err(mistake) => wrong.set(Some(mistake)),
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        add();
    };
    view! {
        <h2>{text("misheard_title")}</h2>
        <p class="lead">{text("misheard_lead")}</p>
        <form class="editor misheard" data-form="misheard" on:submit=submit>
            {field("heard", text("misheard_heard"), heard, wrong)}
            {field("meant", text("misheard_meant"), meant, wrong)}
            <button type="submit" data-action="add-misheard">{text("misheard_add")}</button>
            <p class="bad" id="about-misheard" role="alert">
                {move || wrong.get().map(|wrong| text_for("misheard_wrong", wrong.word()))}
            </p>
        </form>
        <ul class="contents">
            {move || kept.misheard.get().into_iter().map(|rule| line(kept, rule)).collect_view()}
        </ul>
    }
}

fn field(
    name: &'static str,
    label: String,
    value: RwSignal<String>,
    wrong: RwSignal<Option<MisheardError>>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=format!("misheard-{name}")>{label}</label>
            <input
                type="text"
                id=format!("misheard-{name}")
                autocomplete="off"
                maxlength="200"
                aria-describedby="about-misheard"
                aria-invalid=move || if wrong.get().is_some_and(|wrong| is_about(wrong, name)) { "true" } else { "false" }
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}

/// Whether a mistake is about a field.
fn is_about(wrong: MisheardError, name: &str) -> bool {
    match wrong {
        MisheardError::NothingMeant => name == "meant",
        MisheardError::TooLong => true,
        _ => name == "heard",
    }
}

fn line(kept: Kept, rule: Misheard) -> impl IntoView {
    let said = text_with("misheard_rule", &[rule.heard.clone(), rule.meant.clone()]);
    let heard = rule.heard.clone();
    let delete = delete_button(heard.clone(), move || {
        let gone = rule.clone();
        kept.change_misheard(move |rules| rules.retain(|known| *known != gone));
    });
    view! {
        <li data-misheard=heard>
            <span>{said}</span>
            {delete}
        </li>
    }
}
