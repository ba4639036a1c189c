//! The HTML: that it is well formed and in order, that what people type stays text, and what a draft says on every
//! page.

use proptest::prelude::*;

use super::*;
use crate::kit::faults::cases;
use crate::kit::html;

/// An element with what it holds, as a browser would build it from strict markup.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

const VOID: [&str; 5] = ["meta", "br", "hr", "link", "img"];
const KNOWN: [&str; 44] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "div",
    "header",
    "p",
    "strong",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dl",
    "dt",
    "dd",
    "nav",
    "ul",
    "ol",
    "li",
    "span",
    "main",
    "section",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "footer",
    "code",
    "pre",
    "br",
    "hr",
    "em",
    "s",
    "blockquote",
    "details",
    "summary",
];

fn unescape(text: &str) -> String {
    let mut out = text.to_owned();
    for (from, to) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        out = out.replace(from, to);
    }
    out
}

/// Reads a page strictly: every element is known, closed in order, its attributes quoted; fails on anything else.
fn read(page: &str) -> Result<Vec<Element>, String> {
    let mut rest = page.strip_prefix("<!doctype html>").ok_or("no doctype")?;
    let (mut open, mut all): (Vec<Element>, Vec<Element>) = (Vec::new(), Vec::new());
    while let Some(at) = rest.find('<') {
        let text = unescape(&rest[..at]);
        let stray = rest[..at]
            .split('&')
            .skip(1)
            .find(|t| !["lt;", "gt;", "quot;", "#39;", "amp;"].iter().any(|e| t.starts_with(e)));
        let in_style = open.last().is_some_and(|e| e.name == "style");
        if let Some(stray) = stray.filter(|_| !in_style) {
            return Err(format!("a bare & before {stray:?}"));
        }
        open.iter_mut().for_each(|e| e.text.push_str(&text));
        rest = &rest[at + 1..];
        let end = rest.find('>').ok_or("a tag without an end")?;
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        if let Some(name) = tag.strip_prefix('/') {
            let element = open.pop().ok_or(format!("</{name}> closes nothing"))?;
            if element.name != name {
                return Err(format!("</{name}> closes <{}>", element.name));
            }
            all.push(element);
        } else {
            let (name, mut given) = tag.split_once(' ').unwrap_or((tag, ""));
            if !KNOWN.contains(&name) {
                return Err(format!("<{tag}>"));
            }
            let mut attributes = Vec::new();
            while !given.is_empty() {
                let (name, value) = given.split_once("=\"").ok_or(format!("<{tag}>: {given}"))?;
                let (value, left) = value.split_once('"').ok_or(format!("<{tag}>: an open quote"))?;
                attributes.push((name.trim().to_owned(), unescape(value)));
                given = left.trim_start();
            }
            let element = Element { name: name.to_owned(), attributes, text: String::new() };
            if VOID.contains(&name) {
                all.push(element);
            } else {
                open.push(element);
            }
        }
        rest = after;
    }
    if open.is_empty() { Ok(all) } else { Err(format!("<{}> stays open", open[0].name)) }
}

fn page(protocol: &Protocol) -> (String, Vec<Element>) {
    let page = html(protocol).unwrap();
    let elements = read(&page).unwrap_or_else(|e| panic!("{e} in:\n{page}"));
    (page, elements)
}

/// Every sample as it is before its meeting, and the meeting of 15 January 2025 as it went; full and public, and in
/// English.
fn samples() -> Vec<(String, Protocol)> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.ends_with(".toml") {
            continue;
        }
        let told = LiveMeeting::opened(sample(&name), None, name.contains("workshop"));
        for audience in [Audience::Full, Audience::Public] {
            out.push((format!("{}.{audience:?}", name.trim_end_matches(".toml")), told.protocol(audience)));
        }
    }
    let mut january = january();
    for audience in [Audience::Full, Audience::Public] {
        out.push((format!("january.{audience:?}"), january.protocol(audience)));
        out.push((format!("january.en.{audience:?}"), january.protocol_in(audience, Some(Lang::En))));
    }
    january = LiveMeeting::rehearsed(wild());
    out.push(("wild.Full".to_owned(), january.protocol(Audience::Full)));
    out
}

/// An agenda whose texts use all that CommonMark has, everywhere.
fn wild() -> Agenda {
    let text = "# Stort\n\nTekst med **fed**, *kursiv*, ~~streget~~, `kode` og [et link](https://example.org) og [](mailto:a@example.org).\\\nLinje.\n\n\
                ### Småt\n\n1. et\n   - to\n2. tre\n\n7) syv\n\n> citat\n> - punkt\n\n    kode <b>\n\n| a |  | c |\n|:-:|--:|---|\n| 1 | 2 | `x|y` |\n\n\
                |  |\n|--|\n| x |\n\n---\n\n<script>alert(1)</script> ![billede](x.png)\n";
    let mut agenda = agenda(
        "title = \"x\"\ndate = 2025-01-15\nplace = \"<b>her</b>\"\nprotocol = { signatures = true }\n\
         item = [{ number = 1, title = \"a\", kind = \"plan\" }, { number = 2, title = \"b\" }, { number = 3, title = \"c\", kind = \"upcoming\" }]\n\
         slot = [{ at = \"9.00\", title = \"c\", block = \"Blok 1\" }, { at = \"10.00\", items = [2], minutes = 5, block = \"Blok 2\" }]\n",
    );
    agenda.intro = Some(text.into());
    for item in &mut agenda.items {
        (item.background, item.presentation, item.economy) = (Some(text.into()), Some(text.into()), Some(text.into()));
        item.recommendations = agenda::Recommendations::Text(text.into());
    }
    agenda.slots.iter_mut().for_each(|s| s.text = Some(text.into()));
    agenda
}

#[test]
fn the_page_is_one_file_in_which_everything_has_its_place() {
    for (name, protocol) in samples() {
        let (page, elements) = page(&protocol);
        let count = |wanted: &str| elements.iter().filter(|e| e.name == wanted).count();
        let closed = usize::from(protocol.chain.is_some());
        let parts = ["h1", "header", "main", "nav", "footer", "title"].map(count);
        let listed = usize::from(protocol.document.sections.len() >= 4);
        assert_eq!(parts, [1, 1, 1, listed, closed, 1], "{name}: h1, header, main, nav, footer, title");
        assert!(
            page.contains(&format!("<html lang=\"{}\">", if name.contains(".en.") { "en" } else { "da" })),
            "{name}"
        );
        assert!(page.contains("default-src 'none'"), "{name}");
        for outside in ["<script", "src=", "url(", "@import", "<link", "<img", "style=\"", "javascript:"] {
            assert!(!page.contains(outside), "{name}: {outside}");
        }
        let ids: Vec<&str> = elements.iter().filter_map(|e| e.get("id")).collect();
        for (i, id) in ids.iter().enumerate() {
            assert!(!ids[..i].contains(id), "{name}: the id {id} stands twice");
        }
        for link in elements.iter().filter_map(|e| e.get("href")).filter_map(|h| h.strip_prefix('#')) {
            assert!(ids.contains(&link), "{name}: a link leads to #{link}, which is not there");
        }
        for header in elements.iter().filter(|e| e.name == "th") {
            assert!(header.get("scope").is_some() && !header.text.trim().is_empty(), "{name}: {header:?}");
        }
        let mut last = 0;
        for heading in page.split("<h").skip(1).filter_map(|h| h.chars().next()?.to_digit(10)) {
            assert!(heading <= last + 1, "{name}: a heading of level {heading} after one of level {last}");
            last = heading;
        }
    }
}

#[test]
fn a_draft_and_a_rehearsal_are_marked_on_the_screen_and_on_every_page() {
    let (draft, _) = page(&LiveMeeting::rehearsed(sample("2025-01-15-direktionen.toml")).protocol(Audience::Public));
    for word in ["ØVELSE", "UDKAST"] {
        assert!(draft.contains(&format!("<p class=\"mark\"><strong>{word}</strong>")), "the top of the page");
        assert!(draft.contains(&format!("<span>{word}</span>")), "the box that is printed on every page");
        assert!(draft.contains(&format!("<title>{}", "ØVELSE – UDKAST – ")), "the window's title");
    }
    assert!(draft.contains("@top-right { content: \"ØVELSE · UDKAST · Offentlig udgave\""), "the margin of every page");
    let (closed, _) = page(&january().protocol(Audience::Full));
    assert!(!closed.contains("UDKAST") && !closed.contains("ØVELSE"));
    assert!(closed.contains("@top-left { content: \"Direktionen 15-01-2025\""), "the page header");
    assert!(closed.contains("@top-right { content: \"Indeholder lukkede punkter\""), "which version every page is of");
}

fn stays(title: &str) -> Result<(), TestCaseError> {
    let mut agenda = agenda(
        "title = \"x\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"a\", kind = \"plan\" }, { number = 2, title = \"b\" }]\n\
         slot = [{ at = \"9.00\", title = \"c\" }, { at = \"10.00\", items = [2], minutes = 5 }]\n",
    );
    agenda.title = title.into();
    agenda.body = Some(title.into());
    agenda.items[1].title = title.into();
    agenda.items[1].annexes =
        vec![agenda::Annex { title: Some(title.into()), access: agenda::Access::Open, document: None, id: None }];
    let mut told = LiveMeeting::new(agenda);
    told.start(1).decide(&item(2), title, Outcome::Other);
    told.follow_up(&item(2), title, &[Who::Name(title.into())], None);
    told.record(Event::MeetingClosed);
    let page = html(&told.protocol(Audience::Full)).unwrap();
    let elements = read(&page).map_err(|e| TestCaseError::fail(format!("{e} in:\n{page}")))?;
    let once = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = |name: &str, text: &str| elements.iter().any(|e| e.name == name && once(&e.text) == once(text));
    prop_assert!(says("h1", title), "the heading in:\n{}", page);
    prop_assert!(says("h2", &format!("2. {title}")), "the item's heading in:\n{}", page);
    prop_assert!(says("p", title), "the decision in:\n{}", page);
    prop_assert!(says("li", &format!("{title} – åben")), "the annex in:\n{}", page);
    prop_assert!(elements.iter().any(|e| e.name == "title" && once(&e.text).starts_with(&once(title))));
    // The style sheet prints the heading on every page; its string must hold it whole.
    let style = &elements.iter().find(|e| e.name == "style").unwrap().text;
    prop_assert!(style.contains("counter(pages);"), "the style sheet goes on after the page header:\n{}", style);
    Ok(())
}

#[test]
fn a_title_that_looks_like_markup_stays_text() {
    for title in [
        "<script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        "\"; } body { display: none } /*",
        "a & b &amp; &lt; &#35;",
        "'onclick='x' \\",
        "{{ chain }} {% for %} {# x #}",
        "<!-- --> ]]>",
    ] {
        stays(title).unwrap();
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn no_title_becomes_markup(title in "[a-z<>&\"'/=!{}%#;\\\\ \\-]{0,14}[a-zæ][a-z<>&\"'/=!{}%#;\\\\ \\-]{0,14}") {
        stays(&title)?;
    }

    #[test]
    fn no_text_of_an_agenda_breaks_the_page(source in "[-ab1#*_`<>|~&!\\[\\]()\\\\.:+\"' \n]{0,80}") {
        let mut agenda = wild();
        agenda.items[1].background = Some(source.clone());
        agenda.slots[0].text = Some(source);
        let page = html(&LiveMeeting::new(agenda).protocol(Audience::Full)).unwrap();
        let read = read(&page);
        prop_assert!(read.is_ok(), "{} in:\n{page}", read.unwrap_err());
    }
}

#[test]
fn a_date_in_figures_stays_on_one_line() {
    let mut told = january();
    told.decide(&item(3), "Behandles 21-10-2025 og 2025-11-04, jf. 24-1188-2 <x>", Outcome::Other);
    let (page, _) = page(&told.protocol(Audience::Full));
    let date = |date: &str| format!("<span class=\"date\">{date}</span>");
    for said in [
        format!("<h3>Beslutning i Direktionen den {}</h3>", date("15-01-2025")),
        format!("<p>Behandles {} og {}, jf. 24-1188-2 &lt;x&gt;</p>", date("21-10-2025"), date("2025-11-04")),
        format!("Afsluttet {} kl. 13.09</th>", date("15-01-2025")),
    ] {
        assert!(page.contains(&said), "{said}");
    }
    assert!(page.contains(".date { white-space: nowrap; }"));
}

#[test]
fn the_signatures_are_lines_under_each_other_and_the_check_values_a_table_at_their_end() {
    let (page, _) = page(&january().protocol(Audience::Full));
    let end = page.split("<section class=\"signatures\"").nth(1).unwrap();
    let lines = end.split("</ul>").next().unwrap();
    assert!(lines.contains("<li>Sted og dato</li>\n<li>Kommunaldirektør Jonas Kroustrup, mødeleder</li>"), "{lines}");
    assert!(end.contains("<table class=\"checks\">") && end.contains("<td><code>5f0ce1</code></td>"), "{end}");
    assert!(page.contains(".signatures { break-before: page; }") && page.contains("footer { break-before: avoid;"));
}

#[test]
fn the_page_of_a_closed_meeting() {
    let (page, _) = page(&january().protocol(Audience::Public));
    let body = page.split("</head>").nth(1).unwrap();
    insta::assert_snapshot!("page_public_da", body);
}
