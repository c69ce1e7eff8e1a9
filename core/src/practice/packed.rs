//! Replies as bytes: reading them takes the page a fraction of the code, and of the time, that plain objects would.

use super::messages::Reply;

/// A reply that cannot be packed, or bytes that are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the coach's reply could not be packed or read")]
pub struct ReplyError;

impl Reply {
    /// The reply as bytes.
    ///
    /// # Errors
    /// [`ReplyError`].
    pub fn pack(&self) -> Result<Vec<u8>, ReplyError> {
        postcard::to_allocvec(self).map_err(|_| ReplyError)
    }

    /// Reads what [`Reply::pack`] wrote.
    ///
    /// # Errors
    /// [`ReplyError`]: other bytes.
    pub fn unpack(bytes: &[u8]) -> Result<Self, ReplyError> {
        postcard::from_bytes(bytes).map_err(|_| ReplyError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::SessionsView;

    #[test]
    fn a_reply_is_the_same_after_the_way() {
        let sessions = SessionsView { sessions: vec![], unreadable: vec!["torn".into()] };
        let refused = Reply::Refused { name: "a".into(), line: 3, problem: "p".into(), remedy: "r".into() };
        for reply in [Reply::Sessions(sessions), refused, Reply::Whose { speakers: vec!["Ada Quill".into()] }] {
            assert_eq!(Reply::unpack(&reply.pack().unwrap()), Ok(reply));
        }
        assert_eq!(Reply::unpack(&[250, 1, 2]), Err(ReplyError));
    }
}
