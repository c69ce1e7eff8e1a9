//! Explains a token without believing it, for whoever answers a customer.

use super::Licence;
use super::keys::KeyRing;
use super::refusal::Refusal;
use super::token::Token;
use super::validity::Standing;

/// What a text says it is, and what is believed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// The key that is said to have signed it. Not to be believed, and may hold any character.
    pub key_id: Option<String>,
    /// Names and JSON values of its claims, as far as they can be read. Not to be believed, and may hold any character.
    pub claims: Vec<(String, String)>,
    /// The licence, or why it is refused.
    pub verdict: Result<Licence, Refusal>,
}

impl Inspection {
    /// How it stands at a moment (milliseconds since 1970), with no earlier moment known; `None` if it is refused.
    pub fn standing(&self, at_ms: u64) -> Option<Standing> {
        self.verdict.as_ref().ok().map(|licence| licence.standing(at_ms, None))
    }
}

/// Explains a text.
pub fn inspect(keys: &KeyRing, text: &str) -> Inspection {
    match Token::read(text) {
        Ok(token) => {
            let members = token.members().unwrap_or_default();
            Inspection {
                key_id: token.key_id(),
                claims: members.into_iter().map(|(name, value)| (name, value.to_string())).collect(),
                verdict: keys.believe(&token),
            }
        }
        Err(refusal) => Inspection { key_id: None, claims: Vec::new(), verdict: Err(refusal) },
    }
}
