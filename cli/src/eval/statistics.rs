//! Means, shares and percentiles, rounded to what the cases can tell apart; none of nothing.

/// Mean.
pub fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0usize), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| digits(sum / count as f64))
}

/// Share of hits, between 0 and 1.
pub fn share(hits: impl Iterator<Item = bool>) -> Option<f64> {
    mean(hits.map(|hit| f64::from(u8::from(hit))))
}

/// Four digits are more than the cases can tell apart.
pub fn digits(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// Nearest-rank percentile; `share` is between 0 and 1. Sorts the values.
pub fn percentile(values: &mut [f64], share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let at = (values.len() as f64 * share).ceil() as usize;
    values.get(at.saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_value_that_occurred() {
        let mut values = [4.0, 1.0, 3.0, 2.0];
        assert_eq!((percentile(&mut values, 0.5), percentile(&mut values, 0.9)), (Some(2.0), Some(4.0)));
        assert_eq!(percentile(&mut [7.0], 0.5), Some(7.0));
        assert_eq!(percentile(&mut [], 0.5), None);
    }

    #[test]
    fn nothing_has_no_mean_and_no_share() {
        assert_eq!((mean([].into_iter()), share([].into_iter())), (None, None));
        assert_eq!(share([true, false, false].into_iter()), Some(0.3333));
    }
}
