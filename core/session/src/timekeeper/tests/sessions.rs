//! Sessions from their start to their end.

use super::*;

#[test]
fn a_free_session_ends_after_ten_minutes_and_the_next_one_may_begin_at_once() {
    let mut panel = Panel::open(&[]);
    let idle = panel.beat(0, true);
    assert_eq!((idle.state, idle.tier, idle.cues(), idle.offers), (State::Idle, None, false, vec![FREE]));
    let face = panel.start(Choice::Free).unwrap();
    assert_eq!((face.tier, face.state, face.left_ms), (Some(Tier::Free), State::Resting, Some(10 * MINUTE)));
    assert!(face.cues() && face.offers.is_empty() && panel.keeper.holds());
    let face = panel.live(8 * MINUTE - 1_000);
    assert_eq!((face.state, face.stage, face.used_ms), (State::Counting, Stage::Calm, 8 * MINUTE - 1_000));
    assert_eq!(panel.live(1_000).stage, Stage::Soon);
    assert_eq!(panel.live(90_000).stage, Stage::Last);
    let face = panel.live(29_000);
    assert_eq!((face.left_ms, face.cues()), (Some(1_000), true));
    let face = panel.live(3_000);
    assert_eq!((face.state, face.left_ms, face.used_ms), (State::Ended, Some(0), 10 * MINUTE));
    assert!(!face.cues() && !panel.keeper.holds());
    assert_eq!(face.offers, [FREE]);
    let again = panel.start(Choice::Free).unwrap();
    assert_eq!((again.left_ms, again.cues()), (Some(10 * MINUTE), true));
    assert!(panel.durable.is_empty() && panel.mirror.is_empty(), "nothing of free sessions is written down");
}

#[test]
fn time_counts_only_while_captions_flow() {
    let mut panel = Panel::open(&[]);
    panel.start(Choice::Free).unwrap();
    panel.live(3_000);
    assert_eq!(panel.beat(4_000, false).state, State::Resting);
    assert_eq!(panel.beat(4_000, false).used_ms, 3_000);
    // The step back into the call counts nothing, the next one does.
    assert_eq!(panel.beat(4_000, true).used_ms, 3_000);
    assert_eq!(panel.beat(4_000, true).used_ms, 7_000);
    // Asleep for two hours.
    assert_eq!(panel.beat(2 * HOUR, true).used_ms, 7_000);
    assert_eq!(panel.beat(1_000, true).used_ms, 8_000);
}

#[test]
fn a_short_or_unheard_session_gives_its_place_back() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.pass();
    let face = panel.stop();
    assert_eq!((face.state, &face.offers[0]), (State::Idle, &pass_offer(1)));
    assert!(panel.durable["void/s1"].contains("unheard"));
    panel.pass();
    panel.live(2 * MINUTE - 1_000);
    assert_eq!(panel.stop().offers, [pass_offer(1), FREE]);
    assert!(panel.durable["void/s2"].contains("short"));
    panel.pass();
    panel.live(2 * MINUTE);
    let offers = panel.stop().offers;
    assert_eq!(offers[0], Offer::Resume { session: "s3".into(), left_ms: 118 * MINUTE, began_ms: NOW + 119_000 });
    assert_eq!(offers[1..], [pass_offer(2), FREE]);
}

#[test]
fn a_pass_has_three_sessions_and_the_end_of_one_is_written_down() {
    let mut panel = Panel::open(&["pass-1"]);
    for number in 1..=3 {
        assert_eq!(panel.beat(0, false).offers[0], pass_offer(number));
        panel.pass();
        let face = panel.live(2 * HOUR);
        assert_eq!((face.state, face.left_ms), (State::Ended, Some(0)));
        assert!(panel.durable.contains_key(&format!("end/s{number}")));
        let written = panel.durable.clone();
        panel.live(10_000);
        assert_eq!(panel.durable, written);
    }
    assert_eq!(panel.stop().offers, [FREE]);
    assert_eq!(panel.start(Choice::Pass("pass-1".into())), Err(TimekeeperError::NotOffered));
    assert_eq!(panel.start(Choice::Resume("s1".into())), Err(TimekeeperError::NotOffered));
    assert_eq!(panel.start(Choice::Pass("pass-2".into())), Err(TimekeeperError::NotOffered));
    panel.ask(Request::Licence { text: "pass-2".into() }).unwrap();
    assert!(panel.start(Choice::Pass("pass-2".into())).unwrap().cues());
}

#[test]
fn another_session_closes_the_one_that_runs() {
    let mut panel = Panel::open(&["pass-1"]);
    panel.start(Choice::Free).unwrap();
    panel.live(9 * MINUTE);
    panel.pass();
    // Written down by the start of the next one only; by then it was long enough.
    panel.live(2 * MINUTE - 5_000);
    panel.disk = false;
    panel.live(5_000);
    panel.disk = true;
    panel.pass();
    assert!(!panel.durable.contains_key("void/s2"));
    let fates: Vec<SessionState> = panel.plan().sessions.iter().map(|line| line.state).collect();
    assert_eq!(fates, [SessionState::Running, SessionState::Open]);
    assert_eq!(panel.plan().licences[0].left, Some((2, 3)));
    let face = panel.start(Choice::Free).unwrap();
    assert!(panel.durable.contains_key("void/s3"));
    assert_eq!(face.offers[1], pass_offer(2));
}

#[test]
fn what_runs_is_not_offered_again() {
    let mut panel = Panel::open(&["pass-1", "pro-1"]);
    let pro = || Offer::Pro { licence: "pro-1".into() };
    assert_eq!(panel.start(Choice::Free).unwrap().offers, [pro(), pass_offer(1)]);
    assert_eq!(panel.start(Choice::Pro("pro-1".into())).unwrap().offers, [pass_offer(1), FREE]);
    assert_eq!(panel.pass().offers, [pro(), pass_offer(1), FREE]);
    assert_eq!(panel.live(2 * MINUTE).offers, [pro(), pass_offer(2), FREE]);
}

#[test]
fn only_what_is_here_can_be_chosen() {
    let mut panel = Panel::open(&["pass-1", "pro-1"]);
    panel.pass();
    panel.live(2 * MINUTE);
    panel.stop();
    for choice in [
        Choice::Pass("pass-2".into()),
        Choice::Pass("pro-1".into()),
        Choice::Pro("pro-2".into()),
        Choice::Pro("pass-1".into()),
        Choice::Resume("s2".into()),
        Choice::Resume("pass-1".into()),
    ] {
        assert_eq!(panel.start(choice), Err(TimekeeperError::NotOffered));
        assert!(!panel.keeper.holds());
    }
}
