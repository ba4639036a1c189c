//! How much a document may be: far more than any agenda is, and little enough to read in bounded memory and time.

use std::time::Duration;

/// The bytes of a file.
pub const FILE: u64 = 64 * MIB;
/// The bytes of one part of a package, unpacked.
pub const PART: u64 = 48 * MIB;
/// How many times as large a part may be as what is packed, where it is larger than [`RATIO_FROM`]. The markup of a
/// long table packs to a fortieth; only a bomb packs to a thousandth.
pub const RATIO: u64 = 300;
/// From how many bytes on [`RATIO`] counts.
pub const RATIO_FROM: u64 = MIB;
/// The parts of a package.
pub const ENTRIES: usize = 20_000;
/// How deep elements may be nested.
pub const DEPTH: usize = 200;
/// The elements, texts and tags of a document.
pub const NODES: usize = 3_000_000;
/// The pages of a PDF.
pub const PAGES: usize = 3_000;
/// The operations on all pages of a PDF that are looked at.
pub const OPERATIONS: usize = 20_000_000;
/// Those of one page that set text.
pub const PAGE_OPERATIONS: usize = 1_000_000;
/// How deep forms of a PDF may be nested.
pub const FORMS: usize = 12;
/// The characters of all text.
pub const TEXT: usize = 6_000_000;
/// The blocks of a document.
pub const BLOCKS: usize = 400_000;
/// The columns of a table.
pub const COLUMNS: usize = 200;
/// The documents in a file.
pub const DOCUMENTS: usize = 50;

/// The memory of the process that reads.
pub const MEMORY: u64 = 1024 * MIB;
/// How long it may take.
pub const TIME: Duration = Duration::from_secs(30);
/// How many seconds of the processor it may take, in case nobody is left to end it.
pub const PROCESSOR: u64 = 60;
/// The most bytes of its answer.
pub const ANSWER: u64 = 128 * MIB;

const MIB: u64 = 1024 * 1024;
