//! Words -> a vector of what they are about: a trained table of token rows, summed.
//!
//! A static embedding: no word looks at another, so a vector costs one addition a token. `training/table.py` trains the table
//! (`core/data/tokens.bin`) and says where the ideas come from; `tokens.golden.tsv` holds its own cutting of some lines, which a
//! test compares with this one.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Numbers a vector has.
pub(crate) const DIMENSIONS: usize = 128;

/// What a text is about, at unit length.
pub(crate) type Vector = [f32; DIMENSIONS];

static SHIPPED: &[u8] = include_bytes!("../../data/tokens.bin");
const MAGIC: &[u8; 4] = b"SDQT";

/// Why a table could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the token table is damaged: {0}")]
pub struct TokensError(&'static str);

/// The table.
#[derive(Debug)]
pub(crate) struct Tokens {
    ids: HashMap<&'static str, usize>,
    /// Characters of the longest piece.
    longest: usize,
    scales: Vec<f32>,
    rows: &'static [u8],
}

impl Tokens {
    /// The table shipped with Sidecue, read once: it is the largest thing that recognition and coverage share.
    ///
    /// # Errors
    /// Only if the build was given a damaged file.
    pub(crate) fn shipped() -> Result<&'static Self, TokensError> {
        static TABLE: OnceLock<Result<Tokens, TokensError>> = OnceLock::new();
        TABLE.get_or_init(|| Self::read(SHIPPED)).as_ref().map_err(|error| *error)
    }

    /// Shape: `SDQT`; as little-endian `u32` the number of tokens, of dimensions, and of bytes of pieces; the pieces parted by newlines;
    /// a scale a row as `f32`; the rows as signed bytes.
    fn read(bytes: &'static [u8]) -> Result<Self, TokensError> {
        let body = bytes.strip_prefix(MAGIC).ok_or(TokensError("it does not begin as one"))?;
        let short = TokensError("it is cut short");
        let (tokens, body) = number(body).ok_or(short)?;
        let (dimensions, body) = number(body).ok_or(short)?;
        let (text, body) = number(body).ok_or(short)?;
        if dimensions != DIMENSIONS {
            return Err(TokensError("its rows have another length"));
        }
        let (pieces, body) = body.split_at_checked(text).ok_or(short)?;
        let (scales, rows) = body.split_at_checked(tokens * 4).ok_or(short)?;
        let pieces = std::str::from_utf8(pieces).map_err(|_| TokensError("its pieces are no text"))?;
        let ids: HashMap<&str, usize> = pieces.split('\n').enumerate().map(|(id, piece)| (piece, id)).collect();
        if ids.len() != tokens || rows.len() != tokens * DIMENSIONS {
            return Err(TokensError("its parts do not fit each other"));
        }
        let scales = scales.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        Ok(Self { longest: ids.keys().map(|piece| piece.len()).max().unwrap_or(0), ids, scales, rows })
    }

    /// The ids of one repaired word: the longest piece at each place; characters that no piece has are left out.
    pub(crate) fn cut(&self, word: &str) -> Vec<usize> {
        let mut ids = Vec::new();
        let mut at = 0;
        while let Some(rest) = word.get(at..).filter(|rest| !rest.is_empty()) {
            let mut ends =
                rest.char_indices().map(|(index, c)| index + c.len_utf8()).take(self.longest).collect::<Vec<_>>();
            let next = ends.first().copied().unwrap_or(rest.len());
            let found = loop {
                let Some(end) = ends.pop() else { break None };
                let piece = rest.get(..end).unwrap_or_default();
                let id = if at == 0 { self.ids.get(piece) } else { self.ids.get(format!("##{piece}").as_str()) };
                if let Some(id) = id {
                    break Some((*id, end));
                }
            };
            ids.extend(found.map(|(id, _)| id));
            at += found.map_or(next, |(_, end)| end);
        }
        ids
    }

    /// The sum of the rows of some tokens, each with its weight, at unit length; none when nothing adds up.
    pub(crate) fn sum(&self, tokens: impl IntoIterator<Item = (usize, f32)>) -> Option<Vector> {
        unit(self.total(tokens))
    }

    /// The same sum as long as it comes out: telling words have long rows.
    pub(crate) fn total(&self, tokens: impl IntoIterator<Item = (usize, f32)>) -> Vector {
        let mut sum = [0.0; DIMENSIONS];
        for (id, weight) in tokens {
            let (Some(scale), Some(row)) = (self.scales.get(id), self.rows.get(id * DIMENSIONS..(id + 1) * DIMENSIONS))
            else {
                continue;
            };
            let factor = scale * weight;
            for (sum, byte) in sum.iter_mut().zip(row) {
                *sum += factor * f32::from(byte.cast_signed());
            }
        }
        sum
    }
}

/// The same direction at length 1; none for no direction.
pub(crate) fn unit(mut vector: Vector) -> Option<Vector> {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    if length < 1e-6 {
        return None;
    }
    vector.iter_mut().for_each(|x| *x /= length);
    Some(vector)
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (first, rest) = bytes.split_first_chunk::<4>()?;
    Some((usize::try_from(u32::from_le_bytes(*first)).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_table_is_the_one_that_was_trained() {
        let sum: String = Sha256::digest(SHIPPED).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(include_str!("../../data/tokens.sha256"), format!("{sum}  tokens.bin\n"));
    }

    #[test]
    fn words_are_cut_as_in_training() {
        let tokens = Tokens::shipped().unwrap();
        let golden = include_str!("../../data/tokens.golden.tsv");
        assert!(golden.lines().count() >= 200);
        for line in golden.lines() {
            let (words, ids) = line.split_once('\t').unwrap();
            let cut: Vec<String> =
                words.split(' ').flat_map(|word| tokens.cut(word)).map(|id| id.to_string()).collect();
            assert_eq!(cut.join(" "), ids, "{words}");
        }
    }

    #[test]
    fn unknown_letters_are_left_out_and_near_words_lie_near() {
        let tokens = Tokens::shipped().unwrap();
        assert_eq!(tokens.cut("日本"), Vec::<usize>::new());
        assert_eq!(tokens.cut("caché"), tokens.cut("cach"));
        let vector =
            |text: &str| tokens.sum(text.split(' ').flat_map(|word| tokens.cut(word)).map(|id| (id, 1.0))).unwrap();
        let cosine = |a: &str, b: &str| -> f32 { vector(a).iter().zip(vector(b)).map(|(x, y)| x * y).sum() };
        let near = cosine("the queue grows and grows", "consumers fall behind their backlog");
        assert!(near > cosine("the queue grows and grows", "tell me about your salary") + 0.2);
        assert_eq!(tokens.sum([]), None);
    }

    #[test]
    fn a_damaged_table_is_refused() {
        assert!(Tokens::read(b"SDQB").is_err());
        for cut in [3, 9, 200, SHIPPED.len() - 1] {
            assert!(Tokens::read(&SHIPPED[..cut]).is_err());
        }
    }
}
