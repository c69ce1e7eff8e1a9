//! An entry as one line of text: a checksum, and JSON.
//!
//! The checksum tells a torn line from a whole one. It is no signature: who edits what is kept on their own computer can also delete it.

use super::entry::Entry;

/// Longest line that is looked at, in bytes: twice a licence of the greatest length.
const LONGEST: usize = 8_192;

/// Writes an entry.
pub fn encode(entry: &Entry) -> String {
    let json = serde_json::to_string(entry).unwrap_or_default();
    format!("{:08x} {json}", crc32fast::hash(json.as_bytes()))
}

/// Reads what [`encode`] wrote; none of anything else.
pub fn decode(line: &str) -> Option<Entry> {
    let (sum, json) = line.split_once(' ').filter(|_| line.len() <= LONGEST)?;
    let whole = sum == format!("{:08x}", crc32fast::hash(json.as_bytes()));
    whole.then(|| serde_json::from_str(json).ok()).flatten()
}
