//! The settings page (Leptos, client-side): all that is the person's to choose, write and delete; and the desk in its worker that
//! answers for cards and stories.
//!
//! One module for both: the page calls [`mount`], the worker makes a [`Desk`]. The page only draws what is kept and what the desk
//! says, and sends what is chosen and typed; `sidecue_core` decides. As in the panel, no element may be made from markup under
//! the page's Trusted Types policy, so a nested element written in `view!` always has an expression in it.

mod appearance;
mod card_form;
mod commands;
mod delete_button;
mod desk;
mod everything;
mod form;
mod granted;
mod holdings;
mod import;
mod kept;
mod keys;
mod learned;
mod misheard;
mod model;
mod names;
mod packs;
mod platform_name;
mod platforms;
mod privacy;
mod story_form;

use everything::Whole;
use kept::Kept;
use leptos::prelude::*;
use model::{Editing, Model};
use sidecue_browser::i18n::text;
use wasm_bindgen::prelude::*;

pub use desk::Desk;
pub use everything::Everything;

/// Mounts the sections into the page's `<div id="settings">`; the page's own links lead to them by their ids.
///
/// # Errors
/// The page has no such element.
#[wasm_bindgen]
pub fn mount(everything: Everything) -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    let place = document().get_element_by_id("settings").ok_or("the page has no #settings")?;
    leptos::mount::mount_to(place.dyn_into()?, move || {
        let kept = Kept::follow();
        let model = Model::start();
        let whole = Whole::follow(everything);
        view! {
            <section id={"appearance"}>{appearance::appearance(kept)}</section>
            <section id={"platforms"}>{platforms::platforms(kept)}</section>
            <section id={"names"}>{names::names(kept)}</section>
            <section id={"misheard"}>{misheard::misheard(kept)}</section>
            <section id={"learned"}>{learned::learned(kept)}</section>
            <section id={"packs"}>
                {move || match model.editing.get() {
                    Editing::Nothing => packs::overview(model).into_any(),
                    Editing::Card(draft) => card_form::card_form(model, *draft).into_any(),
                    Editing::Story(draft) => story_form::story_form(model, draft).into_any(),
                }}
            </section>
            <section id={"keys"}>{keys::keys(kept)}</section>
            <section id={"privacy"}>{privacy::privacy(whole)}</section>
            {move || kept.failed.get().then(|| view! { <p class="toast bad" role="alert">{text("packs_failed")}</p> })}
        }
    })
    .forget();
    Ok(())
}
