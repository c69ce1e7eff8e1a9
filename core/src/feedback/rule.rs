//! Rules and what they may say.

use serde::{Deserialize, Serialize};

/// A rule. The seeds of the last five are what interviewers write down as warning signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Something was asked, or an assumption was said aloud, before the answer began.
    ClarifiedFirst,
    /// What is given up for what was said.
    TradeOff,
    /// What can fail was raised before anybody asked.
    FailureUnprompted,
    /// A number was given. The value is the figure as it was said.
    Number,
    /// Story: where and when it was, and what was at stake.
    Situation,
    /// Story: what the person did themself.
    OwnPart,
    /// Story: what was decided, and why.
    Decision,
    /// Story: how it ended.
    Outcome,
    /// Story: what is different since.
    Changed,
    /// Story: "we" did it, hardly ever "I". Values: how often "we", how often "I".
    WeOverI,
    /// It took long to begin. The value is the seconds.
    FirstWord,
    /// Longer or much shorter than suggested. Values: the time it took as minutes and seconds, the minutes suggested.
    Length,
    /// Faster or slower than is easy to follow. The value is the words a minute.
    Pace,
    /// Fillers; captions drop some of them. Values: how many, and how many in a hundred words.
    Fillers,
    /// Many terms of the trade and no example. Values: how many, and which.
    Buzzwords,
    /// Duties instead of what a system did.
    ResumeVoice,
    /// "It depends", and no side taken.
    NoOpinion,
}

impl Rule {
    /// Every rule, in the order in which findings are given.
    pub const ALL: [Self; 17] = [
        Self::ClarifiedFirst,
        Self::TradeOff,
        Self::FailureUnprompted,
        Self::Number,
        Self::Situation,
        Self::OwnPart,
        Self::Decision,
        Self::Outcome,
        Self::Changed,
        Self::WeOverI,
        Self::FirstWord,
        Self::Length,
        Self::Pace,
        Self::Fillers,
        Self::Buzzwords,
        Self::ResumeVoice,
        Self::NoOpinion,
    ];

    /// The word for it in texts and records.
    pub fn word(self) -> &'static str {
        match self {
            Self::ClarifiedFirst => "clarified-first",
            Self::TradeOff => "trade-off",
            Self::FailureUnprompted => "failure-unprompted",
            Self::Number => "number",
            Self::Situation => "situation",
            Self::OwnPart => "own-part",
            Self::Decision => "decision",
            Self::Outcome => "outcome",
            Self::Changed => "changed",
            Self::WeOverI => "we-over-i",
            Self::FirstWord => "first-word",
            Self::Length => "length",
            Self::Pace => "pace",
            Self::Fillers => "fillers",
            Self::Buzzwords => "buzzwords",
            Self::ResumeVoice => "resume-voice",
            Self::NoOpinion => "no-opinion",
        }
    }
}

/// What a rule says of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// It was there.
    Good,
    /// It was not there, and is worth a thought.
    Missing,
    /// Something that is worth a thought was there.
    Notice,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Good, Self::Missing, Self::Notice];

    /// The word for it in texts and records.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Missing => "missing",
            Self::Notice => "notice",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_serde_writes_and_no_rule_is_left_out() {
        for (index, rule) in Rule::ALL.into_iter().enumerate() {
            assert_eq!(serde_json::to_value(rule).unwrap(), rule.word());
            assert_eq!(rule as usize, index, "in the order of the enum");
        }
        assert_eq!(Rule::ALL.len(), Rule::NoOpinion as usize + 1);
        for verdict in Verdict::ALL {
            assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.word());
        }
    }
}
