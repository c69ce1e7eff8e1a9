//! The npm packages, exactly as package-lock.json says and without running their scripts.

use std::fs;

use anyhow::{Context, Result};

use crate::console;
use crate::program::Program;
use crate::stamp::Stamp;
use crate::workspace::Workspace;

/// Ensures that node_modules is what package-lock.json says.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    let lock_file = workspace.path("package-lock.json");
    let lock = fs::read(&lock_file).with_context(|| {
        format!(
            "cannot read {}: `npm install --ignore-scripts` makes it; it belongs in the repository",
            lock_file.display()
        )
    })?;
    let modules = workspace.path("node_modules");
    // The stamp lies in the folder it vouches for: whoever deletes the folder deletes the stamp.
    let stamp = Stamp::new(modules.join(".sidecue-lock"), [lock.as_slice()]);
    if stamp.holds(&modules) {
        return Ok(());
    }
    console::long_step("setup", "npm packages", "under a minute, once", || {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        Program::new(npm, workspace)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .remedy("This needs npm (it comes with Node.js) and its registry; is package-lock.json in step with package.json?")
            .quiet()
    })?;
    stamp.set()
}
