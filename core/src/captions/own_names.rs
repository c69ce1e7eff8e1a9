//! What a platform's captions call the person: the names that are kept.

use super::MAX_SPEAKER;
use crate::cleaning::cleaned_to;

/// Most names of one person on one platform.
const MOST: usize = 20;

/// Puts a name first, as captions would have it; false when there is nothing to it.
pub fn add_own_name(names: &mut Vec<String>, name: &str) -> bool {
    let name = cleaned_to(name, MAX_SPEAKER);
    if name.is_empty() {
        return false;
    }
    names.retain(|known| *known != name);
    names.insert(0, name);
    names.truncate(MOST);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_name_comes_first_and_stands_there_once() {
        let mut names = Vec::new();
        for name in ["Ada", "  Ada   King ", "Ada"] {
            assert!(add_own_name(&mut names, name));
        }
        assert_eq!(names, ["Ada", "Ada King"]);
        assert!(!add_own_name(&mut names, " \u{202e} "));
        for number in 0..30 {
            add_own_name(&mut names, &format!("Ada {number}"));
        }
        assert_eq!((names.len(), names[0].as_str()), (MOST, "Ada 29"));
    }
}
