//! A key that may be bound.

use thiserror::Error;

/// How a key with Alt is written.
const ALT: &str = "alt+";
/// Keys that browsers and editors have for themselves.
const FOREIGN: [&str; 5] = ["ctrl+", "control+", "meta+", "cmd+", "win+"];

/// One character as the keyboard gives it, Shift included, alone or with Alt. Letters have no case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    character: char,
    alt: bool,
}

/// Why a key may not be bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    /// There is nothing.
    #[error("no key was given")]
    Nothing,
    /// It is pressed with Ctrl, Command or the Windows key.
    #[error("keys with Ctrl or Command belong to the browser")]
    Foreign,
    /// It is a key with a name, such as Tab, Enter, Escape or an arrow, or the space bar: pages are worked with those.
    #[error("keys with a name, and the space bar, are what a page is worked with")]
    Reserved,
    /// It is a character that nobody sees.
    #[error("this character cannot be seen")]
    Invisible,
}

impl KeyError {
    /// The word its text is named by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Foreign => "foreign",
            Self::Reserved => "reserved",
            Self::Invisible => "invisible",
        }
    }
}

impl Key {
    /// The key of an action by default.
    pub(super) const fn plain(character: char) -> Self {
        Self { character, alt: false }
    }

    /// Reads what [`Self::text`] wrote: `p`, `?`, `alt+x`.
    ///
    /// # Errors
    /// It may not be bound.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        if FOREIGN.iter().any(|modifier| begins(text, modifier)) {
            return Err(KeyError::Foreign);
        }
        match text.get(ALT.len()..) {
            Some(rest) if begins(text, ALT) => Self::pressed(rest, true),
            _ => Self::pressed(text, false),
        }
    }

    /// The key that was pressed: `KeyboardEvent.key`, and whether Alt was.
    ///
    /// # Errors
    /// It may not be bound.
    pub fn pressed(key: &str, alt: bool) -> Result<Self, KeyError> {
        let mut characters = key.chars();
        let character = characters.next().ok_or(KeyError::Nothing)?;
        if characters.next().is_some() || character == ' ' {
            return Err(KeyError::Reserved);
        }
        if is_unseen(character) {
            return Err(KeyError::Invisible);
        }
        Ok(Self { character: small(character), alt })
    }

    /// How it is kept, and what [`Self::parse`] reads.
    pub fn text(self) -> String {
        let mut text = String::from(if self.alt { ALT } else { "" });
        text.push(self.character);
        text
    }

    /// Its character.
    pub const fn character(self) -> char {
        self.character
    }

    /// Whether Alt is pressed with it.
    pub const fn alt(self) -> bool {
        self.alt
    }
}

/// Whether a text begins with a modifier, however that is written.
fn begins(text: &str, modifier: &str) -> bool {
    text.get(..modifier.len()).is_some_and(|start| start.eq_ignore_ascii_case(modifier))
}

fn is_unseen(character: char) -> bool {
    let turns_or_joins = matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    turns_or_joins || character.is_control() || character.is_whitespace()
}

/// A letter without its case, so that Shift and Caps Lock make no difference. The letters of Latin, Greek and Cyrillic keyboards,
/// whose small ones stand at a distance: the full table would be the largest thing here.
fn small(letter: char) -> char {
    let by = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        // Latin letters with marks, the large one at an even place.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' if u32::from(letter) % 2 == 0 && letter != 'İ' => 1,
        // And the large one at an odd place.
        'Ĺ'..='Ň' | 'Ź'..='Ž' if u32::from(letter) % 2 == 1 => 1,
        _ => 0,
    };
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}
