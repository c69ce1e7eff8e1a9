//! Plans from the whole bank, and job descriptions as people paste them (`tests/practice/jobs`).

#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

use sidecue_core::bank::{Archetype, Card, Level, parse_card};
use sidecue_core::practice::{Answer, Coach, JobView, Kept, PlanView, Reply, Request, Wish};
use sidecue_core::volume::Volume;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

static COACH: LazyLock<Mutex<Coach>> = LazyLock::new(|| {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder("bank"))
        .unwrap()
        .map(|topic| topic.unwrap().path())
        .filter(|topic| topic.is_dir())
        .flat_map(|topic| std::fs::read_dir(topic).unwrap().map(|file| file.unwrap().path()))
        .filter(|file| file.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    let card = |file: &PathBuf| -> Card {
        parse_card(&file.to_string_lossy(), &std::fs::read_to_string(file).unwrap()).unwrap()
    };
    let packed = Volume::of(files.iter().map(card).collect()).unwrap().pack().unwrap();
    Mutex::new(Coach::open(&packed, []).unwrap())
});

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn ask(request: Request) -> Reply {
    let mut coach = COACH.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let Answer { reply, .. } = coach.answer(request, Kept::default()).unwrap();
    reply
}

fn plan(archetype: Archetype, level: Level, minutes: u32, seed: u32, job: &str) -> PlanView {
    let wish = Wish { archetype, level, minutes, seed, job: job.to_owned() };
    match ask(Request::Plan(wish)) {
        Reply::Plan(plan) => plan,
        other => panic!("{other:?}"),
    }
}

fn job(name: &str) -> (String, JobView) {
    let text = std::fs::read_to_string(folder("tests/practice/jobs").join(name)).unwrap();
    let view = plan(Archetype::Api, Level::Senior, 20, 1, &text).job;
    (text, view)
}

#[test]
fn every_role_level_and_length_has_a_plan_that_fills_its_time() {
    for archetype in Archetype::ALL {
        for level in Level::ALL {
            for minutes in [20, 45, 60, 75] {
                let mut shares = [0; 3];
                for seed in 0..20 {
                    let plan = plan(*archetype, *level, minutes, seed, "");
                    let planned: u32 = plan.questions.iter().map(|question| question.minutes).sum();
                    let what = format!("{archetype:?} {level:?} {minutes} {seed}");
                    assert!(planned <= minutes && planned + 3 >= minutes, "{what}: {planned}");
                    shares.iter_mut().zip(&plan.strands).for_each(|(sum, strand)| *sum += strand.drawn);
                }
                let weights = plan(*archetype, *level, minutes, 0, "").strands;
                // Hardly any design question is for juniors: what they cannot fill goes to the other strands.
                for (sum, strand) in shares.iter().zip(weights).filter(|_| *level != Level::Junior) {
                    let off = (sum / 20).abs_diff(strand.wanted);
                    assert!(off <= 6, "{archetype:?} {level:?} {minutes} {:?}: off by {off}", strand.strand);
                }
            }
        }
    }
}

#[test]
fn job_descriptions_are_told_apart_by_their_words() {
    for (name, archetype, level, topic, word) in [
        ("api.txt", Archetype::Api, Level::Mid, "api", "REST"),
        ("distributed.txt", Archetype::Distributed, Level::Staff, "distributed", "Kafka"),
        ("data.txt", Archetype::Data, Level::Senior, "database", "PostgreSQL"),
    ] {
        let (text, view) = job(name);
        assert_eq!((view.archetype, view.level), (Some(archetype), Some(level)), "{name}: {view:?}");
        let asked = view.topics.iter().find(|asked| asked.topic == topic).unwrap();
        assert!(asked.words.iter().any(|known| known == word), "{name}: {asked:?}");
        assert!(view.topics.iter().flat_map(|topic| &topic.words).all(|word| text.contains(word.as_str())));
        let [plain, leaning] = ["", text.as_str()].map(|job| {
            let plans = (0..12).map(|seed| plan(archetype, level, 60, seed, job));
            plans.flat_map(|plan| plan.questions).filter(|question| question.topic == topic).count()
        });
        assert!(leaning > plain, "{name}: {leaning} of {plain}");
    }
    let short = plan(Archetype::Api, Level::Senior, 20, 1, "PostgreSQL query tuning, and on-call now and then").job;
    assert!(short.topics.iter().all(|topic| topic.topic != "ai" && topic.topic != "networking"), "{short:?}");
    assert_eq!(job("../../../LICENSE-MIT").1.archetype, None, "what is no job description says nothing clear");
}

#[test]
fn a_seed_goes_on_meaning_the_same_questions() {
    let drawn = plan(Archetype::Api, Level::Senior, 20, 2026, "");
    let cards: Vec<&str> = drawn.questions.iter().map(|question| question.card.as_str()).collect();
    // The recorded interview answers them; `tests/practice/README.md` says what to do when the bank has changed.
    let recorded = std::fs::read_to_string(folder("tests/practice/interview/questions.json")).unwrap();
    assert_eq!(cards, serde_json::from_str::<Vec<&str>>(&recorded).unwrap());
}
