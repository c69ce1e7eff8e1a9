//! `sidecue licence`: keys that nobody else can read, licences that are believed, and reasons for those that are not.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

fn run(folder: &Path, args: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sidecue"));
    command.current_dir(folder).arg("licence").args(args);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that fails before it reads leaves a pipe that nobody reads from.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with the keys `key.secret` and `key.public`.
fn with_key() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["keygen", "--out", "key.secret"], "");
    assert!(made.status.success(), "{}", stderr(&made));
    folder
}

fn issue(folder: &TempDir, args: &[&str]) -> Output {
    run(folder.path(), &[&["issue", "--key", "key.secret"], args].concat(), "")
}

fn issued(folder: &TempDir, args: &[&str]) -> String {
    let output = issue(folder, args);
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output)
}

fn inspect(folder: &TempDir, licence: &str, args: &[&str]) -> (String, i32) {
    let output = run(folder.path(), &[&["inspect", "--keys", "key.public"], args].concat(), licence);
    assert_eq!(stderr(&output), "");
    (stdout(&output), output.status.code().unwrap())
}

fn fails(output: &Output, says: &str) {
    assert_eq!(output.status.code(), Some(2), "{}", stderr(output));
    assert!(stderr(output).contains(says) && output.stdout.is_empty(), "{}", stderr(output));
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into()).collect();
    files.sort();
    files
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn keygen_writes_both_keys_and_prints_the_id() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["keygen", "--out", "key.secret"], "");
    let id = stdout(&output);
    assert!(id.starts_with("k4.pid.") && id.lines().count() == 1, "{id}");
    assert_eq!(files(folder.path()), ["key.public", "key.secret"].map(PathBuf::from));
    let secret = fs::read_to_string(folder.path().join("key.secret")).unwrap();
    let public = fs::read_to_string(folder.path().join("key.public")).unwrap();
    assert!(secret.contains("\nk4.secret.") && public.contains("\nk4.public.") && !public.contains("k4.secret."));
    assert!(public.contains(id.trim()) && !stderr(&output).contains("k4.secret."));
    #[cfg(unix)]
    assert_eq!(mode(&folder.path().join("key.secret")), 0o600);
}

#[test]
fn two_keys_are_not_the_same() {
    let (one, other) = (with_key(), with_key());
    let read = |folder: &TempDir| fs::read_to_string(folder.path().join("key.public")).unwrap();
    assert_ne!(read(&one), read(&other));
}

#[test]
fn keygen_writes_over_nothing_and_leaves_nothing_half_made() {
    let folder = tempfile::tempdir().unwrap();
    for (there, left) in [("key", "key.public"), ("key.public", "key")] {
        fs::write(folder.path().join(there), "mine").unwrap();
        let output = run(folder.path(), &["keygen", "--out", "key"], "");
        fails(&output, &format!("{there} is there already, and is not written over"));
        assert_eq!(fs::read_to_string(folder.path().join(there)).unwrap(), "mine");
        assert!(!folder.path().join(left).exists(), "{left}");
        fs::remove_file(folder.path().join(there)).unwrap();
    }
    fails(&run(folder.path(), &["keygen", "--out", "nowhere/key"], ""), "nowhere/key could not be made");
    assert!(files(folder.path()).is_empty());
}

#[test]
fn issue_prints_the_licence_alone_and_inspect_believes_it() {
    let folder = with_key();
    let licence = issued(&folder, &["--plan", "pass", "--id", "order-7", "--holder", "abc123"]);
    assert!(licence.starts_with("v4.public.") && licence.ends_with('\n') && licence.lines().count() == 1, "{licence}");
    let (text, code) = inspect(&folder, &licence, &[]);
    assert_eq!(code, 0, "{text}");
    for part in [
        "(one of the given keys)",
        "\"order-7\"",
        "\"abc123\"",
        "yes: a pass for 3 sessions of 120 minutes",
        "it holds",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    // As an e-mail wraps it, and from a file.
    let wrapped: String =
        licence.trim().as_bytes().chunks(60).flat_map(|line| [line, b"\r\n"].concat()).map(char::from).collect();
    fs::write(folder.path().join("mail.txt"), wrapped).unwrap();
    assert_eq!(inspect(&folder, "", &["mail.txt"]).1, 0);
}

#[test]
fn a_pass_is_as_it_is_asked_for() {
    let folder = with_key();
    let licence = issued(&folder, &["--plan", "pass", "--sessions", "20", "--minutes", "90"]);
    assert!(inspect(&folder, &licence, &[]).0.contains("a pass for 20 sessions of 90 minutes"));
    // Whenever.
    assert_eq!(inspect(&folder, &licence, &["--at", "1970-01-01"]).1, 0);
    fails(&issue(&folder, &["--plan", "pass", "--sessions", "21"]), "a pass has 1 to 20 sessions");
    fails(&issue(&folder, &["--plan", "pass", "--minutes", "0"]), "a session of a pass has 60 to 86400 seconds");
    fails(&issue(&folder, &["--plan", "pass", "--minutes", &u64::MAX.to_string()]), "--minutes is too large");
    fails(&issue(&folder, &["--plan", "pass", "--days", "3"]), "a pass does not expire");
    fails(&issue(&folder, &["--plan", "pass", "--expires", "2030-01-01"]), "a pass does not expire");
}

#[test]
fn pro_holds_from_its_first_day_to_its_last_and_a_week_more() {
    let folder = with_key();
    let licence = issued(&folder, &["--plan", "pro", "--begins", "2090-01-01", "--expires", "2090-01-31"]);
    for (at, code, part) in [
        ("2089-12-31T23:59:59Z", 1, "it does not hold yet, but from 2090-01-01T00:00:00Z on"),
        ("2090-01-01", 0, "it holds"),
        ("2090-01-31T23:59:59Z", 0, "it holds"),
        ("2090-02-01", 0, "it has ended, and still holds until 2090-02-08T00:00:00Z"),
        ("2090-02-07T23:59:59Z", 0, "still holds"),
        ("2090-02-08", 1, "it ended on 2090-02-01T00:00:00Z"),
    ] {
        let (text, found) = inspect(&folder, &licence, &["--at", at]);
        assert!(found == code && text.contains(part), "{at}: {text}");
    }
    assert!(
        inspect(&folder, &licence, &[]).0.contains("yes: pro from 2090-01-01T00:00:00Z until 2090-02-01T00:00:00Z")
    );
}

#[test]
fn pro_for_some_days_counts_from_now() {
    let folder = with_key();
    let licence = issued(&folder, &["--plan", "pro", "--days", "30"]);
    let (text, code) = inspect(&folder, &licence, &[]);
    assert_eq!(code, 0, "{text}");
    let secs = |name: &str| -> u64 {
        let line = text.lines().find(|line| line.starts_with(&format!("says {name} "))).unwrap();
        line.split_whitespace().nth(2).unwrap().parse().unwrap()
    };
    assert_eq!(secs("exp"), secs("iat") + 30 * 24 * 60 * 60);
    assert_eq!(secs("nbf"), secs("iat"));
}

#[test]
fn pro_says_when_it_ends_and_nothing_of_sessions() {
    let folder = with_key();
    fails(&issue(&folder, &["--plan", "pro"]), "say when by --expires or --days");
    fails(&issue(&folder, &["--plan", "pro", "--days", "0"]), "it ends before it begins");
    fails(&issue(&folder, &["--plan", "pro", "--days", &u64::MAX.to_string()]), "--days is too large");
    fails(&issue(&folder, &["--plan", "pro", "--expires", "2001-01-01"]), "it ends before it begins");
    fails(&issue(&folder, &["--plan", "pro", "--expires", "tomorrow"]), "\"tomorrow\" is no date");
    fails(&issue(&folder, &["--plan", "pro", "--days", "3", "--expires", "2090-01-01"]), "cannot be used with");
    fails(&issue(&folder, &["--plan", "pro", "--days", "3", "--sessions", "3"]), "pro has any number of sessions");
    fails(&issue(&folder, &["--plan", "pro", "--days", "3", "--minutes", "3"]), "pro has any number of sessions");
    fails(&issue(&folder, &["--plan", "team", "--days", "3"]), "invalid value 'team'");
}

#[test]
fn a_licence_without_a_name_gets_a_random_one() {
    let folder = with_key();
    let id = || {
        let text = inspect(&folder, &issued(&folder, &["--plan", "pass"]), &[]).0;
        let line = text.lines().find(|line| line.starts_with("says jti")).unwrap().to_owned();
        line.split('"').nth(1).unwrap().to_owned()
    };
    let (one, other) = (id(), id());
    assert!(one != other && one.len() == 32 && one.bytes().all(|letter| letter.is_ascii_hexdigit()), "{one} {other}");
    fails(&issue(&folder, &["--plan", "pass", "--id", "order 7"]), "its id is not 1 to 64");
    fails(&issue(&folder, &["--plan", "pass", "--id", ""]), "its id is not 1 to 64");
}

#[test]
fn a_licence_goes_to_a_new_file() {
    let folder = with_key();
    let output = issue(&folder, &["--plan", "pass", "--id", "order-7", "--out", "order-7.licence"]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(stderr(&output).contains("order-7.licence is the licence order-7"));
    assert_eq!(inspect(&folder, "", &["order-7.licence"]).1, 0);
    #[cfg(unix)]
    assert_eq!(mode(&folder.path().join("order-7.licence")), 0o600);
    fails(&issue(&folder, &["--plan", "pass", "--out", "order-7.licence"]), "is there already");
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_signs_nothing() {
    let folder = with_key();
    let key = folder.path().join("key.secret");
    for others in [0o640, 0o604, 0o620, 0o602, 0o610, 0o601] {
        set_mode(&key, others);
        fails(&issue(&folder, &["--plan", "pass"]), "`chmod 600 key.secret`");
    }
    for own in [0o600, 0o400] {
        set_mode(&key, own);
        assert!(issue(&folder, &["--plan", "pass"]).status.success());
    }
}

#[test]
fn a_key_can_come_from_standard_input() {
    let folder = with_key();
    let secret = fs::read_to_string(folder.path().join("key.secret")).unwrap();
    let output = run(folder.path(), &["issue", "--key", "-", "--plan", "pass"], &secret);
    assert_eq!(inspect(&folder, &stdout(&output), &[]).1, 0);
}

#[test]
fn what_is_no_key_is_named() {
    let folder = with_key();
    fails(&run(folder.path(), &["issue", "--key", "none", "--plan", "pass"], ""), "none could not be read");
    fails(&run(folder.path(), &["issue", "--key", "-", "--plan", "pass"], "hello"), "not one secret key");
    fails(&run(folder.path(), &["inspect", "--keys", "key.secret"], ""), "this is a secret key");
    fails(&run(folder.path(), &["inspect", "--keys", "none"], ""), "none could not be read");
    fails(&run(folder.path(), &["inspect", "--keys", "key.public", "none"], ""), "none could not be read");
}

#[test]
fn a_changed_licence_is_refused_with_the_reason() {
    let folder = with_key();
    let licence = issued(&folder, &["--plan", "pass", "--id", "order-7"]);
    let letter = if licence.as_bytes()[60] == b'A' { "B" } else { "A" };
    let mut changed = licence.clone();
    changed.replace_range(60..61, letter);
    let other = with_key();
    let cases = [
        (inspect(&folder, &changed, &[]), "changed: this licence was changed after it was signed"),
        (inspect(&folder, &licence[..200], &[]), "changed: "),
        (inspect(&other, &licence, &[]), "unknown-key: this licence was signed with a key that this version"),
        (inspect(&folder, "hello", &[]), "not-a-licence: this is not a licence"),
        (inspect(&folder, &"A".repeat(3000), &[]), "too-long: "),
    ];
    for ((text, code), reason) in cases {
        assert!(code == 1 && text.contains("refused ") && text.contains(reason), "{reason} in {text}");
        assert!(!text.contains("it holds"), "{text}");
    }
    let (text, _) = inspect(&other, &licence, &[]);
    assert!(text.contains("(none of the given keys)") && text.contains("\"order-7\""), "{text}");
}

#[test]
fn bytes_that_are_no_text_are_no_licence() {
    let folder = with_key();
    fs::write(folder.path().join("picture"), [0xFF, 0xD8, 0xFF, 0x00]).unwrap();
    let (text, code) = inspect(&folder, "", &["picture"]);
    assert!(code == 1 && text.contains("not-a-licence"), "{text}");
}
