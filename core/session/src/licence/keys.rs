//! Keys as text, in the form of [PASERK](https://github.com/paseto-standard/paserk): `k4.public.…`, `k4.secret.…` and ids `k4.pid.…`.

use pasetors::keys::AsymmetricPublicKey;
use pasetors::paserk::{FormatAsPaserk, Id};
use pasetors::version4::V4;
use std::fmt;

/// Why a text gives no keys. None of these shows any of the text: it may be a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Nothing but white space and comments.
    #[error("no key is here; `sidecue licence keygen` makes one")]
    None,
    /// The word of this number, from 1, is none.
    #[error("number {0} is not a public key of the form k4.public.…")]
    NotPublic(usize),
    /// A secret key where a public one belongs.
    #[error("this is a secret key; give the public one, and let nobody else see this one")]
    Secret,
    /// One key twice.
    #[error("the key {0} is here twice")]
    Twice(String),
    /// There is not exactly one word, or it is no secret key.
    #[error("this is not one secret key of the form k4.secret.…; `sidecue licence keygen` makes one")]
    NotSecret,
}

/// The public keys that licences are verified with: the current one, and the next one, so that keys can be changed without an update on the day.
#[derive(Debug, Clone)]
pub struct KeyRing {
    keys: Vec<PublicKey>,
}

/// A public key with its id.
#[derive(Debug, Clone)]
pub(super) struct PublicKey {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) key: AsymmetricPublicKey<V4>,
}

impl PublicKey {
    /// `None` if its texts cannot be written, which no key of the right length does.
    pub(super) fn new(key: AsymmetricPublicKey<V4>) -> Option<Self> {
        Some(Self { id: paserk(&Id::from(&key))?, text: paserk(&key)?, key })
    }
}

impl KeyRing {
    /// Reads one or more keys `k4.public.…` with commas or white space between; a line that begins with `#` is a comment.
    ///
    /// # Errors
    /// If there is none, if anything else is there, or if one is there twice.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut keys: Vec<PublicKey> = Vec::new();
        for (number, word) in (1..).zip(words(text)) {
            if word.starts_with("k4.secret.") {
                return Err(KeyError::Secret);
            }
            let key = AsymmetricPublicKey::try_from(word).ok().and_then(PublicKey::new);
            let key = key.ok_or(KeyError::NotPublic(number))?;
            if keys.iter().any(|known| known.id == key.id) {
                return Err(KeyError::Twice(key.id));
            }
            keys.push(key);
        }
        if keys.is_empty() { Err(KeyError::None) } else { Ok(Self { keys }) }
    }

    /// The ids `k4.pid.…`, in the order in which the keys were given.
    pub fn ids(&self) -> Vec<String> {
        self.keys.iter().map(|key| key.id.clone()).collect()
    }

    pub(super) fn key(&self, id: &str) -> Option<&PublicKey> {
        self.keys.iter().find(|key| key.id == id)
    }
}

/// As [`KeyRing::parse`] reads it: the keys in one line with commas between.
impl fmt::Display for KeyRing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<&str> = self.keys.iter().map(|key| key.text.as_str()).collect();
        formatter.write_str(&texts.join(","))
    }
}

/// What a text of keys holds besides comments and what stands between them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines
        .flat_map(|line| line.split(|letter: char| letter == ',' || letter.is_whitespace()))
        .filter(|word| !word.is_empty())
}

/// A key or id as text.
pub(super) fn paserk(key: &impl FormatAsPaserk) -> Option<String> {
    let mut text = String::new();
    key.fmt(&mut text).ok()?;
    Some(text)
}
