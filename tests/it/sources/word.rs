//! Word files and OpenDocument texts.

use super::{blocks, refusal};
use crate::kit::packed::{docx, odt, p, packed};
use punktlig::import::source::Refusal;

const LIST: &str = "<w:abstractNum w:abstractNumId=\"7\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>";

const STYLES: &str = "<w:style w:type=\"paragraph\" w:styleId=\"Overskrift1\"><w:name w:val=\"heading 1\"/><w:pPr>\
    <w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Punkt\"><w:name w:val=\"Punkt\"/><w:basedOn w:val=\"Overskrift2\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Overskrift2\"><w:name w:val=\"Overskrift 2\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Strong\"><w:name w:val=\"x\"/><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"T1\"><w:name w:val=\"toc 1\"/></w:style>";

fn read(body: &str) -> Vec<String> {
    blocks("a.docx", docx(body, LIST, STYLES, &[]))
}

fn in_list(level: u8, text: &str) -> String {
    p(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr>"), text)
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn headings_are_known_by_their_styles_in_any_language_and_have_their_numbers() {
    let style = |id: &str, text: &str| p(&format!("<w:pStyle w:val=\"{id}\"/>"), text);
    let body = [
        style("Overskrift1", "Budget"),
        style("Punkt", "Sagsfremstilling"),
        style("Overskrift1", "Skole"),
        p("<w:outlineLvl w:val=\"2\"/>", "Indstilling"),
        style("Strong", "Bilag"),
        style("Ukendt", "Tekst"),
    ];
    let expected = ["H1 1. Budget", "H2 Sagsfremstilling", "H1 2. Skole", "H3 Indstilling", "P! Bilag", "P Tekst"];
    assert_eq!(read(&body.concat()), expected);
}

#[test]
fn lists_have_the_numbers_that_word_prints() {
    let body = [in_list(0, "ét"), in_list(1, "a"), in_list(2, "x"), in_list(1, "b"), in_list(0, "to"), in_list(1, "c")];
    assert_eq!(read(&body.concat()), ["E0 1. ét", "E1 a) a", "E2 • x", "E1 b) b", "E0 2. to", "E1 a) c"]);
}

#[test]
fn tracked_changes_are_accepted_and_comments_and_hidden_text_left_out() {
    let body = format!(
        "<w:p>{}<w:del><w:r><w:delText>slettet</w:delText></w:r></w:del><w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r><w:commentRangeStart/><w:r><w:commentReference/></w:r></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>\
         <w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc><w:tc/></w:tr></w:tbl>",
        run("Budget "),
        run("2026"),
        run("flyttet"),
        run("samlet "),
        run("igen"),
        p("", "a"),
        p("", "b"),
        p("", "væk"),
    );
    assert_eq!(read(&body), ["P Budget 2026", "P samlet igen", "T a | b"]);
}

#[test]
fn fields_are_what_they_print_and_a_table_of_contents_is_one() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let entry = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"T1\"/></w:pPr>{}<w:r><w:instrText>TOC</w:instrText></w:r>{}{}<w:r><w:tab/></w:r>{}\
         <w:r><w:tab/></w:r>{}{}{}{}</w:p>",
        field("begin"),
        run("kode"),
        field("separate"),
        run("1."),
        run("Budget"),
        "<w:r><w:tab/></w:r>",
        run("3"),
        field("end"),
    );
    assert_eq!(read(&(entry + &p("", "Efter"))), ["L0 1. Budget ..... 3", "P Efter"]);
}

#[test]
fn a_table_keeps_its_columns_where_cells_are_merged_and_a_box_around_text_is_none() {
    let cell = |props: &str, text: &str| format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p("", text));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl><w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        cell("<w:gridSpan w:val=\"2\"/>", "Tid"),
        cell("", "Punkt"),
        cell("<w:vMerge w:val=\"restart\"/>", "8.15"),
        cell("", "x"),
        cell("", "Budget"),
        cell("<w:vMerge/>", "gentaget"),
        cell("", "y"),
        cell("", "Skole"),
        p("", "i en boks"),
        in_list(0, "ét"),
    );
    assert_eq!(read(&body), ["T Tid |  | Punkt / 8.15 | x | Budget /  | y | Skole", "P i en boks", "E0 1. ét"]);
}

#[test]
fn a_text_box_is_read_once_and_tabs_breaks_and_hyphens_are_what_they_look_like() {
    let textbox = |text: &str| format!("<w:pict><w:txbxContent>{}</w:txbxContent></w:pict>", p("", text));
    let body = format!(
        "<w:p><w:r><w:t>Sted</w:t><w:tab/><w:t>Salen</w:t><w:br/><w:t>2</w:t><w:noBreakHyphen/><w:t>3 se</w:t>\
         <w:softHyphen/><w:t>mi</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:r><mc:AlternateContent><mc:Choice>{}\
         </mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>\
         <w:p><w:r><w:br w:type=\"page\"/><w:t>Næste</w:t></w:r></w:p>",
        textbox("I boksen"),
        textbox("I boksen"),
    );
    let notes = "<root><w:footnote w:id=\"2\"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote></root>";
    let expected = ["P Sted  Salen\n2-3 semi (Note)", "P I boksen", "=", "P Næste"];
    assert_eq!(blocks("a.docx", docx(&body, "", "", &[("word/footnotes.xml", notes)])), expected);
}

#[test]
fn a_file_with_macros_is_read_without_them_and_other_packages_are_refused() {
    let macros = docx(&p("", "Dagsorden"), "", "", &[("word/vbaProject.bin", "Sub AutoOpen()")]);
    assert_eq!(blocks("a.docm", macros), ["P Dagsorden"]);
    assert_eq!(
        refusal("a.xlsx", packed(&[("[Content_Types].xml", b""), ("xl/workbook.xml", b"")])),
        Refusal::Spreadsheet
    );
    assert_eq!(refusal("a.zip", packed(&[("a.docx", b"x")])), Refusal::Archive);
    assert_eq!(refusal("a.docx", packed(&[("[Content_Types].xml", b"")])), Refusal::Damaged);
    let ole = |name: &str| {
        let wide = name.encode_utf16().flat_map(u16::to_le_bytes);
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].into_iter().chain(wide).collect::<Vec<u8>>()
    };
    assert_eq!(refusal("a.docx", ole("EncryptedPackage")), Refusal::Encrypted);
    assert_eq!(refusal("a.doc", ole("WordDocument")), Refusal::OldWord);
}

#[test]
fn an_opendocument_text_has_its_headings_lists_tables_and_no_changes() {
    let styles = "<text:list-style style:name=\"L1\">\
        <text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
        <text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-suffix=\")\"/></text:list-style>\
        <style:style style:name=\"P1\" style:parent-style-name=\"Overskrift_20_2\"/>\
        <style:style style:name=\"Overskrift_20_2\" style:display-name=\"Overskrift 2\"/>\
        <style:style style:name=\"B\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
        <style:style style:name=\"Skjult\"><style:text-properties text:display=\"none\"/></style:style>";
    let text = "<text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p></text:deletion>\
        </text:changed-region></text:tracked-changes><text:h text:outline-level=\"1\">Møde</text:h>\
        <text:p text:style-name=\"P1\">Punkter</text:p><text:list text:style-name=\"L1\"><text:list-item>\
        <text:p>Budget<text:s text:c=\"2\"/>2026</text:p><text:list><text:list-item><text:p>a</text:p></text:list-item>\
        <text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item><text:list-item>\
        <text:p>Skole<office:annotation><text:p>kommentar</text:p></office:annotation></text:p></text:list-item></text:list>\
        <text:p text:style-name=\"B\">Bilag<text:line-break/><text:span text:style-name=\"Skjult\">x</text:span></text:p>\
        <table:table><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Tid</text:p>\
        </table:table-cell><table:covered-table-cell/><table:table-cell><text:p>Punkt</text:p></table:table-cell>\
        </table:table-row><table:table-row><table:table-cell><text:p>8.15</text:p></table:table-cell><table:table-cell>\
        <text:p>x</text:p></table:table-cell><table:table-cell><text:p>A</text:p><text:p>B</text:p></table:table-cell>\
        </table:table-row></table:table>\
        <text:table-of-content><text:index-body><text:p>Budget<text:tab/>3</text:p></text:index-body></text:table-of-content>";
    let expected = [
        "H1 Møde",
        "H2 Punkter",
        "E0 1. Budget 2026",
        "E1 a) a",
        "E1 b) b",
        "E0 2. Skole",
        "P! Bilag",
        "T Tid |  | Punkt / 8.15 | x | A\nB",
        "L0 Budget ..... 3",
    ];
    assert_eq!(blocks("a.odt", odt(styles, text)), expected);
}
