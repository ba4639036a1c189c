//! PDFs.

use super::{blocks, refusal};
use crate::kit::packed::{pdf, pdf_of, set, stream};
use punktlig::import::source::{self, Refusal, Source};

#[test]
fn lines_keep_their_indentation_and_pages_end() {
    let first = set(&[(70, 800, "Dagsorden"), (70, 760, "1. Budget"), (90, 748, "- for 2026"), (70, 748, "")]);
    let second = set(&[(70, 800, "2. Skole")]);
    let expected = ["L0 Dagsorden", "-", "L0 1. Budget", "L4 - for 2026", "=", "L0 2. Skole"];
    assert_eq!(blocks("a.pdf", pdf(&[&first, &second])), expected);
}

#[test]
fn columns_are_a_table_and_cells_go_on_over_lines() {
    let page = set(&[
        (70, 800, "Plan"),
        (70, 770, "Tid"),
        (150, 770, "Punkt"),
        (70, 758, "8.15"),
        (150, 758, "Prioritering af direktionens vigtigste opgaver i det kommende halve aar og ud-"),
        (150, 746, "valgets opgaver"),
        (150, 734, "Charlotte deltager"),
        (70, 722, "9.00"),
        (150, 722, "Pause"),
        (70, 690, "Efter planen er der en linje, der er lang nok til at vise, hvor siden ender, ja endnu laengere"),
    ]);
    let table = "T Tid | Punkt / 8.15 | Prioritering af direktionens vigtigste opgaver i det kommende halve aar og \
        udvalgets opgaver\nCharlotte deltager / 9.00 | Pause";
    let read = blocks("a.pdf", pdf(&[&page]));
    assert_eq!(read.iter().map(String::as_str).collect::<Vec<_>>()[..3], ["L0 Plan", "-", table]);
}

#[test]
fn a_number_and_its_text_are_one_line_however_far_apart() {
    let page = set(&[(70, 800, "1."), (110, 800, "Budget"), (70, 786, "2."), (110, 786, "Skole")]);
    assert_eq!(blocks("a.pdf", pdf(&[&page])), ["L0 1. Budget", "L0 2. Skole"]);
}

#[test]
fn what_is_drawn_and_coloured_is_of_no_account_and_every_way_to_show_text_is_read() {
    let page = "/Pattern cs /P1 scn q 10 0 0 10 0 0 cm /Im9 Do Q 0 0 m 9 9 l S (ingen skrift) Tj BT /F9 10 Tf (ukendt) Tj \
        /F1 10 Tf 12 TL 70 800 Td [(Bud) -20 (get)] TJ T* (to) Tj (tre) ' 1 0 (fire) \" (x) Tj Td 5 Tj ET";
    assert_eq!(blocks("a.pdf", pdf(&[page])), ["L0 Budget", "L0 to", "L0 tre", "L0 firex"]);
}

/// A PDF with one page that shows a form, which is given with its resources.
fn with_form(page: &str, form: &str) -> Vec<u8> {
    pdf_of(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page} /Contents 5 0 R >>"),
        stream("", "BT /F1 10 Tf 70 700 Td (paa siden) Tj ET q 1 0 0 1 0 -100 cm /X1 Do Q"),
        form.to_owned(),
    ])
}

#[test]
fn a_form_is_where_it_is_placed_and_one_in_itself_ends() {
    let resources = "/Resources << /Font << /F1 3 0 R >> /XObject << /X1 6 0 R >> >>";
    let own = "/Resources << /Font << /F1 3 0 R >> /XObject << /X1 6 0 R >> >>";
    let form = stream(
        &format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 20 0] {own}"),
        "BT /F1 10 Tf 70 790 Td (i formen) Tj ET q 1 0 0 1 0 -40 cm /X1 Do Q",
    );
    let read = blocks("a.pdf", with_form(resources, &form));
    assert_eq!(read[..3], ["L0 paa siden", "L4 i formen", "-"], "{read:?}");
    assert!(read.len() < 40, "{read:?}");
}

#[test]
fn a_page_that_is_turned_is_read_as_it_is_shown() {
    let resources = "/Rotate 90 /Resources << /Font << /F1 3 0 R >> >>";
    let text = "BT /F1 10 Tf 0 1 -1 0 100 70 Tm (Landskab) Tj 0 1 -1 0 112 70 Tm (linje to) Tj ET";
    let bytes = pdf_of(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents 5 0 R >>"),
        stream("", text),
    ]);
    assert_eq!(blocks("a.pdf", bytes), ["L0 Landskab", "L0 linje to"]);
}

#[test]
fn ranges_of_widths_are_those_of_their_letters() {
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange \
        3 beginbfchar <0001> <0041> <0002> <0042> <0003> <0043> endbfchar endcmap";
    let bytes = pdf_of(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"
            .to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>"
            .to_owned(),
        stream("", "BT /F1 10 Tf 70 700 Td <000100020003> Tj ET"),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 0 /W [1 3 600] >>".to_owned(),
        stream("", map),
    ]);
    assert_eq!(blocks("a.pdf", bytes), ["L0 ABC"]);
}

#[test]
fn a_page_that_cannot_be_read_is_named_and_the_others_are_read() {
    let page = |n: u32| format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {n} 0 R >>");
    let text = stream("", "BT /F1 10 Tf 70 700 Td (tekst) Tj ET");
    let bytes = |font: &str| {
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [4 0 R 5 0 R] /Count 2 /Resources << /Font << /F1 3 0 R /F2 7 0 R >> >> >>"
                .to_owned(),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
            page(6),
            page(8),
            text.replace("/F1", "/F2"),
            font.to_owned(),
            text.clone(),
        ];
        objects.truncate(8);
        pdf_of(&objects)
    };
    let bad = bytes("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /UkendtEncoding >>");
    let Ok(Source::Documents(documents)) = source::read("a.pdf", bad) else { panic!("it is read") };
    assert_eq!(documents[0].unread_pages, [1]);
    assert_eq!(documents[0].document.blocks.len(), 2);
}

#[test]
fn a_scanned_an_encrypted_and_a_broken_pdf_say_so() {
    assert_eq!(refusal("a.pdf", pdf(&["q /Im1 Do Q"])), Refusal::Scanned);
    assert_eq!(refusal("a.pdf", b"%PDF-1.4\nnothing".to_vec()), Refusal::Damaged);
    let locked = String::from_utf8(pdf(&[&set(&[(70, 800, "x")])])).unwrap();
    let filter = "/Filter /Standard /V 1 /R 2 /P -4 /Length 40";
    let key = "0".repeat(64);
    let locked = locked
        .replace("/Root 1 0 R", &format!("/Root 1 0 R /ID [<00> <00>] /Encrypt << {filter} /O <{key}> /U <{key}> >>"));
    assert_eq!(refusal("a.pdf", locked), Refusal::Encrypted);
}
