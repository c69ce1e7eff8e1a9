//! What the panel shows, as plain data: no markup, no layout, no browser.

mod card_view;
mod light;
mod live_view;
mod search_view;

pub use card_view::{CardView, LineView, SectionKind, SectionView, StoryView};
pub use light::{Circumstances, Light};
pub use live_view::{CueView, HintsView, LiveView, TitleView};
pub use search_view::{HitView, SearchView};
