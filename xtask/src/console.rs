//! What xtask says while it works: one short line a step, with the time it took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Runs a step and says afterwards what was done and how long it took.
pub fn step<T>(area: &str, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let result = work()?;
    say(area, &format!("{what} ({})", duration(start.elapsed())));
    Ok(result)
}

/// Runs a step that may take a while: says so before it starts, and again when it is done.
pub fn long_step<T>(area: &str, what: &str, hint: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(area, &format!("{what} ({hint})"));
    let start = Instant::now();
    let result = work()?;
    say(area, &format!("{what}: done ({})", duration(start.elapsed())));
    Ok(result)
}

/// Says one line.
pub fn say(area: &str, text: &str) {
    println!("{area:<8} {text}");
}

/// Says why a command ends here, to standard error.
pub fn failure(error: &anyhow::Error) {
    eprintln!("\nfailed   {error:#}");
}

/// A duration as people say it: `140 ms`, `1.3 s`, `42 s`, `1 min 42 s`.
pub fn duration(time: Duration) -> String {
    let millis = time.as_millis();
    let seconds = time.as_secs();
    match millis {
        0..1_000 => format!("{millis} ms"),
        1_000..10_000 => format!("{}.{} s", seconds, millis % 1_000 / 100),
        10_000..60_000 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_speech() {
        let said = |millis| duration(Duration::from_millis(millis));
        assert_eq!(said(140), "140 ms");
        assert_eq!(said(1_390), "1.3 s");
        assert_eq!(said(42_900), "42 s");
        assert_eq!(said(102_000), "1 min 42 s");
    }
}
