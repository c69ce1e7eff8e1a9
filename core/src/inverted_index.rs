//! The one way in which tantivy is used: a single segment in memory, built once.
//!
//! In wasm32-unknown-unknown tantivy works along this path only: no threads (so [`SingleSegmentIndexWriter`] and no
//! document-store thread), no files, no reload on commit. Native tests cannot see a breach of it; the contract tests
//! run the WASM build.

use tantivy::directory::RamDirectory;
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, IndexSettings, ReloadPolicy, Searcher, SingleSegmentIndexWriter, TantivyDocument};

/// What the writer sizes its first tables by, in bytes. It grows beyond that as needed; a large figure only costs the time to clear
/// memory before anyone can search.
const WRITER_BYTES: usize = 2 * 1024 * 1024;

/// Indexes documents in order: the document with number `n` is the `n`th of `documents`.
pub(crate) fn build(
    schema: Schema,
    tokenizers: TokenizerManager,
    documents: impl IntoIterator<Item = TantivyDocument>,
) -> tantivy::Result<Searcher> {
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    let mut writer: SingleSegmentIndexWriter = Index::builder()
        .schema(schema)
        .settings(settings)
        .tokenizers(tokenizers)
        .single_segment_index_writer(RamDirectory::create(), WRITER_BYTES)?;
    for document in documents {
        writer.add_document(document)?;
    }
    let index = writer.finalize()?;
    Ok(index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher())
}

/// A text field cut by the named tokenizer, indexed with frequencies and not stored.
pub(crate) fn text_options(tokenizer: &str) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(IndexRecordOption::WithFreqs);
    TextOptions::default().set_indexing_options(indexing)
}
