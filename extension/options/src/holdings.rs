//! How much there is of everything that is kept.

use serde::Deserialize;
use serde::de::IgnoredAny;
use sidecue_core::keepsakes::{Keepsake, Store};
use std::collections::BTreeMap;

/// What is there, as `everything.ts` tells it.
#[derive(Debug, Deserialize)]
pub(crate) struct Inventory {
    local: BTreeMap<String, Amount>,
    session: BTreeMap<String, Amount>,
    /// By name, and in each database by store.
    databases: BTreeMap<String, BTreeMap<String, f64>>,
    readers: Vec<String>,
    sites: Vec<String>,
    microphone: bool,
}

/// A value of which nothing matters but how much it is.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Amount {
    List(Vec<IgnoredAny>),
    Names { names: Vec<IgnoredAny> },
    Thing(IgnoredAny),
}

impl Amount {
    fn count(&self) -> usize {
        match self {
            Self::List(list) => list.len(),
            Self::Names { names } => names.len(),
            Self::Thing(_) => 1,
        }
    }
}

/// How much there is of everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Holdings {
    /// In the order of [`Keepsake::ALL`].
    counts: Vec<(Keepsake, usize)>,
    /// Names that nobody listed.
    pub(crate) unknown: Vec<String>,
    /// Licences among the ledger's lines.
    pub(crate) licences: usize,
}

impl Holdings {
    /// How much there is of one.
    pub(crate) fn of(&self, keepsake: Keepsake) -> usize {
        self.counts.iter().filter(|(counted, _)| *counted == keepsake).map(|(_, count)| count).sum()
    }

    /// Counts what is there.
    pub(crate) fn counted(inventory: &Inventory) -> Self {
        let mut holdings = Self::default();
        for (store, values) in [(Store::Local, &inventory.local), (Store::Session, &inventory.session)] {
            for (key, value) in values {
                holdings.add(store, key, value.count());
            }
        }
        for (name, stores) in &inventory.databases {
            // The summaries of sessions stand beside their records: they are no more sessions.
            let most = stores.values().copied().fold(0.0, f64::max);
            holdings.add(Store::Database, name, most as usize);
        }
        let chrome = [
            (Keepsake::Readers, inventory.readers.len()),
            (Keepsake::Sites, inventory.sites.len()),
            (Keepsake::Microphone, usize::from(inventory.microphone)),
        ];
        for (keepsake, count) in chrome {
            holdings.add(Store::Chrome, keepsake.name(), count);
        }
        let licence = format!("{}licence/", Keepsake::Ledger.name());
        holdings.licences = inventory.local.keys().filter(|key| key.starts_with(&licence)).count();
        holdings
    }

    fn add(&mut self, store: Store, name: &str, count: usize) {
        match Keepsake::of(store, name) {
            Some(keepsake) => self.counts.push((keepsake, count)),
            None => self.unknown.push(name.to_owned()),
        }
    }
}
