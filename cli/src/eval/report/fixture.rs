//! Small calls for tests.

use super::super::conversation::{Conversation, Turn, Wanted};
use super::super::judge::judge;
use super::super::measure::Call;
use super::super::play::{Change, Lead, Play, Sight, Span};
use sidecue_core::captions::Platform;
use std::collections::HashSet;

/// A call in which each turn takes ten seconds: (speaker, text, wanted); seen: (second, turn heard last, card or "").
pub fn call(turns: &[(&str, &str, Wanted)], seen: &[(u32, usize, &str)]) -> Call {
    let turn = |((speaker, text, wanted), line): (&(&str, &str, Wanted), usize)| Turn {
        line,
        speaker: (*speaker).to_owned(),
        own: *speaker == "You",
        text: (*text).to_owned(),
        pause: 0,
        wanted: wanted.clone(),
        also: Vec::new(),
    };
    let conversation = Conversation {
        name: "tiny".into(),
        title: "A tiny call".into(),
        platform: Platform::Meet,
        own: "You".into(),
        turns: turns.iter().zip(2..).map(turn).collect(),
    };
    let sight = |(second, heard, card): &(u32, usize, &str)| Sight {
        t: second * 1000,
        heard: *heard,
        card: (!card.is_empty()).then(|| (*card).to_owned()),
        confidence: 0.75,
        change: if card.is_empty() { Change::Gone } else { Change::New },
    };
    let lead = |turn: &Turn| (!turn.own).then(|| Lead { card: "dns".into(), confidence: 0.25 });
    let play = Play {
        spans: (0..turns.len() as u32).map(|at| Span { begin: at * 10_000, last: (at + 1) * 10_000 }).collect(),
        sights: seen.iter().map(sight).collect(),
        leads: conversation.turns.iter().map(lead).collect(),
    };
    let judged = judge(&conversation, &play, &HashSet::from(["cdn", "dns", "tls"]));
    Call { conversation, play, judged }
}
