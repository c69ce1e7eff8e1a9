//! The one way in which tantivy is used: single segments in memory, each built once, and opened together.
//!
//! In wasm32-unknown-unknown tantivy works along this path only: no threads (so [`SingleSegmentIndexWriter`] and no
//! document-store thread), no files, no reload on commit. Native tests cannot see a breach of it; the contract tests
//! run the WASM build.
//!
//! A segment is kept as an [`Image`]: the bank's are built with the bank and shipped, so that nobody waits for them; those of a
//! person's own cards are built where they are. Opened together they are one index: tantivy counts documents and terms over all
//! segments, so a card scores the same whichever image it came in.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::Path;
use tantivy::directory::{Directory, RamDirectory};
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{
    DocAddress, DocId, Index, IndexSettings, ReloadPolicy, Searcher, SegmentReader, SingleSegmentIndexWriter,
    TantivyDocument, TantivyError,
};

/// What the writer sizes its first tables by, in bytes. It grows beyond that as needed; a large figure only costs the time to clear
/// memory before anyone can search.
const WRITER_BYTES: usize = 2 * 1024 * 1024;
/// Where tantivy keeps what an index consists of.
const META: &str = "meta.json";

/// A built segment as bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Image {
    segment: String,
    documents: u32,
    files: Vec<File>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    name: String,
    #[serde(with = "serde_bytes")]
    bytes: Vec<u8>,
}

/// Indexes documents in order: the document with number `n` is the `n`th of `documents`.
pub(crate) fn build(
    schema: Schema,
    tokenizers: TokenizerManager,
    documents: impl IntoIterator<Item = TantivyDocument>,
) -> tantivy::Result<Image> {
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let directory = RamDirectory::create();
    let mut writer: SingleSegmentIndexWriter = Index::builder()
        .schema(schema)
        .settings(settings)
        .tokenizers(tokenizers)
        .single_segment_index_writer(directory.clone(), WRITER_BYTES)?;
    for document in documents {
        writer.add_document(document)?;
    }
    let metas = writer.finalize()?.load_metas()?;
    let [segment] = metas.segments.as_slice() else {
        return Err(TantivyError::InternalError("a single segment was asked for".to_owned()));
    };
    let mut names: Vec<String> =
        segment.list_files().iter().map(|path| path.to_string_lossy().into_owned()).chain([META.to_owned()]).collect();
    names.sort();
    let mut files = Vec::new();
    for name in names {
        if directory.exists(Path::new(&name)).map_err(TantivyError::from)? {
            let bytes = directory.atomic_read(Path::new(&name)).map_err(TantivyError::from)?;
            files.push(File { name, bytes });
        }
    }
    Ok(Image { segment: segment.id().uuid_string(), documents: segment.max_doc(), files })
}

/// One or more images opened as one index; documents are numbered through in the order of the images.
pub(crate) struct Opened {
    /// Searches all of them.
    pub(crate) searcher: Searcher,
    /// The number of each segment's first document, in the order in which the searcher has the segments.
    firsts: Vec<usize>,
}

/// Opens images that were built with one schema.
pub(crate) fn open(images: &[&Image], tokenizers: TokenizerManager) -> tantivy::Result<Opened> {
    let damaged = |why: &str| TantivyError::InternalError(format!("the index image is damaged: {why}"));
    let directory = RamDirectory::create();
    let mut whole: Option<Value> = None;
    for file in images.iter().flat_map(|image| &image.files) {
        if file.name != META {
            directory.atomic_write(Path::new(&file.name), &file.bytes)?;
            continue;
        }
        let meta: Value = serde_json::from_slice(&file.bytes).map_err(|error| damaged(&error.to_string()))?;
        match &mut whole {
            None => whole = Some(meta),
            Some(whole) => {
                let (Some(known), Some(more)) =
                    (whole.get_mut("segments").and_then(Value::as_array_mut), meta.get("segments"))
                else {
                    return Err(damaged("no segments"));
                };
                known.extend(more.as_array().into_iter().flatten().cloned());
            }
        }
    }
    let whole = whole.ok_or_else(|| damaged("nothing in it"))?;
    directory.atomic_write(Path::new(META), whole.to_string().as_bytes())?;
    let mut index = Index::open(directory)?;
    index.set_tokenizers(tokenizers);
    let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
    let first_of = |reader: &SegmentReader| {
        let id = reader.segment_id().uuid_string();
        let place = images.iter().position(|image| image.segment == id)?;
        Some(images.iter().take(place).map(|image| image.documents as usize).sum())
    };
    let firsts: Option<Vec<usize>> = searcher.segment_readers().iter().map(first_of).collect();
    Ok(Opened { firsts: firsts.ok_or_else(|| damaged("an unknown segment"))?, searcher })
}

impl Opened {
    /// The number of a document.
    pub(crate) fn number(&self, address: DocAddress) -> usize {
        self.firsts.get(address.segment_ord as usize).copied().unwrap_or_default() + address.doc_id as usize
    }

    /// Where the document with a number is.
    pub(crate) fn place(&self, number: usize) -> Option<(&SegmentReader, DocId)> {
        self.searcher.segment_readers().iter().zip(&self.firsts).find_map(|(reader, first)| {
            let doc = DocId::try_from(number.checked_sub(*first)?).ok()?;
            (doc < reader.max_doc()).then_some((reader, doc))
        })
    }
}

/// A text field cut by the named tokenizer, indexed with frequencies and not stored.
pub(crate) fn text_options(tokenizer: &str) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(IndexRecordOption::WithFreqs);
    TextOptions::default().set_indexing_options(indexing)
}
