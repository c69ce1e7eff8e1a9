//! `bank/<topic>/<id>.asked.txt`: further spoken ways of asking for a card, one a line.
//!
//! They are what recognition matches against beside the question and its aliases, and are never shown: they may ramble as
//! people do. Blank lines and lines that begin with `#` are left out.

use super::finding::Finding;
use std::collections::HashMap;

/// How such a file's name ends.
pub const ENDING: &str = ".asked.txt";
/// Longest asking, in characters.
const LONGEST: usize = 240;
/// Fewest words of one: fewer are a term, not an asking.
const FEWEST_WORDS: usize = 4;

/// One asking with the line it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paraphrase {
    /// Line in the file, from 1.
    pub line: usize,
    /// What is said.
    pub text: String,
}

/// Reads a file's text.
pub fn parse(text: &str) -> Vec<Paraphrase> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    lines
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(line, text)| Paraphrase { line, text: text.to_owned() })
        .collect()
}

/// What is wrong with the askings of all files, by file: too long, too short, or there twice.
pub fn lint<'a>(files: impl IntoIterator<Item = (&'a str, &'a [Paraphrase])>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: HashMap<String, (&str, usize)> = HashMap::new();
    for (file, paraphrases) in files {
        for Paraphrase { line, text } in paraphrases {
            let mut find = |problem: String, remedy: &str| {
                findings.push(Finding { file: file.to_owned(), line: *line, problem, remedy: remedy.to_owned() });
            };
            let length = text.chars().count();
            if length > LONGEST {
                find(format!("the asking has {length} characters, at most {LONGEST} are read"), "Make two of it.");
            }
            if text.split_whitespace().count() < FEWEST_WORDS {
                find("the asking has hardly a word".to_owned(), "Write it as it would be said.");
            }
            let folded: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            if let Some((first, at)) = seen.insert(folded, (file, *line)) {
                find(format!("the asking stands in {first}:{at} too"), "Remove or reword one of the two.");
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn askings_are_lines_with_their_numbers() {
        let found = parse("# direct\nso how would you shard it\n\n  And what then, exactly?  \n");
        let seen: Vec<(usize, &str)> = found.iter().map(|p| (p.line, p.text.as_str())).collect();
        assert_eq!(seen, [(2, "so how would you shard it"), (4, "And what then, exactly?")]);
    }

    #[test]
    fn long_short_and_repeated_askings_are_found_by_line() {
        let (one, two) = (
            parse("How would you shard it?\nsharding"),
            parse(&format!("{}\nhow would YOU shard it", "a b ".repeat(61))),
        );
        let found: Vec<String> = lint([("one.asked.txt", one.as_slice()), ("two.asked.txt", &two)])
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            found,
            [
                "one.asked.txt:2: the asking has hardly a word. Write it as it would be said.",
                "two.asked.txt:1: the asking has 243 characters, at most 240 are read. Make two of it.",
                "two.asked.txt:2: the asking stands in one.asked.txt:1 too. Remove or reword one of the two.",
            ]
        );
    }
}
