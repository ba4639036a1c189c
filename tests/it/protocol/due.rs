//! Documents that outlived what they may say: of an earlier close, of a dropped format, or public with what is closed
//! now.

mod closed_since;
mod earlier;
mod held;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use punktlig::journal::{Fs, RealFs};
use punktlig::protocol::{Batch, Document, Format, Output, Templates, render};
use punktlig::readers::Readers;

use super::*;

const SECRET: &str = "HEMMELIGT";

/// An agenda whose second item is closed or not.
fn plan(closed: bool, formats: &str) -> Agenda {
    let access = if closed { "access = \"closed\"\n" } else { "" };
    agenda(&format!(
        "title = \"Møde\"\ndate = 2025-01-15\n[protocol]\nformats = [{formats}]\n\
         [[item]]\nnumber = 1\ntitle = \"Et\"\n[[item]]\nnumber = 2\ntitle = \"{SECRET}\"\n{access}\
         [[slot]]\nat = \"9.00\"\nitems = [1]\nminutes = 10\n[[slot]]\nitems = [2]\nminutes = 10\n"
    ))
}

/// A meeting that was closed, with a decision on each item.
fn closed(formats: &str) -> LiveMeeting {
    let mut told = LiveMeeting::new(plan(false, formats));
    told.start(0).decide(&item(1), "Godkendt", Outcome::Approved);
    told.start(1).decide(&item(2), &format!("{SECRET} solgt"), Outcome::Approved);
    told.record(Event::MeetingClosed);
    told
}

fn reload(told: &mut LiveMeeting, closed: bool, formats: &str) {
    told.record(Event::AgendaReloaded { agenda: Box::new(plan(closed, formats)), keep: Vec::new() });
}

fn batch(dir: &Path, told: &LiveMeeting, chain: &str) -> Batch {
    batch_on(Arc::new(RealFs), dir, told, chain)
}

fn batch_on(disk: Arc<dyn Fs>, dir: &Path, told: &LiveMeeting, chain: &str) -> Batch {
    let chain = (Some(chain.to_owned()), &CheckpointValues::new());
    Batch::new_on(disk, dir, told.meeting(), chain, told.at, Templates::default())
}

/// Writes all the files.
fn finish(batch: Batch) {
    let outcome = batch.finish();
    assert!(outcome.failed.is_empty(), "{outcome:?}");
}

/// Writes a public document as `protocol -o` does into the record's folder.
fn named(dir: &Path, told: &LiveMeeting, format: Format, name: &str) {
    let model = build(told.meeting(), &Context::new(Audience::Public, Some("a".into()), told.at));
    let bytes = if format == Format::Pdf {
        SECRET.into()
    } else {
        render(format, &model, &Templates::default()).unwrap().bytes
    };
    let document = Document::of(format, &model);
    let output = Output::Record(dir.to_owned(), name.to_owned());
    output.write(&bytes, document.as_ref(), Readers::Owner, &mut Vec::new()).unwrap();
}

/// The files that hold the closed text.
fn telling(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let texts = match path.extension() {
            Some(e) if e == "docx" => docx::parts(&bytes).into_values().collect(),
            _ => String::from_utf8_lossy(&bytes).into_owned(),
        };
        if texts.contains(SECRET) {
            found.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        }
    }
    found.sort();
    found
}
