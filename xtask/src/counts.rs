//! How many tests ran, read from the closing lines of the test runners.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
}

impl Counts {
    /// Adds what a line of output says: `test result: …` of Cargo, `pass N` and `fail N` of Node's runner.
    pub fn read_line(&mut self, line: &str) {
        let line = without_colours(line);
        if let Some(result) = line.trim().strip_prefix("test result:") {
            self.passed += number_before(result, " passed");
            self.failed += number_before(result, " failed");
            return;
        }
        let summary = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")).unwrap_or_default().trim();
        if let Some(number) = summary.strip_prefix("pass ") {
            self.passed += number.parse().unwrap_or(0);
        } else if let Some(number) = summary.strip_prefix("fail ") {
            self.failed += number.parse().unwrap_or(0);
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

fn number_before(text: &str, word: &str) -> u64 {
    let number = text.split_once(word).and_then(|(before, _)| before.rsplit(' ').next());
    number.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// Drops `ESC [ … m` sequences.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut pieces = line.split("\u{1b}[");
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        plain.push_str(piece.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(lines: &[&str]) -> Counts {
        let mut counts = Counts::default();
        lines.iter().for_each(|line| counts.read_line(line));
        counts
    }

    #[test]
    fn cargo_results_add_up() {
        let lines = [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: \u{1b}[31mFAILED\u{1b}[0m. 3 passed; 2 failed; 0 ignored",
        ];
        assert_eq!(counts(&lines), Counts { passed: 15, failed: 2 });
    }

    #[test]
    fn node_summaries_count_in_both_reporters() {
        assert_eq!(counts(&["ℹ tests 5", "ℹ pass 5", "ℹ fail 0"]), Counts { passed: 5, failed: 0 });
        assert_eq!(counts(&["# pass 2", "# fail 1"]), Counts { passed: 2, failed: 1 });
        assert_eq!(counts(&["\u{1b}[34mℹ pass 7\u{1b}[39m"]), Counts { passed: 7, failed: 0 });
    }

    #[test]
    fn other_lines_do_not_count() {
        assert_eq!(counts(&["pass 5 the salt", "ok 3 - pass 4", ""]), Counts::default());
    }
}
