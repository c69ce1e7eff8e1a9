//! Cards on disk.

use anyhow::{Context, Result, bail};
use sidecue_core::bank::lint::SourcedCard;
use sidecue_core::bank::spoken::Spoken;
use sidecue_core::bank::{Card, Finding, parse_card, spoken};
use std::path::{Path, PathBuf};

/// What a folder of cards holds: the cards that could be read, and why the others could not.
pub struct Folder {
    /// Cards in the order of their paths.
    pub cards: Vec<SourcedCard>,
    /// Files that are no cards, and askings beside them that cannot be used.
    pub broken: Vec<Finding>,
}

/// Reads `<folder>/<topic>/<id>.toml` and the `<id>.asked.txt` beside them.
pub fn read(folder: &Path) -> Result<Folder> {
    let (mut files, mut asked) = (Vec::new(), Vec::new());
    for topic in entries(folder)? {
        if topic.is_dir() {
            for file in entries(&topic)? {
                if file.extension().is_some_and(|end| end == "toml") {
                    files.push(file);
                } else if file.to_string_lossy().ends_with(spoken::ENDING) {
                    asked.push(file);
                }
            }
        }
    }
    if files.is_empty() {
        bail!("{} holds no cards; cards are <topic>/<id>.toml. Name their folder with --bank.", folder.display());
    }
    let mut found = Folder { cards: Vec::new(), broken: Vec::new() };
    for path in files {
        let text = std::fs::read_to_string(&path).with_context(|| format!("{} could not be read", path.display()))?;
        let file = path.to_string_lossy().replace('\\', "/");
        match parse_card(&file, &text) {
            Ok(card) => found.cards.push(SourcedCard { file, text, card }),
            Err(error) => found.broken.push(error),
        }
    }
    read_spoken(&asked, &mut found)?;
    Ok(found)
}

/// Gives each card what is said around it, from the file beside it.
fn read_spoken(files: &[PathBuf], found: &mut Folder) -> Result<()> {
    let mut read = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(path).with_context(|| format!("{} could not be read", path.display()))?;
        let file = path.to_string_lossy().replace('\\', "/");
        let lines = spoken::parse(&text);
        let beside = file.strip_suffix(spoken::ENDING).map(|stem| format!("{stem}.toml"));
        match found.cards.iter_mut().find(|sourced| Some(&sourced.file) == beside.as_ref()) {
            Some(sourced) => sourced.card.spoken = Spoken::of(&lines),
            // The card may be there and broken; then that is told already.
            None if found.broken.iter().any(|finding| Some(&finding.file) == beside.as_ref()) => {}
            None => found.broken.push(Finding {
                file: file.clone(),
                line: 1,
                problem: "there is no card beside these askings".to_owned(),
                remedy: "Name the file as its card, or remove it.".to_owned(),
            }),
        }
        read.push((file, lines));
    }
    found.broken.extend(spoken::lint(read.iter().map(|(file, lines)| (file.as_str(), lines.as_slice()))));
    Ok(())
}

/// All cards of a folder in which every file is a card.
pub fn cards(folder: &Path) -> Result<Vec<Card>> {
    let Folder { cards, broken } = read(folder)?;
    if let Some(first) = broken.first() {
        bail!("{first} ({} broken in all; `sidecue bank check` lists them)", broken.len());
    }
    Ok(cards.into_iter().map(|sourced| sourced.card).collect())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let listing =
        std::fs::read_dir(folder).with_context(|| format!("the folder {} could not be opened", folder.display()))?;
    let mut paths = listing.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    paths.sort();
    Ok(paths)
}

/// Writes a file, with the folders it is to lie in.
pub fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(parent) = file.parent() {
        std::fs::create_dir_all(parent).with_context(|| format!("{} could not be made", parent.display()))?;
    }
    std::fs::write(file, bytes).with_context(|| format!("{} could not be written", file.display()))
}
