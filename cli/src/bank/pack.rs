//! `sidecue bank pack`: all cards with their indexes, as the one asset that the extension ships.

use crate::folder;
use anyhow::{Result, bail};
use sidecue_core::bank::lint::lint;
use sidecue_core::volume::Volume;
use std::path::Path;
use std::process::ExitCode;

/// Packs the cards.
pub fn run(bank: &Path, out: &Path) -> Result<ExitCode> {
    let folder = folder::read(bank)?;
    if let Some(first) = folder.broken.first().or(lint(&folder.cards).first()) {
        bail!("{first} (`sidecue bank check` lists everything)");
    }
    let volume = Volume::of(folder.cards.into_iter().map(|sourced| sourced.card).collect())?;
    let bytes = volume.pack()?;
    folder::write(out, &bytes)?;
    println!("{} cards, {} bytes -> {}", volume.cards.len(), bytes.len(), out.display());
    Ok(ExitCode::SUCCESS)
}
