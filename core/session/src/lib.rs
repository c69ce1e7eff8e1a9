//! Live sessions and what they cost: the clock, the tiers, the ledger of used time, the licences.
//!
//! This crate knows no browser, no clock and no storage: time comes in as data, and what must be written down goes out as data. It is a crate of its
//! own so that whoever sells licences can issue them without the rest of Sidecue, and so that what money depends on is small enough to read.

pub mod clock;
pub mod ledger;
pub mod licence;
pub mod offers;
pub mod plans;
pub mod timekeeper;
pub mod view;
