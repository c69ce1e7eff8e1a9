//! Where Sidecue may read: the call platforms, the sites that the person allowed, and where they pointed at captions.

use crate::delete_button::delete_button;
use crate::granted::Granted;
use crate::kept::Kept;
use crate::platform_name::{CALLS, host_of, platform_name};
use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_browser::{permissions, spawn};
use sidecue_core::captions::{Platform, call_at, origin_of};

/// The platforms, other sites, and what was pointed at.
pub(crate) fn platforms(kept: Kept) -> impl IntoView {
    let granted = Granted::follow();
    view! {
        <h2>{text("platforms_title")}</h2>
        <p class="lead">{text("platforms_lead")}</p>
        {CALLS.map(|platform| call(granted, platform)).into_iter().collect_view()}
        <h3>{text("sites_title")}</h3>
        <p class="hint">{text("sites_lead")}</p>
        {sites(granted)}
        {allow()}
        <h3>{text("pointed_title")}</h3>
        <p class="hint">{text("pointed_lead")}</p>
        {pointed(kept)}
    }
}

/// A call platform: whether it may be read, and how its captions are turned on.
fn call(granted: Granted, platform: Platform) -> impl IntoView {
    let declared = permissions::declared().into_iter().filter(|origin| call_at(origin) == Some(platform));
    let declared: Vec<String> = declared.collect();
    let hosts = declared.iter().map(|origin| host_of(origin)).collect::<Vec<_>>().join(", ");
    let state = move || {
        let missing = granted.missing(&declared)?;
        Some(if missing.is_empty() {
            view! { <p class="state good" data-allowed="true">{text("platforms_allowed")}</p> }.into_any()
        } else {
            let ask = move |_| {
                let missing = missing.clone();
                spawn(async move {
                    permissions::ask(&missing).await;
                });
            };
            view! {
                <p class="state warn" data-allowed="false">{text("platforms_denied")}</p>
                <button type="button" data-action="allow-again" on:click=ask>{text("action_permit")}</button>
            }
            .into_any()
        })
    };
    view! {
        <article class="platform" data-platform=platform.word()>
            <h3>{platform_name(platform.word())}</h3>
            {state}
            <p>{text_for("captions_off", platform.word())}</p>
            <p class="hint">{hosts}</p>
        </article>
    }
}

/// What the person allowed beside the call platforms.
fn sites(granted: Granted) -> impl IntoView {
    move || {
        let sites = granted.others()?;
        if sites.is_empty() {
            return Some(view! { <p class="nothing" data-no-sites="">{text("sites_nothing")}</p> }.into_any());
        }
        Some(view! { <ul class="contents">{sites.into_iter().map(site).collect_view()}</ul> }.into_any())
    }
}

fn site(origin: String) -> impl IntoView {
    let host = match host_of(&origin) {
        every if every == "*" => text("sites_every"),
        host => host,
    };
    let named = text_with("sites_remove_named", std::slice::from_ref(&host));
    let marked = origin.clone();
    let remove = move |_| {
        let origin = origin.clone();
        spawn(async move {
            permissions::give_back(&[origin]).await;
        });
    };
    view! {
        <li data-site=marked>
            <span>{host}</span>
            <button type="button" class="quiet" data-action="remove-site" aria-label=named on:click=remove>
                {text("packs_remove")}
            </button>
        </li>
    }
}

/// Asks for one more; Chrome asks the person in turn.
fn allow() -> impl IntoView {
    let address = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let origin = address.with_untracked(|address| origin_of(address));
        wrong.set(origin.is_none());
        if let Some(origin) = origin {
            spawn(async move {
                if permissions::ask(&[origin]).await {
                    address.set(String::new());
                }
            });
        }
    };
    view! {
        <form class="adding" data-form="site" on:submit=submit>
            <div class="field">
                <label for="site-address">{text("sites_address")}</label>
                <input
                    type="text"
                    id="site-address"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="300"
                    aria-describedby="about-site"
                    aria-invalid=move || if wrong.get() { "true" } else { "false" }
                    prop:value=move || address.get()
                    on:input=move |event| address.set(event_target_value(&event))
                />
            </div>
            <button type="submit" data-action="allow-site">{text("sites_allow")}</button>
            <p class="bad" id="about-site" role="alert">{move || wrong.get().then(|| text("sites_wrong"))}</p>
        </form>
    }
}

fn pointed(kept: Kept) -> impl IntoView {
    let line = move |host: String| {
        let (marked, forgotten) = (host.clone(), host.clone());
        view! {
            <li data-pointed=marked>
                <span>{host.clone()}</span>
                {delete_button(host, move || kept.forget_pointed(&forgotten))}
            </li>
        }
    };
    move || {
        let hosts = kept.pointed.get();
        if hosts.is_empty() {
            return view! { <p class="nothing">{text("pointed_nothing")}</p> }.into_any();
        }
        view! { <ul class="contents">{hosts.into_iter().map(line).collect_view()}</ul> }.into_any()
    }
}
