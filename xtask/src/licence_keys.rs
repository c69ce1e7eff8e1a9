//! Which public keys a build believes licences by. A build for the store with the keys for development would give Sidecue away: their
//! secret halves are in this repository. It would also refuse every licence that was ever sold.

use std::env;

use anyhow::{Context, Result, bail};
use sidecue_session::licence::KeyRing;

use crate::files;
use crate::workspace::Workspace;

/// Holds the keys: for a build for the store when xtask starts, for every build when the modules are compiled.
pub const KEYS: &str = "SIDECUE_LICENCE_KEYS";
/// The keys for development, relative to the root.
const DEVELOPMENT: &str = "extension/clock/keys/development.public";

/// The public keys for a build, in one line: those for development, or with `release` those in the environment.
pub fn for_build(workspace: &Workspace, release: bool) -> Result<String> {
    let development = KeyRing::parse(&files::read_text(&workspace.path(DEVELOPMENT))?).context(DEVELOPMENT)?;
    if release { for_release(env::var(KEYS).ok().as_deref(), &development) } else { Ok(development.to_string()) }
}

fn for_release(given: Option<&str>, development: &KeyRing) -> Result<String> {
    let Some(given) = given.filter(|text| !text.trim().is_empty()) else {
        bail!(
            "a build for the store needs the public keys that licences are sold with: set {KEYS} to what is in the .public files that \
             `sidecue licence keygen` wrote: the current key, the next one, and those whose passes may still be unused. For trying things out, build without --release."
        );
    };
    let keys = KeyRing::parse(given).with_context(|| format!("{KEYS} does not hold k4.public keys"))?;
    let ids = keys.ids();
    if let Some(id) = development.ids().iter().find(|id| ids.contains(id)) {
        bail!(
            "{KEYS} holds the key {id}, which is for development: its secret half is in the repository, so anyone could make licences. Give \
             the keys that licences are sold with."
        );
    }
    Ok(keys.to_string())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    // Keys of nobody: the numbers of PASERK's test vectors.
    const ONE: &str = "k4.public.cHFyc3R1dnd4eXp7fH1-f4CBgoOEhYaHiImKi4yNjo8";
    const TWO: &str = "k4.public.cHFyc3R1dnd4eXp7fH1-f4CBgoOEhYaHiImKi4yNjpA";
    const THREE: &str = "k4.public.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    fn checkout() -> Workspace {
        Workspace::at(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap())
    }

    fn development() -> KeyRing {
        KeyRing::parse(&files::read_text(&checkout().path(DEVELOPMENT)).unwrap()).unwrap()
    }

    fn refused(given: Option<&str>) -> String {
        format!("{:#}", for_release(given, &development()).unwrap_err())
    }

    #[test]
    fn without_release_the_keys_are_those_for_development() {
        let keys = for_build(&checkout(), false).unwrap();
        assert_eq!(KeyRing::parse(&keys).unwrap().ids(), development().ids());
        assert!(!keys.contains(['\n', '#', ' ']), "one line without comments: {keys}");
    }

    #[test]
    fn with_release_they_are_those_from_the_environment() {
        assert_eq!(for_release(Some(ONE), &development()).unwrap(), ONE);
        let all = format!("# current\n{ONE}\n# next\n{TWO}\n# its passes may be unused\n{THREE}\n");
        assert_eq!(for_release(Some(&all), &development()).unwrap(), format!("{ONE},{TWO},{THREE}"));
    }

    #[test]
    fn without_keys_it_says_where_they_come_from() {
        for none in [None, Some(""), Some(" \n")] {
            let error = refused(none);
            assert!(error.contains("set SIDECUE_LICENCE_KEYS") && error.contains("sidecue licence keygen"), "{error}");
        }
    }

    #[test]
    fn what_is_no_public_key_is_refused() {
        for wrong in ["hello", &format!("{ONE} hello"), "# only a comment", &ONE[..20], &format!("{ONE},{ONE}")] {
            let error = refused(Some(wrong));
            assert!(error.starts_with("SIDECUE_LICENCE_KEYS does not hold k4.public keys: "), "{error}");
        }
        let secret = files::read_text(&checkout().path("extension/clock/keys/development.secret")).unwrap();
        let error = refused(Some(&secret));
        assert!(error.contains("this is a secret key") && !error.contains("k4.secret."), "{error}");
    }

    #[test]
    fn a_key_for_development_is_refused_wherever_it_stands() {
        let keys = for_build(&checkout(), false).unwrap();
        let (current, next) = keys.split_once(',').unwrap();
        for given in
            [keys.clone(), current.to_owned(), next.to_owned(), format!("{ONE},{next}"), format!("{current},{ONE}")]
        {
            assert!(refused(Some(&given)).contains("which is for development"), "{given}");
        }
    }
}
