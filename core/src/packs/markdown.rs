//! Packs as Markdown (CommonMark): headings and lists, as people keep notes.
//!
//! ```markdown
//! # My cards
//!
//! ## How would you shard our ledger?
//! - Topic: database
//!
//! ### Asked as
//! - Say one database can't hold the ledger any more
//!
//! ### Approach
//! 1. By account, not by time
//! 2. Move accounts online
//!    Copy, tail the log, switch.
//!
//! ## Story: Checkout down
//! - Card: incident-story
//! - **What broke** A certificate ran out
//! ```
//!
//! The first line of a list's entry is read at a glance, what follows it opens on demand.

mod blocks;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;
