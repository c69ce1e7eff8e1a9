//! Why a text is not believed to be a licence.

use super::claims::Flaw;
use super::token::LONGEST;

/// Why a text is not believed to be a licence. Says what to do about it, in plain English for the command line; the panel has its own words, found by
/// [`Refusal::variant`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Something else was pasted.
    #[error("this is not a licence; a licence begins with v4.public. and is in the message you got when you bought it")]
    NotALicence,
    /// Longer than any licence; nothing of it was decoded.
    #[error("this is longer than any licence ({LONGEST} characters); paste the licence alone")]
    TooLong,
    /// The key that it names is not among the known ones.
    #[error("this licence was signed with a key that this version of Sidecue does not know; update Sidecue")]
    UnknownKey,
    /// The signature does not fit: changed, or not all of it is here.
    #[error(
        "this licence was changed after it was signed, or is not whole; copy it again, from its first to its last character"
    )]
    Changed,
    /// Signed, but it says something that no licence may say.
    #[error("this licence was signed, but is faulty: {0}; ask for another one where you bought it")]
    Malformed(#[from] Flaw),
    /// Signed, for a plan that this version does not have.
    #[error("this licence is for a plan that this version of Sidecue does not have; update Sidecue")]
    UnknownPlan,
    /// Signed, in a form that came after this version.
    #[error("this licence was made for a newer version of Sidecue; update Sidecue")]
    NewerVersion,
}

impl Refusal {
    /// The kind of refusal as a word, for finding the message that people read.
    pub fn variant(&self) -> &'static str {
        match self {
            Self::NotALicence => "not-a-licence",
            Self::TooLong => "too-long",
            Self::UnknownKey => "unknown-key",
            Self::Changed => "changed",
            Self::Malformed(_) => "malformed",
            Self::UnknownPlan => "unknown-plan",
            Self::NewerVersion => "newer-version",
        }
    }
}
