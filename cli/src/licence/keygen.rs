//! `sidecue licence keygen`: a new signing key.

use super::key_file::NewFiles;
use anyhow::{Context, Result, bail};
use sidecue_session::licence::issue::SigningKey;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes the secret key to `out` and the public one beside it: both or none.
pub fn run(out: &Path) -> Result<ExitCode> {
    let key = SigningKey::generate()?;
    let secret = key.secret().context("the key could not be written as text")?;
    let beside = public_beside(out)?;
    let (id, public) = (key.id(), key.public());
    let mut files = NewFiles::default();
    files.write(out, true, &format!("# Signs Sidecue's licences: secret. Public key: {id}\n{secret}\n"))?;
    files.write(&beside, false, &format!("# Verifies Sidecue's licences. {id}\n{public}\n"))?;
    files.keep();
    println!("{id}");
    eprintln!("{} is secret: keep a copy offline, and never in a repository or a database.", out.display());
    eprintln!("{} is public: SIDECUE_LICENCE_KEYS for `cargo xtask build --release`.", beside.display());
    Ok(ExitCode::SUCCESS)
}

/// `name.public` for `name` and for `name.secret`.
fn public_beside(secret: &Path) -> Result<PathBuf> {
    let Some(name) = secret.file_name() else { bail!("{} names no file", secret.display()) };
    let stem = if secret.extension().is_some_and(|end| end == "secret") { secret.file_stem() } else { None };
    let mut public = stem.unwrap_or(name).to_owned();
    public.push(".public");
    Ok(secret.with_file_name(public))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_public_key_goes_beside_the_secret_one() {
        for (secret, public) in [
            ("keys/release", "keys/release.public"),
            ("keys/release.secret", "keys/release.public"),
            ("release.2027", "release.2027.public"),
            (".secret", ".secret.public"),
        ] {
            assert_eq!(public_beside(Path::new(secret)).unwrap(), Path::new(public));
        }
        assert!(public_beside(Path::new("..")).is_err());
    }
}
