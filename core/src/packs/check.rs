//! What a pack may have wrong.

use super::pack::{Pack, Story};
use crate::bank::lint::{Limits, Problem, check as check_card};
use std::collections::{HashMap, HashSet};

/// Most cards of one pack.
pub const MAX_CARDS: usize = 5_000;
/// Most stories of one pack.
pub const MAX_STORIES: usize = 1_000;
/// Longest name of a pack, in characters.
const NAME: usize = 60;
const TITLE: usize = 80;
const SLOT: usize = 80;
const SAY: usize = 1_000;
const PARTS: usize = 12;

/// Everything wrong with a completed pack, by place: `["cards", "3", "title"]`. `known` says whether the bank has a card with an id.
pub fn check(pack: &Pack, known: impl Fn(&str) -> bool) -> Vec<Problem> {
    let mut problems = Vec::new();
    texts(&mut problems, &["name"], &pack.name, NAME);
    for (what, found, most) in [("cards", pack.cards.len(), MAX_CARDS), ("stories", pack.stories.len(), MAX_STORIES)] {
        if found > most {
            problems.push(Problem::at(
                &[what],
                format!("the pack has {found} {what}, at most {most} are read"),
                "Split it into several packs.",
            ));
        }
    }
    if pack.cards.is_empty() && pack.stories.is_empty() {
        problems.push(Problem::at(&["name"], "the pack is empty".to_owned(), "Give it at least one card or story."));
    }
    cards(&mut problems, pack);
    let own: HashSet<&str> = pack.cards.iter().map(|card| card.id.as_str()).collect();
    for (i, story) in pack.stories.iter().enumerate() {
        check_story(&mut problems, &i.to_string(), story, |id| own.contains(id) || known(id));
    }
    problems
}

fn cards(problems: &mut Vec<Problem>, pack: &Pack) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (i, card) in pack.cards.iter().enumerate() {
        let i_text = i.to_string();
        for mut problem in check_card(card, &Limits::OWN) {
            problem.place.splice(0..0, ["cards".to_owned(), i_text.clone()]);
            problems.push(problem);
        }
        if let Some(first) = seen.insert(&card.id, i) {
            problems.push(Problem::at(
                &["cards", &i_text, "id"],
                format!("the id \"{}\" stands twice in the pack (cards {} and {})", card.id, first + 1, i + 1),
                "Give one of them another id or another title.",
            ));
        }
        let empty = card.lists().iter().all(|(_, entries)| entries.is_empty()) && card.points.is_empty();
        if empty && !card.question.is_empty() {
            problems.push(Problem::at(
                &["cards", &i_text, "question"],
                format!("the card \"{}\" has nothing to show but its question", card.title),
                "Add at least one line, such as a step of the approach.",
            ));
        }
    }
}

fn check_story(problems: &mut Vec<Problem>, i: &str, story: &Story, known: impl Fn(&str) -> bool) {
    texts(problems, &["stories", i, "title"], &story.title, TITLE);
    if story.card.is_empty() || !known(&story.card) {
        problems.push(Problem::at(
            &["stories", i, "card"],
            format!("no card has the id \"{}\"", story.card),
            "Name the card that the story is for, such as `card = \"incident-story\"`.",
        ));
    }
    if story.parts.is_empty() || story.parts.len() > PARTS {
        problems.push(Problem::at(
            &["stories", i, "parts"],
            format!("the story has {} parts, 1 to {PARTS} are wanted", story.parts.len()),
            "Write one part for each slot of the card.",
        ));
    }
    for (j, part) in story.parts.iter().enumerate() {
        let j = j.to_string();
        if !part.slot.is_empty() {
            texts(problems, &["stories", i, "parts", &j, "slot"], &part.slot, SLOT);
        }
        texts(problems, &["stories", i, "parts", &j, "say"], &part.say, SAY);
    }
}

fn texts(problems: &mut Vec<Problem>, place: &[&str], value: &str, limit: usize) {
    let name = place.last().copied().unwrap_or_default();
    let length = value.chars().count();
    if value.is_empty() {
        problems.push(Problem::at(place, format!("`{name}` is empty"), "Write it."));
    } else if length > limit {
        let problem = format!("`{name}` has {length} characters, at most {limit} fit");
        problems.push(Problem::at(place, problem, "Shorten it."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::fixture;
    use crate::packs::StoryPart;

    fn pack() -> Pack {
        let part = StoryPart { slot: "Impact".into(), say: "Nobody could pay for 20 minutes".into() };
        let story = Story { card: "incident-story".into(), title: "Checkout down".into(), parts: vec![part] };
        Pack { name: "Mine".into(), cards: vec![fixture::card("one"), fixture::card("two")], stories: vec![story] }
    }

    /// Places and problems after a change to a sound pack.
    fn after(change: impl FnOnce(&mut Pack)) -> Vec<(String, String)> {
        let mut pack = pack();
        change(&mut pack);
        let problems = check(&pack, |id| id == "incident-story");
        problems.into_iter().map(|p| (p.place.join("."), p.problem)).collect()
    }

    #[test]
    fn a_sound_pack_has_no_problems() {
        assert_eq!(after(|_| {}), []);
        assert_eq!(after(|pack| pack.stories[0].card = "two".into()), []);
        assert_eq!(after(|pack| pack.cards.clear()), []);
    }

    #[test]
    fn cards_are_held_to_the_limits_of_own_cards() {
        assert_eq!(after(|pack| pack.cards[1].approach[0].say = "x".repeat(300)), []);
        assert_eq!(
            after(|pack| pack.cards[1].approach[0].say = "x".repeat(301)),
            [("cards.1.approach.0.say".into(), "`approach.0.say` has 301 characters, at most 300 fit".into())]
        );
        assert_eq!(
            after(|pack| pack.cards[1].id = "one".into()),
            [("cards.1.id".into(), "the id \"one\" stands twice in the pack (cards 1 and 2)".into())]
        );
        let nothing = after(|pack| {
            let card = &mut pack.cards[0];
            card.lists_mut().into_iter().for_each(Vec::clear);
            card.points.clear();
        });
        assert_eq!(
            nothing,
            [("cards.0.question".into(), "the card \"The one card\" has nothing to show but its question".into())]
        );
    }

    #[test]
    fn stories_need_a_card_a_title_and_parts() {
        assert_eq!(
            after(|pack| pack.stories[0].card = "nothing".into()),
            [("stories.0.card".into(), "no card has the id \"nothing\"".into())]
        );
        assert_eq!(
            after(|pack| pack.stories[0].parts.clear()),
            [("stories.0.parts".into(), "the story has 0 parts, 1 to 12 are wanted".into())]
        );
        assert_eq!(
            after(|pack| pack.stories[0].parts[0].say.clear()),
            [("stories.0.parts.0.say".into(), "`say` is empty".into())]
        );
    }

    #[test]
    fn a_pack_is_neither_empty_nor_endless() {
        let empty = after(|pack| (pack.cards, pack.stories) = (Vec::new(), Vec::new()));
        assert_eq!(empty, [("name".into(), "the pack is empty".into())]);
        let many = after(|pack| {
            let card = pack.cards[0].clone();
            pack.cards = (0..=MAX_CARDS).map(|i| crate::bank::Card { id: format!("c{i}"), ..card.clone() }).collect();
        });
        assert_eq!(many, [("cards".into(), "the pack has 5001 cards, at most 5000 are read".into())]);
    }
}
