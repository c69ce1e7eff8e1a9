//! What a signed licence may say: each rule at both sides of its border, for whoever verifies and for whoever issues.

use crate::*;
use sidecue_session::licence::issue::IssueError;
use sidecue_session::licence::{Flaw, Plan, Refusal};

const LAST_SECOND: u64 = 253_402_300_799;

/// What verifying makes of claims with one member changed.
fn with(mut claims: Value, member: &str, value: Value) -> Result<(), Refusal> {
    claims[member] = value;
    verdict(&claims.to_string())
}

fn verdict(claims: &str) -> Result<(), Refusal> {
    ring().verify(&signed(claims)).map(drop)
}

fn shape(verdict: Result<(), Refusal>) -> bool {
    matches!(verdict, Err(Refusal::Malformed(Flaw::Shape(_))))
}

fn faulty(flaw: Flaw) -> Result<(), Refusal> {
    Err(Refusal::Malformed(flaw))
}

/// Verifying and issuing judge the same claims alike.
fn both(verified: Result<(), Refusal>, issued: &Claims, flaw: Option<Flaw>) {
    assert_eq!(verified, flaw.clone().map_or(Ok(()), faulty), "{issued:?}");
    assert_eq!(current().issue(issued).map(drop), flaw.map_or(Ok(()), |flaw| Err(IssueError::Claims(flaw))));
}

#[test]
fn the_claims_of_these_tests_are_fine() {
    assert_eq!(verdict(&pass_json().to_string()), Ok(()));
    assert_eq!(verdict(&pro_json().to_string()), Ok(()));
}

#[test]
fn an_id_has_1_to_64_plain_characters() {
    let longest = "i".repeat(64);
    for id in ["a", "Z", "0", "_", "-", longest.as_str()] {
        both(with(pass_json(), "jti", json!(id)), &Claims { id: id.to_owned(), ..pass() }, None);
    }
    let too_long = "i".repeat(65);
    for id in ["", too_long.as_str(), "a b", "a.b", "é", "a\u{0}", "a/b", "a+b", "a\n"] {
        both(with(pass_json(), "jti", json!(id)), &Claims { id: id.to_owned(), ..pass() }, Some(Flaw::Id));
    }
}

#[test]
fn a_holder_is_at_most_128_visible_characters() {
    let longest = "h".repeat(128);
    for holder in ["", "!", "~", "sha256:abc+/=", longest.as_str()] {
        both(with(pass_json(), "sub", json!(holder)), &Claims { holder: holder.to_owned(), ..pass() }, None);
    }
    let too_long = "h".repeat(129);
    for holder in [too_long.as_str(), "Jo Doe", "é", "\u{7F}", "\n"] {
        let claims = Claims { holder: holder.to_owned(), ..pass() };
        both(with(pass_json(), "sub", json!(holder)), &claims, Some(Flaw::Holder));
    }
}

#[test]
fn a_pass_has_1_to_20_sessions() {
    for (sessions, flaw) in
        [(0, Some(Flaw::Sessions)), (1, None), (20, None), (21, Some(Flaw::Sessions)), (255, Some(Flaw::Sessions))]
    {
        let claims = Claims { terms: Terms::Pass { sessions, session_secs: 7200 }, ..pass() };
        both(with(pass_json(), "slots", json!(sessions)), &claims, flaw);
    }
    assert!(shape(with(pass_json(), "slots", json!(256))));
    assert!(shape(with(pass_json(), "slots", json!(259))), "256 more than 3");
}

#[test]
fn a_session_of_a_pass_lasts_a_minute_to_a_day() {
    let flaw = || Some(Flaw::SessionLength);
    for (session_secs, flaw) in
        [(0, flaw()), (59, flaw()), (60, None), (86_400, None), (86_401, flaw()), (u64::MAX, flaw())]
    {
        let claims = Claims { terms: Terms::Pass { sessions: 3, session_secs }, ..pass() };
        both(with(pass_json(), "slot_secs", json!(session_secs)), &claims, flaw);
    }
}

#[test]
fn no_time_is_after_the_year_9999() {
    for (secs, flaw) in [(LAST_SECOND, None), (LAST_SECOND + 1, Some(Flaw::Time)), (u64::MAX, Some(Flaw::Time))] {
        both(with(pass_json(), "iat", json!(secs)), &Claims { issued_secs: secs, ..pass() }, flaw.clone());
        both(with(pass_json(), "nbf", json!(secs)), &Claims { begins_secs: secs, ..pass() }, flaw.clone());
        let claims = Claims { terms: Terms::Pro { expires_secs: secs }, ..pro() };
        both(with(pro_json(), "exp", json!(secs)), &claims, flaw);
    }
    both(with(pass_json(), "iat", json!(0)), &Claims { issued_secs: 0, ..pass() }, None);
    both(with(pass_json(), "nbf", json!(0)), &Claims { begins_secs: 0, ..pass() }, None);
}

#[test]
fn pro_ends_after_it_begins() {
    let begins = pro().begins_secs;
    for (expires_secs, flaw) in
        [(0, Some(Flaw::Ends)), (begins - 1, Some(Flaw::Ends)), (begins, Some(Flaw::Ends)), (begins + 1, None)]
    {
        let claims = Claims { terms: Terms::Pro { expires_secs }, ..pro() };
        both(with(pro_json(), "exp", json!(expires_secs)), &claims, flaw);
    }
}

#[test]
fn the_largest_times_are_milliseconds_too() {
    let claims = Claims {
        issued_secs: LAST_SECOND,
        begins_secs: LAST_SECOND - 1,
        terms: Terms::Pro { expires_secs: LAST_SECOND },
        ..pro()
    };
    let licence = ring().verify(&current().issue(&claims).unwrap()).unwrap();
    assert_eq!(licence.plan, Plan::Pro { expires_ms: 253_402_300_799_000 });
    assert_eq!((licence.issued_ms, licence.begins_ms), (253_402_300_799_000, 253_402_300_798_000));
}

#[test]
fn what_belongs_to_one_plan_is_not_in_the_other() {
    assert_eq!(with(pass_json(), "exp", json!(1_802_592_000)), faulty(Flaw::Mixed));
    assert_eq!(with(pro_json(), "slots", json!(3)), faulty(Flaw::Mixed));
    assert_eq!(with(pro_json(), "slot_secs", json!(7200)), faulty(Flaw::Mixed));
    assert_eq!(with(pass_json(), "plan", json!("pro")), faulty(Flaw::Mixed));
    assert_eq!(with(pro_json(), "plan", json!("pass")), faulty(Flaw::Mixed));
}

#[test]
fn nothing_is_missing_and_nothing_is_more() {
    for claims in [pass_json(), pro_json()] {
        for member in claims.as_object().unwrap().keys() {
            let mut less = claims.clone();
            less.as_object_mut().unwrap().remove(member);
            let verdict = verdict(&less.to_string());
            match member.as_str() {
                "v" => assert_eq!(verdict, faulty(Flaw::Version)),
                "plan" => assert_eq!(verdict, faulty(Flaw::Plan)),
                "exp" | "slots" | "slot_secs" => assert_eq!(verdict, faulty(Flaw::Mixed), "{member}"),
                _ => assert!(shape(verdict), "{member}"),
            }
        }
        assert!(shape(with(claims.clone(), "aud", json!("x"))));
        assert!(shape(with(claims, "Exp", json!(1))));
    }
}

#[test]
fn a_member_stands_once() {
    for claims in [pass_json(), pro_json()] {
        for (member, value) in claims.as_object().unwrap() {
            let twice = claims.to_string().replacen('{', &format!("{{\"{member}\":{value},"), 1);
            assert!(shape(verdict(&twice)), "{twice}");
        }
    }
}

#[test]
fn a_member_is_of_its_kind() {
    let numbers = |claims: &Value| -> Vec<String> {
        claims.as_object().unwrap().iter().filter(|(_, value)| value.is_u64()).map(|(name, _)| name.clone()).collect()
    };
    for claims in [pass_json(), pro_json()] {
        for member in numbers(&claims).iter().filter(|member| *member != "v") {
            for value in [json!(null), json!(-1), json!(3.0), json!(3.5), json!("3"), json!([3]), json!(true)] {
                assert!(shape(with(claims.clone(), member, value.clone())), "{member} {value}");
            }
        }
        for member in ["jti", "sub"] {
            for value in [json!(null), json!(1), json!(["a"]), json!({})] {
                assert!(shape(with(claims.clone(), member, value.clone())), "{member} {value}");
            }
        }
    }
    // In another plan's licence too, where leaving it out would be right.
    assert!(shape(with(pass_json(), "exp", json!(null))));
    assert!(shape(with(pro_json(), "slots", json!(null))));
    assert!(shape(with(pro_json(), "slot_secs", json!(null))));
    let too_large = pass_json().to_string().replace("1800000000,", "1e9,");
    assert_ne!(too_large, pass_json().to_string());
    assert!(shape(verdict(&too_large)));
}

#[test]
fn a_newer_version_is_told_from_a_wrong_one() {
    for newer in [json!(2), json!(u64::MAX)] {
        assert_eq!(with(pass_json(), "v", newer), Err(Refusal::NewerVersion));
    }
    assert_eq!(verdict(r#"{"v":2,"anything":["else"]}"#), Err(Refusal::NewerVersion));
    for wrong in [json!(0), json!(-1), json!(1.0), json!("1"), json!(null)] {
        assert_eq!(with(pass_json(), "v", wrong), faulty(Flaw::Version));
    }
}

#[test]
fn an_unknown_plan_is_told_from_none() {
    for plan in ["team", "Pro", "PASS", "", "pass "] {
        assert_eq!(with(pass_json(), "plan", json!(plan)), Err(Refusal::UnknownPlan), "{plan}");
    }
    assert_eq!(verdict(r#"{"v":1,"plan":"team","seats":5}"#), Err(Refusal::UnknownPlan));
    for wrong in [json!(1), json!(null), json!({"pass": null}), json!(["pass"])] {
        assert_eq!(with(pass_json(), "plan", wrong), faulty(Flaw::Plan));
    }
}

#[test]
fn claims_are_one_object_and_nothing_else() {
    let whole = pass_json().to_string();
    let as_list = json!([1, "order-1001", "", "pass", 3, 7200, null, 1, 1]).to_string();
    let others =
        [format!("{whole}x"), format!("{whole}{whole}"), format!("\u{FEFF}{whole}"), whole[1..].to_owned(), as_list];
    for text in others.iter().map(String::as_str).chain(["null", "1", "\"\"", "[]", " ", "{", "}"]) {
        assert!(shape(verdict(text)), "{text}");
    }
    assert_eq!(verdict("{}"), faulty(Flaw::Version));
    let not_text = [whole.as_bytes(), &[0xFF]].concat();
    assert!(shape(ring().verify(&signed(not_text)).map(drop)));
    let nested = "[".repeat(700);
    assert!(shape(verdict(&nested)), "deeper than can be read");
}

#[test]
fn each_flaw_says_what_is_allowed() {
    for (flaw, part) in [
        (Flaw::Id, "1 to 64"),
        (Flaw::Holder, "longer than 128"),
        (Flaw::Sessions, "1 to 20 sessions"),
        (Flaw::SessionLength, "60 to 86400 seconds"),
        (Flaw::Time, "9999"),
        (Flaw::Ends, "ends before it begins"),
    ] {
        assert!(flaw.to_string().contains(part), "{flaw}");
    }
}
