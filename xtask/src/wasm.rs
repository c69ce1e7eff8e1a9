//! The WASM modules: built by wasm-pack, optimised by Binaryen, then loaded once in Node.
//!
//! The optimiser is the pinned npm package, never one of the system: some older ones report success and
//! write a module that dies at load. That is also why the result is loaded here.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::console;
use crate::files;
use crate::licence_keys::KEYS;
use crate::program::{Program, node};
use crate::stamp::Stamp;
use crate::workspace::Workspace;

/// One WASM crate of the extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Module {
    /// Folder of the crate below `extension/`, folder in dist and stem of the file names.
    pub name: &'static str,
    /// The Cargo package.
    pub package: &'static str,
    /// How it is tried in Node: `load` runs it, `compile` does not (the panel needs a page).
    smoke: &'static str,
    /// How Binaryen optimises it: for speed, or for size where speed does not count.
    level: &'static [&'static str],
}

/// As small as it gets, by passes repeated until nothing changes any more.
const SMALL: &[&str] = &["-Oz", "--converge"];

/// The engine, which runs in the panel's worker.
pub const ENGINE: Module = Module { name: "engine", package: "sidecue-engine", smoke: "load", level: &["-O2"] };
/// The worker that keeps the time of sessions.
pub const CLOCK: Module = Module { name: "clock", package: "sidecue-clock", smoke: "compile", level: SMALL };
/// The panel's user interface.
pub const PANEL: Module = Module { name: "panel", package: "sidecue-panel", smoke: "compile", level: SMALL };
/// The options page and its worker.
pub const OPTIONS: Module = Module { name: "options", package: "sidecue-options", smoke: "compile", level: SMALL };
/// The practice page; its worker runs the engine's module.
pub const PRACTICE: Module = Module { name: "practice", package: "sidecue-practice", smoke: "compile", level: SMALL };
/// All of them.
pub const MODULES: [Module; 5] = [ENGINE, CLOCK, PANEL, OPTIONS, PRACTICE];

/// The packages that are built for WASM only: the modules, and what they stand on.
pub const WASM_ONLY: [&str; 6] =
    [ENGINE.package, CLOCK.package, PANEL.package, OPTIONS.package, PRACTICE.package, "sidecue-browser"];

/// The features that rustc emits for wasm32-unknown-unknown, spelled out: should the section that lists them be
/// stripped one day, the optimiser would take the module for an older kind and refuse it.
const OPTIMISER_FLAGS: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

impl Module {
    fn folder(self, workspace: &Workspace) -> PathBuf {
        workspace.target("wasm").join(self.name)
    }

    fn built(self, workspace: &Workspace) -> PathBuf {
        self.folder(workspace).join(format!("{}_bg.wasm", self.name))
    }

    fn optimised(self, workspace: &Workspace) -> PathBuf {
        workspace.target("wasm").join(format!("{}.optimised.wasm", self.name))
    }

    /// Builds, optimises and tries the module; `install` then copies it.
    pub fn build(self, workspace: &Workspace, licence_keys: &str) -> Result<()> {
        let name = self.name;
        console::long_step("build", &format!("{name} WASM"), "minutes the first time", || {
            self.pack(workspace, licence_keys)
        })?;
        self.optimise(workspace)?;
        console::step("build", &format!("{name} WASM tried in Node"), || self.try_in_node(workspace))
    }

    /// Copies the glue as it is and the optimised module into a folder of dist.
    pub fn install(self, workspace: &Workspace, dist: &std::path::Path) -> Result<()> {
        let folder = dist.join(self.name);
        // Glue and snippets only: no typings, no package.json.
        files::copy_below(&self.folder(workspace), &folder, |file| file.extension().is_some_and(|end| end == "js"))?;
        files::copy(&self.optimised(workspace), &folder.join(format!("{}_bg.wasm", self.name)))
    }

    fn pack(self, workspace: &Workspace, licence_keys: &str) -> Result<()> {
        let folder = self.folder(workspace);
        // Emptied first: snippets of an earlier build must not ship.
        files::remove_folder(&folder)?;
        // Node takes glue for an ES module only by this file; the root's package.json is not relied on.
        files::write(&workspace.target("wasm/package.json"), "{ \"type\": \"module\" }\n")?;
        Program::new(workspace.tools().join("bin").join("wasm-pack"), workspace)
            .args(["--log-level", "warn", "build"])
            .arg(workspace.path("extension").join(self.name))
            .args(["--target", "web", "--release", "--mode", "no-install", "--no-opt", "--no-pack", "--no-gitignore"])
            .args(["--no-typescript", "--out-name", self.name, "--out-dir"])
            .arg(&folder)
            .env("PATH", tools_first(workspace)?)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", path_remapping(workspace))
            .env(KEYS, licence_keys)
            .quiet()
    }

    fn optimise(self, workspace: &Workspace) -> Result<()> {
        let (built, optimised) = (self.built(workspace), self.optimised(workspace));
        let input = files::read(&built)?;
        let binaryen = files::read(&workspace.path("node_modules/binaryen/package.json"))?;
        let flags = [self.level, &OPTIMISER_FLAGS].concat().join(" ");
        let stamp_file = workspace.target("wasm").join(format!("{}.stamp", self.name));
        let stamp = Stamp::new(stamp_file, [input.as_slice(), &binaryen, flags.as_bytes()]);
        if stamp.holds(&optimised) {
            return Ok(());
        }
        console::long_step("build", &format!("{} WASM optimised", self.name), "up to half a minute", || {
            Program::new(workspace.npm_tool("wasm-opt"), workspace)
                .args(self.level)
                .args(OPTIMISER_FLAGS)
                .arg(&built)
                .arg("--output")
                .arg(&optimised)
                .if_missing("It comes with the npm package binaryen: `cargo xtask setup` installs it.")
                .quiet()
        })?;
        stamp.set()
    }

    fn try_in_node(self, workspace: &Workspace) -> Result<()> {
        node(workspace, &workspace.path("xtask/src/smoke.mjs"))
            .arg(self.smoke)
            .arg(self.folder(workspace).join(format!("{}.js", self.name)))
            .arg(self.optimised(workspace))
            .remedy("The module was built but does not load: nothing was put into dist.")
            .quiet()
    }
}

/// PATH with the pinned tools in front: wasm-pack takes the first wasm-bindgen it meets.
fn tools_first(workspace: &Workspace) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(workspace.tools().join("bin")).chain(env::split_paths(&path));
    env::join_paths(folders).context("a folder on PATH has a name that PATH cannot hold")
}

/// Keeps the paths of this machine out of the module, so that all machines build the same bytes.
fn path_remapping(workspace: &Workspace) -> String {
    let home = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os(home).map(|home| PathBuf::from(home).join(".cargo")))
        .unwrap_or_default();
    [(cargo_home, "/cargo"), (workspace.root().to_path_buf(), "/sidecue")]
        .into_iter()
        // A path with a space would be taken apart: flags in the environment are split at spaces.
        .filter(|(path, _)| !path.as_os_str().is_empty() && !path.to_string_lossy().contains(' '))
        .map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn pinned_tools_come_first_on_path() {
        let workspace = Workspace::at(Path::new("/checkout"));
        let path = tools_first(&workspace).unwrap();
        assert_eq!(env::split_paths(&path).next(), Some(workspace.tools().join("bin")));
    }

    #[test]
    fn the_checkout_is_remapped_unless_its_path_cannot_be_said() {
        assert!(
            path_remapping(&Workspace::at(Path::new("/checkout"))).contains("--remap-path-prefix=/checkout=/sidecue")
        );
        assert!(!path_remapping(&Workspace::at(Path::new("/my checkout"))).contains("/sidecue"));
    }

    #[test]
    fn installing_takes_glue_and_the_optimised_module_only() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(folder.path());
        for file in ["engine.js", "engine_bg.wasm", "package.json", "engine.d.ts", "snippets/a/inline0.js"] {
            files::write(&ENGINE.folder(&workspace).join(file), "built").unwrap();
        }
        files::write(&ENGINE.optimised(&workspace), "optimised").unwrap();
        let dist = folder.path().join("dist");
        ENGINE.install(&workspace, &dist).unwrap();
        let expected = ["engine/engine.js", "engine/engine_bg.wasm", "engine/snippets/a/inline0.js"];
        assert_eq!(files::below(&dist).unwrap(), expected.map(PathBuf::from));
        assert_eq!(files::read_text(&dist.join("engine/engine_bg.wasm")).unwrap(), "optimised");
    }
}
