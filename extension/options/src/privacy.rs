//! What is kept on this computer, all of it: why, how long, how much, and how to have it or be rid of it.

use crate::everything::Whole;
use crate::holdings::Holdings;
use leptos::html;
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for};
use sidecue_core::keepsakes::Keepsake;

/// The part of the page that says that everything was deleted, by the page's address.
const ERASED: &str = "erased";

/// The table of everything, what never happens, and the two buttons.
pub(crate) fn privacy(whole: Whole) -> impl IntoView {
    let erased = window().location().hash().is_ok_and(|hash| hash.strip_prefix('#') == Some(ERASED));
    let facts = ["network", "sound", "hidden", "others"];
    view! {
        <h2>{text("privacy_title")}</h2>
        {erased.then(|| view! { <p class="banner good" id=ERASED role="status">{text("erase_done")}</p> })}
        <p class="lead">{text("privacy_lead")}</p>
        <h3>{text("privacy_never")}</h3>
        <ul class="never">
            {facts.map(|fact| view! { <li>{text(&format!("privacy_never_{fact}"))}</li> }).into_iter().collect_view()}
        </ul>
        <h3>{text("privacy_kept")}</h3>
        <table class="kept">
            <thead>
                <tr>
                    <th scope="col">{text("privacy_what")}</th>
                    <th scope="col">{text("privacy_why")}</th>
                    <th scope="col">{text("privacy_until")}</th>
                    <th scope="col">{text("privacy_now")}</th>
                </tr>
            </thead>
            <tbody>
                {Keepsake::ALL.map(|keepsake| row(whole, keepsake)).into_iter().collect_view()}
                {move || whole.holdings.get().map(|holdings| unknown(&holdings))}
            </tbody>
        </table>
        <div class="actions">
            <button type="button" data-action="export-everything" on:click=move |_| whole.export()>
                {text("export_everything")}
            </button>
        </div>
        <p class="hint">{text("export_lead")}</p>
        {erasing(whole)}
        {move || whole.failed.get().then(|| view! { <p class="bad" role="alert">{text("packs_failed")}</p> })}
    }
}

fn row(whole: Whole, keepsake: Keepsake) -> impl IntoView {
    let count = move || whole.holdings.with(|all| all.as_ref().map(|all| all.of(keepsake)));
    let now = move || match count() {
        None => String::new(),
        Some(0) => text("privacy_nothing"),
        Some(_) if !keepsake.is_many() => text("privacy_there"),
        Some(count) => count.to_string(),
    };
    let word = keepsake.word();
    view! {
        <tr data-keepsake=word>
            <th scope="row">
                <b>{text_for("keepsake", word)}</b>
                <span>{text_for("keepsake_holds", word)}</span>
            </th>
            <td data-label=text("privacy_why")>{text_for("keepsake_why", word)}</td>
            <td data-label=text("privacy_until")>{text_for("keepsake_until", keepsake.until().word())}</td>
            <td
                class="now"
                data-label=text("privacy_now")
                data-count=move || count().map(|count| count.to_string())
            >
                {now}
            </td>
        </tr>
    }
}

/// What stands here under a name that nobody listed: it should not be.
fn unknown(holdings: &Holdings) -> impl IntoView + use<> {
    let row = |name: String| {
        let marked = name.clone();
        view! {
            <tr data-unknown=marked>
                <th scope="row">{name}</th>
                <td class="bad" colspan="3">{text("privacy_unknown")}</td>
            </tr>
        }
    };
    holdings.unknown.iter().cloned().map(row).collect_view()
}

/// Deletes at the second click, and says what goes with it.
fn erasing(whole: Whole) -> impl IntoView {
    let sure = RwSignal::new(false);
    let licences = move || whole.holdings.with(|all| all.as_ref().map_or(0, |all| all.licences));
    let question = NodeRef::<html::Div>::new();
    Effect::new(move || {
        // Whoever asked by a key goes on here: the button they pressed is gone.
        if let Some(question) = question.get() {
            let _ = question.focus();
        }
    });
    let ask = move |_| {
        whole.count();
        sure.set(true);
    };
    move || {
        if !sure.get() {
            return view! {
                <div class="actions">
                    <button type="button" class="quiet bad" data-action="erase" on:click=ask>{text("erase")}</button>
                </div>
            }
            .into_any();
        }
        view! {
            <div class="sure" role="group" tabindex="-1" aria-labelledby="erase-sure" node_ref=question>
                <p id="erase-sure"><b>{text("erase_sure")}</b></p>
                <p>{text("erase_what")}</p>
                {move || (licences() > 0).then(|| {
                    view! { <p class="bad" data-licences=licences().to_string()>{text("erase_licences")}</p> }
                })}
                <p>{text("erase_microphone")}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="danger"
                        data-action="erase-now"
                        disabled=move || whole.going.get()
                        on:click=move |_| whole.erase(ERASED)
                    >
                        {move || if whole.going.get() { text("erase_going") } else { text("erase_now") }}
                    </button>
                    <button
                        type="button"
                        class="quiet"
                        data-action="keep-everything"
                        disabled=move || whole.going.get()
                        on:click=move |_| sure.set(false)
                    >
                        {text("packs_cancel")}
                    </button>
                </div>
            </div>
        }
        .into_any()
    }
}
