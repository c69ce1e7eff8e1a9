//! Everything of Sidecue that thinks.
//!
//! This crate knows no browser, no clock and no storage: time comes in as data, and what should be on screen goes out
//! as data.

pub mod bank;
pub mod captions;
pub mod companion;
mod inverted_index;
pub mod live;
pub mod recognition;
pub mod replay;
pub mod search;
pub mod speech;
pub mod view;
