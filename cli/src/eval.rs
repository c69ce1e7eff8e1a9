//! `sidecue eval`: how well recognition does on files of cases and on labelled calls, through the live path.

mod case;
pub mod conversation;
mod figures;
mod judge;
mod lines;
mod measure;
mod play;
mod report;
mod results;
mod statistics;
mod table;
mod tally;
mod trial;

use anyhow::Result;
use clap::Args as ClapArgs;
use measure::Sources;
use report::Against;
use results::Results;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to measure.
#[derive(ClapArgs)]
pub struct Args {
    /// Files of cases, one JSON object a line. When nothing is named: tests/eval, and training/calls where it is.
    files: Vec<PathBuf>,
    /// A folder of labelled calls, or one call; may be given several times.
    #[arg(long, value_name = "DIR")]
    conversations: Vec<PathBuf>,
    /// Print one JSON object.
    #[arg(long, conflicts_with = "cases")]
    json: bool,
    /// Also print one line a case and turn: what was wanted, what was shown, when and how sure.
    #[arg(long)]
    cases: bool,
    /// Also write a page with plots, the calls as they went, and every mistake.
    #[arg(long, value_name = "FILE.html")]
    report: Option<PathBuf>,
    /// On that page: figures of an earlier run to compare with, as `--json` printed them.
    #[arg(long, value_name = "OLD.json", requires = "report")]
    against: Option<PathBuf>,
}

/// Measures.
pub fn run(bank: &Path, args: &Args) -> Result<ExitCode> {
    let against = args.against.as_deref().map(Against::read).transpose()?;
    let sources = Sources::of(&args.files, &args.conversations)?;
    let measured = measure::measure(bank, &sources)?;
    let results = Results::of(&measured);
    if let Some(file) = &args.report {
        report::write(file, &measured, &results, against.as_ref())?;
    }
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&results)?)?;
    } else {
        if args.cases {
            lines::write(&mut out, &measured)?;
        }
        write!(out, "{results}")?;
        if let Some(file) = &args.report {
            writeln!(out, "-> {}", file.display())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
