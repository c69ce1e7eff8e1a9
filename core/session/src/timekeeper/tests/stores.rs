//! What is written down, and what comes back of it.

use super::*;

#[test]
fn a_session_of_a_pass_is_written_down_before_its_first_card() {
    let mut panel = Panel::open(&["pass-1"]);
    assert_eq!(panel.beat(0, true).offers, [pass_offer(1), FREE]);
    panel.disk = false;
    let reply = panel.ask(Request::Start { choice: Choice::Pass("pass-1".into()) }).unwrap();
    assert_eq!((reply.answer, reply.face.state, reply.mirror), (Answer::NotKept, State::Idle, Vec::new()));
    assert!(!panel.keeper.holds());
    panel.disk = true;
    let face = panel.pass();
    assert_eq!((face.tier, face.left_ms, face.cues()), (Some(Tier::Pass), Some(2 * HOUR), true));
    assert_eq!(panel.keys(), ["licence/pass-1", "reserve/s1"]);
    assert_eq!(panel.durable, panel.mirror);
}

#[test]
fn time_is_written_down_every_five_seconds_in_turns() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.pass();
    panel.live(4_000);
    assert_eq!(panel.keys(), ["licence/pass-1", "reserve/s1"]);
    panel.live(1_000);
    assert_eq!(panel.keys(), ["licence/pass-1", "reserve/s1", "tick/s1/1"]);
    panel.live(5_000);
    assert_eq!(panel.keys(), ["licence/pass-1", "reserve/s1", "tick/s1/0", "tick/s1/1"]);
    panel.live(3 * MINUTE + 2_000);
    let ticks = [0, 1].map(|turn| decode(&panel.durable[&format!("tick/s1/{turn}")]).unwrap());
    assert!(matches!(ticks[0], Entry::Tick { used_ms: 190_000, .. }), "{ticks:?}");
    assert!(matches!(ticks[1], Entry::Tick { used_ms: 185_000, .. }), "{ticks:?}");
    panel.ask(Request::Flush {}).unwrap();
    assert!(panel.durable["tick/s1/1"].contains("\"usedMs\":192000"));
    let before = panel.durable.clone();
    panel.ask(Request::Flush {}).unwrap();
    assert_eq!(panel.durable, before);
}

#[test]
fn after_a_crash_a_session_goes_on_where_it_was_written_down() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.pass();
    panel.live(30 * MINUTE + 4_000);
    let face = panel.reopen().face;
    assert_eq!(face.state, State::Idle);
    let resume = Offer::Resume { session: "s1".into(), left_ms: 90 * MINUTE, began_ms: NOW };
    assert_eq!(face.offers, [resume, pass_offer(2), FREE]);
    let face = panel.start(Choice::Resume("s1".into())).unwrap();
    assert_eq!((face.left_ms, face.used_ms), (Some(90 * MINUTE), 30 * MINUTE));
    assert_eq!(face.offers, [pass_offer(2), FREE]);
    panel.live(5_000);
    // The turn after the one that was written last.
    assert_eq!(
        panel.reopen().face.offers[0],
        Offer::Resume { session: "s1".into(), left_ms: 90 * MINUTE - 5_000, began_ms: NOW }
    );
}

#[test]
fn after_a_crash_a_short_session_takes_no_place_and_cannot_go_on_beside_another() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.pass();
    panel.live(MINUTE);
    let offers = panel.reopen().face.offers;
    assert_eq!(offers[0], Offer::Resume { session: "s1".into(), left_ms: 119 * MINUTE, began_ms: NOW });
    assert_eq!(offers[1..], [pass_offer(1), FREE]);
    panel.pass();
    assert!(panel.durable["void/s1"].contains("short"));
    assert_eq!(panel.start(Choice::Resume("s1".into())), Err(TimekeeperError::NotOffered));
    assert!(panel.keeper.holds());
    panel.reopen();
    panel.pass();
    assert!(panel.durable["void/s2"].contains("unheard"));
}

#[test]
fn a_session_goes_on_while_the_disk_is_full_and_is_written_down_later() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.pass();
    panel.disk = false;
    let face = panel.live(7_000);
    assert!(face.cues() && face.unkept);
    // The other store has it.
    assert!(panel.mirror.contains_key("tick/s1/1") && !panel.durable.contains_key("tick/s1/1"));
    panel.disk = true;
    let face = panel.live(1_000);
    assert!(!face.unkept && panel.durable["tick/s1/1"].contains("\"usedMs\":7000"));
    panel.disk = false;
    panel.live(2 * HOUR);
    assert!(!panel.durable.contains_key("end/s1"));
    panel.disk = true;
    panel.beat(1_000, true);
    assert!(panel.durable.contains_key("end/s1"));
}

#[test]
fn either_store_may_be_lost() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.pass();
    panel.live(20 * MINUTE);
    let all = panel.durable.clone();
    panel.durable.clear();
    panel.reopen();
    assert_eq!(panel.durable, all);
    panel.mirror.clear();
    let reply = panel.reopen();
    assert_eq!((&panel.mirror, reply.mirror.len()), (&all, all.len()));
    assert_eq!(panel.reopen().mirror, []);
    assert!(matches!(&reply.face.offers[0], Offer::Resume { left_ms, .. } if *left_ms == 100 * MINUTE));
}

#[test]
fn a_torn_line_counts_for_nothing_unless_the_other_store_has_it() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.pass();
    panel.live(10_000);
    panel.durable.insert("tick/s1/0".into(), "torn".into());
    panel.durable.insert("reserve/s9".into(), "torn".into());
    // A whole line under another's key is not that line.
    panel.durable.insert("seen".into(), panel.durable["reserve/s1"].clone());
    panel.reopen();
    assert_eq!(panel.plan().torn, 2);
    assert_eq!(panel.durable["tick/s1/0"], panel.mirror["tick/s1/0"]);
    panel.mirror.remove("tick/s1/0");
    panel.mirror.insert("tick/s1/1".into(), "torn".into());
    panel.durable.insert("tick/s1/0".into(), "torn".into());
    let face = panel.reopen().face;
    assert!(matches!(&face.offers[0], Offer::Resume { left_ms, .. } if *left_ms == 2 * HOUR - 5_000), "{face:?}");
    assert_eq!(panel.plan().torn, 3);
}

#[test]
fn a_short_session_goes_on_only_while_a_place_is_left_for_it() {
    let mut panel = Panel::open(&["brief-1"]);
    let brief = || Choice::Pass("brief-1".into());
    panel.start(brief()).unwrap();
    panel.steps(MINUTE);
    for taken in 1..=3 {
        panel.start(brief()).unwrap();
        panel.steps(BRIEF_MS);
        // What made it void is lost in both stores.
        panel.durable.remove("void/s1").unwrap();
        panel.mirror.remove("void/s1").unwrap();
        let offers = panel.reopen().face.offers;
        let short = Offer::Resume { session: "s1".into(), left_ms: BRIEF_MS - MINUTE, began_ms: NOW };
        assert_eq!(offers[0] == short, taken < 3, "{offers:?}");
    }
    assert_eq!(panel.start(Choice::Resume("s1".into())), Err(TimekeeperError::NotOffered));
}

#[test]
fn what_could_not_be_written_down_counts_and_is_written_with_what_comes_next() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.pass();
    panel.disk = false;
    panel.live(30 * MINUTE);
    let Reply { face, mirror, .. } = panel.ask(Request::Stop {}).unwrap();
    assert_eq!(mirror.len(), 1, "of two under one key the later one is owed");
    let resume = Offer::Resume { session: "s1".into(), left_ms: 90 * MINUTE, began_ms: NOW };
    assert_eq!((&face.offers[0], face.unkept), (&resume, true));
    // What must be written down cannot be either, and that is no better news.
    let reply = panel.ask(Request::Licence { text: "pass-2".into() }).unwrap();
    assert_eq!((reply.answer, reply.face.unkept), (Answer::NotKept, true));
    assert!(panel.start(Choice::Free).unwrap().cues());
    assert_eq!(panel.keys(), ["licence/pass-1", "reserve/s1"]);
    panel.disk = true;
    let face = panel.beat(1_000, false);
    assert_eq!((&face.offers[0], face.unkept), (&resume, false));
    assert_eq!(panel.durable, panel.mirror);
    let written = panel.durable.clone();
    panel.ask(Request::Flush {}).unwrap();
    assert_eq!(panel.durable, written);
}

#[test]
fn what_was_owed_of_one_session_says_nothing_of_another() {
    let mut panel = Panel::open(&["brief-1"]);
    let brief = || Choice::Pass("brief-1".into());
    panel.start(brief()).unwrap();
    panel.disk = false;
    panel.steps(4 * MINUTE);
    panel.stop();
    panel.disk = true;
    // Its time is written down while the next one runs.
    panel.start(brief()).unwrap();
    panel.steps(5_000);
    assert!(panel.durable.contains_key("tick/s1/1") && panel.durable.contains_key("tick/s2/1"), "{:?}", panel.keys());
    panel.start(Choice::Resume("s1".into())).unwrap();
    panel.disk = false;
    panel.steps(MINUTE);
    panel.stop();
    panel.disk = true;
    // And so is its end.
    panel.start(brief()).unwrap();
    panel.steps(BRIEF_MS);
    assert!(panel.durable.contains_key("end/s1") && panel.durable.contains_key("end/s4"), "{:?}", panel.keys());
}
