//! Gets the tools. Every part looks first and acts only on what is missing, so a complete machine is done in under a second.

mod chromium;
mod node;
mod packages;
mod rust;
mod wasm_tools;

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;

use crate::console;
use crate::workspace::Workspace;

/// Ensures all tools; a missing browser that cannot be installed is told but is no failure.
pub fn everything(workspace: &Workspace) -> Result<()> {
    let start = Instant::now();
    for_building(workspace)?;
    match chromium::ensure(workspace) {
        Ok(browser) => console::say("setup", &format!("browser {}", browser.display())),
        Err(error) => console::say("setup", &format!("no browser: {error:#}")),
    }
    console::say("setup", &format!("ready ({})", console::duration(start.elapsed())));
    Ok(())
}

/// Ensures what is needed to build and check: Rust parts, WASM tools, Node and its packages.
pub fn for_building(workspace: &Workspace) -> Result<()> {
    rust::ensure(workspace)?;
    node::ensure(workspace)?;
    packages::ensure(workspace)?;
    wasm_tools::ensure(workspace)
}

/// Ensures what is needed to run the extension, and gives the browser's path.
pub fn for_browser(workspace: &Workspace) -> Result<PathBuf> {
    // The browser first: whoever has to install one by hand should not learn so only after minutes of building tools.
    let browser = chromium::ensure(workspace)?;
    for_building(workspace)?;
    Ok(browser)
}
