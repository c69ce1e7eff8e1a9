//! Drawing who spoke when: one path a side, however many bars it has.

use super::view::Span;
use std::fmt::Write;

/// How wide a lane is, in the units of its path.
pub const LANE_WIDTH: u32 = 10_000;
/// How high, likewise.
pub const LANE_HEIGHT: u32 = 18;
/// However short somebody speaks, it can be seen.
const LEAST: u64 = 8;

/// One side's bars in a session of this length as an SVG path, [`LANE_WIDTH`] by [`LANE_HEIGHT`].
pub fn lane(spans: &[Span], length: u32, own: bool) -> String {
    let place = |at: u32| u64::from(at.min(length)) * u64::from(LANE_WIDTH) / u64::from(length.max(1));
    let mut path = String::new();
    for span in spans.iter().filter(|span| span.own == own) {
        let from = place(span.from);
        let width = place(span.to).saturating_sub(from).max(LEAST);
        // Writing to a text cannot fail.
        let _ = write!(path, "M{from} 0h{width}v{LANE_HEIGHT}h-{width}z");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_has_a_bar_for_each_stretch_of_its_side_and_none_is_lost() {
        let span = |from, to, own| Span { from, to, own };
        let spans =
            [span(0, 1_000, true), span(1_000, 5_000, false), span(9_999, 10_000, true), span(12_000, 13_000, true)];
        assert_eq!(lane(&spans, 10_000, false), "M1000 0h4000v18h-4000z");
        assert_eq!(lane(&spans, 10_000, true), "M0 0h1000v18h-1000zM9999 0h8v18h-8zM10000 0h8v18h-8z");
        assert_eq!(lane(&spans, 0, false), "M0 0h8v18h-8z");
    }
}
