//! `sidecue licence issue`: a licence for one buyer.

use super::dates;
use super::key_file::{self, NewFiles};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use sidecue_session::licence::issue::SigningKey;
use sidecue_session::licence::{Claims, Terms};
use sidecue_session::plans::Plans;
use std::path::PathBuf;
use std::process::ExitCode;

const SECS_A_MINUTE: u64 = 60;
const SECS_A_DAY: u64 = 24 * 60 * 60;

/// What to issue.
#[derive(clap::Args)]
pub struct Args {
    /// The secret key that signs it: a file that only you can read, or - for standard input.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// What was bought.
    #[arg(long, value_enum)]
    plan: Plan,
    /// Of a pass: how many sessions [default: as in the shop]
    #[arg(long, value_name = "N")]
    sessions: Option<u8>,
    /// Of a pass: live minutes of each session [default: as in the shop]
    #[arg(long, value_name = "M")]
    minutes: Option<u64>,
    /// Of pro: the last day on which it holds, such as 2027-01-31 (in UTC), or the very moment, such as 2027-01-31T12:00:00Z.
    #[arg(long, value_name = "DATE", value_parser = dates::end, conflicts_with = "days")]
    expires: Option<u64>,
    /// Of pro: for how many days from now it holds.
    #[arg(long, value_name = "N")]
    days: Option<u64>,
    /// Names this licence among all, such as the number of the order [default: random].
    #[arg(long)]
    id: Option<String>,
    /// A hash that stands for the buyer; not a name, not an address.
    #[arg(long, value_name = "HASH", default_value = "")]
    holder: String,
    /// The first day on which it holds, or the very moment [default: now].
    #[arg(long, value_name = "DATE", value_parser = dates::beginning)]
    begins: Option<u64>,
    /// Write it to a new file instead of printing it.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Plan {
    /// Some sessions, whenever.
    Pass,
    /// Any number of sessions until a day.
    Pro,
}

/// Signs a licence.
pub fn run(args: &Args) -> Result<ExitCode> {
    let now = dates::now()?;
    let claims = Claims {
        id: args.id.clone().map_or_else(random_id, Ok)?,
        holder: args.holder.clone(),
        terms: args.terms(now, &Plans::shipped())?,
        issued_secs: now,
        begins_secs: args.begins.unwrap_or(now),
    };
    let text = key_file::read_secret(&args.key)?;
    let key = SigningKey::parse(&text).with_context(|| args.key.display().to_string())?;
    let licence = key.issue(&claims)?;
    match &args.out {
        Some(out) => {
            let mut files = NewFiles::default();
            files.write(out, true, &format!("{licence}\n"))?;
            files.keep();
            eprintln!("{} is the licence {}.", out.display(), claims.id);
        }
        None => println!("{licence}"),
    }
    Ok(ExitCode::SUCCESS)
}

impl Args {
    fn terms(&self, now: u64, plans: &Plans) -> Result<Terms> {
        match self.plan {
            Plan::Pass if self.expires.is_some() || self.days.is_some() => {
                bail!("a pass does not expire: leave out --expires and --days, or choose --plan pro")
            }
            Plan::Pass => {
                let minutes = self.minutes.unwrap_or(u64::from(plans.pass.session_minutes));
                let session_secs = minutes.checked_mul(SECS_A_MINUTE).context("--minutes is too large")?;
                Ok(Terms::Pass { sessions: self.sessions.unwrap_or(plans.pass.sessions), session_secs })
            }
            Plan::Pro if self.sessions.is_some() || self.minutes.is_some() => {
                bail!("pro has any number of sessions: leave out --sessions and --minutes, or choose --plan pass")
            }
            Plan::Pro => {
                let after = |days: u64| days.checked_mul(SECS_A_DAY)?.checked_add(now);
                let expires_secs = match (self.expires, self.days) {
                    (Some(end), _) => end,
                    (None, Some(days)) => after(days).context("--days is too large")?,
                    (None, None) => bail!("pro ends: say when by --expires or --days"),
                };
                Ok(Terms::Pro { expires_secs })
            }
        }
    }
}

/// 128 random bits in hexadecimal: no two licences share it.
fn random_id() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).context("the system gives no random numbers; name the licence with --id")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
