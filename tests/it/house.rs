//! The rules of the house: imports run downwards only, and the two languages say the same things.

mod style;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use punktlig::lang::Lang;

fn sources(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Blanks out comment lines, so that examples in docs do not count; line numbers stay.
fn code(source: &str) -> String {
    source.lines().map(|l| if l.trim_start().starts_with("//") { "" } else { l }).collect::<Vec<_>>().join("\n")
}

pub fn source_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths
        .into_iter()
        .map(|p| (p.strip_prefix(&root).unwrap().display().to_string(), code(&fs::read_to_string(&p).unwrap())))
        .collect()
}

/// Every file of the integration tests, with what is in it.
fn test_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.into_iter().map(|p| (p.display().to_string(), fs::read_to_string(&p).unwrap())).collect()
}

fn floor(module: &str) -> Option<u8> {
    Some(match module {
        "main" | "cli" | "commands" => 7,
        "tui" | "web" => 6,
        "chair" | "handover" | "import" => 5,
        "protocol" | "archive" => 4,
        "audience" | "journal" | "files" => 3,
        "meeting" | "wording" => 2,
        "agenda" | "config" => 1,
        "text" | "time" | "dates" | "lang" | "error" | "log" | "readers" | "paths" | "os" => 0,
        _ => return None,
    })
}

/// Lists the top modules of the crate that a source names, with their lines; of a group, each of its members.
///
/// `depth` is how many modules deep the source is: as many `super::` lead to the crate's root too.
fn imports(source: &str, depth: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let up = "super::".repeat(depth);
    let starts = source.match_indices("crate::").chain(source.match_indices(up.as_str()));
    for (start, path) in starts {
        // Part of another word, or of a longer way up.
        let before = &source[..start];
        if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') || path != "crate::" && before.ends_with("::") {
            continue;
        }
        let rest = &source[start + path.len()..];
        let line = source[..start].lines().count().max(1);
        let name = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        let Some(group) = rest.strip_prefix('{') else {
            found.push((line, name(rest)));
            continue;
        };
        let mut depth = 0;
        let mut at_name = true;
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => at_name = true,
                c if at_name && !c.is_whitespace() => {
                    found.push((line + group[..at].matches('\n').count(), name(&group[at..])));
                    at_name = false;
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn an_import_is_found_alone_in_a_path_in_a_group_and_by_way_of_the_root() {
    let source = "use crate::tui;\nlet x = crate::meeting::Meeting::new();\nuse crate::{\n    agenda::{self, plan::Slot},\n    msg, protocol,\n};\npub(crate) use crate::{text};\nuse super::super::tui;\n";
    let found = imports(source, 2);
    let expected = [(1, "tui"), (2, "meeting"), (4, "agenda"), (5, "msg"), (5, "protocol"), (7, "text"), (8, "tui")];
    assert_eq!(found.iter().map(|(line, name)| (*line, name.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn no_module_imports_from_a_floor_above_its_own() {
    let mut wrong = Vec::new();
    for (name, source) in source_files() {
        let module = name.split(['/', '.']).next().unwrap();
        if module == "lib" {
            continue;
        }
        let own = floor(module).unwrap_or_else(|| panic!("{name}: give this module a floor in docs/architecture.md"));
        let depth = name.trim_end_matches(".rs").split('/').count();
        for (line, imported) in imports(&source, depth) {
            if floor(&imported).is_some_and(|f| f > own) {
                wrong.push(format!("src/{name}:{line}: {imported}"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports that run up:\n{}", wrong.join("\n"));
}

#[test]
fn only_os_is_specific_to_a_system() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (name, source) in source_files() {
        if name.split(['/', '.']).next() == Some("os") {
            seen += 1;
            continue;
        }
        let program = ["#[cfg(test)]", "#[cfg(all(test,"].iter().filter_map(|tests| source.find(tests)).min();
        for (number, line) in source[..program.unwrap_or(source.len())].lines().enumerate() {
            let asks =
                line.contains("cfg") && ["unix", "windows", "target_"].iter().any(|system| line.contains(system));
            let crates = ["rustix", "signal_hook", "winapi_util", "crossterm_winapi", "tokio", "wild::"];
            let uses = line.contains("std::os::") || crates.iter().any(|name| line.contains(name));
            if asks || uses {
                wrong.push(format!("src/{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "put into src/os what is specific to a system:\n{}", wrong.join("\n"));
    assert!(seen >= 10, "os was looked for under a wrong name");
}

#[test]
fn no_test_starts_the_program_with_the_settings_of_whoever_runs_it() {
    let of_systems = ["XDG_CONFIG_HOME", "APPDATA"];
    let mut told = 0;
    for (name, source) in test_files() {
        let [linux, windows] = of_systems.map(|variable| source.matches(&format!("env(\"{variable}\"")).count());
        assert_eq!(linux, windows, "{name}: give it a folder of settings on every system");
        // Or all of them from one list.
        told += linux + source.matches("own_places(").count();
    }
    assert!(told > 15, "{told}");
}

#[test]
fn the_chairs_modules_have_nothing_in_scope_to_write_with() {
    let writers = [
        "Journal",
        "Fs",
        "RealFs",
        "Drafts",
        "drafts",
        "atomic_write_on",
        "write_file",
        "Batch",
        "OpenOptions",
        "create",
        "create_dir",
        "create_dir_all",
        "set_permissions",
        "set_len",
        "rename",
        "remove_file",
    ];
    let mut seen = 0;
    for (name, source) in source_files() {
        let module = name.trim_end_matches(".rs");
        let of_the_chair = |m: &&str| module == *m || module.strip_prefix(*m).is_some_and(|rest| rest.starts_with('/'));
        if ["chair", "tui/chair", "tui/view/chair", "commands/chair"].iter().any(of_the_chair) {
            seen += 1;
            let mut words = source.split(|c: char| !c.is_alphanumeric() && c != '_');
            assert_eq!(words.find(|w| writers.contains(w)), None, "src/{name}");
        }
    }
    assert!(seen >= 10, "the chair's modules were looked for under wrong names");
}

/// Returns the messages of Fluent source with the variables that each uses.
fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = None;
    for line in source.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let id = line.split('=').next().unwrap().trim().to_owned();
            assert!(!out.contains_key(&id), "{id} stands twice in one file");
            out.insert(id.clone(), BTreeSet::new());
            current = Some(id);
        }
        if let Some(id) = &current
            && !line.starts_with('#')
        {
            for part in line.split('$').skip(1) {
                let name: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-').collect();
                out.get_mut(id).unwrap().insert(name);
            }
        }
    }
    out
}

#[test]
fn the_folder_of_a_language_has_a_file_for_each_subject_and_no_other() {
    for lang in Lang::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("i18n").join(lang.code);
        let files: BTreeSet<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        let subjects = lang.messages.sources().map(|(subject, _)| format!("{subject}.ftl"));
        assert_eq!(files, subjects.collect(), "{lang:?}");
    }
}

#[test]
fn all_languages_have_the_same_messages_with_the_same_variables() {
    let (first, others) = Lang::ALL.split_first().unwrap();
    let ids = |m: &BTreeMap<String, BTreeSet<String>>| m.keys().cloned().collect::<BTreeSet<_>>();
    for other in others {
        for ((file, one), (_, two)) in first.messages.sources().zip(other.messages.sources()) {
            let (one, two) = (messages(one), messages(two));
            assert_eq!(ids(&one), ids(&two), "{file}.ftl: ids differ between {first:?} and {other:?}");
            for (id, vars) in &one {
                assert_eq!(vars, &two[id], "{file}.ftl: variables of {id} differ between {first:?} and {other:?}");
            }
        }
    }
}

#[test]
fn every_message_finds_the_terms_and_messages_that_it_uses_in_its_own_file() {
    for lang in Lang::ALL {
        for (file, source) in lang.messages.sources() {
            let resource = FluentResource::try_new(source.to_owned()).unwrap();
            let mut bundle = FluentBundle::new(vec![lang.code.parse().unwrap()]);
            bundle.add_resource(resource).unwrap();
            for (id, vars) in messages(source) {
                let args: FluentArgs = vars.iter().map(|v| (v.as_str(), FluentValue::from(1))).collect();
                let mut errors = Vec::new();
                let pattern = bundle.get_message(&id).and_then(|m| m.value()).unwrap();
                bundle.format_pattern(pattern, Some(&args), &mut errors);
                assert!(errors.is_empty(), "{lang:?}/{file}.ftl: {id}: {errors:?}");
            }
        }
    }
}

#[test]
fn no_file_outside_the_languages_names_one() {
    let mut wrong = Vec::new();
    for (name, source) in source_files() {
        // A file's tests come last in it, and may say in which language they look.
        let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let is_test = name.ends_with("/tests.rs");
        if is_test || name == "lang.rs" || name.starts_with("lang/") {
            continue;
        }
        // The words of documents, some of which are a language's code as well.
        let is_of_words = name.starts_with("import/read/");
        for (number, line) in source.lines().enumerate() {
            let code = Lang::CODES.iter().any(|code| line.contains(&format!("\"{code}\"")));
            // `Lang::default()`, `Lang::ALL` and such name none.
            let constant = line.split("Lang::").skip(1).any(|rest| NAMED.iter().any(|n| starts_with_word(rest, n)));
            if (code && !is_of_words) || constant {
                wrong.push(format!("src/{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "only src/lang names a language:\n{}", wrong.join("\n"));
}

/// The constants of the languages.
const NAMED: [&str; 2] = ["Da", "En"];

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[test]
fn only_wording_names_persons_and_slots_and_draws_the_lock() {
    let mut wrong = Vec::new();
    for (name, source) in source_files() {
        let module = name.split(['/', '.']).next().unwrap();
        // The agenda says who somebody is. Titles are compared below the screen, and the chair's are a gate's to give.
        if ["wording", "agenda"].contains(&module) || name.ends_with("/tests.rs") {
            continue;
        }
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap();
        for (at, rule) in raw_wording(source, module == "tui") {
            wrong.push(format!("src/{name}:{at}: {rule}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lists the lines that put a name, a slot's title or a lock into words themselves, with what to do instead.
fn raw_wording(source: &str, is_screen: bool) -> Vec<(usize, &'static str)> {
    // A chain may be broken over lines anywhere.
    let mut code = String::new();
    let mut lines = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let dense: String = line.split_whitespace().collect();
        lines.extend(std::iter::repeat_n(number + 1, dense.len()));
        code.push_str(&dense);
    }
    let rules = [
        ("agenda.name(", "say wording::plain_name, or another of its names", true),
        ("agenda().name(", "say wording::plain_name, or another of its names", true),
        ("🔒", "say wording::locked::marked, or its SIGN", true),
        ("text::truncate(", "say wording::locked::fitted, which keeps a lock", is_screen),
        ("slot.title)", "say wording::locked::slot_title", is_screen),
        ("agenda().title(", "say wording::locked::title", is_screen),
        ("meeting.title(", "say wording::locked::title", is_screen),
        ("meeting().title(", "say wording::locked::title", is_screen),
    ];
    let holding = rules.into_iter().filter(|(_, _, holds)| *holds);
    // What is kept word for word, to be compared later, is not shown.
    let is_kept = |after: usize| {
        let call = code[after..].split_once(')').map_or("", |(_, rest)| rest);
        call.starts_with(".to_owned()") || call.starts_with(".clone_into(")
    };
    holding
        .flat_map(|(part, rule, _)| {
            code.match_indices(part).map(move |(at, _)| (at, at + part.len(), rule)).collect::<Vec<_>>()
        })
        .filter(|(_, after, _)| !is_kept(*after))
        .map(|(at, _, rule)| (lines[at], rule))
        .collect()
}

#[test]
fn a_name_is_found_that_wording_does_not_say() {
    let lines = |source, is_screen| raw_wording(source, is_screen).into_iter().map(|(at, _)| at).collect::<Vec<_>>();
    let source = "let a = text::one_line(cx.agenda().name(who));\nlet b = agenda\n    .name(&who);\nlet c = \" 🔒\";\n";
    assert_eq!(lines(source, false), [2, 1, 4]);
    assert_eq!(lines("text::one_line(&run.slot.title)", true), [1]);
    assert_eq!(lines("text::one_line(meeting.title(&on)); kept = meeting().title(&on).to_owned();", true), [1]);
    assert_eq!(lines("text::truncate(&title, 20)", true), [1]);
    assert_eq!(lines("wording::plain_name(agenda, who); cause.name(lang); locked::title(meeting, on)", true), [0; 0]);
}

#[test]
fn every_message_is_used_and_every_used_message_is_there() {
    let mut known = BTreeMap::new();
    for (_, source) in Lang::default().messages.sources() {
        known.extend(messages(source));
    }
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for (name, source) in source_files() {
        for literal in source.split('"').skip(1) {
            if known.contains_key(literal) {
                used.insert(literal.to_owned());
            }
        }
        for call in source.split("msg!(").skip(1) {
            let call = call.trim_start();
            let Some(rest) = call.strip_prefix('"') else { continue };
            let Some((id, rest)) = rest.split_once('"') else { continue };
            let Some(vars) = known.get(id) else {
                wrong.push(format!("src/{name}: no message {id}"));
                continue;
            };
            let given = arguments(rest);
            if given != *vars {
                wrong.push(format!("src/{name}: {id} takes {vars:?}, is given {given:?}"));
            }
        }
        for call in source.split(".text(\"").skip(1) {
            let id = call.split('"').next().unwrap();
            match known.get(id) {
                None => wrong.push(format!("src/{name}: no message {id}")),
                Some(vars) if !vars.is_empty() => wrong.push(format!("src/{name}: {id} takes {vars:?}")),
                Some(_) => {}
            }
        }
    }
    for id in known.keys().filter(|id| !used.contains(*id)) {
        wrong.push(format!("{id} is used nowhere"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words that docs/style.md has another for, in every message; a meeting is *afsluttet*, and only a matter is *lukket*.
const REPLACED: &[(&str, &[&str])] = &[
    (
        "da",
        &[
            "i hånden",
            "f.eks.",
            "frase",
            "kig kun",
            "mødet er lukket",
            "mødet lukkes",
            "luk mødet",
            "lukker mødet",
            "lukke mødet",
            "lukkede møde",
            "checksum",
            "krøllede parenteser",
        ],
    ),
    ("en", &["the protocol", "disqualif", "curly brackets"]),
];

#[test]
fn no_message_has_a_word_that_the_style_replaces() {
    let mut wrong = Vec::new();
    for lang in [Lang::Da, Lang::En] {
        let words = REPLACED.iter().find(|(code, _)| *code == lang.code).unwrap().1;
        for (file, source) in lang.messages.sources() {
            let lines = source.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
            for (n, line) in lines {
                let said = line.split_once(" = ").map_or(line, |(_, said)| said).to_lowercase();
                // What a message is given has a name of its own.
                let said: String =
                    said.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest)).collect();
                wrong.extend(
                    words.iter().filter(|word| said.contains(*word)).map(|word| format!("{file}:{}: {word}", n + 1)),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Reads the names of `msg!` arguments from the text after the id.
fn arguments(rest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let (mut depth, mut in_string, mut escaped) = (0i32, false, false);
    let mut piece = String::new();
    let finish = |piece: &str, names: &mut BTreeSet<String>| {
        if let Some((name, _)) = piece.split_once('=')
            && !name.trim().is_empty()
            && name.trim().chars().all(|c| c.is_alphanumeric() || c == '_')
        {
            names.insert(name.trim().to_owned());
        }
    };
    for c in rest.chars() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' => in_string = true,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                finish(&piece, &mut names);
                return names;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                finish(&piece, &mut names);
                piece.clear();
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            piece.push(c);
        }
    }
    names
}

#[test]
fn no_decision_depends_on_the_id_of_a_message() {
    let mut wrong = Vec::new();
    for (name, source) in source_files().into_iter().filter(|(name, _)| name != "lang.rs") {
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (number, line) in source.lines().enumerate() {
            // A log names messages; anything else that looks at an id decides by it.
            let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').collect();
            let of_message = |word: &&str| {
                let mut parts = word.rsplit('.');
                parts.next() == Some("id")
                    && parts.next().is_some_and(|owner| {
                        ["msg", "message", "help", "hint", "said", "notice", "why", "cause"].contains(&owner)
                    })
            };
            if words.iter().any(of_message) && name != "log.rs" {
                wrong.push(format!("src/{name}:{}: decide by a kind, not by a message's id", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
