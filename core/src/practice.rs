//! Practice: a timed interview with oneself.
//!
//! A plan is drawn by the weights of a loop ([`plan`]), leaning to what a job description asks for ([`job`]); the drill puts its questions one by one and
//! keeps the time ([`drill`]); [`Coach`] answers the practice page. What comes of it is a [`crate::report::Record`].

mod coach;
mod draw;
mod drill;
mod job;
mod messages;
mod packed;
mod plan;
mod views;

pub use coach::{Answer, Coach, CoachError, Kept, Needs};
pub use messages::{Reply, Request, Wish};
pub use packed::ReplyError;
pub use views::{DrillView, JobTopic, JobView, PlanView, PlannedView, SessionsView, Stage, Strand, StrandView};
