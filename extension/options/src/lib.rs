//! The options page's cards and stories and what is kept for recognition (Leptos, client-side), and the desk in its worker that
//! answers it.
//!
//! One module for both: the page calls [`mount`], the worker makes a [`Desk`]. The page only draws what the desk
//! says and sends what is typed; `sidecue_core::packs` decides. As in the panel, no element may be made from markup under
//! the page's Trusted Types policy, so a nested element written in `view!` always has an expression in it.

mod card_form;
mod delete_button;
mod desk;
mod form;
mod import;
mod kept;
mod learned;
mod misheard;
mod model;
mod packs;
mod story_form;

use leptos::prelude::*;
use model::{Editing, Model};
use wasm_bindgen::prelude::*;

pub use desk::Desk;

/// Mounts the page's parts: cards and stories into its `<section id="packs">`, what is kept for recognition into `<section id="kept">`.
///
/// # Errors
/// The page has no such element.
#[wasm_bindgen]
pub fn mount() -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to(section("packs")?, move || {
        let model = Model::start();
        move || match model.editing.get() {
            Editing::Nothing => packs::overview(model).into_any(),
            Editing::Card(draft) => card_form::card_form(model, *draft).into_any(),
            Editing::Story(draft) => story_form::story_form(model, draft).into_any(),
        }
    })
    .forget();
    leptos::mount::mount_to(section("kept")?, || {
        let kept = kept::Kept::follow();
        view! {
            {misheard::misheard(kept)}
            {learned::learned(kept)}
        }
    })
    .forget();
    Ok(())
}

fn section(id: &str) -> Result<web_sys::HtmlElement, JsValue> {
    let place = document().get_element_by_id(id).ok_or_else(|| JsValue::from_str(&format!("the page has no #{id}")))?;
    Ok(place.dyn_into()?)
}
