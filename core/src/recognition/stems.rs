//! Words -> the stems that recognition compares: without stop words, English stemmer.

use tantivy::tokenizer::{Language, LowerCaser, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer};

/// Words that carry no topic in a spoken question: function words, fillers, and the words that make it a question.
const STOP_WORDS: &str = "a about actually all also am an and any are as at back basically be because been before being bit both but by came \
    can cant come comes could couldnt curious did didnt do does doesnt doing dont done down each either else er even ever every explain few find first for from \
    get gets getting give go goes going gone gonna good got great guess had has hasnt have having he hear her here hes him his hmm how hows i id if ill im \
    in into is isnt it its ive just kind know last let lets like little look looking lot lots made make makes making many maybe me mean \
    might mm more most much my need needs next nice no not now of off oh ok okay on once one ones only or other our out over \
    perfect please pretty put quite rather really right said same saw say see seen she should shouldnt show so some somebody someone something sort \
    still such sure take talk tell than thank thanks that thats the their them then there theres these they theyre thing things think this those \
    through to told too try trying two uh uhm um up us use used using very walk want wanted was wasnt way we well went were weve what whats \
    when where wheres which while who whos why will with wont would wouldnt wouldve yeah yep yes yet you youd youll your youre youve";

/// The analyser of the recognition index; texts given to it are repaired first.
pub(crate) fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(LowerCaser)
        .filter(StopWordFilter::remove(STOP_WORDS.split_whitespace().map(str::to_owned)))
        .filter(Stemmer::new(Language::English))
        .build()
}

/// Stems every word, stop words as well: for phrases that are to be found as they stand.
pub(crate) fn stemmer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(Stemmer::new(Language::English)).build()
}

/// The stem of one repaired word; none for a stop word.
pub(crate) fn stem(analyzer: &mut TextAnalyzer, word: &str) -> Option<String> {
    let mut stream = analyzer.token_stream(word);
    stream.next().map(|token| token.text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topic_words_are_stemmed_and_the_rest_is_dropped() {
        let mut analyzer = analyzer();
        let mut stems = |text: &str| text.split(' ').filter_map(|word| stem(&mut analyzer, word)).collect::<Vec<_>>();
        assert_eq!(stems("how would you paginate millions of rows"), ["pagin", "million", "row"]);
        assert_eq!(stems("so um walk me through caching"), ["cach"]);
    }
}
