//! Text files as programs on Windows save them: UTF-8, UTF-16 with a mark, and what Danish text in code page 1252 is.

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// Whether it was taken for Danish text in code page 1252, which nothing in the file says.
    pub is_assumed: bool,
}

impl From<String> for Decoded {
    fn from(text: String) -> Self {
        Self { text, is_assumed: false }
    }
}

/// Reads the text of a file: UTF-8; UTF-16 that begins with its byte order mark; and code page 1252 where every letter
/// beyond ASCII is one that Danish text has, so that it can hardly be anything else.
///
/// # Errors
///
/// The bytes, where it is none of these.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, Vec<u8>> {
    let units: Option<fn([u8; 2]) -> u16> = match bytes.as_slice() {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    if let Some(units) = units {
        return of_utf16(&bytes, units).filter(|text| !has_gaps(text)).map(Decoded::from).ok_or(bytes);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if has_gaps(&text) => return Err(text.into_bytes()),
        Ok(text) => return Ok(text.into()),
        Err(error) => error.into_bytes(),
    };
    let text: Option<String> = bytes.iter().copied().map(of_1252).collect();
    match text.filter(|text| is_danish(text)) {
        Some(text) => Ok(Decoded { text, is_assumed: true }),
        None => Err(bytes),
    }
}

/// Returns whether text begins as ASCII of another width does that is taken for what it is not: with nothing between
/// its letters.
fn has_gaps(text: &str) -> bool {
    text.chars().take(4).any(|c| c == '\0')
}

/// Reads UTF-16 behind its mark; none: it is damaged.
fn of_utf16(bytes: &[u8], units: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let letters = char::decode_utf16(pairs.iter().skip(1).copied().map(units)).collect::<Result<_, _>>().ok();
    letters.filter(|_| rest.is_empty())
}

/// The character of a byte in code page 1252; none: it is no text.
fn of_1252(byte: u8) -> Option<char> {
    Some(match byte {
        0x80 => '€',
        0x85 => '…',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xa0..=0xff => char::from(byte),
        _ => return None,
    })
}

/// Returns whether text that was read as code page 1252 is Danish: it has the letters of Danish, and of the others
/// only those that names and signs in Danish text have.
///
/// In the code pages of DOS and of old Macs the Danish letters are other bytes, which are signs in this one: a sign
/// between two letters betrays them.
fn is_danish(text: &str) -> bool {
    let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphabetic());
    let chars: Vec<char> = text.chars().collect();
    let is_plausible = chars.iter().enumerate().filter(|(_, c)| !c.is_ascii()).all(|(at, c)| match c {
        'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å' | 'é' | 'É' | 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' => true,
        '’' | '´' => true,
        '€' | '…' | '‘' | '“' | '”' | '•' | '–' | '—' | '«' | '»' | '§' | '°' | '½' | '·' | '\u{a0}' =>
        {
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            !(is_letter(before) && is_letter(chars.get(at + 1)))
        }
        _ => false,
    });
    // "20 øC" is "20 °C" in another code page.
    let is_word = |at: usize, c: char| {
        let after = chars.get(at + 1).filter(|after| !(c.is_lowercase() && after.is_uppercase()));
        is_letter(at.checked_sub(1).and_then(|at| chars.get(at))) || is_letter(after)
    };
    let danish = |c: char| matches!(c, 'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å');
    is_plausible && chars.iter().enumerate().any(|(at, c)| danish(*c) && is_word(at, *c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "title = \"Møde på rådhuset – §\u{a0}5\" # æble, Überørsted, 20\u{a0}°C\r\n";

    fn bytes_of(text: &str, page: &[(char, u8)]) -> Vec<u8> {
        let byte = |c: char| page.iter().find(|(of, _)| *of == c).map_or(c as u32, |(_, byte)| u32::from(*byte));
        text.chars().map(|c| u8::try_from(byte(c)).unwrap()).collect()
    }

    #[test]
    fn text_is_read_as_programs_on_windows_save_it() {
        let wide = |bytes: fn(u16) -> [u8; 2]| format!("\u{feff}{SAID}").encode_utf16().flat_map(bytes).collect();
        for bytes in [SAID.into(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
            assert_eq!(decode(bytes), Ok(Decoded { text: SAID.to_owned(), is_assumed: false }));
        }
        let assumed = Decoded { text: SAID.to_owned(), is_assumed: true };
        assert_eq!(decode(bytes_of(SAID, &[('–', 0x96)])), Ok(assumed));
    }

    #[test]
    fn what_may_be_another_encoding_is_no_text() {
        let dos = [('æ', 0x91), ('ø', 0x9b), ('å', 0x86), ('Æ', 0x92), ('Ø', 0x9d), ('Å', 0x8f), ('°', 0xf8)];
        let mac = [('æ', 0xbe), ('ø', 0xbf), ('å', 0x8c), ('Æ', 0xae), ('Ø', 0xaf), ('Å', 0x81)];
        for text in ["Bjælke", "Møde", "Åben", "Århus Å", "Ældre", "Økonomi", "20 °C"] {
            for page in [&dos[..], &mac] {
                let bytes = bytes_of(text, page);
                assert!(decode(bytes.clone()).is_err(), "{text}: {bytes:x?}");
            }
        }
        let bare: Vec<u8> = "Møde".encode_utf16().flat_map(u16::to_le_bytes).collect();
        // Half a letter of UTF-16, a lone surrogate, UTF-8 that is cut, French, and no text at all.
        let others: [&[u8]; 6] =
            [&bare, b"\xff\xfeM", b"\xff\xfe\x00\xd8", b"M\xc3", b"fran\xe7ais \xe0 l'\xe9cole", b"\x00\x91\x13\xe6"];
        for bytes in others {
            assert!(decode(bytes.to_vec()).is_err(), "{bytes:x?}");
        }
    }
}
