//! `cargo xtask test`: all that must hold before a change goes in.

use anyhow::Result;

use crate::counts::Counts;
use crate::program::cargo;
use crate::stages::Stages;
use crate::wasm::WASM_ONLY;
use crate::workspace::Workspace;
use crate::{check, contract, dist, e2e, package, setup};

/// Runs every stage in turn, cheapest first, and prints how long each took.
pub fn run(workspace: &Workspace) -> Result<()> {
    let mut stages = Stages::default();
    let result = run_stages(workspace, &mut stages);
    stages.print_table();
    result?;
    let Counts { passed, failed } = stages.total();
    println!("\n{passed} passed, {failed} failed");
    Ok(())
}

fn run_stages(workspace: &Workspace, stages: &mut Stages) -> Result<()> {
    let browser = stages.run("setup", || setup::for_browser(workspace))?;
    stages.run("check", || check::run(workspace, false))?;
    stages.tests("native", || native(workspace))?;
    stages.run("build", || dist::build(workspace, false))?;
    let package = stages.run("zip", || package::make(workspace))?;
    stages.tests("contract", || contract::run(workspace))?;
    // What is installed is what was tested.
    stages.tests("e2e", || e2e::run_package(workspace, &browser, &package, &[]))
}

fn native(workspace: &Workspace) -> Result<Counts> {
    // The WASM crates bind and draw; what they hold to is tested in Node and in the browser.
    let wasm_only = WASM_ONLY.iter().flat_map(|package| ["--exclude", package]);
    // The terse form of the test runner: a failure is shown in full, a success is a dot.
    cargo(workspace).args(["test", "--workspace"]).args(wasm_only).args(["--", "--quiet"]).counted()
}
