use super::*;
use crate::bank::{Archetype, Level, fixture};
use crate::practice::JobTopic;
use std::collections::HashSet;

/// Cards of every topic, short and long, for everybody.
fn cards() -> Vec<Card> {
    let topics = [
        ("api", 5),
        ("database", 6),
        ("distributed", 6),
        ("security", 4),
        ("ops", 5),
        ("design", 40),
        ("design", 12),
        ("situational", 6),
        ("behavioural", 3),
        ("negotiation", 2),
    ];
    let made = (0..12).flat_map(|n| topics.iter().map(move |(topic, minutes)| (n, *topic, *minutes)));
    made.map(|(n, topic, minutes)| Card {
        topic: topic.to_owned(),
        minutes,
        archetypes: Archetype::ALL.to_vec(),
        levels: Level::ALL.to_vec(),
        ..fixture::card(&format!("{topic}-{minutes}-{n}"))
    })
    .collect()
}

fn wish(archetype: Archetype, minutes: u32, seed: u32) -> Wish {
    Wish { archetype, level: Level::Senior, minutes, seed, job: String::new() }
}

fn drawn(archetype: Archetype, minutes: u32, seed: u32) -> Plan {
    Plan::draw(wish(archetype, minutes, seed), JobView::default(), cards().iter())
}

#[test]
fn plans_fill_their_time_by_the_weights() {
    for archetype in Archetype::ALL {
        for length in [20, 45, 60, 75] {
            let mut sums = [0; 3];
            for seed in 0..60 {
                let plan = drawn(*archetype, length, seed);
                let minutes: u32 = plan.questions.iter().map(|question| question.minutes).sum();
                assert!(minutes <= length && minutes + 3 >= length, "{archetype:?} {length} {seed}: {minutes}");
                let ids: HashSet<&String> = plan.questions.iter().map(|question| &question.card).collect();
                assert_eq!(ids.len(), plan.questions.len(), "no question twice");
                for (sum, strand) in sums.iter_mut().zip(plan.strands()) {
                    *sum += strand.drawn;
                }
            }
            for (sum, strand) in sums.iter().zip(drawn(*archetype, length, 0).strands()) {
                let mean = sum / 60;
                assert!(mean.abs_diff(strand.wanted) <= 6, "{archetype:?} {length} {strand:?}: {mean} on the mean");
            }
        }
    }
}

#[test]
fn the_same_seed_draws_the_same_questions_and_another_one_others() {
    let [a, b, c] = [5, 5, 6].map(|seed| drawn(Archetype::Api, 45, seed).questions);
    assert_eq!(a, b);
    assert_ne!(a, c);
}

#[test]
fn strands_come_in_the_order_of_a_loop() {
    let strands: Vec<Strand> = drawn(Archetype::Data, 60, 3).questions.iter().map(|question| question.strand).collect();
    assert!(strands.is_sorted());
    assert!(Strand::ALL.iter().all(|strand| strands.contains(strand)));
}

#[test]
fn only_cards_of_the_level_and_role_are_drawn() {
    let mut cards = cards();
    for card in &mut cards {
        if card.topic == "api" {
            card.levels = vec![Level::Junior];
        }
        if card.topic == "security" {
            card.archetypes = vec![Archetype::Data];
        }
    }
    let plan = Plan::draw(wish(Archetype::Api, 75, 1), JobView::default(), cards.iter());
    assert!(plan.questions.iter().all(|question| question.topic != "api" && question.topic != "security"));
}

#[test]
fn a_job_description_leans_the_draw() {
    let job =
        JobView { topics: vec![JobTopic { topic: "security".into(), share: 80, words: vec![] }], ..JobView::default() };
    let count = |job: &JobView| -> usize {
        let plans = (0..40).map(|seed| Plan::draw(wish(Archetype::Api, 60, seed), job.clone(), cards().iter()));
        plans.map(|plan| plan.questions.iter().filter(|question| question.topic == "security").count()).sum()
    };
    let (plain, leaning) = (count(&JobView::default()), count(&job));
    assert!(leaning > plain * 3 / 2, "{leaning} of {plain}");
}

#[test]
fn another_question_takes_a_place_and_fits() {
    let mut plan = drawn(Archetype::Api, 20, 9);
    let before = plan.questions.clone();
    assert!(plan.redraw(1, cards().iter()));
    let (old, new) = (&before[1], &plan.questions[1]);
    assert!(old.card != new.card && new.strand == old.strand && new.minutes <= old.minutes, "{old:?} {new:?}");
    assert_eq!(plan.questions.len(), before.len());
    assert!(!plan.redraw(99, cards().iter()));
}

#[test]
fn no_cards_are_no_questions() {
    let plan = Plan::draw(wish(Archetype::Api, 45, 1), JobView::default(), [].iter());
    assert!(plan.questions.is_empty());
    assert!(plan.strands().iter().all(|strand| strand.drawn == 0));
}
