//! What a finding says and what is not told: helps, false alarms, what hides what.

use super::*;

/// The codes and underlined texts of what is found in an agenda with a title and a date.
fn underlined(text: &str) -> Vec<(&'static str, String)> {
    let checked = load(&[("a.toml", &format!("title = \"T\"\ndate = 2025-01-15\n{text}"))]);
    checked.findings.iter().map(|f| (f.code, checked.sources.slice(f.span).to_owned())).collect()
}

const SLOT: &str = "[[slot]]\nat = \"9.00\"\ntitle = \"A\"\n";

#[test]
fn every_finding_says_what_to_do_next() {
    for (code, text, help) in [
        ("empty-text", format!("{SLOT}guests = [\"\"]\n"), "slet dem"),
        ("empty-text", format!("{SLOT}[[unit]]\nid = \"u\"\nname = \"\"\n"), "name = \"…\""),
        ("duplicate-id", format!("{SLOT}id = \"a\"\n{SLOT}id = \"a\"\n"), "et andet id"),
        (
            "duplicate-number",
            format!("{SLOT}items = [1]\n{}", "[[item]]\nnumber = 1\ntitle = \"I\"\n".repeat(2)),
            "et andet nummer",
        ),
        ("out-of-range", format!("{SLOT}minutes = 1441\n"), "minutter, højst 1440"),
        ("wrong-type", format!("{SLOT}minutes = 5.5\n"), "et helt tal uden"),
        ("wrong-type", format!("{SLOT}fixed = \"ja\"\n"), "true eller false"),
        ("wrong-type", format!("{SLOT}items = [true]\n"), "nummeret, som det er"),
        ("wrong-type", format!("{SLOT}notes = [\"x\"]\n"), "i anførselstegn: \"tekst\""),
        ("wrong-type", format!("{SLOT}guests = [1]\n"), "via = \"Teams\""),
        ("bad-id", format!("{SLOT}id = \"…\"\n"), "\"jk\""),
    ] {
        let checked = load(&[("a.toml", &format!("title = \"T\"\ndate = 2025-01-15\n{text}"))]);
        let json = agenda::finding::to_json(&checked.findings, Lang::Da);
        assert_eq!(json.as_array().unwrap().len(), 1, "{text}: {json:#}");
        assert_eq!(json[0]["code"], code, "{text}");
        assert!(json[0]["help"].as_str().unwrap().contains(help), "{text}: {}", json[0]["help"]);
    }
    let both = format!("[[person]]\nid = \"a\"\nname = \"A\"\n{SLOT}");
    let unit = "title = \"T\"\ndate = 2025-01-15\ninclude = [\"b.toml\"]\n[[unit]]\nid = \"a\"\nname = \"U\"\n";
    let checked = load(&[("a.toml", unit), ("b.toml", &both)]);
    let shown = agenda::render(&checked.findings, &checked.sources, Lang::Da, false);
    assert!(shown.contains("Personer og enheder deler id'er"), "{shown}");
}
