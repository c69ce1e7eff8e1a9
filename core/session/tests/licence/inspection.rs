//! Explaining a token shows what it says and believes no more than verifying does.

use crate::*;
use sidecue_session::licence::inspect::inspect;
use sidecue_session::licence::{Refusal, Validity};

fn said(claims: &Value) -> Vec<(String, String)> {
    claims.as_object().unwrap().iter().map(|(name, value)| (name.clone(), value.to_string())).collect()
}

#[test]
fn a_good_licence_is_explained() {
    let text = current().issue(&pro()).unwrap();
    let inspection = inspect(&ring(), &text);
    assert_eq!(inspection.key_id.as_deref(), Some(current().id()));
    assert_eq!(inspection.claims, said(&pro_json()));
    assert_eq!(inspection.verdict, ring().verify(&text));
    assert_eq!(inspection.standing(1_802_591_999_999).unwrap().validity, Validity::Good);
    assert!(matches!(inspection.standing(1_802_592_000_000).unwrap().validity, Validity::Grace { .. }));
}

#[test]
fn a_refused_one_is_shown_as_far_as_it_can_be_read() {
    let text = stranger().issue(&pass()).unwrap();
    let inspection = inspect(&ring(), &text);
    assert_eq!(inspection.key_id.as_deref(), Some(stranger().id()));
    assert_eq!(inspection.claims, said(&pass_json()));
    assert_eq!(inspection.verdict, Err(Refusal::UnknownKey));
    assert_eq!(inspection.standing(1_802_000_000_000), None);

    let unreadable = inspect(&ring(), &sign(&current(), b"not JSON", "nor this", PURPOSE));
    assert_eq!((unreadable.key_id, unreadable.claims), (None, Vec::new()));
    assert_eq!(unreadable.verdict, Err(Refusal::Changed));

    let changed = text.replacen("v4.public.eyJ2Ijox", "v4.public.eyJ2Ijoy", 1);
    assert_eq!(inspect(&ring(), &changed).claims[7], ("v".to_owned(), "2".to_owned()));
}

#[test]
fn nothing_is_read_of_what_is_no_token() {
    for (text, refusal) in [("hello".to_owned(), Refusal::NotALicence), ("A".repeat(3000), Refusal::TooLong)] {
        let inspection = inspect(&ring(), &text);
        assert_eq!(inspection.verdict, Err(refusal));
        assert_eq!((inspection.key_id, inspection.claims), (None, Vec::new()));
    }
}
