//! Licences: what a signed token says, and whether it is to be believed.
//!
//! A licence is a [PASETO](https://paseto.io) token of the kind v4.public, an Ed25519 signature over a few claims. Whoever buys Sidecue pastes it into
//! the panel, which verifies it with the public keys it was built with: nothing is asked over a network. What is signed, besides the claims:
//! the *footer*, which names the key, and the *implicit assertion*, which is not in the token and says what it is for, so that
//! nothing else that the same key may sign one day passes for a licence.
//!
//! [`KeyRing::verify`] believes or refuses, [`Licence::standing`] says how a licence stands at a moment, [`inspect()`](inspect::inspect) explains
//! a token without believing it, and [`issue`] makes them.

mod claims;
pub mod inspect;
pub mod issue;
mod keys;
mod refusal;
mod token;
mod validity;
mod verify;

pub use claims::{Claims, Flaw, Terms};
pub use keys::{KeyError, KeyRing};
pub use refusal::Refusal;
pub use token::LONGEST;
pub use validity::{Standing, Validity};

use serde::{Deserialize, Serialize};

/// What was bought. Times in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Plan {
    /// Some sessions, whenever.
    Pass {
        /// How many.
        sessions: u8,
        /// Live time of each.
        session_ms: u64,
    },
    /// Any number of sessions until a moment.
    Pro {
        /// That moment, since 1970.
        expires_ms: u64,
    },
}

/// A licence that was verified. Times in milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Licence {
    /// Names this licence among all.
    pub id: String,
    /// A hash that stands for the buyer; may be empty.
    pub holder: String,
    /// What was bought.
    pub plan: Plan,
    /// When it was signed.
    pub issued_ms: u64,
    /// From when on it holds, if it depends on time.
    pub begins_ms: u64,
}
