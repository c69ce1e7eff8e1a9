//! Which key is for which action.

use super::{Action, Key};
use thiserror::Error;

/// The keys of all actions; no two are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcuts {
    /// In the order of [`Action::ALL`].
    keys: [Option<Key>; Action::ALL.len()],
}

/// The key is another action's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the key is in use for {}", .by.word())]
pub struct Taken {
    /// Whose key it is.
    pub by: Action,
}

impl Default for Shortcuts {
    fn default() -> Self {
        Self { keys: Action::ALL.map(Action::default_key) }
    }
}

impl Shortcuts {
    /// The defaults with what is kept: an action's word and its key, empty for one that is switched off.
    ///
    /// Words that are no action's are ignored. A key that cannot be read, or that an action above has, counts as not kept; an action
    /// whose default somebody else has been given has none. The order in which things are kept makes no difference, but for a word
    /// that is there twice: then the first counts.
    pub fn of(kept: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut texts: [Option<String>; Action::ALL.len()] = [const { None }; Action::ALL.len()];
        for (word, text) in kept {
            if let Some(action) = Action::of(&word) {
                texts[action as usize].get_or_insert(text);
            }
        }
        let mut shortcuts = Self { keys: [None; Action::ALL.len()] };
        // What the person chose goes first, so that no default stands in its way.
        let mut left = [true; Action::ALL.len()];
        for (action, text) in Action::ALL.into_iter().zip(&texts) {
            let Some(text) = text else { continue };
            left[action as usize] = match Key::parse(text) {
                Ok(key) => shortcuts.bind(action, Some(key)).is_err(),
                Err(_) => !text.is_empty(),
            };
        }
        for action in Action::ALL.into_iter().filter(|action| left[*action as usize]) {
            // One whose default is taken stays without a key.
            let _ = shortcuts.reset(action);
        }
        shortcuts
    }

    /// The key of an action; none when it is switched off.
    pub fn key_of(&self, action: Action) -> Option<&Key> {
        self.keys[action as usize].as_ref()
    }

    /// What a key is for: `KeyboardEvent.key`, and whether Alt was pressed with it.
    pub fn action_for(&self, key: &str, alt: bool) -> Option<Action> {
        self.holder(Key::pressed(key, alt).ok()?)
    }

    /// Gives an action a key, or none.
    ///
    /// # Errors
    /// Another action has this key; nothing is changed.
    pub fn bind(&mut self, action: Action, key: Option<Key>) -> Result<(), Taken> {
        match key.and_then(|key| self.holder(key)) {
            Some(by) if by != action => Err(Taken { by }),
            _ => {
                self.keys[action as usize] = key;
                Ok(())
            }
        }
    }

    /// Gives an action its default back.
    ///
    /// # Errors
    /// Another action has that key; nothing is changed.
    pub fn reset(&mut self, action: Action) -> Result<(), Taken> {
        self.bind(action, action.default_key())
    }

    /// Whether an action has another key than by default, or none where it had one.
    pub fn is_changed(&self, action: Action) -> bool {
        self.keys[action as usize] != action.default_key()
    }

    /// What differs from the defaults, to be kept: an action and its key, none for one that is switched off.
    pub fn changed(&self) -> impl Iterator<Item = (Action, Option<&Key>)> {
        Action::ALL.into_iter().filter(|action| self.is_changed(*action)).map(|action| (action, self.key_of(action)))
    }

    fn holder(&self, key: Key) -> Option<Action> {
        Action::ALL.into_iter().find(|action| self.keys[*action as usize] == Some(key))
    }
}
