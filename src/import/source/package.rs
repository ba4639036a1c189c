//! A package of parts, as DOCX and ODT are: a zip file that is opened no further than a document needs.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits;
use super::refusal::Refusal;
use super::xml::{self, Element};

type Result<T> = std::result::Result<T, Refusal>;

/// A package whose parts are read by name.
pub(super) struct Package {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// How much more of it may be unpacked.
    left: u64,
}

impl Package {
    /// Opens a package; nothing is unpacked yet.
    pub fn open(bytes: Vec<u8>) -> Result<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        if archive.len() > limits::ENTRIES {
            return Err(Refusal::TooMuch);
        }
        Ok(Self { archive, left: limits::PART })
    }

    /// Whether there is a part of a name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Unpacks a part; none: there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Refusal::Encrypted),
            Err(_) => return Err(Refusal::Damaged),
        };
        if file.encrypted() {
            return Err(Refusal::Encrypted);
        }
        // What a package says of its sizes is not to be trusted.
        let packed = file.compressed_size();
        let most = self.left.min(packed.saturating_mul(limits::RATIO).max(limits::RATIO_FROM));
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Damaged)?;
        let size = bytes.len() as u64;
        if size > most {
            return Err(Refusal::TooMuch);
        }
        self.left -= size;
        Ok(Some(bytes))
    }

    /// Reads a part that is XML; none: there is no such part.
    pub fn xml(&mut self, name: &str) -> Result<Option<Element>> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        xml::parse(&xml::decoded(&bytes)?).map(Some)
    }
}
