//! The tests in a real Chromium with dist loaded, or with what a package holds.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::counts::Counts;
use crate::program::Program;
use crate::workspace::Workspace;
use crate::{bundle, console, dist, files, package, setup, test_env};

/// Options of `cargo xtask e2e`.
#[derive(Debug, Args)]
pub struct Options {
    /// Only test files whose name contains one of these.
    filter: Vec<String>,
    /// Take dist as it is.
    #[arg(long)]
    no_build: bool,
    /// Test this package, as `zip` makes it, instead of dist.
    #[arg(long, value_name = "FILE")]
    package: Option<PathBuf>,
}

/// Builds unless told not to, then runs the tests.
pub fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let browser = setup::for_browser(workspace)?;
    let counts = if let Some(package) = &options.package {
        run_package(workspace, &browser, package, &options.filter)?
    } else {
        if !options.no_build {
            dist::build(workspace, false)?;
        }
        run(workspace, &browser, &workspace.dist(), &options.filter)?
    };
    println!("{} passed, {} failed", counts.passed, counts.failed);
    Ok(())
}

/// The tests on what comes out of a package, as whoever installs it has it.
pub fn run_package(workspace: &Workspace, browser: &Path, package: &Path, filters: &[String]) -> Result<Counts> {
    let unpacked = tempfile::tempdir().context("cannot make a temporary folder")?;
    package::unpack_file(package, unpacked.path())?;
    run(workspace, browser, unpacked.path(), filters)
}

/// Runs the tests whose file name contains one of the filters, on the extension in `dist`; all without a filter.
fn run(workspace: &Workspace, browser: &Path, dist: &Path, filters: &[String]) -> Result<Counts> {
    let all = files::ending(&workspace.path("tests/e2e"), ".test.ts");
    let chosen = matching(&all, filters);
    ensure!(!chosen.is_empty(), "no test file matches; there are: {}", names(&all));
    let bundles = console::step("e2e", "tests bundled", || {
        bundle::stand_in_pages(workspace)?;
        bundle::for_node(workspace, &chosen, "e2e")
    })?;
    Program::new("node", workspace)
        // One browser at a time: tests that share two cores measure each other.
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec", "--enable-source-maps"])
        .args(bundles)
        .envs(test_env::variables(workspace, dist, Some(browser)))
        .counted()
}

fn matching(files: &[PathBuf], filters: &[String]) -> Vec<PathBuf> {
    let wanted =
        |file: &&PathBuf| filters.is_empty() || filters.iter().any(|part| files::name(file).contains(part.as_str()));
    files.iter().filter(wanted).cloned().collect()
}

fn names(files: &[PathBuf]) -> String {
    if files.is_empty() {
        "none".to_owned()
    } else {
        files.iter().map(|file| files::name(file)).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_look_at_file_names_only() {
        let all = ["/e2e/live.test.ts", "/e2e/search.test.ts", "/e2e/consent.test.ts"].map(PathBuf::from);
        let chosen =
            |filters: &[&str]| names(&matching(&all, &filters.iter().map(|&part| part.to_owned()).collect::<Vec<_>>()));
        assert_eq!(chosen(&[]), "live.test.ts, search.test.ts, consent.test.ts");
        assert_eq!(chosen(&["live", "search"]), "live.test.ts, search.test.ts");
        assert_eq!(chosen(&["e2e"]), "none");
    }
}
