//! `sidecue bank html`: all cards as one page for reviewing, without script and without anything from elsewhere.

use super::check::{Checked, examine};
use crate::folder::{self, Folder};
use crate::page::page;
use anyhow::Result;
use maud::{Markup, html};
use sidecue_core::bank::lint::SourcedCard;
use sidecue_core::bank::{Card, Entry, Finding};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::process::ExitCode;

const STYLE: &str = include_str!("html.css");
/// How many of the cards most like a card it names.
const NEAREST: usize = 3;

/// Writes the page.
pub fn run(bank: &Path, out: &Path) -> Result<ExitCode> {
    let folder = folder::read(bank)?;
    let checked = examine(&folder)?;
    let page = Page { folder: &folder, checked: &checked }.whole().into_string();
    folder::write(out, page.as_bytes())?;
    println!("{} cards, {} things to mend -> {}", folder.cards.len(), checked.findings.len(), out.display());
    Ok(ExitCode::SUCCESS)
}

/// All that goes on the page.
struct Page<'a> {
    folder: &'a Folder,
    checked: &'a Checked,
}

impl Page<'_> {
    fn whole(&self) -> Markup {
        let mut topics: BTreeMap<&str, Vec<(usize, &SourcedCard)>> = BTreeMap::new();
        for (number, sourced) in self.folder.cards.iter().enumerate() {
            topics.entry(&sourced.card.topic).or_default().push((number, sourced));
        }
        let ids: HashSet<&str> = self.folder.cards.iter().map(|sourced| sourced.card.id.as_str()).collect();
        let mut broken = self.folder.broken.iter().peekable();
        let body = html! {
            h1 { "The bank" }
            p { (self.folder.cards.len()) " cards, " (self.checked.findings.len()) " things to mend" }
            @if broken.peek().is_some() {
                h4 { "Files that are no cards" }
                (mending(broken))
            }
            nav {
                @for (topic, cards) in &topics {
                    h3 { a href={ "#topic-" (topic) } { (topic) } " " span.soft { (cards.len()) } }
                    ul {
                        @for (_, sourced) in cards { li { (link(&sourced.card.id, &sourced.card.title)) } }
                    }
                }
            }
            main {
                @for (topic, cards) in &topics {
                    section id={ "topic-" (topic) } {
                        h2 { (topic) }
                        @for (number, sourced) in cards { (self.card(*number, sourced, &ids)) }
                    }
                }
            }
        };
        page("Sidecue: the bank", STYLE, &body)
    }

    fn card(&self, number: usize, sourced: &SourcedCard, ids: &HashSet<&str>) -> Markup {
        let card = &sourced.card;
        let mut findings = self.checked.findings.iter().filter(|finding| finding.file == sourced.file).peekable();
        html! {
            article id={ "card-" (card.id) } {
                h3 { (card.title) " " a.soft href={ "#card-" (card.id) } { (card.id) } }
                p.question { (card.question) }
                p.soft { (kinds(card)) " · " (sourced.file) }
                @if findings.peek().is_some() { (mending(findings)) }
                h4 { "aliases" }
                ul { @for alias in &card.aliases { li { (alias) } } }
                @for (name, entries) in card.lists() {
                    h4 { (name) }
                    @if name == "approach" {
                        ol { @for each in entries { li { (entry(each)) } } }
                    } @else {
                        ul { @for each in entries { li { (entry(each)) } } }
                    }
                }
                @for (name, text) in [("senior", &card.senior), ("story", &card.story)] {
                    @if let Some(text) = text { h4 { (name) } p { (text) } }
                }
                h4 { "follow_ups" }
                dl { @for each in &card.follow_ups { dt { (each.ask) } dd { (each.probes) } } }
                h4 { "points" }
                dl { @for point in &card.points { dt { (point.say) } dd { (point.cues.join(" · ")) } } }
                @if !card.sources.is_empty() {
                    h4 { "sources" }
                    ul { @for source in &card.sources { li { (named(&source.name, source.url.as_deref())) } } }
                }
                @if !card.related.is_empty() {
                    h4 { "related" }
                    ul {
                        @for id in &card.related {
                            li { @if ids.contains(id.as_str()) { (link(id, id)) } @else { (id) } }
                        }
                    }
                }
                (self.nearest(number))
            }
        }
    }

    /// The cards most like one; nothing when the bank could not be looked at as a whole.
    fn nearest(&self, number: usize) -> Markup {
        let Some(audit) = &self.checked.audit else { return html! {} };
        let nearest = audit.similarities.nearest(number, NEAREST);
        html! {
            h4 { "nearest" }
            ul {
                @for (other, similarity) in nearest {
                    @if let Some(other) = self.folder.cards.get(other) {
                        li { (link(&other.card.id, &other.card.title)) " " span.soft { (format!("{:.0} %", similarity * 100.0)) } }
                    }
                }
            }
        }
    }
}

fn kinds(card: &Card) -> String {
    let rounds = card.rounds.iter().map(|round| round.word()).collect::<Vec<_>>().join(", ");
    let levels = card.levels.iter().map(|level| level.word()).collect::<Vec<_>>().join(", ");
    let archetypes = card.archetypes.iter().map(|archetype| archetype.word()).collect::<Vec<_>>().join(", ");
    format!("{rounds} · {levels} · {archetypes} · {} min", card.minutes)
}

fn link(id: &str, text: &str) -> Markup {
    html! { a href={ "#card-" (id) } { (text) } }
}

fn entry(entry: &Entry) -> Markup {
    match &entry.more {
        Some(more) => html! { details { summary { (entry.say) } p { (more) } } },
        None => html! { (entry.say) },
    }
}

/// A source; only what is plainly the address of a page becomes a link.
fn named(name: &str, url: Option<&str>) -> Markup {
    match url {
        Some(url) if url.starts_with("https://") => html! { a href=(url) rel="noreferrer" { (name) } },
        Some(url) => html! { (name) " (" (url) ")" },
        None => html! { (name) },
    }
}

fn mending<'a>(findings: impl Iterator<Item = &'a Finding>) -> Markup {
    html! {
        ul.mend { @for finding in findings { li { (finding.to_string()) } } }
    }
}
