//! Small plots, drawn as SVG.

use super::super::statistics::percentile;
use maud::{Markup, html};

/// A length in a drawing; a tenth of a pixel is exact enough.
pub fn px(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// A share between 0 and 1 for reading.
pub fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"))
}

/// A figure with how it was before: `0.91 (was 0.88)`, or `0.91 (=)` when it is the same for reading.
pub fn beside(now: Option<f64>, before: Option<f64>) -> String {
    match (figure(now), figure(before)) {
        (now, _) if before.is_none() => now,
        (now, before) if now == before => format!("{now} (=)"),
        (now, before) => format!("{now} (was {before})"),
    }
}

/// How often values fall into equal parts of a range; what lies outside counts in the outermost ones.
pub fn counts(values: &[f64], low: f64, high: f64, parts: usize) -> Vec<usize> {
    let mut counts = vec![0; parts];
    for value in values {
        let at = ((value - low) / (high - low) * parts as f64).floor().max(0.0) as usize;
        if let Some(count) = counts.get_mut(at.min(parts - 1)) {
            *count += 1;
        }
    }
    counts
}

/// Values of one sort, in a histogram of several.
pub struct Row {
    /// What they are called.
    pub name: &'static str,
    /// How they are coloured.
    pub class: &'static str,
    /// The values.
    pub values: Vec<f64>,
}

/// The range of a histogram.
pub struct Range {
    /// Its left end.
    pub low: f64,
    /// Its right end.
    pub high: f64,
    /// Into how many parts it is cut.
    pub parts: usize,
    /// Every how many parts the axis has a number.
    pub every: usize,
}

const WIDTH: f64 = 520.0;
const LEFT: f64 = 96.0;
const RIGHT: f64 = 44.0;
const HEIGHT: f64 = 74.0;
const GAP: f64 = 12.0;

/// Histograms one below the other, over one axis. Each has its own height, so that small ones can be read; rows without
/// values are left out.
pub fn histograms(title: &str, rows: &[Row], range: &Range) -> Markup {
    let rows: Vec<&Row> = rows.iter().filter(|row| !row.values.is_empty()).collect();
    if rows.is_empty() {
        return html! {};
    }
    let bottom = rows.len() as f64 * (HEIGHT + GAP);
    html! {
        figure {
            figcaption { (title) }
            svg viewBox={ "0 0 " (WIDTH) " " (bottom + 22.0) } role="img" aria-label=(title) {
                @for (number, row) in rows.iter().enumerate() {
                    g transform={ "translate(0 " (number as f64 * (HEIGHT + GAP)) ")" } { (histogram(row, range)) }
                }
                (axis(range, bottom))
            }
        }
    }
}

fn histogram(row: &Row, range: &Range) -> Markup {
    let counts = counts(&row.values, range.low, range.high, range.parts);
    let most = counts.iter().copied().max().unwrap_or_default().max(1) as f64;
    let width = (WIDTH - LEFT - RIGHT) / range.parts as f64;
    let step = (range.high - range.low) / range.parts as f64;
    let mut sorted = row.values.clone();
    let median = percentile(&mut sorted, 0.5).unwrap_or_default();
    let at = LEFT + ((median - range.low) / (range.high - range.low)).clamp(0.0, 1.0) * (WIDTH - LEFT - RIGHT);
    html! {
        text.name x=(px(LEFT - 8.0)) y=(px(HEIGHT - 18.0)) text-anchor="end" { (row.name) }
        text.tick x=(px(LEFT - 8.0)) y=(px(HEIGHT - 4.0)) text-anchor="end" { (row.values.len()) }
        line.axis x1=(px(LEFT)) x2=(px(WIDTH - RIGHT)) y1=(px(HEIGHT)) y2=(px(HEIGHT)) {}
        @for (part, count) in counts.iter().enumerate() {
            @if *count > 0 {
                @let tall = (*count as f64 / most * (HEIGHT - 18.0)).max(1.5);
                @let from = range.low + part as f64 * step;
                rect class=(row.class) x=(px(LEFT + part as f64 * width + 0.5)) y=(px(HEIGHT - tall))
                    width=(px(width - 1.0)) height=(px(tall)) {
                    title { (format!("{} to {}: {count}", number(from), number(from + step))) }
                }
            }
        }
        line.median x1=(px(at)) x2=(px(at)) y1="3" y2=(px(HEIGHT)) { title { (format!("median {median:.2}")) } }
        text.tick x=(px(at + 3.0)) y="11" { (format!("{median:.2}")) }
    }
}

fn axis(range: &Range, y: f64) -> Markup {
    let step = (range.high - range.low) / range.parts as f64;
    let width = (WIDTH - LEFT - RIGHT) / range.parts as f64;
    html! {
        @for part in (0..=range.parts).step_by(range.every) {
            text.tick x=(px(LEFT + part as f64 * width)) y=(px(y + 6.0)) text-anchor="middle" {
                (number(range.low + part as f64 * step))
            }
        }
    }
}

fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_outside_counts_at_the_ends() {
        assert_eq!(counts(&[-5.0, 0.0, 0.49, 0.5, 1.0, 7.0], 0.0, 1.0, 2), [3, 3]);
    }

    #[test]
    fn sorts_without_values_are_left_out_and_bars_say_their_count() {
        let range = Range { low: 0.0, high: 1.0, parts: 10, every: 5 };
        let row = |name, values: &[f64]| Row { name, class: "right", values: values.to_vec() };
        let drawn = histograms("How sure", &[row("right", &[0.91, 0.95]), row("wrong", &[])], &range).into_string();
        assert!(drawn.contains("<title>0.9 to 1: 2</title>") && drawn.contains("median 0.91"), "{drawn}");
        assert!(!drawn.contains("wrong"), "{drawn}");
        assert_eq!(histograms("How sure", &[row("wrong", &[])], &range).into_string(), "");
    }

    #[test]
    fn figures_stand_beside_how_they_were() {
        assert_eq!(beside(Some(0.911), Some(0.88)), "0.91 (was 0.88)");
        assert_eq!(beside(Some(0.911), Some(0.914)), "0.91 (=)");
        assert_eq!((beside(None, None), beside(Some(0.5), None)), ("–".to_owned(), "0.50".to_owned()));
    }
}
