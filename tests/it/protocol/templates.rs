//! A body's own templates: the example in the docs, what a mistake in one does, and the list of variables.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use punktlig::protocol::{Format, Templates, Trouble, render};

use super::runaway::patient;
use super::*;
use crate::kit::{html, markdown};

/// An agenda's folder with templates in it.
struct Body {
    folder: tempfile::TempDir,
}

impl Body {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("skabeloner")).unwrap();
        for (name, text) in files {
            fs::write(folder.path().join("skabeloner").join(name), text).unwrap();
        }
        Self { folder }
    }

    fn templates(&self) -> Templates {
        Templates::find(Some(self.folder.path()), Some("skabeloner")).rendered_by(patient())
    }

    fn render(&self, format: Format) -> (String, Option<Trouble>) {
        let made = render(format, &january().protocol(Audience::Full), &self.templates()).unwrap();
        (crate::kit::blanks(&String::from_utf8(made.bytes).unwrap()), made.trouble)
    }
}

fn docs() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md")).unwrap()
}

/// Returns the docs' example with this name: the code block after the line that names it.
fn example(docs: &str, name: &str) -> String {
    let after = docs.split(&format!("`{name}`:\n\n```")).nth(1).unwrap_or_else(|| panic!("no example {name}"));
    after.split_once('\n').unwrap().1.split("\n```").next().unwrap().to_owned() + "\n"
}

#[test]
fn the_examples_of_the_docs_make_a_letterhead() {
    let docs = docs();
    let files = ["protocol.html.j2", "protocol.md.j2"].map(|name| (name, example(&docs, name)));
    let body = Body::new(&files.each_ref().map(|(n, t)| (*n, t.as_str())));
    let (page, trouble) = body.render(Format::Html);
    assert!(trouble.is_none(), "{trouble:?}");
    let header = page.split("<header>").nth(1).unwrap().split("</header>").next().unwrap();
    assert!(header.contains("Norddjurs Kommune") && header.contains("<h1>Direktionen</h1>"), "{header}");
    assert!(page.contains("--accent: #1d5b3a"), "the colour goes after the default's: {page}");
    assert!(page.contains("@page"), "the default's style is still there");
    assert!(page.contains("Spørgsmål til protokollen") && page.contains(CHAIN), "the footer, and the default's in it");
    let (text, trouble) = body.render(Format::Md);
    assert!(trouble.is_none(), "{trouble:?}");
    assert!(text.starts_with("Norddjurs Kommune · Ledelsessekretariatet\n\n# Direktionen\n"), "{text}");
    assert!(text.contains("## 3. Prioritering af direktionens vigtigste opgaver i 2025\n"), "{text}");
}

#[test]
fn a_letterhead_may_have_a_picture_that_is_in_the_page() {
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let own = format!(
        "{{% extends \"default/protocol.html.j2\" %}}\n\
         {{% block letterhead %}}<img alt=\"Kommunen\" src=\"data:image/png;base64,{png}\">{{% endblock %}}\n"
    );
    let (page, trouble) = Body::new(&[("protocol.html.j2", &own)]).render(Format::Html);
    assert!(trouble.is_none(), "{trouble:?}");
    assert!(page.contains(&format!("src=\"data:image/png;base64,{png}\"")), "{page}");
    // The tag of the policy: nothing but what is in the page itself.
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(policy, "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
}

#[test]
fn a_blocks_override_may_use_the_item_and_the_default_around_it() {
    let own = "{% extends \"default/protocol.html.j2\" %}\n{% block record %}<p>Punkt {{ item.number }}</p>{{ super() }}{% endblock %}\n";
    let (page, trouble) = Body::new(&[("protocol.html.j2", own)]).render(Format::Html);
    assert!(trouble.is_none(), "{}", trouble.unwrap().render(Lang::En, punktlig::agenda::Rendering::PLAIN));
    assert!(page.contains("<p>Punkt 5</p>") && page.contains("<p>Tidsplanen blev godkendt.</p>"), "{page}");
}

#[test]
fn values_are_escaped_in_a_bodys_own_templates_too() {
    let own = "{% set x %}{{ items[0].title }}{% endset %}{% macro m(t) %}{{ t }}{% endmacro %}{{ x }}{{ m(items[0].title) }}{{ items[0].title }}";
    let body = Body::new(&[("protocol.html.j2", own), ("protocol.md.j2", own)]);
    let mut protocol = january().protocol(Audience::Full);
    protocol.items[0].title = "<b>*x*".into();
    let text = |format| String::from_utf8(render(format, &protocol, &body.templates()).unwrap().bytes).unwrap();
    assert_eq!(text(Format::Html), "&lt;b&gt;*x*".repeat(3));
    assert_eq!(text(Format::Md), format!("{}\n", "\\<b>\\*x\\*".repeat(3)));
}

#[test]
fn a_mistake_is_reported_with_its_place_and_the_default_is_used() {
    let default = html(&january().protocol(Audience::Full)).unwrap();
    let cases = [
        ("a\n{{ meeting.titel }}", 2, "Skabelonen bruger noget, som ikke findes: meeting.titel"),
        ("a\n\n{% for x %}", 3, "Skabelonen kan ikke læses"),
        ("a\nb\n{{ items.foo.bar }}", 3, "Skabelonen bruger noget, som ikke findes: items.foo.bar"),
        ("{% include \"brevhoved.j2\" %}", 1, "Skabelonen henter en anden, som ikke findes: include \"brevhoved.j2\""),
        ("\n{{ meeting.title|stort }}", 2, "et filter, en test eller en funktion, som ikke findes: stort"),
        ("{{ stort(1) }}", 1, "et filter, en test eller en funktion, som ikke findes: stort(1)"),
        ("\n{{ 1 / 0 }}", 2, "Skabelonen fejler"),
        ("{% include \"../uden.j2\" %}", 1, "ligger uden for dagsordenens mappe"),
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}{% if a %}{% endif %}{% endfor %}{% endfor %}",
            0,
            "kører i ring",
        ),
        ("{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}", 1, "Skabelonen kalder sig selv"),
        ("{% include \"protocol.html.j2\" %}", 1, "Skabelonen kalder sig selv"),
        (
            "{% set x = 'æ' * 1000000 %}{% for a in range(99) %}{{ x }}{% endfor %}",
            1,
            "mere, end en protokol kan fylde",
        ),
        (
            "{% for a in range(99) %}{% set x %}{{ 'æ' * 1000000 }}{% endset %}{% endfor %}",
            1,
            "mere, end en protokol kan fylde",
        ),
    ];
    for (own, line, said) in cases {
        let (page, trouble) = Body::new(&[("protocol.html.j2", own)]).render(Format::Html);
        assert_eq!(page, default, "{own}");
        let trouble = trouble.unwrap_or_else(|| panic!("nothing is said of {own}"));
        let told = trouble.line(Lang::Da);
        let shown = trouble.render(Lang::Da, punktlig::agenda::Rendering::PLAIN);
        if line == 0 {
            assert!(told.starts_with("skabeloner/protocol.html.j2: ") && told.contains(said), "{told}");
        } else {
            let place = format!("skabeloner/protocol.html.j2, linje {line}: ");
            assert!(told.starts_with(&place) && told.contains(said), "{told}");
            assert!(shown.contains(&format!("skabeloner/protocol.html.j2:{line}:")), "{shown}");
        }
        assert!(shown.contains("Standardskabelonen er brugt i stedet."), "{shown}");
    }
}

#[test]
fn a_mistake_in_an_included_template_is_reported_with_its_place() {
    let files = [("protocol.md.j2", "x\n{% include \"hoved.j2\" %}"), ("hoved.j2", "æ\nø\n{{ ingen }}")];
    let (text, trouble) = Body::new(&files).render(Format::Md);
    assert_eq!(text, markdown(&january().protocol(Audience::Full)).unwrap());
    assert_eq!(
        trouble.unwrap().line(Lang::En),
        "skabeloner/hoved.j2, line 3: The template uses something that does not exist: ingen"
    );
}

#[test]
fn a_template_comes_from_the_agendas_folder_or_not_at_all() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("protocol.md.j2"), "HEMMELIGT").unwrap();
    let told = |templates: &Templates| {
        let made = render(Format::Md, &january().protocol(Audience::Full), templates).unwrap();
        assert!(!String::from_utf8(made.bytes).unwrap().contains("HEMMELIGT"));
        made.trouble.map(|t| t.line(Lang::Da))
    };
    let body = Body::new(&[]);
    let of = |name: &str| told(&Templates::find(Some(body.folder.path()), Some(name)).rendered_by(patient()));
    assert_eq!(told(&Templates::find(Some(body.folder.path()), None)), None);
    assert_eq!(of("skabeloner"), None, "an empty folder leaves the defaults");
    let name = outside.path().display().to_string();
    assert_eq!(of(&name), Some(format!("{name} ligger uden for dagsordenens mappe og bruges ikke.")));
    assert_eq!(of("ingen").unwrap(), "Mappen med skabeloner findes ikke: ingen");
    assert!(told(&Templates::find(None, Some("skabeloner"))).unwrap().contains("Uden dagsordenens fil"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink(outside.path(), body.folder.path().join("link")).unwrap();
        assert!(of("link").unwrap().contains("uden for"));
        symlink(outside.path().join("protocol.md.j2"), body.folder.path().join("skabeloner/protocol.md.j2")).unwrap();
        assert!(of("skabeloner").unwrap().contains("uden for"));
    }
}

#[test]
fn a_large_meeting_is_far_from_the_limits() {
    let mut agenda = sample("2025-06-04-direktionen.toml");
    let items = agenda.items.clone();
    for n in 0..60 {
        agenda.items.extend(items.iter().cloned().map(|mut i| {
            i.id = agenda::ItemId(format!("{n}-{}", i.id.0));
            i
        }));
    }
    let protocol = LiveMeeting::new(agenda).protocol(Audience::Full);
    assert!(protocol.items.len() > 300);
    // The default is rendered under the same limits as a body's own.
    html(&protocol).unwrap();
    markdown(&protocol).unwrap();
}

/// A shape of the model as its source tells it: what it is, and its fields or values with theirs.
struct Shape {
    about: String,
    is_list_of_values: bool,
    fields: Vec<(String, String, String)>,
}

/// Reads the shapes of a source file.
fn shapes(source: &str, out: &mut BTreeMap<String, Shape>) {
    let (mut doc, mut renamed, mut flat) = (String::new(), None, false);
    let mut current: Option<(String, Shape)> = None;
    let mut depth = 0;
    for line in source.lines() {
        let text = line.trim();
        if let Some(said) = text.strip_prefix("///") {
            doc = if doc.is_empty() { said.trim().to_owned() } else { format!("{doc} {}", said.trim()) };
            continue;
        }
        if let Some(name) = text.strip_prefix("#[serde(rename = \"") {
            renamed = name.split('"').next().map(str::to_owned);
            continue;
        }
        flat |= text == "#[serde(flatten)]";
        if text.starts_with("#[") {
            continue;
        }
        let begun =
            text.strip_prefix("pub struct ").or(text.strip_prefix("pub enum ")).and_then(|t| t.strip_suffix(" {"));
        if let (Some(name), None) = (begun, &current) {
            let is_list_of_values = text.starts_with("pub enum ");
            current = Some((name.to_owned(), Shape { about: doc.clone(), is_list_of_values, fields: Vec::new() }));
        } else if let Some((name, shape)) = &mut current {
            if text == "}" && depth == 0 {
                out.insert(name.clone(), current.take().unwrap().1);
            } else if text == "}," {
                depth -= 1;
            } else if let Some(field) = text.strip_prefix("pub ").filter(|_| depth == 0) {
                let (field, kind) = field.trim_end_matches(',').split_once(": ").unwrap();
                let field = renamed.take().unwrap_or_else(|| if flat { String::new() } else { field.to_owned() });
                shape.fields.push((field, kind.to_owned(), doc.clone()));
            } else if let Some(value) = text.strip_suffix(',').filter(|_| depth == 0) {
                shape.fields.push((snake(value), String::new(), doc.clone()));
            } else if let Some(value) = text.strip_suffix(" {") {
                depth += 1;
                shape.fields.push((snake(value), String::new(), doc.clone()));
            } else if depth > 0
                && let Some((field, kind)) = text.trim_end_matches(',').split_once(": ")
            {
                let of = shape.fields.iter().rev().find(|f| f.1.is_empty()).unwrap().0.clone();
                shape.fields.push((format!("{of}: {field}"), kind.to_owned(), doc.clone()));
            }
        }
        flat = false;
        doc.clear();
    }
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for (i, c) in name.chars().enumerate() {
        if c.is_uppercase() && i > 0 {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Names a type as a template's author sees it, and notes the shapes that it leads to.
fn kind(rust: &str, known: &BTreeMap<String, Shape>, next: &mut Vec<String>) -> String {
    let within = |prefix: &str| rust.strip_prefix(prefix).and_then(|r| r.strip_suffix('>'));
    if let Some(inner) = within("Option<") {
        return format!("{} or none", kind(inner, known, next));
    }
    if rust == "Vec<Block>" {
        return "rich text".to_owned();
    }
    if let Some(inner) = within("Vec<") {
        return format!("list of {}", kind(inner, known, next));
    }
    match rust {
        "String" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "u8" | "u32" | "u64" | "i64" | "usize" => "number".to_owned(),
        "Stamp" => "time".to_owned(),
        "NaiveDate" => "date".to_owned(),
        "()" => "none".to_owned(),
        "[(); 0]" => "empty list".to_owned(),
        "Lang" => "`da`, `en`".to_owned(),
        name => match known.get(name) {
            Some(shape) if shape.is_list_of_values => {
                shape.fields.iter().map(|(value, ..)| format!("`{value}`")).collect::<Vec<_>>().join(", ")
            }
            Some(_) => {
                next.push(name.to_owned());
                format!("[{name}](#{})", name.to_lowercase())
            }
            None => panic!("a template's author is not told what {name} is: teach this test"),
        },
    }
}

/// Writes the list of variables from the model's source; gives all their names as well.
fn variables() -> (String, BTreeSet<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut known = BTreeMap::new();
    let parts = fs::read_dir(root.join("protocol/model")).unwrap().map(|e| e.unwrap().path());
    // The agenda first: the model has shapes of its own for what the agenda calls the same.
    let files = ["agenda/plan.rs", "agenda/plan/slot.rs", "audience.rs", "protocol/labels.rs", "protocol/model.rs"]
        .map(|f| root.join(f));
    for file in files.into_iter().chain(parts) {
        shapes(&fs::read_to_string(file).unwrap(), &mut known);
    }
    let (mut out, mut names) = (String::new(), BTreeSet::new());
    let (mut wanted, mut seen) = (vec!["Protocol".to_owned()], BTreeSet::new());
    while !wanted.is_empty() {
        let name = wanted.remove(0);
        if !seen.insert(name.clone()) {
            continue;
        }
        let shape = &known[&name];
        out.push_str(&format!(
            "### {name}\n\n{}\n\n| variable | holds | what it is |\n| --- | --- | --- |\n",
            shape.about
        ));
        let mut next = Vec::new();
        for (field, rust, about) in &shape.fields {
            let holds = kind(rust, &known, &mut next);
            if field.is_empty() {
                // What is flattened is next to the other fields.
                for (field, rust, about) in &known[rust].fields {
                    names.insert(field.clone());
                    out.push_str(&format!("| `{field}` | {} | {about} |\n", kind(rust, &known, &mut Vec::new())));
                }
                next.retain(|n| n != rust);
                continue;
            }
            names.insert(field.clone());
            out.push_str(&format!("| `{field}` | {holds} | {} |\n", about.replace('|', "\\|")));
        }
        out.push('\n');
        wanted.extend(next);
    }
    (out.trim_end().to_owned() + "\n", names)
}

/// Collects the keys of all objects, but not those of rich text.
fn keys(value: &serde_json::Value, out: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|v| keys(v, out)),
        serde_json::Value::Object(fields) if !fields.contains_key("block") && !fields.contains_key("inline") => {
            for (key, value) in fields {
                out.insert(key.clone());
                keys(value, out);
            }
        }
        _ => {}
    }
}

/// With `PUNKTLIG_WRITE_DOCS` set, the list is written instead.
#[test]
fn the_docs_list_every_variable_of_the_model() {
    let (list, names) = variables();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md");
    let page = fs::read_to_string(&path).unwrap();
    let mark = "<!-- variables: from here on a test writes -->\n";
    let (before, shown) = page.split_once(mark).unwrap();
    if std::env::var_os("PUNKTLIG_WRITE_DOCS").is_some() {
        fs::write(&path, format!("{before}{mark}\n{list}")).unwrap();
    } else {
        assert_eq!(shown, format!("\n{list}"), "docs/templates.md after the mark; PUNKTLIG_WRITE_DOCS=1 writes it");
    }
    let mut seen = BTreeSet::new();
    for told in [january(), LiveMeeting::new(sample("2025-06-04-direktionen.toml"))] {
        keys(&serde_json::to_value(told.protocol(Audience::Full)).unwrap(), &mut seen);
    }
    let missing: Vec<_> = seen.difference(&names).collect();
    assert!(missing.is_empty(), "in the model's JSON and not in the list: {missing:?}");
}

#[test]
fn a_template_that_prints_nothing_costs_no_protocol_and_is_named() {
    let protocol = january().protocol(Audience::Full);
    let defaults = [markdown(&protocol).unwrap(), html(&protocol).unwrap()];
    let formats = [(Format::Md, "protocol.md.j2"), (Format::Html, "protocol.html.j2")];
    for ((format, name), default) in formats.into_iter().zip(defaults) {
        for own in ["", " \n\t\n", "\u{1}\u{2}", "\u{feff}", "\u{1b}\u{7}", "{% set x = 1 %}", "{# only this #}\n"] {
            let body = Body::new(&[(name, own)]);
            let (text, trouble) = body.render(format);
            assert!(text == default, "{own:?}");
            let said = trouble.unwrap_or_else(|| panic!("nothing is said of {own:?}")).line(Lang::En);
            assert_eq!(said, format!("skabeloner/{name}: The template prints nothing."), "{own:?}");
        }
        // Zeros are not text in any encoding.
        let (text, trouble) = Body::new(&[(name, "\0\0\0\0")]).render(format);
        let said = trouble.unwrap().line(Lang::En);
        assert!(text == default && said.contains("is not text in a known encoding"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_in_the_place_of_a_template_and_not_a_file_is_named() {
    type Put = fn(&Path);
    let put: [(&str, Put); 3] = [
        ("folder", |path| fs::create_dir(path).unwrap()),
        ("pipe", |path| assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success())),
        ("link that leads nowhere", |path| std::os::unix::fs::symlink("nowhere.j2", path).unwrap()),
    ];
    for (what, put) in put {
        for (format, name) in
            [(Format::Md, "protocol.md.j2"), (Format::Html, "protocol.html.j2"), (Format::Html, "protocol.css")]
        {
            let body = Body::new(&[]);
            put(&body.folder.path().join("skabeloner").join(name));
            let (text, trouble) = body.render(format);
            assert!(text.contains("Direktionen"), "{what} {name}");
            let said = trouble.unwrap_or_else(|| panic!("nothing is said of a {what} named {name}")).line(Lang::En);
            assert!(said.contains(&format!("skabeloner/{name}")), "{what}: {said}");
        }
    }
}
