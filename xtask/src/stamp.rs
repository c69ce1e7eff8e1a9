//! Small files that remember what a step was last done for, so that it is skipped while nothing changed.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A stamp file and the print of the inputs as they are now.
#[derive(Debug)]
pub struct Stamp {
    file: PathBuf,
    print: String,
}

impl Stamp {
    /// Prepares the stamp of a step with these inputs. Only a change of content counts, never a date.
    pub fn new<'a>(file: PathBuf, inputs: impl IntoIterator<Item = &'a [u8]>) -> Self {
        // Not a lasting hash: another Rust version may print another one, and then the step is done once more.
        let mut hasher = DefaultHasher::new();
        for input in inputs {
            hasher.write_usize(input.len());
            hasher.write(input);
        }
        Self { file, print: format!("{:016x}\n", hasher.finish()) }
    }

    /// Was the step done for these very inputs, with this product still there?
    pub fn holds(&self, product: &Path) -> bool {
        product.exists() && fs::read_to_string(&self.file).is_ok_and(|print| print == self.print)
    }

    /// Remembers that the step is done.
    pub fn set(&self) -> Result<()> {
        fs::write(&self.file, &self.print).with_context(|| format!("cannot write {}", self.file.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_holds_until_an_input_changes() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = |lock: &'static str| Stamp::new(folder.path().join(".stamp"), [lock.as_bytes()]);
        assert!(!stamp("a").holds(folder.path()));
        stamp("a").set().unwrap();
        assert!(stamp("a").holds(folder.path()));
        assert!(!stamp("b").holds(folder.path()));
    }

    #[test]
    fn a_stamp_without_its_product_does_not_hold() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = Stamp::new(folder.path().join(".stamp"), [b"input".as_slice()]);
        stamp.set().unwrap();
        assert!(!stamp.holds(&folder.path().join("product")));
    }

    #[test]
    fn where_one_input_ends_matters() {
        let print = |inputs: [&'static [u8]; 2]| Stamp::new(PathBuf::new(), inputs).print;
        assert_ne!(print([b"ab", b"c"]), print([b"a", b"bc"]));
    }
}
