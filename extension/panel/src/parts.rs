//! Parts of screens.

mod advice;
mod binding;
mod card;
mod choice;
mod clock;
mod empty;
mod heard;
mod help;
mod hints;
mod icon;
mod light;
mod live_card;
mod marked;
mod notice;
mod offers;
mod plan;
mod points;
mod return_bar;
mod search;
mod voices;
mod why;

pub(crate) use advice::trouble;
pub(crate) use binding::click;
pub(crate) use card::looked_up;
pub(crate) use clock::{clock, session_bar};
pub(crate) use heard::heard_line;
pub(crate) use help::help;
pub(crate) use hints::hints;
pub(crate) use light::{commands, light, pause};
pub(crate) use live_card::{beside, live_card};
pub(crate) use notice::notice;
pub(crate) use plan::plan;
pub(crate) use return_bar::return_bar;
pub(crate) use search::search;
