//! The keys of the whole browser: Chrome keeps them, and changes them on a page of its own.

use leptos::prelude::*;
use sidecue_browser::commands::{self, Command};
use sidecue_browser::i18n::text;
use sidecue_browser::{spawn, tabs};

/// What Chrome calls the click on the toolbar button.
const TOOLBAR: &str = "_execute_action";

/// The commands and their keys; nothing where there are none.
pub(crate) fn commands() -> impl IntoView {
    let all = RwSignal::new(Vec::<(String, String, String)>::new());
    let load = move || {
        spawn(async move {
            let named = |command: Command| {
                let said = if command.name == TOOLBAR { text("keys_toolbar") } else { command.description };
                (command.name, said, command.keys)
            };
            all.set(commands::all().await.into_iter().map(named).collect());
        });
    };
    load();
    // They are changed on another page: whoever comes back from it sees what they did.
    let back = window_event_listener(leptos::ev::focus, move |_| load());
    on_cleanup(move || back.remove());
    move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            view! {
                <h3>{text("keys_browser")}</h3>
                <p class="hint">{text("keys_browser_lead")}</p>
                <ul class="contents keys">{all.into_iter().map(line).collect_view()}</ul>
                <div class="actions">
                    <button
                        type="button"
                        class="quiet"
                        data-action="browser-keys"
                        on:click=move |_| tabs::open(commands::SETTINGS)
                    >
                        {text("keys_browser_change")}
                    </button>
                </div>
            }
        })
    }
}

fn line((name, said, keys): (String, String, String)) -> impl IntoView {
    let keys = if keys.is_empty() {
        view! { <span class="off">{text("keys_none")}</span> }.into_any()
    } else {
        view! { <kbd>{keys}</kbd> }.into_any()
    };
    view! {
        <li data-command=name>
            <span>{said}</span>
            {keys}
        </li>
    }
}
