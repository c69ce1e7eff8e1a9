//! Words of a caption as they are compared: by what was said, not by how the captioner wrote it.

/// A text cut into words with the form in which they are compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wording {
    /// Words as written.
    pub(super) written: Vec<String>,
    /// Words lower-cased, without punctuation at their edges.
    pub(super) folded: Vec<String>,
}

impl Wording {
    /// Cuts at spaces; scripts that write without spaces are cut into characters.
    pub(super) fn of(text: &str) -> Self {
        let mut wording = Self::default();
        for word in text.split_whitespace() {
            let mut run = String::new();
            for c in word.chars() {
                if is_spaceless(c) {
                    wording.push(std::mem::take(&mut run));
                    wording.push(c.to_string());
                } else {
                    run.push(c);
                }
            }
            wording.push(run);
        }
        wording
    }

    fn push(&mut self, word: String) {
        if word.is_empty() {
            return;
        }
        let folded: String = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if folded.is_empty() {
            // Lone punctuation belongs to the word before it.
            if let Some(last) = self.written.last_mut() {
                last.push_str(&word);
            }
            return;
        }
        self.written.push(word);
        self.folded.push(folded);
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }
}

/// Scripts written without spaces between words: Han, Kana, Thai, Lao, Khmer, Myanmar.
fn is_spaceless(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x2fa1f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_edge_punctuation_do_not_count() {
        assert_eq!(Wording::of("So, how — WOULD you?").folded, ["so", "how", "would", "you"]);
        assert_eq!(Wording::of("don't re-try \"it\"").folded, ["don't", "re-try", "it"]);
    }

    #[test]
    fn spaceless_scripts_are_cut_into_characters() {
        assert_eq!(Wording::of("你好 world").folded, ["你", "好", "world"]);
    }
}
