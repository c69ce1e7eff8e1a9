//! The form in which a record is kept: JSON with a version. What an older build wrote is brought up to date step by step.

use super::record::Record;
use serde_json::{Map, Value, json};

/// Version of the form that this build writes.
const VERSION: u32 = 2;

/// Why a record cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It is no JSON.
    #[error("line {line}: this is not a session's record: {problem}. Export the session again.")]
    NotJson {
        /// Line in the text, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// It is JSON of something else.
    #[error("this is not a session's record: it has no version. Choose a file that was exported as a session.")]
    NoVersion,
    /// A later build wrote it.
    #[error(
        "this session was kept by a newer Sidecue (form {version}, this one reads up to {VERSION}). Update Sidecue and open it again."
    )]
    Newer {
        /// Its version.
        version: u64,
    },
    /// It says it is a record, but a part of it is not as it should be.
    #[error("the record of this session is damaged: {problem}. Export the session again, or remove it.")]
    Damaged {
        /// What is wrong.
        problem: String,
    },
}

impl Record {
    /// Version of the form that this build writes.
    pub const VERSION: u32 = VERSION;

    /// Reads a record that this build or an older one wrote.
    ///
    /// # Errors
    /// What is no record, what a newer build wrote, and records with parts missing or of another kind.
    pub fn read(text: &str) -> Result<Self, RecordError> {
        let mut value: Value = serde_json::from_str(text)
            .map_err(|error| RecordError::NotJson { line: error.line(), problem: error.to_string() })?;
        let version = value.get("version").and_then(Value::as_u64).ok_or(RecordError::NoVersion)?;
        if version > u64::from(VERSION) {
            return Err(RecordError::Newer { version });
        }
        let record = value.as_object_mut().ok_or(RecordError::NoVersion)?;
        if version < 1 {
            return Err(RecordError::Damaged { problem: format!("there was no form {version}") });
        }
        if version < 2 {
            second(record);
        }
        serde_json::from_value(value).map_err(|error| RecordError::Damaged { problem: error.to_string() })
    }

    /// Writes it in the form of this build.
    pub fn write(&self) -> String {
        // A record has text keys and plain values only: this cannot fail.
        serde_json::to_string(&Self { version: VERSION, ..self.clone() }).unwrap_or_default()
    }
}

/// Form 1 knew no pace, marks, attempts and ways of answering, and dated sessions with fractions of a millisecond.
fn second(record: &mut Map<String, Value>) {
    let add = |list: Option<&mut Value>, fields: &[(&str, Value)]| {
        for item in list.and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut) {
            for (name, value) in fields {
                item.entry(*name).or_insert_with(|| value.clone());
            }
        }
    };
    add(record.get_mut("said"), &[("pace", json!([]))]);
    let by = ("by", json!("voice"));
    add(record.get_mut("questions"), &[("rating", Value::Null), ("attempt", json!(1)), by]);
    if let Some(began) = record.get("began").and_then(Value::as_f64) {
        let whole = if began.is_finite() && began >= 0.0 { json!(began as u64) } else { Value::Null };
        record.insert("began".to_owned(), whole);
    }
    record.insert("version".to_owned(), json!(2));
}

#[cfg(test)]
mod tests {
    use super::super::record::{AnswerBy, Record};
    use super::RecordError;

    /// As the first builds wrote it.
    const FIRST: &str = r#"{
        "version": 1, "id": "a", "kind": "live", "name": null, "began": 1700000000000.75, "length": 90000, "plan": null,
        "questions": [{
            "card": "rate-limiter", "title": "Rate limiter", "topic": "api", "ask": "Design a rate limiter.", "at": 1000, "to": 60000,
            "paused": 0, "minutes": 5, "expected": {"story": false, "clarify": true, "tradeoffs": true, "failure": true},
            "skipped": false, "revealed": null, "followUps": [], "points": []
        }],
        "said": [{"from": 2000, "to": 50000, "own": true, "speaker": "You", "text": "Token bucket."}]
    }"#;

    #[test]
    fn the_first_form_is_brought_up_to_date() {
        let record = Record::read(FIRST).unwrap();
        assert_eq!((record.version, record.began), (Record::VERSION, Some(1_700_000_000_000)));
        assert_eq!(record.said[0].pace, []);
        let question = &record.questions[0];
        assert_eq!((question.rating, question.attempt, question.by), (None, 1, AnswerBy::Voice));
        assert_eq!(Record::read(&record.write()).unwrap(), record);
    }

    #[test]
    fn what_is_no_record_of_ours_is_refused() {
        assert!(matches!(Record::read("{\n\n nonsense"), Err(RecordError::NotJson { line: 3, .. })));
        assert_eq!(Record::read("[1]"), Err(RecordError::NoVersion));
        assert_eq!(Record::read(r#"{"id": "a"}"#), Err(RecordError::NoVersion));
        let newer = FIRST.replace("\"version\": 1", "\"version\": 3");
        assert_eq!(Record::read(&newer), Err(RecordError::Newer { version: 3 }));
        let none = FIRST.replace("\"version\": 1", "\"version\": 0");
        assert!(matches!(Record::read(&none), Err(RecordError::Damaged { .. })));
        let damaged = FIRST.replace("\"length\": 90000", "\"length\": -1");
        assert!(matches!(Record::read(&damaged), Err(RecordError::Damaged { .. })));
        // Form 2 has no excuse for what form 1 lacked.
        let bare = FIRST.replace("\"version\": 1", "\"version\": 2");
        assert!(matches!(Record::read(&bare), Err(RecordError::Damaged { .. })));
    }
}
