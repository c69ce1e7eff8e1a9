//! `sidecue eval`: how well recognition does on files of cases, through the live path.

mod case;
mod figures;
mod trial;

use crate::folder;
use anyhow::Result;
use clap::Args as ClapArgs;
use sidecue_core::live::Live;
use sidecue_core::recognition::repairs::{MISHEARD, Repairs};
use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to measure.
#[derive(ClapArgs)]
pub struct Args {
    /// Files of cases, one JSON object a line.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
    /// Also print one line a case: what was wanted, what ranked first, what was shown.
    #[arg(long)]
    cases: bool,
}

/// Measures.
pub fn run(bank: &Path, args: &Args) -> Result<ExitCode> {
    let cards = folder::cards(bank)?;
    let ids: HashSet<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    let mut live = Live::new(&cards, Repairs::parse(MISHEARD)?, &[])?;
    let mut figures = figures::Figures::default();
    let mut out = std::io::stdout().lock();
    for file in &args.files {
        for case in case::read(file)? {
            if case.card.as_deref().is_some_and(|card| !ids.contains(card)) {
                figures.unknown();
                continue;
            }
            let trial = trial::run(&mut live, &case, cards.len())?;
            if args.cases {
                writeln!(out, "{}", trial.line(&case))?;
            }
            figures.add(&case, trial);
        }
    }
    let summary = figures.summary();
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&summary)?)?;
    } else {
        write!(out, "{summary}")?;
    }
    Ok(ExitCode::SUCCESS)
}
