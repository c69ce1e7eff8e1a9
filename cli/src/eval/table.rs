//! Figures in columns, for people.

use std::fmt;

/// A table of figures: a row a figure, a column a set.
#[derive(Debug, Clone)]
pub struct Table {
    rows: Vec<String>,
    columns: Vec<(String, Vec<String>)>,
}

impl Table {
    /// With these rows.
    pub fn new(rows: &[&str]) -> Self {
        Self { rows: rows.iter().map(|row| (*row).to_owned()).collect(), columns: Vec::new() }
    }

    /// Adds a column.
    pub fn column(&mut self, name: &str, values: impl IntoIterator<Item = Option<f64>>) {
        self.columns.push((name.to_owned(), values.into_iter().map(figure).collect()));
    }
}

/// A whole number as it is, anything else with three digits, nothing as a dash.
fn figure(value: Option<f64>) -> String {
    match value {
        None => "-".to_owned(),
        Some(value) if value.fract() == 0.0 => value.to_string(),
        Some(value) => format!("{value:.3}"),
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widest = |texts: &mut dyn Iterator<Item = &String>| texts.map(|text| text.chars().count()).max();
        let first = widest(&mut self.rows.iter()).unwrap_or_default();
        let widths: Vec<usize> = self
            .columns
            .iter()
            .map(|(name, cells)| widest(&mut cells.iter().chain([name])).unwrap_or_default() + 2)
            .collect();
        write!(f, "{:first$}", "")?;
        for ((name, _), width) in self.columns.iter().zip(&widths) {
            write!(f, "{name:>width$}")?;
        }
        for (number, row) in self.rows.iter().enumerate() {
            write!(f, "\n{row:first$}")?;
            for ((_, cells), width) in self.columns.iter().zip(&widths) {
                write!(f, "{:>width$}", cells.get(number).map_or("", String::as_str))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_nothing_is_a_dash() {
        let mut table = Table::new(&["cases", "recall@1"]);
        table.column("direct", [Some(45.0), Some(0.97777)]);
        table.column("a long name", [Some(120.0), None]);
        let lines: Vec<String> = table.to_string().lines().map(str::to_owned).collect();
        assert_eq!(
            lines,
            ["          direct  a long name", "cases         45          120", "recall@1   0.978            -"]
        );
    }
}
