//! Licences, and what is told of them.

use super::*;
use crate::plans::Plans;

#[test]
fn a_subscription_has_no_limit_and_a_running_session_is_never_cut() {
    let mut panel = Panel::open(&["pro-1"]);
    assert_eq!(panel.beat(0, false).offers, [Offer::Pro { licence: "pro-1".into() }, FREE]);
    panel.now.wall_ms = NOW + 37 * DAY - HOUR;
    assert_eq!(panel.plan().licences[0].term, Term::Grace(NOW + 37 * DAY));
    panel.start(Choice::Pro("pro-1".into())).unwrap();
    let face = panel.live(3 * HOUR);
    assert_eq!((face.tier, face.state, face.left_ms), (Some(Tier::Pro), State::Counting, None));
    assert_eq!((face.used_ms, face.stage), (3 * HOUR, Stage::Calm));
    assert_eq!(panel.plan().licences[0].term, Term::Expired(NOW + 30 * DAY));
    assert_eq!(panel.stop().offers, [FREE]);
    assert_eq!(panel.start(Choice::Pro("pro-1".into())), Err(TimekeeperError::NotOffered));
    let line = panel.plan().sessions.remove(0);
    assert_eq!((line.tier, line.limit_ms, line.used_ms), (Some(Tier::Pro), None, 3 * HOUR));
}

#[test]
fn a_clock_that_was_set_back_gains_nothing() {
    let mut panel = Panel::open(&["pro-1", "pass-1"]);
    panel.now.wall_ms = NOW + 60 * DAY;
    // A call went on at that time.
    panel.start(Choice::Free).unwrap();
    panel.live(2_000);
    panel.now.wall_ms = NOW - 365 * DAY;
    let plan = panel.plan();
    let pro = plan.licences.iter().find(|line| line.tier == Tier::Pro).unwrap();
    assert_eq!((pro.term, pro.clock_behind), (Term::Expired(NOW + 30 * DAY), true));
    assert_eq!(panel.start(Choice::Pro("pro-1".into())), Err(TimekeeperError::NotOffered));
    // A pass depends on no clock.
    panel.pass();
    assert_eq!(panel.live(2 * HOUR).state, State::Ended);
    assert!(!plan.licences.iter().find(|line| line.tier == Tier::Pass).unwrap().clock_behind);
}

#[test]
fn the_time_of_calls_is_noted_every_hour_where_it_matters() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.live(1_000);
    assert!(!panel.durable.contains_key("seen"));
    panel.ask(Request::Licence { text: "pro-1".into() }).unwrap();
    panel.beat(1_000, false);
    assert!(!panel.durable.contains_key("seen"), "no call went on");
    let at = |panel: &Panel| match decode(&panel.durable["seen"]) {
        Some(Entry::Seen { at_ms }) => at_ms,
        other => panic!("{other:?}"),
    };
    panel.live(1_000);
    let first = at(&panel);
    panel.live(HOUR - 2_000);
    assert_eq!(at(&panel), first);
    panel.live(1_000);
    assert_eq!(at(&panel), first + HOUR);
    panel.live(1_000);
    assert_eq!(at(&panel), first + HOUR, "once an hour");
}

#[test]
fn a_licence_is_taken_once_and_what_is_none_is_refused() {
    let mut panel = Panel::open(&[]);
    let refused = panel.ask(Request::Licence { text: "forged".into() }).unwrap();
    assert_eq!(refused.answer, Answer::Refused { why: "not-a-licence".into() });
    assert!(panel.durable.is_empty());
    panel.ask(Request::Licence { text: " pass-\n 1 ".into() }).unwrap();
    assert!(panel.durable["licence/pass-1"].contains("\"token\":\"pass-1\""));
    let known = panel.ask(Request::Licence { text: "pass-1".into() }).unwrap();
    assert_eq!((known.answer, known.mirror), (Answer::Taken, Vec::new()));
    panel.disk = false;
    let not = panel.ask(Request::Licence { text: "pass-2".into() }).unwrap();
    assert_eq!((not.answer, not.face.offers.len()), (Answer::NotKept, 2));
    // One that was believed once and is not any more is named.
    let old = Entry::Licence { id: "old".into(), token: "old".into() };
    panel.durable.insert(old.key(), encode(&old));
    assert_eq!(panel.plan().refused, ["not-a-licence"]);
}

#[test]
fn the_plan_tells_what_was_bought_and_used() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.pass();
    panel.live(30 * MINUTE + 3_000);
    let plan = panel.plan();
    let line = &plan.licences[0];
    assert_eq!(
        (line.id.as_str(), line.tier, line.term, line.left),
        ("pass-1", Tier::Pass, Term::Endless, Some((2, 3)))
    );
    let session = &plan.sessions[0];
    assert_eq!((session.state, session.used_ms), (SessionState::Running, 30 * MINUTE + 3_000));
    assert_eq!((session.tier, session.limit_ms, session.began_ms), (Some(Tier::Pass), Some(2 * HOUR), NOW));
    panel.live(90 * MINUTE);
    assert_eq!(panel.plan().sessions[0].state, SessionState::Ended);
    panel.pass();
    panel.stop();
    assert_eq!(panel.plan().sessions.iter().filter(|line| line.state == SessionState::Void).count(), 1);
    let Answer::File(file) = panel.ask(Request::Export {}).unwrap().answer else { panic!("no file") };
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert_eq!(file["entries"].as_array().unwrap().len(), panel.durable.len());
    assert_eq!(file["exportedMs"], panel.now.wall_ms);
}

#[test]
fn a_reply_is_packed_and_unpacked() {
    let mut panel = Panel::open(&["pass-1", "pro-1"]);
    panel.pass();
    for request in [Request::Plan {}, Request::Export {}, Request::Licence { text: "no".into() }, Request::Stop {}] {
        let reply = panel.ask(request).unwrap();
        assert_eq!(Reply::unpack(&reply.pack().unwrap()), Ok(reply));
    }
    assert_eq!(Reply::unpack(&[]), Err(TimekeeperError::Reply));
    assert_eq!(
        [TimekeeperError::NotOffered, TimekeeperError::Reply].map(TimekeeperError::variant),
        ["NotOffered", "Reply"]
    );
}

#[test]
fn a_session_that_may_be_void_is_shorter_than_a_free_one() {
    let rules = Rules::of(&Plans::shipped());
    assert_eq!(rules, RULES);
    assert!(rules.tick_ms < rules.grace_ms && rules.grace_ms < rules.free_ms);
    assert!(rules.tick_ms <= crate::clock::GAP_MS, "a crash gives away no more than one step");
}
