//! Slots without times of their own, ends by the clock, and plans that pass midnight.

use punktlig::agenda;

use super::{codes, good, starts};

#[test]
fn an_agenda_without_slots_is_its_items_in_the_order_of_the_file() {
    let items = "start = \"18.00\"\nitem = [{ number = 1, title = \"B\" }, { number = 2, title = \"A\" }, \
                 { number = 3, title = \"C\", withdrawn = \"udsat\" }, { number = 4, title = \"P\", kind = \"plan\" }]\n";
    let agenda = good(&format!("{items}upcoming = []\n"));
    let plan: Vec<_> = agenda.slots.iter().map(|s| (s.id.0.as_str(), s.title.as_str(), s.minutes)).collect();
    assert_eq!(plan, [("1", "B", None), ("2", "A", None)]);
    let starts: Vec<_> = agenda.slots.iter().map(|s| s.start.map(|at| at.format("%H.%M").to_string())).collect();
    assert_eq!(starts, [Some("18.00".to_owned()), None]);
    assert_eq!(good("item = [{ number = 1, title = \"A\" }]\n").slots[0].start, None, "nobody said when it begins");
}

#[test]
fn a_single_slot_between_two_known_times_has_the_gap_and_of_several_none_has() {
    let plan = |text: &str| -> Vec<(Option<String>, Option<u32>)> {
        let agenda = good(text);
        let start = |s: &agenda::Slot| s.start.map(|at| at.format("%H.%M").to_string());
        agenda.slots.iter().map(|s| (start(s), s.minutes)).collect()
    };
    let at = |time: &str| Some(time.to_owned());
    let text = "end = \"11.00\"\nslot = [{ at = \"9.00\", title = \"A\" }, { title = \"B\" }, \
                { title = \"C\", minutes = 5 }, { at = \"10.00\", title = \"D\" }, { at = \"10.30\", title = \"E\" }]\n";
    let expected =
        [(at("9.00"), None), (None, None), (None, Some(5)), (at("10.00"), Some(30)), (at("10.30"), Some(30))];
    assert_eq!(plan(text), expected.map(|(start, minutes)| (start.map(|s| format!("{s:0>5}")), minutes)));
}

#[test]
fn an_end_by_the_clock_is_the_written_one_or_that_of_the_length() {
    let until = |slot: &str| {
        let agenda = good(&format!("slot = [{slot}, {{ at = \"12.00\", title = \"B\" }}]\n"));
        agenda.slots[0].until.map(|at| at.format("%H.%M").to_string())
    };
    let nine = "at = \"9.00\", title = \"A\"";
    assert_eq!(until(&format!("{{ {nine}, until = \"9.20\", hard_end = true }}")).as_deref(), Some("09.20"));
    assert_eq!(until(&format!("{{ {nine}, minutes = 30, hard_end = true }}")).as_deref(), Some("09.30"));
    assert_eq!(until(&format!("{{ {nine}, hard_end = true }}")).as_deref(), Some("12.00"));
    assert_eq!(until(&format!("{{ {nine}, until = \"9.20\", hard_end = false }}")), None);
    assert_eq!(until("{ title = \"A\", until = \"9.20\" }").as_deref(), Some("09.20"), "all that is known of it");
    assert_eq!(codes("slot = [{ title = \"A\", hard_end = true }]\n"), ["no-hard-end"]);
}

#[test]
fn a_plan_that_may_pass_midnight_reads_an_earlier_time_as_the_next_morning_s_once() {
    let plan = "slot = [{ at = \"22.00\", title = \"A\", until = \"0.15\" }, { at = \"0.30\", title = \"B\" }]\n";
    let agenda = good(&format!("end = \"1.00\"\novernight = true\n{plan}"));
    assert_eq!(starts(&agenda), [("15 22.00".to_owned(), Some(135)), ("16 00.30".to_owned(), Some(30))]);
    assert!(agenda.slots.iter().all(|slot| slot.day == agenda.date), "it is one day");
    assert_eq!(agenda.announced_end_at().unwrap().to_string(), "2025-01-16 01:00:00");
    let late = "slot = [{ at = \"23.00\", title = \"A\", minutes = 90 }]\n";
    assert_eq!(codes(late), ["after-midnight"]);
    assert!(good(&format!("overnight = true\n{late}")).overnight);
    let disorder = "slot = [{ at = \"22.00\", title = \"A\" }, { at = \"9.00\", title = \"B\" }, \
                    { at = \"8.00\", title = \"C\" }, { at = \"22.30\", title = \"D\" }]\n";
    assert!(codes(&format!("overnight = true\n{disorder}")).contains(&"time-order".to_owned()), "not more than once");
}
