//! Journals that another tool saved in its own way: which way that was, and what they held before.
//!
//! Git and Windows editors change line ends, Notepad and PowerShell save as UTF-16 or put a byte order mark in front.
//! No text of a line has a raw line end, so all of it can be undone without a guess; the chain then says whether that
//! gave the true bytes.

use std::io::{self, BufRead, BufReader, Read};

use super::format::Chain;

/// How a journal was saved by another tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Recoding {
    /// With carriage returns before its line feeds.
    Crlf,
    /// With a byte order mark in front.
    Mark {
        /// Whether with carriage returns too.
        crlf: bool,
    },
    /// As UTF-16.
    Utf16,
}

const MARK: &[u8] = b"\xef\xbb\xbf";

impl Recoding {
    /// Recognizes it by the first bytes of a journal, up to its first line feed or further.
    pub(super) fn of_start(start: &[u8]) -> Option<Self> {
        if encoding(start) != Encoding::Utf8 {
            return Some(Self::Utf16);
        }
        let crlf = start.ends_with(b"\r");
        start.starts_with(MARK).then_some(Self::Mark { crlf })
    }

    /// Recognizes it by a line that does not fit as it is: whether it fits without its carriage return.
    pub(super) fn of_line(chain: &Chain, line: &[u8]) -> Option<Self> {
        let line = line.strip_suffix(b"\r")?;
        chain.clone().decode(line).is_ok().then_some(Self::Crlf)
    }
}

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16Little,
    Utf16Big,
}

/// Says how the letters of a journal are written: by its mark, or because it begins with `{"`.
fn encoding(start: &[u8]) -> Encoding {
    match start {
        [0xff, 0xfe, ..] | [b'{', 0, b'"', 0, ..] => Encoding::Utf16Little,
        [0xfe, 0xff, ..] | [0, b'{', 0, b'"', ..] => Encoding::Utf16Big,
        _ => Encoding::Utf8,
    }
}

/// A journal as punktlig wrote it, whichever tool saved it since: UTF-8 without a mark, lines ended by a line feed
/// alone.
pub(super) struct NormalizedReader<R> {
    source: BufReader<R>,
    encoding: Option<Encoding>,
    /// What was read and not yet given.
    ready: Vec<u8>,
    given: usize,
    /// The first half of a letter, or of a code unit, whose rest is still to be read.
    half: Vec<u8>,
}

impl<R: Read> NormalizedReader<R> {
    pub(super) fn new(source: R) -> Self {
        let source = BufReader::with_capacity(64 << 10, source);
        Self { source, encoding: None, ready: Vec::new(), given: 0, half: Vec::new() }
    }

    /// Reads the next piece; false: there is none.
    fn go_on(&mut self) -> io::Result<bool> {
        let piece = self.source.fill_buf()?;
        let taken = piece.len();
        let (first, at_end) = (self.encoding.is_none(), taken == 0);
        self.half.extend_from_slice(piece);
        self.source.consume(taken);
        if first && self.half.len() < 4 && !at_end {
            return Ok(true);
        }
        let encoding = *self.encoding.get_or_insert_with(|| encoding(&self.half));
        let raw = std::mem::take(&mut self.half);
        let mut text = match encoding {
            Encoding::Utf8 => raw,
            Encoding::Utf16Little => self.decoded(&raw, u16::from_le_bytes, at_end),
            Encoding::Utf16Big => self.decoded(&raw, u16::from_be_bytes, at_end),
        };
        if first && text.starts_with(MARK) {
            text.drain(..MARK.len());
        }
        // Its line feed may come with the next piece.
        if encoding == Encoding::Utf8 && text.last() == Some(&b'\r') && !at_end {
            self.half.push(b'\r');
            text.pop();
        }
        self.given = 0;
        if !text.contains(&b'\r') {
            self.ready = text;
            return Ok(!at_end || !self.ready.is_empty());
        }
        let after = text.iter().skip(1).copied().map(Some).chain([None]);
        let kept = text.iter().copied().zip(after).filter(|pair| *pair != (b'\r', Some(b'\n'))).map(|(byte, _)| byte);
        self.ready = kept.collect();
        Ok(!at_end || !self.ready.is_empty())
    }

    /// Decodes UTF-16; what is half a letter, or a carriage return whose line feed may follow, waits for the next
    /// piece.
    fn decoded(&mut self, raw: &[u8], unit: fn([u8; 2]) -> u16, at_end: bool) -> Vec<u8> {
        let (pairs, rest) = raw.as_chunks::<2>();
        let mut units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        let mut waits = 0;
        if !at_end && units.last().is_some_and(|last| matches!(last, 0xd800..=0xdbff | 0x000d)) {
            units.pop();
            waits = 2;
        }
        let from = raw.len() - rest.len() - waits;
        self.half.extend(raw.iter().skip(from));
        String::from_utf16_lossy(&units).into_bytes()
    }
}

impl<R: Read> Read for NormalizedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given >= self.ready.len() {
            match self.go_on() {
                Ok(true) => {}
                Ok(false) => return Ok(0),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        let rest = self.ready.get(self.given..).unwrap_or_default();
        let some = rest.len().min(buffer.len());
        buffer.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.given += some;
        Ok(some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\"a\":\"æ€😀\"}\n{\"b\":\"\\r\\n\"}\n";

    /// Returns its bytes one at a time, or a few.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let n = buffer.len().min(self.1);
            self.0.read(&mut buffer[..n])
        }
    }

    #[test]
    fn every_way_of_saving_gives_back_the_same_bytes() {
        let crlf = TEXT.replace('\n', "\r\n");
        for text in [TEXT, &crlf] {
            let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
            let little = utf16(u16::to_le_bytes);
            let big = utf16(u16::to_be_bytes);
            let saved = [
                text.as_bytes().to_vec(),
                [MARK, text.as_bytes()].concat(),
                [&[0xff, 0xfe], &little[..]].concat(),
                [&[0xfe, 0xff], &big[..]].concat(),
                little,
                big,
            ];
            for bytes in saved {
                for step in [1, 2, 3, 5, 1000] {
                    let mut plain = String::new();
                    NormalizedReader::new(Slow(&bytes, step)).read_to_string(&mut plain).unwrap();
                    assert_eq!(plain, TEXT, "{bytes:?}, {step} at a time");
                }
            }
        }
    }

    #[test]
    fn a_half_letter_at_the_end_is_replaced_and_ends_the_text() {
        let mut plain = String::new();
        NormalizedReader::new(&b"\xff\xfea\0\x3d\xd8"[..]).read_to_string(&mut plain).unwrap();
        assert_eq!(plain, "a\u{fffd}");
        let mut bytes = Vec::new();
        NormalizedReader::new(&b"a\r"[..]).read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, b"a\r");
    }
}
