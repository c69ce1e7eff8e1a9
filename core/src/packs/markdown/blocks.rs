//! Markdown -> the headings and list entries it consists of, each with its line.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A heading, an entry of a list, or a line of a paragraph.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// 1 to 6 for a heading, 0 for anything else.
    pub(super) level: u8,
    /// What stood in bold at the very beginning.
    pub(super) lead: Option<String>,
    /// The text without it, line by line.
    pub(super) lines: Vec<String>,
    /// Address of the first link.
    pub(super) link: Option<String>,
    /// Line in the file, from 1.
    pub(super) line: usize,
}

impl Block {
    /// The text in one piece.
    pub(super) fn text(&self) -> String {
        self.text_after_lead().trim().to_owned()
    }

    /// The text in one piece, as it follows on what is bold at the beginning.
    pub(super) fn text_after_lead(&self) -> String {
        self.lines.join(" ")
    }

    /// The first line, and what follows it.
    pub(super) fn first_and_rest(&self) -> (String, Option<String>) {
        let (first, rest) = self.lines.split_first().map_or(("", &[] as &[String]), |(first, rest)| (first, rest));
        let rest = rest.join(" ").trim().to_owned();
        (first.trim().to_owned(), Some(rest).filter(|rest| !rest.is_empty()))
    }

    fn is_blank(&self) -> bool {
        self.lead.is_none() && self.lines.iter().all(|line| line.trim().is_empty())
    }

    fn push(&mut self, text: &str) {
        match self.lines.last_mut() {
            Some(line) => line.push_str(text),
            None => self.lines.push(text.to_owned()),
        }
    }

    fn break_line(&mut self) {
        if self.lines.last().is_some_and(|line| !line.trim().is_empty()) {
            self.lines.push(String::new());
        }
    }
}

/// The blocks of a text, in order. An entry inside another entry's list is part of the outer one.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut found = Finder { text, counted: (0, 1), blocks: Vec::new(), depth: 0, bold: None };
    for (event, range) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        found.take(event, range.start);
    }
    found.blocks.retain(|block| !block.is_blank());
    found.blocks
}

struct Finder<'a> {
    text: &'a str,
    /// An offset and its line, so that lines are counted once.
    counted: (usize, usize),
    blocks: Vec<Block>,
    /// How many list entries are open.
    depth: usize,
    /// The bold text that is being read, when it began its block.
    bold: Option<String>,
}

impl Finder<'_> {
    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.open(level_of(level), at),
            Event::Start(Tag::Item) => {
                if self.depth == 0 {
                    self.open(0, at);
                } else {
                    self.break_line();
                }
                self.depth += 1;
            }
            Event::End(TagEnd::Item) => self.depth = self.depth.saturating_sub(1),
            Event::Start(Tag::Paragraph) if self.depth == 0 => self.open(0, at),
            Event::Start(Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_)) => self.break_line(),
            Event::SoftBreak | Event::HardBreak => {
                if self.depth == 0 && self.blocks.last().is_some_and(|block| block.level == 0) {
                    // Every line of a paragraph stands for itself.
                    self.open(0, at + 1);
                } else {
                    self.break_line();
                }
            }
            Event::Start(Tag::Strong) if self.blocks.last().is_some_and(Block::is_blank) => {
                self.bold = Some(String::new());
            }
            Event::End(TagEnd::Strong) => {
                if let (Some(lead), Some(block)) = (self.bold.take(), self.blocks.last_mut()) {
                    block.lead = Some(lead);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                if let Some(block) = self.blocks.last_mut() {
                    block.link.get_or_insert_with(|| dest_url.to_string());
                }
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.say(&text),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        match (&mut self.bold, self.blocks.last_mut()) {
            (Some(bold), _) => bold.push_str(text),
            (None, Some(block)) => block.push(text),
            (None, None) => {}
        }
    }

    fn break_line(&mut self) {
        if let Some(block) = self.blocks.last_mut() {
            block.break_line();
        }
    }

    fn open(&mut self, level: u8, at: usize) {
        self.bold = None;
        let line = self.line_of(at);
        self.blocks.push(Block { level, line, ..Block::default() });
    }

    /// Offsets mostly come in order; one that does not is counted from the start.
    fn line_of(&mut self, at: usize) -> usize {
        if at < self.counted.0 {
            self.counted = (0, 1);
        }
        let (from, line) = self.counted;
        let more = self.text.as_bytes().get(from..at).unwrap_or_default();
        self.counted = (at, line + more.iter().filter(|byte| **byte == b'\n').count());
        self.counted.1
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(u8, usize, String)> {
        blocks(text).into_iter().map(|b| (b.level, b.line, b.lines.join("|"))).collect()
    }

    #[test]
    fn headings_paragraph_lines_and_entries_have_their_lines() {
        let text =
            "# Pack\n\nTitle: a\nTopic: b\n\n### Approach\n1. one\n   more *of* it\n2. two\n   - nested\n\n   and on\n";
        assert_eq!(
            seen(text),
            [
                (1, 1, "Pack".to_owned()),
                (0, 3, "Title: a".to_owned()),
                (0, 4, "Topic: b".to_owned()),
                (3, 6, "Approach".to_owned()),
                (0, 7, "one|more of it".to_owned()),
                (0, 9, "two|nested|and on".to_owned()),
            ]
        );
    }

    #[test]
    fn bold_counts_only_at_the_beginning_and_links_keep_their_address() {
        let found = blocks("- **My part** I **led** it\n- see [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110)\n");
        assert_eq!((found[0].lead.as_deref(), found[0].text().as_str()), (Some("My part"), "I led it"));
        assert_eq!(found[1].link.as_deref(), Some("https://www.rfc-editor.org/rfc/rfc9110"));
    }
}
