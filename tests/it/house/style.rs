//! How code and prose look: what must have a comment, and how wide a line may be.

use std::fs;
use std::path::{Path, PathBuf};

use super::sources;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The Rust files below some folders, with their text.
fn rust(folders: &[&str]) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    folders.iter().for_each(|folder| sources(&root().join(folder), &mut paths));
    read(paths)
}

/// The pages of prose.
fn pages() -> Vec<(String, String)> {
    let files = |folder: &str| fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let all = ["", "docs", "docs/decisions", "tests/golden"].into_iter().flat_map(files);
    read(all.filter(|path| path.extension().is_some_and(|e| e == "md")).collect())
}

fn read(paths: Vec<PathBuf>) -> Vec<(String, String)> {
    let name = |path: &Path| path.strip_prefix(root()).unwrap().display().to_string();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_module_type_and_public_function_says_what_it_is() {
    let kinds = ["fn ", "struct ", "enum ", "trait ", "type ", "const fn "];
    let is_named = |line: &str| {
        let rest = line.trim_start().strip_prefix("pub ");
        // What a macro makes has the comment of where it is used.
        rest.is_some_and(|rest| kinds.iter().any(|kind| rest.starts_with(kind))) && !line.contains(" $name")
    };
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (name, text) in rust(&["src"]) {
        if !text.starts_with("//!") {
            wrong.push(format!("{name}:1: the module"));
        }
        let lines: Vec<&str> = text.lines().collect();
        for (n, line) in lines.iter().enumerate().filter(|(_, line)| is_named(line)) {
            seen += 1;
            let above = lines[..n].iter().rev().map(|line| line.trim_start());
            let mut above = above.skip_while(|line| line.starts_with("#[") || line.ends_with(")]"));
            if !above.next().is_some_and(|line| line.starts_with("///")) {
                wrong.push(format!("{name}:{}: {}", n + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "these need a comment:\n{}", wrong.join("\n"));
    assert!(seen > 500, "only {seen} were found");
}

/// Whether a line can be made shorter by breaking it.
fn is_breakable(line: &str) -> bool {
    line.trim_start_matches(|c: char| " />!-*".contains(c)).contains(' ')
}

#[test]
fn no_line_of_prose_and_no_comment_is_wider_than_120_columns() {
    let mut wrong = Vec::new();
    let mut check = |name: &str, n: usize, line: &str| {
        if line.chars().count() > 120 && is_breakable(line) {
            wrong.push(format!("{name}:{}: {}", n + 1, line.chars().take(60).collect::<String>()));
        }
    };
    for (name, text) in rust(&["src", "tests", "benches", "fuzz"]) {
        let is_comment = |line: &str| line.trim_start().starts_with("//") && !line.contains("! | ");
        let comments = text.lines().enumerate().filter(|(_, line)| is_comment(line));
        comments.for_each(|(n, line)| check(&name, n, line));
    }
    for (name, text) in pages() {
        let mut is_code = false;
        for (n, line) in text.lines().enumerate() {
            is_code ^= line.trim_start().starts_with("```");
            // A row of a table cannot be broken.
            if !is_code && !line.trim_start().starts_with('|') {
                check(&name, n, line);
            }
        }
    }
    assert!(wrong.is_empty(), "break these lines:\n{}", wrong.join("\n"));
}
