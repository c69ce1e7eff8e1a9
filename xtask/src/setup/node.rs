//! Node.js: bundler, type checker and browser tests run in it.

use anyhow::{Context, Result, ensure};

use crate::program::Program;
use crate::version::Version;
use crate::workspace::Workspace;

const LEAST_MAJOR: u32 = 20;
const REMEDY: &str = "Install Node.js 20 or newer with npm, from https://nodejs.org or your system's packages.";

/// Ensures that a Node.js new enough is on PATH.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    accept(&Program::new("node", workspace).arg("--version").remedy(REMEDY).text()?)
}

fn accept(printed: &str) -> Result<()> {
    let version = Version::in_text(printed)
        .with_context(|| format!("`node --version` printed {printed:?}, which is no version. {REMEDY}"))?;
    ensure!(version.major >= LEAST_MAJOR, "Node.js {version} is too old. {REMEDY}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_node_20_and_newer_will_do() {
        assert!(accept("v20.0.0\n").is_ok());
        assert!(accept("v24.1.0\n").is_ok());
        assert!(accept("v18.20.8\n").unwrap_err().to_string().contains("18.20.8 is too old"));
        assert!(accept("").is_err());
    }
}
