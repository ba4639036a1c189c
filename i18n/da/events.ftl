# What can happen in a meeting: for each event what the message line says of it, its name for undo and redo, and how
# many there are of its kind (punktlig verify). The table that names these is src/wording/events/table.rs. The message
# line itself adds the key that takes it back.

event-record-created-count = { $count ->
    [one] { $count } oprettelse
   *[other] { $count } oprettelser
}

event-agenda-reloaded-count = { $count ->
    [one] { $count } ny udgave af dagsordenen
   *[other] { $count } nye udgaver af dagsordenen
}

event-agenda-replaced-count = { $count ->
    [one] { $count } ny udgave af dagsordenen med en afgørelse af, hvad der er hvad
   *[other] { $count } nye udgaver af dagsordenen med en afgørelse af, hvad der er hvad
}

event-plan-moved = Planen er flyttet, så mødet begynder nu
event-plan-moved-name = planens flytning
event-plan-moved-count = { $count ->
    [one] { $count } flytning af planen
   *[other] { $count } flytninger af planen
}

event-slot-started = Begyndt: { $slot }
event-slot-resumed = Genoptaget: { $slot }
event-slot-started-name = punktets begyndelse
event-slot-started-count = { $count ->
    [one] { $count } påbegyndt punkt
   *[other] { $count } påbegyndte punkter
}

event-slot-ended = Afsluttet: { $slot }
event-slot-ended-name = punktets afslutning
event-slot-ended-count = { $count ->
    [one] { $count } afsluttet punkt
   *[other] { $count } afsluttede punkter
}

event-slot-skipped = Udgår: { $slot }
event-slot-skipped-name = at punktet udgår
event-slot-skipped-count = { $count ->
    [one] { $count } punkt sprunget over
   *[other] { $count } punkter sprunget over
}

event-slot-restored = Behandles alligevel: { $slot }
event-slot-restored-name = at punktet behandles alligevel
event-slot-restored-count = { $count ->
    [one] { $count } punkt sat tilbage i planen
   *[other] { $count } punkter sat tilbage i planen
}

event-slot-added = Tilføjet: { $slot }
event-slot-added-name = det tilføjede punkt
event-slot-added-count = { $count ->
    [one] { $count } tilføjet punkt
   *[other] { $count } tilføjede punkter
}

event-slot-moved = Flyttet efter { $after }: { $slot }
event-slot-moved-first = Flyttet til første plads: { $slot }
event-slot-moved-name = flytningen
event-slot-moved-count = { $count ->
    [one] { $count } flytning
   *[other] { $count } flytninger
}
event-start-changed = { $slot }: nu kl. { $time }
event-start-changed-name = den ændrede tid
event-start-changed-count = { $count ->
    [one] { $count } ændret tid
   *[other] { $count } ændrede tider
}
event-slots-merged = Lagt sammen: { $slot } og { $with }
event-slots-merged-name = sammenlægningen
event-slots-merged-count = { $count ->
    [one] { $count } sammenlægning
   *[other] { $count } sammenlægninger
}
event-slots-taken-apart = Skilt ad igen: { $slot }
event-slots-taken-apart-name = at tiderne blev skilt ad
event-slots-taken-apart-count = { $count ->
    [one] { $count } adskillelse
   *[other] { $count } adskillelser
}
event-slot-renamed = Hedder nu: { $slot }
event-slot-renamed-name = den nye titel
event-slot-renamed-count = { $count ->
    [one] { $count } ny titel
   *[other] { $count } nye titler
}
event-slot-numbered-name = det nye nummer
event-slot-numbered-count = { $count ->
    [one] { $count } nyt nummer
   *[other] { $count } nye numre
}
event-slot-removed = Fjernet: { $slot }
event-slot-removed-name = at punktet blev fjernet
event-slot-removed-count = { $count ->
    [one] { $count } fjernet punkt
   *[other] { $count } fjernede punkter
}
event-time-corrected-start = Rettet begyndelse, { $time }: { $slot }
event-time-corrected-end = Rettet slutning, { $time }: { $slot }
event-time-corrected-name = rettelsen af tiden
event-time-corrected-count = { $count ->
    [one] { $count } rettet tid
   *[other] { $count } rettede tider
}

event-meeting-paused = Mødet holder pause; tiden står stille.
event-meeting-paused-name = pausen
event-meeting-paused-count = { $count ->
    [one] { $count } pause
   *[other] { $count } pauser
}

event-meeting-resumed = Mødet fortsætter.
event-meeting-resumed-name = genoptagelsen
event-meeting-resumed-count = { $count ->
    [one] { $count } genoptagelse efter pause
   *[other] { $count } genoptagelser efter pause
}

event-decision-recorded = Beslutning noteret: { $item }
event-decision-recorded-name = beslutningen
event-decision-recorded-count = { $count ->
    [one] { $count } beslutning
   *[other] { $count } beslutninger
}

event-follow-up-recorded = Opfølgning noteret: { $item }
event-follow-up-recorded-name = opfølgningen
event-follow-up-recorded-count = { $count ->
    [one] { $count } opfølgning
   *[other] { $count } opfølgninger
}

event-discussion-recorded = Drøftelse noteret: { $item }
event-discussion-recorded-name = drøftelsen
event-discussion-recorded-count = { $count ->
    [one] { $count } drøftelse
   *[other] { $count } drøftelser
}

event-note-recorded = Notat noteret: { $item }
event-note-recorded-name = notatet
event-note-recorded-count = { $count ->
    [one] { $count } notat
   *[other] { $count } notater
}

event-vote-recorded = Afstemning noteret: { $votes }
event-vote-recorded-name = afstemningen
event-vote-recorded-count = { $count ->
    [one] { $count } afstemning
   *[other] { $count } afstemninger
}

event-statement-recorded-dissent = Afvigende mening noteret: { $name }
event-statement-recorded-remark = Protokolbemærkning noteret: { $name }
event-statement-recorded-dissent-name = den afvigende mening
event-statement-recorded-remark-name = protokolbemærkningen
event-statement-recorded-count = { $count ->
    [one] { $count } afvigende mening eller protokolbemærkning
   *[other] { $count } afvigende meninger eller protokolbemærkninger
}

event-motion-recorded = Ændringsforslag noteret: { $item }
event-motion-recorded-name = ændringsforslaget
event-motion-recorded-count = { $count ->
    [one] { $count } ændringsforslag
   *[other] { $count } ændringsforslag
}

event-election-recorded = Valg noteret: { $item }
event-election-recorded-name = valget
event-election-recorded-count = { $count ->
    [one] { $count } valg
   *[other] { $count } valg
}

event-links-fixed-count = { $count ->
    [one] { $count } fastlåsning af, hvad afstemninger hører til
   *[other] { $count } fastlåsninger af, hvad afstemninger hører til
}

event-record-edited = { $kind } rettet
event-record-edited-discussion = { $was } gjort til drøftelse: kommer med i protokollen
event-record-edited-kind = { $was } gjort til { $is }
event-record-edited-kind-votes = { $was } gjort til { $is }; { $votes ->
    [0] det, der er ført til protokols om den,
    [one] afstemningen om den
   *[other] afstemningerne om den
} står nu uden beslutning
event-record-edited-name = rettelsen
event-record-edited-count = { $count ->
    [one] { $count } rettelse
   *[other] { $count } rettelser
}

event-record-moved = { $kind } flyttet til { $item }
event-record-moved-votes = { $kind } { $votes ->
    [0] og det, der er ført til protokols om den,
    [one] og afstemningen om den
   *[other] og afstemningerne om den
} flyttet til { $item }
event-record-moved-name = flytningen
event-record-moved-count = { $count ->
    [one] { $count } flytning til et andet punkt
   *[other] { $count } flytninger til et andet punkt
}

event-record-withdrawn = { $kind } trukket tilbage
event-record-withdrawn-votes = { $kind } trukket tilbage; { $votes ->
    [0] det, der er ført til protokols om den,
    [one] afstemningen om den
   *[other] afstemningerne om den
} står nu uden beslutning
event-record-withdrawn-name = tilbagetrækningen
event-record-withdrawn-count = { $count ->
    [one] { $count } tilbagetrækning
   *[other] { $count } tilbagetrækninger
}

event-record-published = Offentliggjort: { $kind }
event-record-published-name = offentliggørelsen
event-record-published-count = { $count ->
    [one] { $count } offentliggørelse af noget fra et lukket punkt
   *[other] { $count } offentliggørelser af noget fra et lukket punkt
}

event-public-wording-recorded = Offentliggøres: { $text }
event-public-wording-recorded-none = Intet offentliggøres af beslutningen
event-public-wording-recorded-name = den offentlige ordlyd
event-public-wording-recorded-count = { $count ->
    [one] { $count } offentlig ordlyd af en beslutning på et lukket punkt
   *[other] { $count } offentlige ordlyde af beslutninger på lukkede punkter
}

event-file-wording-recorded-count = { $count ->
    [one] { $count } ændring i filen af noget, der var besluttet om
   *[other] { $count } ændringer i filen af noget, der var besluttet om
}

event-matters-withheld-count = { $count ->
    [one] { $count } ændring, der holdt udgåede punkter lukket
   *[other] { $count } ændringer, der holdt udgåede punkter lukket
}

event-matter-published = Offentliggjort: { $item }
event-matter-published-name = offentliggørelsen
event-matter-published-count = { $count ->
    [one] { $count } offentliggørelse af et udgået punkt
   *[other] { $count } offentliggørelser af udgåede punkter
}

event-closed-text-follows-count = { $count ->
    [one] { $count } tekst skrevet, mens punktet var lukket
   *[other] { $count } tekster skrevet, mens punktet var lukket
}
event-closed-text-missing-count = { $count ->
    [one] { $count } af disse tekster blev ikke gemt
   *[other] { $count } af disse tekster blev ikke gemt
}

event-considered-together = Noteret: { $items }
event-considered-together-what = { $what } noteret: { $items }
event-considered-together-name = noteringen for flere punkter
event-considered-together-count = { $count ->
    [one] 1 fælles notering
   *[other] { $count } fælles noteringer
}
event-together-cut-short-count = { $count ->
    [one] 1 afbrudt fælles notering
   *[other] { $count } afbrudte fælles noteringer
}
event-item-postponed = Udsat: { $item }
event-item-postponed-to = Udsat til den { $date }: { $item }
event-item-postponed-name = udsættelsen
event-item-postponed-count = { $count ->
    [one] { $count } udsættelse
   *[other] { $count } udsættelser
}

event-postponement-lifted = Behandles alligevel: { $item }
event-postponement-lifted-name = ophævelsen af udsættelsen
event-postponement-lifted-count = { $count ->
    [one] { $count } ophævet udsættelse
   *[other] { $count } ophævede udsættelser
}

event-budgets-changed-one = { $slot }: { $was } → { $minutes } min
event-budgets-changed-several = { $count } punkter afkortet, i alt { $minutes } min
event-budgets-changed-name = de ændrede tider
event-budgets-changed-count = { $count ->
    [one] { $count } gang ændrede tider
   *[other] { $count } gange ændrede tider
}

event-guest-marked-expected = Ventes igen: { $name }
event-guest-marked-called-in = Kaldt ind: { $name }
event-guest-marked-rung-up = Ringet op: { $name }
event-guest-marked-arrived = Ankommet: { $name }
event-guest-marked-did-not-come = Kom ikke: { $name }
event-guest-marked-name = noteringen om gæsten
event-guest-marked-count = { $count ->
    [one] { $count } notering om en gæst
   *[other] { $count } noteringer om gæster
}

event-all-present-recorded = Alle, der ikke er noteret fraværende, er til stede
event-attendance-name = noteringen om fremmøde
event-all-present-recorded-count = { $count ->
    [one] { $count } notering om, at alle er til stede
   *[other] { $count } noteringer om, at alle er til stede
}

event-attendance-confirmed = { $count ->
    [one] { $count } gæst deltog
   *[other] { $count } gæster deltog
}
event-attendance-confirmed-all = { $count ->
    [one] { $count } gæst deltog, og alle, der ikke er noteret fraværende, var til stede
   *[other] { $count } gæster deltog, og alle, der ikke er noteret fraværende, var til stede
}
event-attendance-confirmed-count = { $count ->
    [one] { $count } bekræftelse af fremmøde
   *[other] { $count } bekræftelser af fremmøde
}
event-attendance-recorded-present = Til stede: { $name }
event-attendance-recorded-excused = Fraværende med afbud: { $name }
event-attendance-recorded-absent = Fraværende uden afbud: { $name }
event-attendance-recorded-away = Fraværende: { $name }
event-attendance-recorded-count = { $count ->
    [one] { $count } notering om fremmøde
   *[other] { $count } noteringer om fremmøde
}

event-substitute-recorded = Stedfortræder for { $name }: { $substitute }
event-substitute-recorded-none = Ingen stedfortræder for { $name }
event-substitute-recorded-count = { $count ->
    [one] { $count } notering om en stedfortræder
   *[other] { $count } noteringer om stedfortrædere
}
event-no-substitute-count = { $count ->
    [one] { $count } notering om, at der ingen stedfortræder er
   *[other] { $count } noteringer om, at der ingen stedfortræder er
}

event-substitute-named = Stedfortræder for { $name } fra kl. { $time }: { $substitute }
event-substitute-named-none = Ingen stedfortræder for { $name } fra kl. { $time }
event-substitute-named-count = { $count ->
    [one] { $count } notering om, hvornår en stedfortræder er med
   *[other] { $count } noteringer om, hvornår stedfortrædere er med
}

event-item-substitute-named = Stedfortræder for { $name }: { $substitute } – { $item }
event-item-substitute-named-none = Ingen stedfortræder for { $name } – { $item }
event-item-substitute-named-count = { $count ->
    [one] { $count } notering om en stedfortræder under et punkt
   *[other] { $count } noteringer om stedfortrædere under et punkt
}

event-item-chair-named = Leder punktet: { $name } – { $item }
event-item-chair-named-none = Mødelederen leder selv punktet – { $item }
event-item-chair-named-name = hvem der leder punktet
event-item-chair-named-count = { $count ->
    [one] { $count } notering om, hvem der ledede et punkt
   *[other] { $count } noteringer om, hvem der ledede et punkt
}

event-person-named-count = { $count ->
    [one] { $count } person, som dagsordenen ikke nævner
   *[other] { $count } personer, som dagsordenen ikke nævner
}

event-participant-added = Deltager i mødet: { $name }
event-participant-added-from = Deltager i mødet fra kl. { $time }: { $name }
event-participant-added-name = den nye deltager
event-participant-added-count = { $count ->
    [one] { $count } ny deltager
   *[other] { $count } nye deltagere
}

event-guest-added = Gæst: { $name } – { $slot }
event-guest-added-name = den nye gæst
event-guest-added-count = { $count ->
    [one] { $count } ny gæst
   *[other] { $count } nye gæster
}

event-public-counted = Tilhørere: { $count }
event-public-counted-none = Intet antal tilhørere
event-public-counted-name = antallet af tilhørere
event-public-counted-count = { $count ->
    [one] { $count } notering af antal tilhørere
   *[other] { $count } noteringer af antal tilhørere
}

event-online-recorded = Deltager online: { $name }
event-online-recorded-not = Deltager ikke online: { $name }
event-online-recorded-count = { $count ->
    [one] { $count } notering om online-deltagelse
   *[other] { $count } noteringer om online-deltagelse
}

event-proxy-given = Fuldmagt fra { $name } til { $holder }
event-proxy-given-none = Ingen fuldmagt fra { $name }
event-proxy-name = fuldmagten
event-proxy-given-count = { $count ->
    [one] { $count } notering om fuldmagt
   *[other] { $count } noteringer om fuldmagt
}

event-person-arrived = Ankom kl. { $time }: { $name }
event-person-arrived-count = { $count ->
    [one] { $count } notering om, at nogen ankom
   *[other] { $count } noteringer om, at nogen ankom
}

event-person-left = Gik kl. { $time }: { $name }
event-person-left-count = { $count ->
    [one] { $count } notering om, at nogen gik
   *[other] { $count } noteringer om, at nogen gik
}

event-attendance-time-corrected-came = Ankom kl. { $time }, ikke { $was }: { $name }
event-attendance-time-corrected-left = Gik kl. { $time }, ikke { $was }: { $name }
event-attendance-time-corrected-count = { $count ->
    [one] { $count } rettet tid for fremmøde
   *[other] { $count } rettede tider for fremmøde
}

event-disqualification-recorded = Inhabil: { $name } – { $item }
event-disqualification-name = noteringen om inhabilitet
event-disqualification-recorded-count = { $count ->
    [one] { $count } inhabilitet
   *[other] { $count } inhabiliteter
}

event-disqualification-lifted = Ikke inhabil: { $name } – { $item }
event-disqualification-lifted-count = { $count ->
    [one] { $count } ophævet inhabilitet
   *[other] { $count } ophævede inhabiliteter
}

event-clock-set-ahead = Maskinens ur er stillet { $length } frem. Mødet følger det; punkternes varighed er uændret.
event-clock-set-back = Maskinens ur er stillet { $length } tilbage. Mødet følger det; punkternes varighed er uændret.
event-clock-set-count = { $count ->
    [one] { $count } indstilling af maskinens ur
   *[other] { $count } indstillinger af maskinens ur
}

event-undone = Fortrudt: { $what }
event-undone-close = Mødet er genåbnet, og protokollen er igen et udkast
event-undone-count = { $count ->
    [one] { $count } fortrydelse
   *[other] { $count } fortrydelser
}

event-redone = Gentaget: { $what }
event-redone-count = { $count ->
    [one] { $count } annulleret fortrydelse
   *[other] { $count } annullerede fortrydelser
}

event-meeting-closed = Mødet er afsluttet, og protokollen er skrevet.
event-meeting-closed-name = afslutningen af mødet
event-meeting-closed-count = { $count ->
    [one] { $count } afslutning af mødet
   *[other] { $count } afslutninger af mødet
}

event-correction-recorded = { $kind } rettet med en tilføjelse
event-correction-recorded-name = rettelsen efter mødet
event-correction-recorded-count = { $count ->
    [one] 1 rettelse efter afslutningen
   *[other] { $count } rettelser efter afslutningen
}

event-addition-recorded = Tilføjet til { $item }, og protokollen er skrevet igen
event-addition-recorded-name = tilføjelsen efter mødet
event-addition-recorded-count = { $count ->
    [one] 1 tilføjelse efter afslutningen
   *[other] { $count } tilføjelser efter afslutningen
}

event-meeting-reopened = Mødet er genåbnet, og protokollen er et udkast
event-meeting-reopened-name = genåbningen af mødet
event-public-wording-amended = Offentlig ordlyd tilføjet, og protokollen er skrevet igen
event-public-wording-amended-name = den offentlige ordlyd efter mødet
event-public-wording-amended-count = { $count ->
    [one] 1 offentlig ordlyd efter mødet
   *[other] { $count } offentlige ordlyde efter mødet
}
event-amendment-recorded = Rettet med en tilføjelse, og protokollen er skrevet igen
event-amendment-recorded-name = rettelsen efter mødet
event-amendment-recorded-count = { $count ->
    [one] 1 rettelse af fremmøde eller tider efter afslutningen
   *[other] { $count } rettelser af fremmøde eller tider efter afslutningen
}
event-record-opened-count = { $count ->
    [one] { $count } oplysning om, hvem der har referatet åbent
   *[other] { $count } oplysninger om, hvem der har referatet åbent
}
event-meeting-reopened-count = { $count ->
    [one] 1 genåbning af mødet
   *[other] { $count } genåbninger af mødet
}

event-name-of = { $what } – { $of }
