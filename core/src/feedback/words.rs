//! The words of a speaker as rules compare them: case, punctuation, hesitations and repeated beginnings make no difference.

use crate::report::Said;

/// Spoken while one looks for the next word.
const HESITATIONS: [&str; 14] =
    ["um", "umm", "uh", "uhm", "uhh", "er", "erm", "ah", "eh", "hm", "hmm", "mm", "mhm", "em"];
/// May stand between the words of any phrase without changing it.
const LIGHT: [&str; 12] = [
    "actually",
    "basically",
    "just",
    "really",
    "like",
    "probably",
    "simply",
    "literally",
    "honestly",
    "maybe",
    "quite",
    "always",
];
/// The same in two words.
const LIGHT_PAIRS: [(&str, &str); 4] = [("you", "know"), ("i", "mean"), ("kind", "of"), ("sort", "of")];

/// Words looked back at for the one before.
const NEAR: usize = 8;

/// A word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Whose utterance: its place in [`Words::said`].
    pub(super) said: usize,
    /// Where it stands in the utterance's text, in bytes.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Where its folded form stands in [`Words::folded`].
    folded: (usize, usize),
    /// Of the folded form: words are compared by it.
    pub(super) hash: u64,
    /// May be passed over inside a phrase.
    pub(super) light: bool,
    /// A hesitation.
    pub(super) hesitation: bool,
    /// What stands behind it.
    pub(super) stop: Stop,
}

/// What stands behind a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    None,
    /// A comma, colon or dash.
    Comma,
    /// The end of a sentence.
    End,
    /// A question mark.
    Question,
}

impl Stop {
    /// A sentence ends here.
    pub(super) fn ends(self) -> bool {
        matches!(self, Self::End | Self::Question)
    }
}

/// What was said, word by word.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    pub(super) said: Vec<&'a Said>,
    pub(super) words: Vec<Word>,
    folded: String,
}

impl<'a> Words<'a> {
    /// The words of these utterances as one stream.
    pub(crate) fn of(said: impl IntoIterator<Item = &'a Said>) -> Self {
        let mut words = Self { said: said.into_iter().collect(), words: Vec::new(), folded: String::new() };
        for index in 0..words.said.len() {
            words.take(index);
        }
        words.mark_light();
        words
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// A word in lower case, without apostrophes; empty past the end.
    pub(super) fn text(&self, at: usize) -> &str {
        self.words.get(at).and_then(|word| self.folded.get(word.folded.0..word.folded.1)).unwrap_or_default()
    }

    /// The word before, hesitations and light words aside; empty at the start and behind the end of a sentence.
    pub(super) fn before(&self, at: usize) -> &str {
        for at in (at.saturating_sub(NEAR)..at).rev() {
            match self.words.get(at) {
                Some(word) if word.stop.ends() => return "",
                Some(word) if word.light => {}
                _ => return self.text(at),
            }
        }
        ""
    }

    /// As the page has it.
    pub(super) fn written(&self, at: usize) -> &str {
        let Some(word) = self.words.get(at) else { return "" };
        self.said.get(word.said).and_then(|said| said.text.get(word.from..word.to)).unwrap_or_default()
    }

    /// When a word was said, in milliseconds since the session began.
    pub(super) fn when(&self, at: usize) -> u32 {
        let Some(word) = self.words.get(at) else { return 0 };
        let Some(said) = self.said.get(word.said) else { return 0 };
        let before = said.text.get(..word.from).unwrap_or_default().split_whitespace().count();
        let count = u32::try_from(before).unwrap_or(u32::MAX);
        let heard = said.pace.iter().find(|(_, words)| *words > count).map(|(t, _)| *t);
        heard.unwrap_or_else(|| {
            let whole = u64::try_from(said.text.split_whitespace().count()).unwrap_or(1).max(1);
            let into = u64::from(said.to.saturating_sub(said.from)) * u64::from(count) / whole;
            said.from.saturating_add(u32::try_from(into).unwrap_or(u32::MAX))
        })
    }

    /// Cuts an utterance into words.
    fn take(&mut self, said: usize) {
        let Some(text) = self.said.get(said).map(|said| said.text.as_str()) else { return };
        let mut chars = text.char_indices().peekable();
        let mut last = ' ';
        while let Some((from, c)) = chars.next() {
            let start = self.folded.len();
            let mut to = from + c.len_utf8();
            if c.is_alphanumeric() {
                self.folded.extend(c.to_lowercase());
                let mut inner = c;
                while let Some(&(at, next)) = chars.peek() {
                    let follows = text.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next());
                    let joins = match next {
                        '\'' | '’' => follows.is_some_and(char::is_alphanumeric),
                        '.' | ',' => inner.is_ascii_digit() && follows.is_some_and(|c| c.is_ascii_digit()),
                        _ => next.is_alphanumeric(),
                    };
                    if !joins {
                        break;
                    }
                    if next.is_alphanumeric() || next == '.' {
                        self.folded.extend(next.to_lowercase());
                    }
                    to = at + next.len_utf8();
                    inner = next;
                    chars.next();
                }
            } else {
                match c {
                    '%' => self.folded.push_str("percent"),
                    '$' => self.folded.push_str("dollar"),
                    '€' => self.folded.push_str("euro"),
                    '£' => self.folded.push_str("pound"),
                    _ => self.punctuate(said, c, last),
                }
            }
            if self.folded.len() > start {
                let folded = (start, self.folded.len());
                let hash = hash(self.folded.get(start..).unwrap_or_default());
                let word = Word { said, from, to, folded, hash, light: false, hesitation: false, stop: Stop::None };
                self.words.push(word);
            }
            last = c;
        }
    }

    /// Punctuation belongs to the word before it.
    fn punctuate(&mut self, said: usize, c: char, last: char) {
        let stop = match c {
            '?' => Stop::Question,
            '.' | '!' | ';' | '…' => Stop::End,
            ',' | ':' | '—' | '–' => Stop::Comma,
            '-' if last == ' ' => Stop::Comma,
            _ => return,
        };
        if let Some(word) = self.words.last_mut().filter(|word| word.said == said && !word.stop.ends()) {
            word.stop = stop;
        }
    }

    /// Marks what may be passed over: hesitations, light words, and the first of what is said twice.
    fn mark_light(&mut self) {
        for at in 0..self.words.len() {
            let (this, next) = (self.text(at), self.text(at + 1));
            let hesitation = HESITATIONS.contains(&this);
            let pair = LIGHT_PAIRS.contains(&(this, next));
            let again = !this.is_empty() && this == next && !this.starts_with(|c: char| c.is_ascii_digit());
            let pair_again = !again
                && this == self.text(at + 2)
                && next == self.text(at + 3)
                && !this.is_empty()
                && !next.is_empty();
            let light = hesitation || LIGHT.contains(&this) || again;
            if let Some(word) = self.words.get_mut(at) {
                word.light |= light || pair || pair_again;
                word.hesitation = hesitation;
            }
            if (pair || pair_again)
                && let Some(word) = self.words.get_mut(at + 1)
            {
                word.light = true;
            }
        }
    }
}

/// FNV-1a: short words, and no one to attack with collisions, which would only make a rule see a phrase too many.
pub(super) fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// An utterance of the person's own, for tests.
#[cfg(test)]
pub(crate) fn own(text: &str) -> Said {
    Said { from: 0, to: 60_000, own: true, speaker: None, text: text.to_owned(), pace: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let said = own(text);
        let words = Words::of([&said]);
        (0..words.len()).map(|at| words.text(at).to_owned()).collect()
    }

    #[test]
    fn case_apostrophes_and_punctuation_make_no_difference() {
        assert_eq!(folded("What’s the read/write ratio?"), ["whats", "the", "read", "write", "ratio"]);
        assert_eq!(folded("1,200 a second, 99.9%."), ["1200", "a", "second", "99.9", "percent"]);
        assert_eq!(folded("trade-off — I'd"), ["trade", "off", "id"]);
    }

    #[test]
    fn false_starts_and_hesitations_are_light() {
        let said = own("so we so we um the the trade you know off");
        let words = Words::of([&said]);
        let kept: Vec<&str> = (0..words.len()).filter(|at| !words.words[*at].light).map(|at| words.text(at)).collect();
        assert_eq!(kept, ["so", "we", "the", "trade", "off"]);
    }

    #[test]
    fn words_have_a_time() {
        let mut said = own("one two three four five six");
        let words = Words::of([&said]);
        assert_eq!((words.when(0), words.when(3)), (0, 30_000));
        said.pace = vec![(0, 1), (1_000, 4), (9_000, 6)];
        let words = Words::of([&said]);
        assert_eq!((words.when(0), words.when(3), words.when(5)), (0, 1_000, 9_000));
    }
}
