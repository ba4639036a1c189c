//! Fonts of a PDF put into the one shape that decoding them takes for granted.
//!
//! Whole numbers for widths, a width for every letter, maps to Unicode without comments: what a file says otherwise,
//! or leaves out, ends the decoder or is misread by it. (Ranges of widths in `W` are; hence they are written out.)

use pdf_extract::{Dictionary, Document, Object, Stream};

use super::flat::{dictionary, resolved};

/// The fonts whose widths everybody knows.
const CORE: [&str; 14] = [
    "Courier",
    "Courier-Bold",
    "Courier-Oblique",
    "Courier-BoldOblique",
    "Helvetica",
    "Helvetica-Bold",
    "Helvetica-Oblique",
    "Helvetica-BoldOblique",
    "Times-Roman",
    "Times-Bold",
    "Times-Italic",
    "Times-BoldItalic",
    "Symbol",
    "ZapfDingbats",
];

/// The most letters of a font whose widths are read.
const LETTERS: usize = 70_000;

/// Copies a font, and makes it sound.
pub fn sound(doc: &Document, font: &Dictionary) -> Dictionary {
    let mut out = font.clone();
    let subtype = name(doc, font, b"Subtype").unwrap_or_default();
    match subtype.as_str() {
        "Type0" => composite(doc, font, &mut out),
        "Type3" => drawn(doc, font, &mut out),
        _ => simple(doc, font, &subtype, &mut out),
    }
    match font.get(b"ToUnicode").map(|map| resolved(doc, map)) {
        Ok(Object::Stream(map)) => {
            let mut bytes = map.get_plain_content().unwrap_or_default();
            bytes.iter_mut().filter(|b| !b.is_ascii()).for_each(|b| *b = b' ');
            out.set("ToUnicode", Object::Stream(Stream::new(Dictionary::new(), bytes)));
        }
        _ => _ = out.remove(b"ToUnicode"),
    }
    out
}

fn name(doc: &Document, font: &Dictionary, key: &[u8]) -> Option<String> {
    let name = resolved(doc, font.get(key).ok()?).as_name().ok()?;
    Some(String::from_utf8_lossy(name).into_owned())
}

fn number(doc: &Document, object: &Object) -> Option<f32> {
    resolved(doc, object).as_float().ok().filter(|number| number.is_finite())
}

/// A font of letters by their numbers, of which there may be thousands.
fn composite(doc: &Document, font: &Dictionary, out: &mut Dictionary) {
    let descendants = font.get(b"DescendantFonts").map(|of| resolved(doc, of));
    let first = descendants.ok().and_then(|of| of.as_array().ok()).and_then(|of| of.first());
    let mut descendant = first.and_then(|first| dictionary(doc, first)).cloned().unwrap_or_default();
    let default = descendant.get(b"DW").ok().and_then(|width| number(doc, width)).unwrap_or(1000.0);
    #[expect(clippy::cast_possible_truncation, reason = "a width is a few thousand")]
    descendant.set("DW", Object::Integer(default.clamp(0.0, 10_000.0) as i64));
    let widths = descendant.get(b"W").ok().and_then(|widths| resolved(doc, widths).as_array().ok());
    let widths = written_out(doc, widths.map_or(&[], Vec::as_slice));
    descendant.set("W", Object::Array(widths));
    if descendant.get(b"FontDescriptor").ok().and_then(|of| dictionary(doc, of)).is_none() {
        descendant.set("FontDescriptor", Object::Dictionary(Dictionary::new()));
    }
    out.set("DescendantFonts", Object::Array(vec![Object::Dictionary(descendant)]));
    if name(doc, font, b"BaseFont").is_none() {
        out.set("BaseFont", Object::Name(b"Font".to_vec()));
    }
    let is_stream = font.get(b"Encoding").is_ok_and(|of| resolved(doc, of).as_stream().is_ok());
    if !is_stream {
        out.set("Encoding", Object::Name(b"Identity-H".to_vec()));
    }
}

/// Widths with a list for each run of letters, whether they were lists or ranges.
fn written_out(doc: &Document, widths: &[Object]) -> Vec<Object> {
    let mut out = Vec::new();
    let mut rest = widths.iter().map(|object| resolved(doc, object));
    let mut letters = 0;
    while let (Some(first), Some(next)) = (rest.next(), rest.next()) {
        let Ok(first) = first.as_i64() else { break };
        let run: Vec<Object> = match next {
            Object::Array(run) => run.iter().map(|width| Object::Real(number(doc, width).unwrap_or(0.0))).collect(),
            last => {
                let (Ok(last), Some(width)) = (last.as_i64(), rest.next()) else { break };
                let Ok(count) = usize::try_from(last.saturating_sub(first).saturating_add(1)) else { break };
                vec![Object::Real(number(doc, width).unwrap_or(0.0)); count.min(LETTERS)]
            }
        };
        letters += run.len();
        if letters > LETTERS {
            break;
        }
        out.extend([Object::Integer(first), Object::Array(run)]);
    }
    out
}

/// The widths of the 256 letters of a font, in thousandths of its size; none: it does not say.
fn widths(doc: &Document, font: &Dictionary, scale: f32) -> Option<Vec<Object>> {
    let first = number(doc, font.get(b"FirstChar").ok()?)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped")]
    let first = first.clamp(0.0, 255.0) as usize;
    let given = resolved(doc, font.get(b"Widths").ok()?).as_array().ok()?;
    let of_missing = font.get(b"FontDescriptor").ok().and_then(|of| dictionary(doc, of));
    let missing = of_missing.and_then(|of| number(doc, of.get(b"MissingWidth").ok()?)).unwrap_or(0.0);
    let mut out = vec![Object::Real(missing * scale); 256];
    for (place, width) in out.iter_mut().skip(first).zip(given) {
        *place = Object::Real(number(doc, width).unwrap_or(0.0) * scale);
    }
    Some(out)
}

fn set_widths(out: &mut Dictionary, widths: Vec<Object>) {
    out.set("FirstChar", Object::Integer(0));
    out.set("LastChar", Object::Integer(255));
    out.set("Widths", Object::Array(widths));
}

/// A font whose letters are drawings; its widths are in a measure of its own.
fn drawn(doc: &Document, font: &Dictionary, out: &mut Dictionary) {
    let matrix = font.get(b"FontMatrix").ok().and_then(|matrix| resolved(doc, matrix).as_array().ok());
    let across = matrix.and_then(|matrix| number(doc, matrix.first()?)).unwrap_or(0.001).abs();
    let of_none = || vec![Object::Real(500.0); 256];
    set_widths(out, widths(doc, font, across * 1000.0).unwrap_or_else(of_none));
    if font.get(b"Encoding").ok().and_then(|of| dictionary(doc, of)).is_none() {
        out.set("Encoding", Object::Dictionary(Dictionary::new()));
    }
}

/// A font of up to 256 letters.
fn simple(doc: &Document, font: &Dictionary, subtype: &str, out: &mut Dictionary) {
    if !matches!(subtype, "Type1" | "TrueType" | "MMType1") {
        out.set("Subtype", Object::Name(b"TrueType".to_vec()));
    }
    let base = name(doc, font, b"BaseFont").unwrap_or_default();
    match widths(doc, font, 1.0) {
        Some(widths) => set_widths(out, widths),
        None => {
            for key in [&b"Widths"[..], b"FirstChar", b"LastChar"] {
                out.remove(key);
            }
            if !CORE.contains(&base.as_str()) {
                out.set("BaseFont", Object::Name(alike(&base).as_bytes().to_vec()));
            }
            return;
        }
    }
    if base.is_empty() {
        out.set("BaseFont", Object::Name(b"Font".to_vec()));
    }
}

/// The known font that one is most like.
fn alike(base: &str) -> &'static str {
    let base = base.to_lowercase();
    match (base.contains("times") || base.contains("serif"), base.contains("bold"), base.contains("courier")) {
        (_, true, true) => "Courier-Bold",
        (_, false, true) => "Courier",
        (true, true, _) => "Times-Bold",
        (true, false, _) => "Times-Roman",
        (false, true, _) => "Helvetica-Bold",
        (false, false, _) => "Helvetica",
    }
}
