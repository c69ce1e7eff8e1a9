//! The caption rows of the page as they were last seen, and those that left it a while ago.

use super::relation::Relation;
use super::track::Track;
use super::wording::Word;

/// A row that vanished may come back as a new element for this long, in milliseconds.
const ADOPTION: u32 = 15_000;
/// A row that shows somebody else now may return to what it showed before for this long.
const RETURN: u32 = 120_000;
/// Only rows with this much text are recognised again by how they begin.
const ADOPTABLE_CHARS: usize = 24;
/// How many characters at the start must agree for that.
const ADOPTION_PREFIX: usize = 12;
/// A row that went on sliding while it was away is known again by so many words.
const SLID_WORDS: usize = 4;
/// Most rows remembered that are no longer on the page.
const GONE: usize = 48;

/// A row on the page, or one that left it.
#[derive(Debug)]
pub(super) struct Line {
    /// Identity of the element; none when it belonged to another reader.
    pub(super) key: Option<u32>,
    pub(super) speaker_key: String,
    pub(super) speaker: Option<String>,
    pub(super) translated: bool,
    /// The last text that was not empty.
    pub(super) text: String,
    pub(super) track: Track,
    /// When words were last added.
    pub(super) grew: u32,
    /// Since when it is not on the page, or shows something else.
    pub(super) gone: Option<u32>,
    /// When it left: the key of the nearest row above it that stayed.
    above: Option<u32>,
}

/// A row that may be a known one in another element.
pub(super) struct Stranger<'a> {
    pub(super) speaker_key: &'a str,
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    /// The key of the nearest row above it that was there before.
    pub(super) above: Option<u32>,
    /// A row below it was there before: new speech is never shown up here.
    pub(super) overtaken: bool,
}

impl Line {
    /// A row on the page.
    pub(super) fn new(key: u32, track: Track, t: u32) -> Self {
        Self {
            key: Some(key),
            speaker_key: String::new(),
            speaker: None,
            translated: false,
            text: String::new(),
            track,
            grew: t,
            gone: None,
            above: None,
        }
    }

    /// Whether a new element may show this row, which left the page `away` milliseconds ago.
    fn may_be(&self, row: &Stranger<'_>, away: u32, root_changed: bool) -> bool {
        // A page that showed a picture may show a name once another part of it is read.
        let named = root_changed && self.speaker.is_none() && row.text.chars().count() >= ADOPTABLE_CHARS;
        if self.speaker_key != row.speaker_key && !named {
            return false;
        }
        let same = self.text == row.text;
        let grown = self.track.is_extended_by(row.words);
        let re_rendered = away == 0 && grown && (root_changed || self.above == row.above);
        let begins_alike = self.text.chars().count() >= ADOPTABLE_CHARS && start(&self.text) == start(row.text);
        let related = || match self.track.relation(row.words) {
            Relation::Same => true,
            Relation::Revised => begins_alike || self.track.slid_back(row.words) > 0,
            Relation::Slid(dropped) => self.track.visible_len() >= dropped + SLID_WORDS,
            Relation::Unrelated => false,
        };
        let scrolled_back = row.overtaken && (same || begins_alike && grown);
        re_rendered
            || scrolled_back
            || away <= ADOPTION && (root_changed && same || self.text.chars().count() >= ADOPTABLE_CHARS && related())
    }
}

fn start(text: &str) -> String {
    text.chars().take(ADOPTION_PREFIX).collect::<String>().to_lowercase()
}

/// The rows that were read.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// In the order in which they were first seen.
    known: Vec<Line>,
    /// Keys of all rows of the page as it was last seen, from the top.
    on_page: Vec<u32>,
}

impl Lines {
    /// The row in this element, whatever it showed last.
    pub(super) fn known(&self, key: u32) -> Option<usize> {
        let of_key = |line: &Line| line.key == Some(key);
        self.known
            .iter()
            .position(|line| of_key(line) && line.gone.is_none())
            .or_else(|| self.known.iter().rposition(of_key))
    }

    /// A row that vanished and that a new element goes on with.
    pub(super) fn vanished(&self, row: &Stranger<'_>, t: u32, root_changed: bool) -> Option<usize> {
        let away = |line: &Line| line.gone.map(|since| t.saturating_sub(since));
        self.known.iter().position(|line| away(line).is_some_and(|away| line.may_be(row, away, root_changed)))
    }

    /// What this element showed before it showed somebody else, if it returns to it.
    pub(super) fn returned(&self, key: u32, speaker_key: &str, words: &[Word], t: u32) -> Option<usize> {
        self.known.iter().rposition(|line| {
            line.key == Some(key)
                && line.speaker_key == speaker_key
                && line.gone.is_some_and(|since| t.saturating_sub(since) <= RETURN)
                && words.len() >= SLID_WORDS
                && line.track.relation(words) != Relation::Unrelated
        })
    }

    /// Notes which rows are on the page now. Gives those that left, each of which remembers the nearest row above it that
    /// stayed.
    pub(super) fn see(&mut self, keys: &[u32], t: u32) -> Vec<usize> {
        let before = std::mem::replace(&mut self.on_page, keys.to_vec());
        let mut left = Vec::new();
        for (at, line) in self.known.iter_mut().enumerate() {
            let Some(key) = line.key.filter(|key| line.gone.is_none() && !keys.contains(key)) else { continue };
            line.gone = Some(t);
            line.above =
                before.iter().take_while(|known| **known != key).filter(|known| keys.contains(known)).last().copied();
            left.push(at);
        }
        left
    }

    /// Forgets the oldest of too many rows that are no longer on the page.
    pub(super) fn trim(&mut self) {
        let gone = self.known.iter().filter(|line| line.gone.is_some()).count();
        for _ in GONE..gone {
            if let Some(oldest) = self.known.iter().position(|line| line.gone.is_some()) {
                self.known.remove(oldest);
            }
        }
    }

    /// Another reader numbers its rows anew: what is on the page may come again under other keys.
    pub(super) fn disown(&mut self, t: u32) {
        for line in &mut self.known {
            line.gone = line.gone.or(Some(t));
            line.key = None;
        }
        self.on_page.clear();
    }

    /// Keys of all rows that were on the page when it was last seen.
    pub(super) fn on_page(&self) -> &[u32] {
        &self.on_page
    }

    /// Whether a row of this key was seen before.
    pub(super) fn has(&self, key: u32) -> bool {
        self.known.iter().any(|line| line.key == Some(key))
    }

    /// A row is here now.
    pub(super) fn push(&mut self, line: Line) -> usize {
        self.known.push(line);
        self.known.len() - 1
    }

    /// The row at a place.
    pub(super) fn get(&self, at: usize) -> Option<&Line> {
        self.known.get(at)
    }

    /// The row at a place, to be changed.
    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut Line> {
        self.known.get_mut(at)
    }

    /// How many rows are known.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }
}
