//! A call as it went: who spoke, what was wanted, what was on screen.

use super::super::conversation::{Turn, Wanted};
use super::super::judge::{Judged, Verdict};
use super::super::lines::wanted;
use super::super::measure::Call;
use super::super::play::Span;
use super::pieces::pieces;
use super::plot::px;
use maud::{Markup, html};

/// A line of a call, in milliseconds.
const LINE: u32 = 360_000;
const WIDTH: f64 = 1120.0;
const LEFT: f64 = 34.0;
const HEIGHT: f64 = 64.0;
/// Roughly what a letter takes.
const LETTER: f64 = 5.7;
/// What is seen after the last word, in milliseconds.
const REST: u32 = 2000;

/// Something that lasts.
struct Block {
    from: u32,
    to: u32,
    lane: Lane,
    class: String,
    label: String,
    title: String,
}

/// Where it is drawn.
#[derive(Clone, Copy)]
enum Lane {
    Speech,
    Wanted,
    Screen,
}

impl Lane {
    /// Top and height.
    fn place(self) -> (f64, f64) {
        match self {
            Self::Speech => (2.0, 14.0),
            Self::Wanted => (19.0, 17.0),
            Self::Screen => (39.0, 20.0),
        }
    }
}

/// What the colours mean.
pub fn key() -> Markup {
    let meanings = [
        ("hit", "wanted, and there in time"),
        ("missed", "wanted, and not there"),
        ("keep", "follow-up, kept"),
        ("changed", "follow-up, changed"),
        ("right", "on screen: right"),
        ("left", "left from an earlier question"),
        ("wrong", "wrong"),
        ("false", "where none was wanted"),
    ];
    html! {
        ul.key { @for (class, meaning) in meanings { li { span class={ "swatch " (class) } {} (meaning) } } }
    }
}

/// The lines of a call.
pub fn call(call: &Call) -> Markup {
    let end = call.play.spans.last().map_or(0, |span| span.last) + REST;
    let blocks = blocks(call, end);
    html! {
        details.call open {
            summary { b { (call.conversation.name) } " " (call.conversation.title) " " span.soft { (tally(&call.judged)) } }
            @for line in 0..end.div_ceil(LINE) { (self::line(&blocks, line * LINE, end)) }
        }
    }
}

fn tally(judged: &[Judged]) -> String {
    let count = |of: fn(&Verdict) -> bool| judged.iter().filter(|judged| of(&judged.verdict)).count();
    let hits = count(|verdict| matches!(verdict, Verdict::Hit { .. }));
    let missed = count(|verdict| matches!(verdict, Verdict::Missed(_)));
    let kept = count(|verdict| matches!(verdict, Verdict::Kept));
    let changed = count(|verdict| matches!(verdict, Verdict::Changed { .. }));
    let false_cues: usize =
        judged.iter().map(|judged| if let Verdict::Quiet(cards) = judged.verdict { cards } else { 0 }).sum();
    format!("hits {hits} of {}, kept {kept} of {}, false cues {false_cues}", hits + missed, kept + changed)
}

fn blocks(call: &Call, end: u32) -> Vec<Block> {
    let turns = call.conversation.turns.iter().zip(&call.play.spans).zip(&call.judged);
    let mut blocks = Vec::new();
    let mut askers: Vec<&str> = Vec::new();
    for ((turn, span), judged) in turns {
        if !turn.own && !askers.contains(&turn.speaker.as_str()) {
            askers.push(&turn.speaker);
        }
        let voice = askers.iter().position(|asker| *asker == turn.speaker).map_or(0, |at| at % 3);
        blocks.push(speech(turn, *span, voice));
        blocks.extend(label(turn, *span, judged));
    }
    blocks.extend(pieces(call, end).into_iter().map(|piece| Block {
        title: format!("{} on screen, {}, sure {:.2}", piece.card, piece.worth.class(), piece.confidence),
        from: piece.from,
        to: piece.to,
        lane: Lane::Screen,
        class: piece.worth.class().to_owned(),
        label: piece.card,
    }));
    blocks
}

fn speech(turn: &Turn, span: Span, voice: usize) -> Block {
    Block {
        from: span.begin,
        to: span.last,
        lane: Lane::Speech,
        class: if turn.own { "own".to_owned() } else { format!("voice-{voice}") },
        label: turn.speaker.clone(),
        title: format!("{}: {}", turn.speaker, turn.text),
    }
}

/// What a turn wants, where it wants something.
fn label(turn: &Turn, span: Span, judged: &Judged) -> Option<Block> {
    let class = match judged.verdict {
        Verdict::Hit { .. } => "hit",
        Verdict::Missed(_) => "missed",
        Verdict::Unknown => "unknown",
        Verdict::Kept => "keep",
        Verdict::Changed { .. } => "changed",
        Verdict::Quiet(_) => return None,
    };
    let label = match &turn.wanted {
        Wanted::Card(card, _) => card.clone(),
        _ => String::new(),
    };
    let kind = if let Wanted::Card(_, kind) = &turn.wanted { kind.word() } else { "follow-up" };
    let when = if let Verdict::Hit { after, .. } = judged.verdict { format!(", {after:+.1} s") } else { String::new() };
    let title = format!("{kind}, wanted {}: {}{when}\n{}", wanted(turn), judged.verdict.word(), turn.text);
    Some(Block { from: span.begin, to: span.last, lane: Lane::Wanted, class: class.to_owned(), label, title })
}

/// One line of a call that begins at `from`.
fn line(blocks: &[Block], from: u32, end: u32) -> Markup {
    let (to, scale) = (from + LINE, (WIDTH - LEFT) / f64::from(LINE));
    let within = blocks.iter().filter(|block| block.from < to && block.to > from);
    html! {
        svg.line viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } {
            text.tick x="0" y="13" { (from / 60_000) ":00" }
            @for minute in (from..=to.min(end)).step_by(60_000) {
                @let x = px(LEFT + f64::from(minute - from) * scale);
                line.grid x1=(x) x2=(x) y1="0" y2=(px(HEIGHT - 2.0)) {}
            }
            @for block in within {
                @let x = LEFT + f64::from(block.from.max(from) - from) * scale;
                @let width = f64::from(block.to.min(to) - block.from.max(from)) * scale;
                (draw(block, x, width))
            }
        }
    }
}

fn draw(block: &Block, x: f64, width: f64) -> Markup {
    let (top, height) = block.lane.place();
    let label = fitting(&block.label, width);
    html! {
        g class=(block.class) {
            title { (block.title) }
            rect x=(px(x)) y=(px(top)) width=(px((width - 1.0).max(1.0))) height=(px(height)) rx="2" {}
            @if !label.is_empty() { text.label x=(px(x + 3.0)) y=(px(top + height / 2.0 + 3.5)) { (label) } }
        }
    }
}

/// As much of a label as a block has room for; nothing when that says nothing.
fn fitting(label: &str, width: f64) -> String {
    let room = ((width - 6.0) / LETTER).max(0.0) as usize;
    match label.chars().count() {
        length if length <= room => label.to_owned(),
        _ if room < 4 => String::new(),
        _ => label.chars().take(room - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_cut_to_its_block_and_left_out_where_it_says_nothing() {
        assert_eq!(fitting("api-pagination", 200.0), "api-pagination");
        assert_eq!(fitting("api-pagination", 6.0 + 7.0 * LETTER + 0.1), "api-pa…");
        assert_eq!(fitting("api-pagination", 20.0), "");
        assert_eq!(fitting("", 200.0), "");
    }

    #[test]
    fn a_block_over_a_line_break_is_on_both_lines() {
        let block = |from, to| Block {
            from,
            to,
            lane: Lane::Screen,
            class: "right".into(),
            label: String::new(),
            title: format!("{from}"),
        };
        let blocks = [block(LINE - 1000, LINE + 1000), block(LINE, LINE + 500)];
        let lines = [0, LINE].map(|from| line(&blocks, from, 2 * LINE).into_string().matches("<rect").count());
        assert_eq!(lines, [1, 2]);
    }
}
