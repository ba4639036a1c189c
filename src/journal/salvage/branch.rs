//! Which lines of a damaged journal belong together: two programs may have gone on from the same line, and a tool may
//! have put both into one file. What one of them undid, edited or closed by its number is not the other's line of that
//! number.

use std::collections::BTreeSet;

use super::links::{Found, Link, link};

/// The lines that count.
pub(super) struct IntactLines<'a> {
    /// Those of the longest continuation, in the order of their numbers.
    pub(super) chosen: Vec<&'a Found>,
    /// The numbers of those of them that nothing but the line after them vouches for: what they say may be changed.
    pub(super) unproven: Vec<u64>,
    /// The numbers of two of them that follow each other, and of which the second does not fit the first by the chain.
    pub(super) misfits: Vec<(u64, u64)>,
    pub(super) others: Vec<&'a Found>,
    /// Those that could be read and that neither the line before nor the line after vouches for.
    pub(super) left_out: Vec<&'a Found>,
    /// How many of those there are, and of those whose true number is among the chosen.
    pub(super) doubtful: u64,
}

/// A line with its place among the others.
struct Node<'a> {
    found: &'a Found,
    link: Link,
    /// The number that it had: its own, unless the line after it tells that this rotted.
    number: u64,
    counts: bool,
    before: Option<usize>,
    /// Whether that leads back to the first line.
    is_rooted: bool,
    /// How many count up to here.
    score: usize,
}

impl Node<'_> {
    /// Returns whether the journal had this line: it is as it was written, or one that is follows it.
    fn was_there(&self) -> bool {
        self.link.is_proven || self.link.next.is_some()
    }

    /// Returns whether its own number is not the one that it had.
    fn is_renumbered(&self) -> bool {
        self.found.alone.number != Some(self.number)
    }

    fn rank(&self) -> (bool, usize) {
        (self.is_rooted, self.score)
    }
}

/// Chooses the lines that count, of those that could be read, in the order of the file.
pub(super) fn sound(found: &[Found]) -> IntactLines<'_> {
    let mut nodes = nodes(found);
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|at| nodes.get(*at).map(|node| node.number));
    let last = last(&nodes);
    let there: Vec<usize> = order.into_iter().filter(|at| last == Some(*at) || nodes[*at].was_there()).collect();
    let is_forked = there.windows(2).any(|pair| {
        let [a, b] = [pair[0], pair[1]].map(|at| &nodes[at]);
        a.number == b.number && a.was_there() && b.was_there()
    });
    let mut above: Option<usize> = None;
    for at in there {
        let before = match nodes[at].before {
            // Where no number is there twice, it goes on from the line with the number below.
            None if !is_forked => above,
            None => in_file(&nodes, at),
            before => before,
        };
        let node = &nodes[at];
        let counts =
            node.found.alone.event.is_some() && (node.link.is_proven || (!node.is_renumbered() && node.number > 1));
        let (is_rooted, score) = before.and_then(|n| nodes.get(n)).map_or((false, 0), Node::rank);
        let node = &mut nodes[at];
        (node.before, node.counts) = (before, counts);
        node.is_rooted = is_rooted || node.number == 1;
        node.score = score + usize::from(counts);
        above = Some(at);
    }
    choose(&nodes)
}

/// Links the lines and finds out which number each of them had.
fn nodes(found: &[Found]) -> Vec<Node<'_>> {
    let mut nodes: Vec<Node> = Vec::with_capacity(found.len());
    for (found, link) in found.iter().zip(link(found)) {
        let own = found.alone.number.filter(|_| link.is_proven);
        let told = own.or(link.next.map(|next| next.saturating_sub(1))).or(found.alone.number);
        let number = told.unwrap_or_else(|| nodes.last().map_or(1, |before| before.number + 1));
        let before = link.before;
        nodes.push(Node { found, link, number, counts: false, before, is_rooted: false, score: 0 });
    }
    // A file that was made to mislead could have them run in a circle.
    for at in 0..nodes.len() {
        let follows = |n: &usize| nodes.get(*n).is_some_and(|before| before.number + 1 == nodes[at].number);
        nodes[at].before = nodes[at].before.filter(follows);
    }
    nodes
}

/// Finds the last line of the file if it may follow one that cannot be read: it has the highest number then. Else it is
/// its number that rotted, or whole lines were taken away.
fn last(nodes: &[Node]) -> Option<usize> {
    let (last, rest) = nodes.split_last()?;
    let is_highest = rest.iter().all(|node| node.number < last.number);
    (last.found.is_after_unreadable && is_highest && !last.was_there()).then_some(rest.len())
}

/// Finds what a line goes on from that follows none by the chain, where two continuations are in the file: what it is
/// after in the file. One that begins the second continuation goes on from where the first one did, if it is certain
/// that nothing is gone before it.
fn in_file(nodes: &[Node], at: usize) -> Option<usize> {
    let node = &nodes[at];
    let earlier = nodes.iter().enumerate().take(at).rev();
    // Whatever number those have, they are between the two.
    let between = earlier.clone().take_while(|(_, node)| !node.was_there()).count();
    let expected = node.number.checked_sub(1)?.checked_sub(between as u64)?;
    match earlier.clone().nth(between) {
        Some((n, before)) if before.number <= expected => return Some(n),
        _ if !node.is_renumbered() && between == 0 => return None,
        _ => {}
    }
    // That one's number may have rotted too, with nothing left that tells.
    for number in (1..=expected).rev() {
        let mut fitting = nodes.iter().enumerate().filter(|(_, node)| node.was_there() && node.number == number);
        if let Some((only, _)) = fitting.next() {
            return fitting.next().is_none().then_some(only);
        }
    }
    None
}

/// Returns the number of the line before one that nothing proves, if that one is there and counts. Either this line was
/// changed, or the one before it is of another continuation: the chain does not tell which.
fn misfit(nodes: &[Node], node: &Node) -> Option<u64> {
    let before = node.before.and_then(|n| nodes.get(n)).filter(|_| !node.link.is_proven)?;
    (before.counts && before.number + 1 == node.number).then_some(before.number)
}

/// Follows the longest continuation back to its beginning.
fn choose<'a>(nodes: &[Node<'a>]) -> IntactLines<'a> {
    let best = (0..nodes.len()).max_by_key(|n| (nodes[*n].rank(), std::cmp::Reverse(*n)));
    let mut is_chosen = vec![false; nodes.len()];
    let mut at = best;
    while let Some(n) = at {
        is_chosen[n] = true;
        at = nodes[n].before;
    }
    let (mut chosen, mut unproven, mut misfits, mut others) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut counting: Vec<(&Node, bool)> = nodes.iter().zip(is_chosen).filter(|(node, _)| node.counts).collect();
    counting.sort_by_key(|(node, _)| node.number);
    for (node, is_chosen) in counting {
        if is_chosen {
            chosen.push(node.found);
            match misfit(nodes, node) {
                Some(before) => misfits.push((before, node.number)),
                None => unproven.extend((!node.link.is_proven).then_some(node.number)),
            }
        } else {
            others.push(node.found);
        }
    }
    let numbers: BTreeSet<u64> = chosen.iter().filter_map(|found| found.alone.number).collect();
    let unread: Vec<&Node> = nodes.iter().filter(|node| !node.counts && node.found.alone.event.is_some()).collect();
    let left_out: Vec<&Found> = unread.iter().filter(|node| !node.was_there()).map(|node| node.found).collect();
    let is_doubtful = |node: &&&Node| !node.was_there() || numbers.contains(&node.number);
    let doubtful = unread.iter().filter(is_doubtful).count() as u64;
    IntactLines { chosen, unproven, misfits, others, left_out, doubtful }
}
