//! A report as Markdown. Its words come from the caller; what people said, and every name, stays text.

mod plain;

use super::clock::clock;
use super::view::{Measures, QuestionReport, Report, Totals};
use crate::feedback::Finding;
use plain::text;

/// Keys of the texts that [`markdown`] asks for, beside `rule_<word>` and `finding_<word>_<verdict>` of every rule.
pub const MARKDOWN_KEYS: &[&str] = &[
    "md_title_practice",
    "md_title_live",
    "md_title_transcript",
    "md_began",
    "md_length",
    "md_plan",
    "md_numbers",
    "md_answered",
    "md_skipped",
    "md_points",
    "md_time",
    "md_over",
    "md_talk",
    "md_words",
    "md_pace",
    "md_fillers",
    "md_question",
    "md_attempt",
    "md_passed_over",
    "md_revealed",
    "md_spent",
    "md_first_word",
    "md_longest_pause",
    "md_rating",
    "md_covered",
    "md_follow_ups",
    "md_points_heading",
    "md_findings",
    "md_said",
    "md_you",
    "md_other",
];

/// A report as Markdown (CommonMark with task lists). `words` gives the text of a key with what belongs into it; the parts are escaped already.
/// Rules are asked for as `rule_<word>`, findings as `finding_<word>_<verdict>`, with `_` for `-` in the word.
pub fn markdown(report: &Report, words: &dyn Fn(&str, &[String]) -> String) -> String {
    let mut page = Page { text: String::new(), words };
    let name = report.name.as_deref().map(text);
    page.heading(1, &page.say(&format!("md_title_{}", report.kind.word()), &[name.unwrap_or_default()]));
    if let Some(began) = report.began {
        page.item("md_began", &[date(began)]);
    }
    page.item("md_length", &[clock(report.length)]);
    if let Some(plan) = &report.plan {
        let named = [plan.archetype.word().to_owned(), plan.level.word().to_owned(), plan.minutes.to_string()];
        page.item("md_plan", &named);
    }
    page.totals(&report.totals);
    for (index, question) in report.questions.iter().enumerate() {
        page.question(index + 1, question);
    }
    page.text
}

struct Page<'a> {
    text: String,
    words: &'a dyn Fn(&str, &[String]) -> String,
}

impl Page<'_> {
    fn say(&self, key: &str, parts: &[String]) -> String {
        // A text of several lines would end the line it stands on.
        (self.words)(key, parts).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn heading(&mut self, level: usize, words: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&format!("{} {words}\n\n", "#".repeat(level)));
    }

    fn line(&mut self, words: &str) {
        self.text.push_str(&format!("- {words}\n"));
    }

    fn item(&mut self, key: &str, parts: &[String]) {
        let words = self.say(key, parts);
        self.line(&words);
    }

    fn totals(&mut self, totals: &Totals) {
        self.heading(2, &self.say("md_numbers", &[]));
        self.item("md_answered", &[totals.answered.to_string()]);
        if totals.skipped > 0 {
            self.item("md_skipped", &[totals.skipped.to_string()]);
        }
        if totals.points > 0 {
            self.item("md_points", &[totals.made.to_string(), totals.points.to_string()]);
        }
        self.item("md_time", &[clock(totals.spent), clock(totals.suggested)]);
        if totals.over > 0 {
            self.item("md_over", &[totals.over.to_string()]);
        }
        self.item("md_talk", &[clock(totals.own_talk), clock(totals.other_talk)]);
        self.item("md_words", &[totals.words.to_string()]);
        if let Some(pace) = totals.pace {
            self.item("md_pace", &[pace.to_string()]);
        }
        if let Some(tenths) = totals.fillers_tenths {
            self.item("md_fillers", &[format!("{}.{}", tenths / 10, tenths % 10)]);
        }
    }

    fn question(&mut self, number: usize, question: &QuestionReport) {
        let heading = self.say("md_question", &[number.to_string(), text(&question.title)]);
        self.heading(2, &heading);
        self.text.push_str(&format!("> {}\n\n", text(&question.ask)));
        if question.attempt > 1 {
            self.item("md_attempt", &[question.attempt.to_string()]);
        }
        if question.skipped {
            self.item("md_passed_over", &[]);
            return;
        }
        self.measures(question, &question.measures);
        if !question.follow_ups.is_empty() {
            self.heading(3, &self.say("md_follow_ups", &[]));
            for follow_up in &question.follow_ups {
                self.line(&format!("{} {}", clock(follow_up.at), text(&follow_up.ask)));
            }
        }
        if !question.points.is_empty() {
            self.heading(3, &self.say("md_points_heading", &[]));
            for point in &question.points {
                let tick = if point.mark.counts() { 'x' } else { ' ' };
                let proof = point.words.as_deref().filter(|_| point.mark.counts()).map(quoted).unwrap_or_default();
                self.line(&format!("[{tick}] {}{proof}", text(&point.say)));
            }
        }
        if !question.findings.is_empty() {
            self.heading(3, &self.say("md_findings", &[]));
            for finding in &question.findings {
                self.finding(finding);
            }
        }
        if !question.said.is_empty() {
            self.heading(3, &self.say("md_said", &[]));
            let (you, other) = (self.say("md_you", &[]), self.say("md_other", &[]));
            for said in &question.said {
                let named = said.speaker.as_deref().map(text).filter(|name| !name.is_empty());
                let voice = if said.own { you.clone() } else { named.unwrap_or_else(|| other.clone()) };
                self.line(&format!("{} **{voice}:** {}", clock(said.from), text(&said.text)));
            }
        }
    }

    fn measures(&mut self, question: &QuestionReport, measures: &Measures) {
        self.item("md_spent", &[clock(measures.spent), clock(question.suggested)]);
        if let Some(first) = measures.first_word {
            self.item("md_first_word", &[clock(first)]);
        }
        if let Some(pause) = measures.longest_pause.filter(|pause| *pause >= 1_000) {
            self.item("md_longest_pause", &[clock(pause)]);
        }
        if measures.words > 0 {
            self.item("md_words", &[measures.words.to_string()]);
        }
        if let Some(pace) = measures.pace {
            self.item("md_pace", &[pace.to_string()]);
        }
        if let Some(at) = question.revealed {
            self.item("md_revealed", &[clock(at.saturating_sub(question.at))]);
        }
        if let Some(rating) = question.rating {
            self.item("md_rating", &[rating.to_string()]);
        }
        if let Some(covered) = question.covered {
            self.item("md_covered", &[covered.to_string()]);
        }
    }

    /// What a rule found, and below it what the rule looks for.
    fn finding(&mut self, finding: &Finding) {
        let rule = finding.rule.word().replace('-', "_");
        let values: Vec<String> = finding.values.iter().map(|value| text(value)).collect();
        let found = self.say(&format!("finding_{rule}_{}", finding.verdict.word()), &values);
        let proof = finding.words.as_deref().map(quoted).unwrap_or_default();
        self.line(&format!("{found}{proof}"));
        let looks_for = self.say(&format!("rule_{rule}"), &[]);
        self.text.push_str(&format!("  - {looks_for}\n"));
    }
}

/// The day and time in UTC: this crate knows no time zones.
fn date(began: u64) -> String {
    let (days, seconds) = (began / 86_400_000, began / 1_000 % 86_400);
    // Days since 1 March of the year 0, in eras of 400 years: leap days come at the end of a year that begins in March.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02} UTC", seconds / 3_600, seconds / 60 % 60)
}

fn quoted(words: &str) -> String {
    format!(" — “{}”", text(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_with_leap_years() {
        assert_eq!(date(0), "1970-01-01 00:00 UTC");
        assert_eq!(date(951_782_400_000), "2000-02-29 00:00 UTC");
        assert_eq!(date(1_709_164_799_999), "2024-02-28 23:59 UTC");
        assert_eq!(date(1_735_689_600_000), "2025-01-01 00:00 UTC");
    }
}
