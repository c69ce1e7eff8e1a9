//! `sidecue bank stats`: how many cards there are for what.

use crate::folder;
use anyhow::Result;
use sidecue_core::audit::{Stats, Tally};
use sidecue_core::bank::{Archetype, Level, Round};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Counts the cards.
pub fn run(bank: &Path, json: bool) -> Result<ExitCode> {
    let stats = Stats::of(&folder::cards(bank)?);
    let mut out = std::io::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string(&stats)?)?;
    } else {
        write!(out, "{}", text(&stats))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn text(stats: &Stats) -> String {
    let levels = tally(stats, &Level::ALL.iter().map(|v| v.word()).collect::<Vec<_>>(), |t| {
        t.levels.values().copied().collect()
    });
    let rounds = tally(stats, &Round::ALL.iter().map(|v| v.word()).collect::<Vec<_>>(), |t| {
        t.rounds.values().copied().collect()
    });
    let archetypes = tally(stats, &Archetype::ALL.iter().map(|v| v.word()).collect::<Vec<_>>(), |t| {
        t.archetypes.values().copied().collect()
    });
    let cards = stats.all.cards;
    let about = [
        ("cards", cards.to_string()),
        ("aliases", stats.aliases.to_string()),
        ("ways of asking a card", format!("{:.1}", stats.mean_askings)),
        ("points", stats.points.to_string()),
        ("cards with a source", stats.sourced.to_string()),
        ("minutes of answers", stats.minutes.to_string()),
    ];
    let about: String = about.iter().map(|(what, figure)| format!("{what:<22}{figure:>7}\n")).collect();
    format!("{levels}\n{rounds}\n{archetypes}\nA card goes with several levels, rounds and archetypes.\n\n{about}")
}

/// Topics down, values across, with the cards of each topic and the totals below.
fn tally(stats: &Stats, words: &[&str], counts: impl Fn(&Tally) -> Vec<usize>) -> String {
    let header: Vec<String> = ["topic", "cards"].iter().chain(words).map(|word| (*word).to_owned()).collect();
    let row = |name: &str, tally: &Tally| {
        let figures = std::iter::once(tally.cards).chain(counts(tally)).map(|count| count.to_string());
        std::iter::once(name.to_owned()).chain(figures).collect::<Vec<_>>()
    };
    let topics = stats.topics.iter().map(|(topic, tally)| row(topic, tally));
    let rows: Vec<Vec<String>> = std::iter::once(header).chain(topics).chain([row("all", &stats.all)]).collect();
    aligned(&rows)
}

/// The first column to the left, the others to the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or_default()).collect();
    let mut text = String::new();
    for row in rows {
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            text += &if column == 0 { format!("{cell:<width$}") } else { format!("  {cell:>width$}") };
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let rows = [["topic", "cards"], ["api", "9"], ["database", "12"]];
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        assert_eq!(aligned(&rows), "topic     cards\napi           9\ndatabase     12\n");
    }
}
