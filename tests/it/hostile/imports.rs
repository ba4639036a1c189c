//! Documents that are made to do harm: each is refused with one message, in bounded memory and time, by the process
//! that reads it; nothing outside of it is read.

use std::time::Duration;

use punktlig::import::source::{self, Reader, Refusal, Source};
use punktlig::lang::Lang;

use crate::kit::packed::{docx, odt, p, packed, pdf, pdf_of, set, stream};
use crate::pty::terminal::binary;

/// Reads a file as the program does, in another process.
fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Source, Refusal> {
    Reader::of(binary().into(), Duration::from_secs(60)).read(name, bytes.into())
}

fn refused(name: &str, bytes: impl Into<Vec<u8>>) -> Refusal {
    read(name, bytes).expect_err(name)
}

#[test]
fn a_document_is_read_by_another_process() {
    let Ok(Source::Documents(documents)) = read("a.docx", docx(&p("", "Dagsorden"), "", "", &[])) else { panic!() };
    assert_eq!((documents[0].name.as_str(), documents[0].document.blocks.len()), ("a.docx", 1));
    assert!(matches!(read("", "Dagsorden\n"), Ok(Source::Documents(_))));
}

#[test]
fn what_unpacks_to_any_size_is_refused() {
    let blanks = "x".repeat(20 * 1024 * 1024);
    assert_eq!(refused("ratio.docx", docx(&p("", &blanks), "", "", &[])), Refusal::TooMuch);
    assert_eq!(refused("ratio.odt", odt("", &format!("<text:p>{blanks}</text:p>"))), Refusal::TooMuch);
    let noise: String = (0..60 * 1024 * 64u32).map(|n| format!("{:x<16}", n.wrapping_mul(2_654_435_761))).collect();
    assert_eq!(refused("size.docx", docx(&p("", &noise), "", "", &[])), Refusal::TooMuch);
    let inner = packed(&[("word/document.xml", b"<x/>")]);
    assert_eq!(refused("nested.zip", packed(&[("a.zip", &inner), ("b.zip", &inner)])), Refusal::Archive);
}

#[test]
fn entities_of_a_files_own_are_refused_and_none_is_fetched() {
    let laughs: String = (1..20)
        .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
        .collect::<Vec<_>>()
        .concat();
    let bomb = format!("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY l0 \"ha\">{laughs}]><Meeting>&l19;</Meeting>");
    let file = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Meeting>&x;</Meeting>";
    let net = "<?xml version=\"1.0\"?><!DOCTYPE r SYSTEM \"http://localhost:9/r.dtd\"><Meeting>&x;</Meeting>";
    for text in [bomb.as_str(), file, net] {
        assert_eq!(refused("a.xml", text), Refusal::Entities);
        let parts: [(&str, &[u8]); 2] = [("[Content_Types].xml", b""), ("word/document.xml", text.as_bytes())];
        assert_eq!(refused("a.docx", packed(&parts)), Refusal::Entities);
    }
}

#[test]
fn what_is_nested_without_end_is_refused() {
    let deep = |tag: &str| format!("<{tag}>").repeat(200_000);
    assert_eq!(refused("a.docx", docx(&deep("w:sdtContent"), "", "", &[])), Refusal::TooMuch);
    assert_eq!(refused("a.odt", odt("", &deep("text:section"))), Refusal::TooMuch);
    assert_eq!(refused("a.html", format!("<html><body>{}", deep("div"))), Refusal::TooMuch);
    assert_eq!(refused("a.html", format!("<html><body>{}", deep("b"))), Refusal::TooMuch);
    assert_eq!(refused("a.xml", format!("<?xml version=\"1.0\"?>{}", deep("Meeting"))), Refusal::TooMuch);
    let parts = |n: usize| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n");
    let mail = format!("From: a\nTo: b\nSubject: c\n{}", (0..5_000).map(parts).collect::<String>());
    assert_eq!(refused("a.eml", mail), Refusal::TooMuch);
    let quotes = format!("# a\n\n# b\n\n{}{}", "> ".repeat(100_000), "[".repeat(100_000));
    assert!(read("a.md", quotes).is_ok());
}

#[test]
fn wide_tables_are_refused() {
    let cells = "<td colspan=9999>".repeat(3_000);
    assert_eq!(refused("a.html", format!("<html><table>{}", format!("<tr>{cells}").repeat(200))), Refusal::TooMuch);
    let cell = "<table:table-cell table:number-columns-repeated=\"999999\"/>".repeat(1_000);
    let row =
        format!("<table:table-row>{cell}<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>");
    assert_eq!(refused("a.odt", odt("", &format!("<table:table>{}</table:table>", row.repeat(20)))), Refusal::TooMuch);
    assert_eq!(refused("a.csv", "a;".repeat(100_000)), Refusal::TooMuch);
}

#[test]
fn a_pdf_of_ten_thousand_pages_is_refused_and_one_of_two_thousand_is_read() {
    let pages = |count: usize| {
        let page = set(&[(70, 800, "Punkt")]);
        pdf(&vec![page.as_str(); count])
    };
    assert_eq!(refused("a.pdf", pages(10_000)), Refusal::TooManyPages);
    assert!(read("a.pdf", pages(2_000)).is_ok());
}

#[test]
fn a_pdf_that_leads_round_in_circles_comes_to_an_end() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources 4 0 R /Contents 5 0 R >>";
    let kids = "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 9 /Parent 2 0 R >>";
    let content = stream("", "BT /F1 9 Tf (tekst) Tj ET /X1 Do");
    let catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    let itself = ["4 0 R", "<< /Font 4 0 R /F1 4 0 R /XObject 4 0 R /X1 4 0 R >>", "6 0 R"];
    for resources in itself {
        let objects = [catalog, kids, page, resources, content.as_str(), "4 0 R"].map(str::to_owned);
        let _ = read("a.pdf", pdf_of(&objects));
    }
    // Each form shows the next one ten times.
    let form = |n: usize| {
        let next = format!("/Resources << /XObject << /X {} 0 R >> >>", n + 1);
        stream(&format!("/Type /XObject /Subtype /Form {next}"), &"/X Do ".repeat(10))
    };
    let mut objects = vec![catalog.to_owned(), kids.to_owned(), page.to_owned()];
    objects.push("<< /XObject << /X1 6 0 R >> >>".to_owned());
    objects.push(stream("", "/X1 Do"));
    objects.extend((6..30).map(form));
    assert!(matches!(refused("a.pdf", pdf_of(&objects)), Refusal::TooMuch | Refusal::Slow | Refusal::Scanned));
}

#[test]
fn what_is_cut_short_or_has_other_bytes_in_it_is_read_or_refused() {
    let samples = [
        ("a.docx", docx(&p("", "Dagsorden"), "", "", &[])),
        ("a.odt", odt("", "<text:p>Dagsorden</text:p>")),
        ("a.pdf", pdf(&[&set(&[(70, 800, "Dagsorden")])])),
        ("a.html", b"<html><body><table><tr><td>a<td>b</table>".to_vec()),
        ("a.xml", b"<?xml version=\"1.0\"?><Publication><Agendas><Agenda/></Agendas></Publication>".to_vec()),
        ("a.eml", b"From: a\nSubject: =?utf-8?Q?b?=\nMIME-Version: 1.0\n\nText".to_vec()),
    ];
    for (name, bytes) in samples {
        for step in 0..40 {
            let at = bytes.len() * step / 40;
            let _ = source::read(name, bytes[..at].to_vec());
            let mut other = bytes.clone();
            other[at] ^= 0x55;
            let _ = source::read(name, other);
        }
    }
    for n in 0..200u32 {
        let noise: Vec<u8> = (0..300u32).map(|i| (i.wrapping_mul(n * 7 + 13) >> 3) as u8).collect();
        for head in [&b"%PDF-1.7\n"[..], b"PK\x03\x04", b"<?xml version=\"1.0\"?>", b""] {
            let _ = source::read("a", [head, &noise].concat());
        }
    }
}

#[test]
fn each_refusal_says_what_to_do_next() {
    let all = [
        Refusal::TooLarge,
        Refusal::TooManyPages,
        Refusal::TooMuch,
        Refusal::Encrypted,
        Refusal::Scanned,
        Refusal::OldWord,
        Refusal::Spreadsheet,
        Refusal::Archive,
        Refusal::UnknownXml,
        Refusal::Entities,
        Refusal::Encoding,
        Refusal::Unknown,
        Refusal::Damaged,
        Refusal::Empty,
        Refusal::Slow,
        Refusal::Stopped,
        Refusal::NotRun("no".to_owned()),
    ];
    for lang in Lang::ALL {
        for refusal in &all {
            let said = refusal.error("dagsorden.pdf").render(*lang);
            assert!(said.starts_with("dagsorden.pdf ") && said.lines().count() == 2, "{said}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_hangs_or_dies_is_no_reason_to_wait() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let program = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    };
    let short = Duration::from_millis(300);
    let by = |path: std::path::PathBuf, time| Reader::of(path, time).read("a.pdf", b"%PDF-1.4".to_vec());
    assert_eq!(by(program("hangs", "#!/bin/sh\nexec sleep 60\n"), short), Err(Refusal::Slow));
    assert_eq!(by(program("dies", "#!/bin/sh\nexit 1\n"), Duration::from_secs(20)), Err(Refusal::Stopped));
    assert!(matches!(by(dir.path().join("missing"), short), Err(Refusal::NotRun(_))));
}
