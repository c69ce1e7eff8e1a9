//! `sidecue bank`: everything that is done with the cards.

mod check;
mod html;
mod new;
mod pack;
mod stats;

use anyhow::Result;
use clap::Subcommand;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to do with the bank.
#[derive(Subcommand)]
pub enum Command {
    /// Begin a card: a file with every field, to be filled in.
    New {
        /// The card as <topic>/<id>, such as `api/rate-limiter`.
        card: String,
    },
    /// Name everything that is wrong with a card, alone and beside the others, with file, line and remedy.
    Check,
    /// Count the cards by topic, level and round.
    Stats {
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Write all cards as one page for reviewing, each with its findings and the cards most like it.
    Html {
        /// Where to.
        #[arg(long)]
        out: PathBuf,
    },
    /// Write all cards as the one asset that the extension ships.
    Pack {
        /// Where to.
        #[arg(long)]
        out: PathBuf,
    },
}

/// Runs the command.
pub fn run(bank: &Path, command: &Command) -> Result<ExitCode> {
    match command {
        Command::New { card } => new::run(bank, card),
        Command::Check => check::run(bank),
        Command::Stats { json } => stats::run(bank, *json),
        Command::Html { out } => html::run(bank, out),
        Command::Pack { out } => pack::run(bank, out),
    }
}
