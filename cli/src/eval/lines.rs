//! One line a case and one a turn, for looking at.

use super::conversation::{Turn, Wanted};
use super::judge::Judged;
use super::measure::Measured;
use std::io::{self, Write};

/// Writes them all.
pub fn write(out: &mut impl Write, measured: &Measured) -> io::Result<()> {
    for (case, trial) in measured.cases.iter().flat_map(|set| &set.trials) {
        writeln!(out, "{}", trial.line(case))?;
    }
    for call in measured.calls.iter().flat_map(|set| &set.calls) {
        for (turn, judged) in call.conversation.turns.iter().zip(&call.judged) {
            writeln!(out, "{}", line(&call.conversation.name, turn, judged))?;
        }
    }
    Ok(())
}

fn line(call: &str, turn: &Turn, judged: &Judged) -> String {
    let kind = match &turn.wanted {
        Wanted::Card(_, kind) => kind.word(),
        _ if turn.own => "own",
        _ => "-",
    };
    let shown = judged.shown.as_ref().map_or_else(
        || "shown -\tafter -\tsure -".to_owned(),
        |shown| format!("shown {}\tafter {:+.1} s\tsure {:.2}", shown.card, shown.after, shown.confidence),
    );
    let (wanted, verdict) = (wanted(turn), judged.verdict.word());
    format!("{call}:{}\t{kind}\twanted {wanted}\t{shown}\t{verdict}\t{}", turn.line, turn.text)
}

/// What a turn wants, and what is as good: `cdn|caching`; `keep`; nothing is a dash.
pub fn wanted(turn: &Turn) -> String {
    let cue = match &turn.wanted {
        Wanted::Card(card, _) => card,
        Wanted::Keep => "keep",
        Wanted::Nothing => "-",
    };
    turn.also.iter().fold(cue.to_owned(), |wanted, also| format!("{wanted}|{also}"))
}

#[cfg(test)]
mod tests {
    use super::super::conversation::Kind;
    use super::super::judge::{Shown, Verdict};
    use super::*;

    #[test]
    fn a_turn_is_a_line_with_what_was_wanted_shown_when_and_how_sure() {
        let mut turn = Turn {
            line: 7,
            speaker: "Ada".into(),
            own: false,
            text: "and then".into(),
            pause: 0,
            wanted: Wanted::Card("cdn".into(), Kind::Named),
            also: vec!["caching".into()],
        };
        let shown = Shown { card: "cdn".into(), after: -2.34, confidence: 0.812, came: true };
        let verdict = Verdict::Hit { kind: Kind::Named, after: -2.34 };
        let hit = line("tiny", &turn, &Judged { verdict, shown: Some(shown), changes: 1 });
        assert_eq!(hit, "tiny:7\tnamed\twanted cdn|caching\tshown cdn\tafter -2.3 s\tsure 0.81\thit\tand then");
        (turn.wanted, turn.own, turn.also) = (Wanted::Nothing, true, Vec::new());
        let quiet = line("tiny", &turn, &Judged { verdict: Verdict::Quiet(0), shown: None, changes: 0 });
        assert_eq!(quiet, "tiny:7\town\twanted -\tshown -\tafter -\tsure -\tquiet\tand then");
    }
}
