//! The report as a file for people.

use sidecue_browser::i18n::{text_for, text_with};
use sidecue_core::report::{self, Report};

/// Its name and its text, in the page's language.
pub(crate) fn markdown_file(report: &Report) -> (String, String) {
    let begun = report.began.map(|ms| String::from(js_sys::Date::new(&(ms as f64).into()).to_iso_string()));
    let day = begun.as_deref().and_then(|begun| begun.get(..10)).unwrap_or("session").to_owned();
    (format!("sidecue-{}-{day}.md", report.kind.word()), report::markdown(report, &words))
}

/// Texts that the core names: its `MARKDOWN_KEYS`, rules and findings.
const NAMED: fn(&str, &[String]) -> String = text_with;

/// A text of the file; role and level have names in the page's language.
fn words(key: &str, values: &[String]) -> String {
    match (key, values) {
        ("md_plan", [archetype, level, minutes]) => {
            let values = [text_for("archetype", archetype), text_for("level", level), minutes.clone()];
            text_with("md_plan", &values)
        }
        _ => NAMED(key, values),
    }
}
