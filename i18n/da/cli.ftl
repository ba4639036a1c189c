# What the commands say on the command line.
error-terminal = punktlig skal køre i en terminal.
hint-terminal = Åbn et terminalvindue, og start det dér.
hint-terminal-pipe = Start det med »winpty punktlig …«, eller brug Windows Terminal. Git Bash kører programmer uden en konsol.
error-old-console = Konsollen her er ældre end Windows 10 og kan ikke vise punktlig.
hint-old-console = Start det i Windows Terminal.
error-agenda = Dagsordenen { $path } har fejl og kan ikke bruges.
hint-agenda = Ret fejlene ovenfor, og prøv igen.
error-no-agenda = { $path }: Der er hverken en dagsorden eller en påbegyndt journal.
error-from = »{ $typed }« er ikke et klokkeslæt.
hint-from = Skriv et klokkeslæt fra 0.00 til 23.59, fx --from 11.00.
error-speed = »{ $typed }« er ikke en hastighed, uret kan gå med.
hint-speed = Skriv et tal fra 0,01 til 3600, fx --speed 60.
error-date = »{ $typed }« er ikke en dato.
hint-date = Skriv en dato, fx --date 2026-12-02 eller --date "fredag den 4. december".
error-new-now = Et møde, der starter nu, er i dag: --date kan ikke bruges sammen med --now.
hint-new-now = Udelad --date for at starte mødet nu, eller --now for at oprette dagsordenen til en anden dag.
error-new-taken = { $path } findes allerede og bliver ikke overskrevet.
hint-new-taken = Angiv et andet navn, eller udelad det: Så finder punktlig et ledigt i mappen meetings.
error-is-rehearsal = { $path } indeholder en øvelse, ikke et møde.
hint-is-rehearsal = Fortsæt øvelsen med punktlig rehearse --keep, eller flyt mappen.
error-is-real = { $path } er et rigtigt mødes mappe.
hint-is-real = Vælg en anden mappe til øvelsen med --keep.
error-keep-taken = { $path } er ikke tom, og der er ingen øvelse i den.
error-rehearse-agenda = { $path }: Der er ingen dagsorden at øve på.
protocol-not-held = Mødet er ikke afholdt endnu: Dette er et udkast til protokollen. »punktlig agenda { $file }« skriver dagsordenen.
agenda-format = En dagsorden kan ikke skrives som { $format }.
agenda-plan-format = Tidsplanen kan ikke skrives som { $format }.
agenda-format-hint = Formaterne er md, html, docx og pdf; en dagsorden kan også skrives som ics.
agenda-still-closed = Noget, som dagsordenens fil har åbent, er lukket i mødet og udeladt her. Åbn mødet med »punktlig run«, så det overtager ændringen, og skriv dagsordenen igen.
protocol-told = Skrevet: { $path }
agenda-says-closed = Den offentlige dagsorden er ikke skrevet: Dagsordenens fil har »{ $what }« et sted, der er åbent. Det er lukket i mødet.
agenda-says-closed-hint = Åbn mødet med »punktlig run«, så det overtager filen (er det afsluttet, skal det først genåbnes), og skriv dagsordenen igen.
protocol-agenda-closes = Den offentlige protokol er ikke skrevet: Dagsordenens fil lukker nu { $what }, som mødet har åbent.
protocol-agenda-closes-hint = Åbn mødet med »punktlig run«, så det overtager ændringen (er det afsluttet, skal det først genåbnes), og skriv protokollen igen.
protocol-agenda-may-close = Den offentlige protokol er ikke skrevet: Dagsordenens fil har fejl og lukker måske { $what }, som mødet har åbent.
protocol-agenda-may-close-hint = »punktlig check« viser fejlene. Ret filen, og skriv protokollen igen.
protocol-told-beside = Skrevet: { $path } ({ $kept } er rettet manuelt og er bevaret uændret)
protocol-told-held = Skrevet: { $path } ({ $kept } er åben i et andet program og er bevaret uændret)
protocol-told-ahead = Skrevet: { $path } ({ $kept } er skrevet efter en nyere journal end den, der ligger her, og står urørt)
left-changed = Mødets journal blev slettet, erstattet eller ændret af andre: Det, der blev noteret her, er måske ikke i den.
left-changed-what = Mødets journal blev slettet, erstattet eller ændret af andre: Det, der blev noteret her, er måske ikke i den. Det, der ventede, blev ikke gemt ({ $what }).
left-unsaved = Noget blev ikke gemt: Disken tog ikke imod det.
left-unsaved-what = Noget blev ikke gemt: Disken tog ikke imod det ({ $what }).
left-unwritten = Ikke alle protokolfiler er skrevet.
left-unwritten-hint = Åbn mødet igen med »punktlig run«: De skrives, når disken tager imod dem.

# The command line's help.
cli-usage = Brug
cli-commands = Kommandoer
cli-options = Valg
cli-arguments = Argumenter
cli-about = Afvikler møder: uret holdt op mod dagsordenen, beslutninger undervejs, beslutningsprotokollen til sidst. Uden kommando: Vælg et møde i mappen meetings.
cli-help = Vis denne hjælp
cli-version = Vis udgaven
cli-lang = Skærmens sprog: da eller en (ellers som i config.toml, eller da); protokollens er dagsordenens
cli-color = Farver: auto, always eller never (ellers som i config.toml, eller auto)
cli-directory = Gå til denne mappe først
cli-log = Skriv en log over, hvad programmet gør, i denne fil (ellers som i PUNKTLIG_LOG); den indeholder hverken navne eller tekst
cli-burst-gap = Så mange millisekunder skal der mindst være mellem to taster, for at hver af dem kan notere noget
cli-file = Dagsordenen eller mødets mappe
cli-agenda = Dagsordenen
cli-agendas = Dagsordenerne eller mødernes mapper
cli-run = Afvikl mødet
cli-chair = Følg mødet på en ekstra skærm til mødelederen eller på væggen; intet ændres
cli-chair-audience = Hvem der ser skærmen: full (standard) eller public (uden det lukkede)
cli-rehearse = Hold øvelse med et tænkt ur; intet af det tæller
cli-from = Klokkeslættet at begynde på; tidligere punkter regnes for holdt som planlagt
cli-speed = Hvor mange gange hurtigere end virkeligheden uret går (standard: 1)
cli-keep = Mappe at gemme øvelsen i; næste gang fortsætter den dér
cli-check = Kontrollér dagsordener, og vis, hvad der er galt med dem
cli-strict = Lad også advarsler tælle som fejl
cli-check-format = Hvordan fejl og advarsler vises: text (standard) eller json
cli-write-agenda = Skriv dagsordenen eller programmet, som det sendes ud
cli-agenda-format = Formatet, ellers efter filens endelse: md (standard), html, docx (Word), pdf; ics: en invitation
cli-agenda-audience = Hvem den er til: full (standard) eller public (standard for --plan og ics)
cli-plan = Kun tidsplanen, på én side til opslagstavlen
cli-protocol = Skriv protokollen, når som helst
cli-protocol-format = Formatet, ellers efter filens endelse: md (standard), html, docx (Word), json; csv og ics: opfølgningen
cli-audience = Hvem protokollen er til: full (standard) eller public
cli-output = Hvor den skrives; - er skærmen; ellers i mødets mappe
cli-verify = Kontrollér et mødes journal, eller find en trykt kontrolværdi i den
cli-value = En kontrolværdi fra en protokol
cli-import = Gør et dokument (PDF, Word, ODT, HTML, tekst, CSV, XML) til en dagsorden, der kan køres
cli-import-files = Dokumenterne; - er det, der kommer ind på standard input
cli-import-output = Dagsordenens fil, eller en mappe til den; - er skærmen; ellers i mappen meetings
cli-import-body = Udvalgets fil med det, dets dagsordener har til fælles, fx meetings/bodies/direktionen.toml
cli-import-date = Mødets dato, hvis dokumentet ikke siger den
cli-import-title = Mødets titel, hvis dokumentet ikke siger den
cli-import-part = Hvilken af dokumentets dagsordener der menes: 1, 2 …
cli-import-format = Hvordan det vises, hvad der blev fundet: text (standard) eller json
cli-schema-of = Hvad der beskrives: agenda (standard) eller import (det, import --format json viser)
cli-schema = Vis JSON-skemaet for dagsordener, til teksteditorer
cli-new = Opret en dagsorden til et nyt møde, eller start mødet med det samme
cli-new-file = Den fil, dagsordenen gemmes i, eller mappen til den (ellers meetings)
cli-new-from = Det forrige møde i rækken: dets dagsorden eller mappe. Faste punkter, det udsatte og planen over kommende møder følger med
cli-new-date = Mødets dato (standard: i dag)
cli-new-now = Start mødet nu; punkterne tilføjes undervejs
cli-error-command = »{ $name }« er ikke en kommando.
cli-error-unknown = »{ $name }« kan ikke bruges her.
cli-error-missing = Der mangler: { $name }
cli-error-twice = »{ $name }« er angivet to gange.
cli-error-no-value = »{ $name }« mangler en værdi.
cli-error-value = »{ $value }« kan ikke bruges som { $name }.
cli-error-value-of = »{ $value }« kan ikke bruges som { $name }. Muligt er: { $valid }.
cli-error-other = Kommandoen kan ikke forstås.
cli-error-near = Mente du »{ $name }«?
cli-error-help = punktlig --help viser kommandoer og valg.
cli-word-command = KOMMANDO
cli-word-options = VALG
cli-word-file = FIL
cli-word-folder = MAPPE
cli-word-time = TID
cli-word-date = DATO
cli-word-number = TAL
cli-word-format = FORMAT
cli-word-reader = LÆSER
cli-word-lang = SPROG
cli-word-color = FARVER
cli-word-text = TEKST
cli-word-schema = HVAD
cli-word-value = VÆRDI

# The user's settings.
config-syntax-help = En indstilling er nøgle = værdi på sin egen linje, fx language = "da". Se docs/config.md.
config-rest-holds = Resten af indstillingerne gælder; for det, der ikke kan bruges, gælder standarden.
config-without = Der køres uden indstillinger.
config-no-text = { $path } er for stor, eller også er dens tegnsæt ukendt.
config-no-text-hint = Gem filen som tekst i UTF-8, eller flyt den.
config-notice = Indstillinger, linje { $line }: { $cause }. Resten gælder.
config-notice-unreadable = Indstillingerne er ikke læst: { $cause }

# When the agenda is missing.

hint-no-agenda = Angiv en dagsorden (en fil, der ender på .toml), eller læg den igen, hvor den lå.
# What can be read of a damaged journal.
cli-salvage = Skriv det, der kan læses af en beskadiget journal: et udtræk, ikke en protokol
salvage-not-public = Et udtræk af en beskadiget journal kan ikke laves til offentligheden.
salvage-hint-not-public = Det, der manglede, kan have lukket et punkt. Lav det fulde udtræk, og gennemgå det.
salvage-not-needed = Journalen i { $path } er intakt, eller der er ingen.
salvage-hint-not-needed = Udelad --salvage.
salvage-read = Læst: { $count ->
    [one] 1 notering
   *[other] { $count } noteringer
}. { $missing ->
    [0] Ingen mangler
    [one] Mindst 1 mangler
   *[other] Mindst { $missing } mangler
}.
salvage-branch = I journalen er skrevet videre fra samme linje to gange. Udtrækket følger den længste fortsættelse; { $count ->
    [one] 1 notering
   *[other] { $count } noteringer
} fra den anden er udeladt (linje { $others } i filen).
salvage-branch-other = Den anden kan læses i en kopi af mødets mappe: Slet linje { $own } i kopiens journal.jsonl, og skriv kopiens protokol, med --salvage, hvis »punktlig verify« ikke kan bekræfte kopien.
salvage-unproven = { $count ->
    [one] Linje { $lines } kan ikke bevises: linjen før den mangler, så den kan være ændret eller høre
   *[other] Linje { $lines } kan ikke bevises: linjerne før dem mangler, så de kan være ændret eller høre
} til en anden fortsættelse af journalen. Det, der er noteret på { $count ->
    [one] den
   *[other] dem
}, er mærket »ikke bevist«.
salvage-misfits = { $count ->
    [one] Linje { $lines } passer ikke sammen: Enten er den sidste ændret, eller også hører den første,
   *[other] Disse linjer passer ikke sammen to og to: { $lines }. I hvert par er enten den sidste ændret, eller også hører den første,
} og måske flere før den, til en anden fortsættelse af journalen. Alle er læst, og det, der er noteret på dem, er mærket »ikke bevist«.
salvage-left-out = { $count ->
    [one] Linje { $lines } i filen er udeladt: ingen anden linje bekræfter den.
   *[other] Linje { $lines } i filen er udeladt: ingen anden linje bekræfter dem.
}
salvage-gaps = Midt i journalen mangler det, der var linje { $lines }.
salvage-agenda-of-file = Journalens dagsorden kan ikke læses. Den, der står i filen nu, er brugt.
salvage-nothing = I journalen i { $path } er der intet, som kan læses uden en dagsorden.
salvage-in-the-way = { $path } findes. Et udtræk skrives ikke oven i en anden fil.
