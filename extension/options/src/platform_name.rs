//! What platforms and hosts are called.

use sidecue_browser::i18n::text_for;
use sidecue_core::captions::Platform;

/// The call platforms, in the order in which they are shown.
pub(crate) const CALLS: [Platform; 3] = [Platform::Meet, Platform::Teams, Platform::Zoom];

/// The name of a platform, by its word.
pub(crate) fn platform_name(word: &str) -> String {
    text_for("platform", word)
}

/// The host in an origin, as in `zoom.us` for `https://*.zoom.us/*`.
pub(crate) fn host_of(origin: &str) -> String {
    let rest = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    let host = rest.trim_end_matches("/*");
    host.strip_prefix("*.").unwrap_or(host).to_owned()
}
