//! The form of a token, before anybody believes what it says.

use super::claims::Flaw;
use super::keys::PublicKey;
use super::refusal::Refusal;
use pasetors::Public;
use pasetors::errors::Error;
use pasetors::token::UntrustedToken;
use pasetors::version4::{PublicToken, V4};
use serde_json::{Map, Value};

/// The longest text that is looked at, in bytes without the white space.
pub const LONGEST: usize = 2048;

/// The implicit assertion: what a signature is for. Another form of claims that old versions must not misread gets another one.
pub(super) const PURPOSE: &[u8] = b"sidecue/licence/v1";

/// The footer of every token that the key of this id signs, to the byte.
pub(super) fn footer(key_id: &str) -> String {
    format!("{{\"kid\":\"{key_id}\"}}")
}

/// A text in the form of a token. Not to be believed.
pub(super) struct Token(UntrustedToken<Public, V4>);

impl Token {
    /// Reads a text as people paste it: e-mail wraps long lines, so white space may stand anywhere and counts for nothing.
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        // One character more than may be is enough to know.
        let text: String = text.chars().filter(|letter| !is_blank(*letter)).take(LONGEST + 1).collect();
        if text.len() > LONGEST {
            return Err(Refusal::TooLong);
        }
        if !text.starts_with(PublicToken::HEADER) {
            return Err(Refusal::NotALicence);
        }
        UntrustedToken::try_from(&text).map(Self).map_err(|_| Refusal::Changed)
    }

    /// The id of the key that is said to have signed it, if it can be read.
    pub(super) fn key_id(&self) -> Option<String> {
        match object(self.0.untrusted_footer())?.remove("kid")? {
            Value::String(id) => Some(id),
            _ => None,
        }
    }

    /// The claims, if they are JSON at all.
    pub(super) fn members(&self) -> Option<Map<String, Value>> {
        object(self.0.untrusted_payload())
    }

    /// The claims as they were signed with this key, to be believed from here on.
    pub(super) fn open(&self, key: &PublicKey) -> Result<String, Refusal> {
        match PublicToken::verify(&key.key, &self.0, Some(footer(&key.id).as_bytes()), Some(PURPOSE)) {
            Ok(trusted) => Ok(trusted.payload().to_owned()),
            Err(Error::PayloadInvalidUtf8) => Err(Flaw::Shape("the claims are not text".to_owned()).into()),
            Err(_) => Err(Refusal::Changed),
        }
    }
}

/// White space, and the marks nobody sees that web pages and editors put between letters or before a text.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200B}' | '\u{FEFF}')
}

fn object(json: &[u8]) -> Option<Map<String, Value>> {
    serde_json::from_slice(json).ok()
}
