use super::super::case::Case;
use super::super::conversation::{Kind, Wanted};
use super::super::measure::CaseSet;
use super::super::trial::Trial;
use super::*;

const HOSTILE: &str = "<script>alert('x')</script> & \"more\"";

fn case(name: &str, card: Option<&str>, shown: Option<&str>) -> (Case, Trial) {
    let case = Case {
        case: name.to_owned(),
        text: format!("{name} {HOSTILE}"),
        card: card.map(str::to_owned),
        prefix: String::new(),
    };
    let trial = Trial {
        rank: Some(2),
        first: Some("dns".into()),
        confidence: 0.25,
        shown: shown.map(str::to_owned),
        sure: 0.75,
        ever_shown: shown.is_some(),
        earliness: Some(0.5),
        flips: 1,
        micros: vec![10.0],
    };
    (case, trial)
}

fn measured() -> Measured {
    let asks = |card: &str, kind| Wanted::Card(card.to_owned(), kind);
    let mut call = fixture::call(
        &[
            ("<b>Ada", HOSTILE, asks("tls", Kind::Indirect)),
            ("You", "well", Wanted::Nothing),
            ("<b>Ada", "and the cdn", asks("cdn", Kind::Direct)),
        ],
        &[(5, 0, "cdn")],
    );
    call.conversation.title = HOSTILE.to_owned();
    let trials = vec![
        case("one", Some("cdn"), Some("cdn")),
        case("two", Some("cdn"), Some("tls")),
        case("three", Some("cdn"), None),
        case("four", Some("dns"), None),
        case("five", None, Some("<i>tls")),
    ];
    Measured {
        cases: vec![CaseSet { name: "tests/<u>eval".into(), trials, unknown: 0 }],
        calls: ["a", "b"]
            .map(|name| CallSet { name: name.to_owned(), calls: Vec::new() })
            .into_iter()
            .chain([CallSet { name: "<u>calls".into(), calls: vec![call] }])
            .collect(),
    }
}

fn page_of(measured: &Measured, against: Option<&Against>) -> String {
    whole(measured, &Results::of(measured), against).into_string()
}

#[test]
fn what_cases_and_calls_say_is_text_everywhere() {
    let page = page_of(&measured(), None);
    for part in ["<script", "<b>Ada", "<u>", "<i>", "\"more\""] {
        assert!(!page.contains(part), "{part}");
    }
    let text = "&lt;script&gt;alert('x')&lt;/script&gt; &amp; &quot;more&quot;";
    assert!(page.contains(&format!("<p>two {text}</p>")), "in the list");
    assert!(page.contains(&format!("&lt;b&gt;Ada: {text}</title>")), "on hover");
    assert!(page.contains(&format!("</b> {text}")), "in a heading");
    assert!(page.contains("<code>&lt;i&gt;tls</code>") && page.contains("<h3>tests/&lt;u&gt;eval</h3>"));
}

#[test]
fn the_page_fetches_nothing_and_runs_nothing() {
    let page = page_of(&measured(), None);
    for part in ["src=", "href=", "@import", "url(", " onclick", "javascript:"] {
        assert!(!page.contains(part), "{part}");
    }
    assert!(page.contains("default-src 'none'"));
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| other == &id).count(), 1, "{id}");
    }
}

#[test]
fn mistakes_are_listed_in_the_order_of_kinds_and_say_what_they_were() {
    let measured = measured();
    let mistakes = mistakes::collect(&measured);
    let list = mistakes::list(&mistakes).into_string();
    let items: Vec<(&str, bool)> = [
        (">wrong<", "two &lt;"),
        (">nothing shown<", "three &lt;"),
        (">not sure enough<", "four &lt;"),
        (">false<", "five &lt;"),
        (">wrong<", "tiny:2"),
    ]
    .map(|(what, name)| {
        let item = list.split("<li").find(|item| item.contains(name)).unwrap();
        (item.split('"').nth(1).unwrap(), item.contains(what))
    })
    .to_vec();
    assert!(items.iter().all(|(_, right)| *right), "{items:?}");
    let kinds: Vec<&str> = items.iter().filter_map(|(style, _)| style.split(';').next()).collect();
    assert_eq!(kinds, ["--kind:1", "--kind:2", "--kind:3", "--kind:4", "--kind:0"], "calls first, then sets of cases");
    assert_eq!(list.matches("<li").count(), 5, "what went well is not there");
}

#[test]
fn what_ranked_first_is_taken_for_the_wanted_card_only_when_it_is_another() {
    let table = mistakes::confusions(&mistakes::collect(&measured())).into_string();
    let pairs: Vec<(&str, &str)> = table
        .split("<tr>")
        .skip(2)
        .map(|row| {
            let mut codes = row.split("<code>").skip(1).filter_map(|rest| rest.split('<').next());
            (codes.next().unwrap(), codes.next().unwrap())
        })
        .collect();
    assert_eq!(pairs, [("cdn", "dns"), ("cdn", "tls"), ("tls", "cdn")]);
}

#[test]
fn an_earlier_run_is_drawn_beside_this_one() {
    let measured = measured();
    let mut results = Results::of(&measured);
    assert!(!page_of(&measured, None).contains("before: "));
    for set in &mut results.sets {
        set.figures.recall_1 = Some(0.125);
    }
    results.conversations[2].kept = Some(0.5);
    let page = page_of(&measured, Some(&Against { name: "old.json".into(), results }));
    assert!(page.contains("old.json") && page.contains("before: ranked 0.125"), "{page}");
    assert!(page.contains("0.00 (was 0.12)") || page.contains("0.00 (was 0.13)"), "{page}");
}

#[test]
fn what_is_no_earlier_run_is_told_with_a_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.json");
    let refusal = |text: &str| {
        std::fs::write(&file, text).unwrap();
        Against::read(&file).err().map(|error| format!("{error:#}")).unwrap_or_default()
    };
    for text in ["not json", "{\"cards\": 5}"] {
        let refusal = refusal(text);
        assert!(refusal.contains("old.json: ") && refusal.contains("sidecue eval --json"), "{text}: {refusal}");
    }
    assert_eq!(refusal(&serde_json::to_string(&Results::of(&measured())).unwrap()), "");
}

#[test]
fn nothing_measured_is_still_a_page() {
    let page = page_of(&Measured { cases: Vec::new(), calls: Vec::new() }, None);
    assert!(page.contains("<h1>Recognition</h1>") && page.contains("0 in all"), "{page}");
}
