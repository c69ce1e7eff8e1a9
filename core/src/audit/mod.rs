//! Checks that need the whole bank: what a card is beside the others, and how it is heard and read.
//!
//! [`crate::bank::lint`] looks at what stands in a file; this looks at what it does. An alias may be well written and still
//! bring up another card ([`rivals`]), two cards may be one ([`twins`]), a point may never be counted as made ([`cued`]), a
//! sentence may be too long to read in a call ([`reading`]), a related card may not exist ([`references`]).

mod cued;
mod hearing;
mod reading;
mod references;
mod rivals;
mod similarity;
mod stats;
mod twins;

pub use similarity::{Pair, Similarities};
pub use stats::{Stats, Tally};

use crate::bank::lint::{Problem, SourcedCard, findings};
use crate::bank::{Card, Finding};
use crate::recognition::RecognitionError;
use crate::recognition::repairs::{MISHEARD, Repairs};
use hearing::Hearings;

/// What the checks over the whole bank found, and what they found it by.
#[derive(Debug)]
pub struct Audit {
    /// In the order of files and lines.
    pub findings: Vec<Finding>,
    /// How alike the cards are, numbered as they were given.
    pub similarities: Similarities,
}

/// Something wrong with one card of many, by the card's number.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Noted {
    card: usize,
    problem: Problem,
}

impl Noted {
    fn at(card: usize, place: &[&str], problem: String, remedy: &str) -> Self {
        Self { card, problem: Problem::at(place, problem, remedy) }
    }
}

/// Runs every check of the whole bank.
///
/// # Errors
/// Those of recognition; none for cards that [`crate::bank::parse_card`] gave.
pub fn audit(sourced: &[SourcedCard]) -> Result<Audit, RecognitionError> {
    let cards: Vec<Card> = sourced.iter().map(|sourced| sourced.card.clone()).collect();
    let repairs = Repairs::parse(MISHEARD)?;
    let hearings = Hearings::of(&cards, &repairs)?;
    let similarities = Similarities::of(&hearings);
    let noted = [
        rivals::check(&cards, &hearings),
        twins::check(&cards, &similarities),
        cued::check(&cards, &repairs),
        reading::check(&cards),
        references::check(&cards),
    ];
    let mut problems: Vec<Vec<Problem>> = vec![Vec::new(); cards.len()];
    for Noted { card, problem } in noted.into_iter().flatten() {
        if let Some(problems) = problems.get_mut(card) {
            problems.push(problem);
        }
    }
    Ok(Audit { findings: findings(sourced, problems), similarities })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture::{self, sourced};

    /// The fixture, saying in its answer what its points are known by.
    fn clean(id: &str) -> String {
        let cues = ["first cue", "fourth cue", "seventh cue"].map(|cue| format!("The {cue}.")).join(" ");
        fixture::toml(id).replacen("With its mechanism.", &cues, 1)
    }

    #[test]
    fn a_clean_bank_has_no_findings() {
        let cards = ["sharding", "caching", "pagination"].map(|id| sourced(id, clean(id)));
        assert_eq!(audit(&cards).unwrap().findings, []);
        assert_eq!(audit(&[]).unwrap().findings, []);
    }

    #[test]
    fn every_check_runs_and_findings_come_by_file_and_line() {
        let sharding = clean("sharding").replacen("minutes = 10", "minutes = 10\nrelated = [\n  \"cachin\",\n]", 1);
        let long = format!("Walk me through {}.", ["pagination"; 30].join(" "));
        let pagination = clean("pagination")
            .replacen("Walk me through pagination.", &long, 1)
            .replacen("Say you had to build pagination, where do you start?", "And sharding?", 1)
            .replacen("The seventh cue.", "", 1);
        let paging = pagination.replacen("id = \"pagination\"", "id = \"paging\"", 1);
        let cards = [
            sourced("sharding", sharding),
            sourced("caching", clean("caching")),
            sourced("pagination", pagination),
            sourced("paging", paging),
        ];
        let findings = audit(&cards).unwrap().findings;
        let told = findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        for (place, problem) in [
            ("pagination.toml:7", "the way of asking has 33 words"),
            ("pagination.toml:8", "brings up the card sharding first"),
            ("pagination.toml:40", "no cue of the point \"The third point\""),
            ("paging.toml:4", "in much the same words as pagination"),
            ("sharding.toml:15", "the related card \"cachin\" is not in the bank"),
        ] {
            assert!(told.lines().any(|line| line.contains(place) && line.contains(problem)), "{place} in\n{told}");
        }
        let order: Vec<(&str, usize)> = findings.iter().map(|f| (f.file.as_str(), f.line)).collect();
        assert!(order.is_sorted(), "{told}");
    }
}
