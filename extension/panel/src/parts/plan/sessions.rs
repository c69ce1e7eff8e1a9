//! The sessions that are written down.

use leptos::prelude::*;
use sidecue_browser::i18n::{text, text_for, text_with};
use sidecue_browser::moment::moment;
use sidecue_session::view::{SessionLine, spoken};

/// Which and when, newest first; nothing before the first.
pub(super) fn sessions(lines: Vec<SessionLine>) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <h2>{text("sessions_title")}</h2>
        <ul class={"lines"}>{lines.into_iter().map(line).collect::<Vec<AnyView>>()}</ul>
    }
    .into_any()
}

fn line(line: SessionLine) -> AnyView {
    let tier = line.tier.map(|tier| text_for("tier", tier.word())).unwrap_or_default();
    let how = format!("{tier} · {}", text_for("session_state", line.state.word()));
    let used = match line.limit_ms {
        Some(limit) => text_with("session_used_of", &[spoken(line.used_ms), spoken(limit)]),
        None => text_with("session_used", &[spoken(line.used_ms)]),
    };
    view! {
        <li data-session-line=line.state.word()>
            <b>{moment(line.began_ms)}</b>
            <span>{used}</span>
            <span class="aside">{how}</span>
        </li>
    }
    .into_any()
}
