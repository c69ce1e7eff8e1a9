//! Is this a question to the candidate? Told by its form alone, without its topic.
//!
//! Phrases that ask, phrases that set a scene, phrases in which people speak of what they did themselves, and phrases of
//! running a call are counted over the last words, recent ones more. Where captions name the speaker, the
//! speaker decides first; this is for everything else: small talk, logistics, monologues, thinking aloud.

/// How many of the last words are looked at.
const TAIL: usize = 32;
/// A phrase this many words back counts half.
const HALF: f32 = 24.0;

/// Direct questions and requests.
const ASKING: &str = "how would, how do, how did, how does, how can, how could, how should, how have, how are, how is, how come, how \
    many, how you, how to, hows, howd, what would, what do, what did, what does, what is, what are, what was, what \
    were, what happens, what happened, what makes, what kind, what sort, what if, what else, what could, what \
    should, what can, what you, whats, whatd, what options, what steps, which, why would, why do, why is, why does, \
    why did, why are, why not, why should, why, when would, when do, when did, when should, when is, when have, when \
    you, where would, where do, where does, where should, where is, where are, who, would you, do you, did you, have \
    you, can you, could you, are you, were you, will you, should you, should we, should i, do we, can we, is there, \
    are there, is it, is that, does it, tell me, tell us, walk me, walk us, talk me, talk us, talk about, take me, \
    describe, explain, design, implement, write, compare, define, outline, sketch, show me, give me an, lets design, \
    lets talk, like you to, want you to, curious, questions for, your approach, your take, your thoughts, your \
    opinion, your experience, thoughts on, difference between, pros and cons, versus, any questions, a time, an \
    example, interested in how, interested in what";

/// Openings of a scenario, usually with the question to follow.
const SCENE: &str = "say you, say youve, say we, say weve, lets say, suppose, imagine, picture, assume, youve got, you have, you \
    find, you inherit, you discover, you notice, you get, you need, you are, youre, your service, your team, your \
    database, your api, weve got, we have, we need, we want, theres a, there is a, a junior, product wants, product \
    asks, a customer, one of our";

/// Speaking of oneself: an answer, a story, thinking aloud.
const ANSWERING: &str = "i would, id use, id say, id put, id start, id go, id probably, id have, id do, i used, i use, i think, i guess, \
    i prefer, i was, i had, i did, i mean, i worked, we used, we use, we had, we did, we were, we would, we tried, \
    we ended, we decided, we just, so we, and we, then we, my team, it was, turned out, that was, thats how, thats \
    why, made sure, so the, exactly, basically";

/// Words of speaking about oneself, whatever follows. Interviewers say `we` when they set a scene, so it counts less.
const OWN_WORDS: &[(&str, f32)] =
    &[("i", 0.35), ("ive", 0.5), ("im", 0.35), ("id", 0.35), ("my", 0.4), ("we", 0.2), ("our", 0.2)];

/// Running the call and being polite.
const LOGISTICS: &str = "hear me, see me, see it, my screen, share my, on mute, camera, minutes, hard stop, next week, next round, next \
    step, the recruiter, send you, an email, the link, in the chat, weekend, time zone, thank you, thanks, bye, \
    sorry, good morning, how are you, hows it going, how was your, weather, one second, a sec, one moment, a break, \
    some notes, my colleague, get back to you, the office, wrap up, some context";

/// How much a text has the form of a question to the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Form {
    /// Phrases that ask.
    pub(super) asking: f32,
    /// Phrases that set a scene.
    pub(super) scene: f32,
    /// Phrases in which people speak of themselves.
    pub(super) answering: f32,
    /// Phrases of running a call.
    pub(super) logistics: f32,
}

impl Form {
    /// Looks at words as [`super::repairs`] writes them (lower case, no apostrophes), the newest last.
    pub(super) fn of<W: AsRef<str>>(words: &[W], question_mark: bool) -> Self {
        let tail = words.get(words.len().saturating_sub(TAIL)..).unwrap_or_default();
        let text = format!(" {} ", tail.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(" "));
        let count = |phrases: &str| -> f32 {
            phrases.split(", ").flat_map(|phrase| found(&text, phrase)).map(|age| 0.5_f32.powf(age as f32 / HALF)).sum()
        };
        let own: f32 = OWN_WORDS.iter().map(|(word, weight)| weight * count(word)).sum();
        Self {
            asking: count(ASKING).min(3.0) + if question_mark { 1.0 } else { 0.0 },
            scene: count(SCENE).min(2.0),
            answering: (count(ANSWERING) + own).min(3.0),
            logistics: count(LOGISTICS).min(2.0),
        }
    }

    /// Above 0 it looks like a question to the candidate.
    pub(super) fn leaning(self) -> f32 {
        self.asking + 0.6 * self.scene - 0.9 * self.answering - 0.8 * self.logistics - 0.4
    }
}

/// How many words ago each occurrence of a phrase ended.
fn found<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(phrase).filter_map(move |(at, _)| {
        let before = text.get(..at)?.ends_with(' ');
        let rest = text.get(at + phrase.len()..)?;
        (before && rest.starts_with(' ')).then(|| rest.split_whitespace().count())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaning(text: &str) -> f32 {
        Form::of(&text.split(' ').collect::<Vec<_>>(), false).leaning()
    }

    #[test]
    fn questions_and_requests_lean_to_a_question() {
        for text in [
            "how would you keep two workers from picking the same job",
            "walk me through what you do when a queue backs up",
            "so say youve got a table with a billion rows and reads get slow what do you do",
            "tell me about a time you had to say no",
            "design a parking garage",
        ] {
            assert!(leaning(text) > 0.0, "{text}: {}", leaning(text));
        }
    }

    #[test]
    fn answers_and_logistics_do_not() {
        for text in [
            "i would put a queue in front and then we had two workers reading from it",
            "we moved the sessions to another store and it was faster",
            "let me share my screen one second",
            "thank you bye",
            "so the bucket refills and our gateway drops the rest",
        ] {
            assert!(leaning(text) <= 0.0, "{text}: {}", leaning(text));
        }
    }

    #[test]
    fn phrases_match_whole_words_only() {
        assert_eq!(Form::of(&["somehow", "whatsoever", "whose"], false), Form::default());
    }
}
