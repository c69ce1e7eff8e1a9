//! Licences: what is believed, what is refused and why, and how one stands at a moment.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop where it is")]

mod changes;
mod inspection;
mod issuing;
mod keys;
mod paseto;
mod properties;
mod refusals;
mod rules;
mod standing;

use pasetors::keys::AsymmetricSecretKey;
use pasetors::version4::{PublicToken, V4};
use serde_json::{Value, json};
use sidecue_session::licence::issue::SigningKey;
use sidecue_session::licence::{Claims, KeyRing, Terms};

const CURRENT: &str = include_str!("../../../../extension/clock/keys/development.secret");
const NEXT: &str = include_str!("../../../../extension/clock/keys/development-next.secret");
const BOTH_PUBLIC: &str = include_str!("../../../../extension/clock/keys/development.public");
const PURPOSE: &[u8] = b"sidecue/licence/v1";

/// A key of somebody else: that of PASETO's test vectors.
const STRANGER: &str =
    "k4.secret.tMv7Q99M4hByfZU-SnEzB_oZu32fhQQUONnhG5QqN3Qeudu7vAR8A_1wYE4AcfCYfhayi3VyJcEfAEFdDiCxog";

fn current() -> SigningKey {
    SigningKey::parse(CURRENT).unwrap()
}

fn next() -> SigningKey {
    SigningKey::parse(NEXT).unwrap()
}

fn stranger() -> SigningKey {
    SigningKey::parse(STRANGER).unwrap()
}

fn ring() -> KeyRing {
    KeyRing::parse(BOTH_PUBLIC).unwrap()
}

fn pass() -> Claims {
    Claims {
        id: "order-1001".to_owned(),
        holder: "9f86d081884c7d65".to_owned(),
        terms: Terms::Pass { sessions: 3, session_secs: 7200 },
        issued_secs: 1_800_000_000,
        begins_secs: 1_800_000_010,
    }
}

fn pro() -> Claims {
    Claims { terms: Terms::Pro { expires_secs: 1_802_592_000 }, ..pass() }
}

fn pass_json() -> Value {
    json!({
        "v": 1, "jti": "order-1001", "sub": "9f86d081884c7d65", "plan": "pass", "slots": 3, "slot_secs": 7200,
        "iat": 1_800_000_000, "nbf": 1_800_000_010,
    })
}

fn pro_json() -> Value {
    json!({
        "v": 1, "jti": "order-1001", "sub": "9f86d081884c7d65", "plan": "pro", "exp": 1_802_592_000,
        "iat": 1_800_000_000, "nbf": 1_800_000_010,
    })
}

/// Signs anything at all, as whoever has the key could.
fn sign(key: &SigningKey, payload: &[u8], footer: &str, purpose: &[u8]) -> String {
    let secret = AsymmetricSecretKey::<V4>::try_from(key.secret().unwrap().as_str()).unwrap();
    PublicToken::sign(&secret, payload, Some(footer.as_bytes()), Some(purpose)).unwrap()
}

/// Signs any claims with the current key, and all else as it should be.
fn signed(payload: impl AsRef<[u8]>) -> String {
    sign(&current(), payload.as_ref(), &footer(&current()), PURPOSE)
}

fn footer(key: &SigningKey) -> String {
    format!(r#"{{"kid":"{}"}}"#, key.id())
}

/// Takes a token apart and decodes its two parts.
fn decoded(token: &str) -> (Vec<u8>, Vec<u8>) {
    let mut parts = token.strip_prefix("v4.public.").unwrap().split('.').map(from_base64);
    (parts.next().unwrap(), parts.next().unwrap())
}

/// The token of two parts.
fn encoded(message: &[u8], footer: &[u8]) -> String {
    format!("v4.public.{}.{}", to_base64(message), to_base64(footer))
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let mut bits = [0; 4];
        bits[1..=three.len()].copy_from_slice(three);
        let bits = u32::from_be_bytes(bits);
        text.extend((0..=three.len()).map(|digit| char::from(DIGITS[(bits >> (18 - 6 * digit)) as usize & 63])));
    }
    text
}

fn from_base64(text: &str) -> Vec<u8> {
    let (mut bits, mut held, mut bytes) = (0u32, 0, Vec::new());
    for letter in text.bytes() {
        bits = bits << 6 | DIGITS.iter().position(|digit| *digit == letter).unwrap() as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}
