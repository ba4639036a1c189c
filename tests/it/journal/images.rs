//! Crash images: at every call of the disk, every disk that the power may leave, recovered.
//!
//! Bytes that were not synced may be there, be there in part, or read as zeros sector by sector; names that were given
//! since their folder was synced may be there or not, each by itself.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use punktlig::error::Kind;
use punktlig::journal::{self, Draft, Drafts, Fs};
use punktlig::meeting::{Event, JournalEntry};

use crate::kit::faults::{Dice, figure, size};
use crate::kit::{Append as _, write_file};

use super::faults::{holds, script};
use super::sample::{created, note, tick};
use super::{DIR, file, open};
use crate::kit::disk::{Failure, Frame, MemFs, parent};

const SECTOR: usize = 512;

/// What a file's bytes may be after the power went.
fn contents(durable: &[u8], live: &[u8], dice: &mut Dice) -> Vec<Vec<u8>> {
    let Some(new) = live.strip_prefix(durable) else { return vec![durable.to_vec(), live.to_vec()] };
    if new.is_empty() {
        return vec![live.to_vec()];
    }
    let with = |tail: &[u8]| [durable, tail].concat();
    let mut all = vec![with(&[]), with(new), with(&vec![0; new.len()])];
    for _ in 0..4 {
        let cut = dice.below(new.len());
        all.push(with(&new[..cut]));
        all.push(with(&[&new[..cut], &vec![0; new.len() - cut][..]].concat()));
    }
    // Every set of sectors that reached the disk, or some of them.
    let bound = |at: usize| ((durable.len() + at) / SECTOR + 1) * SECTOR - durable.len();
    let starts: Vec<usize> = std::iter::successors(Some(0), |at| Some(bound(*at)).filter(|b| *b < new.len())).collect();
    let masks: Vec<usize> = match starts.len() {
        n @ 0..=4 => (0..1 << n).collect(),
        n => (0..16).map(|_| dice.below(1 << n.min(60))).collect(),
    };
    for mask in masks {
        let mut holes = new.to_vec();
        for (n, start) in starts.iter().enumerate().filter(|(n, _)| mask >> n & 1 == 1) {
            let end = starts.get(n + 1).copied().unwrap_or(new.len());
            holes[*start..end].fill(0);
        }
        all.push(with(&holes));
    }
    all.sort();
    all.dedup();
    all
}

/// Returns the disks that the power may leave: all of them, or `most` thrown ones.
pub fn images(frame: &Frame, most: usize, dice: &mut Dice) -> Vec<MemFs> {
    let files: Vec<Vec<Vec<u8>>> = frame.files.iter().map(|f| contents(&f.durable, &f.live, dice)).collect();
    let folders: Vec<_> = frame.folders.difference(&frame.durable_folders).collect();
    let mut wheels: Vec<usize> = files.iter().map(Vec::len).collect();
    wheels.extend(std::iter::repeat_n(2, frame.pending.len() + folders.len()));
    let count = wheels.iter().try_fold(1_usize, |all, n| all.checked_mul(*n)).unwrap_or(usize::MAX);
    let image = |mut choice: Box<dyn FnMut(usize) -> usize>| {
        let bytes = files.iter().map(|all| all[choice(all.len())].clone()).collect();
        let mut names: BTreeMap<PathBuf, usize> = frame.names.clone();
        for (_, changes) in &frame.pending {
            if choice(2) == 1 {
                for (path, file) in changes {
                    match file {
                        Some(n) => _ = names.insert(path.clone(), *n),
                        None => _ = names.remove(path),
                    }
                }
            }
        }
        let mut there = frame.durable_folders.clone();
        there.extend(folders.iter().filter(|_| choice(2) == 1).map(|f| (*f).clone()));
        // A name is lost with its folder, and a folder with the one above it.
        let gone = |f: &PathBuf| f.ancestors().any(|a| frame.folders.contains(a) && !there.contains(a));
        let there = there.iter().filter(|f| !gone(f)).cloned().collect::<std::collections::BTreeSet<_>>();
        names.retain(|path, _| there.contains(&parent(path)));
        MemFs::left(bytes, names, there)
    };
    if count <= most {
        let number = |n: usize| {
            let mut rest = n;
            image(Box::new(move |of| {
                let chosen = rest % of;
                rest /= of;
                chosen
            }))
        };
        (0..count).map(number).collect()
    } else {
        let seeds: Vec<u64> = (0..most).map(|_| dice.below(usize::MAX) as u64).collect();
        let thrown = |seed| {
            let mut dice = Dice::new(seed);
            image(Box::new(move |of| dice.below(of)))
        };
        seeds.into_iter().map(thrown).collect()
    }
}

/// Runs the script of a meeting, trying again through recovery after a failure; gives what was shown as recorded.
fn run(disk: &MemFs, acked: &AtomicUsize) -> Vec<JournalEntry> {
    let mut shown = Vec::new();
    let Ok((mut journal, _)) = open(disk) else { return shown };
    for (batch, time) in script().into_iter().zip(0..) {
        for _ in 0..3 {
            if journal.is_stopped() && journal.reopen().is_err() {
                continue;
            }
            if let Ok(done) = journal.append_all(batch.iter().cloned().map(|e| (tick(time), e))) {
                shown.extend(done);
                acked.store(shown.len(), Ordering::Relaxed);
                break;
            }
        }
    }
    shown
}

#[test]
fn every_disk_that_a_power_cut_leaves_holds_all_that_was_shown() {
    let mut dice = Dice::new(1);
    let (mut tried, mut frames_seen) = (0, 0);
    let most: usize = size(24, 400);
    // Without a failure, and then with one at each operation, after which recording goes on through recovery.
    for n in 0_usize.. {
        let disk = MemFs::with(".", &[]);
        let acked = Arc::new(AtomicUsize::new(0));
        if let Some(n) = n.checked_sub(1) {
            disk.fail_after(n, Failure::Once, io::ErrorKind::StorageFull);
        }
        disk.film(&acked);
        let shown = run(&disk, &acked);
        let failed = disk.has_failed();
        let frames = disk.frames();
        // What stood before the failure was seen without it.
        let from = if failed { n - 1 } else { 0 };
        for (step, frame) in frames.iter().enumerate().skip(from) {
            // Far from the failure little is new.
            let most = if n == 0 || step < n + 12 { most } else { most.div_ceil(12) };
            for (number, image) in images(frame, most, &mut dice).into_iter().enumerate() {
                let context = format!("failure {n}, before operation {step}, image {number}");
                holds(&image, &shown[..frame.acked], &context);
                tried += 1;
            }
            frames_seen += 1;
        }
        if n > 0 && !failed {
            break;
        }
    }
    assert!(frames_seen > 500 && tried > 5000, "{frames_seen} frames, {tried} images");
    figure("power cut, journal (crash images)", tried, 0, 0);
}

#[test]
fn a_line_of_which_a_sector_never_reached_the_disk_is_a_torn_tail() {
    let disk = MemFs::with(DIR, &[]);
    let (mut journal, _) = open(&disk).unwrap();
    journal.append(tick(0), created()).unwrap();
    let shown = journal.append(tick(1), note("a")).unwrap();
    let before = disk.bytes(&file()).unwrap().len();
    journal.append(tick(2), note(&"langt ".repeat(200))).unwrap();
    drop(journal);
    let whole = disk.bytes(&file()).unwrap();
    let first = before.next_multiple_of(SECTOR);
    for (from, to) in [(before, first), (first, first + SECTOR), (before, whole.len() - whole.len() % SECTOR)] {
        let mut holed = whole.clone();
        holed[from..to].fill(0);
        let disk = MemFs::with(DIR, &[(journal::JOURNAL, &holed)]);
        let (_, opened) = open(&disk).unwrap();
        assert_eq!(opened.events.last(), Some(&shown));
        assert_eq!(disk.bytes(&opened.torn.unwrap().kept).unwrap(), holed[before..]);
    }
    // Zeros that no disk leaves are damage, and so is a line after them.
    for (from, to) in [(before + 3, before + 4), (first - 1, first + SECTOR), (first, first + SECTOR - 1)] {
        let mut rotten = whole.clone();
        rotten[from..to].fill(0);
        assert_eq!(super::reading(&rotten).unwrap_err().kind, Kind::Journal, "{from}..{to}");
    }
    let mut rotten = whole.clone();
    rotten[before..first].fill(0);
    rotten.extend_from_slice(b"{}\n");
    assert_eq!(super::reading(&rotten).unwrap_err().kind, Kind::Journal);
}

/// Bytes of another file in the place of ours: what punktlig does not expect of a disk. Nothing wrong is ever shown of
/// it.
#[test]
fn garbage_in_the_place_of_unsynced_bytes_is_recovered_or_refused_and_never_taken() {
    let mut dice = Dice::new(2);
    let (mut recovered, mut refused) = (0, 0);
    let disk = MemFs::with(".", &[]);
    let acked = Arc::new(AtomicUsize::new(0));
    disk.film(&acked);
    let shown = run(&disk, &acked);
    for frame in disk.frames() {
        for _ in 0..size(20, 400) {
            let mut frame = frame.clone();
            for bytes in frame.files.iter_mut().filter(|b| b.live.len() > b.durable.len()) {
                let from = bytes.durable.len();
                bytes.live[from..].fill_with(|| u8::try_from(dice.below(256)).unwrap());
                bytes.durable = bytes.live.clone();
            }
            let image = images(&frame, 1, &mut dice).remove(0);
            match open(&image) {
                Ok((_, opened)) => {
                    assert!(opened.events.len() >= frame.acked);
                    assert!(opened.events.iter().zip(&shown).all(|(found, shown)| found == shown));
                    recovered += 1;
                }
                Err(error) => {
                    assert_eq!(error.kind, Kind::Journal, "{error}");
                    let salvage = journal::salvage_on(&image, Path::new(DIR)).unwrap().unwrap();
                    assert!(salvage.events.starts_with(&shown[..frame.acked]), "what was shown can be read out");
                    refused += 1;
                }
            }
        }
    }
    figure("garbage for unsynced bytes", recovered + refused, 0, 0);
    assert!(recovered > 100 && refused > 20, "{recovered} recovered, {refused} refused");
}

#[test]
fn drafts_and_protocols_are_the_old_or_the_new_at_every_call_of_the_disk() {
    let mut dice = Dice::new(3);
    let (dir, path) = (Path::new(DIR), Path::new(DIR).join("protocol.md"));
    let text = |n: usize| format!("# Protokol {n}\n{}", "æøå ".repeat(300 * n)).into_bytes();
    let drafts = |n: usize| {
        let mut drafts = Drafts::default();
        drafts.set("k", Draft { text: format!("{n} {}", "æ".repeat(400 * n)), ..Draft::default() });
        drafts
    };
    let mut tried = 0;
    for n in 0_usize.. {
        let disk = MemFs::with(DIR, &[]);
        if let Some(n) = n.checked_sub(1) {
            disk.fail_after(n, Failure::Once, io::ErrorKind::StorageFull);
        }
        let acked = Arc::new(AtomicUsize::new(0));
        disk.film(&acked);
        // What was told to be written, a thousand for a protocol and one for drafts.
        let mut told = vec![0];
        for round in 1..=3 {
            let mut now = *told.last().unwrap();
            if write_file(&disk, dir, "protocol.md", &text(round)).is_ok() {
                now = now % 1000 + 1000 * round;
            }
            told.push(now);
            acked.store(told.len() - 1, Ordering::Relaxed);
            if drafts(round).save_as_on(&disk, &dir.join("drafts.json")).is_ok() {
                now = now / 1000 * 1000 + round;
            }
            told.push(now);
            acked.store(told.len() - 1, Ordering::Relaxed);
        }
        let failed = disk.has_failed();
        for (step, frame) in disk.frames().iter().enumerate() {
            let known = told[frame.acked];
            for image in images(frame, size(5, 600), &mut dice) {
                let context = format!("failure {n}, operation {step}");
                let found = image.bytes(&path);
                let round = (1..=3).find(|n| found.as_ref() == Some(&text(*n)));
                assert!(round.unwrap_or(0) >= known / 1000, "{context}: an older protocol");
                assert!(found.is_none() || round.is_some(), "{context}: half a protocol");
                let found = journal::drafts::load_on(&image, dir);
                assert_eq!(found.set_aside(), None, "{context}: half the drafts");
                let round = (1..=3).find(|n| found == drafts(*n)).unwrap_or(0);
                assert!(round >= known % 1000 && (round > 0 || found.is_empty()), "{context}: older drafts");
                // What is ours stays ours: the next protocol goes over it, and not next to it.
                let written = write_file(&image, dir, "protocol.md", &text(9)).unwrap();
                assert_eq!((written.path, written.left), (path.clone(), None), "{context}");
                tried += 1;
            }
        }
        if n > 0 && !failed {
            break;
        }
    }
    figure("power cut, protocols and drafts (crash images)", tried, 0, 0);
    assert!(tried > 3000, "{tried}");
}

#[test]
fn a_record_that_goes_on_elsewhere_is_whole_there_or_still_here() {
    let mut dice = Dice::new(4);
    let other = Path::new("andetsteds");
    let mut tried = 0;
    for n in 0_usize.. {
        let disk = MemFs::with(DIR, &[]);
        let _ = disk.create_dir(other);
        disk.sync_dir(Path::new("")).unwrap();
        let (mut journal, _) = open(&disk).unwrap();
        let shown = journal.append_all([created(), note("a")].map(|e| (tick(0), e))).unwrap();
        if let Some(n) = n.checked_sub(1) {
            disk.fail_after(n, Failure::Once, io::ErrorKind::StorageFull);
        }
        let acked = Arc::new(AtomicUsize::new(0));
        disk.film(&acked);
        let moved = journal.move_to(other, None, None, &shown, tick(1));
        let failed = disk.has_failed();
        if moved.is_ok() {
            acked.store(1, Ordering::Relaxed);
        }
        for frame in disk.frames() {
            for image in images(&frame, size(40, 400), &mut dice) {
                let here = journal::read_on(&image, Path::new(DIR)).unwrap();
                assert_eq!(here.events, shown, "the old journal stays as it was");
                let there = journal::read_on(&image, other).map(|r| r.events).unwrap_or_default();
                assert!(there == shown || (there.is_empty() && frame.acked == 0));
                tried += 1;
            }
        }
        // Either way it goes on, once.
        let next = journal.append(tick(2), note("b")).or_else(|_| {
            journal.reopen()?;
            journal.append(tick(2), note("b"))
        });
        let next = next.unwrap();
        let dir = if moved.is_ok() { other } else { Path::new(DIR) };
        let read = journal::read_on(&disk, dir).unwrap();
        assert_eq!((read.events.len(), read.events.last()), (3, Some(&next)), "failure {n}");
        assert_eq!(read.chain, journal.chain());
        if moved.is_ok_and(|m| m.noted == journal::MoveNotice::There) {
            drop(journal);
            assert_eq!(open(&disk).unwrap_err().msg.id.split('-').nth(1), Some("moved"), "failure {n}");
        }
        if n > 0 && !failed {
            break;
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn a_journal_that_can_no_longer_be_read_goes_on_elsewhere_with_the_same_chain() {
    for gone in [true, false] {
        let disk = MemFs::with(DIR, &[]);
        let other = Path::new("andetsteds");
        disk.create_dir(other).unwrap();
        let (mut journal, _) = open(&disk).unwrap();
        let events = super::sample::every_event();
        let shown = journal.append_all(events.into_iter().map(|e| (tick(0), e))).unwrap();
        let chain = journal.chain();
        if gone {
            disk.lose(&file());
        } else {
            disk.put(&file(), b"noget andet");
        }
        assert!(journal.append(tick(1), note("n")).is_err());
        journal.move_to(other, None, None, &shown, tick(1)).unwrap();
        assert_eq!(journal.chain(), chain);
        journal.append(tick(2), Event::MeetingPaused).unwrap();
        let read = journal::read_on(&disk, other).unwrap();
        assert_eq!((read.events.len(), read.chain), (shown.len() + 1, journal.chain()));
        assert!(
            journal.move_to(other, None, None, &shown, tick(3)).is_err(),
            "where a record stands already, none is put"
        );
    }
}
