//! `docs/wording.md`: every sentence that a document can contain, with examples in the place of the variables.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use chrono::NaiveDate;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use punktlig::lang::{Arg, Lang, Msg};

use super::{cell, read, root};
use crate::house::source_files;

const PAGE: &str = "docs/wording.md";

/// The file of what documents say, in a language.
fn document_texts(lang: Lang) -> &'static str {
    lang.messages.sources().find(|(subject, _)| *subject == "protocol").unwrap().1
}

/// The Danish and the English example for a variable.
fn example(variable: &str, lang: Lang) -> Arg {
    let day = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let (danish, english) = match variable {
        "about" => ("på planen", "on the plan"),
        "annex" => ("Budget 2027", "Budget 2027"),
        "before" => ("For stemte 5.", "5 for"),
        "body" => ("Byrådet", "the City Council"),
        "by" => ("Anna Berg", "Anna Berg"),
        "new" => ("Eva Enevoldsen: til stede", "Eva Enevoldsen: present"),
        "state" => ("til stede", "present"),
        "item" => ("punkt 3", "item 3"),
        "excuse" => ("inhabil i sagen", "an interest in the matter"),
        "from" => ("16.00", "16:00"),
        "to" => ("16.07", "16:07"),
        "times" => ("til kl. 16.07", "until 16:07"),
        "chair" => ("Anna Agerskov (borgmester)", "Anna Agerskov (mayor)"),
        "clock" => ("kl. 16.07", "16:07"),
        "issued" => ("Udsendt den 26. november 2026", "Issued 26 November 2026"),
        "decides" => ("Regionsrådet", "the Regional Council"),
        "heading" => ("Beslutning i Byrådet den 26-11-2026", "Decision by the City Council on 26 Nov 2026"),
        "date" | "due" | "day" => return Arg::Date(day),
        "count" | "favour" => return Arg::Count(5),
        "against" => return Arg::Count(4),
        "after" => ("punkt 4", "item 4"),
        "earlier" => ("godkendt", "approved"),
        "group" => ("A", "A"),
        "how" => ("via Teams", "via Teams"),
        "id" => ("14951/26", "14951/26"),
        "line" => ("117", "117"),
        "member" => ("Bo Bech", "Bo Bech"),
        "minutes" => ("60", "60"),
        "name" => ("Eva Enevoldsen", "Eva Enevoldsen"),
        "names" => ("Bo Bech og Dan Dahl", "Bo Bech and Dan Dahl"),
        "number" => ("3", "3"),
        "numbers" => ("3 og 5", "3 and 5"),
        "note" => ("Vinterferie", "Winter holidays"),
        "organisation" => ("Ungerådet", "the Youth Council"),
        "owners" => ("Økonomi", "Finance"),
        "outcome" => ("ikke godkendt", "rejected"),
        "page" => ("1", "1"),
        "pages" => ("3", "3"),
        "reason" => ("tastefejl", "typing error"),
        "said" => ("til kl. 16.07", "until 16:07"),
        "side" => ("Imod stemte 2.", "2 against"),
        "sides" => ("For stemte 5. Imod stemte 2.", "5 for, 2 against"),
        "task" => ("sender notat til udvalget", "send a note to the committee"),
        "text" => ("Budget 2027", "Budget 2027"),
        "time" => ("16.07", "16:07"),
        "title" => ("Budget 2027", "Budget 2027"),
        "words" => ("»Et køb blev godkendt.«", "“A purchase was approved.”"),
        "what" => ("Tidsplanen blev godkendt", "The timetable was approved"),
        "why" => ("trukket af forslagsstilleren", "withdrawn by the mover"),
        "via" => ("Teams", "Teams"),
        "votes" => ("4", "4"),
        "when" => ("kl. 16.07", "at 16:07"),
        _ => panic!("docs/wording.md needs an example for {{ ${variable} }}: add it to `example`"),
    };
    Arg::Text(if lang == Lang::Da { danish } else { english }.to_owned())
}

/// Gathers the variables of a pattern, and those whose number decides what it says.
fn variables(pattern: &Pattern<&'static str>, all: &mut BTreeSet<&'static str>, deciding: &mut BTreeSet<&'static str>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                all.insert(id.name);
            }
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                deciding.insert(id.name);
                for variant in variants {
                    variables(&variant.value, all, deciding);
                }
            }
            other => panic!("docs/wording.md cannot show {other:?}"),
        }
    }
}

/// What a message says; of one and of several where it differs by more than the figure.
fn said(lang: Lang, id: &'static str, pattern: &Pattern<&'static str>) -> String {
    let (mut all, mut deciding) = (BTreeSet::new(), BTreeSet::new());
    variables(pattern, &mut all, &mut deciding);
    let with = |count: i64| {
        let plain = all.difference(&deciding).map(|name| (*name, example(name, lang)));
        let args = plain.chain(deciding.iter().map(|name| (*name, Arg::Count(count)))).collect();
        cell(&lang.say(&Msg { id, args }))
    };
    if deciding.is_empty() { with(2) } else { format!("{}<br>{}", with(1), with(2)) }
}

/// The page, from its introduction on.
fn page(introduction: &str) -> String {
    let parsed = Lang::ALL.iter().map(|lang| fluent_syntax::parser::parse(document_texts(*lang)).unwrap());
    let languages: Vec<_> = Lang::ALL.iter().copied().zip(parsed).collect();
    let pattern = |n: usize, wanted: &str| {
        let body = &languages[n].1.body;
        body.iter().find_map(|entry| match entry {
            Entry::Message(message) if message.id.name == wanted => message.value.as_ref(),
            _ => None,
        })
    };
    let mut out = introduction.to_owned();
    for entry in &languages[0].1.body {
        match entry {
            Entry::GroupComment(comment) => {
                let names: Vec<_> = Lang::ALL.iter().map(|lang| lang.name).collect();
                let heading = comment.content.join(" ");
                let _ = write!(out, "\n## {heading}\n\n| {} |\n| {} |\n", names.join(" | "), ["---"; 2].join(" | "));
            }
            Entry::Message(message) => {
                let id = message.id.name;
                let cells = languages.iter().enumerate().map(|(n, (lang, _))| said(*lang, id, pattern(n, id).unwrap()));
                let _ = writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "));
            }
            _ => {}
        }
    }
    out
}

/// With `PUNKTLIG_WRITE_DOCS` set, the page is written instead.
#[test]
fn the_page_of_wording_shows_every_sentence_of_a_document() {
    let shown = read(PAGE);
    let introduction = shown.split("\n## ").next().unwrap().trim_end().to_owned() + "\n";
    let expected = page(&introduction);
    if std::env::var_os("PUNKTLIG_WRITE_DOCS").is_some() {
        fs::write(root().join(PAGE), expected).unwrap();
    } else {
        assert_eq!(shown, expected, "{PAGE}; PUNKTLIG_WRITE_DOCS=1 writes it");
    }
}

/// The rest of what the documents' code says, to whoever writes a document, is in other files.
#[test]
fn what_documents_say_is_in_one_file_and_nothing_else_is_in_it() {
    let ids = |subject: &str| -> BTreeSet<&str> {
        let (_, source) = Lang::default().messages.sources().find(|(name, _)| *name == subject).unwrap();
        let ids = source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        ids.filter_map(|line| line.split_once(" =")).map(|(id, _)| id).collect()
    };
    let subjects = Lang::default().messages.sources().map(|(subject, _)| subject);
    let screen: BTreeSet<&str> =
        subjects.filter(|s| !["protocol", "files", "common", "defaults", "errors"].contains(s)).flat_map(ids).collect();
    let printed = ids("protocol");
    let mut wrong = Vec::new();
    for (name, source) in source_files() {
        let module = name.split(['/', '.']).next().unwrap();
        for literal in source.split('"').skip(1) {
            if module == "protocol" && screen.contains(literal) {
                wrong.push(format!(
                    "src/{name}: {literal} belongs to protocol.ftl, or to files.ftl if it is not printed"
                ));
            }
            if ["tui", "chair", "cli"].contains(&module) && printed.contains(literal) {
                wrong.push(format!("src/{name}: {literal} is for documents"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
