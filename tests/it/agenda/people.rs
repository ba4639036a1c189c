//! The people of an agenda: who stands in, who takes part online, and what is printed of them.

use punktlig::agenda::{AbsenceReasons, Absences, AccessLabels, ItemId, Who};

use super::{codes, good};

const PEOPLE: &str = r#"
person = [
    { id = "aa", name = "Anna Agerskov", role = "member" },
    { id = "bb", name = "Bo Bech", role = "member" },
    { id = "ss", name = "Sven Suppleant" },
    { id = "sek", name = "Signe Skriver", role = "participant" },
]
item = [{ number = 1, title = "Et" }, { number = 2, title = "To", id = "to" }]
slot = [{ at = "9.00", items = [1, 2] }]
"#;

fn stand_in(written: &str) -> Option<Who> {
    good(&format!("absent = [{{ who = \"bb\", substitute = {written} }}]\n{PEOPLE}")).absent[0].stand_in()
}

#[test]
fn a_substitute_is_an_id_or_a_name() {
    assert_eq!(stand_in("\"ss\""), Some(Who::Id("ss".into())));
    assert_eq!(stand_in("\"Kim Lund\""), Some(Who::Name("Kim Lund".into())));
    // The name of somebody whom the agenda knows is that person.
    assert_eq!(stand_in("\"sven suppleant\""), Some(Who::Id("ss".into())));
    let with =
        |substitute: &str| codes(&format!("absent = [{{ who = \"bb\", substitute = \"{substitute}\" }}]\n{PEOPLE}"));
    assert_eq!(with("kim"), ["unknown-person"]);
    assert_eq!(with("aa"), ["substitute-is-member"]);
    assert_eq!(with("Anna Agerskov"), ["substitute-is-member"]);
}

#[test]
fn that_nobody_is_a_substitute_can_be_stated() {
    assert_eq!(stand_in("\"none\""), None);
    let absent = good(&format!("absent = [{{ who = \"bb\", substitute = \"none\" }}]\n{PEOPLE}")).absent;
    assert!(absent[0].no_substitute);
    assert!(!good(&format!("absent = [{{ who = \"bb\" }}]\n{PEOPLE}")).absent[0].no_substitute);
}

#[test]
fn an_absence_from_single_items_names_them_by_number_or_id() {
    let absent = good(&format!("absent = [{{ who = \"bb\", items = [1, \"to\"] }}]\n{PEOPLE}")).absent;
    assert_eq!(absent[0].items, [ItemId("1".into()), ItemId("to".into())]);
    assert_eq!(codes(&format!("absent = [{{ who = \"bb\", items = [7] }}]\n{PEOPLE}")), ["unknown-item"]);
}

#[test]
fn online_is_for_those_who_are_there_for_the_whole_meeting() {
    let agenda = good(&format!("online = [\"bb\", \"sek\", \"bb\"]\n{PEOPLE}"));
    assert_eq!(agenda.online, ["bb".into(), "sek".into()]);
    assert_eq!(codes(&format!("online = [\"ss\"]\n{PEOPLE}")), ["online-guest"]);
    assert_eq!(codes(&format!("online = [\"xx\"]\n{PEOPLE}")), ["unknown-person"]);
}

#[test]
fn the_defaults_of_what_is_printed_of_people_follow_the_profile() {
    let of = |settings: &str| good(&format!("protocol = {{ {settings} }}\n{PEOPLE}")).protocol;
    let (administrative, political) = (of(""), of("profile = \"political\""));
    assert!(!administrative.names_groups() && political.names_groups());
    assert!(of("groups = \"after-name\"").names_groups());
    assert!(!of("profile = \"political\", groups = \"none\"").names_groups());
    assert!(!political.proxies && of("proxies = true").proxies);
    assert_eq!(political.access_labels, AccessLabels::All);
    assert_eq!(of("access_labels = \"closed-only\"").access_labels, AccessLabels::ClosedOnly);
    assert_eq!((political.absence_reasons, political.absences), (AbsenceReasons::Full, Absences::ByNotice));
    assert_eq!(codes(&format!("protocol = {{ absence_reasons = \"public\" }}\n{PEOPLE}")), ["unknown-word"]);
}
