//! How much of a loop each strand has, and how much of a strand each topic, by kind of role.
//!
//! The strands' shares are those by which loops are composed for three kinds of backend role (60/25/15, 35/45/20, 50/30/20); the topics' weights within
//! a strand are ours.

use crate::bank::Archetype;
use crate::practice::Strand;

/// A strand's share of a loop, in per cent.
pub(super) fn share(archetype: Archetype, strand: Strand) -> u32 {
    let [core, design, behavioural] = match archetype {
        Archetype::Api => [60, 25, 15],
        Archetype::Distributed => [35, 45, 20],
        Archetype::Data => [50, 30, 20],
    };
    match strand {
        Strand::Core => core,
        Strand::Design => design,
        Strand::Behavioural => behavioural,
    }
}

/// The strand that a topic belongs to. A topic of the person's own is what their role is about.
pub(super) fn strand(topic: &str) -> Strand {
    match topic {
        "design" | "situational" => Strand::Design,
        "behavioural" | "negotiation" => Strand::Behavioural,
        _ => Strand::Core,
    }
}

/// How much a topic weighs within its strand.
pub(super) fn topic(archetype: Archetype, topic: &str) -> u64 {
    let [api, distributed, data] = match topic {
        "design" => [6, 8, 6],
        "situational" => [6, 4, 4],
        "behavioural" => [20, 20, 20],
        "api" => [24, 3, 2],
        "architecture" => [10, 6, 2],
        "security" => [8, 2, 1],
        "database" => [8, 4, 28],
        "data-engineering" => [1, 2, 16],
        "caching" => [6, 8, 3],
        "distributed" => [4, 24, 4],
        "networking" => [2, 8, 1],
        "cloud" => [1, 4, 1],
        "ops" => [3, 8, 1],
        "language" => [3, 1, 1],
        "testing" => [4, 1, 1],
        "linux" => [1, 3, 1],
        // Nobody negotiates in an interview, and spoken answers to coding questions are worth little practice.
        "negotiation" | "coding" | "tools" => [1, 1, 1],
        _ => [2, 2, 2],
    };
    match archetype {
        Archetype::Api => api,
        Archetype::Distributed => distributed,
        Archetype::Data => data,
    }
}
