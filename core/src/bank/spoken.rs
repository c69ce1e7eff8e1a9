//! `bank/<topic>/<id>.asked.txt`: what is said around a card in a call, one line each.
//!
//! Recognition learns from them and matches against them; they are never shown and may ramble as people do. First stand further ways of
//! asking for the card; below `[follow-ups]` what an interviewer asks while it is on screen; below `[look-alikes]` talk full of its words
//! that asks for nothing: answers, remarks, monologues. Blank lines and lines that begin with `#` are left out.

use super::finding::Finding;
use std::collections::HashMap;

/// How such a file's name ends.
pub const ENDING: &str = ".asked.txt";
/// Longest line, in characters.
const LONGEST: usize = 240;
/// Fewest words of an asking or look-alike: fewer are a term. A follow-up may be as short as "and why".
const FEWEST_WORDS: usize = 4;

/// What is said around a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Ways of asking for it, beside those on the card itself.
    pub askings: Vec<String>,
    /// What is asked while it is on screen.
    pub follow_ups: Vec<String>,
    /// What sounds like it and asks for nothing.
    pub look_alikes: Vec<String>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A way of asking.
    Asking,
    /// A follow-up.
    FollowUp,
    /// A look-alike.
    LookAlike,
    /// A heading that there is none of.
    Unknown,
}

/// One line with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Line in the file, from 1.
    pub line: usize,
    /// By the heading above it.
    pub kind: Kind,
    /// What is said.
    pub text: String,
}

/// Reads a file's text.
pub fn parse(text: &str) -> Vec<Line> {
    let mut kind = Kind::Asking;
    let mut lines = Vec::new();
    for (index, text) in text.lines().map(str::trim).enumerate() {
        match text {
            "" => {}
            comment if comment.starts_with('#') => {}
            "[follow-ups]" => kind = Kind::FollowUp,
            "[look-alikes]" => kind = Kind::LookAlike,
            _ => {
                let kind = if text.starts_with('[') { Kind::Unknown } else { kind };
                lines.push(Line { line: index + 1, kind, text: text.to_owned() });
            }
        }
    }
    lines
}

impl Spoken {
    /// Sorts lines by their kinds.
    pub fn of(lines: &[Line]) -> Self {
        let of = |kind| lines.iter().filter(|line| line.kind == kind).map(|line| line.text.clone()).collect();
        Self { askings: of(Kind::Asking), follow_ups: of(Kind::FollowUp), look_alikes: of(Kind::LookAlike) }
    }
}

/// What is wrong with the lines of all files, by file: too long, too short, there twice, or below an unknown heading.
pub fn lint<'a>(files: impl IntoIterator<Item = (&'a str, &'a [Line])>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: HashMap<String, (&str, usize)> = HashMap::new();
    for (file, lines) in files {
        for Line { line, kind, text } in lines {
            let mut find = |problem: String, remedy: &str| {
                findings.push(Finding { file: file.to_owned(), line: *line, problem, remedy: remedy.to_owned() });
            };
            if *kind == Kind::Unknown {
                find(format!("there is no heading {text}"), "Write [follow-ups] or [look-alikes].");
                continue;
            }
            let length = text.chars().count();
            if length > LONGEST {
                find(format!("the line has {length} characters, at most {LONGEST} are read"), "Make two of it.");
            }
            if *kind != Kind::FollowUp && text.split_whitespace().count() < FEWEST_WORDS {
                find("the line has hardly a word".to_owned(), "Write it as it would be said.");
            }
            let folded: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            // Follow-ups such as "and what then" fit many cards.
            if *kind != Kind::FollowUp
                && let Some((first, at)) = seen.insert(folded, (file, *line))
            {
                find(format!("the line stands in {first}:{at} too"), "Remove or reword one of the two.");
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_apart_by_the_heading_above_them() {
        let text = "# direct\nso how would you shard it\n\n[follow-ups]\n  And what then?  \n[look-alikes]\nwe sharded it by tenant\n";
        let found = parse(text);
        let seen: Vec<(usize, Kind)> = found.iter().map(|line| (line.line, line.kind)).collect();
        assert_eq!(seen, [(2, Kind::Asking), (5, Kind::FollowUp), (7, Kind::LookAlike)]);
        let spoken = Spoken::of(&found);
        assert_eq!(spoken.askings, ["so how would you shard it"]);
        assert_eq!(
            (&spoken.follow_ups[0], &spoken.look_alikes[0]),
            (&"And what then?".into(), &"we sharded it by tenant".into())
        );
    }

    #[test]
    fn what_is_wrong_is_found_by_line() {
        let (one, two) = (
            parse("How would you shard it?\nsharding\n[follow-ups]\nand why"),
            parse(&format!("{}\nhow would YOU shard it\n[answers]", "a b ".repeat(61))),
        );
        let found: Vec<String> = lint([("one.asked.txt", one.as_slice()), ("two.asked.txt", &two)])
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            found,
            [
                "one.asked.txt:2: the line has hardly a word. Write it as it would be said.",
                "two.asked.txt:1: the line has 243 characters, at most 240 are read. Make two of it.",
                "two.asked.txt:2: the line stands in one.asked.txt:1 too. Remove or reword one of the two.",
                "two.asked.txt:3: there is no heading [answers]. Write [follow-ups] or [look-alikes].",
            ]
        );
    }
}
