//! Each reason to refuse a text, before what it says is looked at.

use crate::*;
use sidecue_session::licence::{Flaw, LONGEST, Plan, Refusal};

#[test]
fn a_pass_and_pro_are_read_as_they_were_sold() {
    let licence = ring().verify(&current().issue(&pass()).unwrap()).unwrap();
    assert_eq!(licence.id, "order-1001");
    assert_eq!(licence.holder, "9f86d081884c7d65");
    assert_eq!(licence.plan, Plan::Pass { sessions: 3, session_ms: 7_200_000 });
    assert_eq!(licence.issued_ms, 1_800_000_000_000);
    assert_eq!(licence.begins_ms, 1_800_000_010_000);
    let licence = ring().verify(&current().issue(&pro()).unwrap()).unwrap();
    assert_eq!(licence.plan, Plan::Pro { expires_ms: 1_802_592_000_000 });
}

#[test]
fn the_next_key_is_believed_too() {
    let licence = next().issue(&pro()).unwrap();
    assert!(ring().verify(&licence).is_ok());
    let only_current = KeyRing::parse(current().public()).unwrap();
    assert_eq!(only_current.verify(&licence), Err(Refusal::UnknownKey));
    assert!(only_current.verify(&current().issue(&pro()).unwrap()).is_ok());
}

#[test]
fn what_does_not_begin_as_a_licence_is_none() {
    let licence = current().issue(&pass()).unwrap();
    let others = [
        String::new(),
        " \n".to_owned(),
        "hello".to_owned(),
        "v4.publi".to_owned(),
        "v4.public".to_owned(),
        licence.replacen("v4.public.", "v4.local.", 1),
        licence.replacen("v4.public.", "v3.public.", 1),
        licence.replacen("v4.public.", "V4.public.", 1),
        licence.replacen("v4.public.", "v4.Public.", 1),
        format!("x{licence}"),
        format!("Your licence: {licence}"),
    ];
    for text in others {
        assert_eq!(ring().verify(&text), Err(Refusal::NotALicence), "{text}");
    }
}

#[test]
fn blanks_count_for_nothing_wherever_they_are() {
    let licence = current().issue(&pass()).unwrap();
    let expected = ring().verify(&licence);
    for blank in [" ", "\n", "\r\n", "\t", "\u{A0}", "\u{2028}", "\u{200B}", "\u{FEFF}"] {
        let wrapped: String = licence.chars().flat_map(|letter| [letter.to_string(), blank.to_owned()]).collect();
        assert_eq!(ring().verify(&format!("{blank}{wrapped}")), expected, "{blank:?}");
    }
    // Not blank, and seen by nobody either.
    assert_eq!(ring().verify(&format!("{licence}\u{200D}")), Err(Refusal::Changed));
}

#[test]
fn what_is_too_long_is_not_looked_at() {
    let long = |length: usize| format!("v4.public.{}", "A".repeat(length - "v4.public.".len()));
    assert_eq!(LONGEST, 2048);
    assert_eq!(ring().verify(&long(2048)), Err(Refusal::Changed));
    assert_eq!(ring().verify(&long(2049)), Err(Refusal::TooLong));
    assert_eq!(ring().verify(&long(100_000)), Err(Refusal::TooLong));
    assert_eq!(ring().verify(&format!("{}{}", " ".repeat(5000), long(2048))), Err(Refusal::Changed));
    assert_eq!(ring().verify(&format!("{}{}", " ".repeat(5000), long(2049))), Err(Refusal::TooLong));
    // In bytes, not letters.
    assert_eq!(ring().verify(&"é".repeat(1024)), Err(Refusal::NotALicence));
    assert_eq!(ring().verify(&"é".repeat(1025)), Err(Refusal::TooLong));
}

#[test]
fn the_longest_licence_is_not_too_long() {
    let longest = |terms| Claims {
        id: "i".repeat(64),
        holder: "\"".repeat(128),
        terms,
        issued_secs: 253_402_300_798,
        begins_secs: 253_402_300_798,
    };
    let pass = longest(Terms::Pass { sessions: 20, session_secs: 86_400 });
    for claims in [pass, longest(Terms::Pro { expires_secs: 253_402_300_799 })] {
        let text = current().issue(&claims).unwrap();
        assert!(text.len() < LONGEST && ring().verify(&text).is_ok(), "{}", text.len());
    }
}

#[test]
fn another_key_is_unknown_and_cannot_borrow_a_known_name() {
    assert_eq!(ring().verify(&stranger().issue(&pass()).unwrap()), Err(Refusal::UnknownKey));
    let json = pass_json().to_string();
    for (key, name) in [(stranger(), current()), (current(), next()), (next(), current())] {
        let text = sign(&key, json.as_bytes(), &footer(&name), PURPOSE);
        assert_eq!(ring().verify(&text), Err(Refusal::Changed));
    }
}

#[test]
fn a_signature_for_another_purpose_is_none_for_a_licence() {
    let json = pass_json().to_string();
    for purpose in ["", "sidecue/licence/v2", "sidecue/licence/v", "sidecue/licence/v11", "Sidecue/licence/v1"] {
        let text = sign(&current(), json.as_bytes(), &footer(&current()), purpose.as_bytes());
        assert_eq!(ring().verify(&text), Err(Refusal::Changed), "{purpose}");
    }
}

#[test]
fn parts_of_two_licences_make_none() {
    let (first, second) = (current().issue(&pass()).unwrap(), next().issue(&pro()).unwrap());
    let ((message, footer), (other_message, other_footer)) = (decoded(&first), decoded(&second));
    assert_eq!(encoded(&message, &footer), first);
    for text in [encoded(&message, &other_footer), encoded(&other_message, &footer)] {
        assert_eq!(ring().verify(&text), Err(Refusal::Changed));
    }
    let third = decoded(&current().issue(&pro()).unwrap()).0;
    let (claims, signature) = (&message[..message.len() - 64], &third[third.len() - 64..]);
    assert_eq!(ring().verify(&encoded(&[claims, signature].concat(), &footer)), Err(Refusal::Changed));
}

#[test]
fn a_footer_is_exactly_what_it_is_to_be_even_if_it_is_signed() {
    let (json, id) = (pass_json().to_string(), current().id().to_owned());
    let whole = footer(&current());
    let others = [
        String::new(),
        "{}".to_owned(),
        "kid".to_owned(),
        id.clone(),
        format!(r#"["{id}"]"#),
        format!(r#"{{"kid":["{id}"]}}"#),
        r#"{"kid":1}"#.to_owned(),
        format!(r#"{{"KID":"{id}"}}"#),
        format!(r#"{{"kid": "{id}"}}"#),
        format!(r#"{{"kid":"{id}","alg":"none"}}"#),
        format!(r#"{{"kid":"k4.pid.other","kid":"{id}"}}"#),
        format!("{whole} "),
        format!("{whole}{whole}"),
    ];
    for other in others {
        assert_eq!(
            ring().verify(&sign(&current(), json.as_bytes(), &other, PURPOSE)),
            Err(Refusal::Changed),
            "{other}"
        );
    }
    assert!(ring().verify(&sign(&current(), json.as_bytes(), &whole, PURPOSE)).is_ok());
    let unknown = sign(&current(), json.as_bytes(), r#"{"kid":"k4.pid.other"}"#, PURPOSE);
    assert_eq!(ring().verify(&unknown), Err(Refusal::UnknownKey));
}

#[test]
fn what_is_cut_short_or_has_more_is_refused() {
    let licence = current().issue(&pro()).unwrap();
    let body = licence.rsplit_once('.').unwrap().0;
    let nothing_signed = encoded(&[7; 64], footer(&current()).as_bytes());
    let more = [body.to_owned(), format!("{body}."), format!("{licence}."), format!("{licence}.x"), nothing_signed];
    for text in more.into_iter().chain(["v4.public.".to_owned(), "v4.public...".to_owned(), format!("{licence}=")]) {
        assert_eq!(ring().verify(&text), Err(Refusal::Changed), "{text}");
    }
    for length in 0..licence.len() {
        assert!(ring().verify(&licence[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_key_that_would_verify_anything_verifies_nothing() {
    // The points of small order: with one of these as key, some signatures fit every message.
    let identity = [[1].as_slice(), &[0; 31]].concat();
    let zero = [0; 32].to_vec();
    let minus_one = [[0xEC].as_slice(), &[0xFF; 30], &[0x7F]].concat();
    for weak in [identity.clone(), zero, minus_one] {
        let keys = KeyRing::parse(&format!("k4.public.{}", to_base64(&weak))).unwrap();
        let footer = format!(r#"{{"kid":"{}"}}"#, keys.ids()[0]);
        for point in [identity.clone(), weak] {
            let message = [pass_json().to_string().into_bytes(), point, vec![0; 32]].concat();
            assert_eq!(keys.verify(&encoded(&message, footer.as_bytes())), Err(Refusal::Changed));
        }
    }
}

#[test]
fn each_refusal_has_its_word_and_says_what_to_do() {
    let all = [
        (Refusal::NotALicence, "not-a-licence", "begins with v4.public."),
        (Refusal::TooLong, "too-long", "(2048 characters); paste the licence alone"),
        (Refusal::UnknownKey, "unknown-key", "update Sidecue"),
        (Refusal::Changed, "changed", "this licence was changed after it was signed, or is not whole; copy it again"),
        (Refusal::Malformed(Flaw::Sessions), "malformed", "a pass has 1 to 20 sessions; ask for another one"),
        (Refusal::UnknownPlan, "unknown-plan", "update Sidecue"),
        (Refusal::NewerVersion, "newer-version", "update Sidecue"),
    ];
    for (refusal, word, part) in all {
        assert_eq!(refusal.variant(), word);
        assert!(refusal.to_string().contains(part), "{refusal}");
    }
}
