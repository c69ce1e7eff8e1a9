//! The parts of the Rust toolchain that Sidecue needs beside the compiler.

use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::console;
use crate::program::Program;
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";

/// Ensures the WASM target, clippy and rustfmt, with rustup where one is missing.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    let sysroot = Program::new("rustc", workspace)
        .args(["--print", "sysroot"])
        .remedy("Install Rust with rustup (https://rustup.rs); rust-toolchain.toml names the version.")
        .text()?;
    for part in missing(Path::new(sysroot.trim())) {
        let arguments = part.rustup_arguments();
        console::long_step("setup", &format!("rustup {}", arguments.join(" ")), "once", || {
            let by_hand =
                format!("Without rustup, install {} with the package manager that Rust came from.", arguments[2]);
            Program::new("rustup", workspace).args(arguments).remedy(by_hand).quiet()
        })?;
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    WasmTarget,
    Clippy,
    Rustfmt,
}

impl Part {
    /// Where the part lies. Looked up as a file: asking rustup takes longer, and not every Rust has rustup.
    fn location(self) -> PathBuf {
        match self {
            Self::WasmTarget => ["lib", "rustlib", TARGET, "lib"].iter().collect(),
            Self::Clippy => ["bin", &format!("cargo-clippy{EXE_SUFFIX}")].iter().collect(),
            Self::Rustfmt => ["bin", &format!("rustfmt{EXE_SUFFIX}")].iter().collect(),
        }
    }

    fn rustup_arguments(self) -> [&'static str; 3] {
        match self {
            Self::WasmTarget => ["target", "add", TARGET],
            Self::Clippy => ["component", "add", "clippy"],
            Self::Rustfmt => ["component", "add", "rustfmt"],
        }
    }
}

fn missing(sysroot: &Path) -> Vec<Part> {
    let parts = [Part::WasmTarget, Part::Clippy, Part::Rustfmt];
    parts.into_iter().filter(|part| !sysroot.join(part.location()).exists()).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_what_the_toolchain_lacks_is_missing() {
        let sysroot = tempfile::tempdir().unwrap();
        assert_eq!(missing(sysroot.path()), [Part::WasmTarget, Part::Clippy, Part::Rustfmt]);
        fs::create_dir_all(sysroot.path().join("lib/rustlib/wasm32-unknown-unknown/lib")).unwrap();
        fs::create_dir_all(sysroot.path().join("bin")).unwrap();
        fs::write(sysroot.path().join(Part::Clippy.location()), "").unwrap();
        assert_eq!(missing(sysroot.path()), [Part::Rustfmt]);
    }
}
