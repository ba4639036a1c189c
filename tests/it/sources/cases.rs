//! The XML of case systems. What is not stated as open is closed.

use punktlig::agenda::file::ItemFile;
use punktlig::agenda::plan::Access;
use punktlig::import::document::Place;
use punktlig::import::reading::{Anchor, Matter, Note};
use punktlig::import::source::{self, Source, cases};
use punktlig::msg;

fn meeting(xml: &str) -> cases::Meeting {
    match source::read("a.xml", xml.into()) {
        Ok(Source::Meeting(meeting)) => *meeting,
        other => panic!("{other:?}"),
    }
}

/// The items with what is open: "+" before it, "-" where it is closed.
fn shown(meeting: &cases::Meeting) -> Vec<String> {
    let sign = |is_open: bool| if is_open { '+' } else { '-' };
    let annexes = |item: &cases::Item| -> String {
        item.annexes.iter().map(|annex| format!(" {}{}", sign(annex.is_open), annex.title)).collect()
    };
    meeting.items.iter().map(|item| format!("{}{}{}", sign(item.is_open), item.title, annexes(item))).collect()
}

#[test]
fn sbsys_states_of_each_point_and_annex_whether_it_is_open() {
    let read = meeting(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Dagsorden DagsordenID=\"1\" Dagsordentype=\"Dagsorden\">\
         <Møde Udvalg=\"Skoleudvalget\" Mødedato=\"15. januar 2025\" Mødetid=\"16:30\" Mødesluttid=\"18:00\" \
         Mødested=\"Salen\"/><Dagsordenpunkter><Gruppe navn=\"Åbne dagsordenspunkter\"><Dagsordenpunkt Nummer=\"1\" \
         Åbent=\"true\" Sagsnummer=\"25/1\"><Overskrift>Budget</Overskrift><Indhold><Sagsfremstilling>&lt;p&gt;Tekst\
         &lt;/p&gt;</Sagsfremstilling></Indhold><Bilagsliste><Bilag Navn=\"a\" MaaPubliceres=\"true\"/>\
         <Bilag Navn=\"b\" MaaPubliceres=\"false\"/><Bilag Navn=\"c\"/></Bilagsliste></Dagsordenpunkt>\
         <Dagsordenpunkt Nummer=\"2\"><Overskrift>Usagt</Overskrift></Dagsordenpunkt></Gruppe>\
         <Gruppe navn=\"Lukkede dagsordenspunkter\"><Dagsordenpunkt Nummer=\"3\" Åbent=\"true\">\
         <Overskrift>Salg</Overskrift><Bilagsliste><Bilag Navn=\"d\" MaaPubliceres=\"true\"/></Bilagsliste>\
         </Dagsordenpunkt></Gruppe></Dagsordenpunkter></Dagsorden>",
    );
    assert_eq!(shown(&read), ["+Budget +a -b -c", "-Usagt", "-Salg -d"]);
    let said =
        (read.body.as_str(), read.date.unwrap().to_string(), read.start.unwrap().to_string(), read.place.as_str());
    assert_eq!(said, ("Skoleudvalget", "2025-01-15".to_owned(), "16:30:00".to_owned(), "Salen"));
    assert_eq!(read.items[0].document.blocks.len(), 2);
}

#[test]
fn a_publication_of_sbsys_may_state_nothing_of_annexes_but_not_of_some() {
    let of = |second: &str| {
        meeting(&format!(
            "<Publication><Agendas><Agenda ID=\"1\"><Meeting><When>25-09-2012 15:30:00</When><Until>25-09-2012 16:00:00\
             </Until><Where>H2</Where><Members><MeetingMember><Name>Bo Bech (A)</Name></MeetingMember></Members></Meeting>\
             <Name>Møde</Name><NewItemsIsPublic>True</NewItemsIsPublic><Items><Item><Caption>Budget</Caption>\
             <IsPublic>True</IsPublic><Enclosures><Enclosure><Name>a</Name></Enclosure><Enclosure><Name>b</Name>{second}\
             </Enclosure></Enclosures></Item><Item><Caption>Salg</Caption><IsPublic>False</IsPublic><Enclosures>\
             <Enclosure><Name>c</Name></Enclosure></Enclosures></Item><Item><Caption>Usagt</Caption></Item></Items>\
             </Agenda></Agendas></Publication>"
        ))
    };
    assert_eq!(shown(&of("")), ["+Budget +a +b", "-Salg -c", "-Usagt"]);
    assert_eq!(shown(&of("<IsPublic>True</IsPublic>")), ["+Budget -a +b", "-Salg -c", "-Usagt"]);
    assert_eq!(
        shown(&of("<PublishingType>MÅ IKKE PUBLICERES</PublishingType>")),
        ["+Budget -a -b", "-Salg -c", "-Usagt"]
    );
    let read = of("");
    assert_eq!((read.members[0].name.as_str(), read.members[0].group.as_str()), ("Bo Bech", "A"));
    assert_eq!(read.end.unwrap().to_string(), "16:00:00");
}

fn acadre(agenda: &str, item: &str, annex: &str) -> cases::Meeting {
    let field = |name: &str, value: &str| format!("<field name=\"{name}\">{value}</field>");
    meeting(&format!(
        "<?xml version=\"1.0\"?><root><table name=\"agenda\"><fields>{agenda}</fields><table name=\"committee\"><fields>{}\
         </fields></table><table name=\"meeting\"><fields>{}{}{}</fields><table name=\"meetmember\"><table name=\"member\">\
         <fields>{}{}{}</fields></table></table></table><table name=\"agendaitemparents\"><fields>{}</fields>\
         <table name=\"agendaitem\"><fields>{}{item}{}</fields><table name=\"bullet\"><fields>{}{}</fields></table>\
         <table name=\"enclosure\"><fields>{}{annex}</fields></table></table></table></table></root>",
        field("name", "Udvalget"),
        field("name", "Møde"),
        field("date", "2013-06-20 10:30"),
        field("location", "Salen"),
        field("name", "Ane  Ager (B)"),
        field("role", "Formand"),
        field("absent", "1"),
        field("sort", "715"),
        field("name", "Kultur"),
        field("caseno", "12/1"),
        field("bulletname", "Indstilling"),
        field("bulletcontent", "&lt;p&gt;At&lt;/p&gt;"),
        field("name", "Notat"),
    ))
}

#[test]
fn acadre_states_access_by_name_and_number() {
    let open = "<field name=\"access\">1</field><field name=\"accessname\">Åben</field>";
    let closed = "<field name=\"access\">2</field><field name=\"accessname\">Lukket</field>";
    let mixed = "<field name=\"access\">2</field><field name=\"accessname\">Åben</field>";
    for (agenda, item, annex, expected) in [
        (open, open, open, "+Kultur +Notat"),
        (open, open, closed, "+Kultur -Notat"),
        (open, open, "", "+Kultur -Notat"),
        (open, closed, open, "-Kultur -Notat"),
        (open, mixed, open, "-Kultur -Notat"),
        (open, "", open, "-Kultur -Notat"),
        (closed, open, open, "-Kultur -Notat"),
    ] {
        assert_eq!(shown(&acadre(agenda, item, annex)), [expected]);
    }
    let read = acadre(open, open, open);
    let member = &read.members[0];
    assert_eq!((member.name.as_str(), member.is_chair, member.is_absent), ("Ane Ager", true, true));
    assert_eq!((read.items[0].number.as_str(), read.items[0].case.as_str()), ("715", "12/1"));
}

#[test]
fn edoc_states_it_of_agendas_documents_and_attachments() {
    let item = |number: u8, published: &str, on: &str| {
        format!(
            "<MeetingAgendaItem><AgendaItemNumber>{number}</AgendaItemNumber><Document><Title>P{number}</Title>\
             <NeutralTitle>Neutral</NeutralTitle>{published}<AgendaItems><AgendaItem><AgendaType>{on}</AgendaType>\
             </AgendaItem></AgendaItems><Attachments><Attachment><Title>a</Title><PublishingType>SKAL PUBLICERES\
             </PublishingType></Attachment><Attachment><Title>b</Title></Attachment></Attachments></Document>\
             <FullText>\n{number}.\tP{number}\n\nBaggrund\nTekst</FullText></MeetingAgendaItem>"
        )
    };
    let yes = "<PublishingType>SKAL PUBLICERES</PublishingType>";
    let no = "<PublishingType>MÅ IKKE PUBLICERES</PublishingType>";
    let open = "Åben dagsorden";
    let read = meeting(&format!(
        "<Meeting><Committee>Udvalget</Committee><MeetingDate>04-12-2012 13:00:00</MeetingDate><MeetingAgendaTypes>\
         <MeetingAgendaType><AgendaType>{open}</AgendaType><MeetingAgendaItems>{}{}{}{}</MeetingAgendaItems>\
         </MeetingAgendaType><MeetingAgendaType><AgendaType>Lukket dagsorden</AgendaType><MeetingAgendaItems>{}\
         </MeetingAgendaItems></MeetingAgendaType></MeetingAgendaTypes></Meeting>",
        item(2, yes, open),
        item(1, no, open),
        item(3, "", open),
        item(4, yes, "Lukket dagsorden"),
        item(5, yes, open),
    ));
    assert_eq!(shown(&read), ["-P1 -a -b", "+P2 +a -b", "-P3 -a -b", "-P4 -a -b", "-P5 -a -b"]);
    assert_eq!(read.items[0].public_title, "Neutral");
}

#[test]
fn edoc_of_today_states_it_of_elements_and_attachments() {
    let element = |public: &str, name: &str| {
        format!(
            "<e:AgendaElement>{public}<e:AccessName>{name}</e:AccessName><e:HandlingItem><e:SerialNo>1</e:SerialNo>\
             <e:Title>{name}</e:Title><e:NeutralTitle>{name}</e:NeutralTitle><e:CasePresentations><e:CasePresentation>\
             <e:Title>Sagsbeskrivelse</e:Title><e:Content><![CDATA[<p>Tekst</p>]]></e:Content></e:CasePresentation>\
             </e:CasePresentations><e:Attachments><e:Attachment><e:Title>a</e:Title><e:AccessEnumName>Public\
             </e:AccessEnumName></e:Attachment><e:Attachment><e:Title>b</e:Title><e:AccessEnumName>Closed\
             </e:AccessEnumName></e:Attachment></e:Attachments></e:HandlingItem></e:AgendaElement>"
        )
    };
    let yes = "<e:AccessIsPublic>true</e:AccessIsPublic>";
    let of = |exception: &str| {
        meeting(&format!(
            "<Root xmlns:e=\"urn:e\"><e:Committee><e:Name>Udvalget</e:Name><e:Meeting><e:MeetingDateTime>02-05-2017 10:00\
             </e:MeetingDateTime><e:MeetingPublicExceptionIndicator>{exception}</e:MeetingPublicExceptionIndicator>\
             <e:Agenda><e:AgendaElements>{}{}{}{}</e:AgendaElements></e:Agenda></e:Meeting></e:Committee></Root>",
            element(yes, "Offentlig"),
            element("<e:AccessIsPublic>false</e:AccessIsPublic>", "Offentlig"),
            element("", "Offentlig"),
            element(yes, "Lukket"),
        ))
    };
    let expected = ["+Offentlig +a -b", "-Offentlig -a -b", "-Offentlig -a -b", "-Lukket -a -b"];
    assert_eq!(shown(&of("")), expected);
    assert!(of("true").items.iter().all(|item| !item.is_open));
}

#[test]
fn what_the_system_states_of_access_is_what_the_agenda_says() {
    let mut read = acadre(
        "<field name=\"accessname\">Åben</field>",
        "<field name=\"accessname\">Lukket</field>",
        "<field name=\"accessname\">Åben</field>",
    );
    let open = read.items[0].clone();
    read.items.push(cases::Item { is_open: true, ..open.clone() });
    read.items.push(cases::Item { is_open: true, number: "0".to_owned(), ..open });
    // The text of the last says that it is closed, and the first's that it is open.
    let says = [Some(Access::Open), None, Some(Access::Closed)];
    let reading = cases::reading(&read, |_, index| {
        (ItemFile { access: says[index].map(Into::into), ..ItemFile::default() }, Vec::new())
    });
    let items = &reading.agenda.item.unwrap().value;
    let access: Vec<Access> = items.iter().map(|item| item.value.access.as_ref().unwrap().value).collect();
    assert_eq!(access, [Access::Closed, Access::Open, Access::Closed]);
    // Words that only suggest it close nothing that the system says is open.
    let guess = || {
        let anchor = Anchor::TableKey { table: "item", index: 1, key: "access" };
        Note {
            anchor,
            matter: Matter::Guess(msg!("import-title-of-case-system", system = "x")),
            place: Place::default(),
        }
    };
    let suggested = cases::reading(&read, |_, _| {
        (ItemFile { access: Some(Access::Closed.into()), ..ItemFile::default() }, vec![guess()])
    });
    let access = |at: usize| {
        let items = &suggested.agenda.item.as_ref().unwrap().value;
        items[at].value.access.as_ref().unwrap().value
    };
    assert_eq!([0, 1, 2].map(access), [Access::Closed, Access::Open, Access::Open]);
    assert!(suggested.notes.is_empty());
    let annexes = &items[0].value.annexes.as_ref().unwrap().value;
    assert_eq!(annexes[0].value.access.as_ref().unwrap().value, Access::Closed);
    let numbers: Vec<Option<&str>> =
        items.iter().map(|item| item.value.number.as_ref().map(|number| number.value.0.as_str())).collect();
    assert_eq!(numbers, [Some("715"), None, None]);
    let ids: Vec<Option<&str>> =
        items.iter().map(|item| item.value.id.as_ref().map(|id| id.value.0.as_str())).collect();
    assert_eq!(ids, [None, Some("kultur"), Some("kultur-2")]);
}
