//! The coach: answers the practice page. What is to be kept comes out as data, and what is kept comes in with the request that needs it.

mod import;
mod sessions;

use super::drill::Drill;
use super::job::{self, Sighting};
use super::messages::{Reply, Request, Wish};
use super::plan::Plan;
use super::views::{JobView, PlanView};
use crate::companion::{Cards, Own};
use crate::coverage::{CoverageError, Ear};
use crate::live::Live;
use crate::recognition::RecognitionError;
use crate::recognition::repairs::{MISHEARD, Repairs};
use crate::report::{PlanNote, RecordError, Report, Write};
use crate::volume::{Volume, VolumeError};

/// Why the coach could not answer.
#[derive(Debug, thiserror::Error)]
pub enum CoachError {
    /// The packed bank could not be read.
    #[error(transparent)]
    Bank(#[from] VolumeError),
    /// Recognition failed.
    #[error(transparent)]
    Recognition(#[from] RecognitionError),
    /// Coverage has no ear.
    #[error(transparent)]
    Coverage(#[from] CoverageError),
    /// A kept session cannot be read.
    #[error("the session \"{id}\" cannot be read: {why}")]
    Record {
        /// Its id.
        id: String,
        /// Why.
        why: RecordError,
    },
    /// There is nothing of that kind any more.
    #[error("there is no {0}; the page was out of date")]
    Gone(&'static str),
}

impl CoachError {
    /// The arm's name, for those who must switch on it across a language border.
    pub fn variant(&self) -> &'static str {
        match self {
            Self::Bank(_) => "Bank",
            Self::Recognition(_) => "Recognition",
            Self::Coverage(_) => "Coverage",
            Self::Record { .. } => "Record",
            Self::Gone(_) => "Gone",
        }
    }
}

/// What must be read before a request can be answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// The record of this session.
    pub record: Option<String>,
    /// The summaries of all sessions, and the records that have none.
    pub list: bool,
}

/// What was read. Records and summaries are JSON texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// The record that was needed, where there is one.
    pub record: Option<String>,
    /// All summaries with their ids.
    pub summaries: Vec<(String, String)>,
    /// Records without a summary, with their ids.
    pub strays: Vec<(String, String)>,
}

/// A reply, and what must be kept before it is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What the page gets.
    pub reply: Reply,
    /// What is to be kept.
    pub writes: Vec<Write>,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self { reply, writes: Vec::new() }
    }
}

/// A phrase of a job description is clear if one of so many best cards has the first one's topic as well,
const RIVALS: usize = 4;
/// or if the first is so much ahead of them.
const AHEAD: f32 = 0.7;

/// Answers the practice page.
pub struct Coach {
    cards: Cards,
    live: Live,
    ear: Ear,
    plan: Option<Plan>,
    drill: Option<Running>,
}

/// A session that runs, and since when by the page's clock.
struct Running {
    drill: Drill,
    began: f64,
}

/// Milliseconds from one moment of the page's clock to another.
fn since(began: f64, at: f64) -> u32 {
    (at - began).clamp(0.0, f64::from(u32::MAX)) as u32
}

impl Coach {
    /// Opens a packed bank and the person's own packs, as [`crate::companion::Companion::open`] does.
    ///
    /// # Errors
    /// [`CoachError::Bank`], [`CoachError::Recognition`] and [`CoachError::Coverage`].
    pub fn open<'a>(packed: &[u8], packs: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Self, CoachError> {
        let bank = Volume::unpack(packed)?;
        let (own, unreadable) = Own::of(packs);
        let more = own.volume()?;
        let mut impressions = vec![&bank.impression];
        impressions.extend(more.iter().map(|volume| &volume.impression));
        let cards = Cards::new(bank.cards, own, unreadable);
        let repairs = Repairs::parse(MISHEARD).map_err(RecognitionError::from)?;
        let live = Live::open(cards.iter(), &impressions, repairs)?;
        Ok(Self { cards, live, ear: Ear::shipped()?, plan: None, drill: None })
    }

    /// What must be read before this can be answered.
    pub fn needs(request: &Request) -> Needs {
        match request {
            Request::Open { id } | Request::Export { id } | Request::Amend { id, .. } => {
                Needs { record: Some(id.clone()), list: false }
            }
            Request::List {} | Request::Remove { .. } | Request::RemoveAll {} => Needs { record: None, list: true },
            _ => Needs::default(),
        }
    }

    /// Answers a request.
    ///
    /// # Errors
    /// See [`CoachError`]; the state is as before.
    pub fn answer(&mut self, request: Request, kept: Kept) -> Result<Answer, CoachError> {
        match request {
            Request::Plan(wish) => self.draw(wish),
            Request::Redraw { index } => {
                let plan = self.plan.as_mut().ok_or(CoachError::Gone("plan"))?;
                plan.redraw(index, self.cards.iter());
                self.planned()
            }
            Request::Begin { id, date, at } => self.begin(id, date, at),
            Request::List {} => Ok(sessions::list(kept)),
            Request::Open { id } => Ok(Reply::Report(Box::new(Report::of(&sessions::record(id, kept)?))).into()),
            Request::Export { id } => Ok(sessions::export(&sessions::record(id, kept)?).into()),
            Request::Amend { id, question, point, made } => {
                sessions::amend(sessions::record(id, kept)?, question, point, made)
            }
            Request::Remove { id } => Ok(sessions::remove(id, kept)),
            Request::RemoveAll {} => Ok(sessions::remove_all(kept)),
            Request::Import { id, name, text, own } => self.import(id, name, &text, own),
            other => self.drill(other),
        }
    }

    /// What a job description asks for.
    fn job(&mut self, text: &str) -> Result<JobView, CoachError> {
        let (live, cards) = (&mut self.live, &self.cards);
        let look = |words: &[String]| {
            let seen = live.look(words)?;
            let topics: Vec<(&str, f32)> = seen
                .ranking
                .iter()
                .take(RIVALS)
                .filter_map(|ranked| Some((cards.card(&ranked.card)?.topic.as_str(), ranked.score)))
                .collect();
            // A first card that stands alone in its topic, and is hardly ahead, is there by chance.
            let clear = |&(topic, score): &(&str, f32)| {
                let rivals = || topics.iter().skip(1);
                rivals().any(|(other, _)| *other == topic) || rivals().all(|(_, next)| score - next >= AHEAD)
            };
            let first = topics.first().filter(|first| clear(first));
            let words = seen.matched;
            Ok::<_, RecognitionError>(first.map(|(topic, _)| Sighting { topic: (*topic).to_owned(), words }))
        };
        Ok(job::read(text, look)?)
    }

    fn draw(&mut self, wish: Wish) -> Result<Answer, CoachError> {
        let job = if wish.job.trim().is_empty() { JobView::default() } else { self.job(&wish.job)? };
        self.plan = Some(Plan::draw(wish, job, self.cards.iter()));
        self.planned()
    }

    fn planned(&self) -> Result<Answer, CoachError> {
        let plan = self.plan.as_ref().ok_or(CoachError::Gone("plan"))?;
        let view = PlanView {
            wish: plan.wish.clone(),
            job: plan.job.clone(),
            questions: plan.questions.clone(),
            strands: plan.strands(),
        };
        Ok(Reply::Plan(view).into())
    }

    fn begin(&mut self, id: String, date: u64, at: f64) -> Result<Answer, CoachError> {
        let plan = self.plan.as_ref().ok_or(CoachError::Gone("plan"))?;
        let note = PlanNote {
            archetype: plan.wish.archetype,
            level: plan.wish.level,
            minutes: plan.wish.minutes,
            seed: plan.wish.seed,
        };
        let questions = plan
            .questions
            .iter()
            .filter_map(|planned| Some((planned.clone(), self.cards.card(&planned.card)?.clone())));
        let drill = Drill::begin(id, date, note, questions.collect(), &self.ear).ok_or(CoachError::Gone("question"))?;
        self.drill = Some(Running { drill, began: at });
        self.stands(Vec::new())
    }

    /// Everything that concerns the session that runs.
    fn drill(&mut self, request: Request) -> Result<Answer, CoachError> {
        let ear = &self.ear;
        let running = self.drill.as_mut().ok_or(CoachError::Gone("session"))?;
        let Running { drill, began } = running;
        let t = |at| since(*began, at);
        let mut keep = false;
        match request {
            Request::Wake { at } => drill.wake(t(at)),
            Request::Read { at } => drill.was_read(t(at)),
            Request::By { by, at } => drill.answer_by(by, t(at)),
            Request::Hear { snapshot, at } => drill.hear(snapshot, t(at), ear),
            Request::Type { text, at } => drill.write(text, t(at), ear),
            Request::Done { enough, at } => drill.done(enough, t(at), ear),
            Request::Reveal { at } => drill.reveal(t(at)),
            Request::Rate { mark, at } => {
                drill.rate(mark, t(at));
                keep = true;
            }
            Request::Correct { point, made, at } => {
                drill.correct(point, made, t(at));
                keep = true;
            }
            Request::Pause { paused, at } => drill.pause(paused, t(at)),
            Request::Retry { at } => drill.retry(t(at), ear),
            Request::Skip { at } => {
                if !drill.skip(t(at), ear) {
                    return self.finish(at);
                }
                keep = true;
            }
            Request::Onward { at } => {
                if !drill.onward(t(at), ear) {
                    return self.finish(at);
                }
            }
            Request::Finish { at } => return self.finish(at),
            _ => return Err(CoachError::Gone("such request")),
        }
        // After each question what there is so far is kept: a closed tab loses one answer at most.
        let record = keep.then(|| drill.record()).filter(|record| !record.questions.is_empty());
        self.stands(record.iter().map(Write::of).collect())
    }

    fn stands(&self, writes: Vec<Write>) -> Result<Answer, CoachError> {
        let view = self.drill.as_ref().and_then(|running| running.drill.view()).ok_or(CoachError::Gone("question"))?;
        Ok(Answer { reply: Reply::Drill(Box::new(view)), writes })
    }

    fn finish(&mut self, at: f64) -> Result<Answer, CoachError> {
        let mut running = self.drill.take().ok_or(CoachError::Gone("session"))?;
        let record = running.drill.finish(since(running.began, at), &self.ear);
        let writes = if record.questions.is_empty() { Vec::new() } else { vec![Write::of(&record)] };
        Ok(Answer { reply: Reply::Report(Box::new(Report::of(&record))), writes })
    }
}

#[cfg(test)]
mod tests;
