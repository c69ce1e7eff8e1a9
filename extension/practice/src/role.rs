//! The kind of role and the level: a plan begins with them, and the page that opens at installation asks for them.

use crate::choices::Choices;
use crate::controls::one_of;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};
use sidecue_browser::spawn;
use sidecue_core::bank::{Archetype, Level};
use wasm_bindgen::prelude::*;

/// Both choices. `choose` is told what is chosen from now on.
pub(crate) fn role(choices: RwSignal<Choices>, choose: impl Fn(Archetype, Level) + Copy + 'static) -> AnyView {
    let archetypes = Archetype::ALL.iter().map(|kind| (*kind, kind.word(), text_for("archetype", kind.word())));
    let levels = Level::ALL.iter().map(|level| (*level, level.word(), text_for("level", level.word())));
    let archetype = move || choices.with(|choices| choices.archetype);
    let level = move || choices.with(|choices| choices.level);
    let choose_archetype = move |kind| choose(kind, choices.with_untracked(|choices| choices.level));
    let choose_level = move |level| choose(choices.with_untracked(|choices| choices.archetype), level);
    view! {
        {one_of("archetype", text("practice_archetype"), archetypes.collect(), archetype, choose_archetype)}
        {one_of("level", text("practice_level"), levels.collect(), level, choose_level)}
    }
    .into_any()
}

/// Mounts the two choices alone, for a page that is not the practice page; what is chosen is what the next plan begins with.
#[wasm_bindgen]
pub async fn mount_role(place: web_sys::HtmlElement) {
    console_error_panic_hook::set_once();
    // Not before it is known: a choice made on what is not there yet would undo the one that is kept.
    let kept = Choices::load().await;
    leptos::mount::mount_to(place, move || {
        let choices = RwSignal::new(kept);
        role(choices, move |archetype, level| {
            choices.update(|choices| (choices.archetype, choices.level) = (archetype, level));
            // The practice page may have kept the rest anew meanwhile.
            spawn(async move { Choices { archetype, level, ..Choices::load().await }.keep() });
        })
    })
    .forget();
}
