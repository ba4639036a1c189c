//! The numbers of cases.

use super::access;
use super::labels::{Label, label};
use super::scan::Scan;

/// Takes the numbers of cases off a line: "00.30.14.S00   25/743   Åben sag"; none: it has none, or says other things.
pub fn cases(text: &str) -> Option<(Vec<String>, String)> {
    let text = label(text)
        .filter(|(label, value)| *label == Label::Case && !value.is_empty())
        .map_or(text, |(_, value)| value);
    let (mut found, mut rest) = (Vec::new(), Vec::new());
    for word in text.split_whitespace() {
        let bare = word.trim_matches(['(', ')', ',', ';']);
        if is_case(bare) { found.push(bare.to_owned()) } else { rest.push(word) }
    }
    let rest = rest.join(" ");
    let is_alone = rest.is_empty() || access::statement(&rest).is_some();
    (!found.is_empty() && is_alone).then_some((found, rest))
}

/// Returns whether a word is a case's number: "00.30.14.S00", "25/743", "00.22.00-G01-1-22".
fn is_case(word: &str) -> bool {
    let mut scan = Scan(word);
    let plain = |s: &mut Scan<'_>| {
        let year = s.number(2, 4)?;
        s.sign(&['/'])?;
        s.number(1, 6)?;
        s.0.is_empty().then_some(year)
    };
    let classified = |s: &mut Scan<'_>| {
        s.number(2, 2)?;
        for _ in 0..2 {
            s.sign(&['.'])?;
            s.number(2, 2)?;
        }
        s.sign(&['.', '-'])?;
        s.sign(&['A', 'G', 'I', 'K', 'M', 'O', 'P', 'Q', 'S', 'U', 'Y', 'Z', 'Å', 'Ø'])?;
        s.number(2, 2)?;
        s.0.chars().all(|c| c.is_ascii_digit() || c == '-').then_some(())
    };
    scan.optional(plain).is_some() || scan.optional(classified).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_cases_are_taken_off_a_line() {
        assert_eq!(
            cases("00.30.14.S00   25/743   Åben sag"),
            Some((vec!["00.30.14.S00".into(), "25/743".into()], "Åben sag".into()))
        );
        assert_eq!(cases("25/173"), Some((vec!["25/173".into()], String::new())));
        assert_eq!(cases("ØK d. 7/1 2025"), None);
        assert_eq!(cases("DIR"), None);
    }
}
