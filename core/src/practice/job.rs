//! A job description -> the kind of role, the level, and the topics that it asks for, each with the words that decided.
//!
//! The text is cut into phrases; each is looked up as a question would be, by the matcher that recognises questions in calls. Where a phrase has words that
//! speak for its first card, it counts for that card's topic.

use super::views::{JobTopic, JobView};
use crate::bank::{Archetype, Level};
use std::collections::BTreeMap;

/// Most phrases looked at: a long advertisement repeats itself.
const PHRASES: usize = 300;
/// Longest phrase, in words: a longer one speaks of more than one thing.
const LONGEST: usize = 7;
/// Most topics named.
const TOPICS: usize = 6;
/// Most words shown for a topic.
const WORDS: usize = 6;
/// A topic with a smaller share says nothing, in per cent.
const LEAST: usize = 5;
/// Fewer phrases that speak for any topic are too few to tell the kind of role.
const ENOUGH: usize = 3;
/// Words that speak for a topic, in a hundred phrases: advertisements have more, licences and letters about half as many.
const DENSE: usize = 75;
/// The kind of role must lead the next one by so much, in per cent of all that speaks for either.
const LEAD: usize = 10;

/// Topics that advertisements do not ask for: what their phrases match is chance.
const NOT_ASKED: [&str; 3] = ["behavioural", "negotiation", "situational"];

/// What one phrase speaks for.
pub(super) struct Sighting {
    /// The topic of its first card.
    pub(super) topic: String,
    /// The words that speak for that card, as they were written.
    pub(super) words: Vec<String>,
}

/// Words that name a level, the highest first.
const LEVELS: [(Level, &[&str]); 4] = [
    (Level::Staff, &["staff", "principal", "lead", "architect"]),
    (Level::Senior, &["senior", "sr"]),
    (Level::Mid, &["mid", "midlevel", "intermediate", "mid-level"]),
    (Level::Junior, &["junior", "graduate", "entry-level", "intern", "trainee"]),
];

/// Reads a job description; `look` says what a phrase speaks for, if anything.
///
/// # Errors
/// Those of `look`.
pub(super) fn read<E>(
    text: &str,
    mut look: impl FnMut(&[String]) -> Result<Option<Sighting>, E>,
) -> Result<JobView, E> {
    let mut topics: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
    let mut read = 0;
    for phrase in phrases(text).take(PHRASES) {
        read += 1;
        let Some(mut sighting) = look(&phrase)? else { continue };
        // The level is no topic.
        sighting.words.retain(|word| level_of(word).is_none());
        if NOT_ASKED.contains(&sighting.topic.as_str()) || sighting.words.is_empty() {
            continue;
        }
        let (count, words) = topics.entry(sighting.topic).or_default();
        *count += sighting.words.len().min(3);
        for word in sighting.words {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            if !words.iter().any(|known| known.eq_ignore_ascii_case(&word)) {
                words.push(word);
            }
        }
    }
    let all: usize = topics.values().map(|(count, _)| *count).sum();
    // Any long text speaks of something here and there.
    let archetype = (100 * all >= DENSE * read).then(|| archetype(&topics, all)).flatten();
    let mut ranked: Vec<(String, (usize, Vec<String>))> = topics.into_iter().collect();
    ranked.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let named = level(text);
    let view = |(topic, (count, mut words)): (String, (usize, Vec<String>))| {
        words.truncate(WORDS);
        JobTopic { topic, share: u8::try_from(100 * count / all.max(1)).unwrap_or(100), words }
    };
    Ok(JobView {
        archetype,
        level: named.as_ref().map(|(level, _)| *level),
        level_word: named.map(|(_, word)| word),
        topics: ranked
            .into_iter()
            .filter(|(_, (count, _))| 100 * count >= LEAST * all)
            .take(TOPICS)
            .map(view)
            .collect(),
    })
}

/// Runs of words between marks and joining words, none longer than [`LONGEST`].
fn phrases(text: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    let joins =
        |word: &str| matches!(word.to_lowercase().as_str(), "and" | "or" | "with" | "including" | "like" | "/" | "&");
    text.split(['\n', ',', ';', ':', '(', ')', '•', '·', '|'])
        .flat_map(|part| part.split(". "))
        .flat_map(move |part| {
            let words: Vec<String> = part.split_whitespace().map(str::to_owned).collect();
            let runs: Vec<Vec<String>> =
                words.split(|word| joins(word)).flat_map(|run| run.chunks(LONGEST)).map(<[String]>::to_vec).collect();
            runs
        })
        .filter(|run| !run.is_empty())
}

/// The level that is named first; of "senior or staff" the one that comes first is what is looked for.
fn level(text: &str) -> Option<(Level, String)> {
    text.split_whitespace().find_map(level_of)
}

/// The level that a word names, and the word without what stands around it.
fn level_of(word: &str) -> Option<(Level, String)> {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let folded = bare.to_lowercase();
    let (level, _) = LEVELS.iter().find(|(_, words)| words.contains(&folded.as_str()))?;
    Some((*level, bare.to_owned()))
}

/// The kind of role for which the topics speak, where one leads.
fn archetype(topics: &BTreeMap<String, (usize, Vec<String>)>, all: usize) -> Option<Archetype> {
    if all < ENOUGH {
        return None;
    }
    let speaks = |topic: &str| match topic {
        "api" | "security" | "testing" | "language" | "tools" => Some(Archetype::Api),
        "distributed" | "cloud" | "ops" | "networking" | "linux" => Some(Archetype::Distributed),
        "database" | "data-engineering" => Some(Archetype::Data),
        _ => None,
    };
    let mut counts = Archetype::ALL
        .iter()
        .map(|archetype| {
            let of = topics.iter().filter(|(topic, _)| speaks(topic) == Some(*archetype));
            (of.map(|(_, (count, _))| *count).sum::<usize>(), *archetype)
        })
        .collect::<Vec<_>>();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(first, archetype), (second, _), ..] = counts.as_slice() else { return None };
    (*first > 0 && 100 * (first - second) >= LEAD * (first + second)).then_some(*archetype)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes single words for topics.
    fn look(words: &[String]) -> Result<Option<Sighting>, std::convert::Infallible> {
        let topic = |word: &String| match word.to_lowercase().trim_end_matches('.') {
            "kafka" | "replication" => Some("distributed"),
            "sql" | "postgres" => Some("database"),
            "rest" => Some("api"),
            "salary" => Some("negotiation"),
            _ => None,
        };
        let found: Vec<String> = words.iter().filter(|word| topic(word).is_some()).cloned().collect();
        Ok(found.first().map(|first| Sighting { topic: topic(first).unwrap().into(), words: found.clone() }))
    }

    fn job(text: &str) -> JobView {
        read(text, look).unwrap()
    }

    #[test]
    fn topics_are_named_with_the_words_that_decided() {
        let view = job("You know SQL, Postgres (sql tuning) and Kafka.\nA fair salary.");
        let named: Vec<(&str, u8, &[String])> =
            view.topics.iter().map(|topic| (topic.topic.as_str(), topic.share, topic.words.as_slice())).collect();
        assert_eq!(
            named,
            [
                ("database", 75, ["SQL".to_owned(), "Postgres".to_owned()].as_slice()),
                ("distributed", 25, ["Kafka".to_owned()].as_slice()),
            ]
        );
        assert_eq!(view.archetype, Some(Archetype::Data));
    }

    #[test]
    fn the_first_level_named_counts() {
        let view = job("We look for a Senior Engineer; you report to a Staff Engineer.");
        assert_eq!((view.level, view.level_word.as_deref()), (Some(Level::Senior), Some("Senior")));
        assert_eq!(job("An engineer.").level, None);
    }

    #[test]
    fn what_is_not_clear_is_not_said() {
        assert_eq!(job("kafka, sql, rest").archetype, None, "each as much");
        assert_eq!(job("kafka").archetype, None, "too little");
        let sparse = format!("kafka kafka, {}", "a word, ".repeat(9));
        assert_eq!(job(&sparse.repeat(3)).archetype, None, "any long text says something now and then");
        assert_eq!(job(""), JobView::default());
        assert_eq!(job(&"kafka, ".repeat(5_000)).archetype, Some(Archetype::Distributed));
    }
}
