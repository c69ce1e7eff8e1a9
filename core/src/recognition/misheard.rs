//! A person's own rules for words that captions get wrong: what is heard, and what is meant.

use super::repairs::{MISHEARD, Repairs};
use super::stems;
use serde::{Deserialize, Serialize};

/// Most rules of one person.
const MOST: usize = 200;
/// Most words of either side.
const MOST_WORDS: usize = 6;
/// Longest side, in characters.
const LONGEST: usize = 60;

/// One rule of a person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Misheard {
    /// As captions write it.
    pub heard: String,
    /// What was said.
    pub meant: String,
}

/// Why a rule is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MisheardError {
    /// Nothing is heard.
    #[error("there is nothing heard")]
    NothingHeard,
    /// Nothing is meant.
    #[error("there is nothing meant")]
    NothingMeant,
    /// A side is too long.
    #[error("a side has at most {MOST_WORDS} words and {LONGEST} characters")]
    TooLong,
    /// A word of every sentence would be changed everywhere.
    #[error("a word as common as this would be changed everywhere")]
    TooCommon,
    /// Both sides are the same once the shipped rules are applied.
    #[error("this is understood that way already")]
    Understood,
    /// There is a rule for the same words.
    #[error("there is a rule for these words")]
    Taken,
    /// There are too many.
    #[error("there are {MOST} rules, which is the most")]
    Full,
}

impl MisheardError {
    /// The word for it in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::NothingHeard => "nothing-heard",
            Self::NothingMeant => "nothing-meant",
            Self::TooLong => "too-long",
            Self::TooCommon => "too-common",
            Self::Understood => "understood",
            Self::Taken => "taken",
            Self::Full => "full",
        }
    }
}

impl Misheard {
    /// The rule as it is kept beside others: what was typed, without needless blanks.
    ///
    /// # Errors
    /// See [`MisheardError`].
    pub fn checked(heard: &str, meant: &str, others: &[Self]) -> Result<Self, MisheardError> {
        let [heard, meant] = [heard, meant].map(|side| side.split_whitespace().collect::<Vec<&str>>().join(" "));
        let (words, wanted) = (compared(&heard), compared(&meant));
        let long = |side: &str| side.chars().count() > LONGEST || side.split(' ').count() > MOST_WORDS;
        if words.is_empty() {
            Err(MisheardError::NothingHeard)
        } else if wanted.is_empty() {
            Err(MisheardError::NothingMeant)
        } else if long(&heard) || long(&meant) {
            Err(MisheardError::TooLong)
        } else if is_common(&words) {
            Err(MisheardError::TooCommon)
        } else if words == wanted || shipped(&heard) == shipped(&meant) {
            Err(MisheardError::Understood)
        } else if others.iter().any(|other| compared(&other.heard) == words) {
            Err(MisheardError::Taken)
        } else if others.len() >= MOST {
            Err(MisheardError::Full)
        } else {
            Ok(Self { heard, meant })
        }
    }
}

/// The words of a side without regard to case and marks.
fn compared(side: &str) -> Vec<String> {
    repaired(&Repairs::default(), side)
}

/// What the shipped rules make of a side.
fn shipped(side: &str) -> Vec<String> {
    repaired(&Repairs::parse(MISHEARD).unwrap_or_default(), side)
}

fn repaired(repairs: &Repairs, side: &str) -> Vec<String> {
    let words: Vec<&str> = side.split_whitespace().collect();
    repairs.apply(&words).into_iter().map(|repaired| repaired.word).collect()
}

/// A single word without a topic.
fn is_common(words: &[String]) -> bool {
    let mut analyzer = stems::analyzer();
    matches!(words, [word] if stems::stem(&mut analyzer, word).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(heard: &str, meant: &str) -> Option<MisheardError> {
        let others = [Misheard { heard: "Cough Car".into(), meant: "Kafka".into() }];
        Misheard::checked(heard, meant, &others).err()
    }

    #[test]
    fn a_rule_is_kept_as_it_was_typed() {
        let rule = Misheard::checked("  sea  sharp ", "C#", &[]).unwrap();
        assert_eq!(rule, Misheard { heard: "sea sharp".into(), meant: "C#".into() });
    }

    #[test]
    fn each_mistake_has_its_reason() {
        assert_eq!(refused(" , ", "word"), Some(MisheardError::NothingHeard));
        assert_eq!(refused("word", ""), Some(MisheardError::NothingMeant));
        assert_eq!(refused("one two three four five six seven", "word"), Some(MisheardError::TooLong));
        assert_eq!(refused("word", &"x".repeat(61)), Some(MisheardError::TooLong));
        assert_eq!(refused("The", "theorem"), Some(MisheardError::TooCommon));
        assert_eq!(refused("Cache!", "cache"), Some(MisheardError::Understood));
        assert_eq!(refused("item potent", "idempotent"), Some(MisheardError::Understood));
        assert_eq!(refused("cough-car", "coffee"), Some(MisheardError::Taken));
        assert_eq!(refused("coffee car", "Kafka"), None);
        let many: Vec<Misheard> =
            (0..MOST).map(|n| Misheard { heard: format!("word{n}"), meant: "kafka".into() }).collect();
        assert_eq!(Misheard::checked("one more", "kafka", &many), Err(MisheardError::Full));
    }
}
