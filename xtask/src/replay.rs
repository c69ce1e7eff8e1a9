//! Recorded calls for the demo: a replay is taken as it is, subtitles are turned into one first.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};

use crate::workspace::Workspace;
use crate::{bank, console, files};

/// What a file of captions needs before it can be replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A header and snapshots, one JSON object a line.
    Replay,
    /// `.vtt` or `.srt`, which `sidecue replay` understands.
    Subtitles,
}

/// Gives the path of a replay for this file, converted where needed.
pub fn prepare(workspace: &Workspace, file: &Path) -> Result<PathBuf> {
    ensure!(file.is_file(), "there is no file {}", file.display());
    match form(file)? {
        Form::Replay => Ok(file.to_path_buf()),
        Form::Subtitles => console::step("demo", "subtitles turned into a replay", || {
            let lines = bank::sidecue(workspace).arg("replay").arg(file).arg("--snapshots").text()?;
            let replay = workspace.target("demo/replay.jsonl");
            files::write(&replay, lines)?;
            Ok(replay)
        }),
    }
}

fn form(file: &Path) -> Result<Form> {
    match file.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase().as_str() {
        "jsonl" => Ok(Form::Replay),
        "vtt" | "srt" => Ok(Form::Subtitles),
        _ => bail!("{} cannot be replayed: only .jsonl, .vtt and .srt files can", file.display()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides_what_a_file_needs() {
        assert_eq!(form(Path::new("call.jsonl")).unwrap(), Form::Replay);
        assert_eq!(form(Path::new("call.vtt")).unwrap(), Form::Subtitles);
        assert_eq!(form(Path::new("Call.SRT")).unwrap(), Form::Subtitles);
        assert!(form(Path::new("call.txt")).unwrap_err().to_string().contains("call.txt"));
        assert!(form(Path::new("call")).is_err());
    }

    #[test]
    fn a_file_that_is_not_there_is_told_first() {
        let folder = tempfile::tempdir().unwrap();
        let error = prepare(&Workspace::at(folder.path()), Path::new("/no/call.vtt")).unwrap_err();
        assert_eq!(error.to_string(), "there is no file /no/call.vtt");
    }
}
