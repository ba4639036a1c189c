//! Text, Markdown, CSV, web pages, e-mails.

use super::{blocks, refusal};
use punktlig::import::source::{self, Refusal, Source};

#[test]
fn printed_lines_keep_their_indentation_their_columns_and_their_pages() {
    let text =
        "Dagsorden\n\n  Sted:   Rådhuset\n1.  Budget for semi-\nnaret sem\u{ad}\ninar\n\u{c}\u{f0b7}\tTo\r\n\tTre\n";
    let expected = [
        "L0 Dagsorden",
        "-",
        "L2 Sted:   Rådhuset",
        "L0 1.  Budget for semi-",
        "L0 naret sem-",
        "L0 inar",
        "=",
        "L0 •  To",
        "L8 Tre",
    ];
    assert_eq!(blocks("a.txt", text), expected);
}

#[test]
fn cells_that_were_copied_are_a_table_and_a_list_or_a_table_of_contents_is_not() {
    let table = "Plan\nTid\tPunkt\n8.15\tBudget\n9.00\tPause\n\n\tkaffe\n10.00\tSlut\n\nEfter\n";
    let expected =
        ["L0 Plan", "T Tid | Punkt / 8.15 | Budget / 9.00 | Pause /  | kaffe / 10.00 | Slut", "-", "L0 Efter"];
    assert_eq!(blocks("-", table), expected);
    assert_eq!(blocks("-", "1.\tBudget\n2.\tSkole\n"), ["L0 1.  Budget", "L0 2.  Skole"]);
    assert_eq!(blocks("-", "Budget.....\t3\nSkole.....\t5\n"), ["L0 Budget.....  3", "L0 Skole.....  5"]);
}

#[test]
fn markdown_is_read_without_its_marks() {
    let text = "# Møde\n\n## 1. *Budget*\n\n- Sted: Salen\n- Medlemmer: A  \nB\n  - under\n\n1) ét\n- 2) to\n\nTekst som\n\
                fortsætter **her** med <b>tags</b>.\n\n**Indstilling**\n\n---\n\n| Tid | Punkt |\n|---|---|\n| 8.15 | A\\|B |\n\n\
                1. Budget.....\t3\nBilag.....\t9\n";
    let expected = [
        "H1 Møde",
        "H2 1. Budget",
        "E0 - Sted: Salen",
        "E0 - Medlemmer: A\nB",
        "E1 - under",
        "E0 1) ét",
        "E0 2) to",
        "P Tekst som fortsætter her med tags.",
        "P! Indstilling",
        "-",
        "T Tid | Punkt / 8.15 | A|B",
        "E0 1. Budget.....  3",
        "P Bilag.....  9",
    ];
    assert_eq!(blocks("a.txt", text), expected);
}

#[test]
fn csv_is_a_table_whatever_parts_its_cells_and_however_it_is_encoded() {
    let expected = ["T Tid | Punkt / 8.15 | Budget; og mere\nlinje"];
    let rows = "Tid;Punkt\r\n8.15;\"Budget; og mere\nlinje\"\r\n";
    assert_eq!(blocks("a.csv", rows), expected);
    assert_eq!(blocks("a.csv", format!("\u{feff}sep=;\r\n{rows}")), expected);
    let wide: Vec<u8> = format!("\u{feff}{rows}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(blocks("a.csv", wide), expected);
    assert_eq!(blocks("a.csv", "Tid,Punkt,\n\"8,15\",Budget,\n"), ["T Tid | Punkt / 8,15 | Budget"]);
    assert_eq!(blocks("", "Tid;Punkt;Minutter\n8.15;Budget;10\n"), ["T Tid | Punkt | Minutter / 8.15 | Budget | 10"]);
    assert_eq!(blocks("a.csv", b"Tid;M\xf8de\n8.15;Sk\xe5l\n".to_vec()), ["T Tid | Møde / 8.15 | Skål"]);
}

#[test]
fn a_page_is_read_without_the_menus_around_it_and_without_what_is_hidden() {
    let page = "<!doctype html><html><head><title>x</title></head><body><nav><a>Forside</a></nav>\
        <h1>Byrådet</h1><dl><dt>Dato<dd>1. maj 2025<dt>Medlemmer<dd>Bo<dd>Ane</dl>\
        <ol start=2><li><h3>Budget &amp; skat</h3><p>Det <b>indstilles</b>,\n at</p><li>Skole<ul><li>a<li>b</ul></ol>\
        <p style='display: none'>skjult</p><p><b>Bilag</b></p><p>en<br>to<br><br>tre</p>\
        <aside><a>Menu</a> <a>Mere</a></aside><script>if (a < b) { '<p>' }</script><footer>Kontakt</footer>";
    let expected = [
        "H1 Byrådet",
        "T Dato | 1. maj 2025 / Medlemmer | Bo\nAne",
        "H3 2. Budget & skat",
        "P Det indstilles, at",
        "E0 3. Skole",
        "E1 • a",
        "E1 • b",
        "P! Bilag",
        "P en\nto",
        "-",
        "P tre",
    ];
    assert_eq!(blocks("page.html", page), expected);
}

#[test]
fn what_is_around_the_matter_of_a_page_is_read_but_for_its_menus() {
    let page = "<html><body><a href='#punkter'>Gå til punkterne</a><p><a>Log ind</a></p><header><h1>Direktionen</h1><dl><dt>Dato<dd>1. maj</dl>\
        <ul><li><a>Forside</a><li><a>Politik</a></ul></header><div><ul><li><a>Dagsordener</a></ul><main><h2>1. Budget</h2>\
        <ul><li><a>Bilag 1</a></ul></main></div><p>Vedtaget</p></body></html>";
    let expected = ["H1 Direktionen", "T Dato | 1. maj", "H2 1. Budget", "E0 • Bilag 1", "P Vedtaget"];
    assert_eq!(blocks("a.html", page), expected);
}

#[test]
fn what_a_picture_says_to_those_who_do_not_see_it_is_read() {
    let page = "<html><body><h2>Salg</h2><img alt='Lukket punkt'><p>Køb</p><i class=lock title='Lukket sag'></i><p>x \
        <span class=sr-only>Lukket</span></p></body></html>";
    assert_eq!(blocks("a.html", page), ["H2 Salg", "P Lukket punkt", "P Køb", "P Lukket sag", "P x Lukket"]);
}

#[test]
fn cells_of_a_page_that_are_merged_leave_the_others_in_their_columns() {
    let page = "<table><tr><th>Tid<th colspan=2>Punkt<th>Hvem<tr><td rowspan=2>8.15<td>a<td>b<td>c<tr><td>d<td>e<td>f\
        <tr><td>9.00<td>g</table>";
    assert_eq!(blocks("a.html", page), ["T Tid | Punkt |  | Hvem / 8.15 | a | b | c /  | d | e | f / 9.00 | g |  | "]);
    let layout = "<table><tr><td><h2>A</h2><p>a</p><p>b</p></td><td><table><tr><td>1<td>2</table></td></tr></table>";
    assert_eq!(blocks("a.html", layout), ["H2 A", "P a", "P b", "T 1 | 2"]);
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_says() {
    let page = b"<html><head><meta charset=\"iso-8859-1\"></head><body><p>M\xf8de om f\xe6rger</p></body></html>";
    assert_eq!(blocks("a.html", page.to_vec()), ["P Møde om færger"]);
}

const MAIL: &str = "From: =?utf-8?Q?S=C3=B8ren?= <s@example.dk>\r\nSubject: =?utf-8?Q?SV:_M=C3=B8de_?=\r\n \
    =?utf-8?B?MTUuIGphbnVhcg==?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"a\"\r\n\r\n--a\r\n\
    Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIkke denne\r\n--b\r\n\
    Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    <p>Dagsor=\r\nden p=E5 m=F8det</p>\r\n--b--\r\n--a\r\nContent-Type: text/plain; charset=utf-8; name=\"punkter.txt\"\r\n\
    Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nMS4gQnVkZ2V0Cg==\r\n--a\r\n\
    Content-Type: image/png; name=\"logo.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--a--\r\n";

#[test]
fn an_e_mail_is_its_subject_its_text_and_what_is_attached() {
    assert_eq!(blocks("a.eml", MAIL), ["H1 Møde 15. januar", "P Dagsorden på mødet", "L0 1. Budget"]);
    let Ok(Source::Documents(documents)) = source::read("a.eml", MAIL.into()) else { panic!("it is read") };
    assert_eq!(documents.iter().map(|named| named.name.as_str()).collect::<Vec<_>>(), ["a.eml", "punkter.txt"]);
}

#[test]
fn text_of_windows_is_read_in_the_languages_of_the_neighbours_too() {
    assert_eq!(blocks("a.txt", b"M\xf6tet b\xf6rjar \x96 \xa7 5".to_vec()), ["L0 Mötet börjar – § 5"]);
    assert_eq!(blocks("a.txt", b"The chair\x92s \x93budget\x94".to_vec()), ["L0 The chair’s “budget”"]);
    // The same words in a code page of DOS, and of an old Mac.
    assert_eq!(refusal("a.txt", b"M\x94tet b\x94rjar".to_vec()), Refusal::Encoding);
    assert_eq!(refusal("a.txt", b"M\x9atet b\x9arjar".to_vec()), Refusal::Encoding);
}

#[test]
fn what_is_no_text_and_what_is_of_an_unknown_encoding_is_refused() {
    assert_eq!(refusal("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0".to_vec()), Refusal::Unknown);
    assert_eq!(refusal("a.txt", b"M\x9bde med \x91bler".to_vec()), Refusal::Encoding);
    assert_eq!(refusal("a.txt", b" \n \n".to_vec()), Refusal::Empty);
    assert_eq!(refusal("a.rtf", b"{\\rtf1 M\\'f8de}".to_vec()), Refusal::OldWord);
    assert_eq!(refusal("a.xml", b"<?xml version=\"1.0\"?><faktura><linje/></faktura>".to_vec()), Refusal::UnknownXml);
}
