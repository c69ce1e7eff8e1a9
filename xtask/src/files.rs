//! Reading, writing and copying files, with the path in every error.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Every file below a folder, as paths relative to it, sorted.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(relative) = folders.pop() {
        let here = folder.join(&relative);
        for entry in fs::read_dir(&here).with_context(|| format!("cannot list {}", here.display()))? {
            let entry = entry.with_context(|| format!("cannot list {}", here.display()))?;
            let path = relative.join(entry.file_name());
            if entry.path().is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    Ok(files)
}

/// The files directly in a folder whose name ends so, sorted; none when there is no such folder.
pub fn ending(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file() && name(path).ends_with(end)).collect();
    files.sort();
    files
}

/// The last part of a path, as text.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Copies one file, making the folders on the way.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    make_parent(to)?;
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

/// Copies the files below a folder for which `wanted` says so.
pub fn copy_below(from: &Path, to: &Path, wanted: impl Fn(&Path) -> bool) -> Result<()> {
    for file in below(from)?.iter().filter(|file| wanted(file)) {
        copy(&from.join(file), &to.join(file))?;
    }
    Ok(())
}

/// Reads a whole file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// How many bytes a file has.
pub fn size(path: &Path) -> Result<u64> {
    Ok(fs::metadata(path).with_context(|| format!("cannot weigh {}", path.display()))?.len())
}

/// Reads a whole file of text.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a whole file, making the folders on the way.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    make_parent(path)?;
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// Deletes a folder with all in it; fine when it is not there.
pub fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot delete {}", folder.display()))?;
    }
    Ok(())
}

/// Puts a finished folder in the place of another one. What was there is gone only when the new one stands.
pub fn replace_folder(new: &Path, place: &Path) -> Result<()> {
    let old = new.with_extension("old");
    remove_folder(&old)?;
    let rename = |from: &Path, to: &Path| {
        fs::rename(from, to).with_context(|| format!("cannot move {} to {}", from.display(), to.display()))
    };
    if place.exists() {
        rename(place, &old)?;
    }
    if let Err(error) = rename(new, place) {
        if old.exists() {
            rename(&old, place)?;
        }
        return Err(error);
    }
    remove_folder(&old)
}

/// Makes the folder that a file is to lie in.
pub fn make_parent(path: &Path) -> Result<()> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replaced_folder_holds_only_the_new_files() {
        let folder = tempfile::tempdir().unwrap();
        let (new, place) = (folder.path().join("next"), folder.path().join("dist"));
        write(&place.join("stale.js"), "old").unwrap();
        write(&new.join("sub/fresh.js"), "new").unwrap();
        replace_folder(&new, &place).unwrap();
        assert_eq!(below(&place).unwrap(), [Path::new("sub").join("fresh.js")]);
        assert!(!new.exists());
    }

    #[test]
    fn copying_takes_only_what_is_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        for file in ["a.js", "a.d.ts", "snippets/b.js"] {
            write(&from.join(file), "").unwrap();
        }
        copy_below(&from, &to, |file| file.extension().is_some_and(|end| end == "js")).unwrap();
        assert_eq!(below(&to).unwrap(), [PathBuf::from("a.js"), PathBuf::from("snippets/b.js")]);
    }

    #[test]
    fn a_missing_folder_has_no_files_of_any_ending() {
        assert!(ending(Path::new("/no/such/folder"), ".ts").is_empty());
    }
}
