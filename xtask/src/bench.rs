//! Measures the built extension in a real browser.

use anyhow::{Context, Result};
use clap::Args;

use crate::program::node;
use crate::workspace::Workspace;
use crate::{bundle, dist, files, package, setup, sizes, test_env};

/// Options of `cargo xtask bench`.
#[derive(Debug, Args)]
pub struct Options {
    /// Take dist as it is.
    #[arg(long)]
    no_build: bool,
    /// Handed on to the benchmark.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Builds unless told not to, then measures.
pub fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let browser = setup::for_browser(workspace)?;
    if !options.no_build {
        dist::build(workspace, false)?;
    }
    let built = workspace.dist();
    // A bench that is over a limit says so in its table.
    let sizes = sizes::as_json(&built, &package::packed(&built)?)?;
    files::write(&workspace.target("tests/sizes.json"), sizes.to_string())?;
    bundle::stand_in_pages(workspace)?;
    bundle::search_page(workspace)?;
    let scripts = bundle::for_node(workspace, &[workspace.path("tests/bench/bench.ts")], "")?;
    let script = scripts.first().context("the benchmark was not bundled")?;
    node(workspace, script)
        .args(&options.arguments)
        .env("SIDECUE_SIZES", workspace.target("tests/sizes.json"))
        .envs(test_env::variables(workspace, &built, Some(&browser)))
        .live()
}
