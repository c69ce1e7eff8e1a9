//! Who is who in the call: the person themself, the interviewer, others.
//!
//! The page names people in its own way: by name, as "You" in its own language, or by a picture alone. What is not
//! known is not guessed, but for one case: of two voices one of which is the interviewer's, the other is the person's.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most voices told apart at a time; a call page may invent names without end.
const VOICES: usize = 40;
/// How call pages call the person themself, in the languages seen or documented so far; only words that are hardly
/// anybody's name ("Ty" and "Du" are, and an interviewer must not be taken for the person).
const SELF_LABELS: &[&str] =
    &["you", "ich", "vous", "tú", "você", "jij", "ви", "вы", "bạn", "あなた", "自分", "您", "你", "siz", "anda"];

/// What somebody is in this call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The person themself: their words are no questions.
    Own,
    /// Who asks.
    Interviewer,
}

impl Role {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Interviewer => "interviewer",
        }
    }
}

/// A voice that was heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    /// What the page knows them by.
    pub key: String,
    /// What to call them; none where the page shows a picture only.
    pub name: Option<String>,
    /// What they are, as far as it is known.
    pub role: Option<Role>,
}

/// Who is who.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Roles by key, folded.
    roles: BTreeMap<String, Role>,
    /// The person's own names as they were handed over, folded.
    own_names: Vec<String>,
    /// Voices in the order they were first heard, as long as they are not too many.
    met: Vec<Met>,
    /// How often somebody was heard.
    heard: u64,
}

/// A voice that was heard.
#[derive(Debug, Clone)]
struct Met {
    key: String,
    name: Option<String>,
    /// When last, counted by how often somebody was heard.
    heard: u64,
}

impl People {
    /// People of whom these names are the person's own; compared without case.
    pub fn with_own(names: &[String]) -> Self {
        let mut people = Self::default();
        people.go_by(names);
        people
    }

    /// The person goes by these names, in place of those handed over before. What else is known of who is who stays.
    /// True when anybody's part in the call changes by it.
    pub(crate) fn go_by(&mut self, names: &[String]) -> bool {
        let roles = self.roles.clone();
        let names = names.iter().map(|name| folded(name)).filter(|name| !name.is_empty()).collect();
        for gone in std::mem::replace(&mut self.own_names, names) {
            // Who was said to be the interviewer since then is that.
            if self.roles.get(&gone) == Some(&Role::Own) {
                self.roles.remove(&gone);
            }
        }
        self.roles.extend(self.own_names.iter().map(|name| (name.clone(), Role::Own)));
        self.roles != roles
    }

    /// Says what somebody is, by name or key; `None` takes it back.
    pub fn name(&mut self, key: &str, role: Option<Role>) {
        let key = folded(key);
        match role {
            _ if key.is_empty() => {}
            Some(role) => {
                self.roles.insert(key, role);
            }
            None => {
                self.roles.remove(&key);
            }
        }
    }

    /// Somebody is heard. One too many takes the place of whom the call has heard nothing of for longest.
    pub(super) fn meet(&mut self, key: &str, name: Option<&str>) {
        self.heard += 1;
        let heard = self.heard;
        if let Some(known) = self.met.iter_mut().find(|known| known.key == key) {
            known.heard = heard;
            if known.name.as_deref() != name && name.is_some() {
                known.name = name.map(str::to_owned);
            }
        } else if !key.is_empty() {
            let new = Met { key: key.to_owned(), name: name.map(str::to_owned).or_else(|| initials(key)), heard };
            if self.met.len() < VOICES {
                self.met.push(new);
            } else if let Some(place) = self.silent_longest().and_then(|at| self.met.get_mut(at)) {
                *place = new;
            }
        }
    }

    /// Where the voice stands that was not heard for longest, of those whose part in the call is not known.
    fn silent_longest(&self) -> Option<usize> {
        let has_role = |voice: &Met| self.role(&voice.key, voice.name.as_deref()).is_some();
        let voices = self.met.iter().enumerate();
        voices.min_by_key(|(_, voice)| (has_role(voice), voice.heard)).map(|(at, _)| at)
    }

    /// Forgets who was heard; who is who stays.
    pub(crate) fn part(&mut self) {
        self.met.clear();
    }

    /// Whether the words of this voice are the person's own.
    pub fn is_own(&self, key: &str, name: Option<&str>) -> bool {
        match self.role(key, name) {
            Some(role) => role == Role::Own,
            None => self.is_the_other_one(key),
        }
    }

    /// Everyone heard, with what they are.
    pub fn speakers(&self) -> Vec<Speaker> {
        let speaker = |Met { key, name, .. }: &Met| Speaker {
            key: key.clone(),
            name: name.clone(),
            role: self.role(key, name.as_deref()).or_else(|| self.is_the_other_one(key).then_some(Role::Own)),
        };
        self.met.iter().map(speaker).collect()
    }

    fn role(&self, key: &str, name: Option<&str>) -> Option<Role> {
        let named = |text: &str| self.roles.get(&folded(text)).copied();
        let labelled = || name.filter(|name| SELF_LABELS.contains(&folded(name).as_str())).map(|_| Role::Own);
        named(key).or_else(|| name.and_then(named)).or_else(labelled)
    }

    /// Of two voices one is known to be the interviewer's, and this is the other one.
    fn is_the_other_one(&self, key: &str) -> bool {
        let [a, b] = self.met.as_slice() else { return false };
        let asks = |voice: &Met| self.role(&voice.key, voice.name.as_deref()) == Some(Role::Interviewer);
        key == a.key && asks(b) || key == b.key && asks(a)
    }
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// What a picture key begins with where the page draws letters in place of a picture: `AQ rgb(39, 174, 96)`.
fn initials(key: &str) -> Option<String> {
    let (letters, colour) = key.split_once(' ')?;
    let drawn = colour.starts_with("rgb") && (1..=3).contains(&letters.chars().count());
    (drawn && letters.chars().all(char::is_alphabetic)).then(|| letters.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(voices: &[(&str, Option<&str>)]) -> People {
        let mut people = People::default();
        voices.iter().for_each(|(key, name)| people.meet(key, *name));
        people
    }

    #[test]
    fn the_person_is_known_by_name_by_label_and_by_picture() {
        let mut people = People::with_own(&["Sam Lee".to_owned()]);
        assert!(people.is_own("sam lee", Some("SAM LEE ")));
        assert!(people.is_own("Você", Some("Você")) && !people.is_own("Ada", Some("Ada")));
        people.name("AQ rgb(1, 2, 3)", Some(Role::Own));
        assert!(people.is_own("AQ rgb(1, 2, 3)", None));
        people.name("AQ rgb(1, 2, 3)", None);
        assert!(!people.is_own("AQ rgb(1, 2, 3)", None));
        assert!(!people.is_own("", None), "nobody is known by nothing");
    }

    #[test]
    fn names_that_are_handed_over_take_the_place_of_those_before() {
        let mut people = People::with_own(&["Sam".to_owned(), "S. Lee".to_owned()]);
        people.name("Ada", Some(Role::Own));
        people.name("S. Lee", Some(Role::Interviewer));
        assert!(people.go_by(&["Lee".to_owned(), String::new()]));
        let own = |people: &People| ["Sam", "S. Lee", "Lee", "Ada"].map(|name| people.is_own(name, Some(name)));
        assert_eq!(own(&people), [false, false, true, true]);
        assert_eq!(people.role("S. Lee", None), Some(Role::Interviewer));
        assert!(!people.go_by(&["LEE".to_owned()]), "it is the same name");
        assert!(people.go_by(&[]));
        assert_eq!(own(&people), [false, false, false, true]);
    }

    #[test]
    fn what_the_person_says_of_somebody_wins_over_a_label() {
        let mut people = People::default();
        people.name("Tu", Some(Role::Interviewer));
        assert!(!people.is_own("Tu", Some("Tu")));
    }

    #[test]
    fn of_two_voices_the_one_that_does_not_ask_is_the_persons() {
        let mut people = heard(&[("a.png", None), ("b.png", None)]);
        assert!(!people.is_own("a.png", None) && !people.is_own("b.png", None));
        people.name("a.png", Some(Role::Interviewer));
        assert!(people.is_own("b.png", None) && !people.is_own("a.png", None));
        people.meet("c.png", None);
        assert!(!people.is_own("b.png", None), "a third voice may ask too");
    }

    #[test]
    fn speakers_come_in_the_order_they_were_heard_with_what_they_are_called() {
        let mut people = heard(&[("AQ rgb(39, 174, 96)", None), ("https://x/b.png", None), ("", None)]);
        people.meet("Ben", Some("Ben"));
        people.name("Ben", Some(Role::Interviewer));
        let told: Vec<(Option<String>, Option<Role>)> =
            people.speakers().into_iter().map(|s| (s.name, s.role)).collect();
        assert_eq!(told, [(Some("AQ".into()), None), (None, None), (Some("Ben".into()), Some(Role::Interviewer))]);
    }

    #[test]
    fn of_names_without_end_those_stay_that_have_a_part_or_were_heard_last() {
        let mut people = heard(&[("Ada", Some("Ada")), ("Ben", Some("Ben"))]);
        people.name("Ada", Some(Role::Interviewer));
        for n in 0..1_000 {
            people.meet(&n.to_string(), None);
            people.meet("Cem", Some("Cem"));
        }
        let keys: Vec<String> = people.speakers().into_iter().map(|speaker| speaker.key).collect();
        assert_eq!(keys.len(), VOICES);
        for known in ["Ada", "Cem", "999", "963"] {
            assert!(keys.iter().any(|key| key == known), "{known} in {keys:?}");
        }
        assert!(!keys.contains(&"Ben".to_owned()));
    }

    #[test]
    fn somebody_new_is_somebody_although_everyone_has_a_part() {
        let mut people = People::default();
        for n in 0..=VOICES {
            people.name(&n.to_string(), Some(Role::Interviewer));
            people.meet(&n.to_string(), None);
        }
        assert!(people.speakers().iter().any(|speaker| speaker.key == VOICES.to_string()));
    }
}
