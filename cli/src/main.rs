//! `sidecue`: checks and packs the bank, plays recorded calls, measures recognition, issues licences.

mod bank;
mod eval;
mod folder;
mod licence;
mod page;
mod replay;
mod training;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks and packs the bank, plays recorded calls, measures recognition, issues licences.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    /// Folder with the cards.
    #[arg(long, global = true, default_value = "bank")]
    bank: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Look after the cards.
    Bank {
        #[command(subcommand)]
        command: bank::Command,
    },
    /// Play a recorded call (.jsonl, .vtt, .srt) and print what the panel would have shown.
    Replay(replay::Args),
    /// Measure recognition on files of cases and on labelled calls.
    Eval(eval::Args),
    /// Print what the scripts in training/ learn from.
    Training {
        #[command(subcommand)]
        command: training::Command,
    },
    /// Make signing keys, issue licences and explain them.
    Licence {
        #[command(subcommand)]
        command: licence::Command,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        Command::Bank { command } => bank::run(&cli.bank, &command),
        Command::Replay(args) => replay::run(&cli.bank, &args),
        Command::Eval(args) => eval::run(&cli.bank, &args),
        Command::Training { command } => training::run(&cli.bank, &command),
        Command::Licence { command } => licence::run(&command),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("sidecue: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// What a command ends with when it ran but found something wrong.
fn found_wrong(wrong: bool) -> Result<ExitCode> {
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
