//! The numbers of lists as they are printed.

/// Writes a number in a format of Word.
pub(super) fn written(number: u32, format: &str) -> String {
    match format {
        "decimalZero" => format!("{number:02}"),
        "lowerLetter" => letters(number, 'a'),
        "upperLetter" => letters(number, 'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        _ => number.to_string(),
    }
}

/// a, b, …, z, aa, bb, …
fn letters(number: u32, first: char) -> String {
    let Some(index) = number.checked_sub(1) else { return number.to_string() };
    let letter = u8::try_from(index % 26).ok().and_then(|at| char::from_u32(first as u32 + u32::from(at)));
    let times = usize::try_from(index / 26 + 1).unwrap_or(1).min(5);
    letter.map_or_else(String::new, |letter| letter.to_string().repeat(times))
}

fn roman(mut number: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, numeral) in NUMERALS {
        while number >= value {
            out.push_str(numeral);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_letters_and_as_the_romans_did() {
        let all = |format| [1, 4, 26, 27].map(|n| written(n, format));
        assert_eq!(all("lowerLetter"), ["a", "d", "z", "aa"]);
        assert_eq!(all("upperRoman"), ["I", "IV", "XXVI", "XXVII"]);
        assert_eq!(written(u32::MAX, "upperRoman"), u32::MAX.to_string());
        assert_eq!(written(7, "decimalZero"), "07");
    }
}
