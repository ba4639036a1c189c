//! The numbers of items as agendas print them.

use super::scan::Scan;
use super::times;

/// How a number is printed; items of one agenda have one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// "5."
    Whole,
    /// "4.1", "4.a", "8a": a part of another.
    Part,
    /// "SAK 17/18", "169/14"
    OfYear,
    /// "§ 63"
    Section,
    /// "Pkt. 1", "Nr. 159 -"
    Word,
    /// "a."
    Letter,
    /// "1)"
    Bracket,
    /// "1 Title"
    Bare,
}

/// A line that begins with a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    pub number: String,
    pub form: Form,
    /// The first of its figures, to see which number follows which.
    pub order: u32,
    /// A type letter after the number: "(B)".
    pub letter: Option<char>,
    pub rest: &'a str,
}

/// What an item's number may be called.
const NAMES: &[&str] = &["pkt", "punkt", "nr", "item", "dagsordenspunkt", "ad", "aerende", "ärende", "punktnr", "no"];

/// What a number of a year may be called.
const CASES: &[&str] = &["sak", "ps", "sag", "saksnr", "arkivsak", "fs", "ks", "os", "rs"];

/// Reads a number at the beginning of a line.
pub fn numbered(line: &str) -> Option<Numbered<'_>> {
    let line = line.trim_start();
    if times::date_here(line).is_some() {
        return None;
    }
    let read = [section, of_year, word, figures, letter].iter().find_map(|form| form(Scan(line)))?;
    let (letter, rest) = type_letter(read.rest);
    Some(Numbered { letter, rest, ..read })
}

fn found<'a>(number: String, form: Form, order: u32, scan: Scan<'a>) -> Numbered<'a> {
    let rest = scan.0.trim_start_matches([' ', '\t', '\u{a0}']).trim_start_matches([':', '-', '–', '—']).trim();
    Numbered { number, form, order, letter: None, rest }
}

/// `§ 63 Title`
fn section(mut s: Scan<'_>) -> Option<Numbered<'_>> {
    s.sign(&['§'])?;
    s.blanks();
    let number = s.number(1, 4)?.0;
    let part = s.optional(|s| s.sign(&['a', 'b', 'c', 'd']).filter(|_| s.0.starts_with([' ', '.'])));
    s.sign(&['.']);
    let is_end = s.0.is_empty() || s.0.starts_with([' ', '\t', ':']);
    let number_text = part.map_or(format!("§ {number}"), |part| format!("§ {number}{part}"));
    is_end.then(|| found(number_text, Form::Section, number, s))
}

/// `SAK 17/18 Title`, `PS 169/14`, `169/14 Title`
fn of_year(mut s: Scan<'_>) -> Option<Numbered<'_>> {
    let before = s.0;
    let name = s.optional(|s| s.word(CASES)).map(|()| before.split([' ', '.']).next().unwrap_or_default());
    s.sign(&['.']);
    s.blanks();
    let number = s.number(1, 4)?.0;
    s.sign(&['/', '-'])?;
    let (year, digits) = s.number(2, 4)?;
    s.sign(&['.']);
    let is_end = s.0.is_empty() || s.0.starts_with([' ', '\t', ':']);
    if digits == 3
        || !is_end
        || name.is_none() && (s.0.trim().is_empty() || digits != 2 && !(1990..2200).contains(&year))
    {
        return None;
    }
    // "12-12 seminar" is no number of a year.
    let year_at = before.find(['/', '-']).filter(|at| before.get(*at..=*at) == Some("/") || name.is_some());
    year_at?;
    let year = if digits == 4 { year.to_string() } else { format!("{year:02}") };
    let number_text = match name {
        Some(name) if !name.eq_ignore_ascii_case("sak") && !name.eq_ignore_ascii_case("saksnr") => {
            format!("{name} {number}/{year}")
        }
        _ => format!("{number}/{year}"),
    };
    Some(found(number_text, Form::OfYear, number, s))
}

/// `Pkt. 1. Title`, `Nr. 159 - Title`, `Punkt 3: Title`
fn word(mut s: Scan<'_>) -> Option<Numbered<'_>> {
    s.word(NAMES)?;
    s.sign(&['.']);
    s.blanks();
    let mut read = figures_of(s)?;
    read.form = Form::Word;
    Some(read)
}

/// `5. Title`, `4.1 Title`, `4.a`, `8a`, `4..1`, `1) Title`, `1 Title`
fn figures(s: Scan<'_>) -> Option<Numbered<'_>> {
    figures_of(s)
}

fn figures_of(mut s: Scan<'_>) -> Option<Numbered<'_>> {
    let first = s.number(1, 4)?.0;
    let mut number = first.to_string();
    let mut is_part = false;
    // "4.1", "4..1", "4.a"
    while let Some(part) = s.optional(|s| {
        s.sign(&['.'])?;
        s.sign(&['.']);
        s.number(1, 2).map(|(part, _)| part)
    }) {
        number = format!("{number}.{part}");
        is_part = true;
    }
    let letter = s.optional(|s| {
        s.sign(&['.']);
        let letter = s.sign(&['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])?;
        s.0.starts_with([' ', '.', ')', ':', '\t']).then_some(letter)
    });
    if let Some(letter) = letter {
        number.push(letter);
        is_part = true;
    }
    let form = match s.sign(&['.', ')', ':']) {
        Some(')') => Form::Bracket,
        Some(_) if is_part => Form::Part,
        Some(_) => Form::Whole,
        None if is_part => Form::Part,
        None => Form::Bare,
    };
    let is_end = s.0.is_empty()
        || s.0.starts_with([' ', '\t', '\u{a0}', '('])
        || form == Form::Whole && s.0.starts_with(char::is_uppercase);
    if !is_end {
        return None;
    }
    let read = found(number, form, first, s);
    // "3 chefer", "20 min" are running text.
    let is_title = read.rest.is_empty() || !read.rest.starts_with(char::is_lowercase);
    (form != Form::Bare || is_title && !read.rest.is_empty()).then_some(read)
}

/// `a. Title`, `b) Title`
fn letter(mut s: Scan<'_>) -> Option<Numbered<'_>> {
    let letter = s.0.chars().next().filter(|c| c.is_ascii_lowercase() || c.is_ascii_uppercase())?;
    s.letters().chars().count().eq(&1).then_some(())?;
    s.sign(&['.', ')'])?;
    s.blanks().then_some(())?;
    let order = u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1;
    Some(found(letter.to_string(), Form::Letter, order, s))
}

/// Takes the letter of a type off the beginning or the end of a title: "(B) Budget", "Budget (O)".
fn type_letter(rest: &str) -> (Option<char>, &str) {
    let of = |inside: &str| inside.chars().next().filter(|c| inside.chars().count() == 1 && "BODIEV".contains(*c));
    if let Some((inside, after)) = rest.strip_prefix('(').and_then(|r| r.split_once(')'))
        && let Some(letter) = of(inside)
    {
        return (Some(letter), after.trim());
    }
    if let Some((before, inside)) = rest.strip_suffix(')').and_then(|r| r.rsplit_once('('))
        && let Some(letter) = of(inside)
    {
        return (Some(letter), before.trim());
    }
    (None, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_in_every_form() {
        for (line, number, form, rest) in [
            ("1.  Beslutningsprotokoller", "1", Form::Whole, "Beslutningsprotokoller"),
            ("10. Gennemgang", "10", Form::Whole, "Gennemgang"),
            ("336.   T", "336", Form::Whole, "T"),
            ("Pkt. 1. Valg", "1", Form::Word, "Valg"),
            ("Nr. 159 - Valg", "159", Form::Word, "Valg"),
            ("Punkt 3: Valg", "3", Form::Word, "Valg"),
            ("SAK 17/18 Godkjenning", "17/18", Form::OfYear, "Godkjenning"),
            ("PS 169/14 Referat", "PS 169/14", Form::OfYear, "Referat"),
            ("169/14 Referat", "169/14", Form::OfYear, "Referat"),
            ("§ 63 Budget", "§ 63", Form::Section, "Budget"),
            ("4.a Budget", "4a", Form::Part, "Budget"),
            ("4.1 Budget", "4.1", Form::Part, "Budget"),
            ("4..1 Budget", "4.1", Form::Part, "Budget"),
            ("8a Budget", "8a", Form::Part, "Budget"),
            ("a. Budget", "a", Form::Letter, "Budget"),
            ("1) Budget", "1", Form::Bracket, "Budget"),
            ("1 Budget", "1", Form::Bare, "Budget"),
            ("8. 12-12 KB-seminar", "8", Form::Whole, "12-12 KB-seminar"),
        ] {
            let read = numbered(line).map(|n| (n.number, n.form, n.rest));
            assert_eq!(read, Some((number.to_owned(), form, rest)), "{line}");
        }
        for line in ["22. januar 2024", "3 chefer fra", "12-12 seminar", "20112024", "Budget 2025", "2-3 gange"] {
            assert_eq!(numbered(line), None, "{line}");
        }
        assert_eq!(numbered("3. (B) Budget").map(|n| (n.letter, n.rest)), Some((Some('B'), "Budget")));
        assert_eq!(numbered("3. Budget (O)").map(|n| (n.letter, n.rest)), Some((Some('O'), "Budget")));
    }
}
