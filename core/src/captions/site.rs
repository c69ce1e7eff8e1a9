//! Sites that are read: those of the call platforms, and those that a person allows beside them.

use super::Platform;

/// The pages of a site as the browser is asked for them, of what the person wrote: `example.com`, or a whole address.
/// None when it is no name of a site.
pub fn origin_of(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let label = |label: &str| {
        !label.is_empty() && !label.starts_with('-') && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    (host.contains('.') && host.split('.').all(label)).then(|| format!("https://{host}/*"))
}

/// The call platform that an origin such as `https://*.zoom.us/*` belongs to.
pub fn call_at(origin: &str) -> Option<Platform> {
    let host = origin.split_once("://")?.1.split('/').next()?;
    let within = |site: &str| host.strip_suffix(site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    match host {
        "meet.google.com" => Some(Platform::Meet),
        "teams.microsoft.com" | "teams.live.com" | "teams.cloud.microsoft" => Some(Platform::Teams),
        _ if within("zoom.us") => Some(Platform::Zoom),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{call_at, origin_of};
    use crate::captions::Platform;

    #[test]
    fn the_hosts_of_calls_belong_to_their_platforms() {
        let calls = [
            ("https://meet.google.com/*", Some(Platform::Meet)),
            ("https://teams.microsoft.com/*", Some(Platform::Teams)),
            ("https://teams.live.com/*", Some(Platform::Teams)),
            ("https://teams.cloud.microsoft/*", Some(Platform::Teams)),
            ("https://*.zoom.us/*", Some(Platform::Zoom)),
            ("https://zoom.us/*", Some(Platform::Zoom)),
            ("https://notzoom.us/*", None),
            ("https://meet.google.com.example.org/*", None),
            ("https://*/*", None),
            ("<all_urls>", None),
        ];
        for (origin, platform) in calls {
            assert_eq!(call_at(origin), platform, "{origin}");
        }
    }

    #[test]
    fn addresses_and_bare_names_lead_to_the_site() {
        for written in ["meet.example.com", " https://Meet.Example.com/room/1?x#y", "meet.example.com:443/a"] {
            assert_eq!(origin_of(written).as_deref(), Some("https://meet.example.com/*"), "{written}");
        }
    }

    #[test]
    fn what_is_no_site_is_refused() {
        for written in
            ["", "example", "*.com", "*", "https://", "a b.com", "..", "user@host.com", "-.com", "exämple.com"]
        {
            assert_eq!(origin_of(written), None, "{written}");
        }
    }
}
