//! TOML text -> [`Card`], with errors that name file, line and remedy.

use super::card::Card;
use super::finding::Finding;
use super::locate::line_of;
use serde::de::DeserializeOwned;

/// Longest text read as one card, in bytes; a card of the bank has about 6 KB.
pub const MAX_CARD_BYTES: usize = 64 * 1024;

/// Reads one card. `file` is only used to name the place in errors.
///
/// # Errors
/// Text that is not TOML, unknown or mistyped fields, or more than [`MAX_CARD_BYTES`].
pub fn parse_card(file: &str, text: &str) -> Result<Card, Finding> {
    if text.len() > MAX_CARD_BYTES {
        return Err(Finding {
            file: file.to_owned(),
            line: 1,
            problem: format!("the file has {} bytes, a card at most {MAX_CARD_BYTES}", text.len()),
            remedy: "Keep one card a file and move long passages to `sources`.".to_owned(),
        });
    }
    parse_toml(file, text)
}

/// Reads TOML of a known shape; what does not fit is told with its line and a remedy.
pub(crate) fn parse_toml<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Finding> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        let (problem, remedy) = explain(error.message());
        Finding { file: file.to_owned(), line, problem, remedy }
    })
}

/// Turns serde's message into a problem and a remedy.
fn explain(message: &str) -> (String, String) {
    let message = message.trim_end_matches('\n');
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    if message.starts_with("unknown field") || message.starts_with("unknown variant") {
        let (unknown, known) = quoted.split_first().map_or(("", &[] as &[&str]), |(first, rest)| (*first, rest));
        let kind = if message.starts_with("unknown field") { "field" } else { "value" };
        let nearest = known
            .iter()
            .map(|word| (strsim::osa_distance(unknown, word), *word))
            .min()
            .filter(|(distance, _)| *distance <= 2);
        let remedy = match nearest {
            Some((_, word)) => format!("Did you mean `{word}`?"),
            None => format!("Remove it, or use one of: {}.", known.join(", ")),
        };
        return (format!("unknown {kind} `{unknown}`"), remedy);
    }
    if message.starts_with("missing field") {
        let field = quoted.first().copied().unwrap_or_default();
        return (format!("the field `{field}` is missing"), format!("Add `{field} = …`."));
    }
    if message.starts_with("duplicate key") {
        return (message.to_owned(), "Keep one of the two.".to_owned());
    }
    if message.starts_with("invalid type") {
        return (message.to_owned(), "Give it the type that bank/README.md names.".to_owned());
    }
    let first_line = message.lines().next().unwrap_or("not TOML");
    (
        first_line.to_owned(),
        "Write it as TOML: text in double quotes, lists in brackets, `[[points]]` before each point.".to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture;

    fn error_of(text: &str) -> Finding {
        parse_card("bank/api/x.toml", text).unwrap_err()
    }

    #[test]
    fn a_complete_card_is_read() {
        let card = parse_card("bank/api/rate-limiter.toml", &fixture::toml("rate-limiter")).unwrap();
        assert_eq!(card.id, "rate-limiter");
        assert_eq!(card.approach.len(), 2);
        assert_eq!(card.senior, None);
    }

    #[test]
    fn an_unknown_field_names_its_line_and_the_nearest_known_one() {
        let text = fixture::toml("x").replace("pitfalls =", "pitfals =");
        let error = error_of(&text);
        let line = text.lines().position(|l| l.starts_with("pitfals")).unwrap() + 1;
        assert_eq!(
            (error.line, error.problem.as_str(), error.remedy.as_str()),
            (line, "unknown field `pitfals`", "Did you mean `pitfalls`?")
        );
        assert!(error.to_string().starts_with(&format!("bank/api/x.toml:{line}: ")));
    }

    #[test]
    fn an_unknown_field_inside_an_entry_names_its_own_line() {
        let text = fixture::toml("x").replace("{ say = \"First step\" }", "{ say = \"First step\", colour = \"red\" }");
        let error = error_of(&text);
        let line = text.lines().position(|l| l.contains("colour")).unwrap() + 1;
        assert_eq!((error.line, error.remedy.as_str()), (line, "Remove it, or use one of: say, more."));
    }

    #[test]
    fn an_unknown_round_lists_the_known_ones() {
        let error = error_of(&fixture::toml("x").replace("\"design\"", "\"dinner\""));
        assert_eq!(error.problem, "unknown value `dinner`");
        assert!(error.remedy.contains("behavioural"), "{}", error.remedy);
    }

    #[test]
    fn broken_toml_names_the_line() {
        let text = fixture::toml("x").replace("minutes = 10", "minutes = ");
        let line = text.lines().position(|l| l.starts_with("minutes")).unwrap() + 1;
        assert_eq!(error_of(&text).line, line);
    }

    #[test]
    fn an_oversized_file_is_refused_before_it_is_parsed() {
        let error = error_of(&"#".repeat(MAX_CARD_BYTES + 1));
        assert!(error.problem.contains("65537 bytes"), "{}", error.problem);
    }
}
