//! The cards: linted and packed by the command line `sidecue`, so that there is one code path for them.

use anyhow::Result;

use crate::files;
use crate::program::{Program, cargo};
use crate::workspace::Workspace;

/// `sidecue` with these arguments, built in the dev profile that the tests use too.
pub fn sidecue(workspace: &Workspace) -> Program {
    cargo(workspace).args(["run", "--quiet", "--package", "sidecue", "--"])
}

/// Packs all cards into the one file that ships.
pub fn pack(workspace: &Workspace) -> Result<()> {
    let packed = workspace.target("bank.bin");
    // With CARGO_TARGET_DIR elsewhere, Cargo has made no `target` here.
    files::make_parent(&packed)?;
    let remedy = "If a card is at fault, `cargo run -p sidecue -- bank check` says which.";
    sidecue(workspace).args(["bank", "pack", "--out"]).arg(packed).remedy(remedy).quiet()
}

/// Lints all cards.
pub fn check(workspace: &Workspace) -> Result<()> {
    sidecue(workspace).args(["bank", "check"]).remedy("CONTRIBUTING.md says how a card is written.").quiet()
}
