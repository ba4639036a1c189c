//! Stays: the stretches of a meeting in which somebody was there, from when they came and left.

use super::AbsenceKind;
use super::recorded::Term;
use crate::meeting::state::Span;
use crate::time::Stamp;

/// Tells when somebody came, left and came back, in order.
pub(super) fn moments(spans: &[Span]) -> impl Iterator<Item = AbsenceKind> {
    spans.iter().enumerate().flat_map(|(n, span)| {
        let came = if n == 0 { AbsenceKind::Came(span.start) } else { AbsenceKind::Returned(span.start) };
        std::iter::once(came).chain(span.end.map(AbsenceKind::Left))
    })
}

/// Makes stays of what was recorded of coming and leaving; who was there all along stays for the whole meeting, however
/// short.
pub(super) fn stays(moves: &[(Stamp, bool)], was_there: bool, held: Span) -> Vec<Span> {
    let end = held.end.unwrap_or(held.start);
    if moves.is_empty() {
        return if was_there { vec![Span { start: held.start, end: Some(end) }] } else { Vec::new() };
    }
    let mut spans: Vec<Span> = Vec::new();
    let mut since = was_there.then_some(held.start);
    for (at, came) in moves {
        let at = (*at).clamp(held.start, end);
        match (since, came) {
            (None, true) => since = Some(at),
            (Some(start), false) => {
                spans.push(Span { start, end: Some(at) });
                since = None;
            }
            _ => {}
        }
    }
    spans.extend(since.map(|start| Span { start, end: Some(end) }));
    spans.retain(|s| s.end.is_some_and(|end| end > s.start));
    join(spans)
}

/// Joins stays that touch: who left and came back in the same moment did not leave.
fn join(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if last.end == Some(span.start) => last.end = span.end,
            _ => out.push(span),
        }
    }
    out
}

/// Returns what of the meeting lies between the stays.
pub(super) fn gaps(spans: &[Span], held: Span) -> Vec<Span> {
    let end = held.end.unwrap_or(held.start);
    let mut out = Vec::new();
    let mut free = held.start;
    for span in spans {
        if span.start > free {
            out.push(Span { start: free, end: Some(span.start) });
        }
        free = free.max(span.end.unwrap_or(end));
    }
    if free < end || spans.is_empty() {
        out.push(Span { start: free, end: Some(end) });
    }
    out
}

/// Returns what of some stretches in a meeting lies within others.
pub(super) fn both(some: &[Span], others: &[Span], held: Span) -> Vec<Span> {
    let terms: Vec<Term> = others.iter().map(|span| Term { from: Some(span.start), until: span.end }).collect();
    shared(some, terms.iter(), held)
}

/// Returns what of some gaps in a meeting lies within somebody's terms.
pub(super) fn shared<'a>(gaps: &[Span], terms: impl Iterator<Item = &'a Term>, held: Span) -> Vec<Span> {
    let end = held.end.unwrap_or(held.start);
    let mut out: Vec<Span> = Vec::new();
    for term in terms {
        let within = |gap: &Span| {
            let start = term.from.map_or(gap.start, |from| from.max(gap.start));
            let gap_end = gap.end.unwrap_or(end);
            let end = term.until.map_or(gap_end, |until| until.min(gap_end));
            (start < end).then_some(Span { start, end: Some(end) })
        };
        out.extend(gaps.iter().filter_map(within));
    }
    out.sort_unstable_by_key(|span| span.start);
    join(out)
}
