//! The browser that the extension is tested and shown in: found, or on a Debian kind of system installed.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::console;
use crate::program::Program;
use crate::workspace::Workspace;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES: [&str; 3] = ["chromium", "fonts-inter", "fonts-noto-core"];

/// Ensures a browser and gives its path; an error says what to install where that cannot be done from here.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    if let Some(prefix) = apt(workspace) {
        install(workspace, &prefix)?;
        return find()?
            .with_context(|| format!("apt-get installed no browser that can be found. {}", remedy(env::consts::OS)));
    }
    bail!("No Chromium or Chrome was found. {}", remedy(env::consts::OS))
}

/// What the person asked for by CHROME_PATH, else the first browser in the usual places.
fn find() -> Result<Option<PathBuf>> {
    if let Some(asked) = env::var_os("CHROME_PATH").filter(|path| !path.is_empty()) {
        let asked = PathBuf::from(asked);
        if asked.is_file() {
            return Ok(Some(asked));
        }
        bail!("CHROME_PATH names {}, which is not there. Correct it or unset it.", asked.display());
    }
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(candidates(env::consts::OS, &path).into_iter().find(|candidate| candidate.is_file()))
}

/// Where a browser may lie, best first: by name along PATH, then the system's own places.
fn candidates(system: &str, path: &OsStr) -> Vec<PathBuf> {
    let on_path: Vec<PathBuf> = env::split_paths(path).collect();
    let mut found: Vec<PathBuf> = Vec::new();
    match system {
        "macos" => found.extend(["Chromium", "Google Chrome"].map(|name| {
            let bundle = format!("/Applications/{name}.app");
            Path::new(&bundle).join("Contents/MacOS").join(name)
        })),
        "windows" => found.extend([
            PathBuf::from(r"C:\Program Files\Google\Chrome\Application\chrome.exe"),
            PathBuf::from(r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe"),
        ]),
        _ => {}
    }
    let folders = || on_path.iter().map(PathBuf::as_path).chain([Path::new("/usr/bin")]);
    found.extend(NAMES.iter().flat_map(|name| folders().map(move |folder| folder.join(name))));
    found
}

/// How to call apt-get with the needed rights: directly as root, or through a sudo that asks no password.
fn apt(workspace: &Workspace) -> Option<Vec<&'static str>> {
    if env::consts::OS != "linux" || !Path::new("/usr/bin/apt-get").exists() {
        return None;
    }
    let user = Program::new("id", workspace).arg("-u").text().ok()?;
    if user.trim() == "0" {
        return Some(vec!["env"]);
    }
    Program::new("sudo", workspace).args(["-n", "true"]).text().ok()?;
    Some(vec!["sudo", "-n", "env"])
}

fn install(workspace: &Workspace, prefix: &[&str]) -> Result<()> {
    console::long_step("setup", "Chromium with apt-get", "about a minute, once", || {
        let apt = |arguments: &[&str]| {
            Program::new(prefix[0], workspace)
                .args(&prefix[1..])
                .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
                .args(arguments)
                .remedy(remedy("linux"))
                .quiet()
        };
        apt(&["update"])?;
        apt(&[["install", "-y", "--no-install-recommends"].as_slice(), &PACKAGES].concat())
    })
}

fn remedy(system: &str) -> &'static str {
    match system {
        "macos" => "Install it with `brew install --cask chromium`, or point CHROME_PATH at a Chrome.",
        "windows" => "Install Chrome from https://www.google.com/chrome, or point CHROME_PATH at a chrome.exe.",
        _ => {
            "Install it (Debian, Ubuntu: `sudo apt-get install chromium`; Fedora: `sudo dnf install chromium`), \
             or point CHROME_PATH at a Chromium or Chrome."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn linux_prefers_chromium_anywhere_to_chrome() {
        let found = candidates("linux", OsStr::new("/opt/bin:/usr/local/bin"));
        let expected =
            ["/opt/bin/chromium", "/usr/local/bin/chromium", "/usr/bin/chromium", "/opt/bin/chromium-browser"];
        assert_eq!(found[..4], expected.map(PathBuf::from));
        assert_eq!(found.last(), Some(&PathBuf::from("/usr/bin/google-chrome-stable")));
    }

    #[test]
    fn other_systems_look_in_their_own_places_first() {
        assert!(candidates("macos", OsStr::new(""))[0].starts_with("/Applications/Chromium.app"));
        assert!(candidates("windows", OsStr::new(""))[0].to_string_lossy().ends_with("chrome.exe"));
    }

    #[test]
    fn every_system_is_told_what_to_install() {
        assert!(remedy("macos").contains("brew"));
        assert!(remedy("windows").contains("chrome.exe"));
        assert!(remedy("linux").contains("apt-get") && remedy("linux").contains("dnf"));
    }
}
