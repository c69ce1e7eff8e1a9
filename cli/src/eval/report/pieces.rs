//! What is on screen during a call, cut where its meaning changes: a card that was right is left over once another
//! question begins.

use super::super::conversation::{Turn, Wanted};
use super::super::judge::owners;
use super::super::measure::Call;
use super::super::play::Change;

/// A card on screen for a while.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Since when, in milliseconds of the call.
    pub from: u32,
    /// Until when.
    pub to: u32,
    /// The card.
    pub card: String,
    /// How sure recognition was when it came.
    pub confidence: f32,
    /// What it is there.
    pub worth: Worth,
}

/// What a card on screen is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// What the question wants.
    Right,
    /// Another one than the question or follow-up wants.
    Wrong,
    /// It came where none was wanted.
    False,
    /// It came for an earlier question.
    Left,
}

impl Worth {
    /// The class that colours it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::False => "false",
            Self::Left => "left",
        }
    }
}

/// All pieces of a call; `end` is when it is over.
pub fn pieces(call: &Call, end: u32) -> Vec<Piece> {
    let sights: Vec<_> = call.play.sights.iter().zip(owners(&call.conversation, &call.play)).collect();
    let changes: Vec<_> = sights.into_iter().filter(|(sight, _)| sight.change != Change::Same).collect();
    let ends = changes.iter().skip(1).map(|(sight, _)| sight.t).chain([end]);
    let mut pieces = Vec::new();
    for ((sight, owner), to) in changes.iter().zip(ends) {
        let Some(card) = &sight.card else { continue };
        let cut = |from, to, worth| Piece { from, to, card: card.clone(), confidence: sight.confidence, worth };
        let mut from = sight.t;
        let mut worth = arrival(call, *owner, card, sight.change);
        for (turn, begin) in later_questions(call, *owner) {
            if begin > from && begin < to {
                pieces.push(cut(from, begin, worth));
                from = begin;
            }
            if begin < to {
                worth = if turn.accepts(card) { Worth::Right } else { Worth::Left };
            }
        }
        pieces.push(cut(from, to, worth));
    }
    pieces
}

/// What a card is worth that came during a turn.
fn arrival(call: &Call, owner: usize, card: &str, change: Change) -> Worth {
    let turns = &call.conversation.turns;
    let question = turns.iter().take(owner + 1).rfind(|turn| matches!(turn.wanted, Wanted::Card(..)));
    let Some(turn) = turns.get(owner) else { return Worth::Left };
    if turn.accepts(card) || question.is_some_and(|question| question.accepts(card)) {
        return Worth::Right;
    }
    match turn.wanted {
        _ if change == Change::Returned => Worth::Left,
        Wanted::Nothing => Worth::False,
        Wanted::Card(..) | Wanted::Keep => Worth::Wrong,
    }
}

/// Questions after a turn, with when they begin.
fn later_questions(call: &Call, turn: usize) -> impl Iterator<Item = (&Turn, u32)> {
    let turns = call.conversation.turns.iter().zip(&call.play.spans).skip(turn + 1);
    turns.filter(|(turn, _)| matches!(turn.wanted, Wanted::Card(..))).map(|(turn, span)| (turn, span.begin))
}

#[cfg(test)]
mod tests {
    use super::super::super::conversation::Kind;
    use super::super::fixture::call;
    use super::*;

    fn asks(card: &str) -> Wanted {
        Wanted::Card(card.to_owned(), Kind::Direct)
    }

    /// The pieces as (seconds from, to, card, worth).
    fn cut(turns: &[(&str, &str, Wanted)], seen: &[(u32, usize, &str)]) -> Vec<(u32, u32, String, Worth)> {
        let call = call(turns, seen);
        let end = turns.len() as u32 * 10_000;
        pieces(&call, end)
            .into_iter()
            .map(|piece| (piece.from / 1000, piece.to / 1000, piece.card, piece.worth))
            .collect()
    }

    #[test]
    fn a_card_is_left_over_from_the_next_question_on_and_right_again_when_asked_again() {
        let turns = [("Ada", "a", asks("cdn")), ("Ada", "b", asks("dns")), ("Ada", "c", asks("cdn"))];
        let pieces = cut(&turns, &[(4, 0, "cdn")]);
        let cdn = |from, to, worth| (from, to, "cdn".to_owned(), worth);
        assert_eq!(pieces, [cdn(4, 10, Worth::Right), cdn(10, 20, Worth::Left), cdn(20, 30, Worth::Right)]);
    }

    #[test]
    fn a_card_is_worth_what_the_turn_wanted_that_brought_it() {
        let turns = [
            ("Ada", "a", Wanted::Nothing),
            ("Ada", "b", asks("dns")),
            ("Ada", "c", Wanted::Keep),
            ("You", "d", Wanted::Nothing),
        ];
        let seen = [(1, 0, "tls"), (12, 1, "cdn"), (14, 1, ""), (22, 2, "tls"), (25, 2, "dns"), (35, 3, "cdn")];
        let worth: Vec<(u32, Worth)> =
            cut(&turns, &seen).into_iter().map(|(from, _, _, worth)| (from, worth)).collect();
        use Worth::{False, Left, Right, Wrong};
        assert_eq!(worth, [(1, False), (10, Left), (12, Wrong), (22, Wrong), (25, Right), (35, False)]);
    }
}
