use super::*;
use proptest::prelude::*;

const GRACE: u64 = 10;

fn reserve(session: &str) -> Entry {
    Entry::Reserve { session: session.into(), licence: "pass".into(), at_ms: 1 }
}

fn tick(session: &str, used_ms: u64, odd: bool) -> Entry {
    Entry::Tick { session: session.into(), used_ms, odd, at_ms: 2 }
}

fn void(session: &str) -> Entry {
    Entry::Void { session: session.into(), why: Why::Short, at_ms: 3 }
}

fn end(session: &str, used_ms: u64) -> Entry {
    Entry::End { session: session.into(), used_ms, at_ms: 4 }
}

fn ledger(entries: impl IntoIterator<Item = Entry>) -> Ledger {
    let mut ledger = Ledger::default();
    for entry in entries {
        ledger.add(entry);
    }
    ledger
}

fn only(entries: impl IntoIterator<Item = Entry>) -> Record {
    let sessions = ledger(entries).sessions(GRACE);
    assert_eq!(sessions.len(), 1, "{sessions:?}");
    sessions.into_iter().next().unwrap()
}

#[test]
fn the_greatest_tick_counts() {
    let record = only([reserve("a"), tick("a", 20, false), tick("a", 15, true)]);
    assert_eq!((record.used_ms, record.odd, record.fate), (20, false, Fate::Open));
    assert_eq!((record.session.as_str(), record.licence.as_str(), record.began_ms), ("a", "pass", 1));
    let record = only([reserve("a"), tick("a", 20, false), tick("a", 25, true), tick("a", 5, false)]);
    assert_eq!((record.used_ms, record.odd), (25, true));
}

#[test]
fn a_session_that_was_used_enough_cannot_be_void() {
    assert_eq!(only([reserve("a"), void("a")]).fate, Fate::Void);
    assert_eq!(only([reserve("a"), tick("a", GRACE - 1, false), void("a")]).fate, Fate::Void);
    assert_eq!(only([reserve("a"), tick("a", GRACE, false), void("a")]).fate, Fate::Open);
    assert_eq!(only([reserve("a"), end("a", GRACE), void("a")]).fate, Fate::Ended);
}

#[test]
fn what_was_used_up_stays_so() {
    let record = only([reserve("a"), end("a", 30), tick("a", 20, false)]);
    assert_eq!((record.used_ms, record.fate), (30, Fate::Ended));
    let record = only([reserve("a"), end("a", 30), tick("a", 40, true)]);
    assert_eq!((record.used_ms, record.fate), (40, Fate::Ended));
}

#[test]
fn without_its_reservation_nothing_counts() {
    assert_eq!(ledger([tick("a", 20, false), void("a"), end("a", 30)]).sessions(GRACE), []);
}

#[test]
fn sessions_are_told_by_their_beginning() {
    let at = |session: &str, at_ms| Entry::Reserve { session: session.into(), licence: "pass".into(), at_ms };
    let ledger = ledger([at("c", 1), at("a", 3), at("b", 2), at("d", 2)]);
    let names: Vec<String> = ledger.sessions(GRACE).into_iter().map(|record| record.session).collect();
    assert_eq!(names, ["c", "b", "d", "a"]);
}

#[test]
fn the_latest_time_seen_and_all_tokens_are_known() {
    let licence = |id: &str| Entry::Licence { id: id.into(), token: format!("token of {id}") };
    let seen = [5, 7, 6].map(|at_ms| Entry::Seen { at_ms });
    let ledger = ledger(seen.into_iter().chain([licence("x"), licence("y"), reserve("a")]));
    assert_eq!(ledger.seen_ms(), Some(7));
    assert_eq!(ledger.tokens().collect::<Vec<_>>(), ["token of x", "token of y"]);
    assert_eq!(Ledger::default().seen_ms(), None);
}

#[test]
fn of_two_under_one_key_the_one_that_says_more_stays() {
    let mut ledger = ledger([tick("a", 20, false)]);
    assert!(!ledger.add(tick("a", 20, false)) && !ledger.add(tick("a", 19, false)));
    assert!(ledger.add(tick("a", 21, false)) && ledger.add(tick("a", 1, true)));
    assert!(ledger.add(end("a", 30)) && !ledger.add(end("a", 30)) && ledger.add(end("a", 31)));
    let seen = |at_ms| Entry::Seen { at_ms };
    assert!(ledger.add(seen(5)) && !ledger.add(seen(5)) && !ledger.add(seen(4)) && ledger.add(seen(6)));
    assert!(ledger.add(reserve("a")));
    assert!(!ledger.add(Entry::Reserve { session: "a".into(), licence: "other".into(), at_ms: 9 }));
    assert!(matches!(ledger.get("reserve/a"), Some(Entry::Reserve { licence, .. }) if licence == "pass"));
    assert!(matches!(ledger.get("tick/a/0"), Some(Entry::Tick { used_ms: 21, .. })));
}

#[test]
fn a_line_reads_as_it_was_written() {
    let line = encode(&tick("a", 5, true));
    assert_eq!(line, "2fd84383 {\"entry\":\"tick\",\"session\":\"a\",\"usedMs\":5,\"odd\":true,\"atMs\":2}");
    assert_eq!(decode(&line), Some(tick("a", 5, true)));
}

#[test]
fn what_is_no_whole_line_is_none() {
    let summed = |json: &str| format!("{:08x} {json}", crc32fast::hash(json.as_bytes()));
    for json in ["", "{}", "null", r#"{"entry":"tick"}"#, r#"{"entry":"seen","atMs":1,"more":2}"#, r#"{"entry":"new"}"#]
    {
        assert_eq!(decode(&summed(json)), None, "{json}");
    }
    assert_eq!(decode(&summed(r#"{"entry":"seen","atMs":1}"#)), Some(Entry::Seen { at_ms: 1 }));
    let long = Entry::Licence { id: "a".into(), token: "x".repeat(9_000) };
    assert_eq!(decode(&encode(&long)), None);
    let fits = Entry::Licence { id: "a".into(), token: "x".repeat(8_000) };
    assert_eq!(decode(&encode(&fits)), Some(fits));
    assert_eq!(decode("no line"), None);
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let session = prop::sample::select(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]);
    let why = prop::sample::select(vec![Why::Unheard, Why::Short]);
    (session, 0_u64..30, any::<bool>(), why, 0_u8..6).prop_map(|(session, n, odd, why, kind)| match kind {
        0 => Entry::Licence { id: session.clone(), token: session },
        1 => Entry::Reserve { session, licence: "pass".into(), at_ms: 1 },
        2 => Entry::Tick { session, used_ms: n, odd, at_ms: n },
        3 => Entry::Void { session, why, at_ms: n },
        4 => Entry::End { session, used_ms: n, at_ms: n },
        _ => Entry::Seen { at_ms: n },
    })
}

proptest! {
    #[test]
    fn the_order_of_entries_and_repeating_them_changes_nothing(
        entries in prop::collection::vec(any_entry(), 0..30), seed in any::<u64>(),
    ) {
        let mut other = entries.clone();
        let length = other.len().max(1);
        for at in 0..other.len() {
            other.swap(at, (seed as usize).wrapping_mul(at + 7) % length);
        }
        other.extend(entries.iter().take(5).cloned());
        let used = |entries: Vec<Entry>| -> Vec<(String, u64, Fate)> {
            ledger(entries).sessions(GRACE).into_iter().map(|record| (record.session, record.used_ms, record.fate)).collect()
        };
        prop_assert_eq!(used(entries), used(other));
    }

    #[test]
    fn more_entries_never_make_less_used(entries in prop::collection::vec(any_entry(), 0..20), more in any_entry()) {
        let before = ledger(entries.clone());
        let after = ledger(entries.into_iter().chain([more]));
        for record in before.sessions(GRACE) {
            let now = after.sessions(GRACE).into_iter().find(|later| later.session == record.session).unwrap();
            prop_assert!(now.used_ms >= record.used_ms);
            prop_assert!(record.fate != Fate::Ended || now.fate != Fate::Open);
        }
    }

    #[test]
    fn a_line_torn_or_changed_anywhere_is_no_line(entry in any_entry(), cut in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let line = encode(&entry);
        let at = cut.index(line.len());
        prop_assert_eq!(decode(&line[..at]), None);
        prop_assert_eq!(decode(&line[at + 1..]), None);
        let mut bytes = line.clone().into_bytes();
        bytes[at] ^= 1 << bit;
        if let Ok(changed) = String::from_utf8(bytes) {
            prop_assert_eq!(decode(&changed), None);
        }
    }

    #[test]
    fn anything_may_be_kept(line in any::<String>()) {
        prop_assert_eq!(decode(&line), None);
    }
}
