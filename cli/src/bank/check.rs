//! `sidecue bank check`: everything that is wrong, with file, line and remedy.

use crate::folder::{self, Folder};
use crate::found_wrong;
use anyhow::Result;
use sidecue_core::audit::{Audit, audit};
use sidecue_core::bank::Finding;
use sidecue_core::bank::lint::lint;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// What the checks say of a folder of cards.
pub struct Checked {
    /// In the order of files and lines.
    pub findings: Vec<Finding>,
    /// The look at the bank as a whole; none while a file cannot be read: its card would be missed everywhere.
    pub audit: Option<Audit>,
}

/// Looks at every card alone, and at the bank as a whole.
pub fn examine(folder: &Folder) -> Result<Checked> {
    let mut findings = folder.broken.clone();
    findings.extend(lint(&folder.cards));
    let audit = if folder.broken.is_empty() { Some(audit(&folder.cards)?) } else { None };
    findings.extend(audit.iter().flat_map(|audit| audit.findings.iter().cloned()));
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(Checked { findings, audit })
}

/// Checks the cards.
pub fn run(bank: &Path) -> Result<ExitCode> {
    let folder = folder::read(bank)?;
    let Checked { findings, audit } = examine(&folder)?;
    let mut out = std::io::stdout().lock();
    for finding in &findings {
        writeln!(out, "{finding}")?;
    }
    let cards = folder.cards.len() + folder.broken.len();
    let things = if findings.len() == 1 { "thing to mend" } else { "things to mend" };
    let rest = if audit.is_some() { "" } else { "; cards are compared once every file can be read" };
    writeln!(out, "{cards} cards checked, {} {things}{rest}", findings.len())?;
    found_wrong(!findings.is_empty())
}
