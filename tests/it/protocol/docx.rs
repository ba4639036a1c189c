//! The Word file: whole as a package, with the outline, the tables and the language that readers' aids need, and
//! hostile text tamed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use proptest::prelude::*;
use punktlig::protocol::model::ContentsLine;
use punktlig::protocol::{commonmark, docx};
use quick_xml::Reader;
use quick_xml::events::Event as Xml;

use super::*;
use crate::kit::faults::cases;

mod layout;

/// Unzips a Word file into its parts as texts, with ordinary blanks in dates and times.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|i| {
            let mut file = zip.by_index(i).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), crate::kit::blanks(&text))
        })
        .collect()
}

/// Returns the text of a part as a person reads it: a paragraph a line, cells and tabs apart by tabs.
pub fn text(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap();
        match tag.split([' ', '/']).next().unwrap() {
            "w:t" => out += &quick_xml::escape::unescape(after).unwrap(),
            "w:tab" if !tag.contains("w:val") => out.push('\t'),
            "w:br" => out.push('\n'),
            "" if tag == "/w:p" => out.push('\n'),
            _ => {}
        }
    }
    out
}

/// An element with its attributes, its text (a line break is `\n`) and what it holds.
#[derive(Clone, Debug, Default)]
struct Node {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Node>,
    own: String,
}

impl Node {
    fn text(&self) -> String {
        match self.name.as_str() {
            "w:br" => "\n".into(),
            "w:tab" if self.attributes.is_empty() => "\t".into(),
            "w:instrText" => String::new(),
            _ => self.own.clone() + &self.children.iter().map(Self::text).collect::<String>(),
        }
    }

    /// Everything below that has this name, in order.
    fn all(&self, name: &str) -> Vec<&Node> {
        let below = self.children.iter().flat_map(|c| c.all(name));
        if self.name == name { std::iter::once(self).chain(below).collect() } else { below.collect() }
    }

    fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    fn style(&self) -> &str {
        self.all("w:pStyle").first().map_or("", |s| s.attribute("w:val"))
    }

    fn has(&self, name: &str) -> bool {
        !self.all(name).is_empty()
    }
}

/// Reads XML strictly.
fn read(xml: &str) -> Node {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut open = vec![Node::default()];
    let close = |open: &mut Vec<Node>| {
        let node = open.pop().unwrap();
        open.last_mut().unwrap().children.push(node);
    };
    loop {
        let event = reader.read_event().unwrap_or_else(|e| panic!("{e} in:\n{xml}"));
        match &event {
            Xml::Start(tag) | Xml::Empty(tag) => {
                let attributes = tag.attributes().map(|a| {
                    let a = a.unwrap();
                    let value = quick_xml::escape::unescape(&a.value).unwrap().into_owned();
                    (AsRef::<str>::as_ref(&a.key).to_owned(), value)
                });
                let name = AsRef::<str>::as_ref(&tag.name()).to_owned();
                open.push(Node { name, attributes: attributes.collect(), ..Node::default() });
                if matches!(event, Xml::Empty(_)) {
                    close(&mut open);
                }
            }
            Xml::End(_) => close(&mut open),
            Xml::Text(text) => open.last_mut().unwrap().own.push_str(text),
            Xml::GeneralRef(name) => {
                let c = match &**name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other}; in:\n{xml}"),
                };
                open.last_mut().unwrap().own.push(c);
            }
            Xml::Decl(_) => {}
            Xml::Eof => break,
            other => panic!("{other:?} in:\n{xml}"),
        }
    }
    assert_eq!(open.len(), 1, "an element stays open in:\n{xml}");
    open.pop().unwrap()
}

fn word(protocol: &Protocol) -> BTreeMap<String, Node> {
    parts(&docx(protocol).unwrap()).iter().map(|(name, xml)| (name.clone(), read(xml))).collect()
}

/// Checks what Word refuses or repairs: cells that end without a paragraph, tables that touch, names used twice.
fn sound(parts: &BTreeMap<String, Node>) {
    let document = &parts["word/document.xml"];
    for cell in document.all("w:tc") {
        assert_eq!(cell.children.last().unwrap().name, "w:p", "a cell ends with a paragraph");
    }
    let body = document.all("w:body")[0];
    for holder in [vec![body], document.all("w:tc")].concat() {
        let touch = holder.children.windows(2).any(|w| w[0].name == "w:tbl" && w[1].name != "w:p");
        assert!(!touch, "a paragraph follows each table");
    }
    assert_eq!(body.children.last().unwrap().name, "w:sectPr");
    assert_eq!(body.children[body.children.len() - 2].name, "w:p");
    let known: Vec<&str> = parts["word/styles.xml"].all("w:style").iter().map(|s| s.attribute("w:styleId")).collect();
    for name in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        for used in document.all(name) {
            assert!(known.contains(&used.attribute("w:val")), "{used:?}");
        }
    }
    let lists: Vec<&str> = parts["word/numbering.xml"].all("w:num").iter().map(|n| n.attribute("w:numId")).collect();
    for used in document.all("w:numId") {
        assert!(lists.contains(&used.attribute("w:val")), "{used:?}");
    }
    let relations = parts["word/_rels/document.xml.rels"].all("Relationship");
    let ids: Vec<&str> = relations.iter().map(|r| r.attribute("Id")).collect();
    for link in document.all("w:hyperlink").iter().filter(|l| l.attributes.contains_key("r:id")) {
        assert!(ids.contains(&link.attribute("r:id")), "{link:?}");
    }
    for relation in relations.iter().filter(|r| r.attribute("TargetMode") != "External") {
        assert!(parts.contains_key(&format!("word/{}", relation.attribute("Target"))), "{relation:?}");
    }
    for part in parts["[Content_Types].xml"].all("Override") {
        assert!(parts.contains_key(part.attribute("PartName").trim_start_matches('/')), "{part:?}");
    }
    let bookmarks: Vec<&str> = document.all("w:bookmarkStart").iter().map(|b| b.attribute("w:name")).collect();
    for link in document.all("w:hyperlink").iter().filter(|l| l.attributes.contains_key("w:anchor")) {
        assert!(bookmarks.contains(&link.attribute("w:anchor")), "{link:?}");
    }
    let count = |kind: &str| document.all("w:fldChar").iter().filter(|f| f.attribute("w:fldCharType") == kind).count();
    assert!(count("begin") == count("end") && count("begin") == count("separate"), "every field ends");
}

/// The paragraphs of the document, outside tables and in them.
fn paragraphs(parts: &BTreeMap<String, Node>) -> Vec<&Node> {
    parts["word/document.xml"].all("w:p")
}

fn texts(parts: &BTreeMap<String, Node>, style: &str) -> Vec<String> {
    paragraphs(parts).into_iter().filter(|p| p.style() == style).map(Node::text).collect()
}

fn samples() -> Vec<Protocol> {
    let names = [
        "2024-01-22-kb-seminar.toml",
        "2024-01-24-direktionen.toml",
        "2024-08-28-workshop.toml",
        "2025-01-15-direktionen.toml",
        "2025-06-04-direktionen.toml",
    ];
    let mut told: Vec<LiveMeeting> = names.iter().map(|name| LiveMeeting::new(sample(name))).collect();
    told.push(january());
    told.push(LiveMeeting::rehearsed(sample(names[4])));
    let each = |t: &LiveMeeting| {
        [(Audience::Full, None), (Audience::Public, Some(Lang::En))].map(|(a, l)| t.protocol_in(a, l))
    };
    told.iter().flat_map(each).collect()
}

#[test]
fn every_part_is_there_well_formed_and_leads_nowhere_astray() {
    for protocol in samples() {
        let parts = word(&protocol);
        for name in ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/styles.xml"]
        {
            assert!(parts.contains_key(name), "{name}");
        }
        sound(&parts);
    }
}

#[test]
fn the_outline_leaves_no_level_out_and_the_contents_list_its_top() {
    for protocol in samples() {
        let parts = word(&protocol);
        let mut last = 0;
        for paragraph in paragraphs(&parts) {
            if let Some(level) = paragraph.style().strip_prefix("Heading") {
                let level: u32 = level.parse().unwrap();
                // A point's heading is at the third level, as in the other formats.
                assert!(level <= last + 1 || level == 3, "{level} after {last}: {}", paragraph.text());
                last = level;
                assert!(!paragraph.text().trim().is_empty());
            }
        }
        let listed = !protocol.document.contents.is_empty();
        assert_eq!(listed, protocol.document.sections.len() >= 4);
        let headings = if listed { texts(&parts, "Heading1") } else { Vec::new() };
        let contents = texts(&parts, "TOC1");
        let titles: Vec<&str> = contents.iter().map(|line| line.split('\t').next().unwrap()).collect();
        assert_eq!(titles, headings, "the contents are the headings");
        let numbered = |line: &ContentsLine| match &line.number {
            Some(number) => format!("{number}. {}", line.title),
            None => line.title.clone(),
        };
        let listed: Vec<String> = protocol.document.contents.iter().map(numbered).collect();
        assert_eq!(titles, listed, "Word lists what every format does");
        assert!(contents.iter().all(|line| line.ends_with('\t')), "no page is guessed: {contents:?}");
        let pages: Vec<String> = (1..=headings.len()).map(|n| format!(" PAGEREF _Toc{n:08} \\h ")).collect();
        let fields = parts["word/document.xml"].all("w:instrText");
        assert_eq!(
            fields.iter().map(|field| field.own.clone()).collect::<Vec<_>>(),
            pages,
            "each has a field for its page"
        );
    }
}

#[test]
fn the_words_of_the_protocol_are_in_its_order() {
    let parts = word(&january().protocol(Audience::Full));
    assert_eq!(texts(&parts, "Title"), ["Direktionen"]);
    assert_eq!(texts(&parts, "Subtitle"), ["BESLUTNINGSPROTOKOL"]);
    let all: String = paragraphs(&parts).iter().map(|p| p.text() + "\n").collect();
    let mut rest = all.as_str();
    for words in [
        "Sted\t",
        "Start\tkl. 8.17",
        "Indholdsfortegnelse",
        "1. Beslutningsprotokoller og dagsordener",
        "8.15\nPrioritering",
        "Beslutning i Direktionen den 15-01-2025\n",
        "Henvendelse fra pressen",
        "3. Prioritering",
        "Specialkonsulent Charlotte Gammelgaard deltog under behandlingen.\nAd 1)",
        "Udsat til den 22. januar 2025.",
        "Bilagsoversigt",
        "Ansvarlig\nOpgave\nPunkt\nFrist\n",
        "Underskriftsside\n\t\nSted og dato\n\t\nKommunaldirektør Jonas Kroustrup, mødeleder\n",
        "Registreret\nJournalens kontrolværdi\nAfsluttet 15-01-2025 kl. 13.09\n5f0ce1\n",
    ] {
        let at = rest.find(words).unwrap_or_else(|| panic!("{words:?} is missing, or stands earlier, in:\n{all}"));
        rest = &rest[at + words.len()..];
    }
    assert_eq!(texts(&parts, "Remark").last().map(String::as_str), Some("Ikke behandlet."));
    assert!(texts(&parts, "Decision").contains(&"Ad 1) Godkendt.\nAd 2) Årsplanen blev gennemgået.".to_owned()));
}

/// Returns a style's element.
fn style_of<'a>(parts: &'a BTreeMap<String, Node>, id: &str) -> &'a Node {
    parts["word/styles.xml"].all("w:style").into_iter().find(|s| s.attribute("w:styleId") == id).unwrap()
}

#[test]
fn language_title_and_body_are_printed_and_no_time_but_the_close() {
    let told = january();
    for (lang, code, title) in [
        (Lang::Da, "da-DK", "BESLUTNINGSPROTOKOL – Direktionen 15-01-2025 – Indeholder lukkede punkter"),
        (Lang::En, "en-GB", "BESLUTNINGSPROTOKOL – Direktionen 15 January 2025 – Contains closed items"),
    ] {
        let parts = word(&told.protocol_in(Audience::Full, Some(lang)));
        let core = &parts["docProps/core.xml"];
        assert_eq!(core.all("dc:title")[0].text(), title);
        assert_eq!(core.all("dc:language")[0].text(), code);
        assert_eq!(core.all("dc:creator")[0].text(), "Direktionen");
        assert_eq!(core.all("dcterms:created")[0].text(), "2025-01-15T12:09:00Z");
        assert_eq!(parts["word/styles.xml"].all("w:lang")[0].attribute("w:val"), code);
        assert_eq!(parts["word/settings.xml"].all("w:themeFontLang")[0].attribute("w:val"), code);
        let footer = parts["word/footer1.xml"].text();
        // Page and pages are fields: the word processor counts them.
        assert_eq!(footer, if lang == Lang::Da { "\tSide  af " } else { "\tPage  of " });
    }
}

#[test]
fn the_same_meeting_gives_the_same_bytes() {
    let told = january();
    let bytes = docx(&told.protocol(Audience::Full)).unwrap();
    assert_eq!(bytes, docx(&told.protocol(Audience::Full)).unwrap());
    // On every system: a zip says which one it is from.
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let is_of_unix = |n| zip.by_index(n).unwrap().system() == zip::System::Unix;
    assert!((0..13).all(is_of_unix));
}

#[test]
fn a_draft_and_a_rehearsal_say_so_on_every_page() {
    let header = |told: &LiveMeeting| word(&told.protocol(Audience::Full))["word/header1.xml"].text();
    let agenda = || sample("2025-01-15-direktionen.toml");
    assert_eq!(header(&january()), "Direktionen 15-01-2025\tIndeholder lukkede punkter");
    assert_eq!(header(&LiveMeeting::new(agenda())), "Direktionen 15-01-2025\tUDKAST · Indeholder lukkede punkter");
    assert_eq!(
        header(&LiveMeeting::rehearsed(agenda())),
        "Direktionen 15-01-2025\tØVELSE · UDKAST · Indeholder lukkede punkter"
    );
    let parts = word(&LiveMeeting::rehearsed(agenda()).protocol(Audience::Full));
    let sections = parts["word/document.xml"].all("w:sectPr");
    assert_eq!(sections.len(), 1, "one header for all pages");
    assert!(sections[0].has("w:headerReference") && !sections[0].has("w:titlePg"));
}

#[test]
fn every_list_counts_from_its_own_first_number() {
    let mut agenda = agenda(
        "title = \"x\"\ndate = 2025-01-15\nitem = [\n\
         { number = 1, title = \"a\", recommendations = [\"et\", \"to\"], background = \"3. c\\n4. d\\n   - e\\n\\n     1. f\" },\n\
         { number = 2, title = \"b\", recommendations = [\"tre\", \"fire\"] },\n\
         { number = 3, title = \"c\", recommendations = [\"alene\"] }]\n",
    );
    agenda.items[1].recommendation_intro = Some("At direktionen:".into());
    let parts = word(&LiveMeeting::new(agenda).protocol(Audience::Full));
    sound(&parts);
    let numbering = &parts["word/numbering.xml"];
    let listed: BTreeMap<String, (String, String, String)> = paragraphs(&parts)
        .into_iter()
        .filter(|p| p.has("w:numPr"))
        .map(|p| {
            let id = p.all("w:numId")[0].attribute("w:val");
            let num = numbering.all("w:num").into_iter().find(|n| n.attribute("w:numId") == id).unwrap();
            let start = num.all("w:startOverride").first().map_or("", |s| s.attribute("w:val")).to_owned();
            let level = p.all("w:ilvl")[0].attribute("w:val").to_owned();
            let known = num.all("w:lvlOverride").first().is_none_or(|l| l.attribute("w:ilvl") == level);
            assert!(known, "the level that starts anew is the list's");
            (p.text(), (id.to_owned(), level, start))
        })
        .collect();
    let of = |text: &str| listed[text].clone();
    assert_eq!((of("c").2, of("d").0), ("3".to_owned(), of("c").0));
    assert_eq!((of("e").1, of("e").2), ("1".to_owned(), String::new()), "a bullet");
    assert_eq!((of("f").1, of("f").2), ("2".to_owned(), "1".to_owned()));
    assert!(of("et").0 == of("to").0 && of("tre").0 == of("fire").0 && of("et").0 != of("tre").0);
    assert_eq!((of("et").2, of("tre").2), ("1".to_owned(), "1".to_owned()));
    assert!(!listed.contains_key("alene"));
}

#[test]
fn a_numbered_list_has_its_numbers_as_they_were_typed_in_every_format() {
    let mut agenda = agenda("title = \"x\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"a\" }]\n");
    agenda.items[0].background = Some("2) to\n3) tre\n\nog\n\n1. en\n2. ny".into());
    let protocol = LiveMeeting::new(agenda).protocol(Audience::Full);
    let parts = word(&protocol);
    let shown = |text: &str| {
        let numbering = &parts["word/numbering.xml"];
        let id =
            paragraphs(&parts).into_iter().find(|p| p.text() == text).unwrap().all("w:numId")[0].attribute("w:val");
        let num = numbering.all("w:num").into_iter().find(|n| n.attribute("w:numId") == id).unwrap();
        let form = num.all("w:abstractNumId")[0].attribute("w:val");
        let forms = numbering.all("w:abstractNum");
        let levels = forms.iter().find(|a| a.attribute("w:abstractNumId") == form).unwrap();
        levels.all("w:lvlText")[0].attribute("w:val").to_owned()
    };
    assert_eq!(["to", "en"].map(shown), ["%1)", "%1."]);
    let page = crate::kit::html(&protocol).unwrap();
    assert!(page.contains("<ol class=\"numbered\" start=\"2\">\n<li>to") && page.contains("<ol>\n<li>en"), "{page}");
    let text = crate::kit::markdown(&protocol).unwrap();
    assert!(text.contains("2) to\n3) tre\n\nog\n\n1. en\n2. ny\n"), "{text}");
}

#[test]
fn texts_keep_their_form_and_links_their_address() {
    let mut agenda = agenda("title = \"x\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"a\" }]\n");
    agenda.items[0].background = Some(
        "# Stort\n\n**fed** *skrå* ~~væk~~ `kode` [sag](https://example.dk/a?b=1&c=2) [rør](tel:123)\\\nlinje\n\n> citat\n\n\
         ```\nen\n  to\n```\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n\n| c |\n|---|\n| 3 |\n\n---\n"
            .into(),
    );
    let parts = word(&LiveMeeting::new(agenda).protocol(Audience::Full));
    sound(&parts);
    assert_eq!(texts(&parts, "Heading3"), ["Stort"]);
    assert_eq!(texts(&parts, "Quote"), ["citat"]);
    assert_eq!(texts(&parts, "Code"), ["en\n  to"]);
    let document = &parts["word/document.xml"];
    let run = |text: &str| document.all("w:r").into_iter().find(|r| r.text() == text).unwrap();
    assert!(run("fed").has("w:b") && run("skrå").has("w:i") && run("væk").has("w:strike"));
    assert_eq!(run("kode").all("w:rStyle")[0].attribute("w:val"), "CodeText");
    assert!(texts(&parts, "Normal").contains(&"fed skrå væk kode sag rør\nlinje".to_owned()));
    let external: Vec<&str> = parts["word/_rels/document.xml.rels"]
        .all("Relationship")
        .iter()
        .filter(|r| r.attribute("TargetMode") == "External")
        .map(|r| r.attribute("Target"))
        .collect();
    assert_eq!(external, ["https://example.dk/a?b=1&c=2"]);
    assert_eq!(document.all("w:tbl").len(), 2);
    assert_eq!(document.all("w:tbl")[0].all("w:jc").len(), 2, "the right-hand column, in both rows");
}

#[test]
fn hostile_titles_are_text_and_nothing_else() {
    for title in ["<script>alert(1)</script>", "AT&T &amp; \"citat\" 'x'", "]]> <!-- <w:p/>", "{PAGE} \\* MERGE"] {
        let mut agenda = sample("2025-01-15-direktionen.toml");
        agenda.items[0].title = title.into();
        agenda.body = Some(title.into());
        agenda.slots[0].title = title.into();
        let parts = word(&LiveMeeting::new(agenda).protocol(Audience::Full));
        sound(&parts);
        assert_eq!(texts(&parts, "Title"), [title]);
        assert!(texts(&parts, "Heading1").iter().any(|h| *h == format!("1. {title}")));
        assert!(texts(&parts, "TableText").iter().any(|cell| cell == title));
        assert_eq!(parts["docProps/core.xml"].all("dc:creator")[0].text(), title);
    }
}

#[test]
fn characters_that_xml_does_not_have_are_dropped() {
    let mut protocol = january().protocol(Audience::Full);
    let hostile = "a\u{0}\u{1}b\u{8}\u{1b}[31m\u{fffe}\u{ffff}\u{202e}c";
    protocol.document.heading = hostile.into();
    protocol.document.running_head = hostile.into();
    protocol.items[0].wording.heading = hostile.into();
    protocol.items[0].wording.entries[0].text = hostile.into();
    let raw = parts(&docx(&protocol).unwrap());
    let illegal = |c: char| (c < ' ' && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{202e}');
    assert!(raw.iter().all(|(_, part)| !part.contains(illegal)));
    let parts = word(&protocol);
    assert_eq!(texts(&parts, "Title"), ["ab[31mc"]);
    assert!(parts["word/header1.xml"].text().starts_with("ab[31mc\t"));
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn no_text_breaks_the_file_or_loses_its_words(source in "[-ab1#*_`<>|~&!\\[\\]()\\\\.:+ \n]{0,80}") {
        let mut agenda = agenda(
            "title = \"x\"\ndate = 2025-01-15\nitem = [{ number = 1, title = \"a\", kind = \"plan\" }]\nslot = [{ at = \"9.00\", title = \"c\" }]\n",
        );
        agenda.items[0].background = Some(source.clone());
        agenda.slots[0].text = Some(source.clone());
        let protocol = LiveMeeting::new(agenda).protocol(Audience::Full);
        let parts = word(&protocol);
        sound(&parts);
        let words = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let before: String = protocol.items[0].background.iter().flatten().map(block_text).collect();
        let body: String = paragraphs(&parts).iter().map(|p| p.text()).collect();
        prop_assert_eq!(words(&body).matches(&words(&before)).count().min(1), 1, "{:?}", source);
    }
}

/// Returns a block's words, without the form.
fn block_text(block: &commonmark::Block) -> String {
    use commonmark::{Block, plain_text};
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => plain_text(content),
        Block::List { items, .. } => items.iter().flatten().map(block_text).collect(),
        Block::Quote { blocks } => blocks.iter().map(block_text).collect(),
        Block::Code { text } => text.clone(),
        Block::Table { head, rows, .. } => std::iter::once(head).chain(rows).flatten().map(|c| plain_text(c)).collect(),
        Block::Rule => String::new(),
    }
}
