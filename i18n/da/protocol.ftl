### What a document can say: docs/wording.md shows all of it. Nothing else belongs in this file.

## The head of the document

protocol-title = Beslutningsprotokol
protocol-draft = UDKAST
protocol-draft-not-held = Mødet er endnu ikke afholdt.
protocol-draft-not-closed = Mødet er ikke afsluttet.
protocol-rehearsal = ØVELSE
protocol-rehearsal-note = Skrevet under en øvelse. Intet heraf er besluttet.
protocol-version-public = Offentlig udgave
protocol-version-closed = Indeholder lukkede punkter
protocol-version-closed-note = Indeholder lukkede punkter – ikke til offentliggørelse
protocol-version-annexes = Nævner lukkede bilag
protocol-version-annexes-note = Nævner lukkede bilag – ikke til offentliggørelse
protocol-meeting-number = Møde nr.
protocol-place = Sted
protocol-day = Dato
protocol-start = Start
protocol-end = Slut
protocol-planned-start = Planlagt start
protocol-planned-end = Planlagt slut
protocol-clock = kl. { $time }
protocol-clock-day = den { $day } kl. { $time }
protocol-on-day = den { $day }
protocol-members = Medlemmer
protocol-participants = Deltagere
protocol-others = Øvrige deltagere
protocol-public-count = Tilhørere
# Several people from one place.
protocol-all-from = { $names } ({ $count ->
    [2] begge
   *[other] alle
} { $organisation })
protocol-absent = Fraværende
# In the public version of a meeting with closed items.
protocol-absent-open = Fraværende ved de åbne punkter
protocol-nobody = Ingen
protocol-substitute = , stedfortræder: { $name }
protocol-no-substitute = , ingen stedfortræder
protocol-proxy = , fuldmagt til { $name }
# After a member's name: the member belongs to no group, or is not in the room.
protocol-no-group = løsgænger
protocol-online = online
protocol-via = via { $via }
protocol-partly-via = delvis { $how }
protocol-chair = Mødeleder
protocol-chair-elected = Formand
protocol-minute-taker = Referent
protocol-case = Sagsnr.
protocol-reference = Reference
protocol-agenda = Dagsorden
protocol-supplement = Tillægsdagsorden
protocol-supplement-items =
    { $issued }: { $count ->
        [one] punkt { $numbers }
       *[other] punkt { $numbers }
    }
protocol-programme = Program
protocol-issued = Udsendt den { $date }

## The meeting as a whole

protocol-order = Punkterne blev behandlet i rækkefølgen { $numbers }.
protocol-order-open = De åbne punkter blev behandlet i rækkefølgen { $numbers }.
# A point that was added, among the numbers; and in a sentence.
protocol-order-point = »{ $title }«
protocol-order-titled = punktet »{ $title }«
protocol-order-item = { $count ->
    [one] punkt { $number }
   *[other] punkt { $number }
}
protocol-resumed = { $count ->
    [one] { $item } blev genoptaget efter { $after }.
   *[other] { $item } blev genoptaget efter { $after }.
}
# What is published of a decision on a closed item, corrected after the close.
protocol-amend-of-wording = Offentlig ordlyd for { $item }: { $words }
protocol-amend-wording = »{ $text }«
protocol-amend-no-wording = ingen
# The agenda's file has other words than those that were decided on; at the item, and among the corrections.
protocol-agenda-changed = Dagsordenens punkt { $number } blev ændret efter afslutningen. Teksten ovenfor er den, der blev besluttet.
protocol-agenda-changed-unnumbered = Punktet blev ændret i dagsordenen efter afslutningen. Teksten ovenfor er den, der blev besluttet.
protocol-agenda-changed-on = Dagsordenens punkt { $number } blev ændret efter afslutningen (noteret den { $date }). Protokollen har den tekst, der blev besluttet.
protocol-agenda-changed-titled-on = Punktet »{ $title }« blev ændret i dagsordenen efter afslutningen (noteret den { $date }). Protokollen har den tekst, der blev besluttet.
protocol-pause = Pause kl. { $from }–{ $to }.
protocol-pause-day = Pause den { $day } kl. { $from }–{ $to }.
protocol-pause-after = Pause kl. { $from }–{ $to } efter punktet.
protocol-pause-after-day = Pause den { $day } kl. { $from }–{ $to } efter punktet.
protocol-next-meeting = Næste møde: { $day }.
protocol-distribution = Sendes til: { $names }.
protocol-ended = Mødet hævet kl. { $time }.
protocol-ended-day = Mødet hævet den { $day } kl. { $time }.

## The parts of an item

protocol-contents = Indholdsfortegnelse
protocol-intro = Indledning
protocol-approves = Protokol fra
protocol-approved = { $title } den { $date }
protocol-mover = Rejst af
protocol-decides = Afgøres af
protocol-process = Sagsgang
protocol-lead-part = en del af punktet
protocol-lead = Ved { $names }
protocol-responsible = Sagsansvarlig
protocol-case-worker = Sagsbehandler
protocol-background = Baggrund
protocol-presentation = Sagsfremstilling
protocol-economy = Økonomiske konsekvenser
protocol-recommendation = Indstilling
protocol-open = Åben sag
protocol-open-partly = Åben sag – delvis udeladt af den offentlige udgave
protocol-open-withheld = Åben sag – udeladt af den offentlige udgave
protocol-closed = Lukket sag
protocol-withheld = Udeladt af den offentlige udgave:
protocol-withheld-time = Den offentlige udgave har ikke tidspunktet, som er tæt på et lukket punkt:
protocol-withheld-near-closed = Udeladt af den offentlige udgave, fordi det er tæt på et lukket punkt:
protocol-withheld-closed-doors = Udeladt af den offentlige udgave, fordi det blev noteret for lukkede døre:
protocol-withheld-task = udeladt af den offentlige udgave
protocol-closed-item = Lukket punkt
protocol-closed-mark = lukket sag
protocol-withheld-mark = udeladt af den offentlige udgave
protocol-nothing-public = Ingen af punkterne på dagsordenen er offentlige.

## Decisions

protocol-together = Punkt { $numbers } blev behandlet under ét.
protocol-title-quoted = »{ $title }«
protocol-undecided = Der blev ikke truffet beslutning.
protocol-discussion = Drøftelse
protocol-discussion-information = Orientering
protocol-decision = Beslutning
protocol-recommended = Indstilling til { $decides }
protocol-recommended-in = Indstilling fra { $body } til { $decides } den { $date }
protocol-earlier = Beslutning i { $body }
protocol-earlier-item = { $heading }, punkt { $number }
protocol-earlier-absent = Fraværende: { $names }.
# Over follow-ups, and over who took part, where nothing was decided.
protocol-follow-up-heading = Opfølgning
protocol-course-heading = Behandling
protocol-decision-in = Beslutning i { $body } den { $date }

## Guests of an item

protocol-took-part = { $names } deltog under behandlingen.
protocol-took-part-via = { $names } deltog under behandlingen via { $via }.
protocol-took-part-online = { $names } deltog online under behandlingen.
protocol-takes-part = { $names } deltager under behandlingen.
protocol-takes-part-via = { $names } deltager under behandlingen via { $via }.
protocol-takes-part-online = { $names } deltager online under behandlingen.
protocol-takes-no-part = { $names } deltager ikke i behandlingen.
protocol-takes-part-for = { $name } deltager som stedfortræder for { $member } under punktet.

## Follow-ups

protocol-follow-up = { $owners } følger op: { $task }.
protocol-follow-up-due = { $owners } følger op: { $task } senest den { $due }.
protocol-follow-up-task = { $owners } følger op: { $task }.
protocol-follow-up-task-due = { $owners } følger op: { $task } senest den { $due }.
protocol-follow-up-about = { $owners } følger op { $about }.
protocol-follow-up-about-due = { $owners } følger op { $about } senest den { $due }.
protocol-follow-up-infinitive = { $owners } følger op ved at { $task }.
protocol-follow-up-infinitive-due = { $owners } følger op ved at { $task } senest den { $due }.
protocol-follow-up-bare = { $owners } følger op.
protocol-follow-up-bare-due = { $owners } følger op senest den { $due }.
protocol-follow-up-free = Opfølgning: { $task }.
protocol-follow-up-free-due = Opfølgning: { $task } senest den { $due }.
protocol-follow-up-only-due = Der følges op senest den { $due }.
protocol-follow-up-only-about = Der følges op { $about }.
protocol-follow-up-only-about-due = Der følges op { $about } senest den { $due }.

## What became of an item

protocol-postponed = Udsat.
protocol-postponed-to = Udsat til den { $date }.
protocol-postponed-by-all = Det blev enstemmigt besluttet at udsætte punktet.
protocol-postponed-by-all-to = Det blev enstemmigt besluttet at udsætte punktet til den { $date }.
protocol-postponed-by-vote = Det blev med { $favour ->
    [one] { $favour } stemme
   *[other] { $favour } stemmer
} mod { $against } besluttet at udsætte punktet.
protocol-postponed-by-vote-to = Det blev med { $favour ->
    [one] { $favour } stemme
   *[other] { $favour } stemmer
} mod { $against } besluttet at udsætte punktet til den { $date }.
protocol-not-treated = Ikke behandlet.
protocol-dropped = Punktet udgik.
protocol-withdrawn = Punktet udgik: { $why }.
protocol-public-wording = Offentlig ordlyd: { $text }
protocol-removed = udgået af dagsordenen
protocol-moved = flyttet
protocol-unplanned = tilføjet under mødet

## Annexes

protocol-annexes = Bilag
protocol-annex-closed = Lukket bilag
protocol-annex-untitled = Bilag { $number }
protocol-annex-id = dok.-id { $id }
protocol-annex-is-open = { $annex } – åben
protocol-annex-is-closed = { $annex } – lukket
protocol-annex-overview = Bilagsoversigt

## The follow-up overview

protocol-followups = Opfølgningsoversigt
protocol-owner = Ansvarlig
protocol-no-owner = Ingen ansvarlig angivet
protocol-task = Opgave
protocol-bare-task = Følger op
protocol-bare-task-about = Følger op på »{ $what }«
protocol-item = Punkt
protocol-due = Frist

## The plan and the coming meetings

protocol-time = Tid
protocol-point = Punkt
protocol-date = Dato
protocol-points = Punkter
protocol-minutes = { $text } ({ $minutes } min.)
protocol-hours = { $text } ({ $hours ->
    [one] { $hours } time
   *[other] { $hours } timer
})
protocol-cancelled = Aflyst
protocol-cancelled-note = { $note } (intet møde)
protocol-awaits-date = Afventer dato
protocol-postponed-from = udsat fra punkt { $number }
protocol-postponed-here = udsat

## Signatures and check values

# A substitute who sat in for some items only, on the signature page.
protocol-signs-items = { $count ->
    [one] punkt { $numbers }
   *[other] punkt { $numbers }
}
protocol-signatures = Underskriftsside
protocol-name = Navn
protocol-signature = Underskrift
protocol-place-and-date = Sted og dato
protocol-taken-at = Registreret
protocol-chain = Journalens kontrolværdi
protocol-chain-note = Værdien er beregnet ud fra alt, hvad der er registreret om mødet. Ændres noget bagefter, passer den ikke længere.

## Tables and pages

protocol-plan = Tidsplan
protocol-upcoming = Kommende møder
protocol-number = Nr.
protocol-meeting = Møde
protocol-meeting-date = Mødedato
protocol-remark = Bemærkning
protocol-access = Adgang
protocol-access-open = åben
protocol-access-closed = lukket
protocol-task-id = Id
protocol-page = Side
protocol-page-of = af
protocol-skip = Gå til punkterne
docx-page = Side { $page } af { $pages }

## Corrections and reopening

protocol-corr-corrected = Rettet den { $date } (begrundelse: { $reason }):
protocol-corr-added = Tilføjet den { $date } (begrundelse: { $reason }):
protocol-corr-corrected-by = Rettet den { $date } af { $by } (begrundelse: { $reason }):
protocol-corr-outcome = Udfaldet er rettet fra »{ $earlier }« til »{ $outcome }«.
protocol-corr-added-by = Tilføjet den { $date } af { $by } (begrundelse: { $reason }):
protocol-corr-added-bare = Tilføjet den { $date }:
protocol-corr-added-bare-by = Tilføjet den { $date } af { $by }:
protocol-corr-added-reopened = Tilføjet i det genåbnede møde den { $date }:
protocol-corr-added-reopened-by = Tilføjet i det genåbnede møde den { $date } af { $by }:
protocol-corr-reopened-by = Mødet blev genåbnet den { $date } kl. { $time } af { $by }: { $reason }.
protocol-corr-reopened = Mødet blev genåbnet den { $date } kl. { $time }: { $reason }.
protocol-corr-reopened-bare = Mødet blev genåbnet den { $date } kl. { $time }.
protocol-corr-pin-closed = Journalens kontrolværdi ved afslutningen den { $date } kl. { $time }
protocol-corr-pin-correction = Journalens kontrolværdi ved rettelsen den { $date } kl. { $time }
protocol-corr-pin-addition = Journalens kontrolværdi ved tilføjelsen den { $date } kl. { $time }
protocol-corr-pin-reopened = Journalens kontrolværdi ved genåbningen den { $date } kl. { $time }
protocol-corr-at = { $event ->
    [closed] Afsluttet
    [correction] Rettet
    [addition] Tilføjet
    [reopened] Genåbnet
   *[latest] Senest
} { $date } kl. { $time }

# What was corrected after the close of who was there, of times, and of what was not treated; a line of the head.
protocol-amend-label = Rettelser
protocol-amend-reason = Rettelse den { $date } (begrundelse: { $reason }): { $new }. Først noteret som: { $before }.
protocol-amend-reason-by = Rettelse den { $date } af { $by } (begrundelse: { $reason }): { $new }. Først noteret som: { $before }.
protocol-amend-bare = Rettelse den { $date }: { $new }. Først noteret som: { $before }.
protocol-amend-bare-by = Rettelse den { $date } af { $by }: { $new }. Først noteret som: { $before }.
protocol-amend-reopened = Rettelse i det genåbnede møde den { $date }: { $new }. Først noteret som: { $before }.
protocol-amend-reopened-by = Rettelse i det genåbnede møde den { $date } af { $by }: { $new }. Først noteret som: { $before }.
protocol-amend-withheld = Fremmødet blev rettet den { $date }.
protocol-amend-of = { $name }: { $state }
protocol-amend-of-item = { $name }, { $item }: { $state }
protocol-amend-item = punkt { $number }
protocol-amend-all = alle, om hvem intet andet er noteret, var til stede
protocol-amend-unknown = ikke noteret
protocol-amend-present = til stede
protocol-amend-present-times = til stede { $times }
protocol-amend-excused = fraværende med afbud
protocol-amend-absent = fraværende uden afbud
protocol-amend-away = fraværende
protocol-amend-online = { $state }, online
protocol-amend-substitute = { $state }, stedfortræder: { $name }
protocol-amend-no-substitute = { $state }, ingen stedfortræder
protocol-amend-disqualified = inhabil
protocol-amend-not-disqualified = ikke inhabil
protocol-amend-chaired = ledet af { $name }
protocol-amend-came = deltog
protocol-amend-did-not-come = deltog ikke
protocol-amend-from-to = kl. { $from }–{ $to }
protocol-amend-from = fra kl. { $from }
protocol-amend-to = til kl. { $to }
protocol-amend-kept = på dagsordenen
protocol-amend-not-there = ikke på dagsordenen
protocol-amend-treated = behandlet
protocol-amend-not-treated = ikke behandlet
protocol-amend-dropped = udgået
protocol-amend-postponed = udsat
protocol-amend-postponed-to = udsat til den { $date }
protocol-amend-postponed-dropped = { $state }, og udgået
protocol-amend-proxy = { $state }, fuldmagt til { $name }
protocol-amend-began = { $item } begyndte kl. { $time }
protocol-amend-ended = { $item } sluttede kl. { $time }
protocol-amend-meeting-ended = Mødet sluttede kl. { $time }
protocol-amend-meeting-ended-day = Mødet sluttede den { $day } kl. { $time }

## Attendance

protocol-att-present = Til stede
protocol-att-substitutes = Stedfortrædere
protocol-att-for = { $name } for { $member }
protocol-att-excused = Fraværende med afbud
protocol-att-absent = Fraværende uden afbud
protocol-att-excused-open = Fraværende ved de åbne punkter, med afbud
protocol-att-absent-open = Fraværende ved de åbne punkter, uden afbud
protocol-att-disqualified = { $names } var { $count ->
    [one] inhabil
   *[other] inhabile
} og deltog ikke i behandlingen.
protocol-att-away-item = { $names } deltog ikke i behandlingen af punkt { $number }.
protocol-att-away = { $names } deltog ikke i behandlingen.
protocol-att-away-why = { $names } deltog ikke i behandlingen ({ $excuse }).
protocol-att-partly = { $names } deltog kun i en del af behandlingen.
protocol-att-in-part = fraværende i en del af de åbne punkter
protocol-att-item-substitute = { $name } deltog som stedfortræder for { $member } under punktet.
protocol-att-chaired = { $name } ledede mødet under punktet.
protocol-att-move-came = ankom { $clock }
protocol-att-move-sat-in = fra { $clock }
protocol-att-move-returned = igen fra { $clock }
protocol-att-move-left = til { $clock }
protocol-att-move-during = { $said }, { $count ->
    [one] punkt { $numbers }
   *[other] punkt { $numbers }
}
protocol-att-move-after = { $said }, efter { $count ->
    [one] punkt { $numbers }
   *[other] punkt { $numbers }
}
protocol-att-move-before = { $said }, før { $count ->
    [one] punkt { $numbers }
   *[other] punkt { $numbers }
}
protocol-att-at = kl. { $time }
protocol-att-at-day = den { $day } kl. { $time }
protocol-att-came = { $names } ankom til mødet { $when } under behandlingen af punktet.
protocol-att-returned = { $names } vendte tilbage { $when } under behandlingen af punktet.
protocol-att-left = { $names } forlod mødet { $when } under behandlingen af punktet.

## Votes

vote-text-for = For stemte { $count }.
vote-text-for-names = For stemte { $count }: { $names }.
vote-text-against = Imod stemte { $count }.
vote-text-against-names = Imod stemte { $count }: { $names }.
vote-text-abstained = { $count } undlod at stemme.
vote-text-abstained-names = { $count } undlod at stemme: { $names }.
vote-text-sides = { $before } { $side }
vote-text-carried = { $sides }
vote-text-lost = { $sides }
vote-text-counted = { $sides }
vote-text-some-for = { $names } stemte for.
vote-text-some-against = { $names } stemte imod.
vote-text-some-abstained = { $names } undlod at stemme.
vote-text-none-for = Ingen stemte for.
vote-text-none-against = Ingen stemte imod.
vote-text-unanimous = Enstemmigt vedtaget.
vote-text-all-for = Alle { $count } tilstedeværende medlemmer stemte for.
vote-text-all-against = Alle { $count } tilstedeværende medlemmer stemte imod.
vote-text-tie-for = Stemmerne stod lige. { $chair } stemte for og afgjorde afstemningen.
vote-text-tie-against = Stemmerne stod lige. { $chair } stemte imod og afgjorde afstemningen.
vote-text-tie-cast-for = Stemmerne stod lige. Den afgørende stemme var for.
vote-text-tie-cast-against = Stemmerne stod lige. Den afgørende stemme var imod.
vote-text-tie-alone = Stemmerne stod lige.
vote-text-tie = Stemmerne stod lige. Forslaget blev ikke vedtaget.
vote-text-proxy = { $name } stemte også med fuldmagt fra { $member }.
vote-text-chair = Mødelederen
vote-text-group = { $group } ({ $votes })
vote-text-group-name = liste { $group }
vote-text-unnamed = { $count ->
    [one] én anden
   *[other] { $count } andre
}
vote-text-alone = Afstemning:
vote-text-apart = Afstemning uden beslutning:

## Amendments

motion-text = Ændringsforslag:
motion-text-by = Ændringsforslag fra { $name }:
motion-text-seconded = Ændringsforslag fra { $name }, støttet af { $names }:
motion-text-carried = Ændringsforslaget blev vedtaget.
motion-text-lost = Ændringsforslaget blev ikke vedtaget.

## Elections

election-text-votes = { $name }: { $count ->
    [one] { $count } stemme
   *[other] { $count } stemmer
}
election-text-votes-elected = { $name }: { $count ->
    [one] { $count } stemme
   *[other] { $count } stemmer
}, valgt
election-text-elected = { $name }: valgt
election-text-candidate = { $name }
election-text-blank = Blanke stemmer: { $count }
election-text-invalid = Ugyldige stemmer: { $count }
election-text-lots = Valget blev afgjort ved lodtrækning.

## Dissent and remarks

dissent-text = { $name } ønskede følgende afvigende mening tilført protokollen:
dissent-text-remark = { $name } afgav følgende protokolbemærkning:
dissent-text-apart = { $name } ønskede følgende afvigende mening tilført protokollen, ikke til en beslutning:
dissent-text-remark-apart = { $name } afgav følgende protokolbemærkning, ikke til en beslutning:
dissent-quoted = »{ $text }«

## Forwarding

forwarded-text-to-on = Anbefales over for { $body } (møde den { $date }).
# Of a text that says that it is sent on.
forwarded-text-sent-to-on = Oversendes til { $body } (møde den { $date }).
forwarded-text-sent-to = Oversendes til { $body }.
forwarded-text-meeting = (møde den { $date })
forwarded-text-to = Anbefales over for { $body }.
forwarded-text-on = Oversendes til behandling den { $date }.

## An extract from a damaged journal

salvage-mark = UDTRÆK AF BESKADIGET JOURNAL
salvage-unproven-mark = IKKE BEVIST
salvage-unproven-text = (ikke bevist) { $text }
protocol-note = Notat:
salvage-mark-note = Mødets journal er beskadiget og kan ikke læses fuldt ud fra linje { $line }. { $missing ->
    [0] Ingen notering mangler.
    [one] Mindst 1 notering mangler.
   *[other] Mindst { $missing } noteringer mangler.
} Dette er det, der kunne læses, også protokolførerens egne notater. Det er ikke en protokol og kan ikke underskrives.
