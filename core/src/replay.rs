//! Recorded calls: a header line, then a snapshot a line.
//!
//! ```text
//! {"replay": 1, "platform": "meet", "self": ["You"]}
//! {"t": 0, "platform": "meet", "rootChanged": false, "rows": [...]}
//! ```
//!
//! Subtitle files (`.vtt`, `.srt`) become replays by [`from_subtitles`]. What a replay gives is written by [`EventLine`].

mod event_line;
mod subtitles;

use crate::captions::{Platform, Snapshot};
use serde::{Deserialize, Serialize};

pub use event_line::EventLine;
pub use subtitles::from_subtitles;

/// Version of the form.
const VERSION: u32 = 1;

/// The first line of a replay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Version of the form: 1.
    pub replay: u32,
    /// Where the captions come from.
    pub platform: Platform,
    /// How the page names the person themself.
    #[serde(rename = "self", default)]
    pub own_names: Vec<String>,
}

/// A recorded call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replay {
    /// What the header says.
    pub header: Header,
    /// The snapshots, in the order of their times.
    pub snapshots: Vec<Snapshot>,
}

/// Why a recorded call could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}. {remedy}")]
pub struct ReplayError {
    /// Line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Replay {
    /// Reads the JSONL form.
    ///
    /// # Errors
    /// A missing or foreign header, a line that is no snapshot, times that run backwards.
    pub fn parse(text: &str) -> Result<Self, ReplayError> {
        let mut lines =
            text.lines().enumerate().map(|(index, line)| (index + 1, line)).filter(|(_, line)| !line.trim().is_empty());
        let header_remedy = "Begin with {\"replay\": 1, \"platform\": \"meet\", \"self\": [\"You\"]}.";
        let fail = |line, problem: String, remedy| ReplayError { line, problem, remedy };
        let (number, first) = lines.next().ok_or_else(|| fail(1, "the file is empty".into(), header_remedy))?;
        let header: Header = serde_json::from_str(first)
            .map_err(|error| fail(number, format!("not a replay header: {error}"), header_remedy))?;
        if header.replay != VERSION {
            return Err(fail(
                number,
                format!("replay version {}, this build reads {VERSION}", header.replay),
                "Record it again or use the build that wrote it.",
            ));
        }
        let mut snapshots: Vec<Snapshot> = Vec::new();
        for (number, line) in lines {
            let snapshot: Snapshot = serde_json::from_str(line).map_err(|error| {
                fail(number, format!("not a snapshot: {error}"), "Write one snapshot a line, as readers send them.")
            })?;
            if snapshots.last().is_some_and(|last| last.t > snapshot.t) {
                return Err(fail(
                    number,
                    format!("time runs backwards at t = {}", snapshot.t),
                    "Order the snapshots by t.",
                ));
            }
            snapshots.push(snapshot);
        }
        Ok(Self { header, snapshots })
    }

    /// Writes the JSONL form.
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        let header = serde_json::to_string(&self.header).unwrap_or_default();
        std::iter::once(header)
            .chain(self.snapshots.iter().map(|snapshot| serde_json::to_string(snapshot).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "{\"replay\": 1, \"platform\": \"meet\", \"self\": [\"You\"]}\n\n{\"t\": 5, \"platform\": \"meet\", \"rootChanged\": false, \"rows\": []}\n";

    #[test]
    fn what_is_written_is_read_again() {
        let replay = Replay::parse(GOOD).unwrap();
        let text: Vec<String> = replay.lines().collect();
        assert_eq!(Replay::parse(&text.join("\n")).unwrap(), replay);
        assert_eq!(replay.header.own_names, ["You"]);
    }

    #[test]
    fn errors_name_their_line() {
        let line = |text: &str| Replay::parse(text).unwrap_err().line;
        assert_eq!(line(""), 1);
        assert_eq!(line("{\"replay\": 2, \"platform\": \"meet\"}"), 1);
        assert_eq!(line(&format!("{GOOD}{{\"t\": 4}}")), 4);
        let backwards = format!("{GOOD}{}", GOOD.lines().last().unwrap().replace('5', "4"));
        assert!(Replay::parse(&backwards).unwrap_err().problem.contains("backwards"));
    }
}
