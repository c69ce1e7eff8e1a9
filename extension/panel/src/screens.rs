//! Whole screens.

mod consent_screen;
mod live_screen;

pub(crate) use consent_screen::consent;
pub(crate) use live_screen::live;
