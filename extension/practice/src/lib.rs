//! The practice page's user interface (Leptos, client-side): plan, drill, report, and the list of sessions; and the choice of a role for the page that opens
//! at installation.
//!
//! What happens is decided in `sidecue_core::practice` and comes here as plain data; this crate draws it, and turns clicks and keys into requests.
//! As in the panel, no element may be made from markup under the page's Trusted Types policy, so a nested element written in `view!` always has an
//! expression in it.

mod address;
mod choices;
mod controls;
mod drill;
mod files;
mod gauge;
mod keys;
mod marks;
mod model;
mod news;
mod plan;
mod report;
mod role;
mod sessions;
mod speech;
mod times;

use leptos::prelude::*;
use model::{Model, Screen};
use sidecue_browser::i18n::text;
use speech::Voice;
use wasm_bindgen::prelude::*;

/// Mounts the page into its `<main id="practice">`. `voice` is the page's ears and mouth (`PracticeVoice` in `practice-voice.ts`).
///
/// # Errors
/// The page has no such element.
#[wasm_bindgen]
pub fn mount(voice: Voice) -> Result<(), JsValue> {
    console_error_panic_hook::set_once();
    let place = document().get_element_by_id("practice").ok_or("the page has no #practice")?;
    let place: web_sys::HtmlElement = place.dyn_into()?;
    let main = place.clone();
    leptos::mount::mount_to(place, move || {
        let model = Model::start(voice);
        address::follow(model);
        keys::listen(model);
        files::take_drops(model);
        report::open_for_print(model);
        Effect::new(move || {
            // The name of the screen, for styles and tests; setting it on an element that exists cannot fail.
            let _ = main.set_attribute("data-screen", model.screen.get().word());
        });
        view! {
            {head(model)}
            {news::news(model)}
            {move || match model.screen.get() {
                Screen::Plan => plan::plan(model),
                Screen::Drill => drill::drill(model),
                Screen::Report => report::report(model),
                Screen::Sessions => sessions::sessions(model),
            }}
        }
    })
    .forget();
    Ok(())
}

/// The page's name and ways; out of the way while a drill runs, where only screen readers are told the name.
fn head(model: Model) -> AnyView {
    let way = move |screen: Screen, label: String| {
        let here = move || (model.screen.get() == screen).then_some("page");
        view! {
            <a href=format!("#{}", screen.word()) data-way=screen.word() aria-current=here>
                {label}
            </a>
        }
        .into_any()
    };
    let drills = move || model.screen.get() == Screen::Drill;
    view! {
        <header class="page-head" class:unseen=drills>
            <h1>{text("practice_title")}</h1>
            <nav aria-label=text("practice_ways") hidden=drills>
                {way(Screen::Plan, text("practice_way_plan"))}
                {way(Screen::Sessions, text("practice_way_sessions"))}
            </nav>
        </header>
    }
    .into_any()
}
