//! The side panel's user interface (Leptos, client-side).
//!
//! What a view shows is decided in `sidecue-core` and comes here as plain data; this crate binds it to the page, and turns
//! clicks and keys into requests. Under the extension's Trusted Types policy no element may be made from markup, so a
//! nested element written in `view!` always has an attribute or a child that is an expression (Leptos would write an
//! all-literal one through `innerHTML`).

mod announcer;
mod call;
mod clock_request;
mod consent;
mod keepsakes;
mod keys;
mod model;
mod newest;
mod parts;
mod request;
mod screens;

use leptos::prelude::*;
use model::{Model, Screen};
use wasm_bindgen::prelude::*;

/// Mounts the panel into `<main id="panel">` of the page.
///
/// # Errors
/// The page has no such element.
#[wasm_bindgen(start)]
pub fn start() -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    let place = document().get_element_by_id("panel").ok_or_else(|| JsValue::from_str("the page has no #panel"))?;
    let place: web_sys::HtmlElement = place.dyn_into()?;
    let main = place.clone();
    leptos::mount::mount_to(place, move || {
        let model = Model::start();
        keys::listen(model);
        Effect::new(move || {
            let word = match model.screen.get() {
                Screen::Opening => "opening",
                Screen::Consent => "consent",
                Screen::Live => "live",
            };
            // The name of the screen, for styles and tests; setting it on an element that exists cannot fail.
            let _ = main.set_attribute("data-screen", word);
        });
        move || match model.screen.get() {
            Screen::Opening => ().into_any(),
            Screen::Consent => screens::consent(model).into_any(),
            Screen::Live => screens::live(model).into_any(),
        }
    })
    .forget();
    Ok(())
}
