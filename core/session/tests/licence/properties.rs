//! What holds for any text and any licence.

use crate::*;
use proptest::prelude::*;
use sidecue_session::licence::Plan;

fn terms() -> impl Strategy<Value = (Terms, u64)> {
    let pass = (1..=20u8, 60..=86_400u64, 0..=253_402_300_799u64)
        .prop_map(|(sessions, session_secs, begins)| (Terms::Pass { sessions, session_secs }, begins));
    let pro = (0..253_402_300_799u64)
        .prop_flat_map(|begins| (Just(begins), begins + 1..=253_402_300_799))
        .prop_map(|(begins, expires_secs)| (Terms::Pro { expires_secs }, begins));
    prop_oneof![pass, pro]
}

prop_compose! {
    fn claims()(
        id in "[A-Za-z0-9_-]{1,64}",
        holder in "[!-~]{0,128}",
        (terms, begins_secs) in terms(),
        issued_secs in 0..=253_402_300_799u64,
    ) -> Claims {
        Claims { id, holder, terms, issued_secs, begins_secs }
    }
}

proptest! {
    #[test]
    fn what_is_issued_is_verified_and_says_the_same(claims in claims(), with_next: bool, wrap in 1..80usize) {
        let key = if with_next { next() } else { current() };
        let text = key.issue(&claims).unwrap();
        prop_assert_eq!(&key.issue(&claims).unwrap(), &text);
        let wrapped: Vec<&str> = text.as_bytes().chunks(wrap).map(|line| std::str::from_utf8(line).unwrap()).collect();
        let licence = ring().verify(&wrapped.join("\r\n")).unwrap();
        prop_assert_eq!(licence.id, claims.id);
        prop_assert_eq!(licence.holder, claims.holder);
        prop_assert_eq!(licence.issued_ms, claims.issued_secs * 1000);
        prop_assert_eq!(licence.begins_ms, claims.begins_secs * 1000);
        let plan = match claims.terms {
            Terms::Pass { sessions, session_secs } => Plan::Pass { sessions, session_ms: session_secs * 1000 },
            Terms::Pro { expires_secs } => Plan::Pro { expires_ms: expires_secs * 1000 },
        };
        prop_assert_eq!(licence.plan, plan);
    }

    #[test]
    fn no_text_is_a_licence_by_chance(text in any::<String>()) {
        prop_assert!(ring().verify(&text).is_err());
    }

    #[test]
    fn no_text_in_the_form_of_one_is(message in "[A-Za-z0-9_-]{0,400}", end in "[A-Za-z0-9_.-]{0,100}") {
        let text = format!("v4.public.{message}.{end}");
        prop_assert!(ring().verify(&text).is_err());
    }

    #[test]
    fn no_message_without_the_key_is(message in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(ring().verify(&encoded(&message, footer(&current()).as_bytes())).is_err());
    }

    #[test]
    fn no_part_of_a_licence_may_be_anything_else(
        claims in claims(), from in any::<prop::sample::Index>(), length in 0..40usize, instead in "[!-~]{0,40}",
    ) {
        let text = current().issue(&claims).unwrap();
        let from = from.index(text.len());
        let mut changed = text.clone();
        changed.replace_range(from..text.len().min(from + length), &instead);
        prop_assume!(changed != text);
        prop_assert!(ring().verify(&changed).is_err());
    }

    #[test]
    fn a_licence_is_neither_longer_nor_shorter(claims in claims(), cut in any::<prop::sample::Index>(), more in "[!-~]{1,80}") {
        let text = current().issue(&claims).unwrap();
        prop_assert!(ring().verify(&text[..cut.index(text.len())]).is_err());
        for longer in [text.clone() + &more, more + &text] {
            prop_assert!(ring().verify(&longer).is_err());
        }
    }

    #[test]
    fn what_is_signed_but_no_claims_is_refused(payload in prop::collection::vec(any::<u8>(), 1..300)) {
        prop_assert!(ring().verify(&signed(payload)).is_err());
    }
}
