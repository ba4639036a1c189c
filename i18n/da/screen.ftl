# The minute-taker's screen.
rehearsal = ØVELSE
too-small = Vinduet er for lille. punktlig skal bruge mindst { $width } × { $height } tegn.

# The time of the running slot.
time-left = ● { $time } tilbage
time-soon-over = ◔ { $time } tilbage – snart slut
time-over = ▲ { $time } over tiden
time-counts-up = ● { $time } i gang
time-began = begyndt { $time }
time-planned = planlagt { $minutes } min
time-again = { $count }. gang
time-paused-since = pause siden { $time }
time-not-begun = Mødet er ikke begyndt
time-nothing-runs = Intet punkt er i gang
time-closed = Mødet er lukket
time-closed-at = lukket kl. { $time }
time-next-in = næste punkt { $time }, om { $left }
time-next-was = næste punkt var planlagt til { $time }
time-next-day = næste punkt { $day } kl. { $time }

# Status.
drift-none = til tiden
drift-behind = { $length } bagud
drift-ahead = { $length } foran
starts-about = begynder { $time }
ends-about = slut ca. { $time }
ended-at = sluttede { $time }
pace = resten skal holdes på { $percent } %
pace-none = ingen tid tilbage til resten
saved-at = ● gemt { $time }
draft-not-saved = ▲ kladden kan ikke gemmes
not-saved = ▲ intet gemmes
nothing-recorded = intet noteret endnu

# What Space does.
next-begin = Begynd mødet: { $time } { $slot }
next-slot = Næste: { $time } { $slot }
next-unplanned = Næste: { $slot }
next-waits = Næste: { $slot } (venter til { $time })
next-day-ends = Slut for i dag
next-review = Gennemgå og luk mødet

# Keys in the footer.
foot-help = Hjælp
foot-decision = Beslutning
foot-as-recommended = Som indstillet
foot-follow-up = Opfølgning
foot-note = Notat
foot-records = Noteringer
foot-read = Læs
foot-pause = Pause
foot-postpone = Udsæt
foot-add-slot = Tilføj
foot-correct-time = Ret tid
foot-search = Søg
foot-end-slot = Afslut punkt
foot-close = Luk mødet
foot-leave = Forlad
foot-undo = Fortryd
foot-edit = Ret
foot-withdraw = Træk tilbage
foot-more = Flyt eller omdan
foot-back = Til planen

# The plan.
plan-untimed = UDEN TID I PLANEN
plan-over = { $minutes } over
plan-under = { $minutes } under
plan-running-over = { $time } over
plan-about = ca. { $time }
plan-postponed = udsat
plan-skipped = udgår
plan-removed = fjernet

# The selected item.
item-untimed = Punktet har ingen tid i planen.
item-of-several = Valgt: { $item }
item-postponed = Udsat uden dato
item-postponed-to = Udsat til den { $date }
guest = { $name } deltager
guest-via = { $name } deltager via { $via }
lead = Ved { $names }
slot-planned = planlagt { $time }
slot-about = ca. { $time }
slot-waits = venter til { $time }
slot-minutes = { $minutes } min
slot-held = holdt { $times }
slot-over = { $length } over
slot-under = { $length } under
slot-on-time = til tiden
slot-skipped = udgår
slot-postponed = udsat
slot-removed = udgået af dagsordenen
heading-room-notes = Noter til mødet
heading-recommendation = Indstilling
heading-decision = Beslutning
heading-follow-up = Opfølgning
heading-note = Notat
heading-background = Baggrund
heading-presentation = Sagsfremstilling
heading-economy = Økonomiske konsekvenser
heading-annexes = Bilag
recommendation-more = … (s: læs hele punktet)
follow-up-bare = følger op
annex-untitled = Uden titel
access-open = Åben sag
access-closed = Lukket sag
reader-responsible = Sagsansvarlig: { $names }
reader-case-worker = Sagsbehandler: { $names }
reader-empty = Der står ikke mere om punktet.
draft-decision = Kladde til en beslutning venter
draft-follow-up = Kladde til en opfølgning venter
draft-note = Kladde til et notat venter
draft-words = { $draft }: { $words }
written-heading = Protokollen er skrevet
written-partly = Protokollen er kun skrevet delvist
written-look = Se disse filer efter
written-beside = { $path } er rettet i hånden og står urørt; den nye ligger ved siden af.
written-leave = q forlader punktlig.
outcome-approved = godkendt
outcome-noted = taget til efterretning
outcome-discussed = drøftet
outcome-rejected = ikke godkendt
outcome-postponed = udsat
outcome-forwarded = sendt videre
outcome-other = andet
word-item = Punkt
word-guest = Deltager
word-responsible = Ansvarlig
word-decision = Beslutning
word-follow-up = Opfølgning
word-note = Notat

# Editors, lines and lists.
editor-decision = Beslutning · { $item }
editor-note = Notat · { $item }
editor-outcome = Udfald: { $outcome } ({ $key })
hint-editor-decision = { $accept } notér · { $phrases } fraser · { $leave } kladde
hint-editor-note = { $accept } notér · { $leave } kladde
hint-list = 1–9 eller { $up }{ $down } { $accept } · { $leave } lukker
hint-menu = { $up }{ $down } { $accept }, eller tallet · { $leave } fortryd
hint-line = { $accept } notér · { $leave } fortryd
hint-correct-start = { $accept } notér · { $complete } slutning · { $leave } fortryd
hint-correct-end = { $accept } notér · { $complete } begyndelse · { $leave } fortryd
hint-follow-up = { $accept } notér · { $complete } vælg navn · { $leave } kladde
hint-search = { $up }{ $down } og { $accept } går dertil · { $leave } lukker
hint-reader = { $up }{ $down } { $page-up } { $page-down } ruller · { $leave } lukker
hint-review = { $accept } lukker mødet · { $leave } går tilbage
list-phrases = Standardfraser
list-outcomes = Udfald
line-follow-up = Opfølgning · { $item }
line-follow-up-help = Hvad, hvem og hvornår: Sender opsamling ud @navn !6/2
line-add-slot = Nyt punkt efter det, der er i gang
line-add-slot-help = Titel, og minutter hvis det har nogen: Eventuelt 10 – et lukket punkt: Personalesag 10 lukket
line-slot-minutes = { $slot } · { $minutes } min
line-slot-open = { $slot } · uden tidsramme
line-correct-start = Begyndte kl. · { $slot }
line-correct-end = Sluttede kl. · { $slot }
line-bounds = Mellem { $from } og { $to }. Nabopunktet flytter med.
line-stretches = Holdt i flere omgange; den nærmeste tid rettes, og nabopunktet flytter med: { $times }
line-bound = Senest { $to }.
problem-no-title = Punktet skal have en titel.
problem-no-time = »{ $typed }« er ikke et klokkeslæt. Skriv fx 11.03.
problem-bound = Senest { $to }.
problem-bounds = Tiden skal ligge mellem { $from } og { $to }.
problem-still-runs = Punktet er stadig i gang.
search-title = Søg i punkter, personer og noteringer
search-help = Skriv et eller flere ord.
search-none = Intet fundet.

# Menus.
menu-other-day = Mødet er planlagt til { $day }. Hvad nu?
menu-leave = Vil du forlade mødet? Intet går tabt.
menu-postpone = Udsæt: { $item }
menu-record = Hvad skal der ske med noteringen?
menu-move = Flyt til
menu-same-meeting = Filen ligner et andet mødes dagsorden: »{ $title }« den { $date }. Det næste møde skal have sin egen fil. Er det stadig dette møde?
choice-other-meeting = Nej, behold den dagsorden, der er i brug
choice-same-meeting = Ja, det er dette møde: tag den i brug
choice-start-now = Start nu (planen flyttes til nu)
choice-rehearse = Hold øvelse på den planlagte dag
choice-look = Kig kun
choice-leave = Forlad punktlig
choice-leave-open = Forlad – mødet forbliver åbent
choice-stay = Bliv
choice-lift-postponement = Behandles alligevel
choice-no-date = Uden dato
choice-edit = Ret teksten
choice-move = Flyt til et andet punkt
choice-to-decision = Gør til beslutning
choice-to-follow-up = Gør til opfølgning
choice-to-note = Gør til notat
choice-withdraw = Træk tilbage

# The review before the close.
review-title = Gennemgang før mødet lukkes
review-nothing-missing = Intet mangler.
review-look = Dette bør du se på. Mødet kan lukkes alligevel.
review-cpr = Ligner et CPR-nummer i den offentlige protokol
review-agenda = Den offentlige protokol kan blive forkert
review-agenda-first = Dagsordenens fil kan ikke bruges. Se gennemgangen, før du lukker.
review-opened = Åbnet for offentligheden under mødet
review-pending = Ikke behandlet
review-undecided = Uden beslutning
review-postponed-decided = Udsat, og der er noteret en beslutning
review-ownerless = Opfølgning uden ansvarlig
review-drafts = Kladder, der ikke er noteret

# The message line: questions and what does not go.
ask-just-begun = Lige begyndt. Tryk { $key } igen for at gå videre.
ask-other-day = Næste punkt: { $day }. Tryk { $key } igen for at begynde.
ask-start = Begynd { $slot }? Tryk { $key } igen.
ask-return = Vend tilbage til { $slot }? Tryk { $key } igen.
notice-undo = { $line } · { $undo } fortryder
notice-redo = { $line } · { $redo } gentager
notice-close-again = { $line } · { $redo } lukker det
notice-no-such-key = { $key } gør intet her. { $help } viser tasterne.
notice-too-fast = Det gik for stærkt til at være tilsigtet; kun det første blev noteret.
notice-not-begun = Mødet er ikke begyndt endnu.
notice-nothing-runs = Intet punkt er i gang.
notice-runs-already = { $slot } er allerede i gang.
notice-cannot-skip = Kun et punkt, der ikke er begyndt, kan udgå.
notice-cannot-postpone = Planen selv kan ikke udsættes.
notice-has-not-run = Punktet har ikke været i gang endnu.
notice-no-records = Der er ingen noteringer på punktet endnu.
notice-choose-record = Vælg først en notering med { $key }.
notice-nothing-to-undo = Der er intet at fortryde.
notice-nothing-to-redo = Der er intet at gentage.
notice-no-protocol = { $file } kunne ikke skrives: { $cause } Alt er gemt; prøv punktlig protocol.
notice-protocol-later = { $file } er ikke skrevet endnu: { $cause }. Alt andet er gemt. Der prøves igen.
notice-no-phrase = Der er ingen frase nummer { $number }.
notice-empty = Der er ikke skrevet noget.
notice-draft-kept = Kladden er gemt; den er her, næste gang du åbner den.
notice-draft-restored = Kladden fra sidst er her endnu.
notice-resumed = Mødet fortsætter, hvor det slap.
notice-torn = En ufuldstændig linje sidst i journalen er lagt til side; alt gemt er her.
notice-blank = En editor havde sat tomme linjer ind sidst i journalen. De er lagt til side; alt gemt er her.
notice-line-feed = En editor havde fjernet linjeskiftet sidst i journalen. Det er sat ind igen; alt gemt er her.
notice-warnings = Dagsordenen har { $count ->
    [one] én advarsel; punktlig check viser den.
   *[other] { $count } advarsler; punktlig check viser dem.
}

# What happened.

# The help.
help-title = Taster
# The head of a column of keys: a language. One that is not listed goes by its own name.
help-column = { $code ->
    [da] dansk
    [en] engelsk
   *[other] { $name }
}
help-column-does = gør
help-next = begynder mødet; derefter næste punkt; efter det sidste gennemgangen
help-next-anywhere = næste punkt, også inde fra en tekst
help-start = begynder det valgte punkt eller vender tilbage til det (Enter igen)
help-end-slot = afslutter punktet uden at begynde et nyt
help-skip = lader det valgte punkt udgå, eller tager det med igen
help-pause = pause; fortsæt
help-add-slot = tilføjer et punkt, der ikke var planlagt
help-correct-time = retter, hvornår det valgte punkt begyndte eller sluttede
help-decision = beslutning på det valgte punkt
help-as-recommended = besluttet som indstillet
help-follow-up = opfølgning
help-note = notat (kommer aldrig i protokollen)
help-postpone = udsætter punktet til et kommende møde
help-up = op i planen
help-down = ned i planen
help-page-up = en side op
help-page-down = en side ned
help-home = øverst
help-end = nederst
help-records = til noteringerne og tilbage; der: ↑ ↓ vælger, Enter retter
help-edit = retter, flytter eller omdanner den valgte notering
help-withdraw = trækker den valgte notering tilbage
help-undo = fortryder
help-redo = gentager
help-read = læser hele punktet
help-search = søger i punkter, personer og noteringer
help-close = gennemgår og lukker mødet
help-help = denne hjælp
help-leave = forlader; mødet forbliver åbent
help-interrupt = forlader, efter et spørgsmål
help-editor-title = I en tekst
help-editor-record = noterer teksten
help-editor-enter = ny linje; i en tekst på én linje: noterer den
help-editor-esc = går ud og gemmer kladden
help-editor-phrases = indsætter en standardfrase og sætter udfaldet
help-editor-outcome = vælger beslutningens udfald
help-editor-undo = fortryder og gentager i teksten
help-editor-at = nævner en ansvarlig; Tab vælger fra listen
help-editor-date = sætter en frist: !6/2, !fredag, !uge 24, !næste møde

# The list of meetings.
pick-title = punktlig · møder
pick-hint = { $up }{ $down } og { $accept } åbner · { $leave } forlader
pick-none = Der er ingen dagsordener i mappen meetings. Læg en .toml-fil dér, eller angiv en: punktlig run FIL
pick-unreadable = har fejl
pick-not-started = ikke begyndt
pick-running = i gang
pick-closed = lukket
pick-today = i dag, { $state }

# Put into the decision editor in the protocol's language.
phrase-ad = Ad { $number }) Godkendt.
length-minutes = { $minutes } min
length-hours = { $hours } t { $minutes } min
notice-paste-menu = Vælg først i menuen; det indsatte blev ikke brugt.
pick-damaged = kan ikke læses

# The window title. It may be seen by others: no title of anything closed.
title-left = { $time } tilbage
title-soon-over = { $time } tilbage, snart slut
title-over = { $time } over
title-counts-up = { $time } i gang
title-paused = pause siden { $time }
title-begins = begynder { $time }
title-begins-on = begynder { $day } kl. { $time }
title-not-begun = ikke begyndt
title-nothing-runs = intet punkt i gang
title-closed = mødet er lukket
title-item = punkt { $number }
title-items = punkt { $numbers }
title-closed-item = lukket punkt

# The chair's screen.
chair-agreed = { $length } (aftalt { $agreed })
chair-left = ● tilbage af { $length }
chair-soon-over = ◔ tilbage af { $length } – snart slut
chair-over = ▲ over de { $length }
chair-counts-up = ● i gang, uden tidsramme
chair-paused = ‖ pause siden { $time }
chair-after-pause = Når pausen er slut: { $time } tilbage af { $length }
chair-after-pause-over = Når pausen er slut: { $time } over de { $length }
chair-after-pause-open = Når pausen er slut, fortsætter punktet uden tidsramme
chair-begins-in = til mødet begynder kl. { $time }
chair-begins-late = ▲ efter planlagt start kl. { $time }
chair-begins-on = { $day } kl. { $time }
chair-next-in = til næste punkt kl. { $time }
chair-next-late = siden næste punkt var planlagt, kl. { $time }
chair-no-record = Intet er noteret endnu. Skærmen følger med, når mødet begynder.
chair-first = Først
chair-next = Næste
chair-next-last = Mødet slutter
chair-all-done = Planen er gennemført
chair-at = kl. { $time }
chair-goes-on = fortsætter { $day } kl. { $time }
chair-call-in = Kaldes ind: { $names }
chair-called-in = Kaldt ind: { $names }
chair-arrived = Er kommet: { $names }
chair-guest-via = { $name } via { $via }
chair-as-planned = som planlagt
chair-not-held = ikke behandlet
chair-took = varede { $length }
chair-more = … og { $count } til
chair-column-planned = Plan
chair-column-began = Begyndt
chair-trouble = ▲ { $cause }
help-chair = viser, hvad mødelederen ser; c eller Esc går tilbage
hint-chair = { $key } eller { $leave } går tilbage

# Winning back time.
catch-title = Hent tid ind
catch-hint = { $up }{ $down } vælg · { $accept } tag i brug · { $leave } luk
catch-help = henter tid ind: hvad der skal til for at slutte til tiden
catch-foot = Hent ind
catch-missing = Der mangler { $length }: mødet slutter ca. { $end }, planlagt { $planned }.
catch-pace = Skal det nås, må resten holdes på { $percent } %.
catch-no-time-left = Der er ingen tid tilbage til resten.
catch-on-time = Mødet slutter til tiden, ca. { $time }. Der er intet at hente ind.
catch-end-unknown = Ingen kan vide, hvornår mødet slutter: et punkt har ingen tidsramme.
catch-nothing = Her er hverken pauser eller punkter at hente tid på.
catch-break = Tag { $minutes } min af { $slot }
catch-breaks = Tag { $minutes } min af pauserne
catch-squeeze = Tag { $minutes } min af resten uden fast tid
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
reload-kept-apart = { $what } er et nyt, åbent punkt, og det lukkede bliver stående
reload-removed = { $what } udgået
reload-closed = { $what } er nu lukket
reload-opened = { $what } er nu åbent
reload-rest-later = resten af planen flyttet { $length } senere
reload-rest-earlier = resten af planen flyttet { $length } tidligere
reload-all-later = hele planen flyttet { $length } senere
reload-all-earlier = hele planen flyttet { $length } tidligere
reload-moved = { $what } flyttet fra { $from } til { $to }
reload-added = { $what } tilføjet
reload-slot-added = { $what } sat på planen kl. { $at }
reload-slot-removed = { $what } taget af planen
reload-renumbered = { $what } er nu punkt { $number }
reload-renumbered-many = { $count } punkter har fået nyt nummer
reload-renamed = { $what } hedder nu »{ $title }«
reload-budget = { $what } har nu { $minutes } min
reload-guests = { $what } har fået andre deltagere
reload-order = rækkefølgen er ændret
reload-updated = Dagsordenen er opdateret
reload-more = og { $count ->
    [one] én ændring
   *[other] { $count } ændringer
} til
reload-said = { $changes }
reload-place = linje { $line }
reload-place-in = { $file } linje { $line }
reload-broken = Dagsordenen har fejl, { $place }: { $cause }
reload-gone = Dagsordenen kan ikke læses: filen mangler, er for stor eller er ikke en tekstfil
reload-other-meeting = Dagsordenens fil ligner et andet mødes og er ikke taget i brug. Læg det næste møde i en ny fil
reload-person-changed = Dagsordenen er ikke taget i brug: id »{ $id }« var { $before } og er nu { $after }. Giv { $after } et andet id
reload-person-other-id = Dagsordenen er ikke taget i brug: { $name } havde id »{ $id }« og har nu »{ $other }«. Giv { $name } sit id igen
reload-goes-on = mødet fortsætter med den sidste gode
reload-mark = ▲ dagsorden
reload-mended = Dagsordenen er i orden igen.
reload-too-late-closes = Dagsordenen lukker noget, som mødet har åbent, men mødet er afsluttet. { $close } genåbner det.
reload-too-late = Mødet er lukket: den ændrede dagsorden er ikke taget i brug.
item-removed = Punktet er udgået af dagsordenen.

# Guests.
guest-agreed = aftalt { $agreed }
guest-agreed-about = aftalt { $agreed }, ca. { $expected }
guest-expected = ventes
guest-attends = deltager
guest-called-in = kaldt ind
guest-rung-up = ringet op
guest-arrived = ankommet
guest-connected = er på
guest-absent = kom ikke
guest-stays = er her allerede
guest-call-in-now = Kald ind nu: { $names } ({ $times })
guest-ring-up-now = Ring op via { $via }: { $names } ({ $times })
guest-title = Gæster
guest-hint = { $up }{ $down } vælger · { $leave } lukker
guest-enter = næste trin
guest-none = Der er ingen gæster på det valgte punkt eller på dem, der kommer.
guest-already = { $name } er allerede noteret sådan.
guest-still-expected = { $name } ventes stadig.
guest-foot = Gæster
guest-help = gæster: kaldt ind (→), ankommet (✓), kom ikke (✗)

# What is done after the close.
notice-closed = Mødet er lukket. { $edit } retter med en tilføjelse, { $close } genåbner mødet.
notice-closed-note = Mødet er lukket. Notater er ikke i protokollen og rettes ikke. { $close } genåbner.
after-menu = Mødet er lukket. Hvad vil du?
after-choice-stay = Blive ved det lukkede møde
after-choice-reopen = Genåbne mødet med en grund
after-choice-write = Skrive protokollen igen
after-written = Protokollen er skrevet igen.
after-unchanged = Der er ikke rettet noget endnu.
after-no-reason = Skriv en grund: Den kommer med i protokollen.
after-too-late = Det er mere end { $minutes } minutter siden og kan ikke fortrydes. Ret det i stedet.
after-too-late-close = Mødet blev lukket for mere end { $minutes } minutter siden. Det kan genåbnes med en grund.
after-foot-correct = Ret
after-foot-close = Genåbn …
after-editor-correct = Rettelse efter mødet · { $item }
after-editor-add = Tilføjelse efter mødet · { $item }
after-hint-editor = { $accept } videre til grunden · { $leave } kladde
after-hint-follow-up = { $accept } videre til grunden · { $leave } kladde
after-hint-reason = { $accept } notér · { $leave } tilbage til teksten
after-line-correct = Grund til rettelsen · { $item }
after-line-add = Grund til tilføjelsen · { $item }
after-line-reopen = Grund til at genåbne mødet
after-help-correct = Mødet er lukket. Rettelsen føjes til protokollen med dato og grund; det, der stod, bliver stående.
after-help-add = Mødet er lukket. Tilføjelsen står i protokollen med dato og grund.
after-help-reopen = Protokollen bliver et udkast, til mødet lukkes igen. Genåbningen og grunden står i den.
after-record-added = Tilføjet den { $date } (grund: { $reason })
after-record-corrected = Rettet den { $date } (grund: { $reason }):
after-sealed = Det stod i protokollen, da mødet blev lukket, og bliver stående. { $edit } retter med en tilføjelse.
after-help-sealed = Det stod i protokollen, da mødet blev lukket, og bliver stående. Rettelsen føjes til med dato og grund.

# Attendance: what was recorded.
# Attendance: the list.
attend-title = Fremmøde
attend-hint = { $up }{ $down } vælger · { $undo } fortryder · { $leave } lukker
attend-hint-field = { $accept } noterer · { $leave } tilbage
attend-foot = Fremmøde
attend-help = fremmøde: afbud, udeblevet, stedfortræder, kom og gik, inhabil
attend-nobody = Dagsordenen nævner ingen medlemmer eller deltagere.
attend-count = { $present } af { $seats } til stede
attend-not-set = ikke noteret endnu
attend-no-quorum = ikke beslutningsdygtig
attend-present = til stede
attend-since = til stede siden { $time }
attend-left = gik { $time }
attend-excused = afbud
attend-absent = udeblevet
attend-disqualified = inhabil
attend-for = { $name } for { $member }
attend-key-all = alle til stede
attend-key-came = kom
attend-key-left = gik
attend-key-substitute = stedfortræder
attend-field-reason = Årsag til afbud (kan udelades)
attend-field-came = Kom kl.
attend-field-left = Gik kl.
attend-field-substitute = Stedfortræder (Tab vælger et navn; tom: ingen)
attend-already-here = { $name } er noteret som til stede. Tryk { $present } for hele mødet, eller { $undo }.
attend-not-here = { $name } er ikke noteret som til stede.
attend-no-member = { $name } er ikke medlem og har ingen stedfortræder.
attend-future = Klokken er først { $now }.
attend-several = Flere hedder sådan: { $names }
attend-is-member = { $name } er selv medlem.
attend-review-not-set = Fremmøde er ikke noteret
attend-review-how = Tryk { $key } i mødet: én tast noterer, at alle er til stede.
attend-review-no-quorum = Ikke beslutningsdygtig

# Votes: the list in which they are told, and what was recorded.
vote-help = afstemning: for, imod, undlod; afvigende mening og protokolbemærkning
vote-foot = Afstemning
vote-title = Afstemning · { $item }
vote-hint = { $accept } notér · { $leave } kladde · { $undo } fortryd
vote-hint-decisions = { $accept } notér · { $leave } kladde · { $next } næste beslutning · { $undo } fortryd
vote-hint-after = { $accept } til grunden · { $leave } kladde · { $next } næste · Ctrl-Z fortryd
vote-hint-counts = { $accept } tager tallene · { $leave } tilbage
vote-for = for
vote-against = imod
vote-abstained = undlod
vote-key-all = alle for
vote-key-rest = resten for
vote-key-counts = tal
vote-key-casting = formandens stemme
vote-key-clear = fjern
vote-group = Gruppe { $group }
vote-no-group = Uden gruppe
vote-not-there = ikke til stede
vote-totals = { $favour } for · { $against } imod · { $abstained } undlod
vote-casting-for = formandens stemme: for
vote-casting-against = formandens stemme: imod
vote-told = { $votes } af { $present } noteret
vote-told-fewer = { $votes } af { $present } noteret, { $missing } mangler
vote-told-more = { $votes } noteret, men kun { $present } kan stemme
vote-on-decision = Beslutning: { $text }
vote-on-none = Ingen beslutning endnu: hører til den næste på punktet
vote-field-counts = For, imod og undlod uden navne: 5-3-1
vote-no-counts = Skriv tallene som 5-3-1 eller 5 for, 3 imod, 1 undlod.
vote-nobody = Ingen af medlemmerne kan stemme her. Stemmer kan noteres som tal.
vote-nothing = Der er ingen stemmer at notere endnu.
vote-nothing-to-undo = Der er intet at fortryde i afstemningen.
vote-no-tie = Formandens stemme er kun afgørende, når stemmerne står lige.
vote-tie = stemmerne står lige, og formandens stemme er ikke noteret
vote-casting-no-tie = formandens stemme er noteret, men stemmerne står ikke lige
vote-twice = { $name } er noteret to gange
vote-absent = { $name } er ikke til stede
vote-disqualified = { $name } er inhabil
vote-group-more = { $group } har { $votes } stemmer, men kun { $present } til stede
vote-choice-decision = Hører til beslutningen: { $text }
vote-heading-alone = Uden beslutning
vote-draft = Kladde til en afstemning venter
vote-word = Afstemning
vote-review-no-quorum = Besluttet uden at være beslutningsdygtig
vote-review-none = Beslutning uden afstemning
vote-review-wrong = Afstemninger, der ikke går op

# Dissent and remarks.
dissent-key = afvigende mening
dissent-key-remark = bemærkning
dissent-choose = Her er ingen medlemmer at skrive det for.
dissent-editor = Afvigende mening · { $name } · { $item }
dissent-editor-remark = Protokolbemærkning · { $name } · { $item }
dissent-draft = Kladde til en afvigende mening venter
dissent-draft-remark = Kladde til en protokolbemærkning venter
dissent-word = Afvigende mening
dissent-word-remark = Protokolbemærkning
dissent-to-remark = Gør til protokolbemærkning
dissent-to-dissent = Gør til afvigende mening

# Where a decision is forwarded to.
forwarded-title = Sendes videre til
forwarded-hint = { $accept } vælger · { $leave } tilbage
forwarded-help = Organ og mødedato: Økonomiudvalget 6/2
forwarded-no-date = »{ $typed }« er ingen dato og læses som en del af navnet.
forwarded-to-on = sendt videre til { $body } den { $date }
forwarded-to = sendt videre til { $body }
forwarded-on = sendt videre til den { $date }
forwarded-where = sendt videre – hvortil?
# What cannot be pasted.

paste-too-long = Det indsatte er for langt (over { $most } tegn i alt) og kom ikke med. Indsæt det vigtigste.
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
stopped-works-again = Der gemmes igen. Intet er gået tabt.
stopped-not = { $key } er til, når der ikke kan gemmes. Der gemmes, som der skal.
stopped-line-folder = Gem mødet i en anden mappe
stopped-hint-line = { $accept } gemmer dér · { $leave } tilbage
stopped-folder-help = Skriv en mappe på en anden disk, f.eks. ~/Dokumenter. Mødets egen mappe bliver oprettet i den med journalen i kopi, og der gemmes videre dér.
stopped-no-folder = Skriv en mappe.
stopped-folder-refused = Dér går det ikke: { $cause }
stopped-now-in = Mødet gemmes nu i { $path }
stopped-now-in-unnoted = Mødet gemmes nu i { $path }. Åbn det dér næste gang: Den gamle mappe ved det ikke.
stopped-now-in-remembered = Mødet gemmes nu i { $path }. Åbn det dér næste gang: Kun denne computer ved det, den gamle mappe ikke.
stopped-now-in-besides = Mødet gemmes nu i { $path }. En anden skriver videre i den gamle mappe: Der er to referater.
stopped-made-anew = Mødets mappe er lavet igen, og alt er gemt i den: { $path }
stopped-help-again = se, om der kan gemmes igen, og gem det, der venter
stopped-help-elsewhere = fortsæt i en anden mappe, når der ikke kan gemmes
notice-folder-exposed = Flere kan læse mødets mappe end dagsordenen, og det kan ikke ændres her.
stopped-held = Mødet er åbent hos en anden
stopped-held-offer = Kun én ad gangen kan skrive i mødet. Her kan det følges, som mødelederen ser det; her skrives intet.
stopped-held-hint = { $accept } eller { $chair } følger mødet · { $leave } forlader
stopped-leave = Ikke alt er gemt. Det, der venter, og det, der er skrevet siden, går tabt. Forlad alligevel?

# What was recorded while its item was closed, and the explicit yes to publishing it.
choice-publish = Må offentliggøres …
choice-publish-no = Nej, det forbliver lukket
choice-publish-more = Læs videre
choice-publish-yes = Ja, det må offentliggøres
menu-publish = Blev noteret, mens punktet var lukket. Må det stå i den offentlige udgave? { $text }
record-withheld = lukket: blev noteret, mens punktet var lukket
notice-withheld = Gemt som lukket, for teksten er skrevet, mens punktet var lukket; { $edit } på den offentliggør
review-withheld = Noteret, mens punktet var lukket, og ikke i den offentlige udgave ({ $edit } på teksten offentliggør)
review-withheld-marks = Udsat eller inhabilitet noteret, mens punktet var lukket, og ikke i den offentlige udgave (notér det igen for at offentliggøre det)
review-published = Noteret, mens punktet var lukket, og nu offentligt
menu-add-closed = Er punktet lukket?
choice-add-closed = 🔒 Lukket: { $title }
choice-add-open = Åbent: { $title }
# The machine's clock.
clock-over-ahead = Maskinens ur sprang { $length } frem kl. { $time } og er rigtigt igen. Mødets tid er ikke ændret.
clock-over-back = Maskinens ur sprang { $length } tilbage kl. { $time } og er rigtigt igen. Mødets tid er ikke ændret.
clock-ignored = Maskinens ur viser { $date }. Mødet følger det ikke, men går videre efter sin egen tid.
length-seconds = { $seconds } sek.
length-whole-hours = { $hours ->
    [one] { $hours } time
   *[other] { $hours } timer
}
length-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dage
}
# Drafts.
draft-saver-stopped = Det, der gemmer kladder, gik i stå og er startet igen. Skriv bare videre.
draft-kept-apart = En anden skriver i referatet. Dine kladder gemmes for sig selv i { $name }.
draft-damaged = Kladderne kunne ikke læses. De er lagt til side som { $name } og ikke hentet frem.
draft-newer = { $count ->
    [one] 1 kladde er fra en nyere udgave af punktlig. Den er gemt, men kan ikke åbnes her.
   *[other] { $count } kladder er fra en nyere udgave af punktlig. De er gemt, men kan ikke åbnes her.
}
draft-left = Der ligger kladder fra en anden kørsel i { $name }; de er ikke hentet frem.
stopped-other = { $who } har også mødet åbent for at skrive i det. Der gemmes her, ikke dér.
stopped-other-unknown = En anden har også mødet åbent for at skrive i det. Der gemmes her, ikke dér.
