//! The figures to see first, large.

use super::super::results::Results;
use super::plot::beside;
use maud::{Markup, html};

/// A tile a figure.
pub fn tiles(now: &Results, before: Option<&Results>) -> Markup {
    let all = now.all.as_ref();
    let then = before.and_then(|before| before.all.as_ref());
    html! {
        @if let Some(all) = all.filter(|all| all.cases > 0) {
            div.tiles {
                (tile("ranked first", all.recall_1, then.and_then(|then| then.recall_1), "of questions alone"))
                (tile("among three", all.recall_3, then.and_then(|then| then.recall_3), "of questions alone"))
                (tile("shown right", all.shown_right, then.and_then(|then| then.shown_right), "of questions alone"))
                (tile("shown wrong", all.shown_wrong, then.and_then(|then| then.shown_wrong), "of questions alone"))
                (tile("false cards", all.false_cards, then.and_then(|then| then.false_cards), "of other talk alone"))
            }
        }
        @for set in &now.conversations {
            @let then = before.and_then(|before| before.conversations.iter().find(|other| other.set == set.set));
            div.tiles {
                (tile("hits", set.all.hits, then.and_then(|then| then.all.hits), &set.set))
                (tile("direct, named", set.direct_named.hits, then.and_then(|then| then.direct_named.hits), &set.set))
                (tile("indirect", set.indirect.hits, then.and_then(|then| then.indirect.hits), &set.set))
                (tile("kept", set.kept, then.and_then(|then| then.kept), &set.set))
                (tile("false an hour", set.false_cues_an_hour, then.and_then(|then| then.false_cues_an_hour), &set.set))
            }
        }
    }
}

fn tile(name: &str, now: Option<f64>, before: Option<f64>, of: &str) -> Markup {
    let figures = beside(now, before);
    let (large, small) = figures.split_once(' ').unwrap_or((&figures, ""));
    html! {
        div.tile {
            span.name { (name) }
            span.large { (large) }
            @if !small.is_empty() { " " span.soft { (small) } }
            span.soft.of { (of) }
        }
    }
}
