//! `sidecue training`: what the scripts in `training/` learn from, in the words in which recognition reads it.

use crate::eval::conversation::{self, Conversation, Wanted};
use crate::folder;
use anyhow::{Context, Result};
use clap::Subcommand;
use serde::Serialize;
use sidecue_core::bank::Card;
use sidecue_core::captions::{Platform, Role};
use sidecue_core::live::Live;
use sidecue_core::recognition::Measurement;
use sidecue_core::recognition::repairs::{MISHEARD, Repairs};
use sidecue_core::speech::{MILLIS_A_WORD, Stage};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The last askings of a card: those of the last writer. Held out, they are questions in words that nobody trained on.
const LAST: usize = 7;
/// How many of a card's aliases are held out: plain questions, with the words of the topic.
const ALIASES: usize = 2;
/// Every so many words the moment is measured.
const STEP: usize = 3;
/// Longest line taken from an answer, in words.
const ANSWER: usize = 64;
/// Silence between two lines, in milliseconds: long enough for a question to end.
const SILENCE: u32 = 3000;

/// What to print, as lines of JSON.
#[derive(Subcommand)]
pub enum Command {
    /// Every line of the bank by which a card is known, in repaired words.
    Text {
        /// Leave out each card's last askings, its last follow-up and look-alike.
        #[arg(long)]
        without_last: bool,
    },
    /// What is said in labelled calls, in repaired words.
    Turns {
        /// Labelled calls.
        calls: Vec<PathBuf>,
        /// Lines at which nothing should show; those of kind `offbank` are questions all the same.
        #[arg(long)]
        quiet: Option<PathBuf>,
    },
    /// What recognition measures while labelled calls are spoken, and while lines are that the bank was built without.
    Moments {
        /// Labelled calls.
        calls: Vec<PathBuf>,
        /// Lines at which nothing should show: a kind, a tab, what is said.
        #[arg(long)]
        quiet: Option<PathBuf>,
    },
}

/// Prints.
pub fn run(bank: &Path, command: &Command) -> Result<ExitCode> {
    let mut cards = folder::cards(bank)?;
    match command {
        Command::Text { without_last } => {
            if *without_last {
                cards.iter_mut().for_each(|card| drop(hold_out(card)));
            }
            text(&cards)?;
        }
        Command::Turns { calls, quiet } => turns(&read(calls)?, quiet.as_deref())?,
        Command::Moments { calls, quiet } => moments(cards, &read(calls)?, quiet.as_deref())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn read(files: &[PathBuf]) -> Result<Vec<Conversation>> {
    files.iter().map(|file| conversation::read(file)).collect()
}

#[derive(Serialize)]
struct Said<'a> {
    /// The card, or the call.
    source: &'a str,
    kind: &'static str,
    words: Vec<String>,
}

struct Printer {
    repairs: Repairs,
}

impl Printer {
    fn new() -> Result<Self> {
        Ok(Self { repairs: Repairs::parse(MISHEARD)? })
    }

    fn print(&self, source: &str, kind: &'static str, text: &str) -> Result<()> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let words = self.repairs.apply(&words).into_iter().map(|repaired| repaired.word).collect();
        emit(&Said { source, kind, words })
    }
}

fn emit(line: &impl Serialize) -> Result<()> {
    writeln!(std::io::stdout().lock(), "{}", serde_json::to_string(line)?).context("the line could not be written")
}

fn text(cards: &[Card]) -> Result<()> {
    let printer = Printer::new()?;
    for card in cards {
        printer.print(&card.id, "question", &card.question)?;
        printer.print(&card.id, "title", &card.title)?;
        let spoken = &card.spoken;
        let kinds = [
            ("alias", &card.aliases),
            ("asking", &spoken.askings),
            ("follow-up", &spoken.follow_ups),
            ("look-alike", &spoken.look_alikes),
        ];
        for (kind, lines) in kinds {
            lines.iter().try_for_each(|line| printer.print(&card.id, kind, line))?;
        }
    }
    Ok(())
}

fn turns(calls: &[Conversation], quiet: Option<&Path>) -> Result<()> {
    let printer = Printer::new()?;
    for call in calls {
        call.turns.iter().try_for_each(|turn| printer.print(&call.name, kind(&turn.wanted), &turn.text))?;
    }
    for (kind, text) in quiet_lines(quiet)? {
        printer.print(&kind, if kind == "offbank" { "asks" } else { "nothing" }, &text)?;
    }
    Ok(())
}

fn kind(wanted: &Wanted) -> &'static str {
    match wanted {
        Wanted::Card(..) => "asks",
        Wanted::Keep => "follows",
        Wanted::Nothing => "nothing",
    }
}

/// Takes the last lines of a card out of it: (kind, text).
fn hold_out(card: &mut Card) -> Vec<(&'static str, String)> {
    let kept = card.aliases.len().saturating_sub(ALIASES);
    let mut plain: Vec<_> = card.aliases.drain(kept..).map(|line| ("asks", line)).collect();
    // Many ask for a card in nearly its own words: that line stays in the bank.
    plain.push(("asks", card.question.clone()));
    let spoken = &mut card.spoken;
    let kept = spoken.askings.len().saturating_sub(LAST);
    let mut lines: Vec<_> = spoken.askings.drain(kept..).map(|line| ("asks", line)).collect();
    lines.extend(spoken.follow_ups.pop().map(|line| ("follows", line)));
    lines.extend(spoken.look_alikes.pop().map(|line| ("nothing", line)));
    lines.extend(plain);
    lines
}

#[derive(Serialize)]
struct Moment<'a> {
    source: &'a str,
    /// Which turn or line of the source.
    turn: usize,
    kind: &'static str,
    /// The cards that are right.
    wanted: &'a [String],
    /// It is the last word.
    last: bool,
    on_screen: Option<&'a str>,
    /// The line stands in the bank: its own words are no evidence.
    seen: bool,
    /// A card left out, so that its question is one that no card covers.
    without: Option<&'a str>,
    #[serde(flatten)]
    measured: Measurement,
}

fn moments(mut cards: Vec<Card>, calls: &[Conversation], quiet: Option<&Path>) -> Result<()> {
    let (cards_names, moment_names) = Measurement::names();
    emit(&serde_json::json!({"cards": cards_names, "moment": moment_names}))?;
    let held_out: Vec<Vec<_>> = cards.iter_mut().map(hold_out).collect();
    let mut player = Player { live: Live::new(&cards, Repairs::parse(MISHEARD)?, &[])?, t: 0 };
    for call in calls {
        player.call(call)?;
    }
    let quiet = quiet_lines(quiet)?;
    for (turn, (kind, text)) in quiet.iter().enumerate() {
        player.line(moment(kind, turn, "nothing", &[]), text)?;
    }
    for (number, (card, lines)) in cards.iter().zip(&held_out).enumerate() {
        let another = cards.get((number * 7 + 5) % cards.len()).map(|card| card.id.as_str());
        for (turn, (kind, text)) in lines.iter().enumerate() {
            let own = Some(card.id.as_str()).filter(|_| number % 2 == 0 || *kind == "follows");
            let on_screen = if *kind == "asks" { another.filter(|_| (number + turn) % 2 == 0) } else { own };
            let wanted: &[String] = if *kind == "asks" { std::slice::from_ref(&card.id) } else { &[] };
            // People come to their question from something else.
            let before =
                quiet.iter().filter(|(kind, _)| kind == "smalltalk" || kind == "logistics" || kind == "remark");
            let before = before.cycle().nth(number * 11 + turn).filter(|_| (number + turn) % 3 == 0 && *kind == "asks");
            let text = &before.map_or_else(|| text.clone(), |(_, before)| format!("{before} {text}"));
            let seen = turn + 1 == lines.len();
            player.line(Moment { on_screen, seen, ..moment(&card.id, turn, kind, wanted) }, text)?;
            if *kind == "asks" && turn % 3 == number % 3 {
                let without = Some(card.id.as_str());
                player.line(Moment { on_screen, seen, without, ..moment(&card.id, turn, "nothing", &[]) }, text)?;
            }
        }
    }
    Ok(())
}

/// Lines at which nothing should show: (kind, text).
fn quiet_lines(file: Option<&Path>) -> Result<Vec<(String, String)>> {
    let Some(file) = file else { return Ok(Vec::new()) };
    let text = std::fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.is_empty());
    lines
        .map(|(line, number)| {
            let (kind, text) =
                line.split_once('\t').with_context(|| format!("{}:{number}: there is no tab", file.display()))?;
            Ok((kind.to_owned(), text.to_owned()))
        })
        .collect()
}

fn moment<'a>(source: &'a str, turn: usize, kind: &'static str, wanted: &'a [String]) -> Moment<'a> {
    let measured = Measurement { cards: Vec::new(), moment: Vec::new() };
    Moment { source, turn, kind, wanted, last: false, seen: false, on_screen: None, without: None, measured }
}

struct Player {
    live: Live,
    t: u32,
}

impl Player {
    /// A line of its own, by somebody who is not the candidate.
    fn line(&mut self, mut moment: Moment<'_>, text: &str) -> Result<()> {
        self.live.forget();
        let mut stage = Stage::new(Platform::Meet);
        stage.turn(Some("Interviewer"));
        let words: Vec<&str> = text.split_whitespace().take(ANSWER).collect();
        self.speak(&mut stage, &words, Some(&mut moment))?;
        self.t += SILENCE;
        self.live.advance(self.t)?;
        Ok(())
    }

    /// A call, as if the card that was wanted last were on screen; then its answers as if nobody knew who gave them.
    fn call(&mut self, call: &Conversation) -> Result<()> {
        self.live.forget();
        self.live.name(&call.own, Some(Role::Own));
        let mut stage = Stage::new(call.platform);
        let mut answers = Vec::new();
        let mut on_screen: Option<String> = None;
        for (number, turn) in call.turns.iter().enumerate() {
            stage.turn(Some(&turn.speaker));
            self.t += turn.pause;
            self.live.advance(self.t)?;
            let words: Vec<&str> = turn.text.split_whitespace().collect();
            let mut wanted = turn.also.clone();
            if let Wanted::Card(cue, _) = &turn.wanted {
                wanted.push(cue.clone());
            }
            if turn.own {
                self.speak(&mut stage, &words, None)?;
                answers.push((number, on_screen.clone(), turn.text.as_str()));
                continue;
            }
            let source = call.name.as_str();
            let known = on_screen.as_deref();
            let mut moment = Moment { on_screen: known, ..moment(source, number, kind(&turn.wanted), &wanted) };
            self.speak(&mut stage, &words, Some(&mut moment))?;
            if let Wanted::Card(cue, _) = &turn.wanted {
                on_screen = Some(cue.clone());
            }
        }
        self.live.name(&call.own, None);
        for (number, on_screen, text) in answers {
            let known = on_screen.as_deref();
            self.line(Moment { on_screen: known, ..moment(&call.name, number, "nothing", &[]) }, text)?;
        }
        Ok(())
    }

    fn speak(&mut self, stage: &mut Stage, words: &[&str], mut moment: Option<&mut Moment<'_>>) -> Result<()> {
        for (number, word) in words.iter().enumerate() {
            self.t += MILLIS_A_WORD;
            self.live.take(stage.word(self.t, word))?;
            let Some(moment) = moment.as_mut() else { continue };
            moment.last = number + 1 == words.len();
            if moment.last || number % STEP == 0 {
                moment.measured = self.live.measure(moment.on_screen, moment.without)?;
                emit(moment)?;
            }
        }
        Ok(())
    }
}
