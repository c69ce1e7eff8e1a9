//! Words of a caption as they are compared: by what was said, not by how the captioner wrote it.

/// A word of a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As the page has it.
    pub(super) written: String,
    /// As it is compared: lower case, without punctuation at its edges, small numbers as digits.
    pub(super) folded: String,
    /// A space stands before it. Scripts without spaces have one only where the page does.
    pub(super) spaced: bool,
}

/// Cuts a text into words at spaces; scripts that write without spaces are cut into characters.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for chunk in text.split_whitespace() {
        let mut spaced = true;
        let mut run = String::new();
        for c in chunk.chars() {
            if is_spaceless(c) {
                push(&mut words, std::mem::take(&mut run), &mut spaced);
                push(&mut words, c.to_string(), &mut spaced);
            } else {
                run.push(c);
            }
        }
        push(&mut words, run, &mut spaced);
    }
    words
}

/// The words as one text.
pub(super) fn joined<'a>(words: impl IntoIterator<Item = &'a Word>) -> String {
    let mut text = String::new();
    for word in words {
        if word.spaced && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.written);
    }
    text
}

fn push(words: &mut Vec<Word>, written: String, spaced: &mut bool) {
    if written.is_empty() {
        return;
    }
    let folded = folded(&written);
    if folded.is_empty() {
        // Lone punctuation belongs to the word before it.
        if let Some(last) = words.last_mut() {
            last.written.push_str(&written);
        }
        return;
    }
    words.push(Word { written, folded, spaced: std::mem::take(spaced) });
}

fn folded(written: &str) -> String {
    let bare = written.trim_matches(|c: char| !c.is_alphanumeric() && !is_spaceless(c));
    let lower = bare.to_lowercase().replace('\u{2019}', "'");
    // Captioners write a number in words first and in digits once the sentence is done.
    small_number(&lower).map_or(lower, |number| number.to_string())
}

/// The number that a lower-case word says: zero to twenty, and the tens.
pub(crate) fn small_number(word: &str) -> Option<u64> {
    let at = SMALL_NUMBERS.iter().position(|name| *name == word)? as u64;
    Some(if at <= 20 { at } else { (at - 18) * 10 })
}

/// Zero to twenty, then the tens.
const SMALL_NUMBERS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
];

/// Scripts written without spaces between words: Han, Kana, Thai, Lao, Khmer, Myanmar.
fn is_spaceless(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x2fa1f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folds(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn case_and_edge_punctuation_do_not_count() {
        assert_eq!(folds("So, how — WOULD you?"), ["so", "how", "would", "you"]);
        assert_eq!(folds("don\u{2019}t re-try \"it\""), ["don't", "re-try", "it"]);
        assert_eq!(joined(&words("So, how — WOULD you?")), "So, how— WOULD you?");
    }

    #[test]
    fn numbers_are_the_same_in_words_and_digits() {
        assert_eq!(folds("Zero, twenty thirty ninety"), folds("0 20 30 90."));
        assert_eq!(folds("eighteen"), ["18"]);
    }

    #[test]
    fn spaceless_scripts_are_cut_into_characters_and_joined_as_they_were() {
        assert_eq!(folds("你好 world"), ["你", "好", "world"]);
        for text in ["你好世界。", "API の設計", "สวัสดีครับ"] {
            assert_eq!(joined(&words(text)), text);
        }
    }

    proptest! {
        #[test]
        fn joining_loses_nothing(text in "[a-z你好ก.,!? ]{0,60}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&joined(&words(&text))), letters(&text));
        }
    }
}
