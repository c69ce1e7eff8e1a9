//! The browser's extension interfaces that the panel uses, as far as it uses them.

mod event;
pub(crate) mod i18n;
mod object;
pub(crate) mod runtime;
pub(crate) mod storage;
pub(crate) mod tabs;
pub(crate) mod worker;

pub(crate) use event::Listener;
pub(crate) use object::{object, read, write};
