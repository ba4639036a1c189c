//! Letters → printed lines: what is at one height, cut where a column begins.

use super::glyphs::Glyph;

/// From which gap on, in sizes of the font, letters are parted by a blank, and from which a column may begin.
const BLANK: f64 = 0.17;
const COLUMN: f64 = 0.85;

/// Which gap is that of a column whatever the words around it are like.
const WIDE: f64 = 2.2;

/// A printed line.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedLine {
    /// From above.
    pub y: f64,
    /// The size of its largest font.
    pub size: f64,
    /// Its pieces, from the left: one, or one for each column.
    pub pieces: Vec<Piece>,
}

/// A piece of a line with no wide gap in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub start: f64,
    pub end: f64,
    pub text: String,
}

impl PrintedLine {
    /// Where it begins, from the left.
    pub fn start(&self) -> f64 {
        self.pieces.first().map_or(0.0, |piece| piece.start)
    }

    /// Where it ends.
    pub fn end(&self) -> f64 {
        self.pieces.last().map_or(0.0, |piece| piece.end)
    }

    /// All of its text, with two blanks between columns.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("  ")
    }
}

/// Puts the letters of a page into lines, from above.
pub fn lines(mut glyphs: Vec<Glyph>) -> Vec<PrintedLine> {
    let mut heights: Vec<(f64, Vec<Glyph>)> = Vec::new();
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    for glyph in glyphs {
        // A number set higher, of a note, is on the line that it is at.
        match heights.last_mut().filter(|(y, line)| {
            let size = line.iter().map(|glyph| glyph.size).fold(glyph.size, f64::max);
            (glyph.y - *y).abs() < 0.38 * size
        }) {
            Some((y, line)) => {
                // The line is where its largest letters are.
                if line.iter().all(|before| before.size < glyph.size) {
                    *y = glyph.y;
                }
                line.push(glyph);
            }
            None => heights.push((glyph.y, vec![glyph])),
        }
    }
    heights.into_iter().filter_map(|(y, glyphs)| line(y, glyphs)).collect()
}

fn line(y: f64, mut glyphs: Vec<Glyph>) -> Option<PrintedLine> {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    // Letters that are set twice, to look bold, are one.
    glyphs.dedup_by(|b, a| a.text == b.text && (a.x - b.x).abs() < 0.4 * a.width);
    glyphs.retain(|glyph| !glyph.text.trim().is_empty());
    let size = glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let first = glyphs.first()?;
    let gaps: Vec<f64> = glyphs
        .windows(2)
        .map(|pair| match pair {
            [a, b] => (b.x - (a.x + a.width)) / a.size.max(b.size).max(0.1),
            _ => 0.0,
        })
        .collect();
    let mut between: Vec<f64> = gaps.iter().copied().filter(|gap| *gap > BLANK).collect();
    between.sort_by(f64::total_cmp);
    // In a line that is set to both margins, all gaps between words are wide.
    let usual = between.get(between.len() / 2).copied().filter(|_| between.len() > 3).unwrap_or(0.3);
    let mut pieces = vec![Piece { start: first.x, end: first.x + first.width, text: letters(&first.text) }];
    for (glyph, gap) in glyphs.iter().skip(1).zip(gaps) {
        let is_column = gap > WIDE || gap > COLUMN && gap > 2.0 * usual;
        let end = glyph.x + glyph.width;
        match pieces.last_mut().filter(|_| !is_column) {
            Some(piece) => {
                if gap > BLANK {
                    piece.text.push(' ');
                }
                piece.text.push_str(&letters(&glyph.text));
                piece.end = piece.end.max(end);
            }
            None => pieces.push(Piece { start: glyph.x, end, text: letters(&glyph.text) }),
        }
    }
    Some(PrintedLine { y, size, pieces: joined(pieces) })
}

/// Puts a number or bullet and what it is of together: they are no columns. Nor are the dots that lead to a page.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        let is_of_last = |last: &Piece| {
            super::is_marker(&last.text) || last.text.ends_with("...") || piece.text.trim_start().starts_with("...")
        };
        match out.last_mut().filter(|last| is_of_last(last)) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&piece.text);
                last.end = piece.end;
            }
            None => out.push(piece),
        }
    }
    out
}

/// Letters that are printed as one sign.
fn letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ﬅ' | 'ﬆ' => out.push_str("st"),
            c => out.push(c),
        }
    }
    out
}
