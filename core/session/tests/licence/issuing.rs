//! What is issued: the same every time, and today as it was when it was sold.

use crate::*;
use sidecue_session::licence::Flaw;
use sidecue_session::licence::issue::IssueError;
use sidecue_session::plans::Plans;

/// Signed by the first version that there was: it must be believed for ever, and the same claims must give it again.
const GOLDEN: [&str; 2] = [
    "v4.public.eyJ2IjoxLCJqdGkiOiJvcmRlci0xMDAxIiwic3ViIjoiOWY4NmQwODE4ODRjN2Q2NSIsInBsYW4iOiJwYXNzIiwic2xvdHMiOjMsInNsb3Rfc2VjcyI6NzIwMCwiaWF0IjoxODAwMDAwMDAwLCJuYmYiOjE4MDAwMDAwMTB9dFQlChY-w7R4d-Fu4NxHWw6xR96gMPG7gE8YT_1WE4sd7mLlecmm2R4jw-1mOpXoLa0YvpEu4S24SftIu2sKCA.eyJraWQiOiJrNC5waWQuUW50SEhJZDZUc3RBdk5FcWRVVjdIeUh4YWJndmZrcnZ3dWpqNWZKQnB3T3MifQ",
    "v4.public.eyJ2IjoxLCJqdGkiOiJvcmRlci0xMDAxIiwic3ViIjoiOWY4NmQwODE4ODRjN2Q2NSIsInBsYW4iOiJwcm8iLCJleHAiOjE4MDI1OTIwMDAsImlhdCI6MTgwMDAwMDAwMCwibmJmIjoxODAwMDAwMDEwfYw-l2lzXK3KN_vgHl0qjetmayKUGbbLXNkfTj8cFeng8CEXWSXOpHco22Uc-Bs3W9mfUkD6XNS211Qyw0_Y9Qg.eyJraWQiOiJrNC5waWQuUW50SEhJZDZUc3RBdk5FcWRVVjdIeUh4YWJndmZrcnZ3dWpqNWZKQnB3T3MifQ",
];

#[test]
fn the_same_claims_and_key_are_the_same_bytes() {
    for (claims, golden) in [pass(), pro()].iter().zip(GOLDEN) {
        assert_eq!(current().issue(claims).unwrap(), golden);
        assert_eq!(SigningKey::parse(CURRENT).unwrap().issue(&claims.clone()).unwrap(), golden);
        assert!(ring().verify(golden).is_ok());
        assert_ne!(next().issue(claims).unwrap(), golden);
    }
}

#[test]
fn the_claims_are_the_members_in_their_order() {
    for (claims, expected) in [
        (
            pass(),
            r#"{"v":1,"jti":"order-1001","sub":"9f86d081884c7d65","plan":"pass","slots":3,"slot_secs":7200,"iat":1800000000,"nbf":1800000010}"#,
        ),
        (
            pro(),
            r#"{"v":1,"jti":"order-1001","sub":"9f86d081884c7d65","plan":"pro","exp":1802592000,"iat":1800000000,"nbf":1800000010}"#,
        ),
    ] {
        let (message, found) = decoded(&current().issue(&claims).unwrap());
        assert_eq!(std::str::from_utf8(&message[..message.len() - 64]).unwrap(), expected);
        assert_eq!(std::str::from_utf8(&found).unwrap(), footer(&current()));
    }
}

#[test]
fn what_would_be_refused_is_not_issued() {
    let wrong = Claims { id: String::new(), ..pass() };
    let error = current().issue(&wrong).unwrap_err();
    assert_eq!(error, IssueError::Claims(Flaw::Id));
    assert!(error.to_string().contains("would be refused: its id is not 1 to 64"), "{error}");
}

#[test]
fn the_pass_in_the_shop_can_be_issued() {
    let plans = Plans::shipped();
    let terms = Terms::Pass { sessions: plans.pass_sessions(), session_secs: plans.pass_session_ms() / 1000 };
    assert!(current().issue(&Claims { terms, ..pass() }).is_ok());
}
