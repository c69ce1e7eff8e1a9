//! Tests of the built WASM in Node: what native tests cannot see.

use anyhow::{Result, ensure};

use crate::counts::Counts;
use crate::program::Program;
use crate::workspace::Workspace;
use crate::{bundle, files, test_env};

/// Runs `tests/contract/*.test.mjs` as they are and `*.test.ts` bundled.
pub fn run(workspace: &Workspace) -> Result<Counts> {
    let folder = workspace.path("tests/contract");
    let mut tests = files::ending(&folder, ".test.mjs");
    let typed = files::ending(&folder, ".test.ts");
    if !typed.is_empty() {
        tests.extend(bundle::for_node(workspace, &typed, "contract")?);
    }
    ensure!(!tests.is_empty(), "there is no test in {}", folder.display());
    Program::new("node", workspace)
        .args(["--test", "--test-reporter=spec", "--enable-source-maps"])
        .args(tests)
        .envs(test_env::variables(workspace, &workspace.dist(), None))
        .counted()
}
