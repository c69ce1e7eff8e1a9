//! Shows the extension at work: the built panel beside a stand-in call page that replays captions.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use crate::program::node;
use crate::workspace::Workspace;
use crate::{bundle, dist, replay, setup, test_env};

const DEFAULT_REPLAY: &str = "tests/replays/backend-interview/call.vtt";

/// Options of `cargo xtask demo`.
#[derive(Debug, Args)]
pub struct Options {
    /// The call to replay: .jsonl, .vtt or .srt.
    #[arg(long, value_name = "FILE")]
    replay: Option<PathBuf>,
    /// How many times faster than it was spoken; 1 in a window, 2 without one, where nobody waits to read along.
    #[arg(long, value_name = "N", value_parser = speed)]
    speed: Option<f64>,
    /// How many times as fast the session's clock runs, to see it warn and end.
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = speed)]
    clock: f64,
    /// Without a window; this is also what happens where there is no display.
    #[arg(long)]
    headless: bool,
}

/// Builds and runs the demo.
pub fn command(workspace: &Workspace, options: &Options) -> Result<()> {
    let asked = match &options.replay {
        // Looked at before the build: a mistyped name should not cost minutes.
        Some(file) => from_where_it_was_typed(file)?,
        None => workspace.path(DEFAULT_REPLAY),
    };
    let replay = replay::prepare(workspace, &asked)?;
    let browser = setup::for_browser(workspace)?;
    dist::build(workspace, false)?;
    bundle::stand_in_pages(workspace)?;
    let scripts = bundle::for_node(workspace, &[workspace.path("tests/harness/demo.ts")], "")?;
    let script = scripts.first().context("the demo was not bundled")?;
    let display = env::var_os("DISPLAY").or_else(|| env::var_os("WAYLAND_DISPLAY"));
    let headless = options.headless || has_no_display(env::consts::OS, display.as_deref());
    let speed = options.speed.unwrap_or(if headless { 2.0 } else { 1.0 });
    let mut demo = node(workspace, script).arg("--replay").arg(replay);
    demo = demo.arg("--speed").arg(speed.to_string());
    demo = demo.arg("--clock").arg(options.clock.to_string()).arg("--out").arg(workspace.target("demo"));
    if headless {
        demo = demo.arg("--headless");
    }
    demo.envs(test_env::variables(workspace, &workspace.dist(), Some(&browser))).live()
}

fn speed(text: &str) -> Result<f64, String> {
    let speed: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if speed.is_finite() && speed > 0.0 { Ok(speed) } else { Err("must be above 0".to_owned()) }
}

/// An absolute path. npm runs scripts at the root of the checkout and tells in INIT_CWD where the person was.
fn from_where_it_was_typed(file: &Path) -> Result<PathBuf> {
    let here = env::current_dir().context("the current folder is gone")?;
    let typed_in = env::var_os("INIT_CWD").map(PathBuf::from);
    Ok(resolve(file, &here, typed_in.as_deref()))
}

fn resolve(file: &Path, here: &Path, typed_in: Option<&Path>) -> PathBuf {
    let near = here.join(file);
    let typed = typed_in.map(|folder| folder.join(file)).filter(|path| path.is_file());
    if near.is_file() { near } else { typed.unwrap_or(near) }
}

fn has_no_display(system: &str, display: Option<&OsStr>) -> bool {
    system == "linux" && display.is_none_or(OsStr::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_linux_can_lack_a_display() {
        assert!(has_no_display("linux", None));
        assert!(has_no_display("linux", Some(OsStr::new(""))));
        assert!(!has_no_display("linux", Some(OsStr::new(":0"))));
        assert!(!has_no_display("macos", None));
    }

    #[test]
    fn a_replay_is_found_from_where_it_was_typed() {
        let folder = tempfile::tempdir().unwrap();
        let (root, inner) = (folder.path(), folder.path().join("calls"));
        crate::files::write(&inner.join("call.vtt"), "").unwrap();
        assert_eq!(resolve(Path::new("call.vtt"), root, Some(&inner)), inner.join("call.vtt"));
        assert_eq!(resolve(Path::new("calls/call.vtt"), root, Some(&inner)), inner.join("call.vtt"));
        assert_eq!(resolve(Path::new("none.vtt"), root, Some(&inner)), root.join("none.vtt"));
    }

    #[test]
    fn a_speed_is_a_number_above_zero() {
        assert_eq!(speed("2.5"), Ok(2.5));
        assert!(speed("0").is_err() && speed("-1").is_err() && speed("inf").is_err() && speed("fast").is_err());
    }
}
