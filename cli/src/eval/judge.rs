//! What was seen at each turn of a call, beside what its labels want.
//!
//! Each change of the screen belongs to one turn: to the one whose words were heard last, but for a second after an
//! interviewer's last word to theirs, also when the candidate speaks already. An answer that begins at once ends the
//! question and may show its card; that is the question's doing. What another interviewer's words do is theirs.

use super::conversation::{Conversation, Kind, Turn, Wanted};
use super::play::{Change, Play, Sight, Span};
use std::collections::HashSet;

/// A card may come so late after the last word, in milliseconds.
const GRACE: u32 = 1000;

/// One turn, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// What came of it.
    pub verdict: Verdict,
    /// What is on screen a second after its last word, or when an interviewer's next word is heard.
    pub shown: Option<Shown>,
    /// How often the screen changed to another card or to none.
    pub changes: usize,
}

/// A card on screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The card.
    pub card: String,
    /// When it came, in seconds from the turn's last word; negative when earlier.
    pub after: f64,
    /// How sure recognition was, between 0 and 1.
    pub confidence: f32,
    /// It came during the turn; otherwise it is left from an earlier one.
    pub came: bool,
}

/// What came of a turn.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// A right card is on screen in time. `after`: since when one is, in seconds from the last word; a right card that
    /// was there before the turn counts from the turn's beginning.
    Hit {
        /// How the card is asked for.
        kind: Kind,
        /// Seconds from the last word; negative when earlier.
        after: f64,
    },
    /// No right card is on screen in time.
    Missed(Kind),
    /// The bank has not got the card.
    Unknown,
    /// The follow-up left the card alone.
    Kept,
    /// The follow-up brought another card.
    Changed {
        /// That card is the one which the question before should have brought.
        late: bool,
    },
    /// Nothing was wanted; so many cards were shown.
    Quiet(usize),
}

impl Verdict {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Hit { .. } => "hit",
            Self::Missed(_) => "missed",
            Self::Unknown => "unknown",
            Self::Kept => "kept",
            Self::Changed { late: false } => "changed",
            Self::Changed { late: true } => "changed late to the right card",
            Self::Quiet(0) => "quiet",
            Self::Quiet(_) => "false",
        }
    }
}

/// Judges all turns of a call. `known`: the cards that the bank has.
pub fn judge(call: &Conversation, play: &Play, known: &HashSet<&str>) -> Vec<Judged> {
    let owners = owners(call, play);
    let mut question: Option<&Turn> = None;
    let mut judged = Vec::with_capacity(call.turns.len());
    for (number, (turn, span)) in call.turns.iter().zip(&play.spans).enumerate() {
        if matches!(turn.wanted, Wanted::Card(..)) {
            question = Some(turn);
        }
        let begin = owners.partition_point(|owner| *owner < number);
        let end = owners.partition_point(|owner| *owner <= number);
        let view = View { turn, span: *span, seen: play.sights.get(..end).unwrap_or_default(), begin, question };
        judged.push(view.judged(known));
    }
    judged
}

/// The turn that each change of the screen belongs to.
pub fn owners(call: &Conversation, play: &Play) -> Vec<usize> {
    play.sights.iter().map(|sight| owner(sight, call, &play.spans)).collect()
}

fn owner(sight: &Sight, call: &Conversation, spans: &[Span]) -> usize {
    let spoken = call.turns.iter().zip(spans).take(sight.heard + 1);
    let interviewer = spoken.enumerate().rfind(|(_, (turn, _))| !turn.own);
    match interviewer {
        Some((number, (_, span))) if sight.t <= span.last + GRACE => number,
        _ => sight.heard,
    }
}

/// A turn with what was seen until its end.
struct View<'a> {
    turn: &'a Turn,
    span: Span,
    /// All that was seen since the call began.
    seen: &'a [Sight],
    /// Where in it the turn begins.
    begin: usize,
    /// The last turn that wanted a card, this one included.
    question: Option<&'a Turn>,
}

impl View<'_> {
    fn judged(&self, known: &HashSet<&str>) -> Judged {
        Judged {
            verdict: self.verdict(known),
            shown: self.shown(),
            changes: self.during().filter(|sight| sight.change != Change::Same).count(),
        }
    }

    fn verdict(&self, known: &HashSet<&str>) -> Verdict {
        match &self.turn.wanted {
            Wanted::Card(card, _) if !known.contains(card.as_str()) => Verdict::Unknown,
            Wanted::Card(_, kind) => {
                match self.since(|card| self.turn.accepts(card)).and_then(|at| self.seen.get(at)) {
                    Some(sight) => Verdict::Hit { kind: *kind, after: self.after(sight.t.max(self.span.begin)) },
                    None => Verdict::Missed(*kind),
                }
            }
            Wanted::Keep => match self.other().last() {
                Some(card) => Verdict::Changed { late: self.question.is_some_and(|turn| turn.accepts(card)) },
                None => Verdict::Kept,
            },
            Wanted::Nothing => Verdict::Quiet(self.new_cards().filter(|card| !self.turn.accepts(card)).count()),
        }
    }

    /// What came on screen during the turn.
    fn during(&self) -> impl Iterator<Item = &Sight> {
        self.seen.iter().skip(self.begin)
    }

    /// Cards that came on screen during the turn.
    fn new_cards(&self) -> impl Iterator<Item = &str> {
        self.during().filter(|sight| sight.change == Change::New).filter_map(|sight| sight.card.as_deref())
    }

    /// Cards that came on screen during the turn, and are not the one that was there.
    fn other(&self) -> impl Iterator<Item = &str> {
        let before = self.begin.checked_sub(1).and_then(|at| self.seen.get(at)).and_then(|sight| sight.card.as_deref());
        self.new_cards().filter(move |card| Some(*card) != before && !self.turn.accepts(card))
    }

    /// What was seen until the card has to be there.
    fn in_time(&self) -> &[Sight] {
        let late = self.seen.iter().rev().take_while(|sight| sight.t > self.span.last + GRACE).count();
        self.seen.get(..self.seen.len() - late).unwrap_or_default()
    }

    /// Where in what was seen such a card came to stay; none when there is none at the end.
    fn since(&self, right: impl Fn(&str) -> bool) -> Option<usize> {
        let right = |sight: &&Sight| sight.card.as_deref().is_some_and(&right);
        let stays = self.in_time().iter().rev().take_while(right).count();
        (stays > 0).then(|| self.in_time().len() - stays)
    }

    fn shown(&self) -> Option<Shown> {
        let latest = self.in_time().last()?;
        let card = latest.card.clone()?;
        let at = self.since(|other| other == card)?;
        let after = self.after(self.seen.get(at)?.t);
        Some(Shown { card, after, confidence: latest.confidence, came: at >= self.begin })
    }

    fn after(&self, t: u32) -> f64 {
        (f64::from(t) - f64::from(self.span.last)) / 1000.0
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
