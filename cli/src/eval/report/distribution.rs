//! How sure recognition is of its first card: where that one is right, where it is wrong, and where none is wanted.

use super::super::conversation::Wanted;
use super::super::measure::{Call, Measured};
use super::plot::{Range, Row, histograms};
use maud::{Markup, html};

const RANGE: Range = Range { low: 0.0, high: 1.0, parts: 20, every: 5 };

/// Confidences by what they were about.
#[derive(Debug, Default, PartialEq)]
struct Spread {
    right: Vec<f64>,
    wrong: Vec<f64>,
    none: Vec<f64>,
}

/// A figure for cases and one for calls.
pub fn plots(measured: &Measured) -> Markup {
    let (mut cases, mut calls) = (Spread::default(), Spread::default());
    for (case, trial) in measured.cases.iter().flat_map(|set| &set.trials) {
        let right = case.card.as_ref().map(|card| trial.first.as_ref() == Some(card));
        cases.add(right, trial.confidence);
    }
    measured.calls.iter().flat_map(|set| &set.calls).for_each(|call| calls.listen(call));
    html! {
        div.panels {
            (cases.plot("Questions and talk alone"))
            (calls.plot("Calls: questions, and talk that wants nothing"))
        }
    }
}

impl Spread {
    /// `right`: whether the first card is right; nothing where none is wanted.
    fn add(&mut self, right: Option<bool>, confidence: f32) {
        let sort = match right {
            Some(true) => &mut self.right,
            Some(false) => &mut self.wrong,
            None => &mut self.none,
        };
        sort.push(f64::from(confidence));
    }

    fn listen(&mut self, call: &Call) {
        for (turn, lead) in call.conversation.turns.iter().zip(&call.play.leads) {
            let Some(lead) = lead else { continue };
            match &turn.wanted {
                Wanted::Card(..) => self.add(Some(turn.accepts(&lead.card)), lead.confidence),
                Wanted::Nothing if turn.also.is_empty() => self.add(None, lead.confidence),
                // About the card that is there already: neither right nor wrong.
                Wanted::Nothing | Wanted::Keep => {}
            }
        }
    }

    fn plot(self, title: &str) -> Markup {
        let rows = [
            Row { name: "right first", class: "right", values: self.right },
            Row { name: "wrong first", class: "wrong", values: self.wrong },
            Row { name: "none wanted", class: "none", values: self.none },
        ];
        histograms(title, &rows, &RANGE)
    }
}
