//! Every change of a single bit is refused: none is left out.

use crate::{current, decoded, encoded, next, pass, pro, ring};

fn licences() -> [String; 2] {
    [current().issue(&pass()).unwrap(), next().issue(&pro()).unwrap()]
}

#[test]
fn every_bit_of_what_the_text_stands_for_counts() {
    for licence in licences() {
        let (message, footer) = decoded(&licence);
        for bit in 0..message.len() * 8 {
            let mut changed = message.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(ring().verify(&encoded(&changed, &footer)).is_err(), "bit {bit} of the message");
        }
        for bit in 0..footer.len() * 8 {
            let mut changed = footer.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(ring().verify(&encoded(&message, &changed)).is_err(), "bit {bit} of the footer");
        }
    }
}

#[test]
fn every_bit_of_the_text_counts() {
    for licence in licences() {
        for bit in 0..licence.len() * 8 {
            let mut changed = licence.clone().into_bytes();
            changed[bit / 8] ^= 1 << (bit % 8);
            // The eighth bit makes bytes that are no text; whoever reads them from a file shows a mark instead.
            let changed = String::from_utf8_lossy(&changed).into_owned();
            assert!(ring().verify(&changed).is_err(), "bit {bit}: {changed}");
        }
    }
}

#[test]
fn every_letter_counts() {
    for licence in licences() {
        for at in 0..licence.len() {
            let mut less = licence.clone();
            less.remove(at);
            assert!(ring().verify(&less).is_err(), "without letter {at}");
            for letter in ['A', '_', '.', '=', '{'] {
                let mut more = licence.clone();
                more.insert(at, letter);
                assert!(ring().verify(&more).is_err(), "{letter} before letter {at}");
            }
        }
    }
}
