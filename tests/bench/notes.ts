/** How the figures of a call came about. */
export const CALL_NOTES = [
  "A caption change is stamped in the call page when its DOM changes; painted is the first task after the frame in",
  "which the panel shows it. Of changes that the reader sends together the first counts. A lock that follows silence",
  "has no caption to measure from and is left out. The reader sends at most one snapshot in 100 ms, so that at 80 ms a",
  "word most changes wait for it, up to 100 ms; speech (about 300 ms a word) is sent at once.",
].join("\n");

/** How the figures of a long call came about. */
export const LONG_NOTES = [
  "The call of three hours is played in the real panel beside the stand-in page, at sixty times its pace: the clocks of reader,",
  "panel and session run as fast, so that all of them know three hours. Memory is the sum of what is in use after collecting",
  "garbage: the JavaScript heaps of the panel's page and its workers with what the browser holds for them (nodes, listeners), and",
  "the whole wasm memories of panel, engine and clock. The process's private memory is told beside it: it also has the browser's code,",
  "compiled wasm and free pages.",
  "The reader sends what has changed when it may, which at that pace is less than once a word; what the engine does with every word is",
  "measured below.",
  "The cost of an update is that of the engine alone, with time as data: half an hour said early is said again at the end, and",
  "the ratio is the middle one of three stretches. What is above 1 by a few hundredths is the machine's noise.",
].join("\n");

/** How the figures of search beside its peers came about. */
export const SEARCH_NOTES = [
  "All search the same cards for the same queries, made from titles: the first telling words, the same letter by letter,",
  "with a typo in one, and two words with a typo each. A query's time is the median of up to 15, on a clock of 5 µs; at its",
  "fastest, a busy machine counts least. n is how many of the queries an engine got through in its time, a sample of all.",
  "Sidecue's time is that of the worker's whole request: also marking what matched and packing what the panel shows; its",
  "opening also indexes own cards for recognition.",
  "FlexSearch measures no distance between words: it leaves out a word that it does not have, and its tolerant form finds",
  "no beginnings.",
].join("\n");

/** How the figures of the engine came about. */
export const ENGINE_NOTES = [
  "Cards beyond the bank's are own cards made of its lines, in packs of 5,000 as the options page takes them at most. The",
  "memory is that of the wasm after all of it, which is what opening took: it never shrinks.",
].join("\n");
