//! Figures of times as people write them; clocks are written by the core.

/// Seconds to the tenth.
pub(crate) fn seconds(ms: u32) -> String {
    tenths(ms / 100)
}

/// A number of tenths with its point.
pub(crate) fn tenths(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
