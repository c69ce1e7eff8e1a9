//! A pack's file: read as a whole or not at all.

use super::pack::Pack;
use super::{check, markdown, toml_form};
use crate::bank::Finding;
use crate::bank::lint::Place;
use serde::{Deserialize, Serialize};

/// Longest file read, in bytes.
const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Most mistakes told at once.
const MAX_FINDINGS: usize = 100;

/// The two forms of a pack's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// `.toml`, as the bank's own cards.
    Toml,
    /// `.md`: headings and lists.
    Markdown,
}

impl Form {
    /// The form of a file by its name; none when the name does not tell.
    fn of(file: &str) -> Option<Self> {
        let end = file.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase())?;
        match end.as_str() {
            "toml" => Some(Self::Toml),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// How its files end.
    fn extension(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::Markdown => "md",
        }
    }
}

/// Places in a pack -> lines of its file.
pub(super) type Lines = Box<dyn Fn(&[&Place]) -> Vec<usize>>;

/// A pack with the places of its values in the file it came from.
pub struct PackFile {
    pub(super) pack: Pack,
    /// Lines of the values at places, or of their nearest ancestors that the file has; looked up only when something is wrong.
    pub(super) lines: Lines,
}

impl PackFile {
    /// Reads a pack; `known` says whether the bank has a card with an id.
    ///
    /// # Errors
    /// Everything wrong with the file, by line, the first hundred; nothing of it is to be used then.
    pub fn read(file: &str, text: &str, known: impl Fn(&str) -> bool) -> Result<Pack, Vec<Finding>> {
        let refuse = |problem: String, remedy: &str| {
            vec![Finding { file: file.to_owned(), line: 1, problem, remedy: remedy.to_owned() }]
        };
        if text.len() > MAX_BYTES {
            return Err(refuse(
                format!("the file has {} bytes, a pack at most {MAX_BYTES}", text.len()),
                "Split it into several packs.",
            ));
        }
        let read = match Form::of(file) {
            Some(Form::Toml) => toml_form::read(file, text).map_err(|finding| vec![finding])?,
            Some(Form::Markdown) => markdown::read(file, text)?,
            None => {
                return Err(refuse(
                    "this is no file of a pack".to_owned(),
                    "Packs are .toml or .md files; export one to see their form.",
                ));
            }
        };
        let Self { mut pack, lines } = read;
        pack.complete();
        let problems = check::check(&pack, known);
        if problems.is_empty() {
            return Ok(pack);
        }
        let told = problems.get(..MAX_FINDINGS).unwrap_or(&problems);
        let places: Vec<&Place> = told.iter().map(|problem| &problem.place).collect();
        let mut findings: Vec<Finding> =
            told.iter().zip(lines(&places)).map(|(problem, line)| problem.found(file, line)).collect();
        findings.sort_by_key(|finding| finding.line);
        Err(findings)
    }

    /// Writes a pack: the file's name and its text.
    pub fn write(pack: &Pack, form: Form) -> (String, String) {
        let text = match form {
            Form::Toml => toml_form::write(pack),
            Form::Markdown => markdown::write(pack),
        };
        (format!("{}.{}", pack.id(), form.extension()), text)
    }
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
