//! A labelled call: who said what, and which card a careful person would want at the end of each turn.

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use sidecue_core::captions::Platform;
use std::path::Path;

/// What `cue` says on a follow-up.
const KEEP: &str = "keep";
/// Longest silence before a turn, in seconds.
const LONGEST_PAUSE: f64 = 600.0;

/// One call.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversation {
    /// Its name.
    pub name: String,
    /// What it is about, for people.
    pub title: String,
    /// Whose captions it is played as.
    pub platform: Platform,
    /// How the candidate is called.
    pub own: String,
    /// What was said, in order.
    pub turns: Vec<Turn>,
}

/// What somebody said in one go.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The line of the file, from 1.
    pub line: usize,
    /// Who.
    pub speaker: String,
    /// It is the candidate who speaks.
    pub own: bool,
    /// The words, as captions rendered them.
    pub text: String,
    /// Silence before it, in milliseconds.
    pub pause: u32,
    /// What should be on screen at its end.
    pub wanted: Wanted,
    /// Other cards just as acceptable then.
    pub also: Vec<String>,
}

/// What should be on screen at the end of a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// This card, asked for in this way.
    Card(String, Kind),
    /// The card that is there already.
    Keep,
    /// Nothing new.
    Nothing,
}

/// How a card is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// In the usual way, with the words of the topic.
    Direct,
    /// In a way of its own, with the name of the topic.
    Named,
    /// With neither the topic nor its name.
    Indirect,
}

impl Kind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Named => "named",
            Self::Indirect => "indirect",
        }
    }
}

impl Turn {
    /// Whether a card is a right one at the end of this turn.
    pub fn accepts(&self, card: &str) -> bool {
        self.also.iter().any(|also| also == card) || matches!(&self.wanted, Wanted::Card(cue, _) if cue == card)
    }

    /// How many words it has; at least one.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// First line of a file. Fields beyond these are for people.
#[derive(Deserialize)]
struct Header {
    conversation: String,
    #[serde(default)]
    title: String,
    platform: Platform,
    #[serde(rename = "self")]
    own: String,
}

/// Every other line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    speaker: String,
    text: String,
    // Must be there: a turn without it was forgotten, not judged to want nothing.
    #[serde(deserialize_with = "Option::deserialize")]
    cue: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    kind: Option<Kind>,
    pause: f64,
}

/// Reads a call.
pub fn read(file: &Path) -> Result<Conversation> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} could not be read", file.display()))?;
    parse(&file.display().to_string(), &text)
}

fn parse(file: &str, text: &str) -> Result<Conversation> {
    let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    let Some((first, number)) = lines.next() else {
        bail!("{file}:1: the file is empty; begin it with {HEADER}");
    };
    let header: Header =
        serde_json::from_str(first).with_context(|| format!("{file}:{number}: not a header; write {HEADER}"))?;
    let turns = lines
        .map(|(line, number)| {
            let line: Line =
                serde_json::from_str(line).with_context(|| format!("{file}:{number}: not a turn; write {TURN}"))?;
            turn(line, number, &header.own).with_context(|| format!("{file}:{number}"))
        })
        .collect::<Result<Vec<Turn>>>()?;
    ensure!(!turns.is_empty(), "{file}:{number}: nobody says anything; add turns such as {TURN}");
    Ok(Conversation {
        name: header.conversation,
        title: header.title,
        platform: header.platform,
        own: header.own,
        turns,
    })
}

const HEADER: &str =
    r#"{"conversation": "name", "title": "…", "platform": "meet" or "teams" or "zoom", "self": "You"}"#;
const TURN: &str = r#"{"speaker": "Ada", "text": "…", "cue": "id" or "keep" or null, "also": [], "kind": "direct" or "named" or "indirect" (on a card), "pause": 0.4}"#;

fn turn(line: Line, number: usize, own_name: &str) -> Result<Turn> {
    let own = line.speaker == own_name;
    ensure!(!line.text.trim().is_empty(), "the turn has no words; give `text`, or remove the line");
    ensure!(
        (0.0..=LONGEST_PAUSE).contains(&line.pause),
        "`pause` is {}; give seconds between 0 (cuts in) and {LONGEST_PAUSE}",
        line.pause
    );
    ensure!(
        !own || (line.cue.is_none() && line.also.is_empty()),
        "the candidate never brings up a card; make `cue` null and `also` empty, or correct `speaker`"
    );
    let wanted = match (line.cue, line.kind) {
        (None, None) => Wanted::Nothing,
        (Some(cue), None) if cue == KEEP => Wanted::Keep,
        (Some(cue), Some(kind)) if cue != KEEP => Wanted::Card(cue, kind),
        (Some(_), None) => bail!("the turn wants a card and has no `kind`; give direct, named or indirect"),
        (_, Some(_)) => {
            bail!("the turn wants no card of its own and has a `kind`; remove `kind`, or give `cue` a card")
        }
    };
    Ok(Turn {
        line: number,
        speaker: line.speaker,
        own,
        text: line.text,
        pause: (line.pause * 1000.0).round() as u32,
        wanted,
        also: line.also,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALL: &str = r#"{"conversation": "tiny", "title": "A tiny call", "platform": "zoom", "style": "raw", "self": "You", "note": "for people"}

{"speaker": "Ada", "text": "what is sharding", "cue": "sharding", "also": ["partitioning"], "kind": "named", "pause": 0.4}
{"speaker": "You", "text": "well", "cue": null, "also": [], "pause": 0}
{"speaker": "Ada", "text": "go on", "cue": "keep", "also": [], "pause": 1.25}
"#;

    /// The message for a call with one more turn.
    fn refusal(turn: &str) -> String {
        format!("{:#}", parse("calls/tiny.jsonl", &format!("{CALL}{turn}")).unwrap_err())
    }

    #[test]
    fn turns_keep_their_lines_and_labels() {
        let call = parse("calls/tiny.jsonl", CALL).unwrap();
        assert_eq!((call.name.as_str(), call.platform, call.own.as_str()), ("tiny", Platform::Zoom, "You"));
        let turns: Vec<_> =
            call.turns.iter().map(|turn| (turn.line, turn.own, turn.pause, turn.wanted.clone())).collect();
        assert_eq!(
            turns,
            [
                (3, false, 400, Wanted::Card("sharding".into(), Kind::Named)),
                (4, true, 0, Wanted::Nothing),
                (5, false, 1250, Wanted::Keep)
            ]
        );
        let asked = call.turns.first().unwrap();
        assert!(asked.accepts("sharding") && asked.accepts("partitioning") && !asked.accepts("keep"));
        assert_eq!(asked.words(), 3);
    }

    #[test]
    fn a_mistake_is_named_with_file_line_and_remedy() {
        for (turn, problem, remedy) in [
            ("{", "not a turn", "write {\"speaker\""),
            (r#"{"speaker": "Ada", "text": "hm", "pause": 0}"#, "missing field `cue`", "\"cue\": \"id\" or"),
            (
                r#"{"speaker": "Ada", "text": "hm", "cue": null, "kid": "named", "pause": 0}"#,
                "unknown field `kid`",
                "write",
            ),
            (r#"{"speaker": "Ada", "text": " ", "cue": null, "pause": 0}"#, "no words", "give `text`"),
            (r#"{"speaker": "Ada", "text": "hm", "cue": null, "pause": -1}"#, "`pause` is -1", "between 0"),
            (r#"{"speaker": "Ada", "text": "hm", "cue": "cdn", "pause": 0}"#, "no `kind`", "give direct"),
            (
                r#"{"speaker": "Ada", "text": "hm", "cue": "keep", "kind": "named", "pause": 0}"#,
                "has a `kind`",
                "remove",
            ),
            (r#"{"speaker": "Ada", "text": "hm", "cue": null, "kind": "named", "pause": 0}"#, "has a `kind`", "remove"),
            (r#"{"speaker": "You", "text": "hm", "cue": "keep", "pause": 0}"#, "never brings up", "make `cue` null"),
        ] {
            let refusal = refusal(turn);
            assert!(refusal.starts_with("calls/tiny.jsonl:6: ") && refusal.contains(problem), "{turn}: {refusal}");
            assert!(refusal.contains(remedy), "{turn}: {refusal}");
        }
    }

    #[test]
    fn a_file_begins_with_a_header_and_goes_on() {
        let refusal = |text| format!("{:#}", parse("a.jsonl", text).unwrap_err());
        assert!(refusal("").starts_with("a.jsonl:1: the file is empty; begin it with {\"conversation\""));
        assert!(refusal("{\"conversation\": \"x\"}").starts_with("a.jsonl:1: not a header; write {\"conversation\""));
        let header = CALL.lines().next().unwrap();
        assert!(refusal(header).starts_with("a.jsonl:1: nobody says anything; add turns such as {\"speaker\""));
    }
}
