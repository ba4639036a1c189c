//! The numbers of a new agenda's items: they begin at 1 again, or go on where the earlier agenda's did not begin there.

/// The numbers that are given out, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// The earlier agenda has none.
    None,
    /// The next whole number.
    Whole(u32),
    /// The last one given, of a form such as "§ 63" or "16/18", in which one number counts up.
    Text(String),
    /// It cannot be seen how they go on.
    Unclear,
}

impl Numbers {
    /// Looks at the numbers of an agenda, in its order; those of sub-items ("4.1", "4a") count for their items.
    #[must_use]
    pub fn after(numbers: &[String]) -> Self {
        let Some(first) = numbers.first() else { return Self::None };
        let whole: Vec<u32> = numbers.iter().filter_map(|number| number.parse().ok()).collect();
        if let Ok(first) = first.parse::<u32>() {
            let is_of_whole = |number: &String| {
                let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
                digits.parse::<u32>().is_ok_and(|of| whole.contains(&of))
            };
            if !numbers.iter().all(is_of_whole) {
                return Self::Unclear;
            }
            let last = whole.iter().max().copied().unwrap_or(first);
            return Self::Whole(if first <= 1 { 1 } else { last.saturating_add(1) });
        }
        let counts_up = numbers.windows(2).all(|pair| successor(&pair[0]).as_ref() == Some(&pair[1]));
        match numbers.last() {
            Some(last) if counts_up && starts_at_one(first) => Self::Text(before_one(last)),
            Some(last) if counts_up && successor(last).is_some() => Self::Text(last.clone()),
            _ => Self::Unclear,
        }
    }

    /// Gives out the next number.
    pub fn next(&mut self) -> Option<String> {
        match self {
            Self::Whole(number) => {
                let next = number.to_string();
                *number = number.saturating_add(1);
                Some(next)
            }
            Self::Text(last) => {
                let next = successor(last)?;
                last.clone_from(&next);
                Some(next)
            }
            Self::None | Self::Unclear => None,
        }
    }
}

/// Returns the number after one, counted up in its first digits.
#[must_use]
pub fn successor(number: &str) -> Option<String> {
    let start = number.find(|c: char| c.is_ascii_digit())?;
    let rest = number.get(start..)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (before, digits, after) = (number.get(..start)?, rest.get(..end)?, rest.get(end..)?);
    let next = digits.parse::<u32>().ok()?.checked_add(1)?.to_string();
    Some(format!("{before}{next:0>width$}{after}", width = digits.len()))
}

fn starts_at_one(number: &str) -> bool {
    let digits: String = number.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse() == Ok(1u32)
}

/// Returns the number whose successor is the first of its form.
fn before_one(number: &str) -> String {
    let start = number.find(|c: char| c.is_ascii_digit()).unwrap_or(number.len());
    let (before, rest) = number.split_at_checked(start).unwrap_or((number, ""));
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    format!("{before}0{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_begin_at_one_again_or_go_on() {
        let after = |numbers: &[&str]| {
            let mut next = Numbers::after(&numbers.iter().map(|&n| n.to_owned()).collect::<Vec<_>>());
            [next.next(), next.next()].map(|n| n.unwrap_or_default()).join(" ")
        };
        assert_eq!(after(&["1", "2", "3"]), "1 2");
        assert_eq!(after(&["1", "3"]), "1 2");
        assert_eq!(after(&["159", "160", "161"]), "162 163");
        assert_eq!(after(&["212", "159", "160"]), "213 214");
        assert_eq!(after(&["4", "4.1", "4a", "5"]), "6 7");
        assert_eq!(after(&["16/18", "17/18"]), "18/18 19/18");
        assert_eq!(after(&["§ 63", "§ 64"]), "§ 65 § 66");
        assert_eq!(after(&["§ 1", "§ 2"]), "§ 1 § 2");
        assert_eq!(after(&["PS 009", "PS 010"]), "PS 011 PS 012");
        for unclear in [&["a", "b"][..], &["16/18", "19/18"], &["1", "A.2"], &[]] {
            assert_eq!(after(unclear), " ", "{unclear:?}");
        }
    }
}
