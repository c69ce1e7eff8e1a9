//! TypeScript to JavaScript by esbuild: what ships, the tests, and the script of the stand-in call pages.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::files;
use crate::program::Program;
use crate::workspace::Workspace;

/// The modules of dist, by the name of their source in `extension/src`.
const MODULES: [&str; 10] = [
    "service-worker",
    "panel-boot",
    "welcome",
    "options",
    "practice",
    "microphone",
    "clock-worker",
    "engine-worker",
    "packs-worker",
    "practice-worker",
];
/// Glue of wasm-bindgen: it finds its module beside itself, so it is copied as it is, never bundled.
const GLUE: [&str; 5] = ["panel", "engine", "clock", "options", "practice"];

/// The caption readers, by platform, and what is injected before each of them. Each must be one classic script.
pub const READERS: [&str; 6] = ["finder", "meet", "teams", "zoom", "youtube", "generic"];

/// Bundles everything that ships into a folder of the shape of dist.
pub fn shipped(workspace: &Workspace, dist: &Path) -> Result<()> {
    let modules = MODULES.map(|name| format!("{name}=extension/src/{name}.ts"));
    let readers = READERS.map(|name| format!("readers/{name}=extension/src/readers/{name}.ts"));
    for (format, entries) in [("esm", modules.as_slice()), ("iife", &readers)] {
        for_browser(workspace)
            .args(["--minify", "--legal-comments=none"])
            .args(GLUE.map(|name| format!("--external:*/{name}/{name}.js")))
            .arg(format!("--format={format}"))
            .arg(format!("--outdir={}", dist.display()))
            .args(entries)
            .quiet()?;
    }
    Ok(())
}

/// Bundles test programs for Node into `target/tests/<folder>` and gives the paths of the bundles.
pub fn for_node(workspace: &Workspace, sources: &[PathBuf], folder: &str) -> Result<Vec<PathBuf>> {
    let out = workspace.target("tests").join(folder);
    let entries = sources.iter().map(|source| format!("{}={}", stem(source), source.display()));
    esbuild(workspace)
        .args(["--platform=node", "--target=node20", "--format=esm", "--packages=external", "--sourcemap=inline"])
        .args(["--out-extension:.js=.mjs"])
        .arg(format!("--outdir={}", out.display()))
        .args(entries)
        .quiet()?;
    Ok(sources.iter().map(|source| out.join(format!("{}.mjs", stem(source)))).collect())
}

/// Bundles the page on which the benchmark compares searches, with the peers that it compares with, and puts it beside the
/// benchmark's own bundle.
pub fn search_page(workspace: &Workspace) -> Result<()> {
    for_browser(workspace)
        .args(["--minify", "--format=esm"])
        .arg(format!("--outdir={}", workspace.target("tests").display()))
        .arg("search-page=tests/bench/search/page.ts")
        .quiet()
}

/// Puts the stand-in call pages into `target/tests/pages`: files as they are, each `stage.ts` as a classic script.
pub fn stand_in_pages(workspace: &Workspace) -> Result<PathBuf> {
    let (from, to) = (workspace.path("tests/pages"), workspace.target("tests/pages"));
    files::remove_folder(&to)?;
    files::copy_below(&from, &to, |file| file.extension().is_none_or(|end| end != "ts"))?;
    let stages: Vec<PathBuf> =
        files::below(&from)?.into_iter().filter(|file| files::name(file) == "stage.ts").collect();
    let entries =
        stages.iter().map(|stage| format!("{}={}", stage.with_extension("").display(), from.join(stage).display()));
    for_browser(workspace)
        .args(["--format=iife", "--sourcemap=inline"])
        .arg(format!("--outdir={}", to.display()))
        .args(entries)
        .quiet()?;
    Ok(to)
}

fn for_browser(workspace: &Workspace) -> Program {
    // The least version that manifest.json admits.
    esbuild(workspace).args(["--platform=browser", "--target=chrome141", "--charset=utf8"])
}

fn esbuild(workspace: &Workspace) -> Program {
    Program::new(workspace.npm_tool("esbuild"), workspace)
        .args(["--bundle", "--log-level=warning"])
        .if_missing("It comes with the npm packages: `cargo xtask setup` installs them.")
}

/// The name of a bundle: the source's file name without `.ts`.
fn stem(source: &Path) -> String {
    files::name(&source.with_extension(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_keeps_its_double_name() {
        assert_eq!(stem(Path::new("tests/e2e/live-card.test.ts")), "live-card.test");
        assert_eq!(stem(Path::new("tests/bench/bench.ts")), "bench");
    }
}
