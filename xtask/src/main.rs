//! The one home of automation: `cargo xtask <command>`. The scripts of package.json and `.ci/run` only call this.

mod bank;
mod bench;
mod bundle;
mod check;
mod console;
mod contract;
mod counts;
mod demo;
mod dist;
mod e2e;
mod eval;
mod files;
mod licence_keys;
mod lockfile;
mod manifest;
mod package;
mod pictures;
mod program;
mod replay;
mod setup;
mod sizes;
mod stages;
mod stamp;
mod test;
mod test_env;
mod version;
mod wasm;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// Builds, checks, tests and shows Sidecue.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Gets every tool that the other commands need; quick when all is there.
    Setup,
    /// Builds the extension into dist/ and holds it to the size limits.
    Build {
        /// For the store: with the licence keys in SIDECUE_LICENCE_KEYS (one or two k4.public), not those for development.
        #[arg(long)]
        release: bool,
    },
    /// Builds and packs dist into target/sidecue-<version>.zip: what is handed to the store.
    Zip(package::Options),
    /// Formatting, lints, types and the cards.
    Check {
        /// Apply the formatters before checking.
        #[arg(long)]
        fix: bool,
    },
    /// Everything: setup, check, native tests, build, WASM contract, real browser.
    Test,
    /// The tests in a real Chromium with the extension loaded.
    E2e(e2e::Options),
    /// Shows the extension beside a stand-in call that replays captions.
    Demo(demo::Options),
    /// Takes the pictures of the store's page and of the README.
    Pictures(pictures::Options),
    /// Measures the built extension against the numbers it must hold.
    Bench(bench::Options),
    /// Measures recognition on case files (all of tests/eval unless some are named).
    Eval(eval::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console::failure(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let workspace = Workspace::locate()?;
    match command {
        Command::Setup => setup::everything(&workspace),
        Command::Build { release } => {
            setup::for_building(&workspace)?;
            dist::build(&workspace, release)
        }
        Command::Zip(options) => package::command(&workspace, &options),
        Command::Check { fix } => {
            setup::for_building(&workspace)?;
            check::run(&workspace, fix)
        }
        Command::Test => test::run(&workspace),
        Command::E2e(options) => e2e::command(&workspace, &options),
        Command::Demo(options) => demo::command(&workspace, &options),
        Command::Pictures(options) => pictures::command(&workspace, &options),
        Command::Bench(options) => bench::command(&workspace, &options),
        Command::Eval(options) => eval::command(&workspace, &options),
    }
}
