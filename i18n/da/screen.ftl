# The dialogs, questions and notices of the minute-taker's screen. The main screen and the largest dialogs have files
# of their own.

# The whole item, and what is said of the files after the close.
access-open = Åben sag
access-closed = Lukket sag
reader-approves = Protokol fra { $title } den { $date }
reader-supplement = Tillægsdagsorden udsendt den { $date }
reader-mover = Rejst af { $name }
reader-decides = Afgøres af { $body }
reader-earlier = Tidligere beslutninger
reader-responsible = Sagsansvarlig: { $names }
reader-case-worker = Sagsbehandler: { $names }
reader-empty = Der står ikke mere om punktet.
written-heading = Protokollen er skrevet
written-partly = Protokollen er kun skrevet delvist
written-draft = Protokollen er et udkast
written-both = { $files } – fuld og offentlig
written-public = { $files } – offentlig
written-look = Se disse filer efter
written-beside = { $path } er rettet manuelt og er bevaret uændret; den nye ligger ved siden af.
written-held = { $path } er åben i et andet program og er bevaret uændret; den nye ligger ved siden af.
written-leave = q forlader punktlig.
word-item = Punkt
word-guest = Gæst
word-responsible = Ansvarlig
word-decision = Beslutning
word-follow-up = Opfølgning
word-discussion = Drøftelse
word-note = Notat

# Lines and lists.
hint-menu = { $up }{ $down } { $accept }, eller tegnet foran · { $leave } fortryd
hint-question = { $leave } lader det være
hint-line = { $accept } notér · { $leave } fortryd
hint-correct-start = { $accept } notér · { $complete } slutning · { $leave } fortryd
hint-correct-end = { $accept } notér · { $complete } begyndelse · { $leave } fortryd
hint-move-slot = { $up }{ $down } flyt · { $accept } sæt på plads · { $leave } fortryd
hint-minutes = { $up }{ $down } ét minut · { $accept } notér · { $leave } fortryd
hint-search = { $up }{ $down } og { $accept } går dertil · { $leave } lukker
go-to-title = Gå til punkt
go-to-hint = { $accept } vælger · { $leave } lukker
go-to-none = Der er intet punkt { $number }.
hint-reader = { $up }{ $down } { $page-up } { $page-down } ruller · { $leave } lukker
hint-review-draft = { $go } skriver videre · { $drop } sletter · { $accept } afslutter mødet · { $leave } tilbage
hint-review = { $go } går til · { $accept } afslutter mødet · { $leave } tilbage
line-new-title = Ny titel · { $slot }
line-new-title-help = Titlen på punktet. Ordet »lukket« lukker det, og #14 foran giver det nummer 14.
line-new-title-becomes = Punktet hedder så: { $title }
line-new-length = Ny længde · { $slot }
line-new-length-help = Antal minutter i alt.
line-new-length-agreed = Antal minutter i alt. Aftalt: { $minutes } min
line-new-start = Nyt tidspunkt · { $slot }
line-new-start-help = Klokkeslæt, fx 11.20.
line-new-start-agreed = Klokkeslæt, fx 11.20. Aftalt: kl. { $time }
line-add-slot = Nyt punkt efter det, der er i gang
line-add-slot-selected = Nyt punkt efter det valgte
line-add-slot-first = Nyt punkt
line-add-slot-help = Titel, evt. nummer og minutter: #14 Eventuelt 10 – Personalesag 10 lukket
line-slot-minutes = { $slot } · { $minutes } min
line-slot-open = { $slot } · uden tidsramme
line-correct-start = Begyndte kl. · { $slot }
line-correct-end = Sluttede kl. · { $slot }
line-end-at = Slutter kl. · { $slot }
line-bounds = Mellem { $from } og { $to }. Nabopunktet flytter med.
line-stretches = Holdt i flere omgange; den nærmeste tid rettes, og nabopunktet flytter med: { $times }
line-bound = Senest { $to }.
line-more-time = Mere eller mindre tid · { $slot }
line-more-time-runs = I gang: { $slot }. { $help }
line-more-time-help = Antal minutter: 5 giver mere tid, -5 mindre.
line-more-time-becomes = { $before } → { $minutes } min
line-more-time-gets = { $minutes } min i alt, regnet fra punktets begyndelse
line-other-date = Udsæt til · { $item }
line-other-date-help = Skriv en dato: 6/2, 6. februar, om 2 uger, uge 24
line-other-date-is = { $date }
problem-number-taken = Nummer { $number } er brugt: { $title }
problem-no-title = Punktet skal have en titel.
problem-no-time = »{ $typed }« er ikke et klokkeslæt. Skriv fx 11.03.
problem-bound = Senest { $to }.
problem-bounds = Tiden skal ligge mellem { $from } og { $to }.
problem-still-runs = Punktet er stadig i gang.
problem-no-length = »{ $typed }« er ikke et antal minutter. Skriv fx 20.
problem-length = Skriv et antal minutter fra 1 til { $most }.
problem-no-minutes = »{ $typed }« er ikke et antal minutter. Skriv fx 5 eller -5.
problem-no-more-time = 0 minutter ændrer intet. Skriv fx 5 eller -5.
problem-too-little-time = Punktet har { $minutes } min. Der skal være mindst 1 tilbage.
problem-too-much-time = Et punkt kan højst have 1440 min (et døgn).
problem-item-gone = Punktet er ikke længere på dagsordenen, så intet er noteret.
problem-not-after = { $date } er ikke efter mødet.
problem-cancelled = Mødet { $date } er aflyst. Vælg en anden dato.
search-title = Søg i punkter, personer og noteringer
search-help = Skriv et eller flere ord.
search-none = Intet fundet.

# Menus.
menu-other-day = Mødet er planlagt til { $day }. Hvad nu?
menu-leave = Vil du forlade mødet? Intet går tabt.
menu-leave-rehearsal = Vil du forlade øvelsen? Den er ikke gemt. Den gemmes med --keep MAPPE.
menu-postpone = Udsæt: { $item }
menu-plan-row = Ret: { $slot }
menu-move-slot = Flyt: { $slot }
menu-merge-hides = { $slot } og { $with }: Det ene er lukket. Lægges de sammen, er tidens titel, tekst og gæster lukket for begge.
choice-merge-not = Lad dem være hver for sig
choice-merge = Læg dem sammen
choice-slot-title = Ny titel
choice-slot-minutes = Ny længde
choice-slot-start = Nyt tidspunkt
choice-slot-move = Flyt i planen
choice-slot-merge = Læg sammen med { $slot }
choice-slot-apart = Skil ad igen
choice-slot-remove = Fjern punktet
menu-record = Hvad skal der ske med noteringen?
menu-move = Flyt til
menu-move-to-open = Punktet er lukket, og { $item } er åbent. Skal det, der er noteret, flyttes?
choice-move-not = Lad det stå, hvor det står
choice-move-to-open = Flyt det til { $item }
menu-same-meeting = Filen ligner et andet mødes dagsorden: »{ $title }« den { $date }. Det næste møde skal have sin egen fil. Er det stadig dette møde?
choice-other-meeting = Nej, behold den dagsorden, der er i brug
choice-same-meeting = Ja, det er dette møde: Tag den i brug
menu-late-agenda = Dagsordenens fil er ændret, efter at mødet blev afsluttet: { $changes }. Skal mødet følge den?
menu-late-agenda-kept = Dagsordenens fil er ændret, efter at mødet blev afsluttet: { $changes }. Skal mødet følge den? Titel og indstilling bliver stående, hvor der er besluttet noget: { $kept }.
choice-late-agenda = Ja, tag ændringerne i brug
menu-earlier-record = Mappen »{ $folder }« er fra et møde med samme titel og dato, og dets dagsorden { $agenda } findes ikke mere. Er dagsordenen omdøbt, så forlad punktlig, og giv den navnet { $agenda } igen.
choice-begin-another = Det er et andet møde
choice-start-now = Start nu (planen flyttes til nu)
choice-rehearse = Hold øvelse på den planlagte dag
choice-rehearse-anyway = Hold øvelse alligevel
choice-look = Se kun
menu-only-looks = Du ser kun mødet, og intet noteres. Vil du forberede det?
choice-prepare = Forbered mødet: Notér i det nu
choice-look-on = Nej, se kun
choice-leave = Forlad punktlig
choice-leave-open = Forlad – mødet er ikke afsluttet
choice-stay = Bliv
menu-here-or-next = Det næste punkt er ikke begyndt: { $key } skulle trykkes igen. Hvor hører teksten til?
choice-on-running = I gang: { $item }
choice-on-next = Begynd: { $item }
choice-lift-postponement = Behandles alligevel
choice-no-date = Uden dato
choice-other-date = Anden dato …
choice-edit = Ret teksten
choice-move = Flyt til et andet punkt
choice-to-decision = Gør til beslutning
choice-to-follow-up = Gør til opfølgning
choice-note-to-discussion = Gør til drøftelse (med i protokollen)
choice-to-note = Gør til notat
choice-withdraw = Træk tilbage

# The review before the close.
review-title = Gennemgang, før mødet afsluttes
review-nothing-missing = Intet mangler.
review-line-open = Linjen »{ $text }« er ikke gemt. Gå tilbage, og gem eller forlad den, før mødet afsluttes.
line-open-beneath = Linjen »{ $text }« er ikke gemt. Gå tilbage, og gem eller forlad den først.
review-too-fast = Mødet er ikke afsluttet: { $key } kom lige efter andre taster. Tryk { $key } igen for at afslutte det.
review-look = Se på dette først. Mødet kan afsluttes alligevel.
review-cpr = Ligner et CPR-nummer i den offentlige protokol
review-agenda = Den offentlige protokol kan blive forkert
review-agenda-first = Dagsordenens fil kan ikke bruges. Se gennemgangen, før du afslutter mødet.
review-opened = Åbnet for offentligheden under mødet
review-pending = Ikke behandlet
review-never-begun = Besluttet eller drøftet, men aldrig begyndt
review-without-outcome = Beslutning med udfaldet »{ $outcome }«
review-undecided = Uden beslutning
review-recommended = Indstillingen er ændret, efter at der blev besluttet
review-postponed-decided = Udsat, og der er noteret en beslutning
# Below what the window shows.
review-more = … { $count ->
    [one] 1 mere
   *[other] { $count } flere
}
review-ownerless = Opfølgning uden ansvarlig
review-unread = Opfølgning med et navn eller en frist, der ikke blev forstået
review-drafts = Kladder, der ikke er noteret
review-not-begun = Afsluttes det sådan, er der ingen tider i protokollen.
review-close-unbegun = Mødet er ikke begyndt. Tryk { $key } igen for at afslutte det alligevel.

# The message line: questions and what does not go.
notice-no-such-key = { $key } gør intet her. { $help } viser tasterne.
notice-not-begun = Mødet er ikke begyndt endnu.
notice-nothing-runs = Intet punkt er i gang.
notice-runs-already = { $slot } er allerede i gang.
notice-cannot-move = Kun et punkt, der ikke er begyndt, kan flyttes.
notice-no-other-place = Der er ikke andre pladser på dagen.
notice-slot-gone = Punktet er ikke længere i planen.
notice-slot-not-to-come = Punktet er begyndt eller slut nu: det kan ikke ændres mere.
notice-slot-otherwise = Planen er ændret imens: det passer ikke mere.
notice-cannot-skip = Kun et punkt, der ikke er begyndt, kan udgå.
notice-cannot-postpone = Planen selv kan ikke udsættes.
notice-has-not-run = Punktet har ikke været i gang endnu.
notice-decided-already = Allerede besluttet: »{ $text }« { $key } skriver en beslutning mere.
marks-mixed = Åbne og lukkede punkter kan ikke mærkes sammen. { $key } to gange fjerner mærkerne.
marks-dropped = Mærkerne er fjernet.
marks-disqualified = { $name } er inhabil på { $item }. Stem om det punkt for sig.
marks-recommended-open = Indstillingen på { $item } lader mødet afgøre, hvad der besluttes. Brug { $key }.
marks-nothing-recommended = Der er ingen indstilling på { $item }. Brug { $key }.
marks-decided-already = Allerede besluttet på { $item }: »{ $text }« { $key } skriver en beslutning mere.
marks-other-phrases = De mærkede punkter har ikke samme standardtekst. Brug { $key }.
notice-recommended-open = Indstillingen lader mødet afgøre, hvad der besluttes. Skriv det: { $key }.
notice-nothing-recommended = Der er ingen indstilling på punktet. Brug { $key }.
notice-notes-only = Her kan der kun skrives et notat: { $note }.
notice-other-zone = Maskinens ur går efter { $zone }; mødet følger { $meeting }.
notice-no-records = Der er ingen noteringer på punktet endnu.
notice-choose-record = Vælg først en notering med { $key }.
notice-nothing-to-undo = Der er intet at fortryde.
notice-nothing-to-redo = Der er intet at gentage.
notice-no-protocol = { $file } kunne ikke skrives: { $cause } Alt er gemt; prøv punktlig protocol.
notice-protocol-later = { $file } er ikke skrevet endnu: { $cause }. Alt andet er gemt. Der prøves igen.
notice-no-phrase = Der er ingen standardtekst nummer { $number }.
notice-empty = Der er ikke skrevet noget.
notice-draft-kept-several = Kladden til { $items } venter; de er mærket ✎ i planen.
notice-draft-kept = Kladden til { $item } venter; punktet er mærket ✎ i planen.
notice-draft-here = Kladden er her endnu. Den er ikke noteret.
notice-draft-restored = Kladden fra sidst er her endnu.
notice-resumed = Mødet fortsætter, hvor det slap.
notice-torn = En ufuldstændig linje sidst i journalen er lagt til side; alt gemt er her.
notice-blank = En editor havde sat tomme linjer ind sidst i journalen. De er lagt til side; alt gemt er her.
notice-line-feed = En editor havde fjernet linjeskiftet sidst i journalen. Det er sat ind igen; alt gemt er her.

# Winning back time.
catch-title = Hent tid ind
catch-hint = { $up }{ $down } vælg · { $accept } anvend · { $leave } luk
catch-missing = Der mangler { $length }: Mødet slutter ca. { $end }, planlagt { $planned }.
catch-pace = Skal det nås, skal resten klares på { $percent } % af tiden.
catch-no-time-left = Der er ingen tid tilbage til resten.
catch-on-time = Mødet slutter til tiden, ca. { $time }. Der er intet at hente ind.
catch-end-unknown-slot = Sluttidspunktet kan ikke beregnes: »{ $slot }« har ingen tidsramme.
catch-end-unknown = Sluttidspunktet kan ikke beregnes: Et punkt har ingen tidsramme.
catch-nothing = Her er hverken pauser eller punkter at hente tid fra.
catch-break = Tag { $minutes } min af { $slot }
catch-breaks = Tag { $minutes } min af pauserne
catch-squeeze = Tag { $minutes } min af de punkter, der ikke har fast tid
catch-breaks-first = Tag { $minutes } min: pauserne først, så resten
catch-postpone = Udsæt { $item }
catch-change = { $before } → { $after } min
catch-time-planned = planlagt { $planned } min, nu { $minutes }
catch-slot-minutes = { $planned } min, nu { $minutes }

# The agenda, edited while the meeting runs: what was changed, as parts of one sentence, and what is wrong.
reload-items = { $count ->
    [one] punkt { $numbers }
   *[other] punkt { $numbers }
}
reload-title = »{ $title }«
reload-kept = { $what } udgået, men bliver stående
reload-withheld = { $what } udgået og holdt ude af den offentlige udgave, da noget andet er blevet lukket
reload-kept-apart = { $what } er et nyt, åbent punkt, og det lukkede bliver stående
reload-removed = { $what } udgået
reload-closed = { $what } er nu lukket
reload-opened = { $what } er nu åbent
reload-rest-later = resten af planen flyttet { $length } senere
reload-rest-earlier = resten af planen flyttet { $length } tidligere
reload-all-later = hele planen flyttet { $length } senere
reload-all-earlier = hele planen flyttet { $length } tidligere
reload-moved = { $what } flyttet fra { $from } til { $to }
reload-timed = { $what } fik klokkeslættet { $at }
reload-untimed = { $what } har ikke længere noget klokkeslæt
reload-taken-apart = { $what } er ikke længere lagt sammen
reload-stays-together = filen flytter { $what }, der stadig er lagt sammen med { $with }
reload-added = { $what } tilføjet
reload-slot-added = { $what } sat på planen kl. { $at }
reload-slot-added-untimed = { $what } sat på planen
reload-slot-removed = { $what } taget af planen
reload-number-taken = nummer { $number } har nu to: også det tilføjede »{ $title }«
reload-renumbered = { $what } er nu punkt { $number }
reload-renumbered-many = { $count } punkter har fået nyt nummer
reload-renamed = { $what } hedder nu »{ $title }«
reload-recommended = indstillingen til { $what } er ændret, efter at der blev besluttet
reload-voted-by-groups = afstemningen på { $what } er noteret efter grupper, som filen har ændret siden
reload-budget = { $what } har nu { $minutes } min
reload-guests = { $what } har fået andre gæster
reload-order = rækkefølgen er ændret
reload-zone-kept = Filens tidszone bruges ikke: Alle klokkeslæt er fortsat i tidszonen { $zone }
reload-updated = Dagsordenen er opdateret
reload-more = og { $count ->
    [one] én ændring
   *[other] { $count } ændringer
} til
reload-said = { $changes }
reload-said-marks = Ikke længere mærket: { $items }. { $changes }
reload-said-absence = Filens ændring af fremmødet tæller ikke ({ $names }): Det er noteret. { $key } retter det. { $changes }
reload-warning = Se { $place } i dagsordenen ({ $key }): { $warning }{ $more ->
    [0] .
    [one] {" "}(og én advarsel til).
   *[other] {" "}(og { $more } advarsler til).
}
reload-said-warning = { $warning } { $changes }
reload-flaw = { $place }: { $cause }
reload-news-title = Dagsordenens fil
reload-news-trouble = FEJL
reload-news-warnings = ADVARSLER
reload-news-changes = SENESTE ÆNDRINGER
reload-read-whole = { $key } viser det hele
reload-place = linje { $line }
reload-place-in = { $file } linje { $line }
reload-broken = Dagsordenen har fejl, { $place }: { $cause }
reload-gone = Dagsordenen kan ikke læses: Filen mangler, er for stor eller er ikke en tekstfil
reload-held = Dagsordenen kan ikke læses lige nu: Den er åben i et andet program, eller der mangler adgang
reload-other-meeting = Dagsordenens fil ligner et andet mødes og bruges ikke. { $key } spørger
reload-late = Dagsordenens fil er ændret efter afslutningen og bruges ikke. { $key } spørger
reload-nothing-to-ask = Der er ingen ændret dagsorden at tage stilling til.
reload-decided = Dagsordenens fil siger noget andet end det, der er besluttet på. Mødet beholder sin udgave: { $what }
reload-signed = Dagsordenens fil siger noget andet end protokollen fra afslutningen. Mødet beholder { $what }
reload-signed-chair = mødeleder
reload-signed-names = navne og titler
reload-signed-zone = tidszone
reload-signed-head = mødets titel og det øvrige i protokollens hoved og afslutning
reload-signed-form = protokollens form og sprog
reload-person-changed = Dagsordenen er ikke taget i brug: id »{ $id }« var { $before }, nu { $after }. Giv en anden et nyt id; behold ellers navnet
reload-person-other-id = Dagsordenen er ikke taget i brug: { $name } havde id »{ $id }« og har nu »{ $other }«. Giv { $name } sit id igen
reload-goes-on = mødet fortsætter med den seneste fejlfri udgave
reload-mended = Dagsordenen er i orden igen.
reload-too-late-closes = Dagsordenen lukker nu noget af det afsluttede møde. Det er ude af de offentlige udgaver. { $close } genåbner mødet.
reload-too-late = Mødet er afsluttet: Den ændrede dagsorden er ikke taget i brug.

# Guests.
guest-title = Gæster
guest-hint = { $up }{ $down } vælger · { $leave } lukker
guest-enter = næste trin
guest-none = Vælg et punkt, som gæster kan komme til.
guest-nobody = Ingen gæster
guest-already = { $name } er allerede noteret sådan.
guest-still-expected = { $name } ventes stadig.

# What is done after the close.
notice-closed = Mødet er afsluttet. { $edit } retter med en tilføjelse, { $close } genåbner mødet.
notice-closed-note = Mødet er afsluttet. Notater er ikke i protokollen og rettes ikke. { $close } genåbner
after-menu = Mødet er afsluttet. Hvad vil du?
after-menu-afresh = { $menu } Skal det begynde forfra, så forlad punktlig, og flyt mappen { $folder } væk.
after-choice-stay = Bliv ved det afsluttede møde
after-choice-reopen = Genåbn mødet (kræver begrundelse)
after-choice-write = Skriv protokollen igen
after-written = Protokollen er skrevet igen.
after-unchanged = Der er ikke rettet noget endnu.
after-no-reason = Skriv en begrundelse: Den kommer med i protokollen.
after-too-late = Det er mere end { $minutes } minutter siden og kan ikke fortrydes. Ret det i stedet.
after-too-late-close = Mødet blev afsluttet for mere end { $minutes } minutter siden. Det kan genåbnes med en begrundelse.
after-too-late-again = Det er mere end { $minutes } minutter siden og kan ikke gentages. Notér det på ny.
after-other-agenda = Dagsordenen er ændret siden genåbningen, som derfor bliver stående. Afslut mødet på ny.
after-close-anew = Mødet blev afsluttet for mere end { $minutes } minutter siden. Afslut det på ny herfra.
after-close-anew-agenda = Dagsordenen er ændret, siden mødet blev afsluttet. Afslut det på ny herfra.
list-nothing-to-undo = Der er ikke noteret mere i listen, siden den blev åbnet.
list-nothing-to-redo = Der er intet at gentage, som er noteret i listen, siden den blev åbnet.
after-foot-correct = Ret
after-foot-close = Genåbn …
after-editor-correct = Rettelse efter mødet · { $item }
after-editor-add = Tilføjelse efter mødet · { $item }
after-hint-editor = { $accept } til begrundelsen · { $leave } kladde
after-hint-follow-up = { $accept } til begrundelsen · { $leave } kladde
after-hint-reason = { $accept } notér · { $leave } tilbage til teksten
after-line-correct = Begrundelse for rettelsen · { $item }
after-line-add = Begrundelse for tilføjelsen · { $item }
after-line-amend = Begrundelse for rettelsen
after-hint-amend = { $accept } notér · { $leave } tilbage
after-help-amend = Mødet er afsluttet. Rettelsen og det, der først blev noteret, står i protokollen med dato og begrundelse.
after-spoils = Passer så ikke længere med fremmødet: { $items }. Ret også afstemningen eller bemærkningen der.
after-review = Rettet eller tilføjet efter afslutningen
after-line-reopen = Begrundelse for at genåbne mødet
after-help-correct = Mødet er afsluttet. Rettelsen føjes til protokollen med dato og begrundelse; det, der stod, bliver stående.
after-help-add = Mødet er afsluttet. Tilføjelsen står i protokollen med dato og begrundelse.
after-help-reopen = Protokollen bliver et udkast, til mødet afsluttes igen. Genåbningen og begrundelsen står i den.
after-record-added = Tilføjet den { $date } (begrundelse: { $reason })
after-record-added-reopened = Tilføjet i det genåbnede møde den { $date }
after-record-corrected = Rettet den { $date } (begrundelse: { $reason }):
after-sealed = Det står i en protokol fra det afsluttede møde og bliver stående. { $edit } retter med en tilføjelse.
after-help-sealed = Det står i en protokol fra det afsluttede møde og bliver stående. Rettelsen føjes til med dato og begrundelse.

# Where a decision is forwarded to.
forwarded-title = Oversendes til
forwarded-hint = { $accept } vælger · { $leave } tilbage
forwarded-help = Organ og mødedato: Økonomiudvalget 6/2
forwarded-no-date = »{ $typed }« er ikke en dato og læses som en del af navnet.
forwarded-where = oversendt – hvortil?

# What cannot be pasted.
paste-too-long = Det indsatte er for langt (over { $most } tegn i alt) og kom ikke med. Indsæt det vigtigste.
notice-paste-menu = Vælg først i menuen; det skrevne blev ikke brugt.
# When recording has stopped.
stopped-trouble = Der gemmes ikke mere: { $why }.
stopped-trouble-text = Der gemmes ikke mere: { $why }. Teksten er her endnu.
stopped-full = der er ikke mere plads på disken
stopped-read-only = der må ikke skrives i mødets mappe
stopped-gone = mødets mappe er der ikke længere
stopped-changed = journalen er slettet eller ændret af andre
stopped-foreign = en anden skriver i samme journal; åbn mødet igen
stopped-taken = en anden har åbnet mødet for at skrive i det
stopped-clock = maskinens ur er forkert; stil det
stopped-foot-again = Prøv igen
stopped-foot-elsewhere = Gem i en anden mappe
stopped-waits = venter: { $what } kl. { $time }
stopped-one-waits = Kun én ting kan vente: { $what }. Tryk igen, når der gemmes.
stopped-waited-first = Ventede og er gemt nu: { $what }. Tryk på tasten igen.
stopped-given-up = Opgivet og ikke noteret: { $what }.
stopped-line-open = { $what } venter ikke længere: En linje er åben i teksten. Afslut den, og gem igen.
stopped-works-again = Der gemmes igen. Intet er gået tabt.
stopped-not = { $key } bruges kun, når der ikke kan gemmes. Alt gemmes, som det skal.
stopped-line-folder = Gem mødet i en anden mappe
stopped-hint-line = { $accept } gemmer dér · { $leave } tilbage
stopped-folder-help = Skriv en mappe på en anden disk, fx ~/Dokumenter. Mødets egen mappe bliver oprettet i den med journalen i kopi, og der gemmes videre dér.
stopped-no-folder = Skriv en mappe.
stopped-folder-refused = Dér går det ikke: { $cause }
stopped-now-in = Mødet gemmes nu i { $path }
stopped-now-in-unnoted = Mødet gemmes nu i { $path }. Åbn det dér næste gang: Den gamle mappe ved det ikke.
stopped-now-in-remembered = Mødet gemmes nu i { $path }. Åbn det dér næste gang: Kun denne computer ved det, den gamle mappe ikke.
stopped-now-in-besides = Mødet gemmes nu i { $path }. En anden skriver videre i den gamle mappe: Der er to referater.
stopped-made-anew = Mødets mappe er lavet igen, og alt er gemt i den: { $path }
notice-folder-exposed = Flere kan læse mødets mappe end dagsordenen, og det kan ikke ændres her.
stopped-held = Mødet er i brug hos en anden
stopped-held-offer = Kun én ad gangen kan skrive i mødet. Her kan det følges, som mødelederen ser det; her skrives intet.
stopped-held-hint = { $accept } eller { $chair } følger mødet · { $leave } forlader
stopped-leave-changed = Journalen er ikke længere den, der blev skrevet i: Det, der er noteret her, er måske ikke i den. { $elsewhere } gemmer alt i en anden mappe. Forlad alligevel?
stopped-leave = Ikke alt er gemt. Det, der venter, og det, der er skrevet siden, går tabt. Forlad alligevel?

# What was recorded while its item was closed, and the explicit yes to publishing it.
choice-publish = Må offentliggøres …
choice-publish-marks = Gæster, inhabilitet og udsættelse må offentliggøres …
choice-publish-no = Nej, det forbliver lukket
choice-publish-more = Læs videre
choice-publish-yes = Ja, det må offentliggøres
menu-publish-as-gone = Punktet var udgået af dagsordenen, da noget andet blev lukket. Må det stå i den offentlige udgave? { $text }
menu-publish = Blev noteret, mens punktet var lukket. Må det stå i den offentlige udgave? { $text }
menu-publish-since = Har været på et lukket punkt, siden det blev noteret. Må det stå i den offentlige udgave? { $text }
menu-publish-matter = Udgik af dagsordenen eller blev lukket i dens fil. Må det stå i den offentlige udgave? { $text }
menu-publish-marks = Blev noteret, mens punktet var lukket. Må det stå i den offentlige udgave? { $text }
record-withheld = lukket: blev noteret, mens punktet var lukket
record-withheld-since = lukket: har været på et lukket punkt, siden det blev noteret
record-withheld-as-gone = lukket: punktet var udgået, da noget andet blev lukket
notice-withheld = Gemt som lukket, for teksten er skrevet, mens punktet var lukket; { $edit } på den offentliggør
review-withheld-matters = Udgået af dagsordenen, mens noget andet blev lukket, eller lukket i dens fil, og ikke i den offentlige udgave ({ $edit } på punktet offentliggør)
review-published-matters = Udgået af dagsordenen, mens noget andet blev lukket, eller lukket i dens fil, og offentliggjort alligevel
review-withheld = Noteret, mens punktet var lukket, og ikke i den offentlige udgave ({ $edit } på teksten offentliggør)
review-withheld-since = Har været på et lukket punkt, siden det blev noteret, og er ikke i den offentlige udgave ({ $edit } på teksten offentliggør)
review-withheld-as-gone = Punktet var udgået af dagsordenen, da noget andet blev lukket; det noterede er ikke i den offentlige udgave ({ $edit } på teksten offentliggør)
review-withheld-marks = Udsættelse, inhabilitet eller gæster på et punkt, der har været lukket eller udgået, og ikke i den offentlige udgave ({ $edit } på punktet offentliggør)
review-published = Noteret, mens punktet var lukket, og nu offentligt
review-published-since = Har været på et lukket punkt, siden det blev noteret, og er nu offentligt
review-published-as-gone = Punktet var udgået af dagsordenen, da noget andet blev lukket; det noterede er nu offentligt
# What the public may read of a decision on a closed item.
after-choice-wording = Offentlig ordlyd for { $item } …
choice-public-wording = Offentlig ordlyd …
public-wording-line = Offentlig ordlyd · { $item }
public-wording-help = Kun det, der skrives her, offentliggøres af beslutningen; tomt: intet. Beslutningen: { $decision }
public-wording-open = Punktet er ikke længere lukket, og kun lukkede punkter har en offentlig ordlyd. Intet er noteret. { $key } lukker linjen.
public-wording-record = offentliggøres: { $text }
public-wording-review = Det offentliggøres om lukkede punkter
public-wording-review-lapsed = Beslutningen er ændret, siden den fik en offentlig ordlyd: intet offentliggøres
public-wording-review-unused = Dagsordenens public_decision passer ikke til udfaldet: intet offentliggøres
menu-add-closed = Er punktet lukket?
choice-add-closed = 🔒 Lukket: { $title }{ $minutes ->
    [0] {""}
   *[other] {" "}({ $minutes } min)
}
choice-add-open = Åbent: { $title }{ $minutes ->
    [0] {""}
   *[other] {" "}({ $minutes } min)
}
# The machine's clock.
clock-over-ahead = Maskinens ur sprang { $length } frem kl. { $time } og er rigtigt igen. Mødets tid er ikke ændret.
clock-over-back = Maskinens ur sprang { $length } tilbage kl. { $time } og er rigtigt igen. Mødets tid er ikke ændret.
clock-ignored = Maskinens ur viser { $date }. Mødet følger det ikke, men går videre efter sin egen tid.
# Drafts.
draft-saver-stopped = Det, der gemmer kladder, gik i stå og er startet igen. Skriv bare videre.
draft-kept-apart = En anden skriver i referatet. Dine kladder gemmes for sig selv i { $name }.
draft-kept-unsaved = Kladden er lagt til side, men kan ikke gemmes på disken: Den er kun her, til det lykkes.
draft-menu-orphan = { $draft }. Den hører til »{ $title }«, som ikke længere er i planen.
draft-orphaned = Fortrudt. Der er en kladde under punktet; den venter, og { $redo } bringer punktet tilbage.
draft-decision-gone = Der er en kladde til den beslutning. Den venter; ved { $close } kan den bruges eller slettes.
draft-menu-decision-gone = { $draft }. Den hører til en beslutning under »{ $title }«, som ikke længere er der.
draft-choice-leave = Lad den ligge
draft-choice-adopt = Skriv videre på den under { $item }
draft-choice-drop = Slet kladden
draft-menu-drop = Skal kladden slettes? { $draft }. Det kan ikke fortrydes.
draft-choice-drop-yes = Ja, slet den
draft-dropped-undo = Kladden er slettet. { $undo } henter den igen.
draft-brought-back = Kladden er her igen.
draft-dropped = Kladden er slettet.
draft-in-the-way = Der ligger allerede en kladde der. Notér eller slet den først.
draft-damaged = Kladderne kunne ikke læses. De er lagt til side som { $name } og ikke hentet frem.
draft-newer = { $count ->
    [one] 1 kladde er fra en nyere udgave af punktlig. Den er gemt, men kan ikke åbnes her.
   *[other] { $count } kladder er fra en nyere udgave af punktlig. De er gemt, men kan ikke åbnes her.
}
draft-left = Der ligger kladder fra en anden kørsel i { $name }; de er ikke hentet frem.
stopped-other = { $who } har også mødet åbent for at skrive i det. Der gemmes her, ikke dér.
stopped-other-unknown = En anden har også mødet åbent for at skrive i det. Der gemmes her, ikke dér.
