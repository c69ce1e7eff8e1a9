//! Runs all cases and plays all calls.

use super::case::{self, Case};
use super::conversation::{self, Conversation};
use super::judge::{Judged, judge};
use super::play::{Play, play};
use super::trial::{self, Trial};
use crate::folder;
use anyhow::{Context, Result, bail, ensure};
use sidecue_core::live::Live;
use sidecue_core::recognition::repairs::{MISHEARD, Repairs};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Where the project has its cases, and what of it is calls.
const CASES: &str = "tests/eval";
const CALLS: [&str; 2] = ["tests/eval/conversations", "training/calls"];
/// What files of cases and calls end in.
const ENDING: &str = "jsonl";

/// What to measure.
#[derive(Debug, PartialEq, Eq)]
pub struct Sources {
    /// Files of cases.
    cases: Vec<PathBuf>,
    /// Folders of calls, or single ones.
    calls: Vec<PathBuf>,
}

impl Sources {
    /// What was named; when nothing was, the project's own.
    pub fn of(cases: &[PathBuf], calls: &[PathBuf]) -> Result<Self> {
        if cases.is_empty() && calls.is_empty() {
            let there = CALLS.map(PathBuf::from).into_iter().filter(|folder| folder.is_dir());
            return Ok(Self { cases: files(Path::new(CASES))?, calls: there.collect() });
        }
        Ok(Self { cases: cases.to_vec(), calls: calls.to_vec() })
    }
}

/// Everything that was measured.
pub struct Measured {
    /// Cases, a file each.
    pub cases: Vec<CaseSet>,
    /// Calls, a folder each.
    pub calls: Vec<CallSet>,
}

/// The cases of a file.
pub struct CaseSet {
    /// What to call it.
    pub name: String,
    /// What came of each case.
    pub trials: Vec<(Case, Trial)>,
    /// Cases left out because the bank has not got their card.
    pub unknown: usize,
}

/// The calls of a folder.
pub struct CallSet {
    /// What to call it.
    pub name: String,
    /// The calls.
    pub calls: Vec<Call>,
}

/// A call with what came of it.
pub struct Call {
    /// As it is labelled.
    pub conversation: Conversation,
    /// As it went.
    pub play: Play,
    /// Each turn, judged.
    pub judged: Vec<Judged>,
}

/// Measures it all with the cards of a folder.
pub fn measure(bank: &Path, sources: &Sources) -> Result<Measured> {
    let cards = folder::cards(bank)?;
    let ids: HashSet<&str> = cards.iter().map(|card| card.id.as_str()).collect();
    let mut live = Live::new(&cards, Repairs::parse(MISHEARD)?, &[])?;
    let cases = sources.cases.iter().map(|file| case_set(&mut live, file, &ids)).collect::<Result<_>>()?;
    let calls = sources.calls.iter().map(|folder| call_set(&mut live, folder, &ids)).collect::<Result<_>>()?;
    Ok(Measured { cases, calls })
}

fn case_set(live: &mut Live, file: &Path, ids: &HashSet<&str>) -> Result<CaseSet> {
    let mut set = CaseSet { name: name(file), trials: Vec::new(), unknown: 0 };
    for case in case::read(file)? {
        if case.card.as_deref().is_some_and(|card| !ids.contains(card)) {
            set.unknown += 1;
        } else {
            let trial = trial::run(live, &case, ids.len())?;
            set.trials.push((case, trial));
        }
    }
    Ok(set)
}

fn call_set(live: &mut Live, place: &Path, ids: &HashSet<&str>) -> Result<CallSet> {
    let mut set = CallSet { name: name(place), calls: Vec::new() };
    for file in files(place)? {
        let conversation = conversation::read(&file)?;
        let play = play(live, &conversation)?;
        let judged = judge(&conversation, &play, ids);
        set.calls.push(Call { conversation, play, judged });
    }
    Ok(set)
}

/// The files of a folder, or the one file that was named.
fn files(place: &Path) -> Result<Vec<PathBuf>> {
    ensure!(place.exists(), "{} is not there; name a .{ENDING} file or a folder of them", place.display());
    if place.is_file() {
        return Ok(vec![place.to_owned()]);
    }
    let listing = std::fs::read_dir(place).with_context(|| format!("{} could not be opened", place.display()))?;
    let mut files = listing.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == ENDING));
    files.sort();
    if files.is_empty() {
        bail!("{} holds no .{ENDING} file; name a folder that does", place.display());
    }
    Ok(files)
}

/// A path as people name a set: without its ending, and with `/`.
fn name(path: &Path) -> String {
    path.with_extension("").to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_files_in_order_and_an_empty_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let refusal = files(folder.path()).unwrap_err().to_string();
        assert!(refusal.contains("holds no .jsonl file; name a folder that does"), "{refusal}");
        for file in ["b.jsonl", "a.jsonl", "notes.md"] {
            std::fs::write(folder.path().join(file), "").unwrap();
        }
        let found = files(folder.path()).unwrap();
        assert_eq!(found, [folder.path().join("a.jsonl"), folder.path().join("b.jsonl")]);
        let missing = files(&folder.path().join("c.jsonl")).unwrap_err().to_string();
        assert!(missing.contains("c.jsonl is not there; name"), "{missing}");
    }

    #[test]
    fn what_is_named_is_all_that_is_measured() {
        let calls = [PathBuf::from("calls")];
        assert_eq!(Sources::of(&[], &calls).unwrap(), Sources { cases: Vec::new(), calls: calls.to_vec() });
    }

    #[test]
    fn sets_are_named_as_people_would() {
        assert_eq!(name(Path::new("tests/eval/direct.jsonl")), "tests/eval/direct");
        assert_eq!(name(Path::new("training/calls/")), "training/calls");
    }
}
