//! Times as clocks write them, and the marks of a time axis.

/// Minutes and seconds, with hours where there are any: `4:05`, `1:04:05`.
pub fn clock(millis: u32) -> String {
    let seconds = millis / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// The marks of an axis of so many milliseconds: at most six steps, each of a length that people count in.
pub fn axis(length: u32) -> Vec<u32> {
    const STEPS: [u32; 9] = [5, 15, 30, 60, 300, 600, 900, 1_800, 3_600];
    let fits = |step: &&u32| length / (**step * 1_000) <= 6;
    let step = STEPS.iter().find(fits).copied().unwrap_or_else(|| length / 6_000 / 3_600 * 3_600 + 3_600) * 1_000;
    (0..=length / step).map(|number| number * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_clocks_write_them() {
        assert_eq!([0, 59_999, 60_000, 3_725_000].map(clock), ["0:00", "0:59", "1:00", "1:02:05"]);
    }

    #[test]
    fn an_axis_has_few_round_marks() {
        assert_eq!(axis(45 * 60_000), [0, 600_000, 1_200_000, 1_800_000, 2_400_000]);
        assert_eq!(axis(3 * 3_600_000).len(), 7);
        for length in [0, 1, 999, 60_000, 7_200_000, 86_400_000, u32::MAX] {
            let marks = axis(length);
            assert!(marks.len() <= 7 && marks.iter().all(|mark| *mark <= length), "{length}: {marks:?}");
        }
    }
}
