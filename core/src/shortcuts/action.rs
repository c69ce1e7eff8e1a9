//! What a key of the panel can be for.

use super::Key;

/// Something the panel does when its key is pressed. Going back is always Escape and not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the search field.
    Search,
    /// Every command in one list.
    Palette,
    /// The keys, and what else there is to know.
    Help,
    /// Stops reading, or goes on.
    Pause,
    /// Starts the session that is offered first.
    Start,
    /// The card on screen is the wrong one.
    Wrong,
    /// The card on screen stays.
    Keep,
    /// Looks at the last half minute again.
    Again,
    /// Points are ticked, or not.
    Coverage,
    /// The first of what is offered.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// Opens practice.
    Practice,
    /// Opens the plan page.
    Plan,
}

impl Action {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 14] = [
        Self::Search,
        Self::Palette,
        Self::Help,
        Self::Pause,
        Self::Start,
        Self::Wrong,
        Self::Keep,
        Self::Again,
        Self::Coverage,
        Self::First,
        Self::Second,
        Self::Third,
        Self::Practice,
        Self::Plan,
    ];

    /// The word it is kept under, and by which its texts are named.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Palette => "palette",
            Self::Help => "help",
            Self::Pause => "pause",
            Self::Start => "start",
            Self::Wrong => "wrong",
            Self::Keep => "keep",
            Self::Again => "again",
            Self::Coverage => "coverage",
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Practice => "practice",
            Self::Plan => "plan",
        }
    }

    /// The action of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.word() == word)
    }

    /// Its key until the person says otherwise; none where it has none.
    pub const fn default_key(self) -> Option<Key> {
        let character = match self {
            Self::Search => '/',
            Self::Palette => '.',
            Self::Help => '?',
            Self::Pause => 'p',
            Self::Start => 's',
            Self::Wrong => 'w',
            Self::Keep => 'k',
            Self::Again => 'a',
            Self::Coverage => 'c',
            Self::First => '1',
            Self::Second => '2',
            Self::Third => '3',
            Self::Practice | Self::Plan => return None,
        };
        Some(Key::plain(character))
    }
}
