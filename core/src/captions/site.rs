//! Sites that a person may let Sidecue read beside the call platforms.

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

#[cfg(test)]
mod tests {
    use super::origin_of;

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
