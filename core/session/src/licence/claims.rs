//! The claims of a licence: their JSON, and the rules that both whoever issues and whoever verifies one keep.

use super::refusal::Refusal;
use super::{Licence, Plan};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use std::ops::RangeInclusive;

/// The version of the claims that is written and read here.
const VERSION: u64 = 1;
/// Lengths of an id, in characters.
const ID_LENGTHS: RangeInclusive<usize> = 1..=64;
/// The longest name of a holder, in characters.
const LONGEST_HOLDER: usize = 128;
/// Sessions of a pass.
const SESSIONS: RangeInclusive<u8> = 1..=20;
/// Live time of a session of a pass, in seconds: a minute to a day.
const SESSION_SECS: RangeInclusive<u64> = 60..=86_400;
/// The last second of the year 9999: what is later was not meant in seconds.
const LAST_SECOND: u64 = 253_402_300_799;

const MS_A_SECOND: u64 = 1000;

/// What a licence says. Times in seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// Names this licence among all: 1 to 64 of `A-Z`, `a-z`, `0-9`, `_` and `-`. Whoever sells licences makes it from the order, so that one order
    /// makes one licence however often it is asked for.
    pub id: String,
    /// A hash that stands for the buyer; opaque, may be empty, at most 128 visible ASCII characters.
    pub holder: String,
    /// What was bought.
    pub terms: Terms,
    /// When it is signed, since 1970.
    pub issued_secs: u64,
    /// From when on it holds, since 1970.
    pub begins_secs: u64,
}

/// What was bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terms {
    /// Some sessions, whenever.
    Pass {
        /// How many: 1 to 20.
        sessions: u8,
        /// Live time of each: 60 to 86 400.
        session_secs: u64,
    },
    /// Any number of sessions until a moment.
    Pro {
        /// That moment, since 1970; later than the beginning.
        expires_secs: u64,
    },
}

/// What is wrong with claims.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Not JSON, or not the members that claims have.
    #[error("{0}")]
    Shape(String),
    /// `v` is missing or is none that ever was.
    #[error("it has no version that there is")]
    Version,
    /// `plan` is missing or no text.
    #[error("it names no plan")]
    Plan,
    /// What belongs to one plan stands in a licence for the other, or is missing.
    #[error("a pass has slots and slot_secs and no exp, pro has exp and neither slots nor slot_secs")]
    Mixed,
    /// `jti` is out of bounds.
    #[error("its id is not 1 to 64 of the characters A-Z, a-z, 0-9, _ and -")]
    Id,
    /// `sub` is out of bounds.
    #[error("its holder is longer than {LONGEST_HOLDER} characters or has others than visible ASCII")]
    Holder,
    /// `slots` is out of bounds.
    #[error("a pass has {first} to {last} sessions", first = SESSIONS.start(), last = SESSIONS.end())]
    Sessions,
    /// `slot_secs` is out of bounds.
    #[error("a session of a pass has {first} to {last} seconds", first = SESSION_SECS.start(), last = SESSION_SECS.end())]
    SessionLength,
    /// A time that is not in seconds.
    #[error("one of its times is after the year 9999")]
    Time,
    /// It would never hold.
    #[error("it ends before it begins")]
    Ends,
}

/// The claims as JSON. The order of the members is the order in which they are written: the same claims are the same bytes.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    v: u64,
    jti: String,
    sub: String,
    plan: PlanName,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    slots: Option<u8>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    slot_secs: Option<u64>,
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    exp: Option<u64>,
    iat: u64,
    nbf: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PlanName {
    Pass,
    Pro,
}

impl Claims {
    /// Reads what was signed.
    pub(super) fn parse(json: &str) -> Result<Self, Refusal> {
        // What is newer is found first: its other members may be none that are known here.
        let members: Map<String, Value> = serde_json::from_str(json).map_err(shape)?;
        match members.get("v").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(0) | None => return Err(Flaw::Version.into()),
            Some(_) => return Err(Refusal::NewerVersion),
        }
        match members.get("plan") {
            Some(Value::String(plan)) if plan == "pass" || plan == "pro" => {}
            Some(Value::String(_)) => return Err(Refusal::UnknownPlan),
            _ => return Err(Flaw::Plan.into()),
        }
        // From the text once more: the map above keeps only the last of two members of one name.
        let wire: Wire = serde_json::from_str(json).map_err(shape)?;
        let claims =
            Self { terms: wire.terms()?, id: wire.jti, holder: wire.sub, issued_secs: wire.iat, begins_secs: wire.nbf };
        claims.check()?;
        Ok(claims)
    }

    /// The JSON to be signed.
    pub(super) fn to_json(&self) -> Result<String, Flaw> {
        self.check()?;
        serde_json::to_string(&Wire::from(self)).map_err(shape)
    }

    /// The rules.
    fn check(&self) -> Result<(), Flaw> {
        let in_id = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'_' || letter == b'-';
        if !ID_LENGTHS.contains(&self.id.len()) || !self.id.bytes().all(in_id) {
            return Err(Flaw::Id);
        }
        if self.holder.len() > LONGEST_HOLDER || !self.holder.bytes().all(|letter| letter.is_ascii_graphic()) {
            return Err(Flaw::Holder);
        }
        if self.issued_secs > LAST_SECOND || self.begins_secs > LAST_SECOND {
            return Err(Flaw::Time);
        }
        match self.terms {
            Terms::Pass { sessions, .. } if !SESSIONS.contains(&sessions) => Err(Flaw::Sessions),
            Terms::Pass { session_secs, .. } if !SESSION_SECS.contains(&session_secs) => Err(Flaw::SessionLength),
            Terms::Pro { expires_secs } if expires_secs > LAST_SECOND => Err(Flaw::Time),
            Terms::Pro { expires_secs } if expires_secs <= self.begins_secs => Err(Flaw::Ends),
            _ => Ok(()),
        }
    }
}

impl Wire {
    fn terms(&self) -> Result<Terms, Flaw> {
        match (&self.plan, self.slots, self.slot_secs, self.exp) {
            (PlanName::Pass, Some(sessions), Some(session_secs), None) => Ok(Terms::Pass { sessions, session_secs }),
            (PlanName::Pro, None, None, Some(expires_secs)) => Ok(Terms::Pro { expires_secs }),
            _ => Err(Flaw::Mixed),
        }
    }
}

impl From<&Claims> for Wire {
    fn from(claims: &Claims) -> Self {
        let (plan, slots, slot_secs, exp) = match claims.terms {
            Terms::Pass { sessions, session_secs } => (PlanName::Pass, Some(sessions), Some(session_secs), None),
            Terms::Pro { expires_secs } => (PlanName::Pro, None, None, Some(expires_secs)),
        };
        Self {
            v: VERSION,
            jti: claims.id.clone(),
            sub: claims.holder.clone(),
            plan,
            slots,
            slot_secs,
            exp,
            iat: claims.issued_secs,
            nbf: claims.begins_secs,
        }
    }
}

impl From<Claims> for Licence {
    fn from(claims: Claims) -> Self {
        // None overflows: the rules bound every one.
        let plan = match claims.terms {
            Terms::Pass { sessions, session_secs } => Plan::Pass { sessions, session_ms: session_secs * MS_A_SECOND },
            Terms::Pro { expires_secs } => Plan::Pro { expires_ms: expires_secs * MS_A_SECOND },
        };
        Self {
            id: claims.id,
            holder: claims.holder,
            plan,
            issued_ms: claims.issued_secs * MS_A_SECOND,
            begins_ms: claims.begins_secs * MS_A_SECOND,
        }
    }
}

/// A member that may be left out but, where it stands, has a value: `null` is none.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

fn shape(error: serde_json::Error) -> Flaw {
    Flaw::Shape(error.to_string())
}
