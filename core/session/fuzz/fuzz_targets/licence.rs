//! Any bytes as the text of a licence: nothing panics, and only what was signed is believed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sidecue_session::licence::KeyRing;
use sidecue_session::licence::inspect::inspect;
use std::sync::LazyLock;

static KEYS: LazyLock<KeyRing> = LazyLock::new(|| {
    KeyRing::parse(include_str!("../../../../extension/clock/keys/development.public")).expect("the keys are fine")
});
/// All that was ever signed here.
const SIGNED: [&str; 2] = [include_str!("../seeds/licence/pass"), include_str!("../seeds/licence/pro")];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let verdict = KEYS.verify(&text);
    assert_eq!(inspect(&KEYS, &text).verdict, verdict);
    if verdict.is_ok() {
        let blank = |letter: char| letter.is_whitespace() || letter == '\u{200B}' || letter == '\u{FEFF}';
        let text: String = text.chars().filter(|letter| !blank(*letter)).collect();
        assert!(SIGNED.contains(&text.as_str()), "forged: {text}");
    }
});
