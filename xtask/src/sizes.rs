//! What the built extension weighs, beside what it may weigh (DESIGN.md, numbers to hold). KB and MB are decimal.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::bundle::READERS;
use crate::files;

const KB: u64 = 1_000;
const MB: u64 = 1_000 * KB;

/// What recognition learnt. It is part of the engine and no code: the engine may weigh so much more.
const LEARNT: [&[u8]; 2] =
    [include_bytes!("../../core/data/tokens.bin"), include_bytes!("../../core/data/phrases.tsv")];

/// A row of the table: something measured, and its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    name: String,
    size: Size,
    most_raw: Option<u64>,
    most_packed: Option<u64>,
}

/// Bytes as they are and as compressed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Size {
    raw: u64,
    packed: u64,
}

impl Row {
    fn is_over(&self) -> bool {
        self.most_raw.is_some_and(|most| self.size.raw > most)
            || self.most_packed.is_some_and(|most| self.size.packed > most)
    }

    fn line(&self) -> String {
        let cell = |size: u64, most: Option<u64>| match most {
            Some(most) => format!("{} of {}", spoken(size), spoken(most)),
            None => spoken(size),
        };
        let verdict = if self.is_over() { "  OVER" } else { "" };
        let (raw, packed) = (cell(self.size.raw, self.most_raw), cell(self.size.packed, self.most_packed));
        format!("{:<14} {raw:>21} {packed:>21}{verdict}", self.name)
    }
}

/// Prints the table of sizes and fails when a limit is broken. `package` is the zip of the folder.
pub fn report(dist: &Path, package: &[u8]) -> Result<()> {
    let rows = measure(dist, package)?;
    println!("{:<9}{:<14} {:>21} {:>21}", "", "", "raw", "compressed");
    for row in &rows {
        println!("{:<9}{}", "", row.line());
    }
    let over: Vec<&str> = rows.iter().filter(|row| row.is_over()).map(|row| row.name.as_str()).collect();
    if over.is_empty() {
        return Ok(());
    }
    bail!("over the size limit: {}", over.join(", "))
}

/// The same for programs: what recognition learnt, and by name each size with the limits that the build holds it to, in bytes.
pub fn as_json(dist: &Path, package: &[u8]) -> Result<Value> {
    let rows = measure(dist, package)?.into_iter().map(|row| {
        let Size { raw, packed } = row.size;
        json!({ "name": row.name, "raw": raw, "packed": packed, "mostRaw": row.most_raw, "mostPacked": row.most_packed })
    });
    let learnt = learnt()?;
    Ok(json!({ "learnt": { "raw": learnt.raw, "packed": learnt.packed }, "rows": rows.collect::<Vec<_>>() }))
}

/// What recognition learnt weighs.
fn learnt() -> Result<Size> {
    let sizes = LEARNT.map(size_of).into_iter().collect::<Result<Vec<Size>>>()?;
    Ok(Size { raw: sizes.iter().map(|size| size.raw).sum(), packed: sizes.iter().map(|size| size.packed).sum() })
}

fn measure(dist: &Path, package: &[u8]) -> Result<Vec<Row>> {
    let row = |name: &str, file: &str, most_raw, most_packed| -> Result<Row> {
        Ok(Row { name: name.to_owned(), size: weigh(&dist.join(file))?, most_raw, most_packed })
    };
    let learnt = learnt()?;
    // 3.2 MB (1.1 MB compressed) were meant for captions, recognition and search. Coverage, rules, plans and reports came into the same module since, so
    // that what recognition learnt ships once; `npm run bench` says what a panel takes to open.
    let engine = Size { raw: 3_800 * KB + learnt.raw, packed: 1_300 * KB + learnt.packed };
    let mut rows = vec![
        row("engine WASM", "engine/engine_bg.wasm", Some(engine.raw), Some(engine.packed))?,
        row("clock WASM", "clock/clock_bg.wasm", Some(400 * KB), Some(170 * KB))?,
        // 600 KB, 200 compressed, were meant before points were ticked beside the card, search became a view with filters and commands, and keys could be
        // bound; `npm run bench` says what a panel takes to open.
        row("panel WASM", "panel/panel_bg.wasm", Some(610 * KB), Some(230 * KB))?,
        row("options WASM", "options/options_bg.wasm", None, None)?,
        // Four screens and their drawings are more view code than the panel has, and this is a tab of its own,
        // opened on purpose and not while somebody waits in a call.
        row("practice WASM", "practice/practice_bg.wasm", Some(820 * KB), Some(325 * KB))?,
    ];
    for reader in READERS {
        rows.push(row(&format!("reader {reader}"), &format!("readers/{reader}.js"), Some(15 * KB), None)?);
    }
    rows.push(row("bank", "bank.bin", None, None)?);
    rows.push(Row {
        name: "the package".to_owned(),
        size: weigh_all(dist, package)?,
        most_raw: None,
        most_packed: Some(8 * MB),
    });
    Ok(rows)
}

fn weigh(file: &Path) -> Result<Size> {
    size_of(&files::read(file)?).with_context(|| format!("cannot weigh {}", file.display()))
}

fn size_of(content: &[u8]) -> Result<Size> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(content).and_then(|()| encoder.finish()).context("cannot compress")?;
    Ok(Size { raw: content.len() as u64, packed: packed.len() as u64 })
}

/// What all files weigh, and their zip.
fn weigh_all(folder: &Path, package: &[u8]) -> Result<Size> {
    let sizes = files::below(folder)?.into_iter().map(|file| files::size(&folder.join(file)));
    Ok(Size { raw: sizes.sum::<Result<u64>>()?, packed: package.len() as u64 })
}

fn spoken(bytes: u64) -> String {
    if bytes < MB {
        format!("{}.{} KB", bytes / KB, bytes % KB / 100)
    } else {
        format!("{}.{:02} MB", bytes / MB, bytes % MB / 10_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dist() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let modules = ["engine", "clock", "panel", "options", "practice"].map(|name| format!("{name}/{name}_bg.wasm"));
        let readers = READERS.map(|reader| format!("readers/{reader}.js"));
        for file in modules.iter().chain(&readers).map(String::as_str).chain(["bank.bin"]) {
            files::write(&folder.path().join(file), "a small file").unwrap();
        }
        folder
    }

    /// Bytes that do not compress, from a fixed multiplicative sequence.
    fn noise(length: usize) -> Vec<u8> {
        let next = |state: &mut u64| {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            Some((*state >> 56) as u8)
        };
        std::iter::successors(Some(1_u64), |_| Some(1)).scan(7, |state, _| next(state)).take(length).collect()
    }

    #[test]
    fn a_small_build_passes() {
        report(dist().path(), &[]).unwrap();
    }

    #[test]
    fn a_reader_is_held_to_its_raw_size() {
        let folder = dist();
        files::write(&folder.path().join("readers/meet.js"), vec![b' '; 15_001]).unwrap();
        let error = report(folder.path(), &[]).unwrap_err().to_string();
        assert!(error.contains("over the size limit: reader meet"), "{error}");
    }

    #[test]
    fn the_panel_is_held_to_its_compressed_size_too() {
        let folder = dist();
        files::write(&folder.path().join("panel/panel_bg.wasm"), noise(250_000)).unwrap();
        assert!(report(folder.path(), &[]).unwrap_err().to_string().contains("panel WASM"));
        files::write(&folder.path().join("panel/panel_bg.wasm"), vec![0; 600_000]).unwrap();
        report(folder.path(), &[]).unwrap();
    }

    #[test]
    fn a_package_of_more_than_eight_megabytes_is_refused() {
        let folder = dist();
        report(folder.path(), &vec![0; 8_000_000]).unwrap();
        let error = report(folder.path(), &vec![0; 8_000_001]).unwrap_err().to_string();
        assert_eq!(error, "over the size limit: the package");
    }

    #[test]
    fn programs_read_sizes_and_limits_by_name() {
        let sizes = as_json(dist().path(), &[0; 99]).unwrap();
        let row = |name: &str| {
            let rows = sizes["rows"].as_array().unwrap();
            rows.iter().find(|row| row["name"] == name).cloned().unwrap()
        };
        assert_eq!(row("reader meet")["raw"], 12);
        assert_eq!(row("reader meet")["mostRaw"], 15_000);
        assert_eq!(row("the package")["packed"], 99);
        assert_eq!(row("engine WASM")["mostRaw"], 3_800_000 + sizes["learnt"]["raw"].as_u64().unwrap());
    }

    #[test]
    fn a_missing_part_is_told_by_its_path() {
        let folder = dist();
        std::fs::remove_file(folder.path().join("bank.bin")).unwrap();
        assert!(report(folder.path(), &[]).unwrap_err().to_string().contains("bank.bin"));
    }

    #[test]
    fn sizes_are_spoken_in_decimal_units() {
        assert_eq!(spoken(999), "0.9 KB");
        assert_eq!(spoken(15_000), "15.0 KB");
        assert_eq!(spoken(2_684_999), "2.68 MB");
    }
}
