//! How the document looks: its paragraph styles in one table, and the parts `styles.xml` and `numbering.xml` made from
//! it.
//!
//! Ids and names are Word's own where Word has the style, so that its navigation, its contents and a secretariat's own
//! template know them. One sans font that Word has and that LibreOffice replaces by one of the same widths; one accent
//! colour.

use std::fmt::Write as _;

use crate::lang::Lang;

/// The accent, which text may have too: more than 8 to 1 on white.
pub(super) const ACCENT: &str = "1F4E79";

/// What sets a decision off: a bar at its left, and a tint with some air above and below. A heading in it has it too.
pub(super) const BOXED: &str = concat!(
    r#"<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="EDF2F7"/>"#,
    r#"<w:left w:val="single" w:sz="24" w:space="8" w:color="1F4E79"/>"#,
    r#"<w:bottom w:val="single" w:sz="4" w:space="4" w:color="EDF2F7"/>"#,
    r#"<w:right w:val="single" w:sz="4" w:space="8" w:color="EDF2F7"/></w:pBdr>"#,
    r#"<w:shd w:val="clear" w:color="auto" w:fill="EDF2F7"/>"#
);
/// The width of a page's text in twips.
pub(super) const TEXT_WIDTH: u32 = 9_070;
/// How far a decision stands in from the left, in twips: its bar stands outside its text.
pub(super) const BOX_LEFT: u32 = 227;
/// How far it stands in from the right: its tint goes on beyond its text.
pub(super) const BOX_RIGHT: u32 = 170;
/// How far code stands in on both sides of its tint.
pub(super) const CODE_IN: u32 = 113;
/// How far a list's text stands in from its marker, in twips.
pub(super) const STEP: u32 = 425;

/// A paragraph style.
pub(super) struct Style {
    pub id: &'static str,
    name: &'static str,
    based_on: &'static str,
    /// The style of the paragraph that is typed after it.
    next: &'static str,
    /// The letters' size in half points.
    pub size: u8,
    /// The room above and below, in twips.
    pub before: u32,
    pub after: u32,
    /// How far it stands in, and how far its first line hangs out, in twips.
    pub left: u32,
    hanging: u32,
    right: u32,
    pub keep_next: bool,
    /// Borders, shade and tab stops.
    form: &'static str,
    /// What the outline takes it for, from 0.
    pub outline: Option<u8>,
    /// Bold, colour and the like.
    letters: &'static str,
}

impl Style {
    /// Returns the room above and below.
    pub fn room(&self) -> (u32, u32) {
        (self.before, self.after)
    }

    /// Returns whether it is in the box of what was decided.
    pub fn is_boxed(&self) -> bool {
        self.form == BOXED
    }
}

const PLAIN: Style = Style {
    id: "Normal",
    name: "Normal",
    based_on: "",
    next: "",
    size: 22,
    before: 0,
    after: 120,
    left: 0,
    hanging: 0,
    right: 0,
    keep_next: false,
    form: "",
    outline: None,
    letters: "",
};

/// What every style but the first is based on and followed by, unless it says otherwise.
const OWN: Style = Style { based_on: "Normal", ..PLAIN };
const HEADING: Style = Style { next: "Normal", keep_next: true, ..OWN };
const IN_A_BOX: Style = Style { left: BOX_LEFT, right: BOX_RIGHT, form: BOXED, ..OWN };

const STYLES: &[Style] = &[
    PLAIN,
    Style {
        id: "Title",
        name: "Title",
        next: "Subtitle",
        size: 44,
        after: 60,
        keep_next: true,
        outline: Some(0),
        letters: r#"<w:b/><w:color w:val="1F4E79"/>"#,
        ..OWN
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        next: "Normal",
        size: 26,
        after: 60,
        keep_next: true,
        letters: r#"<w:b/><w:color w:val="404040"/><w:spacing w:val="20"/>"#,
        ..OWN
    },
    Style {
        id: "Occasion",
        name: "Occasion",
        next: "Normal",
        size: 24,
        after: 60,
        letters: r#"<w:color w:val="404040"/>"#,
        ..OWN
    },
    Style {
        id: "Mark",
        name: "Mark",
        next: "Normal",
        after: 240,
        form: r#"<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="1F4E79"/><w:bottom w:val="single" w:sz="8" w:space="4" w:color="1F4E79"/></w:pBdr>"#,
        letters: r#"<w:color w:val="1F4E79"/>"#,
        ..OWN
    },
    Style {
        id: "HeadLine",
        name: "Head Line",
        after: 60,
        left: 2608,
        hanging: 2608,
        form: r#"<w:tabs><w:tab w:val="left" w:pos="2608"/></w:tabs>"#,
        ..OWN
    },
    Style {
        id: "Heading1",
        name: "heading 1",
        size: 32,
        before: 480,
        after: 120,
        outline: Some(0),
        letters: r#"<w:b/><w:color w:val="1F4E79"/>"#,
        ..HEADING
    },
    Style {
        id: "GroupHeading",
        name: "Group Heading",
        next: "Heading1",
        size: 36,
        before: 600,
        after: 0,
        keep_next: true,
        outline: Some(0),
        letters: r#"<w:b/><w:color w:val="1F4E79"/>"#,
        ..OWN
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        size: 24,
        before: 240,
        after: 80,
        outline: Some(1),
        letters: "<w:b/>",
        ..HEADING
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        size: 22,
        before: 180,
        after: 60,
        outline: Some(2),
        letters: "<w:b/>",
        ..HEADING
    },
    Style {
        id: "Heading4",
        name: "heading 4",
        before: 120,
        after: 60,
        outline: Some(3),
        letters: r#"<w:b/><w:color w:val="404040"/>"#,
        ..HEADING
    },
    Style {
        id: "TOCHeading",
        name: "TOC Heading",
        size: 24,
        before: 360,
        after: 120,
        letters: r#"<w:b/><w:color w:val="1F4E79"/>"#,
        ..HEADING
    },
    Style {
        id: "TOC1",
        name: "toc 1",
        next: "Normal",
        after: 60,
        left: 425,
        hanging: 425,
        form: r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>"#,
        ..OWN
    },
    Style { id: "Presenter", name: "Presenter", ..OWN },
    Style { id: "Meta", name: "Meta", size: 20, after: 120, letters: r#"<w:color w:val="404040"/>"#, ..OWN },
    Style {
        id: "Lead",
        name: "Lead",
        next: "Normal",
        before: 120,
        after: 60,
        keep_next: true,
        letters: "<w:b/>",
        ..OWN
    },
    Style { id: "Decision", name: "Decision", ..IN_A_BOX },
    Style { id: "FollowUp", name: "Follow-up", based_on: "Decision", ..IN_A_BOX },
    Style { id: "Remark", name: "Remark", based_on: "Decision", letters: "<w:i/>", ..IN_A_BOX },
    Style { id: "ListNumber", name: "List Number", after: 80, ..OWN },
    Style { id: "ListBullet", name: "List Bullet", after: 80, ..OWN },
    Style { id: "ListContinue", name: "List Continue", after: 80, ..OWN },
    Style {
        id: "Quote",
        name: "Quote",
        left: 340,
        form: r#"<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="BFBFBF"/></w:pBdr>"#,
        letters: r#"<w:i/><w:color w:val="404040"/>"#,
        ..OWN
    },
    Style {
        id: "Code",
        name: "Code",
        size: 19,
        left: CODE_IN,
        right: CODE_IN,
        form: concat!(
            r#"<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="F3F3F3"/>"#,
            r#"<w:left w:val="single" w:sz="4" w:space="5" w:color="F3F3F3"/>"#,
            r#"<w:bottom w:val="single" w:sz="4" w:space="4" w:color="F3F3F3"/>"#,
            r#"<w:right w:val="single" w:sz="4" w:space="5" w:color="F3F3F3"/></w:pBdr>"#,
            r#"<w:shd w:val="clear" w:color="auto" w:fill="F3F3F3"/>"#
        ),
        letters: r#"<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>"#,
        ..OWN
    },
    Style {
        id: "Rule",
        name: "Rule",
        size: 8,
        after: 160,
        form: r#"<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="BFBFBF"/></w:pBdr>"#,
        ..OWN
    },
    Style { id: "TableText", name: "Table Text", size: 21, before: 30, after: 30, ..OWN },
    Style { id: "TableNote", name: "Table Note", size: 20, after: 40, letters: r#"<w:color w:val="404040"/>"#, ..OWN },
    Style { id: "TableDate", name: "Table Date", size: 19, before: 30, after: 30, ..OWN },
    Style { id: "TableSmall", name: "Table Small", size: 15, after: 0, ..OWN },
    Style { id: "TableEnd", name: "Table End", size: 4, after: 0, ..OWN },
    Style {
        id: "ClosingBegins",
        name: "Closing Words Begin",
        next: "Closing",
        before: 480,
        form: r#"<w:pBdr><w:top w:val="single" w:sz="6" w:space="10" w:color="BFBFBF"/></w:pBdr>"#,
        ..OWN
    },
    Style { id: "Closing", name: "Closing Words", ..OWN },
    Style { id: "Reopening", name: "Reopening", before: 240, ..OWN },
    Style {
        id: "Signature",
        name: "Signature Line",
        before: 380,
        after: 60,
        form: r#"<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9070"/></w:tabs>"#,
        ..OWN
    },
    Style { id: "ChainNote", name: "Chain Note", size: 18, letters: r#"<w:color w:val="404040"/>"#, ..OWN },
    Style {
        id: "Header",
        name: "header",
        size: 18,
        after: 0,
        form: r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="BFBFBF"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>"#,
        letters: r#"<w:color w:val="404040"/>"#,
        ..OWN
    },
    Style {
        id: "Footer",
        name: "footer",
        size: 18,
        after: 0,
        form: r#"<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>"#,
        letters: r#"<w:color w:val="404040"/>"#,
        ..OWN
    },
];

/// Returns the style with an id, or the plain one.
pub(super) fn style(id: &str) -> &'static Style {
    STYLES.iter().find(|s| s.id == id).unwrap_or(&PLAIN)
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Styles of letters and tables, which follow the paragraphs'.
const OTHERS: &str = concat!(
    r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
    r#"<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:rPr><w:color w:val="1F4E79"/><w:u w:val="single"/></w:rPr></w:style>"#,
    r#"<w:style w:type="character" w:customStyle="1" w:styleId="CodeText"><w:name w:val="Code Text"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/></w:rPr></w:style>"#,
    r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    r#"<w:style w:type="table" w:customStyle="1" w:styleId="ProtocolTable"><w:name w:val="Protocol Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F4E79"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9D9D9"/></w:tblBorders><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>"#,
    r#"<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="1F4E79"/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F4E79"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="EDF2F7"/></w:tcPr></w:tblStylePr></w:style>"#,
    r#"<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>"#,
);

/// Names that Word knows; the others are this document's own.
fn is_words_own(id: &str) -> bool {
    !matches!(
        id,
        "Occasion"
            | "Mark"
            | "HeadLine"
            | "Presenter"
            | "Meta"
            | "Lead"
            | "Decision"
            | "FollowUp"
            | "Remark"
            | "Code"
            | "Rule"
            | "TableText"
            | "TableNote"
            | "TableDate"
            | "TableSmall"
            | "TableEnd"
            | "Closing"
            | "ClosingBegins"
            | "Reopening"
            | "Signature"
            | "ChainNote"
    )
}

/// Returns the size of a style's letters, in half points; on a wall, where titles have a size of their own, it follows
/// theirs.
fn size_of(style: &Style, wall: Option<u8>) -> u16 {
    let own = u16::from(style.size);
    let Some(points) = wall.map(u16::from) else { return own };
    match style.id {
        "Title" => points * 3,
        "Subtitle" | "TableText" => points * 2,
        "Occasion" | "Remark" | "HeadLine" | "TableNote" => points * 3 / 2,
        _ => own,
    }
}

/// Writes `styles.xml`; `wall` is the size of titles on a wall, in points.
pub(super) fn styles_part(lang: Lang, wall: Option<u8>) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:styles xmlns:w=\"{W}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>\
         <w:lang w:val=\"{}\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>\
         <w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>",
        lang.locale
    );
    for style in STYLES {
        style_xml(style, size_of(style, wall), &mut out);
    }
    out.push_str(OTHERS);
    out.push_str("</w:styles>");
    out
}

fn style_xml(s: &Style, size: u16, out: &mut String) {
    let kind = if s.id == PLAIN.id {
        " w:default=\"1\""
    } else if is_words_own(s.id) {
        ""
    } else {
        " w:customStyle=\"1\""
    };
    // Writing to a String does not fail.
    let _ = write!(out, "<w:style w:type=\"paragraph\"{kind} w:styleId=\"{}\"><w:name w:val=\"{}\"/>", s.id, s.name);
    for (element, value) in [("basedOn", s.based_on), ("next", s.next)] {
        if !value.is_empty() {
            let _ = write!(out, "<w:{element} w:val=\"{value}\"/>");
        }
    }
    out.push_str("<w:qFormat/><w:pPr>");
    if s.keep_next {
        out.push_str("<w:keepNext/><w:keepLines/>");
    }
    out.push_str(s.form);
    let _ = write!(out, "<w:spacing w:before=\"{}\" w:after=\"{}\"/>", s.before, s.after);
    if s.left + s.right > 0 {
        let (left, right, hanging) = (s.left, s.right, s.hanging);
        let _ = write!(out, "<w:ind w:left=\"{left}\" w:right=\"{right}\" w:hanging=\"{hanging}\"/>");
    }
    if let Some(level) = s.outline {
        let _ = write!(out, "<w:outlineLvl w:val=\"{level}\"/>");
    }
    let _ =
        write!(out, "</w:pPr><w:rPr>{}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>", s.letters);
}

/// How a list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListNumbering {
    /// It does not: `•`.
    Bullets,
    /// `1.`, as texts and annexes have it.
    Dots,
    /// `1)`, as recommendations have it.
    Brackets,
}

/// A list of the document, which counts for itself.
pub(super) struct List {
    pub count: ListNumbering,
    /// How deep it is, from 0.
    pub level: u8,
    pub start: u64,
}

/// The deepest level that Word has.
pub(super) const LAST_LEVEL: u8 = 8;

/// Writes `numbering.xml`; the lists are numbered from 1.
pub(super) fn numbering_part(lists: &[List]) -> String {
    let mut out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:numbering xmlns:w=\"{W}\">");
    for count in [ListNumbering::Bullets, ListNumbering::Dots, ListNumbering::Brackets] {
        let _ =
            write!(out, "<w:abstractNum w:abstractNumId=\"{}\"><w:multiLevelType w:val=\"multilevel\"/>", count as u8);
        for level in 0..=LAST_LEVEL {
            let (format, text) = match count {
                ListNumbering::Bullets => ("bullet", if level % 2 == 0 { "•".to_owned() } else { "–".to_owned() }),
                ListNumbering::Dots => ("decimal", format!("%{}.", level + 1)),
                ListNumbering::Brackets => ("decimal", format!("%{})", level + 1)),
            };
            let _ = write!(
                out,
                "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>\
                 <w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{}\" w:hanging=\"{STEP}\"/></w:pPr></w:lvl>",
                STEP * (u32::from(level) + 1)
            );
        }
        out.push_str("</w:abstractNum>");
    }
    for (i, list) in lists.iter().enumerate() {
        let _ = write!(out, "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{}\"/>", i + 1, list.count as u8);
        if list.count != ListNumbering::Bullets {
            let _ = write!(
                out,
                "<w:lvlOverride w:ilvl=\"{}\"><w:startOverride w:val=\"{}\"/></w:lvlOverride>",
                list.level, list.start
            );
        }
        out.push_str("</w:num>");
    }
    out.push_str("</w:numbering>");
    out
}
