//! `cargo xtask zip`: dist as the one file that is handed to the store. The same dist gives the same bytes on every machine.

use std::fs::File;
use std::io::{Cursor, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use clap::Args;
use serde_json::Value;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::workspace::Workspace;
use crate::{console, dist, files, setup, sizes};

/// Options of `cargo xtask zip`.
#[derive(Debug, Args)]
pub struct Options {
    /// For the store: as `build --release` builds it.
    #[arg(long, conflicts_with = "no_build")]
    release: bool,
    /// Take dist as it is.
    #[arg(long)]
    no_build: bool,
}

/// Builds unless told not to, then packs.
pub fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    if !options.no_build {
        setup::for_building(workspace)?;
        dist::build(workspace, options.release)?;
    }
    make(workspace)?;
    if !options.release {
        console::say(
            "zip",
            "not for the store unless it was built with --release: licence keys for development are public",
        );
    }
    Ok(())
}

/// Packs dist as it is into `target/sidecue-<version>.zip` and says what it weighs. Fails where it is over a size limit.
pub fn make(workspace: &Workspace) -> Result<PathBuf> {
    let dist = workspace.dist();
    let file = workspace.target(&name(&files::read_text(&dist.join("manifest.json"))?)?);
    // What fails leaves none: an older one of the same name would pass for it.
    if file.exists() {
        std::fs::remove_file(&file).with_context(|| format!("cannot delete {}", file.display()))?;
    }
    let package = packed(&dist)?;
    sizes::report(&dist, &package)?;
    let back = tempfile::tempdir().context("cannot make a temporary folder")?;
    unpack(Cursor::new(&package), back.path())?;
    ensure!(same(&dist, back.path())?, "what was packed is not what dist holds: did a build write to it meanwhile?");
    files::write(&file, &package)?;
    let digest: String = Sha256::digest(&package).iter().map(|byte| format!("{byte:02x}")).collect();
    console::say("zip", &format!("{} ({} bytes)", file.display(), package.len()));
    console::say("zip", &format!("sha256 {digest}"));
    Ok(file)
}

/// The folder as a zip: entries by name, no date, no owner, nobody's permissions.
pub fn packed(folder: &Path) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix);
    // By name, not by path: paths are ordered part by part, and differently where the separator is another one.
    let mut entries: Vec<(String, PathBuf)> =
        files::below(folder)?.into_iter().map(|file| Ok((entry_name(&file)?, file))).collect::<Result<_>>()?;
    entries.sort();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (entry, file) in entries {
        let content = files::read(&folder.join(file))?;
        let written = zip.start_file(entry.as_str(), options).map_err(anyhow::Error::from);
        written.and_then(|()| Ok(zip.write_all(&content)?)).with_context(|| format!("cannot pack {entry}"))?;
    }
    Ok(zip.finish().context("cannot end the zip")?.into_inner())
}

/// Unpacks a file that `make` wrote, or any zip of an extension, into a folder.
pub fn unpack_file(package: &Path, folder: &Path) -> Result<()> {
    let file = File::open(package).with_context(|| format!("cannot read {}", package.display()))?;
    unpack(file, folder).with_context(|| format!("in {}", package.display()))
}

fn unpack(package: impl std::io::Read + std::io::Seek, folder: &Path) -> Result<()> {
    let mut zip = ZipArchive::new(package).context("not a zip")?;
    // Names that lead out of the folder are refused by the library.
    zip.extract(folder).context("cannot be unpacked")
}

/// Whether two folders hold the same files.
fn same(one: &Path, other: &Path) -> Result<bool> {
    let names = files::below(one)?;
    if names != files::below(other)? {
        return Ok(false);
    }
    for name in names {
        if files::read(&one.join(&name))? != files::read(&other.join(&name))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What the package is called, by the manifest in it.
fn name(manifest: &str) -> Result<String> {
    let manifest: Value = serde_json::from_str(manifest).context("the manifest is not JSON")?;
    let version = manifest.get("version_name").or_else(|| manifest.get("version")).and_then(Value::as_str);
    Ok(format!("sidecue-{}.zip", version.context("the manifest has no version")?))
}

fn entry_name(file: &Path) -> Result<String> {
    let parts = file.components().map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    let parts: Option<Vec<&str>> = parts.collect();
    Ok(parts.ok_or_else(|| anyhow!("{} has a name that no zip can hold", file.display()))?.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::FileTimes;
    use std::time::{Duration, SystemTime};

    const FILES: [(&str, &str); 5] = [
        ("manifest.json", r#"{"version": "1.2.3", "version_name": "1.2.3-beta"}"#),
        ("panel/panel.js", "panel();"),
        ("panel.html", "<!doctype html>"),
        ("_locales/en/messages.json", "{}"),
        ("empty.css", ""),
    ];

    fn folder(files: impl IntoIterator<Item = (&'static str, &'static str)>) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            files::write(&folder.path().join(name), content).unwrap();
        }
        folder
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let (one, other) = (folder(FILES), folder(FILES.into_iter().rev()));
        let file = File::options().write(true).open(other.path().join("panel.html")).unwrap();
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        file.set_times(FileTimes::new().set_modified(long_ago)).unwrap();
        let mut permissions = file.metadata().unwrap().permissions();
        permissions.set_readonly(true);
        file.set_permissions(permissions).unwrap();
        assert_eq!(packed(one.path()).unwrap(), packed(other.path()).unwrap());
    }

    #[test]
    fn entries_are_sorted_and_bear_no_date_and_no_permissions_of_their_own() {
        let mut zip = ZipArchive::new(Cursor::new(packed(folder(FILES).path()).unwrap())).unwrap();
        let mut names = Vec::new();
        for number in 0..zip.len() {
            let entry = zip.by_index(number).unwrap();
            names.push(entry.name().unwrap().into_owned());
            assert_eq!(entry.last_modified().unwrap().to_string(), "1980-01-01 00:00:00");
            assert_eq!(entry.unix_mode(), Some(0o100_644));
            assert_eq!(entry.compression(), CompressionMethod::Deflated);
        }
        assert_eq!(names, ["_locales/en/messages.json", "empty.css", "manifest.json", "panel.html", "panel/panel.js"]);
    }

    #[test]
    fn what_is_unpacked_is_what_was_packed() {
        let (dist, out) = (folder(FILES), tempfile::tempdir().unwrap());
        unpack(Cursor::new(packed(dist.path()).unwrap()), out.path()).unwrap();
        assert!(same(dist.path(), out.path()).unwrap());
        files::write(&out.path().join("panel.html"), "<!doctype HTML>").unwrap();
        assert!(!same(dist.path(), out.path()).unwrap(), "another content");
        std::fs::remove_file(out.path().join("panel.html")).unwrap();
        assert!(!same(dist.path(), out.path()).unwrap(), "a file less");
    }

    #[test]
    fn the_package_is_named_by_its_manifest() {
        assert_eq!(name(FILES[0].1).unwrap(), "sidecue-1.2.3-beta.zip");
        assert_eq!(name(r#"{"version": "0.1.0"}"#).unwrap(), "sidecue-0.1.0.zip");
        assert!(name("{}").is_err());
    }

    #[test]
    fn a_package_over_the_limit_is_not_written_and_an_older_one_is_gone() {
        let root = folder([("dist/manifest.json", r#"{"version": "1.0.0"}"#), ("target/sidecue-1.0.0.zip", "old")]);
        // Nothing that is weighed is there.
        assert!(make(&Workspace::at(root.path())).is_err());
        assert!(!root.path().join("target/sidecue-1.0.0.zip").exists());
    }

    #[test]
    fn a_file_that_is_no_package_is_told_by_its_path() {
        let folder = folder([("notes.txt", "no zip at all")]);
        let error = unpack_file(&folder.path().join("notes.txt"), folder.path()).unwrap_err();
        assert!(format!("{error:#}").contains("notes.txt: not a zip"), "{error:#}");
    }
}
