//! The pictures of the store's page and of the README, taken from the built extension in a real Chromium.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::program::node;
use crate::workspace::Workspace;
use crate::{bundle, dist, setup, test_env};

const OUT: &str = "docs/pictures";

/// Options of `cargo xtask pictures`.
#[derive(Debug, Args)]
pub struct Options {
    /// The folder for the pictures.
    #[arg(long, value_name = "FOLDER", default_value = OUT)]
    out: PathBuf,
    /// Take dist as it is.
    #[arg(long)]
    no_build: bool,
}

/// Builds unless told not to, then takes them all.
pub fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let browser = setup::for_browser(workspace)?;
    if !options.no_build {
        dist::build(workspace, false)?;
    }
    bundle::stand_in_pages(workspace)?;
    let scripts = bundle::for_node(workspace, &[workspace.path("tests/harness/pictures.ts")], "")?;
    let script = scripts.first().context("the program that takes the pictures was not bundled")?;
    node(workspace, script)
        .arg("--out")
        .arg(&options.out)
        .envs(test_env::variables(workspace, &workspace.dist(), Some(&browser)))
        .live()
}
