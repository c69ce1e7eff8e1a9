//! Builds the extension. Everything is put together in `target/dist-next`; only a whole build takes the place of dist.

use std::path::Path;

use anyhow::{Result, anyhow};

use crate::workspace::Workspace;
use crate::{bank, bundle, console, files, licence_keys, lockfile, manifest, package, sizes, wasm};

/// Builds dist and holds it to the size limits; `release` builds it for the store.
pub fn build(workspace: &Workspace, release: bool) -> Result<()> {
    let licence_keys = licence_keys::for_build(workspace, release)?;
    console::step("build", "cards packed", || bank::pack(workspace))?;
    for module in wasm::MODULES {
        module.build(workspace, &licence_keys)?;
    }
    let next = workspace.target("dist-next");
    console::step("build", "scripts and pages", || assemble(workspace, &next))?;
    sizes::report(&next, &package::packed(&next)?)
        .map_err(|error| anyhow!("{error:#}\nThe build was left in {}, dist is as it was.", next.display()))?;
    files::replace_folder(&next, &workspace.dist())?;
    console::say("build", "dist is ready: load it at chrome://extensions with \"Load unpacked\"");
    Ok(())
}

fn assemble(workspace: &Workspace, next: &Path) -> Result<()> {
    files::remove_folder(next)?;
    files::copy_below(&workspace.path("extension/pages"), next, |_| true)?;
    bundle::shipped(workspace, next)?;
    for module in wasm::MODULES {
        module.install(workspace, next)?;
    }
    files::copy(&workspace.target("bank.bin"), &next.join("bank.bin"))?;
    let version = lockfile::workspace_version(&files::read_text(&workspace.path("Cargo.toml"))?)?;
    let manifest = manifest::stamped(&files::read_text(&workspace.path("manifest.json"))?, &version)?;
    manifest::ensure_complete(&manifest, next)?;
    files::write(&next.join("manifest.json"), manifest)
}
