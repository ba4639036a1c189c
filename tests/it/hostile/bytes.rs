//! What the program writes to a terminal, byte by byte, held against the short list of what it may write.

use punktlig::text::is_hostile;

/// Something that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Text, as people see it.
    Text(String),
    /// A control sequence: what is between `ESC [` and its last character, and that.
    Csi(String, char),
    /// An operating system command: what is between `ESC ]` and BEL.
    Osc(String),
    /// The bell.
    Bell,
    /// Anything else, with what follows it.
    Wild(String),
}

/// Takes bytes apart as a terminal does.
fn pieces(raw: &[u8]) -> Vec<Piece> {
    let text = std::str::from_utf8(raw).expect("what is written is UTF-8");
    let mut out = Vec::new();
    let mut chars = text.chars().peekable();
    let wild = |first: &str, rest: &mut dyn Iterator<Item = char>| {
        Piece::Wild(first.chars().chain(rest.take(30)).collect::<String>())
    };
    while let Some(c) = chars.next() {
        match c {
            '\x1b' => match chars.next() {
                Some('[') => {
                    let mut inner = String::new();
                    while let Some(c) = chars.next_if(|c| ('\x20'..='\x3f').contains(c)) {
                        inner.push(c);
                    }
                    out.push(match chars.next() {
                        Some(last @ '\x40'..='\x7e') => Piece::Csi(inner, last),
                        _ => wild(&format!("\x1b[{inner}"), &mut chars.clone()),
                    });
                }
                Some(']') => {
                    let mut inner = String::new();
                    while let Some(c) = chars.next_if(|c| !c.is_control()) {
                        inner.push(c);
                    }
                    out.push(match chars.next() {
                        Some('\x07') => Piece::Osc(inner),
                        _ => wild(&format!("\x1b]{inner}"), &mut chars.clone()),
                    });
                }
                other => out.push(wild(&format!("\x1b{}", other.unwrap_or(' ')), &mut chars.clone())),
            },
            '\x07' => out.push(Piece::Bell),
            c if c.is_control() => out.push(wild(&c.to_string(), &mut chars.clone())),
            c => match out.last_mut() {
                Some(Piece::Text(text)) => text.push(c),
                _ => out.push(Piece::Text(c.to_string())),
            },
        }
    }
    out
}

/// Says what of a piece the program does not choose itself; none: it may be.
fn stray(piece: &Piece) -> Option<String> {
    let numbers = |s: &str| s.split(';').all(|n| n.chars().all(|c| c.is_ascii_digit()));
    let may = match piece {
        Piece::Text(text) => !text.chars().any(is_hostile),
        // Colours and weights; where to write; clearing all of it.
        Piece::Csi(inner, 'm' | 'H') => numbers(inner),
        Piece::Csi(inner, 'J') => inner == "2",
        // The other screen, pastes in brackets, the mouse, the cursor.
        Piece::Csi(inner, 'h' | 'l') => {
            ["?1049", "?2004", "?1000", "?1002", "?1003", "?1006", "?1015", "?25"].contains(&inner.as_str())
        }
        // The window's title put aside and taken up.
        Piece::Csi(inner, 't') => ["22;0", "23;0"].contains(&inner.as_str()),
        Piece::Csi(..) => false,
        Piece::Osc(inner) => {
            inner.strip_prefix("0;").is_some_and(|t| !t.chars().any(is_hostile) && t.chars().count() <= 60)
        }
        Piece::Bell => true,
        Piece::Wild(_) => false,
    };
    (!may).then(|| format!("{piece:?}"))
}

/// What the program may not have written; empty: all of it is its own.
pub fn strays(raw: &[u8]) -> Vec<String> {
    // The last piece may still be on its way.
    let whole = (0..4).find_map(|cut| std::str::from_utf8(raw.get(..raw.len().checked_sub(cut)?)?).ok()).unwrap_or("?");
    let mut found = pieces(whole.as_bytes());
    if matches!(found.last(), Some(Piece::Wild(_))) && whole.rfind('\x1b').is_some_and(|at| whole.len() - at < 8) {
        found.pop();
    }
    found.iter().filter_map(stray).collect()
}

#[test]
fn what_is_not_on_the_list_is_found() {
    let good =
        "\x1b[?1049h\x1b[22;0t\x1b]0;4:18 · Møde\x07\x07\x1b[2J\x1b[3;14H\x1b[38;5;2;49mPunkt 5 — æøå\x1b[0m\x1b[?25h";
    assert_eq!(strays(good.as_bytes()), Vec::<String>::new());
    for bad in [
        "\x1b]52;c;UFdO\x07",
        "\x1b]8;;http://x\x07",
        "\x1b]0;a\u{202e}b\x07",
        "\x1b]0;a\x1b\\",
        "\x1bP+q544e\x1b\\",
        "\u{9b}31m",
        "a\nb",
        "a\u{202e}b",
        "a\u{200b}b",
        "\x1b[5i",
        "\x1b[?1049$p",
        "\x1b[6n",
        "\x1bc",
        "\x08",
    ] {
        assert!(!strays(format!("før{bad} efter det").as_bytes()).is_empty(), "{bad:?}");
    }
}
