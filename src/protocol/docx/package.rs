//! The parts around the body, and the zip file that holds them all. Nothing in it depends on when it was written.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::paper::{DocumentBody, ParagraphFormat, TextFormat, link_id};
use super::styles;
use super::xml::{Xml, legal};
use crate::msg;
use crate::protocol::model::Protocol;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const THEME: &str = include_str!("parts/theme1.xml");
const FONTS: &str = include_str!("parts/fontTable.xml");

/// The parts next to the document: name, end of the type of relationship, and content type.
const BESIDE: [(&str, &str, &str); 7] = [
    ("styles", "styles", "styles"),
    ("numbering", "numbering", "numbering"),
    ("settings", "settings", "settings"),
    ("fontTable", "fontTable", "fontTable"),
    ("header1", "header", "header"),
    ("footer1", "footer", "footer"),
    ("theme/theme1", "theme", ""),
];

/// A page that stands for the field that counts it.
const PAGE: char = '\u{e000}';
const PAGES: char = '\u{e001}';

/// Puts the parts into a zip file.
pub(super) fn zip(protocol: &Protocol, paper: DocumentBody) -> std::io::Result<Vec<u8>> {
    let lang = protocol.meeting.language;
    let parts: Vec<(&str, Vec<u8>)> = vec![
        ("[Content_Types].xml", content_types()?),
        ("_rels/.rels", package_relationships()?),
        ("docProps/core.xml", core(protocol)?),
        ("docProps/app.xml", app()?),
        ("word/_rels/document.xml.rels", document_relationships(&paper.links)?),
        ("word/styles.xml", styles::styles_part(lang, protocol.document.type_size).into_bytes()),
        ("word/numbering.xml", styles::numbering_part(&paper.lists).into_bytes()),
        ("word/settings.xml", settings(protocol)?),
        ("word/fontTable.xml", FONTS.into()),
        ("word/theme/theme1.xml", THEME.into()),
        ("word/header1.xml", header(protocol)?),
        ("word/footer1.xml", footer(protocol)?),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The same bytes on every system.
    let options = SimpleFileOptions::default()
        .system(System::Unix)
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in parts {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    zip.start_file("word/document.xml", options)?;
    for stretch in document(paper, protocol.document.type_size.is_some())? {
        zip.write_all(&stretch)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Writes the body and its page; on a wall more of the page is for the plan.
fn document(mut paper: DocumentBody, is_wall: bool) -> std::io::Result<Vec<Vec<u8>>> {
    let mut xml = Xml::part();
    xml.open("w:document", &[("xmlns:w", W), ("xmlns:r", R)]);
    xml.open("w:body", &[]);
    xml.append(paper.take());
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header1")]);
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer1")]);
    xml.fixed(r#"<w:pgSz w:w="11906" w:h="16838"/>"#);
    xml.fixed(if is_wall {
        r#"<w:pgMar w:top="1134" w:right="1418" w:bottom="907" w:left="1418" w:header="510" w:footer="454" w:gutter="0"/>"#
    } else {
        r#"<w:pgMar w:top="1701" w:right="1418" w:bottom="1417" w:left="1418" w:header="794" w:footer="680" w:gutter="0"/>"#
    });
    xml.close("w:sectPr");
    xml.close("w:body");
    xml.close("w:document");
    xml.stretches()
}

/// Writes the page header: what the document is, and in words what it is not.
fn header(protocol: &Protocol) -> std::io::Result<Vec<u8>> {
    let document = &protocol.document;
    let words = document.marks.iter().map(|mark| mark.word.as_str()).chain(document.version.as_deref());
    let words: Vec<&str> = words.collect();
    let mut paper = DocumentBody::new();
    paper.paragraph(&ParagraphFormat::of("Header"), |p| {
        p.run(&document.running_head, TextFormat::default());
        if !words.is_empty() {
            p.run("\t", TextFormat::default());
            p.run(&words.join(" · "), TextFormat { bold: true, accent: true, ..TextFormat::default() });
        }
    });
    around("w:hdr", paper)
}

/// Writes the page footer: `Side 1 af 3`.
fn footer(protocol: &Protocol) -> std::io::Result<Vec<u8>> {
    let line = protocol.meeting.language.say(&msg!("docx-page", page = PAGE.to_string(), pages = PAGES.to_string()));
    let mut paper = DocumentBody::new();
    paper.paragraph(&ParagraphFormat::of("Footer"), |p| {
        p.run("\t", TextFormat::default());
        for piece in line.split_inclusive([PAGE, PAGES]) {
            let text = piece.trim_end_matches([PAGE, PAGES]);
            if !text.is_empty() {
                p.run(text, TextFormat::default());
            }
            if piece.ends_with(PAGE) {
                p.field(" PAGE ", false);
            } else if piece.ends_with(PAGES) {
                p.field(" NUMPAGES ", false);
            }
        }
    });
    around("w:ftr", paper)
}

fn around(root: &str, mut paper: DocumentBody) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::part();
    xml.open(root, &[("xmlns:w", W), ("xmlns:r", R)]);
    xml.append(paper.take());
    xml.close(root);
    xml.finish()
}

fn settings(protocol: &Protocol) -> std::io::Result<Vec<u8>> {
    let lang = protocol.meeting.language.locale;
    let mut xml = Xml::part();
    xml.open("w:settings", &[("xmlns:w", W)]);
    xml.fixed(
        r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>"#,
    );
    // Without a mode, Word opens the file as one of an old version.
    xml.fixed(concat!(
        r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>"#,
        r#"</w:compat>"#
    ));
    xml.value("w:themeFontLang", lang);
    xml.close("w:settings");
    xml.finish()
}

/// Writes what the document is called, whose it is and in which language; its only time is the close of the meeting.
fn core(protocol: &Protocol) -> std::io::Result<Vec<u8>> {
    let document = &protocol.document;
    let line = |text: &str| crate::text::one_line(&legal(text));
    let mut xml = Xml::part();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", CORE),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    let version = document.version.iter().map(|version| format!(" – {}", line(version)));
    let title = format!("{} – {}{}", line(&document.title), line(&document.header), version.collect::<String>());
    xml.leaf("dc:title", &[], &title);
    if let Some(body) = &protocol.meeting.body {
        xml.leaf("dc:creator", &[], &line(body));
    }
    xml.leaf("dc:language", &[], protocol.meeting.language.locale);
    if let Some(closed) = protocol.meeting.closed_at {
        let at = closed.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &at);
        }
    }
    xml.close("cp:coreProperties");
    xml.finish()
}

fn app() -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::part();
    xml.open("Properties", &[("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")]);
    xml.leaf("Application", &[], env!("CARGO_PKG_NAME"));
    xml.close("Properties");
    xml.finish()
}

fn content_types() -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::part();
    xml.open("Types", &[("xmlns", CONTENT_TYPES)]);
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", rels)]);
    xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let mut part = |name: &str, kind: &str| xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    part("/word/document.xml", &format!("{WORD}document.main+xml"));
    for (name, _, kind) in BESIDE {
        let kind = match kind {
            "" => "application/vnd.openxmlformats-officedocument.theme+xml".to_owned(),
            kind => format!("{WORD}{kind}+xml"),
        };
        part(&format!("/word/{name}.xml"), &kind);
    }
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    xml.close("Types");
    xml.finish()
}

fn package_relationships() -> std::io::Result<Vec<u8>> {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let (document, app) = (format!("{R}/officeDocument"), format!("{R}/extended-properties"));
    relationships(|xml| {
        for (id, kind, target) in [
            ("document", document.as_str(), "word/document.xml"),
            ("core", core, "docProps/core.xml"),
            ("app", &app, "docProps/app.xml"),
        ] {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    })
}

fn document_relationships(links: &[String]) -> std::io::Result<Vec<u8>> {
    relationships(|xml| {
        for (name, kind, _) in BESIDE {
            let id = name.rsplit('/').next().unwrap_or(name);
            let (kind, target) = (format!("{R}/{kind}"), format!("{name}.xml"));
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", &target)]);
        }
        for (i, link) in links.iter().enumerate() {
            let (id, kind) = (link_id(i), format!("{R}/hyperlink"));
            xml.empty(
                "Relationship",
                &[("Id", &id), ("Type", &kind), ("Target", &legal(link)), ("TargetMode", "External")],
            );
        }
    })
}

fn relationships(inside: impl FnOnce(&mut Xml)) -> std::io::Result<Vec<u8>> {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", RELATIONSHIPS)]);
    inside(&mut xml);
    xml.close("Relationships");
    xml.finish()
}
