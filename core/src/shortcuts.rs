//! The keys of the panel as data: what may be bound, to what, and what a person changed.
//!
//! The panel asks which action a key is for; the options page binds other keys and keeps what differs from the defaults.
//! Kept small, since it is compiled into the panel: a list of fourteen places, looked through from the beginning.

mod action;
mod bound;
mod key;
#[cfg(test)]
mod tests;

pub use action::Action;
pub use bound::{Shortcuts, Taken};
pub use key::{Key, KeyError};
