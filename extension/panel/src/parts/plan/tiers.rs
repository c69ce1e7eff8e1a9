//! What each tier gives and costs.

use leptos::prelude::*;
use sidecue_browser::i18n::{text_for, text_with};
use sidecue_session::view::TiersView;

/// The three tiers.
pub(super) fn tiers(tiers: TiersView) -> impl IntoView {
    let pass = [tiers.pass_sessions.to_string(), tiers.pass_hours.to_string(), tiers.pass_price];
    let rows = [
        ("free", text_with("tier_free_more", &[tiers.free_minutes.to_string()])),
        ("pass", text_with("tier_pass_more", &pass)),
        ("pro", text_with("tier_pro_more", &[tiers.month_price, tiers.year_price])),
    ];
    let row = |(tier, more)| view! { <dt>{text_for("tier", tier)}</dt> <dd>{more}</dd> }.into_any();
    view! { <dl class={"tiers"}>{rows.into_iter().map(row).collect::<Vec<AnyView>>()}</dl> }
}
