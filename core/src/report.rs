//! Reports: what a session was like, worked out from what is kept of it.
//!
//! A [`Record`] is what was said and asked, and when; [`Recorder`] takes it down while a session goes on, [`Notes`] does so in a call. A [`Report`] is worked
//! out of one whenever it is opened: times, coverage, and what the stated rules find ([`crate::feedback`]).

mod clock;
mod form;
mod kept;
mod lane;
mod markdown;
mod measures;
mod notes;
mod of;
#[cfg(test)]
mod of_tests;
mod record;
mod recorder;
mod speaking;
mod view;

pub use clock::{axis, clock};
pub use form::RecordError;
pub use kept::{Change, Write};
pub use lane::{LANE_HEIGHT, LANE_WIDTH, lane};
pub use markdown::{MARKDOWN_KEYS, markdown};
pub use notes::Notes;
pub use record::{AnswerBy, Expected, FollowUpNote, PlanNote, QuestionNote, Record, Said, SessionKind};
pub use recorder::Recorder;
pub use view::{Measures, QuestionReport, Report, Span, Summary, Totals};
