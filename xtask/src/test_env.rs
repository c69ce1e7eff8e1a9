//! What the programs under `tests/` are told about the checkout, so that none of them searches for it.

use std::ffi::OsString;
use std::path::Path;

use crate::workspace::Workspace;

/// The variables: `SIDECUE_ROOT`, `SIDECUE_DIST`, `SIDECUE_PAGES`; and `CHROME_PATH` where a browser is used. `dist` is the folder
/// with the extension: the one that was built, or where a package was unpacked.
pub fn variables(workspace: &Workspace, dist: &Path, browser: Option<&Path>) -> Vec<(&'static str, OsString)> {
    let mut variables = vec![
        ("SIDECUE_ROOT", workspace.root().into()),
        ("SIDECUE_DIST", dist.into()),
        ("SIDECUE_PAGES", workspace.target("tests/pages").into()),
    ];
    variables.extend(browser.map(|path| ("CHROME_PATH", path.into())));
    variables
}
