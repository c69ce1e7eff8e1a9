//! wasm-pack and the wasm-bindgen command line, pinned, in `.tools` of the checkout.

use std::env::consts::EXE_SUFFIX;
use std::fs;

use anyhow::{Context, Result, ensure};

use crate::console;
use crate::lockfile;
use crate::program::{Program, cargo};
use crate::version::Version;
use crate::workspace::Workspace;

const WASM_PACK: Version = Version { major: 0, minor: 15, patch: 1 };

struct Tool {
    /// The package on crates.io.
    package: &'static str,
    /// The program it installs.
    program: &'static str,
    version: Version,
    /// Build with the dependency versions it was published with.
    locked: bool,
    hint: &'static str,
}

/// Ensures both tools at exactly the versions wanted; another version is replaced.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    let lock = fs::read_to_string(workspace.path("Cargo.lock")).context("cannot read Cargo.lock")?;
    let wasm_bindgen = lockfile::locked_version(&lock, "wasm-bindgen")?;
    for tool in tools(wasm_bindgen) {
        if installed(workspace, &tool) != Some(tool.version) {
            install(workspace, &tool)?;
        }
    }
    Ok(())
}

fn tools(wasm_bindgen: Version) -> [Tool; 2] {
    [
        Tool {
            package: "wasm-pack",
            program: "wasm-pack",
            version: WASM_PACK,
            locked: true,
            hint: "some minutes, once",
        },
        // The glue and the module must come from the same version of wasm-bindgen, to the last digit.
        Tool {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: wasm_bindgen,
            locked: false,
            hint: "some minutes, once",
        },
    ]
}

/// The version in `.tools/bin`; none when it is missing or does not run.
fn installed(workspace: &Workspace, tool: &Tool) -> Option<Version> {
    let program = workspace.tools().join("bin").join(format!("{}{EXE_SUFFIX}", tool.program));
    program
        .exists()
        .then(|| Program::new(program, workspace).arg("--version").text().ok())?
        .and_then(|text| Version::in_text(&text))
}

fn install(workspace: &Workspace, tool: &Tool) -> Result<()> {
    let version = tool.version.to_string();
    console::long_step("setup", &format!("{} {version} into .tools", tool.program), tool.hint, || {
        let mut program = cargo(workspace)
            .args(["install", tool.package, "--version", &version, "--force", "--root"])
            .arg(workspace.tools())
            // One folder for both, so that what they share is built once.
            .env("CARGO_TARGET_DIR", workspace.target("tools"))
            // Flags and targets meant for Sidecue are not meant for its tools.
            .without_env("RUSTFLAGS")
            .without_env("CARGO_ENCODED_RUSTFLAGS")
            .without_env("CARGO_BUILD_TARGET")
            .remedy("This needs crates.io and a C compiler; run it by hand to see more.");
        if tool.locked {
            program = program.arg("--locked");
        }
        program.quiet()
    })?;
    let found = installed(workspace, tool);
    ensure!(
        found == Some(tool.version),
        "`.tools/bin/{} --version` does not say {version} after its installation: delete .tools and run `cargo xtask setup`",
        tool.program,
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bindgen_command_line_follows_the_lock_file() {
        let wanted = Version { major: 0, minor: 2, patch: 130 };
        let tools = tools(wanted);
        assert_eq!(tools[1].version, wanted);
        assert!(!tools[1].locked);
    }

    #[test]
    fn a_tool_that_is_not_there_has_no_version() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(folder.path());
        assert!(tools(WASM_PACK).iter().all(|tool| installed(&workspace, tool).is_none()));
    }
}
