//! The stages of `cargo xtask test`: each timed, the first failure ends it, a table at the end either way.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::console;
use crate::counts::Counts;

/// Stages run so far.
#[derive(Debug, Default)]
pub struct Stages {
    rows: Vec<Row>,
    total: Counts,
}

#[derive(Debug)]
struct Row {
    name: &'static str,
    time: Duration,
    verdict: String,
}

impl Stages {
    /// Runs a stage that has no tests to count.
    pub fn run<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.timed(name, work, |_| "done".to_owned())
    }

    /// Runs a stage of tests.
    pub fn tests(&mut self, name: &'static str, work: impl FnOnce() -> Result<Counts>) -> Result<()> {
        let some = || {
            let counts = work()?;
            // A runner that finds nothing to run is content; a stage of tests must not be.
            ensure!(counts.passed > 0, "no test ran");
            Ok(counts)
        };
        let counts = self.timed(name, some, |counts| format!("{} passed", counts.passed))?;
        self.total += counts;
        Ok(())
    }

    /// Prints the table.
    pub fn print_table(&self) {
        println!();
        for row in &self.rows {
            println!("{:<10} {:>12}  {}", row.name, console::duration(row.time), row.verdict);
        }
    }

    /// All tests of all stages.
    pub fn total(&self) -> Counts {
        self.total
    }

    fn timed<T>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<T>,
        verdict: impl Fn(&T) -> String,
    ) -> Result<T> {
        println!("\n== {name}");
        let start = Instant::now();
        let result = work();
        let verdict = result.as_ref().map_or_else(|_| "FAILED".to_owned(), verdict);
        self.rows.push(Row { name, time: start.elapsed(), verdict });
        result.with_context(|| format!("in stage {name}"))
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn stages_add_up_their_tests() {
        let mut stages = Stages::default();
        stages.run("setup", || Ok(())).unwrap();
        stages.tests("native", || Ok(Counts { passed: 3, failed: 0 })).unwrap();
        stages.tests("e2e", || Ok(Counts { passed: 4, failed: 0 })).unwrap();
        assert_eq!(stages.total(), Counts { passed: 7, failed: 0 });
        assert_eq!(stages.rows.len(), 3);
    }

    #[test]
    fn a_stage_of_tests_without_a_test_fails() {
        let error = Stages::default().tests("e2e", || Ok(Counts::default())).unwrap_err();
        assert_eq!(format!("{error:#}"), "in stage e2e: no test ran");
    }

    #[test]
    fn a_failed_stage_is_in_the_table_and_names_itself() {
        let mut stages = Stages::default();
        let error = stages.run::<()>("check", || Err(anyhow!("lint"))).unwrap_err();
        assert_eq!(format!("{error:#}"), "in stage check: lint");
        assert_eq!(stages.rows[0].verdict, "FAILED");
    }
}
