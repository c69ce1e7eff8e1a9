//! Which cards a search looks at.

use crate::bank::{Card, Level, Round};
use serde::{Deserialize, Serialize};

/// Cards wanted; what is `None` does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Filter {
    /// Only this topic.
    #[serde(default)]
    pub topic: Option<String>,
    /// Only cards asked in this round.
    #[serde(default)]
    pub round: Option<Round>,
    /// Only cards asked at this level.
    #[serde(default)]
    pub level: Option<Level>,
}

impl Filter {
    /// Whether the card passes.
    pub fn admits(&self, card: &Card) -> bool {
        self.topic.as_ref().is_none_or(|topic| *topic == card.topic)
            && self.round.is_none_or(|round| card.rounds.contains(&round))
            && self.level.is_none_or(|level| card.levels.contains(&level))
    }
}
