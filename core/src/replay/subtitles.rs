//! `WebVTT` and `SubRip` files -> replays.
//!
//! Both forms are blocks of a time line (`00:00:01.000 --> 00:00:04.000`) and text. Their text is finished, so its words
//! are given one after the other over the time of the block, as a captioner would have shown them. `<v Name>` names the
//! speaker, and so does a `Name: ` or `NAME> ` at the start of a block. Specification of WebVTT: <https://www.w3.org/TR/webvtt1/>.
//! (Own code because the subtitle crates looked at panic on empty or cut input.)

use super::{Header, Replay, ReplayError, VERSION};
use crate::captions::{MAX_SPEAKER, Platform};
use crate::cleaning::cleaned;
use crate::speech::{MILLIS_A_WORD, Stage};

/// Longest speaker name looked for at the start of a block, in words.
const NAME_WORDS: usize = 3;

/// One block of a subtitle file.
#[derive(Debug, PartialEq, Eq)]
struct Block {
    start: u32,
    end: u32,
    speaker: Option<String>,
    text: String,
}

/// Reads a `.vtt` or `.srt` file. `own_names`: speakers in it who are the person themself.
///
/// # Errors
/// A file without any timed block, or a time line that is none.
pub fn from_subtitles(text: &str, own_names: &[String]) -> Result<Replay, ReplayError> {
    let blocks = blocks(text)?;
    if blocks.is_empty() {
        return Err(ReplayError {
            line: 1,
            problem: "there is no timed text".into(),
            remedy: "Give a .vtt or .srt file with lines such as 00:00:01.000 --> 00:00:04.000.",
        });
    }
    let mut stage = Stage::new(Platform::Vtt);
    let mut snapshots = Vec::new();
    let mut speaker: Option<Option<String>> = None;
    let mut now = 0;
    for block in blocks {
        if speaker.as_ref() != Some(&block.speaker) {
            stage.turn(block.speaker.as_deref());
            speaker = Some(block.speaker);
        }
        let words: Vec<&str> = block.text.split_whitespace().collect();
        let room = block.end.saturating_sub(block.start) / u32::try_from(words.len().max(1)).unwrap_or(u32::MAX);
        for (index, word) in (0u32..).zip(words) {
            now = now.max(block.start.saturating_add(index.saturating_mul(room.min(MILLIS_A_WORD))));
            snapshots.push(stage.word(now, word));
        }
    }
    Ok(Replay { header: Header { replay: VERSION, platform: Platform::Vtt, own_names: own_names.to_vec() }, snapshots })
}

fn blocks(text: &str) -> Result<Vec<Block>, ReplayError> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut times: Option<(u32, u32)> = None;
    let mut lines: Vec<&str> = Vec::new();
    let text = text.trim_start_matches('\u{feff}');
    for (index, line) in text.lines().chain([""]).enumerate() {
        if line.contains("-->") {
            let parsed = time_line(line).ok_or_else(|| ReplayError {
                line: index + 1,
                problem: format!("\"{}\" is no time line", line.trim()),
                remedy: "Write it as 00:00:01.000 --> 00:00:04.000.",
            })?;
            times = Some(parsed);
            lines.clear();
        } else if line.trim().is_empty() {
            if let Some((start, end)) = times.take() {
                let (speaker, text) = spoken(&lines.join(" "));
                if !text.is_empty() {
                    blocks.push(Block { start, end, speaker, text });
                }
            }
            lines.clear();
        } else {
            lines.push(line.trim());
        }
    }
    blocks.sort_by_key(|block| block.start);
    Ok(blocks)
}

fn time_line(line: &str) -> Option<(u32, u32)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((millis(start.trim())?, millis(end)?))
}

/// `01:02:03.004`, `02:03.004` or with a comma, in milliseconds.
fn millis(time: &str) -> Option<u32> {
    let (clock, fraction) = time.split_once(['.', ','])?;
    let mut seconds: u32 = 0;
    for part in clock.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
    }
    let fraction: u32 = fraction.parse().ok().filter(|_| fraction.len() == 3)?;
    seconds.checked_mul(1000)?.checked_add(fraction)
}

/// The speaker named in a block, and its text without markup.
fn spoken(text: &str) -> (Option<String>, String) {
    let voice = text.split_once("<v").and_then(|(_, rest)| rest.split_once('>')).map(|(name, _)| name);
    // As long as a name from a call may be: it is shown, and a person picks theirs by it.
    let voice = voice
        .map(|name| name.trim_start_matches(|c: char| !c.is_whitespace()).trim())
        .map(|name| cleaned(name).chars().take(MAX_SPEAKER).collect::<String>())
        .filter(|name| !name.is_empty());
    let mut plain = String::new();
    let mut tag = false;
    for c in text.chars() {
        match c {
            '<' => tag = true,
            '>' if tag => tag = false,
            _ if !tag => plain.push(c),
            _ => {}
        }
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")]
        .iter()
        .fold(plain, |text, (from, to)| text.replace(from, to));
    let plain = plain.trim().to_owned();
    if voice.is_some() {
        return (voice, plain);
    }
    match plain.split_once(": ") {
        Some((name, said)) if is_name(name) => (Some(name.to_owned()), said.trim().to_owned()),
        _ => (None, plain),
    }
}

fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=NAME_WORDS).contains(&words) && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VTT: &str = "WEBVTT\n\nNOTE a note\n\n1\n00:01.000 --> 00:03.000 align:start\n<v Ada Quill>So how would <i>you</i> do it?\n\n00:00:03.500 --> 00:00:04.000\n<v.loud You>Well, &amp; so\non\n";

    #[test]
    fn a_name_is_as_short_and_as_clean_as_one_of_a_call() {
        let (name, said) = spoken(&format!("<v {}\u{202e}>Hello", "W".repeat(5_000)));
        assert_eq!(name.map(|name| name.chars().count()), Some(MAX_SPEAKER));
        assert_eq!(said, "Hello");
        assert_eq!(spoken("<v A\u{202e}da>Hello").0.as_deref(), Some("Ada"));
    }

    #[test]
    fn voices_times_and_markup_are_read() {
        let read = blocks(VTT).unwrap();
        assert_eq!(
            read,
            [
                Block {
                    start: 1000,
                    end: 3000,
                    speaker: Some("Ada Quill".into()),
                    text: "So how would you do it?".into()
                },
                Block { start: 3500, end: 4000, speaker: Some("You".into()), text: "Well, & so on".into() },
            ]
        );
    }

    #[test]
    fn words_come_over_the_time_of_their_block() {
        let replay = from_subtitles(VTT, &["You".to_owned()]).unwrap();
        assert_eq!(replay.snapshots[0].t, 1000);
        assert_eq!(replay.snapshots[0].rows[0].text, "So");
        let last = replay.snapshots.last().unwrap();
        assert_eq!(
            last.rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(),
            ["So how would you do it?", "Well, & so on"]
        );
        assert!(replay.snapshots.windows(2).all(|pair| pair[0].t <= pair[1].t));
    }

    #[test]
    fn subrip_with_names_is_read() {
        let srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\nBen Okoro: Tell me about caching\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nnote: lower case is no name\r\n";
        let read = blocks(srt).unwrap();
        assert_eq!(read[0].speaker.as_deref(), Some("Ben Okoro"));
        assert_eq!((read[1].speaker.as_deref(), read[1].text.as_str()), (None, "note: lower case is no name"));
    }

    #[test]
    fn errors_name_line_and_remedy() {
        let error = from_subtitles("WEBVTT\n\n1:xx --> 00:02.000\nhello\n", &[]).unwrap_err();
        assert_eq!((error.line, error.problem.as_str()), (3, "\"1:xx --> 00:02.000\" is no time line"));
        assert!(from_subtitles("", &[]).unwrap_err().problem.contains("no timed text"));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "(\\PC|\\n|<v |-->|00:01.000){0,60}") {
            let _ = from_subtitles(&text, &[]);
        }
    }
}
