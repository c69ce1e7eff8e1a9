//! `sidecue bank`: check and pack the cards.

use crate::{folder, found_wrong};
use anyhow::{Context, Result, bail};
use clap::Subcommand;
use sidecue_core::bank::lint::lint;
use sidecue_core::volume::Volume;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to do with the bank.
#[derive(Subcommand)]
pub enum Command {
    /// Name everything that is wrong with a card, with file, line and remedy.
    Check,
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
        Command::Check => check(bank),
        Command::Pack { out } => write(bank, out),
    }
}

fn check(bank: &Path) -> Result<ExitCode> {
    let folder = folder::read(bank)?;
    let findings = lint(&folder.cards);
    for error in &folder.broken {
        println!("{error}");
    }
    for finding in &findings {
        println!("{finding}");
    }
    let wrong = folder.broken.len() + findings.len();
    let cards = folder.cards.len() + folder.broken.len();
    println!("{cards} cards checked, {wrong} {}", if wrong == 1 { "thing to mend" } else { "things to mend" });
    found_wrong(wrong > 0)
}

fn write(bank: &Path, out: &Path) -> Result<ExitCode> {
    let folder = folder::read(bank)?;
    if let Some(first) = folder.broken.first().or(lint(&folder.cards).first()) {
        bail!("{first} (`sidecue bank check` lists everything)");
    }
    let volume = Volume::of(folder.cards.into_iter().map(|sourced| sourced.card).collect())?;
    let bytes = volume.pack()?;
    if let Some(parent) = out.parent() {
        std::fs::create_dir_all(parent).with_context(|| format!("{} could not be made", parent.display()))?;
    }
    std::fs::write(out, &bytes).with_context(|| format!("{} could not be written", out.display()))?;
    println!("{} cards, {} bytes -> {}", volume.cards.len(), bytes.len(), out.display());
    Ok(ExitCode::SUCCESS)
}
