//! `sidecue eval --report`: what was measured, as a page to look at.

mod bars;
mod calibration;
mod distribution;
#[cfg(test)]
mod fixture;
mod headline;
mod mistakes;
mod moments;
mod pieces;
mod plot;
mod timeline;

use super::measure::{CallSet, Measured};
use super::results::Results;
use crate::folder;
use crate::page::page;
use anyhow::{Context, Result, ensure};
use maud::{Markup, html};
use std::path::Path;

const STYLE: &str = concat!(include_str!("report/report.css"), include_str!("report/timeline.css"));

/// An earlier run to hold this one against: what `--json` printed.
pub struct Against {
    /// Where it was read from.
    pub name: String,
    /// Its figures.
    pub results: Results,
}

impl Against {
    /// Reads what `--json` printed.
    pub fn read(file: &Path) -> Result<Self> {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(file).with_context(|| format!("{name} could not be read"))?;
        let remedy = "make figures of an earlier run with `sidecue eval --json`";
        let results: Results =
            serde_json::from_str(&text).with_context(|| format!("{name}: not what was expected; {remedy}"))?;
        ensure!(
            results.all.is_some() || !results.conversations.is_empty(),
            "{name}: there are no figures in it; {remedy}"
        );
        Ok(Self { name, results })
    }
}

/// Writes the page.
pub fn write(file: &Path, measured: &Measured, results: &Results, against: Option<&Against>) -> Result<()> {
    folder::write(file, whole(measured, results, against).into_string().as_bytes())
}

fn whole(measured: &Measured, results: &Results, against: Option<&Against>) -> Markup {
    let before = against.map(|against| &against.results);
    let mistakes = mistakes::collect(measured);
    let body = html! {
        header {
            h1 { "Recognition" }
            @if let Some(against) = against {
                p.soft { "Beside an earlier run, in thin bars and in brackets: " (against.name) }
            }
            (headline::tiles(results, before))
        }
        main {
            (section("sets", "By set", "Bars end at 1. Of the questions that want a card: which one is on screen at the end.", &bars::panels(results, before)))
            (section("sure", "How sure, and how right", "Cards that were shown, by how sure recognition was of them. On the line it is right as often as it is sure.", &calibration::plots(measured)))
            (section("spread", "Where the confidence lies", "Of the first card at the last word, shown or not.", &distribution::plots(measured)))
            (section("early", "How early", "Left is earlier.", &moments::plots(measured)))
            @for (number, set) in measured.calls.iter().enumerate() { (calls(set, number)) }
            (section("confused", "Taken for another", "What was wanted, and what was shown in its place, or ranked first where nothing was shown.", &mistakes::confusions(&mistakes)))
            (section("missed", "Every mistake", "", &mistakes::list(&mistakes)))
        }
    };
    page("Sidecue: recognition", STYLE, &body)
}

fn section(id: &str, heading: &str, about: &str, content: &Markup) -> Markup {
    html! {
        section id=(id) {
            h2 { (heading) }
            @if !about.is_empty() { p.soft { (about) } }
            (content)
        }
    }
}

fn calls(set: &CallSet, number: usize) -> Markup {
    let about = "Six minutes a line. Above: who speaks. Middle: what is wanted. Below: what is on screen. Point at anything for its words.";
    let content = html! {
        (timeline::key())
        @for call in &set.calls { (timeline::call(call)) }
    };
    section(&format!("calls-{number}"), &format!("Calls of {}", set.name), about, &content)
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
