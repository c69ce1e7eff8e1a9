//! One object behind the panel's clock: requests in, what to write down and what to show out.
//!
//! It is asked in two steps, because nothing may be shown as started that is not written down: [`Timekeeper::answer`] says what to write, and once that is
//! on disk, or could not be, [`Timekeeper::settle`] says what came of it. Who calls it holds the lock of the session while [`Timekeeper::holds`], so
//! that of several windows one counts.

mod messages;
mod plan;
mod running;
mod start;

pub use messages::{Answer, Choice, Judge, Reply, Request, Rules, TimekeeperError, Write};

use crate::clock::{Clock, Moment, Passed};
use crate::ledger::{Entry, Ledger, decode, encode};
use crate::licence::{Licence, Plan, Standing};
use crate::offers::offers;
use crate::view::{Face, Stage, State};
use running::Running;
use std::collections::BTreeMap;

/// How far the wall clock goes until it is noted again, in milliseconds.
const NOTE_MS: u64 = 3_600_000;

/// What is to happen once it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Step {
    entries: Vec<Entry>,
    /// The session that then runs, or that none does; nothing changes without.
    running: Option<Option<Running>>,
    /// Nothing may happen unless it is written down.
    strict: bool,
    /// Lines that the other store lacks.
    mirror: Vec<Write>,
    answer: Answer,
}

/// Keeps the time of sessions.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Timekeeper {
    rules: Rules,
    ledger: Ledger,
    /// The licences that are believed, in the order of their ids.
    licences: Vec<Licence>,
    /// The variants of refusal of the others.
    refused: Vec<String>,
    /// Keys of lines that cannot be read.
    torn: Vec<String>,
    clock: Clock,
    wall_ms: u64,
    running: Option<Running>,
    step: Step,
    /// What could not be written down. It counts all the same, and goes along with what is written next.
    owed: Vec<Entry>,
}

impl Timekeeper {
    /// Knows of nothing yet.
    pub fn new(rules: Rules) -> Self {
        Self {
            rules,
            ledger: Ledger::default(),
            licences: Vec::new(),
            refused: Vec::new(),
            torn: Vec::new(),
            clock: Clock::default(),
            wall_ms: 0,
            running: None,
            step: Step::default(),
            owed: Vec::new(),
        }
    }

    /// Whether a session runs here: the lock is to be held.
    pub fn holds(&self) -> bool {
        self.running.as_ref().is_some_and(|running| !running.is_over())
    }

    /// Joins lines that are kept, by key. Before a request that depends on what other windows wrote.
    pub fn load<'a>(&mut self, lines: impl Iterator<Item = (&'a str, &'a str)>, judge: &impl Judge) {
        for (key, line) in lines {
            match decode(line).filter(|entry| entry.key() == key) {
                Some(entry) => {
                    self.ledger.add(entry);
                }
                None => self.torn.push(key.to_owned()),
            }
        }
        self.torn.sort();
        self.torn.dedup();
        let ledger = &self.ledger;
        self.torn.retain(|key| ledger.get(key).is_none());
        self.believe(judge);
    }

    /// Takes a request at a moment; `fresh` is a name that no session has. What comes out is to be written down, all or nothing, before
    /// [`Timekeeper::settle`] is called.
    ///
    /// # Errors
    /// [`TimekeeperError::NotOffered`]; nothing has changed.
    pub fn answer(
        &mut self,
        request: Request,
        now: Moment,
        fresh: &str,
        judge: &impl Judge,
    ) -> Result<Vec<Write>, TimekeeperError> {
        self.wall_ms = now.wall_ms;
        self.step = match request {
            Request::Open { mirror } => self.open(&mirror, judge),
            Request::Start { choice } => self.start(&choice, fresh)?,
            Request::Beat { live } => self.beat(now, live),
            Request::Flush {} => Step { entries: self.tick(), ..Step::default() },
            Request::Stop {} => Step { entries: self.close(), running: Some(None), ..Step::default() },
            Request::Licence { text } => self.take(&text, judge),
            Request::Plan {} => Step { answer: Answer::Plan(Box::new(self.plan())), ..Step::default() },
            Request::Export {} => Step { answer: Answer::File(self.export()), ..Step::default() },
        };
        // Not where all depends on the writing: a free session starts on a full disk too.
        if !self.step.strict {
            let new: Vec<Entry> = std::mem::replace(&mut self.step.entries, self.owed.clone());
            self.step.entries.retain(|owed| new.iter().all(|entry| entry.key() != owed.key()));
            self.step.entries.extend(new);
        }
        Ok(self.step.entries.iter().map(Write::of).collect())
    }

    /// What came of the last request, now that what was to be written down is on disk, or (`kept` false) could not be.
    pub fn settle(&mut self, kept: bool, judge: &impl Judge) -> Reply {
        let Step { entries, running, strict, mut mirror, mut answer } = std::mem::take(&mut self.step);
        if kept || !strict {
            for entry in &entries {
                if kept {
                    self.running.iter_mut().for_each(|running| running.note(entry));
                }
                self.ledger.add(entry.clone());
            }
            if entries.iter().any(|entry| matches!(entry, Entry::Licence { .. })) {
                self.believe(judge);
            }
            mirror.extend(entries.iter().map(Write::of));
            if let Some(running) = running {
                self.running = running;
            }
        } else {
            answer = Answer::NotKept;
        }
        if !strict {
            self.owed = if kept { Vec::new() } else { entries };
        }
        Reply { face: self.face(), answer, mirror }
    }

    /// Joins the other store, and has each write what it lacks.
    fn open(&mut self, mirror: &BTreeMap<String, String>, judge: &impl Judge) -> Step {
        let durable = self.ledger.clone();
        self.load(mirror.iter().map(|(key, line)| (key.as_str(), line.as_str())), judge);
        let entries = self.ledger.entries().filter(|entry| durable.get(&entry.key()) != Some(*entry)).cloned();
        let lacking = self.ledger.entries().filter(|entry| mirror.get(&entry.key()) != Some(&encode(entry)));
        Step { entries: entries.collect(), mirror: lacking.map(Write::of).collect(), ..Step::default() }
    }

    /// A moment of the session passes.
    fn beat(&mut self, now: Moment, live: bool) -> Step {
        let passed = self.clock.pass(now, live);
        let mut entries = Vec::new();
        if let (Some(running), Passed::Counted(ms)) = (&mut self.running, passed) {
            running.count(ms);
        }
        if let Some(running) = &mut self.running {
            running.counting = live;
            entries.extend(running.due(self.rules.tick_ms, now.wall_ms));
        }
        // Where the computer's clock matters, the latest time at which a call went on is noted: call pages do not load under a clock that is far wrong.
        let dated = self.licences.iter().any(|licence| matches!(licence.plan, Plan::Pro { .. }));
        let known = self.ledger.seen_ms().unwrap_or_default();
        if live && dated && now.wall_ms >= known.saturating_add(NOTE_MS) {
            entries.push(Entry::Seen { at_ms: now.wall_ms });
        }
        Step { entries, ..Step::default() }
    }

    /// What was used and is not written down yet.
    fn tick(&self) -> Vec<Entry> {
        self.running.iter().filter_map(|running| running.tick(self.wall_ms)).collect()
    }

    /// What is to be written down at the end of the session that runs.
    fn close(&self) -> Vec<Entry> {
        self.running.iter().filter_map(|running| running.close(self.rules.grace_ms, self.wall_ms)).collect()
    }

    /// Takes a licence.
    fn take(&self, text: &str, judge: &impl Judge) -> Step {
        match judge.judge(text) {
            Err(refusal) => Step { answer: Answer::Refused { why: refusal.variant().to_owned() }, ..Step::default() },
            Ok(licence) => {
                let token = text.split_whitespace().collect();
                let entry = Entry::Licence { id: licence.id, token };
                let known = self.ledger.get(&entry.key()) == Some(&entry);
                let entries = if known { Vec::new() } else { vec![entry] };
                Step { entries, strict: true, answer: Answer::Taken, ..Step::default() }
            }
        }
    }

    fn believe(&mut self, judge: &impl Judge) {
        let (mut licences, mut refused) = (Vec::new(), Vec::new());
        for token in self.ledger.tokens() {
            match judge.judge(token) {
                Ok(licence) => licences.push(licence),
                Err(refusal) => refused.push(refusal.variant().to_owned()),
            }
        }
        (self.licences, self.refused) = (licences, refused);
    }

    /// The licences, and how each stands in time.
    fn standings(&self) -> Vec<(Licence, Standing)> {
        let seen = self.ledger.seen_ms();
        self.licences.iter().map(|licence| (licence.clone(), licence.standing(self.wall_ms, seen))).collect()
    }

    fn face(&self) -> Face {
        let running = self.running.as_ref();
        let left_ms = running.and_then(Running::left_ms);
        let state = match running {
            None => State::Idle,
            Some(running) if running.is_over() => State::Ended,
            Some(running) if running.counting => State::Counting,
            Some(_) => State::Resting,
        };
        let records = self.ledger.sessions(self.rules.grace_ms);
        let mut offers = offers(&self.standings(), &records, self.rules.free_ms, self.rules.grace_ms);
        // What runs is not offered again.
        offers.retain(|offer| !running.is_some_and(|running| running.is_offered_by(offer)));
        Face {
            tier: running.map(|running| running.tier),
            state,
            stage: Stage::of(left_ms),
            used_ms: running.map_or(0, |running| running.used_ms),
            left_ms,
            offers,
            unkept: !self.owed.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests;
