//! Everything that can be said about the code without running it.

use anyhow::Result;

use crate::program::{Program, cargo};
use crate::wasm::WASM_ONLY;
use crate::workspace::Workspace;
use crate::{bank, console};

/// Runs all checks; with `fix`, the formatters write first.
pub fn run(workspace: &Workspace, fix: bool) -> Result<()> {
    if fix {
        console::step("check", "formatters applied", || {
            cargo(workspace).args(["fmt", "--all"]).quiet()?;
            // Not the linter: what it finds is reported below, beside everything else.
            biome(workspace).args(["check", "--write", "--linter-enabled=false", "."]).quiet()
        })?;
    }
    let formatted = "`cargo xtask check --fix` applies the formatters.";
    console::step("check", "Rust formatting", || {
        cargo(workspace).args(["fmt", "--all", "--check"]).remedy(formatted).quiet()
    })?;
    console::step("check", "clippy, native", || clippy_native(workspace).quiet())?;
    console::step("check", "clippy, WASM", || clippy_wasm(workspace).quiet())?;
    console::step("check", "TypeScript types", || {
        Program::new(workspace.npm_tool("tsc"), workspace).args(["--project", "."]).quiet()
    })?;
    console::step("check", "Biome", || biome(workspace).args(["check", "."]).remedy(formatted).quiet())?;
    console::step("check", "cards", || bank::check(workspace))
}

fn clippy_native(workspace: &Workspace) -> Program {
    let wasm_only = WASM_ONLY.iter().flat_map(|package| ["--exclude", package]);
    let native = cargo(workspace).args(["clippy", "--workspace", "--all-targets"]).args(wasm_only);
    native.args(["--", "--deny", "warnings"])
}

fn clippy_wasm(workspace: &Workspace) -> Program {
    let wasm_only = WASM_ONLY.iter().flat_map(|package| ["--package", package]);
    let wasm = cargo(workspace).args(["clippy", "--target", "wasm32-unknown-unknown"]).args(wasm_only);
    wasm.args(["--", "--deny", "warnings"])
}

fn biome(workspace: &Workspace) -> Program {
    Program::new(workspace.npm_tool("biome"), workspace)
}
