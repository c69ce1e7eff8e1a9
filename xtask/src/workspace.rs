//! Where things lie in the checkout.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The checkout, known by its root folder. All paths handed out are absolute.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the checkout that this program was built from.
    pub fn locate() -> Result<Self> {
        // Cargo's word at run time first: a checkout that was moved or copied keeps its old path in the binary.
        let crate_dir =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = crate_dir.parent().context("xtask has no parent folder")?.to_path_buf();
        ensure!(root.join("Cargo.lock").is_file(), "{} holds no Cargo.lock: run this as `cargo xtask`", root.display());
        Ok(Self { root })
    }

    /// A workspace at a folder of a test's choice.
    #[cfg(test)]
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_path_buf() }
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the checkout.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The built extension.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Where build products that are not Cargo's go; always `target`, even if CARGO_TARGET_DIR sends Cargo's elsewhere.
    pub fn target(&self, relative: &str) -> PathBuf {
        self.root.join("target").join(relative)
    }

    /// Where pinned Rust tools are installed.
    pub fn tools(&self) -> PathBuf {
        self.path(".tools")
    }

    /// A tool that npm installed for this checkout.
    pub fn npm_tool(&self, name: &str) -> PathBuf {
        let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        self.root.join("node_modules").join(".bin").join(file)
    }
}
