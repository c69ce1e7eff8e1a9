//! manifest.json: written by hand at the root, checked and given its version on the way into dist.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// Checks the text of the manifest and gives it the version of the workspace.
pub fn stamped(text: &str, version: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(text).context("manifest.json is not JSON")?;
    let entries = manifest.as_object_mut().context("manifest.json is not a JSON object")?;
    ensure!(entries.get("manifest_version") == Some(&Value::from(3)), "manifest.json must say \"manifest_version\": 3");
    let numbers = version.split(['-', '+']).next().unwrap_or_default();
    ensure!(is_chrome_version(numbers), "Chrome does not take {version} as a version: up to four numbers below 65536");
    entries.insert("version".into(), numbers.into());
    if numbers != version {
        // Chrome compares numbers only; people see the full name.
        entries.insert("version_name".into(), version.into());
    }
    Ok(serde_json::to_string_pretty(&manifest).context("manifest.json cannot be written")? + "\n")
}

/// Fails when the manifest names a file that is not in the folder: Chrome would refuse the extension, or worse, load it.
pub fn ensure_complete(text: &str, dist: &Path) -> Result<()> {
    let manifest: Value = serde_json::from_str(text).context("manifest.json is not JSON")?;
    let missing: Vec<String> = named_files(&manifest).into_iter().filter(|file| !dist.join(file).is_file()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    bail!("manifest.json names files that were not built: {}", missing.join(", "))
}

fn is_chrome_version(numbers: &str) -> bool {
    let parts: Vec<&str> = numbers.split('.').collect();
    parts.len() <= 4 && parts.iter().all(|part| part.parse::<u16>().is_ok())
}

fn named_files(manifest: &Value) -> Vec<String> {
    let single = ["/background/service_worker", "/side_panel/default_path", "/options_page"];
    let icons = ["/icons", "/action/default_icon"];
    let mut files: Vec<&str> = single.iter().filter_map(|at| manifest.pointer(at)?.as_str()).collect();
    let icon_maps = icons.iter().filter_map(|at| manifest.pointer(at)?.as_object());
    files.extend(icon_maps.flat_map(|map| map.values().filter_map(Value::as_str)));
    let mut files: Vec<String> = files.into_iter().map(|file| file.trim_start_matches('/').to_owned()).collect();
    if let Some(locale) = manifest.get("default_locale").and_then(Value::as_str) {
        files.push(format!("_locales/{locale}/messages.json"));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"{
        "manifest_version": 3, "version": "0.0.0", "default_locale": "en",
        "background": { "service_worker": "service-worker.js", "type": "module" },
        "side_panel": { "default_path": "sidepanel.html" }, "options_page": "options.html",
        "icons": { "16": "icons/16.png", "128": "icons/128.png" }
    }"#;

    fn entry(text: &str, name: &str) -> Option<String> {
        serde_json::from_str::<Value>(text).unwrap().get(name).and_then(Value::as_str).map(str::to_owned)
    }

    #[test]
    fn the_version_comes_from_the_workspace() {
        let stamped = stamped(MANIFEST, "0.3.1").unwrap();
        assert_eq!(entry(&stamped, "version").as_deref(), Some("0.3.1"));
        assert_eq!(entry(&stamped, "version_name"), None);
        assert_eq!(entry(&stamped, "options_page").as_deref(), Some("options.html"));
    }

    #[test]
    fn a_pre_release_is_named_beside_its_numbers() {
        let stamped = stamped(MANIFEST, "0.4.0-rc.1").unwrap();
        assert_eq!(entry(&stamped, "version").as_deref(), Some("0.4.0"));
        assert_eq!(entry(&stamped, "version_name").as_deref(), Some("0.4.0-rc.1"));
    }

    #[test]
    fn wrong_manifests_and_versions_are_refused() {
        assert!(stamped("{", "1.0.0").unwrap_err().to_string().contains("not JSON"));
        assert!(stamped("[]", "1.0.0").is_err());
        assert!(stamped(r#"{"manifest_version": 2}"#, "1.0.0").unwrap_err().to_string().contains("manifest_version"));
        assert!(stamped(r#"{"manifest_version": "3"}"#, "1.0.0").is_err());
        assert!(stamped(MANIFEST, "1.0.70000").is_err());
        assert!(stamped(MANIFEST, "").is_err());
    }

    #[test]
    fn every_named_file_must_be_there() {
        let folder = tempfile::tempdir().unwrap();
        let error = ensure_complete(MANIFEST, folder.path()).unwrap_err().to_string();
        for file in
            ["service-worker.js", "sidepanel.html", "options.html", "icons/128.png", "_locales/en/messages.json"]
        {
            assert!(error.contains(file), "{error}");
            crate::files::write(&folder.path().join(file), "").unwrap();
        }
        crate::files::write(&folder.path().join("icons/16.png"), "").unwrap();
        ensure_complete(MANIFEST, folder.path()).unwrap();
    }
}
