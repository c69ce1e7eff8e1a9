//! `sidecue bank new`: a card to be filled in.

use crate::folder;
use anyhow::{Context, Result, bail};
use sidecue_core::bank::lint::is_kebab;
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

/// Every field in the order of bank/README.md, blank: it parses, and `bank check` names each blank that is left.
const SCAFFOLD: &str = include_str!("scaffold.toml");

/// Begins the card `<topic>/<id>`.
pub fn run(bank: &Path, card: &str) -> Result<ExitCode> {
    let Some((topic, id)) = card.split_once('/').filter(|(topic, id)| is_kebab(topic) && is_kebab(id)) else {
        bail!(
            "\"{card}\" names no card. Write <topic>/<id> in lower-case letters, digits and single hyphens, such as api/rate-limiter."
        );
    };
    let folder = folder::read(bank)?;
    let cards = folder.cards.iter().map(|sourced| (sourced.file.as_str(), sourced.card.id.as_str()));
    let broken = folder.broken.iter().map(|finding| (finding.file.as_str(), stem(&finding.file)));
    if let Some((file, _)) = cards.chain(broken).find(|(file, known)| *known == id || stem(file) == id) {
        bail!("{file} has the id {id} already. Add to that card, or choose another id.");
    }
    let topics: BTreeSet<&str> = folder.cards.iter().map(|sourced| sourced.card.topic.as_str()).collect();
    let place = bank.join(topic).join(format!("{id}.toml"));
    std::fs::create_dir_all(bank.join(topic)).with_context(|| format!("{topic} could not be made"))?;
    let mut file = match OpenOptions::new().write(true).create_new(true).open(&place) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!("{} is there already.", place.display()),
        opened => opened.with_context(|| format!("{} could not be written", place.display()))?,
    };
    let text = SCAFFOLD.replace("{id}", id).replace("{topic}", topic);
    file.write_all(text.as_bytes()).with_context(|| format!("{} could not be written", place.display()))?;

    println!("{} is there to be filled in.", place.display());
    if !topics.contains(topic) {
        println!("The topic {topic} is new; so far there are {}.", topics.into_iter().collect::<Vec<_>>().join(", "));
    }
    println!(
        "1. Fill in what is blank; take out the comments and what the card does not need. bank/README.md says how to write it."
    );
    println!("2. `cargo run -p sidecue -- bank check` names what is left, and where it is heard as another card.");
    println!(
        "3. `cargo run -p sidecue -- bank html --out bank.html` shows it as it reads, with the cards most like it."
    );
    Ok(ExitCode::SUCCESS)
}

/// A file's name without its folders and its ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name)
}
