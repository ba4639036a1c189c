//! Texts that would do something to a terminal, a reader or a file if they got through.

/// Each sort of control text once, in characters: CSI, OSC 0, 52 and 8, DCS, C1, bidi, zero-width, and single controls.
pub const CONTROL: &str = "\x1b[31m\x1b]0;PWN\x07\x1b]52;c;UFdO\x07\x1b]8;;http://x\x07L\x1b]8;;\x07\x1bP+q544e\x1b\\\x1bc\u{9b}31m\u{9d}0;PWN\u{9c}\
                           \u{90}q\u{202e}RLO\u{2066}\u{200b}\u{200f}\u{feff}\u{ad}\u{0}\u{8}\u{7f}\u{e0041}";

/// The same as CommonMark's entities: they become characters only when the text is read.
pub const ENTITIES: &str = "&#27;[31m&#x1b;]52;c;UFdO&#7; &#x9b;31m &#x202e;RLO &#x200b; &#0; [a&#27;b](http://x/&#27;&#x202e;y) ![al&#27;t](x&#27;) `&#27;`";

/// Writes a text as a TOML string.
pub fn toml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || punktlig::text::is_hostile(c) => out.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// An agenda every text of which is hostile.
pub fn agenda() -> String {
    let t = |name: &str| toml(&format!("{name}{CONTROL} {ENTITIES}"));
    format!(
        "title = {}\ndate = 2025-01-15\nbody = {}\nplace = {}\ncase = {}\nreference = {}\nchair = \"a\"\nchair_label = {}\nintro = {}\n\
         document = {}\nmembers = [\"a\", \"b\"]\nabsent = [{{ who = \"b\", reason = {}, substitute = \"c\" }}]\n\
         [[person]]\nid = \"a\"\nname = {}\ntitle = {}\norganisation = {}\ngroup = {}\nrole = \"member\"\n\
         [[person]]\nid = \"b\"\nname = {}\nrole = \"member\"\n[[person]]\nid = \"c\"\nname = {}\n[[unit]]\nid = \"u\"\nname = {}\n\
         [[item]]\nnumber = 1\ntitle = {}\ncase = {}\nprocess = {}\nresponsible = [{}]\nbackground = {}\npresentation = {}\neconomy = {}\n\
         recommendation_intro = {}\nrecommendations = [{}, {}]\nannexes = [{{ title = {}, document = {}, id = {} }}]\n\
         [[item]]\nnumber = 2\nkind = \"plan\"\ntitle = {}\n[[item]]\nnumber = 3\ntitle = {}\naccess = \"closed\"\npublic_title = {}\n\
         [[slot]]\nat = \"9.00\"\nitems = [1]\nminutes = 10\nguests = [{{ who = {}, via = {} }}]\nlead = [\"a\"]\nblock = {}\ntext = {}\nnotes = {}\n\
         [[slot]]\nat = \"9.10\"\ntitle = {}\nminutes = 10\n[[slot]]\nat = \"9.20\"\nitems = [3]\nminutes = 10\n\
         [[upcoming]]\npoints = [{}, {{ text = {}, minutes = 5 }}]\nnote = {}\n\
         [[phrase]]\ntext = {}\n[protocol]\ntitle = {}\nprofile = \"political\"\nsignatures = true\n",
        t("Titel"),
        t("Udvalg"),
        t("Sted"),
        t("Sag"),
        t("Ref"),
        t("Formand"),
        t("Indledning"),
        t("Dokument"),
        t("Ferie"),
        t("Navn"),
        t("Stilling"),
        t("Org"),
        t("Liste"),
        t("Bo"),
        t("Ceci"),
        t("Enhed"),
        t("Punkt"),
        t("Sag"),
        t("Gang"),
        t("Fri Tekst"),
        t("Baggrund"),
        t("Fremstilling"),
        t("Penge"),
        t("Indstilling"),
        t("Et"),
        t("To"),
        t("Bilag"),
        t("Dok"),
        t("Id"),
        t("Plan"),
        t("Lukket sag"),
        t("Lukket"),
        t("Gæst Hans"),
        t("Teams"),
        t("Blok"),
        t("Tekst"),
        t("Notat"),
        t("Pause"),
        t("Kommende"),
        t("Kommende to"),
        t("Bemærk"),
        t("Vending"),
        t("Protokol"),
    )
}

/// File names that would do something where they are printed as they are.
pub const NAMES: [&str; 4] = [
    "a\x1b]0;PWN\x07\x1b[31m\u{202e}x\u{200b}.toml",
    "b\n\u{9b}31m.toml",
    "c \x1b]52;c;UFdO\x07.toml",
    "-\x1b[5m.toml",
];
