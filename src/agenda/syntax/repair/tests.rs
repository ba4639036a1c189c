//! What is repaired, and what is left alone.

use super::*;

fn slips(text: &str) -> Vec<(SlipKind, &str)> {
    let repaired = repair(text);
    assert_eq!(repaired.text.len(), text.len(), "{text}");
    assert_eq!(repaired.text.lines().count(), text.lines().count(), "{text}");
    repaired.slips.into_iter().map(|slip| (slip.kind, text.get(slip.place).unwrap())).collect()
}

#[test]
fn what_is_written_right_is_left_alone() {
    let text = "title = \"Om “citater” i tekst\" # “x”\nbackground = \"\"\"\n[[item]] er \\\"\"\" en tabel\n\"\"\"\n\
                guests = [\"ba\",\n  { who = \"ba\",\n    via = \"Teams\" },\n] # slut\n[[item]]\ntitle = 'A\"B'\n";
    assert_eq!(slips(text), []);
    assert!(matches!(repair(text).text, Cow::Borrowed(_)));
}

#[test]
fn quotation_marks_of_running_text_are_read_as_those_of_toml() {
    for (text, repaired) in [
        ("title = “Møde, del 1”\n", "title =   \"Møde, del 1\"  \n"),
        ("title = »Møde« # x\n", "title =  \"Møde\"  # x\n"),
        ("title = „Møde“\n", "title =   \"Møde\"  \n"),
        ("title = “Mø\"de”\n", "title =   'Mø\"de'  \n"),
        ("guests = [“ba”, \"x\"]\n", "guests = [  \"ba\"  , \"x\"]\n"),
    ] {
        assert_eq!(repair(text).text, repaired);
        assert_eq!(slips(text).len(), 1, "{text}");
    }
    assert_eq!(slips("title = \"Møde”\n"), [(SlipKind::WordQuotes, "\"Møde”")]);
}

#[test]
fn a_text_that_is_not_closed_ends_before_the_next_table_or_key() {
    let text = "background = \"\"\"\nhej\n\n[[item]]\nnumber = 2\npresentation = \"\"\"\nmere\n\"\"\"\n";
    assert_eq!(slips(text), [(SlipKind::Block, "\"\"\"")]);
    let repaired = repair(text);
    assert_eq!(repaired.text.trim_start_matches(['b', 'a', 'c', 'k', 'g', 'r', 'o', 'u', 'n', 'd', ' ', '=']), {
        "0  \n   \n\n[[item]]\nnumber = 2\npresentation = \"\"\"\nmere\n\"\"\"\n"
    });
    assert!(!repaired.is_cut);
    // Two of them close each other.
    let text = "intro = \"\"\"\nhej\n[[item]]\nbackground = \"\"\"\nmere\n[[slot]]\nat = 9.00\n";
    assert_eq!(slips(text), [(SlipKind::Block, "\"\"\""), (SlipKind::Block, "\"\"\"")]);
    let text = "intro = \"\"\"\nhej\ndav\n";
    assert_eq!(slips(text), [(SlipKind::Rest, "\"\"\"")]);
    assert!(repair(text).is_cut);
}

#[test]
fn a_list_that_is_not_closed_ends_before_the_next_table_or_key() {
    assert_eq!(slips("items = [1, 2\n[[slot]]\nat = 9.00\n"), [(SlipKind::List, "[1, 2")]);
    assert_eq!(slips("guests = [\"ba, \"x\"]\ntitle = \"A\"\n"), [(SlipKind::Line, "[\"ba, \"x\"]")]);
    assert_eq!(slips("guests = [{ who = \"ba\"\n[[slot]]\nat = 9.00\n"), [(SlipKind::List, "[{ who = \"ba\"")]);
}

#[test]
fn slips_of_one_line_are_told_apart() {
    assert_eq!(slips("title = \"A\nplace = \"B\"\n"), [(SlipKind::Line, "\"A")]);
    assert_eq!(slips("title = \"Om \"A\" og B\"\n"), [(SlipKind::Inside, "\"Om \"A\" og B\"")]);
    assert_eq!(slips("title: \"A\"\n"), [(SlipKind::Colon, "title:")]);
    assert_eq!(slips("number 6\n"), [(SlipKind::NoEquals, "number 6")]);
    assert_eq!(repair("number 6\nid = 1\n").text, "number=6\nid = 1\n");
    assert_eq!(slips("hej: med dig # a\n"), [(SlipKind::NoEquals, "hej: med dig # a")]);
    assert_eq!(repair("hej: med dig\nid = 1\n").text.trim_start(), "id = 1\n");
}
