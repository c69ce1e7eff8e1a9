//! Stores that are torn anywhere: a power loss, a full disk, a hand that edits.

use super::*;
use prop::sample::Index;
use proptest::prelude::*;

const PASS: &str = "brief-1";
const PLACES: u64 = 3;

/// What happens in the days of a pass.
#[derive(Debug, Clone)]
enum Event {
    New,
    Resume,
    Live(u64),
    Stop,
    Crash,
    Disk(bool),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        3 => Just(Event::New),
        2 => Just(Event::Resume),
        6 => (1_u64..=70).prop_map(|steps| Event::Live(steps * RULES.tick_ms)),
        2 => Just(Event::Stop),
        2 => Just(Event::Crash),
        1 => any::<bool>().prop_map(Event::Disk),
    ];
    prop::collection::vec(event, 1..40)
}

/// What befalls a line.
#[derive(Debug, Clone)]
enum Harm {
    Dropped,
    Cut(Index),
    Flipped(Index, u8),
    /// It stands where another one stood.
    Astray(Index),
}

fn harms() -> impl Strategy<Value = Vec<(Index, Harm)>> {
    let harm = prop_oneof![
        Just(Harm::Dropped),
        any::<Index>().prop_map(Harm::Cut),
        (any::<Index>(), 0_u8..8).prop_map(|(at, bit)| Harm::Flipped(at, bit)),
        any::<Index>().prop_map(Harm::Astray),
    ];
    prop::collection::vec((any::<Index>(), harm), 0..4)
}

fn harm(store: &mut BTreeMap<String, String>, which: Index, harm: &Harm) {
    let keys: Vec<String> = store.keys().cloned().collect();
    let Some(key) = keys.get(which.index(keys.len().max(1))) else { return };
    let Some(line) = store.remove(key) else { return };
    let mut bytes = line.into_bytes();
    match harm {
        Harm::Dropped => return,
        Harm::Cut(at) => bytes.truncate(at.index(bytes.len().max(1))),
        Harm::Flipped(at, bit) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        Harm::Flipped(..) => {}
        Harm::Astray(other) => {
            store.insert(keys[other.index(keys.len())].clone(), String::from_utf8_lossy(&bytes).into_owned());
            return;
        }
    }
    store.insert(key.clone(), String::from_utf8_lossy(&bytes).into_owned());
}

/// A panel after these events. What cannot be started at that moment is not.
fn after(events: &[Event]) -> Panel {
    let mut panel = Panel::open(&[PASS]);
    for event in events {
        match event {
            Event::New => drop(panel.start(Choice::Pass(PASS.into()))),
            Event::Resume => {
                let offers = panel.beat(0, false).offers;
                if let Some(choice) = offers.iter().find_map(paid).filter(|choice| matches!(choice, Choice::Resume(_)))
                {
                    panel.start(choice).unwrap();
                }
            }
            Event::Live(ms) => drop(panel.steps(*ms)),
            Event::Stop => drop(panel.stop()),
            Event::Crash => drop(panel.reopen()),
            Event::Disk(takes) => panel.disk = *takes,
        }
    }
    panel.disk = true;
    panel
}

/// How an offer of the pass is chosen.
fn paid(offer: &Offer) -> Option<Choice> {
    match offer {
        Offer::Resume { session, .. } => Some(Choice::Resume(session.clone())),
        Offer::Pass { licence, .. } => Some(Choice::Pass(licence.clone())),
        Offer::Free { .. } | Offer::Pro { .. } => None,
    }
}

/// Sessions and time that these offers add up to. One that is so short that it takes no place is counted with the places.
fn offered(offers: &[Offer]) -> (u64, u64) {
    let sums = offers.iter().map(|offer| match offer {
        Offer::Resume { left_ms, .. } if BRIEF_MS - left_ms >= RULES.grace_ms => (1, *left_ms),
        Offer::Pass { number, of, limit_ms, .. } => {
            let places = u64::from(of - number + 1);
            (places, places * limit_ms)
        }
        _ => (0, 0),
    });
    sums.fold((0, 0), |(places, ms), (more, longer)| (places + more, ms + longer))
}

/// Uses up all that is offered, in an order that the picks say, now and then with a disk that takes nothing: how many sessions, and how long they were.
fn use_up(panel: &mut Panel, picks: &[Index]) -> (u64, u64) {
    let (mut sessions, mut got_ms) = (0, 0);
    for pick in picks.iter().cycle() {
        let offers: Vec<Choice> = panel.beat(0, false).offers.iter().filter_map(paid).collect();
        if offers.is_empty() || sessions > 2 * PLACES {
            break;
        }
        let from_ms = panel.start(pick.get(&offers).clone()).unwrap().used_ms;
        panel.disk = pick.index(3) > 0;
        let face = panel.steps(BRIEF_MS);
        assert_eq!(face.state, State::Ended);
        panel.stop();
        panel.disk = true;
        (sessions, got_ms) = (sessions + 1, got_ms + face.used_ms - from_ms);
    }
    (sessions, got_ms)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn torn_stores_never_give_more_than_was_bought(
        events in events(), both in harms(), durable in harms(), mirror in harms(),
        picks in prop::collection::vec(any::<Index>(), 4),
    ) {
        let mut panel = after(&events);
        both.iter().chain(&durable).for_each(|(which, what)| harm(&mut panel.durable, *which, what));
        both.iter().chain(&mirror).for_each(|(which, what)| harm(&mut panel.mirror, *which, what));
        let offers = panel.reopen().face.offers;
        let (places, ms) = offered(&offers);
        prop_assert!(places <= PLACES && ms <= PLACES * BRIEF_MS, "{offers:?}");
        let (sessions, got_ms) = use_up(&mut panel, &picks);
        prop_assert!(sessions <= PLACES && got_ms <= PLACES * BRIEF_MS, "{sessions} sessions, {got_ms} ms");
        prop_assert_eq!(panel.reopen().face.offers, [FREE]);
    }

    #[test]
    fn what_one_store_has_whole_is_not_lost(events in events(), harms in harms(), in_mirror in any::<bool>()) {
        let mut panel = after(&events);
        let whole = panel.reopen();
        let kept = panel.durable.clone();
        let store = if in_mirror { &mut panel.mirror } else { &mut panel.durable };
        harms.iter().for_each(|(which, what)| harm(store, *which, what));
        prop_assert_eq!(panel.reopen().face, whole.face);
        let torn = panel.plan().torn;
        prop_assert_eq!((&panel.durable, &panel.mirror, torn), (&kept, &kept, 0));
    }
}
