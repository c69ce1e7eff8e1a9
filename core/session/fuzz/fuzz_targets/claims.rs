//! Any claims, signed with the right key: nothing panics, and only what the rules allow is believed. The rules are written down here once more, in other words.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use pasetors::keys::AsymmetricSecretKey;
use pasetors::version4::{PublicToken, V4};
use serde_json::{Map, Value, json};
use sidecue_session::licence::KeyRing;
use sidecue_session::licence::issue::SigningKey;
use std::sync::LazyLock;

static KEYS: LazyLock<KeyRing> = LazyLock::new(|| {
    KeyRing::parse(include_str!("../../../../extension/clock/keys/development.public")).expect("the keys are fine")
});
/// The key and the footer that names it.
static SIGNER: LazyLock<(AsymmetricSecretKey<V4>, String)> = LazyLock::new(|| {
    let file = include_str!("../../../../extension/clock/keys/development.secret");
    let key = SigningKey::parse(file).expect("the key is fine");
    let secret = key.secret().expect("the key can be written");
    let secret = AsymmetricSecretKey::try_from(secret.as_str()).expect("the key is fine");
    (secret, format!(r#"{{"kid":"{}"}}"#, key.id()))
});

/// Both sides of what the rules allow: no fuzzer meets such numbers by chance.
const BORDERS: [u64; 16] = [
    0,
    1,
    2,
    20,
    21,
    59,
    60,
    255,
    256,
    86_400,
    86_401,
    1_799_999_999,
    1_800_000_000,
    1_800_000_001,
    253_402_300_799,
    253_402_300_800,
];

#[derive(Arbitrary, Debug)]
enum Claims<'a> {
    Bytes(&'a [u8]),
    /// Claims that are fine but for one or two members, and perhaps one more: what is wrong in more ways is refused for the first.
    Members {
        pro: bool,
        changed: (Name, Member),
        also: Option<(Name, Member)>,
        more: Option<(String, Member)>,
    },
}

#[derive(Arbitrary, Debug, Clone, Copy)]
enum Name {
    V,
    Jti,
    Sub,
    Plan,
    Slots,
    SlotSecs,
    Exp,
    Iat,
    Nbf,
}

#[derive(Arbitrary, Debug)]
enum Member {
    Missing,
    Null,
    Flag(bool),
    /// One of [`BORDERS`].
    Border(u8),
    /// As many letters.
    Long(u8),
    Large(u64),
    Negative(i64),
    Broken(f64),
    Text(String),
    List(Vec<u8>),
}

impl Name {
    fn text(self) -> &'static str {
        match self {
            Self::V => "v",
            Self::Jti => "jti",
            Self::Sub => "sub",
            Self::Plan => "plan",
            Self::Slots => "slots",
            Self::SlotSecs => "slot_secs",
            Self::Exp => "exp",
            Self::Iat => "iat",
            Self::Nbf => "nbf",
        }
    }
}

impl Member {
    fn value(self) -> Option<Value> {
        match self {
            Self::Missing => None,
            Self::Null => Some(Value::Null),
            Self::Flag(flag) => Some(json!(flag)),
            Self::Border(at) => Some(json!(BORDERS[usize::from(at) % BORDERS.len()])),
            Self::Long(length) => Some(json!("x".repeat(length.into()))),
            Self::Large(number) => Some(json!(number)),
            Self::Negative(number) => Some(json!(number)),
            Self::Broken(number) => Some(json!(number)),
            Self::Text(text) => Some(json!(text)),
            Self::List(list) => Some(json!(list)),
        }
    }
}

fn usual(pro: bool) -> Map<String, Value> {
    let mut claims = json!({"v": 1, "jti": "a", "sub": "", "iat": 1_800_000_000, "nbf": 1_800_000_000});
    if pro {
        claims["plan"] = json!("pro");
        claims["exp"] = json!(1_800_000_001);
    } else {
        claims["plan"] = json!("pass");
        claims["slots"] = json!(3);
        claims["slot_secs"] = json!(7200);
    }
    claims.as_object().cloned().unwrap_or_default()
}

fn payload(claims: Claims<'_>) -> Vec<u8> {
    match claims {
        Claims::Bytes(bytes) => bytes.to_vec(),
        Claims::Members { pro, changed, also, more } => {
            let mut members = usual(pro);
            for (name, member) in
                [changed].into_iter().chain(also).map(|(name, member)| (name.text().to_owned(), member)).chain(more)
            {
                match member.value() {
                    Some(value) => members.insert(name, value),
                    None => members.remove(&name),
                };
            }
            Value::Object(members).to_string().into_bytes()
        }
    }
}

fn allowed(payload: &[u8]) -> bool {
    let Ok(Value::Object(claims)) = serde_json::from_slice(payload) else { return false };
    let mut names: Vec<&str> = claims.keys().map(String::as_str).collect();
    names.sort_unstable();
    let number = |name: &str| claims[name].as_u64();
    let time = |name: &str| number(name).is_some_and(|secs| secs <= 253_402_300_799);
    let is_id = |id: &str| {
        (1..=64).contains(&id.len()) && id.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter))
    };
    let is_holder = |holder: &str| holder.len() <= 128 && holder.chars().all(|letter| ('!'..='~').contains(&letter));
    let of_plan = match names.as_slice() {
        ["iat", "jti", "nbf", "plan", "slot_secs", "slots", "sub", "v"] => {
            claims["plan"] == "pass"
                && number("slots").is_some_and(|slots| (1..=20).contains(&slots))
                && number("slot_secs").is_some_and(|secs| (60..=86_400).contains(&secs))
        }
        ["exp", "iat", "jti", "nbf", "plan", "sub", "v"] => {
            claims["plan"] == "pro" && time("exp") && number("exp") > number("nbf")
        }
        _ => false,
    };
    of_plan
        && number("v") == Some(1)
        && time("iat")
        && time("nbf")
        && claims["jti"].as_str().is_some_and(is_id)
        && claims["sub"].as_str().is_some_and(is_holder)
}

fuzz_target!(|claims: Claims<'_>| {
    // What is made from members has each of them once, so there the two must agree both ways.
    let exact = matches!(claims, Claims::Members { .. });
    let payload = payload(claims);
    let Ok(text) = PublicToken::sign(&SIGNER.0, &payload, Some(SIGNER.1.as_bytes()), Some(b"sidecue/licence/v1"))
    else {
        assert!(payload.is_empty());
        return;
    };
    let verdict = KEYS.verify(&text);
    let allowed = allowed(&payload) && text.len() <= 2048;
    assert!(allowed || verdict.is_err(), "believed: {}", String::from_utf8_lossy(&payload));
    assert!(!exact || !allowed || verdict.is_ok(), "refused: {verdict:?} {}", String::from_utf8_lossy(&payload));
});
