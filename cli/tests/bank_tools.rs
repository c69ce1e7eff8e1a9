//! `sidecue bank new`, `stats` and `html`: cards are begun, counted and shown as they are.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// What `sidecue bank` prints, and whether it went well.
fn bank(folder: &Path, args: &[&str]) -> (String, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidecue"));
    let output = command.arg("--bank").arg(folder).arg("bank").args(args).output().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (printed, output.status.success())
}

/// A bank of two real cards, each changed by `change`.
fn two(change: impl Fn(String) -> String) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("api")).unwrap();
    for id in ["api/rate-limiter", "api/api-pagination"] {
        let file = PathBuf::from(format!("{id}.toml"));
        let text = std::fs::read_to_string(root().join("bank").join(&file)).unwrap();
        let text: String = text.split_inclusive('\n').filter(|line| !line.starts_with("related = ")).collect();
        std::fs::write(folder.path().join(file), change(text)).unwrap();
    }
    folder
}

#[test]
fn a_new_card_parses_and_check_names_each_blank_with_its_line() {
    let folder = two(|card| card);
    let (printed, done) = bank(folder.path(), &["new", "api/hypermedia"]);
    assert!(done && printed.contains("hypermedia.toml") && printed.contains("bank check"), "{printed}");

    let text = std::fs::read_to_string(folder.path().join("api/hypermedia.toml")).unwrap();
    let (printed, _) = bank(folder.path(), &["check"]);
    let mut named = 0;
    for (index, line) in text.lines().enumerate() {
        let code = line.split('#').next().unwrap();
        let blanks = code.matches("\"\"").count() + code.matches("[]").count() + code.matches(" = 0").count();
        let place = format!("hypermedia.toml:{}:", index + 1);
        assert_eq!(printed.matches(&place).count(), blanks, "{place} {line}\n{printed}");
        named += blanks;
    }
    assert!(named > 40 && printed.ends_with(&format!("3 cards checked, {named} things to mend\n")), "{printed}");
}

#[test]
fn a_new_card_has_every_field_in_the_order_of_the_readme() {
    let folder = two(|card| card);
    bank(folder.path(), &["new", "api/hypermedia"]);
    let text = std::fs::read_to_string(folder.path().join("api/hypermedia.toml")).unwrap();
    let mut fields: Vec<String> = Vec::new();
    for line in text.lines() {
        let table = line.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
        let in_table = text.split_once("\n[[").unwrap().1.contains(line);
        let key = line.split_once(" = ").map(|(key, _)| key).filter(|key| !in_table && !key.contains([' ', '#']));
        fields.extend(table.or(key).map(str::to_owned));
    }
    fields.dedup();
    let readme = std::fs::read_to_string(root().join("bank/README.md")).unwrap();
    let cell = |line: &str| line.strip_prefix("| `").and_then(|rest| Some(rest.split_once('`')?.0.to_owned()));
    let fields_of_readme = readme.split("## Fields").nth(1).unwrap();
    let named = fields_of_readme.lines().filter_map(cell).map(|field| field.trim_matches(['[', ']']).to_owned());
    assert_eq!(fields, named.collect::<Vec<_>>());
}

#[test]
fn ids_that_are_there_in_any_topic_are_refused_and_nothing_is_written() {
    let folder = two(|card| card);
    let (printed, done) = bank(folder.path(), &["new", "design/rate-limiter"]);
    assert!(!done && printed.contains("api/rate-limiter.toml has the id rate-limiter already"), "{printed}");
    assert!(!folder.path().join("design").exists());

    std::fs::rename(folder.path().join("api/rate-limiter.toml"), folder.path().join("api/limits.toml")).unwrap();
    for taken in ["design/rate-limiter", "design/limits"] {
        let (printed, done) = bank(folder.path(), &["new", taken]);
        assert!(!done && printed.contains("api/limits.toml has the id"), "{taken}: {printed}");
    }

    let file = folder.path().join("api/broken.toml");
    std::fs::write(&file, "id = ").unwrap();
    let (printed, done) = bank(folder.path(), &["new", "api/broken"]);
    assert!(!done && printed.contains("broken.toml has the id broken already"), "{printed}");
    assert_eq!(std::fs::read_to_string(file).unwrap(), "id = ");
}

#[test]
fn names_that_are_not_kebab_case_are_refused() {
    let folder = two(|card| card);
    for name in ["hypermedia", "api/Hyper", "api/hyper_media", "api/", "Api/x", "../x", "../api/x", "api/x/y", "api/-x"]
    {
        let (printed, done) = bank(folder.path(), &["new", name]);
        assert!(!done && printed.contains("Write <topic>/<id>"), "{name}: {printed}");
    }
    assert_eq!(std::fs::read_dir(folder.path().join("api")).unwrap().count(), 2);
}

#[test]
fn a_new_topic_is_named_as_new() {
    let folder = two(|card| card);
    let (printed, done) = bank(folder.path(), &["new", "apis/hypermedia"]);
    assert!(done && printed.contains("The topic apis is new; so far there are api."), "{printed}");
    assert!(!bank(folder.path(), &["new", "api/links"]).0.contains("is new"));
}

#[test]
fn cards_are_counted_by_topic_level_and_round() {
    let folder = two(|card| {
        let kept = |line: &&str| !["topic = ", "levels = ", "rounds = "].iter().any(|field| line.starts_with(field));
        let text: String = card.split_inclusive('\n').filter(kept).collect();
        let (topic, level) = if card.contains("id = \"rate-limiter\"") { ("api", "staff") } else { ("web", "mid") };
        format!("topic = \"{topic}\"\nlevels = [\"{level}\"]\nrounds = [\"phone\", \"manager\"]\n{text}")
    });
    let (table, _) = bank(folder.path(), &["stats"]);
    let rows: Vec<String> = table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for row in ["topic cards junior mid senior staff", "api 1 0 0 0 1", "web 1 0 1 0 0", "all 2 0 1 0 1"] {
        assert!(rows.iter().any(|known| known == row), "{row} in\n{table}");
    }
    for row in ["api 1 0 1 0 0 0 0 0 1", "all 2 0 2 0 0 0 0 0 2"] {
        assert!(rows.iter().any(|known| known == row), "{row} in\n{table}");
    }
    let (json, _) = bank(folder.path(), &["stats", "--json"]);
    let stats: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&stats["topics"]["web"]["levels"]["mid"], &stats["all"]["cards"]), (&1.into(), &2.into()));
}

/// The page of two cards, each changed by `change`.
fn page(change: impl Fn(String) -> String) -> String {
    let folder = two(change);
    let out = folder.path().join("review/bank.html");
    let (printed, done) = bank(folder.path(), &["html", "--out", out.to_str().unwrap()]);
    assert!(done, "{printed}");
    std::fs::read_to_string(out).unwrap()
}

#[test]
fn the_page_shows_every_text_of_every_card() {
    let page = page(|card| card);
    let shown = |text: &str| {
        page.contains(&text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"))
    };
    let mut texts = 0;
    for id in ["rate-limiter", "api-pagination"] {
        let text = std::fs::read_to_string(root().join(format!("bank/api/{id}.toml"))).unwrap();
        let card = sidecue_core::bank::parse_card(id, &text).unwrap();
        let entries = card.lists().into_iter().flat_map(|(_, entries)| entries);
        let entries = entries.flat_map(|entry| std::iter::once(&entry.say).chain(&entry.more));
        let follow_ups = card.follow_ups.iter().flat_map(|each| [&each.ask, &each.probes]);
        let points = card.points.iter().flat_map(|point| std::iter::once(&point.say).chain(&point.cues));
        let sources = card.sources.iter().flat_map(|source| std::iter::once(&source.name).chain(&source.url));
        let single =
            [&card.title, &card.question].into_iter().chain(&card.aliases).chain(&card.senior).chain(&card.story);
        for text in entries.chain(follow_ups).chain(points).chain(sources).chain(single) {
            assert!(shown(text), "{id}: {text}");
            texts += 1;
        }
    }
    assert!(texts > 100);
}

#[test]
fn the_page_links_within_itself_and_fetches_nothing() {
    let page = page(|card| card.replacen("minutes = ", "related = [\"rate-limiter\", \"gone\"]\nminutes = ", 1));
    for part in ["<script", "<link", "<img", "<iframe", "src=", "@import", "url(", "onclick"] {
        assert!(!page.contains(part), "{part}");
    }
    let anchors: Vec<&str> = page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    for anchor in &anchors {
        assert_eq!(page.matches(&format!("id=\"{anchor}\"")).count(), 1, "{anchor}");
    }
    assert!(anchors.contains(&"topic-api") && anchors.contains(&"card-rate-limiter"), "{anchors:?}");
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_page_shows_findings_and_neighbours_at_their_card_and_escapes_what_cards_say() {
    let page = page(|card| {
        let url = "url = \"javascript:alert(1)\"\n";
        card.replacen("title = \"", "title = \"<b>&", 1) + "[[sources]]\nname = \"x\"\n" + url
    });
    assert!(page.contains("&lt;b&gt;&amp;") && !page.contains("<b>") && !page.contains("href=\"javascript"));
    let article = |id: &str| {
        let from = page.split(&format!("<article id=\"card-{id}\"")).nth(1).unwrap();
        from.split("</article>").next().unwrap().to_owned()
    };
    let limiter = article("rate-limiter");
    assert!(limiter.contains("rate-limiter.toml:") && limiter.contains("is not an https address"), "{limiter}");
    assert!(!limiter.contains("api-pagination.toml:"), "{limiter}");
    let nearest = limiter.split(">nearest<").nth(1).unwrap();
    assert!(nearest.contains("href=\"#card-api-pagination\"") && nearest.contains(" %<"), "{nearest}");
}

#[test]
fn the_page_of_a_bank_with_a_broken_file_names_it_on_top() {
    let page = page(|card| if card.contains("id = \"rate-limiter\"") { "id = ".to_owned() } else { card });
    let top = page.split("<nav").next().unwrap();
    assert!(top.contains("rate-limiter.toml:1:") && page.contains("id=\"card-api-pagination\""), "{top}");
}
