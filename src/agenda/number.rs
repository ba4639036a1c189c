//! How the numbers of items are made up: whole numbers, parts of them, and texts of another kind.

/// Returns whether a number is digits alone, "5", and so has a full stop in print.
#[must_use]
pub fn is_whole(number: &str) -> bool {
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// Returns whether a number is a part of a whole one: "4.1" and "4a" of 4.
#[must_use]
pub fn is_part(number: &str) -> bool {
    !is_whole(number) && whole_number(number).is_some()
}

/// Returns the whole number that a number is, or that it is a part of: 4 for "4.1" and "4a".
#[must_use]
pub fn whole_number(number: &str) -> Option<u32> {
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let (whole, part) = number.split_at_checked(digits)?;
    let is_part = match part.strip_prefix('.') {
        Some(parts) => parts.split('.').all(is_whole),
        None => part.chars().count() <= 1 && part.chars().all(char::is_alphabetic),
    };
    if is_part { whole.parse().ok() } else { None }
}

/// The digits nought of scripts and styles whose digits look like ours; the nine others follow.
const NOUGHTS: [u32; 12] =
    [0xFF10, 0x0660, 0x06F0, 0x0966, 0x2070, 0x2080, 0x245F, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6];

/// Returns what somebody reads as a number: "2" for "02", "2.", "２" and "²"; none: it does not begin with one.
#[must_use]
pub fn as_read(number: &str) -> Option<String> {
    let digit = |c: char| match c {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        _ => NOUGHTS.iter().find_map(|nought| u32::from(c).checked_sub(*nought).filter(|digit| *digit < 10)),
    };
    let plain = |c: char| digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c);
    let read: String = number.chars().map(plain).collect();
    let read = read.trim_matches(|c: char| !c.is_alphanumeric()).trim_start_matches('0');
    read.starts_with(|c: char| c.is_ascii_digit()).then(|| read.to_owned())
}

/// Writes the numbers of items that are treated together: "6+7", and "2–19" of three and more in a row.
#[must_use]
pub fn together(numbers: &[&str]) -> Option<String> {
    let said = ranges(numbers);
    (!said.is_empty()).then(|| said.join("+"))
}

/// Lists numbers, three and more in a row as a range: "2–4", "7".
#[must_use]
pub fn ranges(numbers: &[&str]) -> Vec<String> {
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for number in numbers {
        match rows.last_mut().filter(|row| row.last().is_some_and(|last| follows(last, number))) {
            Some(row) => row.push(number),
            None => rows.push(vec![number]),
        }
    }
    let said = |row: Vec<&str>| match row.as_slice() {
        [first, _, .., last] => vec![format!("{first}–{last}")],
        few => few.iter().map(|number| (*number).to_owned()).collect(),
    };
    rows.into_iter().flat_map(said).collect()
}

/// Returns whether a number is the next after another: 3 after 2, "2.2" after "2.1".
fn follows(number: &str, next: &str) -> bool {
    let split = |number: &'_ str| -> Option<(usize, u32)> {
        let at = number.rfind('.').map_or(0, |at| at + 1);
        Some((at, number.get(at..)?.parse().ok()?))
    };
    let (Some((at, last)), Some((next_at, next_last))) = (split(number), split(next)) else { return false };
    number.get(..at) == next.get(..next_at) && last.checked_add(1) == Some(next_last)
}

/// Returns whether a number comes before another: "4" before "4a", "4.2" before "4.10", "16/18" before "17/18". Numbers
/// of different kinds are in no order.
#[must_use]
pub fn is_lower(number: &str, other: &str) -> bool {
    let (parts, others) = (parts(number), parts(other));
    for pair in parts.iter().zip(&others) {
        match pair {
            (Part::Figures(a), Part::Figures(b)) if a != b => return a < b,
            (Part::Text(a), Part::Text(b)) if a != b => {
                let is_letter = |text: &String| text.chars().count() == 1 && text.chars().all(char::is_alphabetic);
                return is_letter(a) && is_letter(b) && a < b;
            }
            (Part::Figures(_), Part::Text(_)) | (Part::Text(_), Part::Figures(_)) => return false,
            _ => {}
        }
    }
    parts.len() < others.len()
}

/// A stretch of a number.
#[derive(PartialEq, Eq)]
enum Part {
    Figures(u64),
    Text(String),
}

fn parts(number: &str) -> Vec<Part> {
    let chars: Vec<char> = number.chars().filter(|c| !c.is_whitespace()).collect();
    let stretches = chars.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
    let part = |stretch: &[char]| {
        let text: String = stretch.iter().flat_map(|c| c.to_lowercase()).collect();
        text.parse().map_or(Part::Text(text), Part::Figures)
    };
    stretches.map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_number_is_of_that_number() {
        for (number, whole) in [("4", 4), ("4.1", 4), ("4.1.2", 4), ("4a", 4), ("4å", 4)] {
            assert_eq!((whole_number(number), is_part(number)), (Some(whole), number != "4"), "{number}");
        }
        for number in ["16/18", "§ 4", "4.", "4.x", "4ab", "", "a", "1-2"] {
            assert_eq!((whole_number(number), is_part(number)), (None, false), "{number}");
        }
    }

    #[test]
    fn a_number_is_read_as_the_one_that_it_looks_like() {
        for number in ["2", "02", "2.", " 2 ", "２", "²", "②", "٢", "#2"] {
            assert_eq!(as_read(number).as_deref(), Some("2"), "{number}");
        }
        for number in ["1.1", "11", "2a", "16/18"] {
            assert_eq!(as_read(number).as_deref(), Some(number));
        }
        for number in ["PS 1/24", "budget", "", "…"] {
            assert_eq!(as_read(number), None, "{number}");
        }
    }

    #[test]
    fn numbers_of_one_kind_are_in_order() {
        for (low, high) in [("4", "5"), ("4", "4a"), ("4", "4.1"), ("4a", "4b"), ("4.2", "4.10"), ("4a", "5")] {
            assert!(is_lower(low, high) && !is_lower(high, low), "{low} {high}");
        }
        for (low, high) in [("16/18", "17/18"), ("§ 63", "§ 64"), ("1/2025", "2/2025"), ("9", "14")] {
            assert!(is_lower(low, high) && !is_lower(high, low), "{low} {high}");
        }
        for (one, other) in [("4", "4"), ("§ 4", "5"), ("a", "4"), ("4.1", "4a"), ("PS 4", "§ 4")] {
            assert!(!is_lower(one, other) && !is_lower(other, one), "{one} {other}");
        }
    }

    #[test]
    fn many_numbers_in_a_row_are_a_range() {
        for (numbers, said) in [
            (&["5"][..], "5"),
            (&["6", "7"], "6+7"),
            (&["2", "3", "4", "5"], "2–5"),
            (&["2", "3", "4", "7", "9", "10"], "2–4+7+9+10"),
            (&["2.1", "2.2", "2.3"], "2.1–2.3"),
            (&["2.9", "3.10", "§ 4", "§ 5", "§ 6"], "2.9+3.10+§ 4+§ 5+§ 6"),
        ] {
            assert_eq!(together(numbers).as_deref(), Some(said), "{numbers:?}");
        }
        assert_eq!(together(&[]), None);
    }
}
