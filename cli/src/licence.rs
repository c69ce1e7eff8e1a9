//! `sidecue licence`: signing keys, and the licences they sign.

mod dates;
mod inspect;
mod issue;
mod key_file;
mod keygen;

use anyhow::Result;
use clap::Subcommand;
use std::path::PathBuf;
use std::process::ExitCode;

/// What to do with licences.
#[derive(Subcommand)]
pub enum Command {
    /// Make a signing key: a secret file that only you can read, and a public one beside it for building Sidecue with.
    Keygen {
        /// Where to put the secret key. The public one goes beside it: name.public for name and for name.secret.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Sign a licence and print it, and nothing else, to standard output.
    Issue(issue::Args),
    /// Explain a licence line by line, and why Sidecue would refuse it. Ends with exit code 1 if it would unlock nothing.
    Inspect(inspect::Args),
}

/// Runs the command.
pub fn run(command: &Command) -> Result<ExitCode> {
    match command {
        Command::Keygen { out } => keygen::run(out),
        Command::Issue(args) => issue::run(args),
        Command::Inspect(args) => inspect::run(args),
    }
}
