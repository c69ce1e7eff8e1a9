//! What the panel shows of sessions, as plain data.

mod face;
mod plan_view;

pub use face::{Face, Stage, State, Tier, spoken};
pub use plan_view::{LicenceLine, PlanView, SessionLine, SessionState, Term, TiersView};
