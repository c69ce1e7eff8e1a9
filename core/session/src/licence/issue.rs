//! Making licences: for whoever sells them, on a server or by `sidecue licence`.
//!
//! A server that sells licences needs this crate alone. What it must see to:
//! - It makes the [`Claims`] once an order is paid and stores *them*, not the licence: the same claims and the same key always give the same bytes, so an
//!   order that is asked for twice, by the payment service and by the page that thanks the buyer, is answered alike.
//! - [`Claims::id`] comes from the order, [`Claims::holder`] is a hash: a licence names nobody.
//! - The secret key is in a file that only the server may read, never in its database. Licences are not written to logs.
//! - To change keys: first ship a version of Sidecue that knows the next public key, then sign with it.
//!
//! ```
//! use sidecue_session::licence::issue::SigningKey;
//! use sidecue_session::licence::{Claims, KeyRing, Terms};
//!
//! # let file = include_str!("../../../../extension/clock/keys/development.secret");
//! let key = SigningKey::parse(file)?;
//! let claims = Claims {
//!     id: "order-1001".to_owned(),
//!     holder: String::new(),
//!     terms: Terms::Pass { sessions: 3, session_secs: 7200 },
//!     issued_secs: 1_800_000_000,
//!     begins_secs: 1_800_000_000,
//! };
//! let text = key.issue(&claims)?;
//! assert_eq!(KeyRing::parse(key.public())?.verify(&text)?.id, "order-1001");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::claims::{Claims, Flaw};
use super::keys::{KeyError, PublicKey, paserk, words};
use super::token::{PURPOSE, footer};
use pasetors::keys::{AsymmetricPublicKey, AsymmetricSecretKey};
use pasetors::version4::{PublicToken, V4};
use std::fmt;

/// Why no licence was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// It would be refused.
    #[error("such a licence would be refused: {0}")]
    Claims(#[from] Flaw),
    /// The key does not sign.
    #[error("the key does not sign; make another one with `sidecue licence keygen`")]
    Signing,
}

/// A secret key, wiped from memory when it is dropped. Only ever shown by [`SigningKey::secret`].
pub struct SigningKey {
    secret: AsymmetricSecretKey<V4>,
    public: PublicKey,
}

impl SigningKey {
    /// Reads one key `k4.secret.…`; a line that begins with `#` is a comment.
    ///
    /// # Errors
    /// If there is anything but one secret key that fits the public key inside it.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut words = words(text);
        match (words.next(), words.next()) {
            // The library panics at a seed of nothing but zeros, 42 letters A and a part of the next: no random source gives that.
            (Some(word), None) if !word.starts_with(&format!("k4.secret.{}", "A".repeat(42))) => {
                AsymmetricSecretKey::try_from(word).ok().and_then(Self::new).ok_or(KeyError::NotSecret)
            }
            (None, _) => Err(KeyError::None),
            _ => Err(KeyError::NotSecret),
        }
    }

    /// Makes a key from the system's random source.
    ///
    /// # Errors
    /// If the key cannot be made.
    ///
    /// # Panics
    /// If the system has no random source.
    #[cfg(feature = "generate")]
    pub fn generate() -> Result<Self, KeyError> {
        use pasetors::keys::{AsymmetricKeyPair, Generate};
        let pair = AsymmetricKeyPair::<V4>::generate().map_err(|_| KeyError::NotSecret)?;
        Self::new(pair.secret).ok_or(KeyError::NotSecret)
    }

    fn new(secret: AsymmetricSecretKey<V4>) -> Option<Self> {
        let public = AsymmetricPublicKey::try_from(&secret).ok()?;
        Some(Self { secret, public: PublicKey::new(public)? })
    }

    /// The public key `k4.public.…` that verifies what this one signs.
    pub fn public(&self) -> &str {
        &self.public.text
    }

    /// The id `k4.pid.…` that every licence of this key names.
    pub fn id(&self) -> &str {
        &self.public.id
    }

    /// The secret key itself, `k4.secret.…`, for the file it is kept in; `None` if it cannot be written.
    pub fn secret(&self) -> Option<String> {
        paserk(&self.secret)
    }

    /// Signs a licence. The same claims give the same text.
    ///
    /// # Errors
    /// If [`KeyRing::verify`](super::KeyRing::verify) would refuse it.
    pub fn issue(&self, claims: &Claims) -> Result<String, IssueError> {
        let json = claims.to_json()?;
        let footer = footer(self.id());
        PublicToken::sign(&self.secret, json.as_bytes(), Some(footer.as_bytes()), Some(PURPOSE))
            .map_err(|_| IssueError::Signing)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SigningKey").field("id", &self.id()).finish_non_exhaustive()
    }
}
