//! `sidecue replay`: play a recorded call through the live path.

use crate::folder;
use anyhow::{Context, Result, bail};
use clap::Args as ClapArgs;
use sidecue_core::live::{Event, Live};
use sidecue_core::recognition::Phase;
use sidecue_core::recognition::repairs::{MISHEARD, Repairs};
use sidecue_core::replay::{EventLine, Replay, from_subtitles};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How to play it.
#[derive(ClapArgs)]
pub struct Args {
    /// The recorded call: .jsonl (header and snapshots), .vtt or .srt.
    file: PathBuf,
    /// Print one JSON event a line.
    #[arg(long, conflicts_with = "snapshots")]
    json: bool,
    /// Print the call in the .jsonl form instead of playing it.
    #[arg(long)]
    snapshots: bool,
    /// A speaker of a subtitle file who is the person themself; may be given several times.
    #[arg(long = "self", default_value = "You")]
    own_names: Vec<String>,
}

/// Plays it.
pub fn run(bank: &Path, args: &Args) -> Result<ExitCode> {
    let replay = read(&args.file, &args.own_names)?;
    let mut out = std::io::stdout().lock();
    if args.snapshots {
        for line in replay.lines() {
            writeln!(out, "{line}")?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    for event in play(bank, replay)? {
        if args.json {
            writeln!(out, "{}", serde_json::to_string(&EventLine::from(&event))?)?;
        } else if let Some(line) = spoken(&event) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path, own_names: &[String]) -> Result<Replay> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))?;
    let parsed = match file.extension().and_then(|end| end.to_str()) {
        Some("jsonl") => Replay::parse(&text),
        Some("vtt" | "srt") => from_subtitles(&text, own_names),
        _ => bail!("{}: a recorded call ends in .jsonl, .vtt or .srt", file.display()),
    };
    parsed.with_context(|| file.display().to_string())
}

fn play(bank: &Path, replay: Replay) -> Result<Vec<Event>> {
    let mut live = Live::new(&folder::cards(bank)?, Repairs::parse(MISHEARD)?, &replay.header.own_names)?;
    let mut events = Vec::new();
    for snapshot in replay.snapshots {
        events.extend(live.take(snapshot)?);
    }
    while let Some(due) = live.deadline() {
        events.extend(live.advance(due)?);
    }
    Ok(events)
}

/// An event for people: finished utterances and cues.
fn spoken(event: &Event) -> Option<String> {
    match event {
        Event::Utterance(change) if change.done => {
            Some(format!("{:>8} {}: {}", clock(change.t), change.speaker.as_deref().unwrap_or("?"), change.text))
        }
        // A hint is never a cue.
        Event::Utterance(_) | Event::Hints(_) => None,
        Event::Gap(gap) => Some(format!("{:>8}   -- {} s without captions", clock(gap.t), gap.length / 1000)),
        Event::Cue(cue) => {
            let phase = match cue.phase {
                Phase::Provisional => "provisional",
                Phase::Locked => "locked",
                Phase::None => "no card",
            };
            let words = cue.matched.join(" … ");
            Some(format!(
                "{:>8}   -> {phase} {} ({:.2}) {words}",
                clock(cue.t),
                cue.card.as_deref().unwrap_or(""),
                cue.score
            ))
        }
    }
}

fn clock(t: u32) -> String {
    format!("{}:{:04.1}", t / 60_000, f64::from(t % 60_000) / 1000.0)
}
