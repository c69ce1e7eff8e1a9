//! Where in a card's text a value stands, so that findings can name a line.

use toml::de::{DeTable, DeValue};

/// The line (from 1) in which the byte at `offset` stands.
pub(super) fn line_of(text: &str, offset: usize) -> usize {
    1 + text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count()
}

/// Where the values of one TOML document stand. Parsed once, asked often.
pub(crate) struct Places<'a> {
    text: &'a str,
    document: Option<DeTable<'a>>,
}

impl<'a> Places<'a> {
    /// Of a text; one that is not TOML has all its values in line 1.
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, document: DeTable::parse(text).ok().map(toml::Spanned::into_inner) }
    }

    /// The line of the value at `path`, such as `["approach", "2", "say"]`; of its nearest present ancestor
    /// where the value itself is absent.
    pub(crate) fn line(&self, path: &[String]) -> usize {
        let Some(document) = &self.document else { return 1 };
        let mut offset = 0;
        let mut value: Option<&DeValue<'_>> = None;
        for (depth, key) in path.iter().enumerate() {
            let next = if depth == 0 {
                document.get(key.as_str())
            } else {
                match value {
                    Some(DeValue::Table(table)) => table.get(key.as_str()),
                    Some(DeValue::Array(array)) => key.parse::<usize>().ok().and_then(|index| array.get(index)),
                    _ => None,
                }
            };
            let Some(next) = next else { break };
            offset = next.span().start;
            value = Some(next.get_ref());
        }
        line_of(self.text, offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, path: &[&str]) -> usize {
        Places::of(text).line(&path.iter().map(|&key| key.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn finds_values_in_lists_of_tables() {
        let text = "a = 1\nlist = [\n  { say = \"x\" },\n  { say = \"y\" },\n]\n\n[[points]]\nsay = \"p\"\ncues = [\"q\",\n \"r\"]\n";
        assert_eq!(at(text, &["a"]), 1);
        assert_eq!(at(text, &["list", "1", "say"]), 4);
        assert_eq!(at(text, &["points", "0", "cues", "1"]), 10);
    }

    #[test]
    fn falls_back_to_the_nearest_ancestor() {
        let text = "a = 1\n\n[[points]]\nsay = \"p\"\n";
        assert_eq!(at(text, &["points", "0", "cues"]), at(text, &["points", "0"]));
        assert_eq!(at(text, &["nothing"]), 1);
        assert_eq!(at("not toml [", &["a"]), 1);
    }
}
