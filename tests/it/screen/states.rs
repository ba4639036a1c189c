//! A made-up meeting in every state that the screen can show, for claims about all of them.

use punktlig::agenda::Agenda;
use punktlig::lang::Lang;
use punktlig::tui::app::InputTime;

use crate::kit::stage::Stage;
use crate::kit::{agenda, stamp};

/// An agenda whose every word is made up: what is a word of a language on the screen comes from the program.
pub fn made_up(lang: Lang) -> Agenda {
    titled("Xqa xqb xqc", lang)
}

/// The same with another title wherever there is one.
pub fn titled(title: &str, lang: Lang) -> Agenda {
    let t = toml::Value::String(title.to_owned());
    let language = if lang == Lang::Da { "da" } else { "en" };
    agenda(&format!(
        r#"
title = {t}
date = 2025-01-15
body = {t}
language = "{language}"
chair = "p1"
person = [
    {{ id = "p1", name = "Xqd Xqe", title = "Xqf", group = {t}, role = "member" }},
    {{ id = "p2", name = "Xqg Xqh" }},
    {{ id = "p3", name = {t} }},
]
unit = [{{ id = "u1", name = {t} }}]
slot = [
    {{ at = "9.00", items = [1], title = {t}, notes = {t} }},
    {{ at = "9.15", items = [2], title = {t}, guests = ["p2", {{ who = "p3", via = "Xqi" }}], lead = ["p1"], block = {t} }},
    {{ at = "9.30", items = [3, 4], title = {t} }},
    {{ at = "9.45", kind = "break", title = {t} }},
    {{ at = "10.00", title = {t}, text = {t} }},
    {{ at = "10.15", until = "10.30", items = [1], title = {t} }},
    {{ date = 2025-01-16, at = "9.00", items = [6], title = {t}, block = {t} }},
    {{ at = "10.00", kind = "close" }},
]
upcoming = [{{ date = 2025-01-22 }}, {{ date = 2025-01-29, points = [{t}] }}]

[[item]]
number = 1
title = {t}
case = "1/2"
process = "XQ"
responsible = ["p1"]
case_worker = [{t}]
background = {t}
presentation = {t}
economy = {t}
recommendation_intro = {t}
recommendations = [{t}, {t}]
annexes = [{{ title = {t}, document = "1/2" }}, {{ access = "closed" }}]
[[item]]
number = 2
title = {t}
access = "closed"
recommendations = {t}
[[item]]
number = 3
title = {t}
type = "information"
[[item]]
number = 4
title = {t}
[[item]]
number = 5
title = {t}
[[item]]
number = 6
title = {t}
"#
    ))
}

/// The meeting in every state, each with its name.
pub fn states(agenda: &Agenda, lang: Lang) -> Vec<(&'static str, Stage)> {
    let keys = |da: &'static str, en: &'static str| if lang == Lang::Da { da } else { en };
    let decision = keys("b", "d");
    let follow_up = keys("o", "f");
    let new = || {
        let before = agenda.date.and_hms_opt(8, 59, 0).unwrap();
        Stage::opened(agenda.clone(), lang, false, stamp(before))
    };
    let running = |time: &str| {
        let mut stage = new();
        stage.at("9.00").keys("Space").at(time);
        stage
    };
    let recorded = || {
        let mut stage = running("9.05");
        stage.keys(decision).keys("'Xqj' F3 1 Ctrl-S").keys(follow_up).keys("'Xqk @p1 @u1 !6/2' Enter");
        stage.keys(follow_up).keys("'@p1' Enter").keys(follow_up).keys("'Xqr' Enter n 'Xql' Ctrl-S");
        stage
    };
    let after = |mut stage: Stage, script: &str| {
        stage.keys(script);
        stage
    };
    let with = |mut stage: Stage, key: &str, script: &str| {
        stage.keys(key).keys(script);
        stage
    };
    let mut all = vec![
        ("before", new()),
        ("in time", running("9.05")),
        ("soon over", running("9.14")),
        ("over", running("9.20")),
        ("long over", running("23.59")),
        ("paused", after(running("9.05"), "p")),
        ("ended", after(running("9.05"), ".")),
        ("question", {
            let mut stage = new();
            stage.at("9.00");
            after(stage, "Space Space")
        }),
        ("return", after(running("9.05"), "Down Enter")),
        ("decision", with(running("9.05"), decision, "'Xqm'")),
        ("phrases", with(running("9.05"), decision, "F2")),
        ("outcomes", with(running("9.05"), decision, "F3")),
        ("no phrase", with(running("9.05"), decision, "Alt-9")),
        ("empty", with(running("9.05"), decision, "Ctrl-S")),
        ("note", after(running("9.05"), "n 'Xqm'")),
        ("draft", after(running("9.05"), "n 'Xqm' Esc")),
        ("follow-up", with(running("9.05"), follow_up, "")),
        ("completion", with(running("9.05"), follow_up, "'Xqn @xq'")),
        ("understood", with(running("9.05"), follow_up, "'Xqn @p1 !6/2 '")),
        ("ambiguous", with(running("9.05"), follow_up, "'Xqn @xqd,@xqzz !99/99 '")),
        ("records", after(recorded(), "Tab")),
        ("records, not chosen", recorded()),
        ("edit which", after(recorded(), "e")),
        ("edit menu", after(recorded(), "Tab e")),
        ("move menu", after(recorded(), "Tab e 2")),
        ("withdrawn", after(recorded(), "Tab Del")),
        ("moved", after(recorded(), "Tab e 2 2")),
        ("undone", after(recorded(), "Ctrl-Z")),
        ("redone", after(recorded(), "Ctrl-Z Ctrl-Y")),
        ("nothing to undo", after(new(), "Ctrl-Z")),
        ("skipped", after(running("9.05"), "Down -")),
        ("restored", after(running("9.05"), "Down - -")),
        ("cannot skip", after(running("9.05"), "-")),
        ("postpone", with(running("9.05"), keys("u", "x"), "")),
        ("postponed", after(with(running("9.05"), "Down", keys("u", "x")), "Enter")),
        ("postponed without a date", after(with(running("9.05"), "Down", keys("u", "x")), "3")),
        ("add", with(running("9.05"), keys("t", "+"), "")),
        ("add with minutes", with(running("9.05"), keys("t", "+"), "'Xqo 10'")),
        ("add without a title", with(running("9.05"), keys("t", "+"), "Enter")),
        ("added", with(running("9.05"), keys("t", "+"), "'Xqo 10' Enter Down")),
        ("correct", with(running("9.05"), keys("r", "t"), "")),
        ("out of bounds", with(running("9.05"), keys("r", "t"), "Ctrl-U '23.00' Enter")),
        ("no time", with(running("9.05"), keys("r", "t"), "Ctrl-U 'xq' Enter")),
        ("still runs", with(running("9.05"), keys("r", "t"), "Tab")),
        ("correct the end", with(after(running("9.05"), "."), keys("r", "t"), "Tab")),
        ("corrected", with(running("9.05"), keys("r", "t"), "Ctrl-U '9.01' Enter")),
        ("has not run", with(running("9.05"), "Down", keys("r", "t"))),
        ("reader", after(recorded(), "s")),
        ("reader of a point", after(recorded(), "Down Down Down Down Down s")),
        ("untimed", after(recorded(), "End")),
        ("search", after(recorded(), "/")),
        ("found", after(recorded(), "/ 'xq'")),
        ("not found", after(recorded(), "/ 'zzz'")),
        ("review", with(recorded(), keys("a", "w"), "")),
        ("not begun", with(new(), keys("a", "w"), "")),
        ("help", after(new(), "?")),
        ("end of help", after(new(), "? End")),
        ("leave", after(running("9.05"), "q")),
        ("no such key", after(running("9.05"), "æ")),
        ("records of nothing", after(running("9.05"), "Tab")),
        ("closed", with(recorded(), keys("a", "w"), "Ctrl-S")),
        ("closed already", with(recorded(), keys("a", "w"), "Ctrl-S Enter")),
        ("catching up", after(running("9.21"), "h")),
        ("nothing to catch up", after(running("9.05"), "h")),
        ("too late to catch up", after(running("23.59"), "h")),
        ("caught up", after(running("9.21"), "h Enter")),
        ("caught up by several", after(running("9.21"), "h Down Enter")),
        ("catching up by postponing", after(running("9.21"), "h End Enter")),
        ("catching up undone", after(running("9.21"), "h Enter Ctrl-Z")),
        ("guests", after(running("9.05"), "Down g")),
        ("guests marked", after(with(running("9.05"), "Down g", keys("k", "c")), keys("Down a", "Down a"))),
        ("guests absent", after(with(running("9.05"), "Down g", keys("i", "d")), "Esc")),
        ("guest already", with(running("9.05"), "Down g", keys("a a", "a a"))),
        ("guest expected", with(running("9.05"), "Down g", keys("v", "e"))),
        ("call in", after(running("9.12"), "")),
        ("vote", after(recorded(), "v")),
        ("vote on nothing", after(running("9.05"), "v +")),
        ("vote told", after(recorded(), "v Down 0")),
        ("vote of nobody", after(recorded(), "v Enter")),
        ("vote without a tie", with(recorded(), "v", keys("s", "t"))),
        ("vote as counts", with(recorded(), "v", keys("t '4-4'", "c '4-4'"))),
        ("vote as no counts", with(recorded(), "v", keys("t 'xq' Enter", "c 'xq' Enter"))),
        ("vote tied", with(recorded(), "v", keys("t '4-4-1' Enter", "c '4-4-1' Enter"))),
        ("vote recorded", with(recorded(), "v", keys("t '4-4-1' Enter s Enter", "c '4-4-1' Enter t Enter"))),
        ("vote undone", with(recorded(), "v", keys("a Enter Ctrl-Z", "e Enter Ctrl-Z"))),
        ("vote left", after(recorded(), "v + Esc")),
        ("dissent of a group", with(recorded(), "v", keys("m", "d"))),
        ("dissent", with(recorded(), "v Down", keys("m 'Xqm'", "d 'Xqm'"))),
        ("dissent recorded", with(recorded(), "v Down", keys("m 'Xqm' Ctrl-S", "d 'Xqm' Ctrl-S"))),
        (
            "dissent in the menu",
            with(recorded(), "v Down", keys("m 'Xqm' Ctrl-S Tab Up Up Up Up e", "d 'Xqm' Ctrl-S Tab Up Up Up Up e")),
        ),
        ("remark left", with(recorded(), "v Down +", keys("b 'Xqm' Esc", "m 'Xqm' Esc"))),
        ("remark alone", with(running("9.05"), "v Down", keys("b 'Xqm' Ctrl-S v Down", "m 'Xqm' Ctrl-S v Down"))),
        ("vote corrected", with(recorded(), "v +", keys("Enter a Ctrl-S v", "Enter w Ctrl-S v"))),
        ("forwarded to", with(running("9.05"), decision, "'Xqm' F3 6 'Xqs 6/2'")),
        ("forwarded to no date", with(running("9.05"), decision, "'Xqm' F3 6 'Xqs 31/2'")),
        ("forwarded somewhere", with(running("9.05"), decision, "'Xqm' F3 6 Enter")),
        ("forwarded", with(running("9.05"), decision, "'Xqm' F3 6 'Xqs 6/2' Enter Ctrl-S")),
        ("two items", after(running("9.05"), "Down Down Down")),
    ];
    let mut day_over = running("9.05");
    for _ in 0..6 {
        day_over.pass(11_000).keys("Space");
    }
    all.push(("day over", day_over));
    let mut other_day = new();
    other_day.on("2025-03-03".parse().unwrap(), "9.00");
    let when = InputTime { now: other_day.now, real: other_day.real };
    other_day.app_mut().ask_for_day(when);
    all.push(("other day", other_day));
    let mut next_day = after(running("9.05"), ".");
    next_day.on("2025-01-16".parse().unwrap(), "8.00");
    all.push(("next day", next_day));
    let mut waits = running("9.05");
    waits.pass(11_000).keys("Space").pass(11_000).keys("Up");
    all.push(("second", waits));
    let mut failed = running("9.05");
    failed.fill_disk();
    failed.keys("p");
    all.push(("full disk", failed));
    let mut rehearsal = Stage::opened(agenda.clone(), lang, true, new().now);
    rehearsal.app_mut().speed = 60.0;
    all.push(("rehearsal", rehearsal));
    all
}
