//! One case, fed word by word as an interviewer's caption.

use super::case::Case;
use anyhow::Result;
use sidecue_core::captions::Platform;
use sidecue_core::live::{Event, Live};
use sidecue_core::recognition::Phase;
use sidecue_core::speech::{MILLIS_A_WORD, Stage};
use std::time::Instant;

/// Silence after the last word, in milliseconds: long enough for a question to end.
const SILENCE: u32 = 3000;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// Rank of the wanted card at the end, from 1; none when it is not ranked at all.
    pub rank: Option<usize>,
    /// The first card at the end.
    pub first: Option<String>,
    /// How sure recognition is of it, between 0 and 1.
    pub confidence: f32,
    /// The card on screen at the end.
    pub shown: Option<String>,
    /// How sure recognition is of that one, between 0 and 1.
    pub sure: f32,
    /// A card was on screen at some time.
    pub ever_shown: bool,
    /// Share of the question's words after which the wanted card is first and stays first.
    pub earliness: Option<f64>,
    /// How often the first card changed to another.
    pub flips: usize,
    /// What each caption update cost, in microseconds.
    pub micros: Vec<f64>,
}

/// Feeds the case. `cards` is how many the bank has.
pub fn run(live: &mut Live, case: &Case, cards: usize) -> Result<Trial> {
    live.forget();
    let mut stage = Stage::new(Platform::Meet);
    stage.turn(Some("Interviewer"));
    let mut firsts: Vec<Option<String>> = Vec::new();
    let (mut micros, mut shown, mut ever_shown) = (Vec::new(), None, false);
    // The live path's time goes on from case to case.
    let mut t = live.now().t;
    let mut see = |events: &[Event]| {
        for event in events {
            if let Event::Cue(cue) = event {
                shown = cue.card.clone().filter(|_| cue.phase != Phase::None);
                ever_shown |= shown.is_some();
            }
        }
    };
    for word in case.text.split_whitespace() {
        t += MILLIS_A_WORD;
        let snapshot = stage.word(t, word);
        let started = Instant::now();
        let events = live.take(snapshot)?;
        micros.push(started.elapsed().as_secs_f64() * 1e6);
        see(&events);
        firsts.push(live.ranking(1)?.into_iter().next().map(|ranked| ranked.card));
    }
    let ranking = live.ranking(cards)?;
    let confidence = live.confidence();
    see(&live.advance(t + SILENCE)?);
    let rank =
        case.card.as_ref().and_then(|card| ranking.iter().position(|ranked| ranked.card == *card)).map(|at| at + 1);
    Ok(Trial {
        rank,
        first: ranking.into_iter().next().map(|ranked| ranked.card),
        confidence,
        shown,
        sure: live.now().score,
        ever_shown,
        earliness: earliness(&firsts, case),
        flips: firsts.windows(2).filter(|pair| pair.iter().all(Option::is_some) && pair.first() != pair.last()).count(),
        micros,
    })
}

/// Share of the question's words (those after the prefix) after which the wanted card is first and stays first.
fn earliness(firsts: &[Option<String>], case: &Case) -> Option<f64> {
    let wanted = case.card.as_ref()?;
    let before = case.prefix.split_whitespace().count();
    let question = firsts.len().checked_sub(before).filter(|words| *words > 0)?;
    let stays = firsts.iter().rev().take_while(|first| first.as_ref() == Some(wanted)).count();
    if stays == 0 {
        return None;
    }
    let heard = (firsts.len() - stays + 1).saturating_sub(before);
    Some(heard as f64 / question as f64)
}

impl Trial {
    /// The case in a line, for looking at.
    pub fn line(&self, case: &Case) -> String {
        let wanted = case.card.as_deref().unwrap_or("-");
        let (first, shown) = (self.first.as_deref().unwrap_or("-"), self.shown.as_deref().unwrap_or("-"));
        let rank = self.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string());
        let sure = if self.shown.is_some() { self.sure } else { self.confidence };
        format!(
            "{}\twanted {wanted}\trank {rank}\tfirst {first}\tshown {shown}\tsure {sure:.2}\t{}",
            case.case, case.text
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidecue_core::recognition::repairs::Repairs;

    #[test]
    fn time_passes_in_every_case() {
        let mut live = Live::new(&[], Repairs::default(), &[]).unwrap();
        for text in ["a long case so to speak", "short"] {
            let case = Case { case: "x".into(), text: text.into(), card: None, prefix: String::new() };
            let (before, words) = (live.now().t, text.split(' ').count() as u32);
            run(&mut live, &case, 0).unwrap();
            assert_eq!(live.now().t - before, words * MILLIS_A_WORD + SILENCE, "{text}");
        }
    }

    fn share(firsts: &[&str], prefix: &str) -> Option<f64> {
        let case = Case { case: "x".into(), text: String::new(), card: Some("right".into()), prefix: prefix.into() };
        let firsts: Vec<Option<String>> = firsts.iter().map(|first| Some((*first).to_owned())).collect();
        earliness(&firsts, &case)
    }

    #[test]
    fn earliness_counts_the_words_of_the_question_only() {
        assert_eq!(share(&["wrong", "right", "right", "right"], ""), Some(0.5));
        assert_eq!(share(&["wrong", "wrong", "wrong", "right"], "two words"), Some(1.0));
        assert_eq!(share(&["right", "right", "right"], "one"), Some(0.0));
        assert_eq!(share(&["right", "wrong"], ""), None);
    }
}
