//! Where the items of a document begin: at lines whose numbers rise one by one, and at titles below which something
//! says that they are items.

use std::collections::BTreeMap;

use super::access;
use super::labels::{Label, label, recommends};
use super::lines::{Row, Shape};
use super::numbers::{Form, Numbered, numbered};
use super::outline::folded;

/// Where an item begins.
#[derive(Clone, Debug)]
pub struct Start {
    pub number: Option<String>,
    pub title: String,
    pub letter: Option<char>,
}

/// Labels that only an item has.
const OF_ITEMS: &[Label] = &[
    Label::Process,
    Label::Responsible,
    Label::CaseWorker,
    Label::Background,
    Label::Presentation,
    Label::Economy,
    Label::Recommendation,
    Label::Decision,
    Label::History,
    Label::Annexes,
    Label::Decides,
];

/// How sure it is that a row begins an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    None,
    Strong,
    /// A label of an item is below it.
    Label,
    Heading,
    /// The table of contents has it, or whether it is open is said below it.
    Stated,
}

/// How many rows below a title are looked at.
const BELOW: usize = 6;

/// Finds the rows where items begin.
pub fn starts(rows: &[Row], titles: &[String]) -> BTreeMap<usize, Start> {
    let candidates: Vec<Candidate> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| {
            let evidence = evidence(rows, at, row, titles)?;
            let number = numbered(&row.printed()).map(|n| (kin(n.form), n.form, n.order));
            Some(Candidate { at, number, evidence, weight: weight(rows, at, evidence) })
        })
        .collect();
    let best = candidates.iter().filter(|c| c.number.is_some()).map(|c| c.evidence).max().unwrap_or(Evidence::None);
    let stated = candidates.iter().filter(|c| c.evidence == Evidence::Stated);
    let chosen = if best >= Evidence::Heading {
        with_due(&candidates, best)
    } else if stated.clone().next().is_some() {
        stated.map(|c| c.at).collect()
    } else if best == Evidence::Label {
        let run = longest(&candidates);
        with_again(rows, &candidates, run)
    } else {
        let run = longest(&candidates);
        if run.len() > 1 && candidates.iter().any(|c| run.contains(&c.at) && is_strong(c)) {
            with_again(rows, &candidates, run)
        } else {
            chain(rows, &candidates)
        }
    };
    chosen.into_iter().filter_map(|at| Some((at, start(rows.get(at)?)))).collect()
}

/// A row that may begin an item.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    at: usize,
    /// What its number goes with, its form, and which it is.
    number: Option<(Form, Form, u32)>,
    evidence: Evidence,
    /// How much it looks like a title; 0: it does not.
    weight: u32,
}

/// Returns the form of the numbers that a number follows: "4.1" and "4a" go with 4.
fn kin(form: Form) -> Form {
    if form == Form::Part { Form::Whole } else { form }
}

/// Returns whether a number is of a form that nothing but items has.
fn is_strong(candidate: &Candidate) -> bool {
    candidate.number.is_some_and(|(kin, ..)| matches!(kin, Form::OfYear | Form::Section | Form::Word))
}

/// Reads where an item begins.
fn start(row: &Row) -> Start {
    match numbered(&row.printed()) {
        Some(Numbered { number, rest, letter, .. }) => Start { number: Some(number), title: rest.to_owned(), letter },
        None => Start { number: None, title: row.text.clone(), letter: None },
    }
}

/// Chooses the rows that surely begin items, and of the others those whose number is due in front of them, between them
/// or behind them.
fn with_due(candidates: &[Candidate], best: Evidence) -> Vec<usize> {
    let is_sure = |c: &&Candidate| c.evidence >= best;
    let forms: Vec<Form> = candidates.iter().filter(is_sure).filter_map(|c| Some(c.number?.0)).collect();
    let sure: Vec<Candidate> = candidates.iter().filter(is_sure).copied().collect();
    let mut chosen: Vec<usize> = sure.iter().map(|c| c.at).collect();
    let numbered: Vec<&Candidate> = sure.iter().filter(|c| c.number.is_some()).collect();
    let ends = numbered.iter().map(|c| Some(**c)).chain([None]);
    let mut before: Option<Candidate> = None;
    for end in ends {
        let order = |c: Candidate| c.number.map_or(0, |(.., order)| order);
        let between: Vec<Candidate> = candidates
            .iter()
            .filter(|c| before.is_none_or(|before| c.at > before.at) && end.is_none_or(|end| c.at < end.at))
            .filter(|c| c.evidence < best && c.number.is_some_and(|(kin, ..)| forms.contains(&kin)))
            .filter(|c| end.is_none_or(|end| order(**c) < order(end)))
            .copied()
            .collect();
        let run = runs(&between, before, end.filter(|_| before.is_none()));
        chosen.extend(run);
        before = end;
    }
    chosen.sort_unstable();
    chosen
}

/// Finds the run of numbers that rise one by one which looks most like one of titles.
fn longest(candidates: &[Candidate]) -> Vec<usize> {
    let mut forms: Vec<Form> = candidates.iter().filter_map(|c| Some(c.number?.0)).collect();
    forms.sort_unstable();
    forms.dedup();
    let of_form = |form: Form| {
        let of: Vec<Candidate> = candidates.iter().filter(|c| c.number.is_some_and(|n| n.0 == form)).copied().collect();
        let ones = of.iter().filter(|c| c.weight > 0 && c.number.is_some_and(|(.., order)| order == 1));
        let ones: Vec<usize> = ones.map(|c| c.at).collect();
        let mut run = runs(&of, None, None);
        // A list whose numbers were lost has a 1 before each.
        if ones.len() > run.len().max(2) && ones.len() * 2 > of.len() {
            run = ones;
        }
        let weight: u32 = of.iter().filter(|c| run.contains(&c.at)).map(|c| c.weight).sum();
        (weight * if of.first().is_some_and(is_strong) { 2 } else { 1 }, run)
    };
    forms.into_iter().map(of_form).max_by_key(|(weight, _)| *weight).map(|(_, run)| run).unwrap_or_default()
}

/// How many numbers may be missing before a row that has the labels of an item below it.
const GAP: u32 = 3;

/// Finds the run of most weight, after `before` and up to `end`, where these are.
fn runs(candidates: &[Candidate], before: Option<Candidate>, end: Option<Candidate>) -> Vec<usize> {
    // The best run that ends with a number: its weight, its last row, and the row before that.
    let mut last: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
    let mut steps: Vec<Option<usize>> = vec![None; candidates.len()];
    let from = before.and_then(|c| Some(c.number?.2));
    let mut best: Option<(u32, usize)> = None;
    for (n, candidate) in candidates.iter().enumerate() {
        let Some((_, form, order)) = candidate.number.filter(|_| candidate.weight > 0) else { continue };
        let gap = if candidate.evidence >= Evidence::Label { GAP } else { 1 };
        let least = order.saturating_sub(gap);
        let same = if form == Form::Part { order + 1 } else { order };
        let previous = last.range(least..same).map(|(_, found)| *found).max_by_key(|(weight, _)| *weight);
        let begins = from.is_none_or(|from| from < order && order - from <= gap || form == Form::Part && order == from);
        let (weight, step) = match previous {
            Some((weight, step)) => (weight + candidate.weight, Some(step)),
            None if begins => (candidate.weight, None),
            None => continue,
        };
        if last.get(&order).is_none_or(|(had, _)| *had < weight || form == Form::Part) {
            last.insert(order, (weight, n));
            if let Some(place) = steps.get_mut(n) {
                *place = step;
            }
            let is_at_end = end.is_none_or(|end| end.number.is_some_and(|(.., next)| order + 1 == next));
            if is_at_end && best.is_none_or(|(had, _)| had < weight) {
                best = Some((weight, n));
            }
        }
    }
    let mut run = Vec::new();
    let mut at = best.map(|(_, n)| n);
    while let Some(n) = at {
        run.extend(candidates.get(n).map(|c| c.at));
        at = steps.get(n).copied().flatten();
    }
    run.reverse();
    run
}

/// Adds to a run of items the rows where one of them comes again: a list of them, or the item itself after such a list.
fn with_again(rows: &[Row], candidates: &[Candidate], mut run: Vec<usize>) -> Vec<usize> {
    let key = |at: usize| rows.get(at).map(|row| (numbered(&row.printed()).map(|n| n.number), folded(&title(row))));
    let of_run: Vec<_> = run.iter().filter_map(|at| key(*at)).collect();
    let is_again = |c: &&Candidate| {
        key(c.at).is_some_and(|(number, title)| {
            of_run.iter().any(|(other, of)| number.is_some() && *other == number && (is_strong(c) || *of == title))
        })
    };
    run.extend(candidates.iter().filter(|c| c.weight > 0).filter(is_again).map(|c| c.at));
    run.sort_unstable();
    run.dedup();
    run
}

/// Returns the title that a row has after its number.
fn title(row: &Row) -> String {
    start(row).title
}

/// Returns whether a title is a letter for open or closed: "335. Å".
fn is_mark(title: &str) -> bool {
    ["Å", "L"].contains(&title)
}

/// Returns how much a row looks like the title of an item.
fn weight(rows: &[Row], at: usize, evidence: Evidence) -> u32 {
    let Some(row) = rows.get(at) else { return 0 };
    let title = title(row);
    let is_closed = access::of_title(&title).0.is_some();
    match evidence {
        _ if title.chars().count() < 2 && !is_mark(&title) => 0,
        Evidence::Stated | Evidence::Heading | Evidence::Label => 4,
        _ if is_in_list(rows, at) && !is_closed => 0,
        _ if is_closed => 4,
        _ if title.len() > 150 || title.ends_with(['.', ';', ',', ':']) => 0,
        _ if title.starts_with(char::is_lowercase) => 0,
        _ if row.is_parted => 3,
        _ if at == 0 || rows.get(at - 1).is_some_and(|before| numbered(&before.printed()).is_some()) => 2,
        _ => 1,
    }
}

/// Returns whether a numbered row is an element of a list in an item: of what is recommended, of annexes, or of what a
/// sentence leads to.
fn is_in_list(rows: &[Row], at: usize) -> bool {
    let order = |row: &Row| numbered(&row.printed()).map(|n| (n.form, n.order));
    let Some(mut due) = rows.get(at).and_then(order) else { return false };
    let is_parted = rows.get(at).is_some_and(|row| row.is_parted);
    for row in rows.get(..at).unwrap_or_default().iter().rev() {
        match order(row) {
            // What has a blank line before it is no element of a list that has none between its own.
            Some((form, number)) if form == due.0 && number > 1 && is_parted && !row.is_parted => return false,
            Some((form, number)) if form == due.0 && number + 1 == due.1 => due.1 = number,
            Some((form, _)) if form == due.0 => return false,
            _ if due.1 == 1 => {
                let leads = |label: Label| {
                    matches!(label, Label::Recommendation | Label::Annexes | Label::Decision | Label::Presentation)
                };
                return recommends(&row.text)
                    || row.text.ends_with(':')
                    || row.text.ends_with(',')
                    || label(&row.text).is_some_and(|(label, value)| value.is_empty() && leads(label));
            }
            _ if row.goes_on || !row.is_parted => {}
            _ => return false,
        }
    }
    false
}

/// Returns how sure it is that a row begins an item; none: it does not.
fn evidence(rows: &[Row], at: usize, row: &Row, titles: &[String]) -> Option<Evidence> {
    let is_line = matches!(row.shape, Shape::Plain | Shape::Strong | Shape::Heading(_) | Shape::Element(..));
    if !is_line || row.goes_on || row.text.len() > 300 || row.is_bullet() {
        return None;
    }
    let printed = row.printed();
    let numbered = numbered(&printed);
    let title = numbered.as_ref().map_or(printed.as_str(), |n| n.rest);
    if title.is_empty() || label(title).is_some_and(|(_, value)| value.is_empty()) && numbered.is_none() {
        return None;
    }
    let below = below(rows, at);
    let is_stated = below == Some(Evidence::Stated);
    match &numbered {
        Some(_) if is_stated || titles.contains(&folded(title)) => Some(Evidence::Stated),
        Some(n) if matches!(row.shape, Shape::Heading(_)) && n.form != Form::Bracket => Some(Evidence::Heading),
        Some(n) if below.is_some() && n.form != Form::Bracket && !title.ends_with('.') => Some(Evidence::Label),
        // A numbered list of people is none of items.
        Some(_) if title.split("  ").next().is_some_and(names_somebody) => None,
        Some(_) if row.shape == Shape::Strong => Some(Evidence::Strong),
        Some(_) => Some(Evidence::None),
        // A title without a number, right above the line that says whether its matter is open.
        None => {
            let next = rows.get(at + 1)?;
            let is_title = row.text.len() < 120 && !row.text.ends_with(['.', ',']) && label(&row.text).is_none();
            let says = access::of_item(&next.text).is_some() && access::statement(&row.text).is_none();
            (is_title && says && next.cells().is_none() && super::cases::cases(&row.text).is_none())
                .then_some(Evidence::Stated)
        }
    }
}

/// Returns whether a text is somebody's name, with what may be said of them.
fn names_somebody(text: &str) -> bool {
    super::people::list(text).is_some_and(|list| list.iter().any(|mention| mention.name.is_some()))
}

/// Looks below a title for what only an item has.
fn below(rows: &[Row], at: usize) -> Option<Evidence> {
    for row in rows.get(at + 1..).unwrap_or_default().iter().take(BELOW) {
        let printed = row.printed();
        if access::of_item(&row.text).is_some() || says_access(&row.text) {
            return Some(Evidence::Stated);
        }
        if label(&row.text)
            .is_some_and(|(label, value)| OF_ITEMS.contains(&label) && (value.is_empty() || row.text.contains(':')))
        {
            return Some(Evidence::Label);
        }
        let is_other =
            numbered(&printed).is_some_and(|n| n.form != Form::Bare && super::cases::cases(&row.text).is_none());
        if is_other || row.text.len() > 200 {
            return None;
        }
    }
    None
}

/// Returns whether a line has a case number and says whether its matter is open: "00.30.14.S00 25/743 Åben sag".
fn says_access(text: &str) -> bool {
    super::cases::cases(text).is_some_and(|(_, rest)| access::statement(&rest).is_some())
}

/// Finds the numbers that follow one another, of the form that most have; without other evidence.
fn chain(rows: &[Row], candidates: &[Candidate]) -> Vec<usize> {
    let mut chains: BTreeMap<Form, Vec<(usize, u32)>> = BTreeMap::new();
    for candidate in candidates {
        let (Some(row), Some((kin, form, order))) = (rows.get(candidate.at), candidate.number) else { continue };
        let is_list = matches!(&row.shape, Shape::Element(level, _) if *level > 0);
        let title = title(row);
        if is_list || title.len() < 2 && !is_mark(&title) {
            continue;
        }
        let chain = chains.entry(kin).or_default();
        // "4.1" and "4a" go with 4; the next is one more. Numbers that all are 1 go with each other.
        let fits = chain.last().is_none_or(|(_, last)| order == last + 1 || order == *last && form == Form::Part)
            || chain.iter().all(|(_, order)| *order == 1) && order == 1;
        let is_reset = chain.len() == 1 && chain.last().is_some_and(|(_, last)| order < *last);
        if is_reset {
            chain.clear();
        }
        if fits || is_reset {
            chain.push((candidate.at, order));
        }
    }
    let is_weak = |form: &Form| matches!(form, Form::Bare | Form::Letter | Form::Bracket);
    let longest = chains
        .into_iter()
        .filter(|(form, chain)| chain.len() > if is_weak(form) { 2 } else { 1 })
        .max_by_key(|(form, chain)| (!is_weak(form), chain.len()));
    longest.map(|(_, chain)| chain.into_iter().map(|(at, _)| at).collect()).unwrap_or_default()
}
