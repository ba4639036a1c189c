//! What people type stays what it is: the Markdown is read back and compared with what went in.

use proptest::prelude::*;
use pulldown_cmark::{Event as Md, HeadingLevel, Options, Parser, Tag, TagEnd};
use punktlig::protocol::commonmark;

use super::*;
use crate::kit::faults::cases;
use crate::kit::markdown;

/// What a reader of the Markdown sees: its headings, its paragraphs and its table cells, as text.
#[derive(Default, Debug)]
struct Seen {
    headings: Vec<(HeadingLevel, String)>,
    paragraphs: Vec<String>,
    cells: Vec<String>,
    list_items: Vec<String>,
    wild: Vec<String>,
}

fn read(text: &str) -> Seen {
    let mut seen = Seen::default();
    let mut current = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Md::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::TableCell | Tag::Item) => current.clear(),
            Md::End(TagEnd::Heading(level)) => seen.headings.push((level, current.clone())),
            Md::End(TagEnd::Paragraph) => seen.paragraphs.push(current.clone()),
            Md::End(TagEnd::TableCell) => seen.cells.push(current.clone()),
            Md::End(TagEnd::Item) => seen.list_items.push(current.clone()),
            Md::Text(t) => current.push_str(&t),
            // The chain's value is the one thing that the form itself sets so.
            Md::Code(t) if *t == *CHAIN => {}
            Md::Code(t) | Md::Html(t) | Md::InlineHtml(t) => seen.wild.push(t.into_string()),
            Md::Rule => seen.wild.push("rule".into()),
            Md::Start(
                Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::BlockQuote(_),
            ) => {
                seen.wild.push("markup".into());
            }
            Md::SoftBreak => current.push(' '),
            Md::HardBreak => current.push('\n'),
            _ => {}
        }
    }
    seen
}

fn with_titles(title: &str) -> LiveMeeting {
    let mut agenda = agenda(
        "title = \"x\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"a\", kind = \"plan\" }, { number = 2, title = \"b\" },\n\
         { number = 3, title = \"d\", annexes = [{ title = \"e\" }] }, { number = 4, title = \"f\" }]\n\
         slot = [{ at = \"9.00\", title = \"c\" }, { at = \"10.00\", items = [2], minutes = 5 }]\n",
    );
    agenda.items[1].title = title.into();
    agenda.items[1].case = Some(title.into());
    agenda.items[1].annexes =
        vec![agenda::Annex { title: Some(title.into()), access: agenda::Access::Open, document: None, id: None }];
    agenda.slots[0].title = title.into();
    let mut told = LiveMeeting::new(agenda);
    let point = Target::Point(told.meeting().slots()[0].slot.id.clone());
    told.start(0).decide(&item(2), title, Outcome::Other).decide(&point, title, Outcome::Other);
    told.follow_up(&item(2), title, &[Who::Name(title.into())], None);
    told.start(1).record(Event::MeetingClosed);
    told
}

fn stays(title: &str) -> Result<(), TestCaseError> {
    let text = markdown(&with_titles(title).protocol(Audience::Full)).unwrap();
    let seen = read(&text);
    let once = title.split_whitespace().collect::<Vec<_>>().join(" ");
    prop_assert!(seen.wild.is_empty(), "{:?} in:\n{text}", seen.wild);
    let headings = seen.headings.iter().filter(|(_, t)| *t == format!("2. {once}")).count();
    prop_assert_eq!(headings, 1, "the item's heading in:\n{}", text);
    prop_assert!(seen.headings.contains(&(HeadingLevel::H4, once.clone())), "the point's heading in:\n{text}");
    prop_assert!(seen.cells.contains(&once), "the plan's row in:\n{text}");
    prop_assert!(seen.paragraphs.contains(&once), "the decision in:\n{text}");
    prop_assert!(seen.list_items.contains(&format!("{once} – åben")), "the annex in:\n{text}");
    prop_assert!(seen.list_items.contains(&once), "the contents or the annex overview in:\n{text}");
    prop_assert_eq!(seen.headings.iter().filter(|(l, _)| *l == HeadingLevel::H1).count(), 1);
    Ok(())
}

#[test]
fn a_title_that_looks_like_markdown_stays_what_it_is() {
    for title in [
        "# Budget *2026* | <script>alert(1)</script>",
        "1. marts: status",
        "2) Ro- og rygestop",
        "- streg",
        "+ plus",
        "> citat",
        "`kode` og ``mere``",
        "fil_navn_her og __to__ og ~~tre~~",
        "[link](https://example.org) ![billede](x)",
        "AT&T &amp; &copy; &#35;",
        "C# og F# #",
        "--- ===",
        ": --- | ---",
        "a\\|b \\",
        "{{ chain }} {% for %}",
        "Slut!",
    ] {
        stays(title).unwrap();
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_title_becomes_markdown(title in "[-a1#*_`<>|~&;!\\[\\]()\\\\.:+={}%\" ]{0,12}[a-zæ1][-a1#*_`<>|~&;!\\[\\]()\\\\.:+={}%\" ]{0,12}") {
        stays(&title)?;
    }

    #[test]
    fn commonmark_is_written_so_that_it_reads_the_same(source in "[-ab1#*_`<>|~&!\\[\\]()\\\\.:+ \n]{0,60}") {
        let mut agenda = agenda("title = \"x\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"a\" }]\n");
        agenda.items[0].background = Some(source.clone());
        let told = LiveMeeting::new(agenda);
        let protocol = told.protocol(Audience::Full);
        let text = markdown(&protocol).unwrap();
        let seen = read(&text);
        let own: Vec<_> = seen.headings.iter().filter(|(l, _)| *l <= HeadingLevel::H2).map(|(_, t)| t.as_str()).collect();
        prop_assert_eq!(own, ["x", "1. a"], "headings of:\n{}", text);
        let words = |s: &str| s.split(|c: char| !c.is_alphanumeric()).collect::<String>();
        let before: String = protocol.items[0].background.iter().flatten().map(block_text).collect();
        let body = text.split("### Baggrund").nth(1).unwrap_or_default();
        let body = commonmark::parse(body).iter().map(block_text).collect::<String>();
        prop_assert_eq!(words(&before), words(&body), "text of {:?}:\n{}", source, text);
    }
}

/// Returns a block's words, without the form.
fn block_text(block: &commonmark::Block) -> String {
    use commonmark::{Block, plain_text};
    let cells = |cells: &[Vec<commonmark::Inline>]| cells.iter().map(|c| plain_text(c)).collect::<Vec<_>>().join(" ");
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => plain_text(content),
        Block::List { items, .. } => items.iter().flatten().map(block_text).collect(),
        Block::Quote { blocks } => blocks.iter().map(block_text).collect(),
        Block::Code { text } => text.clone(),
        Block::Table { head, rows, .. } => {
            std::iter::once(head).chain(rows).map(|r| cells(r)).collect::<Vec<_>>().join(" ")
        }
        Block::Rule => String::new(),
    }
}

#[test]
fn headings_in_a_text_are_below_the_items_own() {
    let mut agenda = agenda("title = \"x\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"a\" }]\n");
    agenda.items[0].background = Some("# Stort\n\ntekst\n\n### Småt".into());
    let text = markdown(&LiveMeeting::new(agenda).protocol(Audience::Full)).unwrap();
    assert!(text.contains("#### Stort\n\ntekst\n\n##### Småt\n"), "{text}");
}

#[test]
fn a_decision_keeps_its_lines_and_paragraphs() {
    let text = markdown(&january().protocol(Audience::Full)).unwrap();
    let seen = read(&text);
    assert!(seen.paragraphs.iter().any(|p| p == "Ad 1) Godkendt.\nAd 2) Årsplanen blev gennemgået."), "{text}");
    assert!(seen.paragraphs.iter().any(|p| p == "Borgmesteren åbner dagen."), "{text}");
}

#[test]
fn a_list_knows_whether_its_numbers_were_typed_with_brackets() {
    let of = |source: &str| match commonmark::parse(source).as_slice() {
        [.., commonmark::Block::List { brackets, .. }] => *brackets,
        other => panic!("{other:?}"),
    };
    assert!(of("1) a\n2) b") && of("Tekst\n\n   12) a") && of("- x\n\n\n1) a"));
    assert!(!of("1. a\n2. b") && !of("- a") && !of("1) a\n2. b"));
    // What is too deep is passed over, and the next is still known for what it is.
    let deep: String = (0..20).map(|i| format!("{}1. x\n", "   ".repeat(i))).collect();
    assert!(of(&format!("{deep}\n\nTekst\n\n7) a")));
}
