//! What the embedded fonts can show: PDF/UA and PDF/A refuse a document with a character that its fonts have not.
//!
//! They have Latin, Greek and Cyrillic letters and many signs, but no emoji and no Chinese. What is lacking is shown as
//! □ and told; the other formats have it.

use serde_json::Value;
use typst::text::Font;
use unicode_segmentation::UnicodeSegmentation;

use super::typeset::FONTS;

/// What stands for what cannot be shown.
const LACKING: &str = "□";

/// What stands for a tab, which no font has.
const TAB: &str = "    ";

/// How many of them are reported.
const TOLD: usize = 10;

/// Which fonts may show a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FontScope {
    AnyFont,
    /// Only what every face of the document's own font has, and no letters that join.
    EveryFont,
}

/// Returns a model with only what the fonts can show, and what they lack.
pub(super) fn fit(model: &Value, reach: FontScope) -> (Value, Vec<String>) {
    let mut lost = Vec::new();
    let fitted = value(model, reach, &mut lost);
    (fitted, lost)
}

fn value(model: &Value, reach: FontScope, lost: &mut Vec<String>) -> Value {
    match model {
        Value::String(text) => Value::String(fit_text(text, reach, lost)),
        Value::Array(list) => list.iter().map(|v| value(v, reach, lost)).collect(),
        // An address is followed and not shown.
        Value::Object(map) => {
            let fit = |(key, v): (&String, &Value)| {
                (key.clone(), if key == "to" { v.clone() } else { value(v, reach, lost) })
            };
            Value::Object(map.iter().map(fit).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => model.clone(),
    }
}

fn fit_text(text: &str, reach: FontScope, lost: &mut Vec<String>) -> String {
    let text = crate::text::clean(text).replace('\t', TAB);
    if text.is_ascii() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster.is_ascii() || is_shown(cluster, reach) {
            out.push_str(cluster);
            continue;
        }
        if cluster.chars().all(char::is_whitespace) {
            out.push(' ');
            continue;
        }
        out.push_str(LACKING);
        if lost.len() < TOLD && !lost.iter().any(|l| l == cluster) {
            lost.push(cluster.to_owned());
        }
    }
    out
}

/// Returns whether the fonts have all of a letter with its marks.
fn is_shown(cluster: &str, reach: FontScope) -> bool {
    let has = |font: &Font| cluster.chars().all(|c| is_unseen(c) || font.info().coverage.contains(u32::from(c)));
    match reach {
        FontScope::AnyFont => FONTS.iter().any(has),
        FontScope::EveryFont => {
            let mut own = FONTS.iter().filter(|f| f.info().family.starts_with("Libertinus")).peekable();
            cluster.chars().count() == 1 && own.peek().is_some() && own.all(has)
        }
    }
}

/// Returns whether a character only tells how others look or join.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}
