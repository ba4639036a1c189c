//! How the Word file looks on paper: what stays together, how wide columns are, what is on the page that is signed.

use super::*;

#[test]
fn the_names_have_the_whole_width_to_sign_on_and_the_check_values_are_on_the_same_sheet() {
    let parts = word(&january().protocol(Audience::Full));
    let below = paragraphs(&parts).into_iter().skip_while(|p| p.text() != "Underskriftsside" || p.style() == "TOC1");
    let below: Vec<&Node> = below.collect();
    assert!(below[0].has("w:pageBreakBefore"));
    let lines: Vec<String> = below.iter().filter(|p| p.style() == "Signature").map(|p| p.text()).collect();
    assert_eq!(lines[..2], ["\t\nSted og dato", "\t\nKommunaldirektør Jonas Kroustrup, mødeleder"]);
    let style = style_of(&parts, "Signature");
    let tab = style.all("w:tab")[0];
    assert_eq!([tab.attribute("w:leader"), tab.attribute("w:pos")], ["underscore", "9070"]);
    let checks: Vec<String> = below.iter().filter(|p| p.style() == "TableSmall").map(|p| p.text()).collect();
    assert_eq!(checks, ["Registreret", "Journalens kontrolværdi", "Afsluttet 15-01-2025 kl. 13.09", "5f0ce1"]);
    assert!(!below[1..].iter().any(|p| p.has("w:pageBreakBefore")));
}

#[test]
fn that_the_meeting_was_opened_again_comes_before_the_signatures() {
    let mut told = january();
    told.record(Event::MeetingReopened { reason: "Eventuelt manglede".into() });
    told.record(Event::MeetingClosed);
    let parts = word(&told.protocol(Audience::Full));
    let styles: Vec<&str> = paragraphs(&parts).iter().map(|p| p.style()).collect();
    let at = |style: &str| styles.iter().position(|s| *s == style).unwrap();
    assert!(at("Reopening") < at("Signature"));
    assert!(texts(&parts, "Reopening")[0].ends_with("Eventuelt manglede."));
}

#[test]
fn no_text_touches_the_edge_of_what_it_is_shaded_with() {
    let parts = word(&january().protocol(Audience::Full));
    for id in ["Decision", "FollowUp", "Remark", "Code"] {
        let style = style_of(&parts, id);
        let ind = style.all("w:ind")[0];
        for side in ["w:left", "w:right"] {
            let border = style.all(side).first().map_or(0, |b| b.attribute("w:space").parse::<u32>().unwrap());
            assert!(border >= 5, "{id}: {border} points on the {side}");
            assert!(ind.attribute(side).parse::<u32>().unwrap() >= border * 20, "{id}: within the margins");
        }
    }
    let heading = paragraphs(&parts).into_iter().find(|p| p.text().starts_with("Beslutning i Direktionen")).unwrap();
    let right = style_of(&parts, "Decision").all("w:ind")[0].attribute("w:right");
    assert_eq!(heading.all("w:ind")[0].attribute("w:right"), right, "a heading in the box ends where it does");
}

#[test]
fn no_word_of_a_follow_ups_owner_or_item_is_broken() {
    let mut agenda = sample("2025-01-15-direktionen.toml");
    agenda.items[2].title = "Beslutningsprotokoller og videre".to_owned();
    let mut told = LiveMeeting::new(agenda);
    let owner = Who::Name("Jens Lund (Ledelsessekretariatet)".into());
    told.start(1).follow_up(&item(3), "Sender drejebog", &[owner], Some(day(2025, 2, 4)));
    let parts = word(&told.protocol(Audience::Full));
    let tables = parts["word/document.xml"].all("w:tbl");
    let table = tables.into_iter().find(|t| t.text().contains("Sender drejebog")).unwrap();
    let widths: Vec<u32> = table.all("w:gridCol").iter().map(|c| c.attribute("w:w").parse().unwrap()).collect();
    // The long words in Arial of ten and a half points: 2,158 and 2,229 twips.
    assert!(widths[0] - 170 >= 2_229 && widths[2] - 170 >= 2_158, "{widths:?}");
    assert_eq!(widths.iter().sum::<u32>(), 9_070);
}

#[test]
fn a_follow_ups_task_is_the_widest_column_no_date_breaks_and_an_owner_is_named_once() {
    let mut told = LiveMeeting::new(sample("2025-01-15-direktionen.toml"));
    told.start(1);
    for (task, owner) in [("Sender drejebog", "Anna Berg"), ("Skriver", "Anna Berg"), ("Ringer", "Bo Bech")] {
        told.follow_up(&item(3), task, &[Who::Name(owner.into())], Some(day(2025, 2, 4)));
    }
    let table = |lang| {
        let parts = word(&told.protocol_in(Audience::Full, Some(lang)));
        let tables = parts["word/document.xml"].all("w:tbl");
        let found = tables.into_iter().find(|t| t.text().contains("Sender drejebog")).unwrap();
        found.clone()
    };
    let widths = |table: &Node| -> Vec<u32> {
        table.all("w:gridCol").iter().map(|c| c.attribute("w:w").parse().unwrap()).collect()
    };
    let danish = table(Lang::Da);
    assert_eq!(widths(&danish), [2_200, 3_800, 1_900, 1_170]);
    let rows: Vec<Vec<String>> =
        danish.all("w:tr").iter().map(|r| r.all("w:tc").iter().map(|c| c.text()).collect()).collect();
    assert_eq!([&*rows[1][0], &*rows[1][1], &*rows[1][3]], ["Anna Berg", "Sender drejebog", "04-02-2025"]);
    assert_eq!([&*rows[2][0], &*rows[2][1], &*rows[3][0]], ["", "Skriver", "Bo Bech"]);
    let merged: Vec<&str> = danish.all("w:vMerge").iter().map(|m| m.attribute("w:val")).collect();
    assert_eq!(merged, ["restart", "continue"]);
    // A figure of Arial is 0.556 of its size wide, a hyphen 0.333; a cell has 85 twips at either side.
    let size =
        style_of(&word(&told.protocol(Audience::Full)), "TableDate").all("w:sz")[0].attribute("w:val").to_owned();
    let wide = (8.0 * 0.556 + 2.0 * 0.333) * size.parse::<f64>().unwrap() * 10.0;
    assert!(wide <= f64::from(1_170 - 2 * 85), "{wide}");
    let english = widths(&table(Lang::En));
    assert!(english[3] > 1_170 && english[1] > english[0].max(english[2]), "dates in words need more: {english:?}");
}

#[test]
fn the_text_begins_on_the_first_page_and_short_minutes_have_no_contents() {
    let parts = word(&january().protocol(Audience::Full));
    let breaks = paragraphs(&parts).iter().filter(|p| p.has("w:pageBreakBefore")).count();
    assert_eq!(breaks, 1, "the signature page alone begins a page");
    let of = |count: usize| {
        let items: Vec<String> = (1..=count)
            .map(|n| format!("{{ number = {n}, title = \"a{n}\", annexes = [{{ title = \"b{n}\" }}] }}"))
            .collect();
        let source = format!("title = \"x\"\ndate = 2025-01-15\nitem = [{}]\n", items.join(", "));
        LiveMeeting::new(agenda(&source)).protocol(Audience::Full)
    };
    let contents: Vec<usize> = [1, 3, 4].map(|n| texts(&word(&of(n)), "TOC1").len()).to_vec();
    assert_eq!(contents, [0, 0, 5], "four items and the overview");
    let overviews: Vec<usize> = [1, 2].map(|n| of(n).document.annexes.len()).to_vec();
    assert_eq!(overviews, [0, 2], "the annexes of one item are under it");
}

#[test]
fn a_long_name_is_cut_in_the_page_header_and_the_date_and_the_marks_are_not() {
    let mut agenda = sample("2025-01-15-direktionen.toml");
    let name = "Udvalget for Teknik, Miljø, Klima, Landdistrikter, Borgernær Mobilitet og Almindelige Anliggender";
    agenda.body = Some(name.into());
    let protocol = LiveMeeting::rehearsed(agenda).protocol(Audience::Full);
    assert_eq!(protocol.document.header, format!("{name} 15-01-2025"));
    let header = word(&protocol)["word/header1.xml"].text();
    assert!(header.ends_with("… 15-01-2025\tØVELSE · UDKAST · Indeholder lukkede punkter"), "{header}");
    assert!(header.starts_with("Udvalget for Teknik") && header.chars().count() < 90, "{header}");
    assert!(crate::kit::html(&protocol).unwrap().contains("… 15-01-2025".replace('…', "\\2026 ").as_str()));
}

#[test]
fn what_belongs_together_stays_on_one_page() {
    let source = "title = \"x\"\ndate = 2025-01-15\nperson = [{ id = \"a\", name = \"Anna\" }]\n\
                  item = [{ number = 1, title = \"Liste\", responsible = [\"a\"], background = \"Vejen frem:\\n\\n- et\\n- to\\n- tre\\n- fire\" },\n\
                  { number = 2, title = \"Plan\", presentation = \"Mødet følger denne plan:\", kind = \"plan\" }, { number = 3, title = \"Sidst\" }]\n\
                  slot = [{ at = \"9.00\", title = \"c\", minutes = 5 }, { at = \"9.05\", title = \"d\", minutes = 5 }, { at = \"9.10\", title = \"e\", minutes = 5 },\n\
                  { at = \"9.15\", title = \"f\", minutes = 5 }]\n";
    let parts = word(&LiveMeeting::new(agenda(source)).protocol(Audience::Full));
    let said = |text: &str| paragraphs(&parts).into_iter().find(|p| p.text() == text && p.style() != "TOC1").unwrap();
    let kept = |text: &str| {
        let own = said(text).all("w:keepNext").first().map(|k| k.attribute("w:val") != "0");
        own.unwrap_or_else(|| style_of(&parts, said(text).style()).has("w:keepNext"))
    };
    for text in ["1. Liste", "Sagsansvarlig\tAnna", "Baggrund", "Vejen frem:", "et", "tre", "Mødet følger denne plan:"]
    {
        assert!(kept(text), "{text}");
    }
    assert_eq!(["to", "fire"].map(kept), [false, false]);
    assert_eq!(["c", "d", "e", "f"].map(kept), [true, false, true, false], "two rows on either side");
    assert!(kept("Tid"), "a head stays with its table");
    assert!(parts["word/styles.xml"].all("w:pPrDefault")[0].has("w:widowControl"));
}

#[test]
fn the_title_is_the_first_heading_of_the_outline() {
    let parts = word(&january().protocol(Audience::Full));
    assert_eq!(style_of(&parts, "Title").all("w:outlineLvl")[0].attribute("w:val"), "0");
}

#[test]
fn a_table_says_which_row_is_its_head_and_splits_no_row() {
    let parts = word(&january().protocol(Audience::Full));
    let tables = parts["word/document.xml"].all("w:tbl");
    assert!(tables.len() >= 4, "the plan, the forward plan, the follow-ups, the check values");
    for table in tables {
        let rows = table.all("w:tr");
        assert!(rows[0].has("w:tblHeader") && !rows[1..].iter().any(|row| row.has("w:tblHeader")));
        assert!(rows.iter().all(|row| row.has("w:cantSplit")));
        assert_eq!(table.all("w:tblLook")[0].attribute("w:firstRow"), "1");
    }
}

#[test]
fn a_label_that_is_wider_than_its_column_is_on_a_line_of_its_own_above_the_values() {
    let plan = "title = \"Møde\"\ndate = 2025-01-15\nbody = \"Udvalget\"\nmembers = [\"a\"]\nabsent = [{ who = \"a\" }]\n\
        person = [{ id = \"a\", name = \"Anna And\" }]\nitem = [{ number = 1, title = \"Sag\", access = \"closed\" }]\n\
        slot = [{ at = \"9.00\", items = [1] }]\n";
    let told = LiveMeeting::new(agenda(plan));
    let of = |audience| {
        let parts = parts(&docx(&told.protocol(audience)).unwrap());
        text(&parts["word/document.xml"])
    };
    assert!(of(Audience::Full).contains("\nFraværende\tAnna And\n"));
    assert!(of(Audience::Public).contains("\nFraværende ved de åbne punkter\nAnna And\n"));
}

#[test]
fn a_short_line_of_the_contents_has_its_page_at_the_right_as_all_have() {
    let items: String = (1..=4).map(|n| format!("{{ number = {n}, title = \"A\" }}, ")).collect();
    let long = "{ number = 5, title = \"Tidsplaner for budgetopfølgninger\" }";
    let agenda = agenda(&format!("title = \"M\"\ndate = 2025-01-15\nitem = [{items}{long}]\n"));
    let parts = word(&LiveMeeting::new(agenda).protocol(Audience::Full));
    let lines: Vec<_> = paragraphs(&parts).into_iter().filter(|p| p.style() == "TOC1").collect();
    // A tab would stop where the indent of a hanging paragraph is.
    let hangs = |line: &&Node| line.all("w:ind").first().is_none_or(|ind| ind.attribute("w:hanging") != "0");
    let hanging: Vec<bool> = lines.iter().map(hangs).collect();
    assert_eq!(hanging, [false, false, false, false, true]);
}

#[test]
fn what_closes_the_minutes_is_set_off_from_the_last_item() {
    let parts = word(&january().protocol(Audience::Full));
    let all = paragraphs(&parts);
    let closing: Vec<&&Node> = all.iter().filter(|p| p.style().starts_with("Closing")).collect();
    let styles: Vec<&str> = closing.iter().map(|p| p.style()).collect();
    assert_eq!((styles[0], &styles[1..]), ("ClosingBegins", &vec!["Closing"; styles.len() - 1][..]));
    assert!(closing.last().unwrap().text().starts_with("Mødet hævet kl."), "{styles:?}");
    assert!(style_of(&parts, "ClosingBegins").has("w:pBdr"), "a line across the page");
}
