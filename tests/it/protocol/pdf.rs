//! The PDF: what a program without it says, and in one with it the marks of PDF/UA, the content, and hostile text
//! tamed.
//!
//! With the feature the tests read the files with `pdftotext` (poppler-utils), a reader that shares nothing with their
//! writer.

use std::fs;

use punktlig::protocol::Format;

use super::*;

const NAMES_PDF: &str = "title = \"Møde\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"c\" }]\n\
                         [protocol]\nformats = [\"md\", \"pdf\"]\n";

fn punktlig(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let done = assert_cmd::Command::new(env!("CARGO_BIN_EXE_punktlig"))
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("APPDATA", env!("CARGO_TARGET_TMPDIR"))
        .args(args)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (done.status.code(), said)
}

#[test]
fn asking_for_a_pdf_gives_one_or_says_how() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("m.toml"), NAMES_PDF).unwrap();
    let (code, said) = punktlig(dir.path(), &["protocol", "m.toml", "--format", "pdf"]);
    let (_, checked) = punktlig(dir.path(), &["check", "m.toml"]);
    let file = dir.path().join("m/protocol.pdf");
    if Format::Pdf.is_built() {
        assert_eq!(code, Some(0), "{said}");
        assert!(fs::read(file).unwrap().starts_with(b"%PDF-1."));
        assert!(!checked.contains("[no-pdf]"), "{checked}");
    } else {
        assert_eq!(code, Some(1));
        assert!(!file.exists());
        let how = "cargo install --path . --features pdf";
        assert!(said.contains(how) && said.contains("--format docx") && said.lines().count() == 2, "{said}");
        assert!(checked.contains("[no-pdf]") && checked.contains(how) && checked.contains("m.toml:5:"), "{checked}");
    }
}

/// What the tests look into PDFs with.
#[cfg(feature = "pdf")]
pub mod reading {
    use std::io::Read;
    use std::process::Command;

    use flate2::read::ZlibDecoder;

    /// The text of the pages as another program reads it; `body`: without their heads and feet.
    pub fn text(bytes: &[u8], body: bool) -> String {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        let mut command = Command::new("pdftotext");
        if body {
            command.args(["-r", "72", "-x", "0", "-y", "75", "-W", "600", "-H", "700"]);
        }
        let done = command.arg(file.path()).arg("-").output().expect("pdftotext of Debian's poppler-utils is needed");
        assert!(done.status.success() && done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
        // Cells of tables are hyphenated.
        String::from_utf8(done.stdout).unwrap().replace("-\n", "").replace('\u{ad}', "")
    }

    /// All else that is in a file, as text: its objects, its streams unpacked, its strings in UTF-16 as well.
    pub fn inside(bytes: &[u8]) -> String {
        let mut all = bytes.to_vec();
        let mut rest = bytes;
        while let Some(at) = rest.windows(6).position(|w| w == b"stream") {
            rest = &rest[at + 6..];
            let start = rest.iter().position(|b| !matches!(b, b'\r' | b'\n')).unwrap_or(0);
            let mut unpacked = Vec::new();
            let _ = ZlibDecoder::new(&rest[start..]).read_to_end(&mut unpacked);
            all.push(b'\n');
            all.extend(unpacked);
        }
        let mut out = String::from_utf8_lossy(&all).into_owned();
        for pair in [0, 1] {
            let units: Vec<u16> = all[pair..].chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
            out.push_str(&String::from_utf16_lossy(&units));
        }
        for hex in String::from_utf8_lossy(&all).split('<').filter_map(|s| s.split('>').next()) {
            let units: Option<Vec<u16>> = hex
                .as_bytes()
                .chunks_exact(4)
                .map(|c| u16::from_str_radix(std::str::from_utf8(c).ok()?, 16).ok())
                .collect();
            out.push_str(&units.map(|u| String::from_utf16_lossy(&u)).unwrap_or_default());
        }
        out
    }
}

#[cfg(feature = "pdf")]
mod built {
    use punktlig::protocol::{Rendered, Templates, render};

    use punktlig::protocol::Format;

    use super::super::*;
    use super::reading::{inside, text};

    fn pdf(protocol: &Protocol) -> Rendered {
        render(Format::Pdf, protocol, &Templates::default()).unwrap()
    }

    /// Letters alone: a page breaks lines where it likes.
    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
    }

    #[test]
    fn it_bears_the_marks_of_pdf_ua_the_title_and_the_language() {
        let told = january();
        for (lang, region) in [(Lang::Da, "/Lang(da-DK)"), (Lang::En, "/Lang(en-GB)")] {
            let protocol = told.protocol_in(Audience::Full, Some(lang));
            // A day and its month are not broken over two lines.
            let inside = inside(&pdf(&protocol).bytes).replace('\u{a0}', " ");
            assert!(inside.contains(region));
            assert_eq!(inside.matches("/Lang(").count(), inside.matches(region).count(), "one language all through");
            let document = &protocol.document;
            let version = document.version.as_deref().unwrap_or("");
            let title = format!("{} – {} – {version}<", document.title, document.header);
            assert!(inside.contains(&title), "{title}");
            for mark in [
                "pdfuaid:part>1<",
                "pdfaid:part>2<",
                "pdfaid:conformance>A<",
                "/Marked true",
                "/DisplayDocTitle true",
                "/StructTreeRoot",
                "/TH",
                "/TOCI",
                "/H2",
            ] {
                assert!(inside.contains(mark), "{mark} in\n{inside}");
            }
        }
    }

    #[test]
    fn the_same_protocol_gives_the_same_bytes() {
        let protocol = january().protocol(Audience::Full);
        assert_eq!(pdf(&protocol).bytes, pdf(&protocol).bytes);
    }

    #[test]
    fn everything_in_the_protocol_is_on_its_pages() {
        let mut told = january();
        let record = told.meeting().records_on(&item(4)).next().unwrap().id;
        let decision = Decision {
            text: "Drejebogen blev godkendt.".into(),
            outcome: Outcome::Approved,
            forwarded_to: None,
            forwarded_on: None,
        };
        let content = punktlig::meeting::Content::Decision(decision);
        told.record(Event::CorrectionRecorded { record, content, reason: "hørt forkert".into() });
        for lang in [Lang::Da, Lang::En] {
            let protocol = told.protocol_in(Audience::Full, Some(lang));
            let document = &protocol.document;
            let mut said: Vec<&str> = vec![&document.heading, &document.title, &document.labels.chain_note];
            for line in &document.head {
                said.push(&line.label);
                said.extend(line.values.iter().map(String::as_str));
            }
            said.extend(document.contents.iter().map(|l| l.title.as_str()));
            said.extend(document.annexes.iter().flat_map(|g| &g.lines).map(String::as_str));
            said.extend(document.followups.iter().flat_map(|g| &g.tasks).map(|t| t.task.as_str()));
            said.extend(document.followups.iter().map(|g| g.name.as_str()));
            said.extend(document.pins.iter().flat_map(|p| [p.event.as_str(), p.value.as_str()]));
            for item in &protocol.items {
                let wording = &item.wording;
                said.extend(item.recommendation.iter().flat_map(|r| &r.list).flat_map(|t| t.lines()));
                said.extend(wording.decision_heading.as_deref());
                said.extend(wording.participants.iter().chain(&wording.attendance).map(String::as_str));
                said.extend(wording.entries.iter().flat_map(|e| e.text.lines()));
            }
            let bytes = pdf(&protocol).bytes;
            let body = letters(&text(&bytes, true));
            assert!(said.len() > 100, "{said:?}");
            for words in said {
                assert!(body.contains(&letters(words)), "{words} in\n{}", text(&bytes, true));
            }
            let all = text(&bytes, false);
            let pages = all.matches('\u{c}').count();
            assert!(pages > 3);
            for page in 1..=pages {
                let foot = format!("{} {page} {} {pages}", document.labels.page, document.labels.page_of);
                assert!(all.contains(&foot), "{foot}");
            }
            let heads = all.split('\u{c}').filter(|page| page.starts_with(&document.running_head)).count();
            assert_eq!(heads, pages, "each page has its head");
        }
    }

    #[test]
    fn a_draft_says_so_on_every_page_and_so_does_a_rehearsal() {
        let mut told = LiveMeeting::rehearsed(sample("2025-01-15-direktionen.toml"));
        told.start(0);
        let all = text(&pdf(&told.protocol(Audience::Full)).bytes, false);
        for page in all.split('\u{c}').filter(|page| !page.trim().is_empty()) {
            assert!(page.contains("ØVELSE · UDKAST"), "{page}");
        }
        let closed = text(&pdf(&january().protocol(Audience::Full)).bytes, false);
        assert!(!closed.contains("UDKAST"));
    }

    #[test]
    fn the_public_june_agenda_names_no_closed_item_anywhere() {
        let agenda = sample("2025-06-04-direktionen.toml");
        let closed: Vec<String> =
            agenda.items.iter().filter(|i| i.access.is_closed()).map(|i| i.title.clone()).collect();
        assert!(closed.len() >= 2);
        let told = LiveMeeting::new(agenda);
        let everything = |audience| {
            let bytes = pdf(&told.protocol(audience)).bytes;
            text(&bytes, false) + &inside(&bytes)
        };
        let (full, public) = (everything(Audience::Full), everything(Audience::Public));
        for title in &closed {
            assert!(full.contains(title) && !public.contains(title), "{title}");
        }
        assert!(inside(&pdf(&told.protocol(Audience::Full)).bytes).contains(&closed[0]), "its outline is searched too");
    }

    fn meeting(title: &str, text: &str) -> Protocol {
        let mut agenda = sample("2025-01-15-direktionen.toml");
        agenda.title = title.to_owned();
        agenda.body = Some(title.to_owned());
        agenda.intro = Some(text.to_owned());
        agenda.items[0].title = title.to_owned();
        agenda.items[0].background = Some(text.to_owned());
        let mut told = LiveMeeting::new(agenda);
        told.start(0).decide(&item(3), title, Outcome::Other);
        told.protocol(Audience::Full)
    }

    #[test]
    fn markup_of_typst_stays_as_it_was_typed() {
        let title = r##"#panic("x") $y^2$ *b* _i_ <l> @r // c \ #import "@preview/a:1.0.0": b"##;
        let all = letters(&text(&pdf(&meeting(title, "x")).bytes, true));
        // The title, the head of the item, its line in the contents, the decision.
        assert!(all.matches(&letters(title)).count() >= 4, "{all}");
    }

    #[test]
    fn characters_that_the_fonts_lack_are_shown_as_boxes_and_reported() {
        let made = pdf(&meeting("Fest 🎉 og 会议", "Alfa α, дом, – ✓ é e\u{301} 🎉"));
        let body = text(&made.bytes, true);
        assert!(body.contains("Fest □ og □□") && body.contains("Alfa α, дом, – ✓"), "{body}");
        let remark = Lang::Da.say(&made.remark.unwrap());
        assert!(remark.contains("🎉 会 议"), "{remark}");
        assert!(pdf(&january().protocol(Audience::Full)).remark.is_none());
    }

    #[test]
    fn odd_text_breaks_nothing() {
        let deep: String = (0..40).map(|i| format!("{}- x{i}\n", "  ".repeat(i))).collect();
        let quotes = format!("{} citat", "> ".repeat(40));
        let emphasis = format!("{}tekst{}", "*a ".repeat(60), "*".repeat(60));
        let wide = format!("{}|\n{}|\n{}|\n", "| a ".repeat(60), "|---".repeat(60), "| b ".repeat(60));
        let odd = [
            "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}",
            "السلام عليكم",
            "שלום עולם",
            "ก็ไม่",
            "\u{301}\u{302}",
            "👨\u{200d}👩\u{200d}👧",
            "\u{e000}\u{f8ff}\u{10ffff}",
            "\u{fffd}\u{feff}",
            "﷽ ﬁ ŉ ǆ",
            "नमस्ते",
            "a\tb\u{1680}c\u{3000}d\u{2003}e\u{a0}f",
            "\u{200d}\u{fe0f}",
        ];
        let long = format!("[side](https://example.dk/{})", "a".repeat(9_000));
        for text in odd.into_iter().chain([&*deep, &quotes, &emphasis, &wide, &long]) {
            let title: String = text.chars().take(40).collect();
            let title = if title.trim().is_empty() { "x" } else { title.trim() };
            pdf(&meeting(title, text));
        }
        let empty = agenda("title = \"x\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"x\" }]\n");
        pdf(&LiveMeeting::new(empty).protocol(Audience::Public));
    }

    #[test]
    fn a_title_of_fifty_thousand_letters_is_typeset_and_one_of_a_million_is_reported() {
        pdf(&meeting(&"beslutning ".repeat(5_000), "x"));
        pdf(&meeting(&"x".repeat(50_000), "x"));
        let long = meeting(&"x".repeat(1_000_000), "x");
        let error = render(Format::Pdf, &long, &Templates::default()).unwrap_err();
        assert_eq!(error.render(Lang::Da).lines().next(), Some("Protokollen er for lang til en PDF."));
    }
}
