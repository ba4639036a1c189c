//! What the README and `docs/` say is what the program does.

mod sentences;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use punktlig::agenda::ProtocolSettings;
use punktlig::lang::Lang;
use punktlig::protocol::Format;
use punktlig::tui::keymap::{Keymap, Row, Scope};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

#[test]
fn the_page_on_settings_lists_every_key_and_its_example_is_valid() {
    let page = read("docs/config.md");
    for key in punktlig::config::KEYS {
        assert!(page.contains(&format!("| `{key}` |")), "{key}");
    }
    let example = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let parsed = punktlig::config::parse("config.toml", example);
    assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
    assert!(punktlig::config::KEYS.iter().all(|key| example.contains(&format!("{key} "))), "{example}");
}

/// Every page of prose.
fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = [root(), root().join("docs")]
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    pages.sort();
    pages
}

/// A table cell: what would end it is escaped.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// With `PUNKTLIG_WRITE_DOCS` set, the tables are written instead.
#[test]
fn the_readme_shows_every_key_of_the_table_and_no_other() {
    let mut expected = String::from("| does | Danish screen | English screen |\n| --- | --- | --- |\n");
    let keys = |row: &Row| match row.keys.len() {
        10 => format!("`{}`", row.label()),
        _ => row.keys.iter().map(|k| format!("`{}`", k.label())).collect::<Vec<_>>().join(" "),
    };
    let (danish, english) = (Keymap::new(Lang::Da), Keymap::new(Lang::En));
    for (da, en) in danish.rows(Scope::Main).zip(english.rows(Scope::Main)) {
        expected.push_str(&format!(
            "| {} | {} | {} |\n",
            cell(&Lang::En.text(da.spec.help.unwrap())),
            keys(da),
            keys(en)
        ));
    }
    expected.push_str("\n| in an editor | |\n| --- | --- |\n");
    for (key, help) in english.editor_keys() {
        expected.push_str(&format!("| {} | `{key}` |\n", cell(&Lang::En.text(help))));
    }
    let readme = read("README.md");
    let parts: Vec<&str> = readme.split("<!-- keys -->\n").collect();
    let [before, shown, after] = parts[..] else { panic!("README.md needs two marks `keys`") };
    if std::env::var_os("PUNKTLIG_WRITE_DOCS").is_some() {
        fs::write(root().join("README.md"), [before, &expected, after].join("<!-- keys -->\n")).unwrap();
    } else {
        assert_eq!(shown, expected, "README.md between the marks `keys`; PUNKTLIG_WRITE_DOCS=1 writes it");
    }
}

#[test]
fn the_readme_names_every_file_that_the_close_writes_wherever_it_lists_them() {
    let readme = read("README.md");
    let endings: Vec<&str> =
        ProtocolSettings::default().formats.into_iter().map(|format| Format::from(format).ending()).collect();
    for heading in ["## Five minutes, to try it\n", "## Files\n"] {
        let section = readme.split(heading).nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
        for ending in &endings {
            for file in [format!("protocol.{ending}"), format!("protocol.public.{ending}")] {
                assert!(section.contains(&file), "{file} is not in {heading}");
            }
        }
    }
}

/// The English help of a command; of the program where none is named.
fn help(command: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_punktlig"));
    program
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("APPDATA", env!("CARGO_TARGET_TMPDIR"))
        .args(["--lang", "en"])
        .args(command)
        .arg("--help");
    String::from_utf8(program.output().unwrap().stdout).unwrap()
}

/// What the lines below a heading of the help list: a command, or an option by its long name if it has one.
fn listed(help: &str, heading: &str) -> Vec<String> {
    let section = help.split(&format!("{heading}:\n")).nth(1).unwrap_or("");
    let lines = section.lines().take_while(|line| !line.is_empty());
    // The lines that a long text goes on in begin further in.
    let entries = lines.filter(|line| line.len() - line.trim_start().len() < 8);
    let name = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let option = words.iter().take_while(|word| word.starts_with('-')).last();
        (*option.unwrap_or(&words[0])).to_owned()
    };
    entries.map(name).collect()
}

#[test]
fn the_readme_shows_every_command_with_its_arguments_and_options() {
    let readme = read("README.md");
    let section = readme.split("## Commands\n").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let top = help(&[]);
    let commands = listed(&top, "Commands");
    assert!(commands.iter().any(|command| command == "rehearse"), "{top}");
    let everywhere = listed(&top, "Options");
    for command in commands {
        let help = help(&[&command]);
        let usage = help.lines().find_map(|line| line.strip_prefix("Usage: ")).unwrap().replace("[OPTIONS]", "");
        let usage = usage.split_whitespace().collect::<Vec<_>>().join(" ");
        let row = section.lines().find(|line| line.starts_with(&format!("| `{usage}` |")));
        let row = row.unwrap_or_else(|| panic!("the README's table of commands lacks `{usage}`"));
        for option in listed(&help, "Options").iter().filter(|option| !everywhere.contains(option)) {
            let short = option.strip_prefix("--").and_then(|long| long.get(..1)).unwrap_or("");
            assert!(row.contains(option.as_str()) || row.contains(&format!("`-{short} ")), "{option} of {usage}");
        }
    }
    for option in everywhere.iter().filter(|option| !["--help", "--version"].contains(&option.as_str())) {
        assert!(section.contains(&format!("`{option}")), "{option}");
    }
}

#[test]
fn every_link_between_the_pages_leads_to_a_file() {
    let mut broken = Vec::new();
    let mut links = 0;
    for page in pages() {
        for link in fs::read_to_string(&page).unwrap().split("](").skip(1) {
            let target = link.split(')').next().unwrap();
            let path = target.split('#').next().unwrap();
            if path.is_empty() || path.contains("://") {
                continue;
            }
            links += 1;
            if !page.parent().unwrap_or(Path::new("")).join(path).exists() {
                broken.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(links > 5, "the pages link to each other");
}

#[test]
fn every_promise_of_durability_names_tests_that_are_there() {
    fn tests_in(dir: &Path, out: &mut String) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                tests_in(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut code = String::new();
    tests_in(&root().join("tests"), &mut code);
    tests_in(&root().join("src"), &mut code);
    let page = read("docs/durability.md");
    let is_test = |name: &str| code.contains(&format!("fn {name}(")) && name.contains('_');
    // The table of assumptions may name tests too.
    let named = page.split('`').skip(1).step_by(2).filter(|n| n.matches('_').count() > 3);
    let missing: Vec<&str> = named.filter(|name| !is_test(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let promises: Vec<&str> = page.split("\n**P").skip(1).collect();
    assert!(promises.len() > 10);
    for (n, promise) in promises.iter().enumerate() {
        assert!(promise.starts_with(&format!("{}. ", n + 1)), "promises are numbered without holes: {promise}");
        let shown = promise.split("\nShown by: ").nth(1).unwrap_or_else(|| panic!("P{promise}"));
        assert!(shown.split('`').nth(1).is_some_and(is_test), "P{promise}");
    }
}
