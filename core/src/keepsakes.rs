//! Everything that Sidecue keeps on a computer, by the names under which it stands there: the one list that the privacy page goes
//! by. Whatever is kept under a name that is not here, that page shows as unknown, and a test fails.

/// Where something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// The extension's storage on this computer, by key.
    Local,
    /// The extension's storage in memory, by key: gone when Chrome closes.
    Session,
    /// A database of the extension, by its name.
    Database,
    /// Chrome's own list for this extension: what it reads, and where it may.
    Chrome,
}

/// How long something is kept unless the person deletes it before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// For good.
    Deleted,
    /// Until Chrome is closed.
    Closed,
    /// Until the person does not allow it any more.
    Withdrawn,
}

impl Until {
    /// The word its text is named by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A kind of thing that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keepsake {
    /// That the person agreed to reading captions, and to which text.
    Consent,
    /// How pages look.
    Appearance,
    /// Keys that differ from the defaults.
    Shortcuts,
    /// Whether points are ticked while the person speaks.
    Coverage,
    /// Whether a report is kept of live sessions.
    Reports,
    /// What was chosen for practice.
    Practice,
    /// Cards that are at hand in search.
    Pinned,
    /// The person's own names, by platform.
    OwnNames,
    /// Where the person pointed at captions, by host.
    CaptionsOn,
    /// What the person put right.
    Corrections,
    /// The person's own misheard-word rules.
    Misheard,
    /// Sessions that were used, and licences: the second copy.
    Ledger,
    /// Cards opened lately.
    Recent,
    /// Own cards and stories.
    Packs,
    /// Practice sessions and reports.
    Sessions,
    /// Sessions that were used, and licences: the first copy.
    LedgerLines,
    /// Pages whose captions are read.
    Readers,
    /// Sites that the person allowed beside the call platforms.
    Sites,
    /// That Chrome may hand over the microphone.
    Microphone,
}

impl Keepsake {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 19] = [
        Self::Consent,
        Self::OwnNames,
        Self::CaptionsOn,
        Self::Corrections,
        Self::Misheard,
        Self::Packs,
        Self::Sessions,
        Self::LedgerLines,
        Self::Ledger,
        Self::Appearance,
        Self::Shortcuts,
        Self::Coverage,
        Self::Reports,
        Self::Practice,
        Self::Pinned,
        Self::Recent,
        Self::Readers,
        Self::Sites,
        Self::Microphone,
    ];

    /// The word its texts are named by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Appearance => "appearance",
            Self::Shortcuts => "shortcuts",
            Self::Coverage => "coverage",
            Self::Reports => "reports",
            Self::Practice => "practice",
            Self::Pinned => "pinned",
            Self::OwnNames => "own-names",
            Self::CaptionsOn => "captions-on",
            Self::Corrections => "corrections",
            Self::Misheard => "misheard",
            Self::Ledger => "ledger",
            Self::Recent => "recent",
            Self::Packs => "packs",
            Self::Sessions => "sessions",
            Self::LedgerLines => "ledger-lines",
            Self::Readers => "readers",
            Self::Sites => "sites",
            Self::Microphone => "microphone",
        }
    }

    /// Where it is kept.
    pub const fn store(self) -> Store {
        match self {
            Self::Recent => Store::Session,
            Self::Packs | Self::Sessions | Self::LedgerLines => Store::Database,
            Self::Readers | Self::Sites | Self::Microphone => Store::Chrome,
            _ => Store::Local,
        }
    }

    /// The name it stands under in its store; one that ends in `/` is the beginning of many.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OwnNames => "own-names/",
            Self::CaptionsOn => "captions-on/",
            Self::Ledger => "ledger/",
            Self::Packs => "sidecue",
            Self::Sessions => "sidecue-sessions",
            Self::LedgerLines => "sidecue-ledger",
            other => other.word(),
        }
    }

    /// Whether there may be several of it; otherwise it is there or not.
    pub const fn is_many(self) -> bool {
        !matches!(
            self,
            Self::Consent
                | Self::Appearance
                | Self::Shortcuts
                | Self::Coverage
                | Self::Reports
                | Self::Practice
                | Self::Microphone
        )
    }

    /// How long it is kept.
    pub const fn until(self) -> Until {
        match self {
            Self::Recent => Until::Closed,
            Self::Readers | Self::Sites | Self::Microphone => Until::Withdrawn,
            _ => Until::Deleted,
        }
    }

    /// What stands under a name in a store.
    pub fn of(store: Store, name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|keepsake| keepsake.store() == store && keepsake.covers(name))
    }

    fn covers(self, name: &str) -> bool {
        match self.name().strip_suffix('/') {
            Some(_) => name.starts_with(self.name()) && name.len() > self.name().len(),
            None => name == self.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_under_a_name_is_found_by_it_and_in_its_store_only() {
        for keepsake in Keepsake::ALL {
            let name = format!("{}{}", keepsake.name(), if keepsake.name().ends_with('/') { "meet" } else { "" });
            assert_eq!(Keepsake::of(keepsake.store(), &name), Some(keepsake));
            for other in [Store::Local, Store::Session, Store::Database, Store::Chrome] {
                assert!(other == keepsake.store() || Keepsake::of(other, &name) != Some(keepsake), "{name}");
            }
        }
    }

    #[test]
    fn each_is_listed_once_and_has_a_word_and_a_name_of_its_own() {
        for (place, keepsake) in Keepsake::ALL.into_iter().enumerate() {
            let before = &Keepsake::ALL[..place];
            assert!(before.iter().all(|other| other.word() != keepsake.word()));
            assert!(before.iter().all(|o| (o.store(), o.name()) != (keepsake.store(), keepsake.name())));
        }
    }

    #[test]
    fn a_name_that_nobody_listed_is_unknown() {
        for name in ["", "own-names", "own-names/", "consents", "consent/", "captions", "constructor"] {
            assert_eq!(Keepsake::of(Store::Local, name), None, "{name}");
        }
        assert_eq!(Keepsake::of(Store::Database, "sidecue-other"), None);
    }
}
