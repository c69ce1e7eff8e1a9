//! Versions as tools print them.

use std::fmt;

/// `major.minor.patch`; order is by number, so 0.2.9 comes before 0.2.130.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Breaking changes.
    pub major: u32,
    /// Additions.
    pub minor: u32,
    /// Repairs.
    pub patch: u32,
}

impl Version {
    /// Finds the first version in what a tool printed: `wasm-pack 0.15.1`, `v20.20.2`, `wasm-bindgen 0.2.130 (abc)`.
    pub fn in_text(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    fn parse(word: &str) -> Option<Self> {
        let word = word.strip_prefix('v').unwrap_or(word);
        let core = word.split(['-', '+']).next()?;
        let mut numbers = core.split('.').map(|part| part.parse().ok());
        let version = Self { major: numbers.next()??, minor: numbers.next()??, patch: numbers.next()?? };
        numbers.next().is_none().then_some(version)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_tools_print() {
        let found = |text| Version::in_text(text).map(|version| version.to_string());
        assert_eq!(found("wasm-pack 0.15.1\n").as_deref(), Some("0.15.1"));
        assert_eq!(found("v20.20.2").as_deref(), Some("20.20.2"));
        assert_eq!(found("wasm-bindgen 0.2.130 (1a2b3c)").as_deref(), Some("0.2.130"));
        assert_eq!(found("v23.0.0-nightly2026").as_deref(), Some("23.0.0"));
        assert_eq!(found("command not found"), None);
        assert_eq!(found("1.2"), None);
        assert_eq!(found("1.2.3.4"), None);
    }

    #[test]
    fn order_is_by_number() {
        let version = |text| Version::in_text(text).unwrap();
        assert!(version("0.2.9") < version("0.2.130"));
        assert!(version("20.0.0") > version("18.20.8"));
    }
}
