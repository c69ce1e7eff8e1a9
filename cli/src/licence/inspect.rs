//! `sidecue licence inspect`: explains a licence, for whoever answers a customer.

use super::dates;
use super::key_file::STDIN;
use anyhow::{Context, Result};
use sidecue_session::licence::inspect::inspect;
use sidecue_session::licence::{KeyRing, Licence, Plan, Validity};
use std::path::PathBuf;
use std::process::ExitCode;

const MS_A_SECOND: u64 = 1000;

/// What to explain.
#[derive(clap::Args)]
pub struct Args {
    /// A file with the licence, or - for standard input.
    #[arg(default_value = STDIN)]
    file: PathBuf,
    /// The public keys that Sidecue is built with.
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
    /// The moment to judge it at, such as 2027-01-31 (its beginning, in UTC) or 2027-01-31T12:00:00Z [default: now].
    #[arg(long, value_name = "DATE", value_parser = dates::beginning)]
    at: Option<u64>,
}

/// Prints what the licence says and what Sidecue makes of it.
pub fn run(args: &Args) -> Result<ExitCode> {
    let shown = args.keys.display();
    let keys = std::fs::read_to_string(&args.keys).with_context(|| format!("{shown} could not be read"))?;
    let keys = KeyRing::parse(&keys).with_context(|| shown.to_string())?;
    let at = args.at.map_or_else(dates::now, Ok)?;
    let inspection = inspect(&keys, &read(args)?);

    if let Some(id) = &inspection.key_id {
        let known = if keys.ids().contains(id) { "one of the given keys" } else { "none of the given keys" };
        line("says key", &format!("{} ({known})", plain(id)));
    }
    for (name, value) in &inspection.claims {
        line(&format!("says {}", plain(name)), &with_date(name, &plain(value)));
    }
    match &inspection.verdict {
        Ok(licence) => line("signed", &format!("yes: {}", bought(licence))),
        Err(refusal) => line("refused", &format!("{}: {}", refusal.variant(), plain(&refusal.to_string()))),
    }
    let standing = inspection.standing(at.saturating_mul(MS_A_SECOND));
    if let Some(standing) = standing {
        line(&format!("at {}", dates::shown(at)), &holds(standing.validity));
    }
    let unlocks = standing.is_some_and(|standing| standing.validity.unlocks());
    crate::found_wrong(!unlocks)
}

fn read(args: &Args) -> Result<String> {
    let shown = args.file.display();
    let bytes = if args.file.as_os_str() == STDIN {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(&args.file)
    };
    let bytes = bytes.with_context(|| format!("{shown} could not be read"))?;
    // What is not text is no licence either, and is to be said so.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn line(name: &str, text: &str) {
    println!("{name:<24} {text}");
}

/// What a stranger wrote, so that it can neither move the cursor nor turn letters round.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(|letter| {
            if letter.is_ascii_graphic() || letter == ' ' { vec![letter] } else { letter.escape_unicode().collect() }
        })
        .collect()
}

fn with_date(name: &str, value: &str) -> String {
    match value.parse() {
        Ok(secs) if ["iat", "nbf", "exp"].contains(&name) => format!("{value} ({})", dates::shown(secs)),
        _ => value.to_owned(),
    }
}

fn date(ms: u64) -> String {
    dates::shown(ms / MS_A_SECOND)
}

fn bought(licence: &Licence) -> String {
    match licence.plan {
        Plan::Pass { sessions, session_ms } => {
            format!("a pass for {sessions} sessions of {} minutes", session_ms as f64 / 60_000.0)
        }
        Plan::Pro { expires_ms } => format!("pro from {} until {}", date(licence.begins_ms), date(expires_ms)),
    }
}

fn holds(validity: Validity) -> String {
    match validity {
        Validity::Good => "it holds".to_owned(),
        Validity::Early { from_ms } => format!("it does not hold yet, but from {} on", date(from_ms)),
        Validity::Grace { until_ms } => format!("it has ended, and still holds until {}", date(until_ms)),
        Validity::Expired { since_ms } => format!("it ended on {} and does not hold any more", date(since_ms)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_stranger_wrote_cannot_play_with_the_terminal() {
        assert_eq!(plain("\"a b~\""), "\"a b~\"");
        assert_eq!(plain("\u{1B}[2J\u{202E}é\n"), "\\u{1b}[2J\\u{202e}\\u{e9}\\u{a}");
    }

    #[test]
    fn only_times_get_a_date() {
        assert_eq!(with_date("exp", "946684800"), "946684800 (2000-01-01T00:00:00Z)");
        assert_eq!(with_date("slots", "3"), "3");
        assert_eq!(with_date("exp", "\"soon\""), "\"soon\"");
    }

    #[test]
    fn how_it_stands_is_said_with_its_date() {
        let ms = 946_684_800_000;
        for (validity, expected) in [
            (Validity::Good, "it holds"),
            (Validity::Early { from_ms: ms }, "it does not hold yet, but from 2000-01-01T00:00:00Z on"),
            (Validity::Grace { until_ms: ms }, "it has ended, and still holds until 2000-01-01T00:00:00Z"),
            (Validity::Expired { since_ms: ms }, "it ended on 2000-01-01T00:00:00Z and does not hold any more"),
        ] {
            assert_eq!(holds(validity), expected);
        }
    }
}
