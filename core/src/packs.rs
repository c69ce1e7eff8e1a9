//! Own packs: cards and stories that people write themselves.
//!
//! A pack is one file, TOML ([`toml_form`]) or Markdown ([`markdown`]); both say the same and each can be written from the other. What comes in is
//! cleaned, completed and checked as a whole ([`check`]): one mistake and nothing of the file is taken, with the line of every mistake named. Kept, a
//! pack is a [`record`]. The [`Shelf`] answers what the options page asks.

pub mod check;
mod file;
pub mod markdown;
mod messages;
mod pack;
pub mod record;
mod shelf;
pub mod toml_form;

pub use file::{Form, PackFile};
pub use messages::{CardLine, Mistake, PackLine, Reply, Request, ShelfView, StoryCard, StoryLine};
pub use pack::{Pack, Story, StoryPart, slug};
pub use shelf::{Answer, Shelf, ShelfError, Write};
