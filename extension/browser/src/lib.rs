//! The browser as the extension's pages use it: extension interfaces, workers, and a client that replaces a worker that fails.
//!
//! The panel and the options page both stand on this crate. It decides nothing that core could decide.

mod client;
pub mod clipboard;
pub mod commands;
mod error;
mod event;
pub mod i18n;
pub mod locks;
pub mod moment;
mod object;
pub mod permissions;
pub mod runtime;
pub mod save_file;
mod spawn;
pub mod storage;
pub mod tabs;
mod worker;

pub use client::{Client, ClientError, Health};
pub use error::error;
pub use event::Listener;
pub use object::{member, number_in, object, pairs_in, read, text_in, texts_in, texts_of, write};
pub use spawn::spawn;
