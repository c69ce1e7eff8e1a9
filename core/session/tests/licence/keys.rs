//! Keys as text.

use crate::*;
use sidecue_session::licence::KeyError;

fn refused(text: &str) -> KeyError {
    KeyRing::parse(text).unwrap_err()
}

#[test]
fn a_ring_keeps_the_order_whatever_is_between_the_keys() {
    let ids = [current().id().to_owned(), next().id().to_owned()];
    assert_eq!(ring().ids(), ids);
    for between in [",", " ", "\n", "\r\n", " ,\t", ",,", "\n# a comment, k4.public.x\n", "\n  #\n"] {
        let text = format!("{}{between}{}", current().public(), next().public());
        assert_eq!(KeyRing::parse(&text).unwrap().ids(), ids, "{between:?}");
    }
}

#[test]
fn a_ring_writes_what_it_reads() {
    assert_eq!(ring().to_string(), format!("{},{}", current().public(), next().public()));
    assert_eq!(KeyRing::parse(&ring().to_string()).unwrap().ids(), ring().ids());
}

#[test]
fn an_id_is_the_paserk_id_of_the_public_key() {
    // k4.pid-1 of PASERK's test vectors (PASERK/k4.pid.json beside PASETO's): 32 zero bytes.
    let zeros = KeyRing::parse("k4.public.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").unwrap();
    assert_eq!(zeros.ids(), ["k4.pid.S_XQmeEwHbbvRmiyfXfHYpLGjXGzjTRSDoT1YtTakWFE"]);
    assert!(current().id().starts_with("k4.pid.") && current().public().starts_with("k4.public."));
}

#[test]
fn what_is_no_public_key_is_refused_without_being_shown() {
    for empty in ["", " \n", ",", "# only a comment"] {
        assert_eq!(refused(empty), KeyError::None);
    }
    let good = current().public().to_owned();
    for (text, number) in [
        ("hello".to_owned(), 1),
        (format!("{good} hello"), 2),
        (good[..good.len() - 1].to_owned(), 1),
        (format!("{good}A"), 1),
        (good.replace("k4.public.", "k4.pid."), 1),
        (good.replace("k4.public.", "k3.public."), 1),
        (format!("{good};"), 1),
        (format!("{good} # a comment begins a line"), 2),
    ] {
        assert_eq!(refused(&text), KeyError::NotPublic(number), "{text}");
    }
    assert_eq!(refused(CURRENT), KeyError::Secret);
    assert_eq!(refused(&format!("{good} {}", next().secret().unwrap())), KeyError::Secret);
}

#[test]
fn a_key_is_in_a_ring_once() {
    let twice = format!("{0},{1},{0}", current().public(), next().public());
    assert_eq!(refused(&twice), KeyError::Twice(current().id().to_owned()));
}

#[test]
fn a_signing_key_is_one_secret_key_alone() {
    let secret = current().secret().unwrap();
    assert_eq!(SigningKey::parse(&format!("# mine\n\n {secret} \r\n")).unwrap().id(), current().id());
    assert!(CURRENT.contains(&secret));
    for empty in ["", "\n", "# nothing"] {
        assert_eq!(SigningKey::parse(empty).unwrap_err(), KeyError::None);
    }
    let mismatched = format!("{}A", &secret[..secret.len() - 1]);
    assert_ne!(mismatched, secret);
    let zero_seed = format!("k4.secret.{}", to_base64(&[0; 64]));
    let nearly_zero = format!("k4.secret.{}", to_base64(&[[0; 32], [0xFF; 32]].concat()));
    for text in [
        &format!("{secret} {secret}"),
        current().public(),
        &mismatched,
        &zero_seed,
        &nearly_zero,
        &secret[..secret.len() - 2],
        "hello",
    ] {
        assert_eq!(SigningKey::parse(text).unwrap_err(), KeyError::NotSecret);
    }
}

#[test]
fn a_secret_key_does_not_show_itself() {
    let key = current();
    let secret = key.secret().unwrap();
    let shown = format!("{key:?} {key:#?}");
    assert!(shown.contains(key.id()));
    let body = secret.strip_prefix("k4.secret.").unwrap();
    let bytes = from_base64(body);
    assert!(!shown.contains(&body[..8]) && !shown.contains(&format!("{}, {}", bytes[0], bytes[1])), "{shown}");
}

#[test]
fn errors_say_what_to_do() {
    for (error, part) in [
        (KeyError::None, "sidecue licence keygen"),
        (KeyError::NotPublic(2), "number 2 is not a public key"),
        (KeyError::Secret, "give the public one"),
        (KeyError::Twice("k4.pid.x".to_owned()), "k4.pid.x is here twice"),
        (KeyError::NotSecret, "k4.secret.…"),
    ] {
        assert!(error.to_string().contains(part), "{error}");
    }
}

#[test]
fn the_development_keys_say_what_they_are() {
    let next_public = include_str!("../../../../extension/clock/keys/development-next.public");
    assert_eq!(KeyRing::parse(next_public).unwrap().ids(), [next().id()]);
    for file in [CURRENT, NEXT, BOTH_PUBLIC, next_public] {
        assert!(file.starts_with("# For development and tests only"), "{file}");
    }
}

#[cfg(feature = "generate")]
#[test]
fn made_keys_differ_and_sign() {
    let (one, other) = (SigningKey::generate().unwrap(), SigningKey::generate().unwrap());
    assert_ne!(one.id(), other.id());
    let keys = KeyRing::parse(one.public()).unwrap();
    assert!(keys.verify(&one.issue(&pass()).unwrap()).is_ok());
    assert!(keys.verify(&other.issue(&pass()).unwrap()).is_err());
    assert_eq!(SigningKey::parse(&one.secret().unwrap()).unwrap().id(), one.id());
}
