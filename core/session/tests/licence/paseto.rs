//! The library that licences stand on does what the standard says: PASETO's own test vectors.

use crate::{from_base64, ring, to_base64};
use pasetors::Public;
use pasetors::keys::{AsymmetricPublicKey, AsymmetricSecretKey};
use pasetors::token::UntrustedToken;
use pasetors::version4::{PublicToken, V4};
use serde_json::Value;

fn vectors() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("paseto-v4-public.json")).unwrap();
    file["tests"].as_array().unwrap().clone()
}

fn from_hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn text<'a>(vector: &'a Value, member: &str) -> &'a str {
    vector[member].as_str().unwrap()
}

#[test]
fn signing_and_verifying_give_what_the_standard_says() {
    let good: Vec<Value> = vectors().into_iter().filter(|vector| vector["expect-fail"] == false).collect();
    assert_eq!(good.len(), 3);
    for vector in &good {
        let (footer, implicit) = (text(vector, "footer").as_bytes(), text(vector, "implicit-assertion").as_bytes());
        let secret = AsymmetricSecretKey::<V4>::from(&from_hex(text(vector, "secret-key"))).unwrap();
        let public = AsymmetricPublicKey::<V4>::from(&from_hex(text(vector, "public-key"))).unwrap();
        let payload = text(vector, "payload");
        let token = PublicToken::sign(&secret, payload.as_bytes(), Some(footer), Some(implicit)).unwrap();
        assert_eq!(token, text(vector, "token"), "{}", vector["name"]);
        let untrusted = UntrustedToken::<Public, V4>::try_from(&token).unwrap();
        assert_eq!(PublicToken::verify(&public, &untrusted, None, Some(implicit)).unwrap().payload(), payload);
        assert!(PublicToken::verify(&public, &untrusted, None, Some(b"another")).is_err());
    }
}

#[test]
fn what_must_fail_fails() {
    let bad: Vec<Value> = vectors().into_iter().filter(|vector| vector["expect-fail"] == true).collect();
    assert_eq!(bad.len(), 2);
    let key = from_hex(text(&vectors()[0], "public-key"));
    let public = AsymmetricPublicKey::<V4>::from(&key).unwrap();
    for vector in &bad {
        let implicit = text(vector, "implicit-assertion").as_bytes();
        let read = UntrustedToken::<Public, V4>::try_from(text(vector, "token"));
        let opened = read.and_then(|token| PublicToken::verify(&public, &token, None, Some(implicit)));
        assert!(opened.is_err(), "{}", vector["name"]);
    }
}

#[test]
fn no_vector_is_a_licence() {
    for vector in vectors() {
        assert!(ring().verify(text(&vector, "token")).is_err(), "{}", vector["name"]);
    }
}

#[test]
fn these_tests_read_and_write_base64_as_the_library_does() {
    for vector in vectors().iter().filter(|vector| vector["expect-fail"] == false) {
        let token = text(vector, "token");
        let body = token.split('.').nth(2).unwrap();
        let untrusted = UntrustedToken::<Public, V4>::try_from(token).unwrap();
        assert_eq!(from_base64(body), untrusted.untrusted_message());
        assert_eq!(to_base64(untrusted.untrusted_message()), body);
    }
}
