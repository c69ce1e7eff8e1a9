//! Measures recognition natively, on the case files.

use anyhow::{Result, ensure};
use clap::Args;

use crate::files;
use crate::program::cargo;
use crate::workspace::Workspace;

/// Options of `cargo xtask eval`.
#[derive(Debug, Args)]
pub struct Options {
    /// Case files and options of `sidecue eval`; all of tests/eval when no file is named.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FILES")]
    arguments: Vec<String>,
}

/// Runs `sidecue eval` in the profile that people measure with. Prints nothing of its own: `--json` stays JSON.
pub fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut eval = cargo(workspace).args(["run", "--quiet", "--profile", "fast", "--package", "sidecue", "--", "eval"]);
    if options.arguments.iter().all(|argument| argument.starts_with('-')) {
        let folder = workspace.path("tests/eval");
        let cases = files::ending(&folder, ".jsonl");
        ensure!(!cases.is_empty(), "there are no cases in {}", folder.display());
        eval = eval.args(cases);
    }
    eval.args(&options.arguments).live()
}
