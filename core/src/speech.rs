//! Speech as caption rows: how a caption page would have shown words that are only known as text.
//!
//! Subtitle files, eval cases and labelled conversations hold finished text; the live path wants rows that grow word
//! by word. A [`Stage`] plays one caption page.

use crate::captions::{Platform, Row, Snapshot};

/// A usual speaking rate, in words a minute.
pub const WORDS_A_MINUTE: u32 = 160;

/// Milliseconds a word takes at [`WORDS_A_MINUTE`].
pub const MILLIS_A_WORD: u32 = 60_000 / WORDS_A_MINUTE;

/// Most rows a stage keeps on its page.
const ROWS: usize = 8;

/// A caption page in the making.
#[derive(Debug)]
pub struct Stage {
    platform: Platform,
    rows: Vec<Row>,
    last_key: u32,
}

impl Stage {
    /// An empty page.
    pub fn new(platform: Platform) -> Self {
        Self { platform, rows: Vec::new(), last_key: 0 }
    }

    /// Opens a new row for a speaker.
    pub fn turn(&mut self, speaker: Option<&str>) {
        self.last_key += 1;
        if self.rows.len() == ROWS {
            self.rows.remove(0);
        }
        self.rows.push(Row {
            key: self.last_key,
            speaker_key: speaker.unwrap_or_default().to_owned(),
            speaker: speaker.map(str::to_owned),
            text: String::new(),
            hidden: false,
            translated: false,
        });
    }

    /// Adds a word to the newest row and shows the page at time `t`.
    pub fn word(&mut self, t: u32, word: &str) -> Snapshot {
        if let Some(row) = self.rows.last_mut() {
            if !row.text.is_empty() {
                row.text.push(' ');
            }
            row.text.push_str(word);
        }
        Snapshot { t, platform: self.platform, root_changed: false, rows: self.rows.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_grow_word_by_word_and_old_ones_leave() {
        let mut stage = Stage::new(Platform::Vtt);
        stage.turn(Some("Ada"));
        stage.word(0, "so");
        assert_eq!(stage.word(375, "how").rows[0].text, "so how");
        for _ in 0..ROWS {
            stage.turn(None);
        }
        let page = stage.word(750, "fine");
        assert_eq!((page.rows.len(), page.rows[ROWS - 1].text.as_str()), (ROWS, "fine"));
    }
}
