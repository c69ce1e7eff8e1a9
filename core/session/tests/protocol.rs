//! The protocol of sessions, checked over all the ways in which two windows, crashes and lost stores can follow each other: stateright walks through the
//! states of the very [`Timekeeper`] that ships. Each safeguard is taken out once, to see that the model notices.
#![allow(clippy::unwrap_used, reason = "tests")]

use sidecue_session::clock::Moment;
use sidecue_session::ledger::{Fate, Ledger, decode};
use sidecue_session::licence::{Licence, Plan, Refusal};
use sidecue_session::offers::Offer;
use sidecue_session::timekeeper::{Choice, Judge, Reply, Request, Rules, Timekeeper, Write};
use stateright::{Checker, HasDiscoveries, Model, Property};
use std::collections::BTreeMap;

const STEP_MS: u64 = 5_000;
/// Small numbers, so that all of a pass is used up in few steps: the rules are the same.
const RULES: Rules = Rules { free_ms: STEP_MS, grace_ms: 2 * STEP_MS, tick_ms: STEP_MS };
const SESSION_MS: u64 = 3 * STEP_MS;

type Store = BTreeMap<String, String>;

/// Believes the one pass of the model.
struct Believer {
    sessions: u8,
}

impl Judge for Believer {
    fn judge(&self, _: &str) -> Result<Licence, Refusal> {
        let plan = Plan::Pass { sessions: self.sessions, session_ms: SESSION_MS };
        Ok(Licence { id: "pass".into(), holder: String::new(), plan, issued_ms: 0, begins_ms: 0 })
    }
}

/// A panel in a window.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Window {
    keeper: Timekeeper,
    session: Option<String>,
    steady_ms: u64,
    /// What the mirror does not have yet: it is written while the next request is under way.
    mirror: Vec<Write>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct World {
    windows: [Option<Window>; 2],
    durable: Store,
    /// Written, and not on disk: empty with strict durability.
    buffered: Store,
    mirror: Store,
    lock: Option<usize>,
    /// How long cards could come, by session: what the person got.
    got: BTreeMap<String, u64>,
    opened: usize,
    started: usize,
    crashes: usize,
    store_lost: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Event {
    Open(usize),
    New(usize),
    Resume(usize, String),
    Beat(usize),
    Stop(usize),
    Crash(usize),
    PowerLoss,
    LoseDurable,
    LoseMirror,
}

/// The protocol, and which safeguards hold.
#[derive(Debug, Clone, Copy)]
struct Protocol {
    places: u8,
    opens: usize,
    starts: usize,
    crashes: usize,
    strict: bool,
    lock: bool,
    read_again: bool,
}

const SOUND: Protocol =
    Protocol { places: 2, opens: 3, starts: 3, crashes: 1, strict: true, lock: true, read_again: true };

fn lines(store: &Store) -> impl Iterator<Item = (&str, &str)> {
    store.iter().map(|(key, line)| (key.as_str(), line.as_str()))
}

fn put(store: &mut Store, writes: Vec<Write>) {
    store.extend(writes.into_iter().map(|Write { key, line }| (key, line)));
}

impl World {
    /// What is written down anywhere.
    fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        for line in self.durable.values().chain(self.buffered.values()).chain(self.mirror.values()) {
            ledger.add(decode(line).unwrap());
        }
        ledger
    }

    fn used(&self) -> BTreeMap<String, (u64, Fate)> {
        let sessions = self.ledger().sessions(RULES.grace_ms);
        sessions.into_iter().map(|record| (record.session, (record.used_ms, record.fate))).collect()
    }

    fn running(&self) -> usize {
        self.windows.iter().flatten().filter(|window| window.keeper.holds()).count()
    }
}

impl Protocol {
    fn judge(self) -> Believer {
        Believer { sessions: self.places }
    }

    /// Asks a window, as its worker does: what another window wrote is read first where it matters, and what is to be written is
    /// written before the answer counts. None where it is refused.
    fn ask(self, world: &mut World, window: &mut Window, request: Request) -> Option<Reply> {
        let reads =
            matches!(request, Request::Open { .. }) || matches!(request, Request::Start { .. }) && self.read_again;
        if reads {
            let mut kept = world.durable.clone();
            kept.extend(world.buffered.clone());
            window.keeper.load(lines(&kept), &self.judge());
        }
        // The wall clock goes back every other time: it must not matter.
        let now = Moment { steady_ms: window.steady_ms, wall_ms: window.steady_ms % (2 * STEP_MS) };
        let fresh = format!("s{}", world.started);
        let writes = window.keeper.answer(request, now, &fresh, &self.judge()).ok()?;
        put(if self.strict { &mut world.durable } else { &mut world.buffered }, writes);
        let reply = window.keeper.settle(true, &self.judge());
        put(&mut world.mirror, std::mem::replace(&mut window.mirror, reply.mirror.clone()));
        Some(reply)
    }

    fn open(self, world: &mut World) -> Window {
        let mut window = Window { keeper: Timekeeper::new(RULES), session: None, steady_ms: 0, mirror: Vec::new() };
        let mirror = world.mirror.clone();
        self.ask(world, &mut window, Request::Open { mirror });
        self.ask(world, &mut window, Request::Beat { live: true });
        window
    }

    fn begin(self, world: &mut World, at: usize, choice: Choice, session: &str) -> Option<()> {
        if self.lock && world.lock.is_some_and(|holder| holder != at) {
            return None;
        }
        let mut window = world.windows[at].take()?;
        self.ask(world, &mut window, Request::Start { choice })?;
        window.session = Some(session.to_owned());
        world.lock = Some(at);
        world.windows[at] = Some(window);
        Some(())
    }
}

impl Model for Protocol {
    type State = World;
    type Action = Event;

    fn init_states(&self) -> Vec<World> {
        let token = sidecue_session::ledger::Entry::Licence { id: "pass".into(), token: "token".into() };
        let bought = Store::from([(token.key(), sidecue_session::ledger::encode(&token))]);
        vec![World {
            windows: [None, None],
            durable: bought.clone(),
            buffered: Store::new(),
            mirror: bought,
            lock: None,
            got: BTreeMap::new(),
            opened: 0,
            started: 0,
            crashes: 0,
            store_lost: false,
        }]
    }

    fn actions(&self, world: &World, events: &mut Vec<Event>) {
        for at in 0..2 {
            let Some(window) = &world.windows[at] else {
                // Which of two windows is opened first is all the same.
                if world.opened < self.opens && (at == 0 || world.windows[0].is_some()) {
                    events.push(Event::Open(at));
                }
                continue;
            };
            if world.started < self.starts {
                events.push(Event::New(at));
            }
            events.extend(world.got.keys().map(|session| Event::Resume(at, session.clone())));
            if window.keeper.holds() {
                events.extend([Event::Beat(at), Event::Stop(at)]);
            }
            if world.crashes < self.crashes {
                events.push(Event::Crash(at));
            }
        }
        if !self.strict && !world.buffered.is_empty() && world.crashes < self.crashes {
            events.push(Event::PowerLoss);
        }
        if !world.store_lost && world.windows.iter().all(Option::is_none) {
            events.extend([Event::LoseDurable, Event::LoseMirror]);
        }
    }

    fn next_state(&self, before: &World, event: Event) -> Option<World> {
        let mut world = before.clone();
        match event {
            Event::Open(at) => {
                world.windows[at] = Some(self.open(&mut world));
                world.opened += 1;
            }
            Event::New(at) => {
                let session = format!("s{}", world.started);
                self.begin(&mut world, at, Choice::Pass("pass".into()), &session)?;
                world.started += 1;
                world.got.insert(session, 0);
            }
            Event::Resume(at, session) => self.begin(&mut world, at, Choice::Resume(session.clone()), &session)?,
            Event::Beat(at) => {
                let mut window = world.windows[at].take()?;
                window.steady_ms += STEP_MS;
                self.ask(&mut world, &mut window, Request::Beat { live: true })?;
                let session = window.session.clone()?;
                *world.got.entry(session).or_default() += STEP_MS;
                if !window.keeper.holds() {
                    world.lock = None;
                }
                world.windows[at] = Some(window);
            }
            Event::Stop(at) => {
                let mut window = world.windows[at].take()?;
                self.ask(&mut world, &mut window, Request::Stop {})?;
                window.session = None;
                world.lock = None;
                world.windows[at] = Some(window);
            }
            Event::Crash(at) => {
                world.windows[at] = None;
                world.crashes += 1;
                world.lock = world.lock.filter(|holder| *holder != at);
            }
            Event::PowerLoss => {
                (world.windows, world.lock) = ([None, None], None);
                world.buffered.clear();
                world.crashes += 1;
            }
            // Whoever deletes a store does it with the other one as it is: at most the last tick is in one of them only.
            Event::LoseDurable => (world.durable, world.store_lost) = (Store::new(), true),
            Event::LoseMirror => (world.mirror, world.store_lost) = (Store::new(), true),
        }
        Some(world)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::<Self>::always("no more sessions than were bought", |model, world| {
                let useful = |got: &&u64| **got >= RULES.grace_ms + RULES.tick_ms;
                let taken =
                    world.used().values().filter(|(used, fate)| *fate != Fate::Void && *used >= RULES.grace_ms).count();
                world.got.values().filter(useful).count() <= usize::from(model.places)
                    && taken <= usize::from(model.places)
            }),
            Property::<Self>::always("nobody pays for what they did not get", |_, world| {
                world.used().iter().all(|(session, (used, _))| world.got.get(session).is_some_and(|got| used <= got))
            }),
            Property::<Self>::always("what was not used is there", |model, world| {
                if world.running() > 0 {
                    return true;
                }
                let mut later = world.clone();
                let mut window = model.open(&mut later);
                let face = model.ask(&mut later, &mut window, Request::Beat { live: false }).unwrap().face;
                let mut places = 0;
                let mut left = 0;
                for offer in &face.offers {
                    match offer {
                        Offer::Resume { left_ms, session, .. } => {
                            // One that took no place is counted with the places.
                            let used = world.used()[session].0;
                            left += if used < RULES.grace_ms { 0 } else { *left_ms };
                        }
                        Offer::Pass { number, of, limit_ms, .. } => {
                            places = u64::from(of - number + 1);
                            left += places * limit_ms;
                        }
                        Offer::Free { .. } | Offer::Pro { .. } => {}
                    }
                }
                let got: u64 = world.got.values().filter(|got| **got >= RULES.grace_ms).sum();
                left + got >= u64::from(model.places) * SESSION_MS && places <= u64::from(model.places)
            }),
            Property::<Self>::always("a crash gives away one tick at most", |_, world| {
                let used = world.used();
                let unpaid: u64 = world
                    .got
                    .iter()
                    .map(|(session, got)| match used.get(session) {
                        // A session that gave its place back is free, and short.
                        Some((_, Fate::Void)) => got.saturating_sub(RULES.grace_ms),
                        Some((used, _)) => got.saturating_sub(*used),
                        None => *got,
                    })
                    .sum();
                unpaid <= (world.crashes as u64 + u64::from(world.store_lost)) * RULES.tick_ms
            }),
            Property::<Self>::always("one window counts", |_, world| world.running() <= 1),
            Property::<Self>::sometimes("all of a pass can be used", |model, world| {
                world.used().values().filter(|(_, fate)| *fate == Fate::Ended).count() == usize::from(model.places)
            }),
        ]
    }
}

/// Walks through all states and says how many there are.
fn check(protocol: Protocol) -> usize {
    let checker = protocol.checker().threads(2).spawn_dfs().join();
    checker.assert_properties();
    println!("{} states of {protocol:?}", checker.unique_state_count());
    checker.unique_state_count()
}

/// Walks until something is found that must not be.
fn fault(protocol: Protocol) -> Vec<&'static str> {
    let checker = protocol.checker().threads(2).finish_when(HasDiscoveries::AnyFailures).spawn_bfs().join();
    let mut found: Vec<&str> = checker.discoveries().into_keys().collect();
    found.retain(|name| *name != "all of a pass can be used");
    found
}

#[test]
fn with_all_safeguards_nobody_gains_and_nobody_loses() {
    let states = check(SOUND);
    assert!(states > 10_000, "only {states} states: the model does not move");
}

#[test]
fn a_fourth_session_of_three_is_refused() {
    check(Protocol { places: 3, opens: 2, starts: 4, crashes: 0, ..SOUND });
}

/// The first fault that is found is one of these.
fn breaks(protocol: Protocol, expected: &[&str]) {
    let found = fault(protocol);
    assert!(!found.is_empty() && found.iter().all(|name| expected.contains(name)), "{found:?}");
}

const GIVEN_AWAY: &str = "a crash gives away one tick at most";

#[test]
fn without_the_lock_two_windows_count() {
    breaks(Protocol { lock: false, ..SOUND }, &["one window counts", GIVEN_AWAY]);
}

#[test]
fn without_strict_writes_a_power_loss_gives_time_away() {
    breaks(Protocol { strict: false, ..SOUND }, &[GIVEN_AWAY]);
}

#[test]
fn a_window_that_does_not_read_again_gives_sessions_away() {
    breaks(Protocol { read_again: false, ..SOUND }, &["no more sessions than were bought", GIVEN_AWAY]);
}
