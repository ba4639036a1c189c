//! Documents made by hand: Word files, OpenDocument texts and PDFs with nothing in them but what a test says.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// Packs parts as Word and others do.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                 xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

/// A Word file of what is in its body, its numbering and its styles.
pub fn docx(body: &str, numbering: &str, styles: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let numbering = format!("<w:numbering {W}>{numbering}</w:numbering>");
    let styles = format!("<w:styles {W}>{styles}</w:styles>");
    let more: Vec<(&str, String)> =
        more.iter().map(|(name, text)| (*name, text.replace("<root", &format!("<root {W}")))).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    packed(&parts)
}

/// A paragraph of a Word file, with its properties and its text.
pub fn p(props: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{props}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// An OpenDocument text of what is in its styles and its text.
pub fn odt(styles: &str, text: &str) -> Vec<u8> {
    let names = ["office", "text", "table", "style"]
        .map(|name| format!("xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""));
    let content = format!(
        "<office:document-content {} xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\">\
         <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text>\
         </office:body></office:document-content>",
        names.join(" ")
    );
    packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())])
}

/// Writes the objects of a PDF, from number 1, of which the first is its catalog.
pub fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    out.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\n", objects.len() + 1).bytes());
    out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    out
}

/// A stream of a PDF.
pub fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A PDF of pages, each of what is done on it; the font is F1.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 4 + 2 * n)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Kids [{}] /Count {} /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> >>",
            kids.join(" "),
            pages.len()
        ),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (n, page) in pages.iter().enumerate() {
        objects.push(format!("<< /Type /Page /Parent 2 0 R /Contents {} 0 R >>", 5 + 2 * n));
        objects.push(stream("", page));
    }
    pdf_of(&objects)
}

/// What sets texts on a page, each at its place from the left and from below.
pub fn set(texts: &[(u32, u32, &str)]) -> String {
    let one = |(x, y, text): &(u32, u32, &str)| format!("1 0 0 1 {x} {y} Tm ({text}) Tj\n");
    format!("BT /F1 10 Tf\n{}ET", texts.iter().map(one).collect::<String>())
}
