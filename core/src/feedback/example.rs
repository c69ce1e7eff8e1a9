//! Whether somebody speaks of something that was, or explains, rather than names things.

use super::figure::figure;
use super::phrase::Phrases;
use super::words::Words;
use std::ops::Range;
use std::sync::LazyLock;

/// Spoken of something that was or is, or given a reason.
const PHRASES: &[&str] = &[
    "for example|instance",
    "an example",
    "such as when",
    "we|i had a|an|this|the|that|to|some",
    "when we|i",
    "at my|our",
    "in my last|previous|current|old|own",
    "in our|production",
    "last year|month|week|summer|spring|autumn|winter|quarter|job",
    "i|we [then|also] built|used|wrote|ran|moved|shipped|migrated|replaced|owned|introduced|tried|hit|measured|found|saw|rewrote",
    "i'd|we'd|i|we used it for|to",
    "one of our|my",
    "our [own] checkout|payment|billing|orders|order|search|team|service|system|traffic|users|customers|api",
    "let's|let say|take",
    "imagine|suppose|say a|the|two|we|you",
    "because",
    "so that",
    "which means",
    "that means",
    "otherwise",
    "that way",
    "the reason|point",
    "in order to",
    "if the|a|one|two|it|that",
];

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[PHRASES]));

/// Whether these words have an example, a reason or a figure.
pub(super) fn has_example(words: &Words, range: Range<usize>) -> bool {
    LIST.first(words, range.clone()).is_some() || range.clone().any(|at| figure(words, at).is_some())
}
