//! What Cargo.lock and Cargo.toml say about versions.

use anyhow::{Context, Result, bail};
use toml::Table;

use crate::version::Version;

/// The version of a package in the text of a Cargo.lock; an error when it is missing or there more than once.
pub fn locked_version(lock: &str, package: &str) -> Result<Version> {
    let lock: Table = lock.parse().context("Cargo.lock is not TOML")?;
    let packages = lock.get("package").and_then(|list| list.as_array()).context("Cargo.lock lists no package")?;
    let mut versions = packages
        .iter()
        .filter(|entry| entry.get("name").and_then(|name| name.as_str()) == Some(package))
        .filter_map(|entry| entry.get("version").and_then(|version| version.as_str()));
    let Some(version) = versions.next() else { bail!("{package} is not in Cargo.lock") };
    if let Some(other) = versions.next() {
        bail!("{package} is in Cargo.lock twice ({version} and {other}): its command line can match only one");
    }
    Version::in_text(version).with_context(|| format!("{package} has an unreadable version in Cargo.lock: {version}"))
}

/// The version that all crates of the workspace share, from the text of the root Cargo.toml.
pub fn workspace_version(manifest: &str) -> Result<String> {
    let manifest: Table = manifest.parse().context("Cargo.toml is not TOML")?;
    let version =
        manifest.get("workspace").and_then(|table| table.get("package")).and_then(|table| table.get("version"));
    version
        .and_then(|version| version.as_str())
        .map(str::to_owned)
        .context("Cargo.toml has no workspace.package.version")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4
[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = ["wasm-bindgen-macro"]
[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"
[[package]]
name = "syn"
version = "2.0.117"
[[package]]
name = "syn"
version = "3.0.9"
"#;

    #[test]
    fn a_package_is_found_by_its_whole_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap().to_string(), "0.2.130");
    }

    #[test]
    fn missing_and_doubled_packages_are_told() {
        assert_eq!(locked_version(LOCK, "leptos").unwrap_err().to_string(), "leptos is not in Cargo.lock");
        assert!(locked_version(LOCK, "syn").unwrap_err().to_string().contains("2.0.117 and 3.0.9"));
    }

    #[test]
    fn the_workspace_has_one_version() {
        let manifest = "[workspace]\nmembers = []\n[workspace.package]\nversion = \"0.3.1\"\n";
        assert_eq!(workspace_version(manifest).unwrap(), "0.3.1");
        assert!(workspace_version("[workspace]").is_err());
    }
}
