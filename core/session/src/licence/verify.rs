//! Whether a text is a licence.

use super::Licence;
use super::claims::Claims;
use super::keys::KeyRing;
use super::refusal::Refusal;
use super::token::Token;

impl KeyRing {
    /// The licence that a text is. White space in it counts for nothing.
    ///
    /// # Errors
    /// If anything about it is not exactly as one of these keys signed it, or if it says what no licence may say. Whether it still holds is not asked
    /// here but by [`Licence::standing`].
    pub fn verify(&self, text: &str) -> Result<Licence, Refusal> {
        self.believe(&Token::read(text)?)
    }

    pub(super) fn believe(&self, token: &Token) -> Result<Licence, Refusal> {
        let id = token.key_id().ok_or(Refusal::Changed)?;
        let key = self.key(&id).ok_or(Refusal::UnknownKey)?;
        Ok(Claims::parse(&token.open(key)?)?.into())
    }
}
