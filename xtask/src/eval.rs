//! Measures recognition natively, on the project's cases and labelled calls.

use anyhow::Result;
use clap::Args;

use crate::program::cargo;
use crate::workspace::Workspace;

/// Options of `cargo xtask eval`.
#[derive(Debug, Args)]
pub struct Options {
    /// What `sidecue eval` takes; without files or calls, all that the project has.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENTS")]
    arguments: Vec<String>,
}

/// Runs `sidecue eval` in the profile that people measure with. Prints nothing of its own: `--json` stays JSON.
pub fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let eval = cargo(workspace).args(["run", "--quiet", "--profile", "fast", "--package", "sidecue", "--", "eval"]);
    eval.args(&options.arguments).live()
}
