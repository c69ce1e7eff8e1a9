//! Files that hold secrets, or what was sold: never written over, and read by nobody else.

use anyhow::{Context, Result, bail};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write, stdin};
use std::path::{Path, PathBuf};

/// Stands for standard input.
pub const STDIN: &str = "-";

/// Files that are gone again unless all of them could be written.
#[derive(Default)]
pub struct NewFiles {
    made: Vec<PathBuf>,
}

impl NewFiles {
    /// Writes a file that was not there. A private one is from its first moment readable by its owner alone.
    pub fn write(&mut self, path: &Path, private: bool, text: &str) -> Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        if private {
            owner_only(&mut options);
        }
        let mut file = match options.open(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                bail!("{} is there already, and is not written over. Choose another name.", path.display())
            }
            opened => opened.with_context(|| format!("{} could not be made", path.display()))?,
        };
        self.made.push(path.to_path_buf());
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        written.with_context(|| format!("{} could not be written", path.display()))
    }

    /// Keeps what was written.
    pub fn keep(mut self) {
        self.made.clear();
    }
}

impl Drop for NewFiles {
    fn drop(&mut self) {
        for path in &self.made {
            // Nothing can be done about one that stays; why it is half-made is being reported already.
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Reads a secret from a file that only its owner can read, or from standard input.
pub fn read_secret(path: &Path) -> Result<String> {
    if path == Path::new(STDIN) {
        return std::io::read_to_string(stdin()).context("standard input could not be read");
    }
    let mut file = File::open(path).with_context(|| format!("{} could not be read", path.display()))?;
    ensure_private(&file, path)?;
    let mut text = String::new();
    file.read_to_string(&mut text).with_context(|| format!("{} could not be read", path.display()))?;
    Ok(text)
}

#[cfg(unix)]
fn owner_only(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn owner_only(_options: &mut OpenOptions) {}

#[cfg(unix)]
fn ensure_private(file: &File, path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let shown = path.display();
    let mode = file.metadata().with_context(|| format!("{shown} could not be read"))?.permissions().mode();
    if mode & 0o077 != 0 {
        bail!(
            "{shown} can be read by others than its owner. If nobody has: `chmod 600 {shown}`; if in doubt, make a new key."
        );
    }
    Ok(())
}

#[cfg(not(unix))]
fn ensure_private(_file: &File, _path: &Path) -> Result<()> {
    Ok(())
}
