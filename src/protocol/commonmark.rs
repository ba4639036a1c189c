//! The CommonMark of an agenda's texts as a small tree that every format can walk.
//!
//! Raw HTML becomes text, an image its description, a link to anything but a page, a mail address or a telephone its
//! text. Headings keep their order but not their level: the writer puts them below the item's own. Texts come from
//! people, so nesting is cut at a depth that no meeting needs.

use std::iter::Peekable;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::agenda::rich;
use crate::text::is_hostile;

/// How deep lists, quotes and emphasis may nest; what is deeper is put into the last level.
const MAX_DEPTH: usize = 12;

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case", remote = "Self")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        content: Vec<Inline>,
    },
    /// A heading within the text.
    Heading {
        /// Its level within the text, from 1, without gaps.
        level: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number; none: bullets.
        start: Option<u64>,
        /// Whether its numbers were typed as `1)` and not as `1.`.
        brackets: bool,
        /// Whether its items are close together.
        tight: bool,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What it holds.
        blocks: Vec<Block>,
    },
    /// Text with a fixed pitch, kept as it is.
    Code {
        /// The text.
        text: String,
    },
    /// A table.
    Table {
        /// The alignment of each column.
        align: Vec<Align>,
        /// The head's cells.
        head: Vec<Vec<Inline>>,
        /// The rows' cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line across.
    Rule,
}

/// A stretch of text within a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "inline", rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Emphasis.
    Emphasis {
        /// What is emphasised.
        content: Vec<Inline>,
    },
    /// Strong emphasis.
    Strong {
        /// What is emphasised.
        content: Vec<Inline>,
    },
    /// Struck out.
    Strikethrough {
        /// What is struck out.
        content: Vec<Inline>,
    },
    /// Text with a fixed pitch.
    Code {
        /// The text.
        text: String,
    },
    /// A link.
    Link {
        /// Where it leads; never a script.
        to: String,
        /// What is shown.
        content: Vec<Inline>,
    },
    /// A line break.
    Break,
}

/// A column's alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// The default.
    None,
    /// Left.
    Left,
    /// Centred.
    Center,
    /// Right.
    Right,
}

/// Reads CommonMark (with tables and struck-out text) into blocks.
#[must_use]
pub fn parse(source: &str) -> Vec<Block> {
    read(source, Inline::Text { text: " ".to_owned() })
}

/// Reads CommonMark whose lines stay lines, as they were typed.
#[must_use]
pub fn parse_lines(source: &str) -> Vec<Block> {
    read(source, Inline::Break)
}

fn read(source: &str, line_end: Inline) -> Vec<Block> {
    let source = crate::text::clean(source);
    let brackets = rich::Brackets::default();
    let events = rich::events(&source, &brackets).peekable();
    let mut reader = MarkdownReader { events, brackets: &brackets, line_end };
    let mut blocks = reader.blocks(0).0;
    close_heading_gaps(&mut blocks);
    blocks
}

/// Returns the text of inlines without their form.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { text } => out.push_str(text),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Strikethrough { content }
            | Inline::Link { content, .. } => out.push_str(&plain_text(content)),
            Inline::Break => out.push(' '),
        }
    }
    out
}

struct MarkdownReader<'a, 'b, I: Iterator<Item = Event<'a>>> {
    events: Peekable<I>,
    /// Of each numbered list that is to be read, whether its numbers have brackets.
    brackets: &'b rich::Brackets,
    /// What the end of a line within a paragraph becomes.
    line_end: Inline,
}

impl<'a, I: Iterator<Item = Event<'a>>> MarkdownReader<'a, '_, I> {
    /// Reads blocks up to the end of the frame that holds them; returns whether any of their paragraphs is loose.
    ///
    /// The end of a frame is the first end that matches no start seen here: starts that are too deep are counted and
    /// passed over, so that their content stays.
    fn blocks(&mut self, depth: usize) -> (Vec<Block>, bool) {
        let (mut blocks, mut loose, mut passed, mut stray) = (Vec::new(), false, 0usize, Vec::new());
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(tag) if is_block(&tag) => {
                    flush(&mut stray, &mut blocks);
                    let brackets =
                        matches!(tag, Tag::List(Some(_))) && self.brackets.borrow_mut().pop_front() == Some(true);
                    match tag {
                        Tag::Paragraph => {
                            loose = true;
                            push_paragraph(self.inlines(depth), &mut blocks);
                        }
                        Tag::Heading { level, .. } => {
                            let content = self.inlines(depth);
                            if !plain_text(&content).trim().is_empty() {
                                blocks.push(Block::Heading { level: level_number(level), content });
                            }
                        }
                        Tag::CodeBlock(kind) => {
                            let fenced = matches!(kind, CodeBlockKind::Fenced(_));
                            let text = self.raw_text();
                            if fenced || !text.trim().is_empty() {
                                blocks.push(Block::Code { text: text.trim_end_matches('\n').to_owned() });
                            }
                        }
                        Tag::HtmlBlock => {
                            let text = crate::text::one_line(&self.raw_text());
                            push_paragraph(vec![Inline::Text { text }], &mut blocks);
                        }
                        Tag::BlockQuote(_) if depth < MAX_DEPTH => {
                            let inner = self.blocks(depth + 1).0;
                            if !inner.is_empty() {
                                blocks.push(Block::Quote { blocks: inner });
                            }
                        }
                        Tag::List(start) if depth < MAX_DEPTH => {
                            let list = self.list(start, brackets, depth + 1);
                            blocks.extend(list);
                        }
                        Tag::Table(align) => blocks.push(self.table(&align, depth)),
                        _ => passed += 1,
                    }
                }
                Event::End(_) if passed == 0 => break,
                Event::End(_) => {
                    flush(&mut stray, &mut blocks);
                    passed -= 1;
                }
                Event::Rule => {
                    flush(&mut stray, &mut blocks);
                    blocks.push(Block::Rule);
                }
                // A tight list item holds its text without a paragraph.
                other => self.inline(other, depth, &mut stray),
            }
        }
        flush(&mut stray, &mut blocks);
        (blocks, loose)
    }

    fn list(&mut self, start: Option<u64>, brackets: bool, depth: usize) -> Option<Block> {
        let (mut items, mut tight) = (Vec::new(), true);
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(_) => {
                    let (mut blocks, loose) = self.blocks(depth);
                    date_to_text(&mut blocks);
                    tight &= !loose;
                    if !blocks.is_empty() {
                        items.push(blocks);
                    }
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        (!items.is_empty()).then_some(Block::List { start, brackets, tight, items })
    }

    fn table(&mut self, align: &[Alignment], depth: usize) -> Block {
        let align = align.iter().map(|a| match a {
            Alignment::None => Align::None,
            Alignment::Left => Align::Left,
            Alignment::Center => Align::Center,
            Alignment::Right => Align::Right,
        });
        let (mut head, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(self.inlines(depth)),
                Event::End(TagEnd::TableHead) => head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table { align: align.collect(), head, rows }
    }

    /// Reads inlines up to the end of the frame that holds them.
    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let (mut out, mut passed) = (Vec::new(), 0usize);
        while let Some(event) = self.events.next() {
            match event {
                Event::End(_) if passed == 0 => break,
                Event::End(_) => passed -= 1,
                Event::Start(tag) if !is_kept(&tag, depth) => passed += 1,
                other => self.inline(other, depth, &mut out),
            }
        }
        out
    }

    fn inline(&mut self, event: Event<'a>, depth: usize, out: &mut Vec<Inline>) {
        match event {
            Event::Text(text) | Event::InlineHtml(text) | Event::Html(text) => push_text(&text, out),
            Event::SoftBreak => push_inline(self.line_end.clone(), out),
            Event::HardBreak => out.push(Inline::Break),
            Event::Code(text) => out.push(Inline::Code { text: text.into_string() }),
            Event::Start(tag) => {
                let kept = is_kept(&tag, depth);
                let content = self.inlines(depth + 1);
                match tag {
                    _ if content.is_empty() => {}
                    Tag::Emphasis if kept => out.push(Inline::Emphasis { content }),
                    Tag::Strong if kept => out.push(Inline::Strong { content }),
                    Tag::Strikethrough if kept => out.push(Inline::Strikethrough { content }),
                    Tag::Link { dest_url, .. } if kept => {
                        out.push(Inline::Link { to: dest_url.into_string(), content });
                    }
                    _ => content.into_iter().for_each(|i| push_inline(i, out)),
                }
            }
            _ => {}
        }
    }

    fn raw_text(&mut self) -> String {
        let mut out = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
                Event::End(_) => break,
                _ => {}
            }
        }
        out
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

/// Returns whether an inline keeps its form, or only its content.
fn is_kept(tag: &Tag<'_>, depth: usize) -> bool {
    depth < MAX_DEPTH
        && match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => true,
            Tag::Link { dest_url, .. } => is_safe_link(dest_url),
            _ => false,
        }
}

/// Allows links to pages, mail addresses and telephones; what has no scheme leads nowhere in a filed document.
fn is_safe_link(url: &str) -> bool {
    let lower = url.trim().to_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme))
        && !url.chars().any(|c| c.is_whitespace() || is_hostile(c) || matches!(c, '<' | '>' | '\\'))
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Renumbers the headings so that they begin at 1 and no level is left out: readers' aids need that.
fn close_heading_gaps(blocks: &mut [Block]) {
    let mut open: Vec<u8> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { level, .. } => {
                open.retain(|l| *l < *level);
                open.push(*level);
                *level = u8::try_from(open.len()).unwrap_or(u8::MAX);
            }
            Block::Quote { blocks } => demote_to_text(blocks),
            Block::List { items, .. } => items.iter_mut().for_each(|item| demote_to_text(item)),
            _ => {}
        }
    }
}

/// Makes headings inside lists and quotes strong paragraphs: a document's headings do not hide in its lists.
fn demote_to_text(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } => {
                *block = Block::Paragraph { content: vec![Inline::Strong { content: std::mem::take(content) }] };
            }
            Block::Quote { blocks } => demote_to_text(blocks),
            Block::List { items, .. } => items.iter_mut().for_each(|item| demote_to_text(item)),
            _ => {}
        }
    }
}

/// Makes `- 13. januar` a list item that begins with a date: CommonMark sees a list within the list, people do not.
fn date_to_text(item: &mut Vec<Block>) {
    if let [Block::List { start: Some(number), brackets, items, .. }] = item.as_mut_slice()
        && let [only] = items.as_mut_slice()
        && let Some(Block::Paragraph { content }) = only.first_mut()
    {
        let mut dated = vec![Inline::Text { text: format!("{number}{} ", if *brackets { ')' } else { '.' }) }];
        std::mem::take(content).into_iter().for_each(|inline| push_inline(inline, &mut dated));
        *content = dated;
        *item = std::mem::take(only);
    }
}

fn push_paragraph(content: Vec<Inline>, blocks: &mut Vec<Block>) {
    if !plain_text(&content).trim().is_empty() {
        blocks.push(Block::Paragraph { content });
    }
}

fn flush(stray: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    push_paragraph(std::mem::take(stray), blocks);
}

fn push_inline(inline: Inline, out: &mut Vec<Inline>) {
    match inline {
        Inline::Text { text } => push_text(&text, out),
        other => out.push(other),
    }
}

/// Adds text, cleaned again: an entity such as `&#27;` becomes the character only when it is read.
fn push_text(text: &str, out: &mut Vec<Inline>) {
    let text = &*crate::text::clean(text);
    match out.last_mut() {
        Some(Inline::Text { text: last }) => last.push_str(text),
        _ => out.push(Inline::Text { text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { content: vec![Inline::Text { text: text.to_owned() }] }
    }

    #[test]
    fn html_images_and_scripts_become_their_text() {
        assert_eq!(parse("a <b>b</b> ![et billede](x.png)"), [paragraph("a <b>b</b> et billede")]);
        assert_eq!(parse("<script>\nalert(1)\n</script>"), [paragraph("<script> alert(1) </script>")]);
        assert_eq!(parse("[klik](javascript:alert(1)) og [her](JaVaScRiPt:x)"), [paragraph("klik og her")]);
    }

    #[test]
    fn headings_begin_at_one_and_leave_no_level_out() {
        let levels: Vec<u8> = parse("## A\n\n#### B\n\n##### C\n\n### D\n\n# E")
            .iter()
            .filter_map(|b| if let Block::Heading { level, .. } = b { Some(*level) } else { None })
            .collect();
        assert_eq!(levels, [1, 2, 3, 2, 1]);
    }

    #[test]
    fn lists_tables_and_emphasis_keep_their_form() {
        let blocks = parse("1. en\n2. **to**\n   - tre\n\n| a | b |\n|--:|---|\n| 1 | `x` |\n");
        let Block::List { start: Some(1), tight: true, items, .. } = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!(items[0], [paragraph("en")]);
        assert!(matches!(items[1][1], Block::List { start: None, .. }));
        let Block::Table { align, head, rows } = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!((align.as_slice(), head.len(), rows.len()), (&[Align::Right, Align::None][..], 2, 1));
    }

    #[test]
    fn lines_stay_lines_where_they_are_to_and_lists_and_paragraphs_are_what_they_were() {
        let text = |text: &str| Inline::Text { text: text.to_owned() };
        let lines = Block::Paragraph { content: vec![text("en"), Inline::Break, text("to")] };
        assert_eq!(parse_lines("en\nto\n\ntre\n"), [lines.clone(), paragraph("tre")]);
        let Block::List { items, .. } = &parse_lines("- en\n  to\n- tre\n")[0] else { panic!() };
        assert_eq!(items.as_slice(), [vec![lines], vec![paragraph("tre")]]);
        assert_eq!(parse("en\nto"), [paragraph("en to")]);
    }

    #[test]
    fn a_date_at_the_start_of_an_item_is_not_a_list() {
        let blocks = parse("- 13. januar: oplæg\n- 21. januar: *besøg*\n");
        let Block::List { start: None, items, .. } = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!(items[0], [paragraph("13. januar: oplæg")]);
        assert!(matches!(&items[1][..], [Block::Paragraph { content }] if plain_text(content) == "21. januar: besøg"));
        let blocks = parse("- 1. en\n  2. to\n");
        assert!(matches!(&blocks[0], Block::List { items, .. } if matches!(items[0][..], [Block::List { .. }])));
    }

    #[test]
    fn nesting_without_end_brings_nothing_down_and_loses_no_text() {
        let deep = format!("{} tekst {}", "> ".repeat(5_000), "*a ".repeat(2_000));
        let blocks = parse(&deep);
        assert!(serde_json::to_string(&blocks).unwrap().contains("tekst"));
        let list: String = (0..300).map(|i| format!("{}- x{i}\n", "  ".repeat(i))).collect();
        assert!(serde_json::to_string(&parse(&list)).unwrap().contains("x299"));
    }
}
