# The protocol's wording.
protocol-title = Beslutningsprotokol
protocol-draft = UDKAST
protocol-draft-not-held = Mødet er endnu ikke afholdt.
protocol-draft-not-closed = Mødet er ikke afsluttet.
protocol-rehearsal = ØVELSE
protocol-rehearsal-note = Skrevet under en øvelse. Intet heraf er besluttet.
protocol-place = Sted
protocol-day = Dato
protocol-start = Start
protocol-end = Slut
protocol-clock = kl. { $time }
protocol-clock-day = den { $day } kl. { $time }
protocol-members = Medlemmer
protocol-others = Øvrige deltagere
protocol-absent = Fraværende
protocol-nobody = Ingen
protocol-substitute = , stedfortræder: { $name }
protocol-chair = Mødeleder
protocol-minute-taker = Referent
protocol-case = Sagsnr.
protocol-reference = Reference
protocol-contents = Indholdsfortegnelse
protocol-intro = Indledning
protocol-process = Sagsgang
protocol-responsible = Sagsansvarlig
protocol-case-worker = Sagsbehandler
protocol-background = Baggrund
protocol-presentation = Sagsfremstilling
protocol-economy = Økonomiske konsekvenser
protocol-recommendation = Indstilling
protocol-open = Åben sag
protocol-open-partly = Åben sag – delvis udeladt af den offentlige udgave
protocol-closed = Lukket sag
protocol-withheld = Udeladt af den offentlige udgave:
protocol-withheld-task = udeladt af den offentlige udgave
protocol-closed-item = Lukket punkt
protocol-decision = Beslutning
protocol-decision-in = Beslutning i { $body } den { $date }
protocol-took-part = { $names } deltog under behandlingen.
protocol-took-part-via = { $names } deltog under behandlingen via { $via }.
protocol-takes-part = { $names } deltager under behandlingen.
protocol-takes-part-via = { $names } deltager under behandlingen via { $via }.
protocol-follow-up = { $owners } følger op: { $task }.
protocol-follow-up-due = { $owners } følger op: { $task } senest den { $due }.
protocol-follow-up-task = { $owners } følger op: { $task }.
protocol-follow-up-task-due = { $owners } følger op: { $task } senest den { $due }.
protocol-follow-up-bare = { $owners } følger op.
protocol-follow-up-bare-due = { $owners } følger op senest den { $due }.
protocol-follow-up-free = Opfølgning: { $task }.
protocol-follow-up-free-due = Opfølgning: { $task } senest den { $due }.
protocol-follow-up-only-due = Der følges op senest den { $due }.
protocol-postponed = Udsat.
protocol-postponed-to = Udsat til den { $date }.
protocol-not-treated = Ikke behandlet.
protocol-dropped = Punktet udgik.
protocol-removed = (udgået af dagsordenen)
protocol-unplanned = (tilføjet under mødet)
protocol-annexes = Bilag
protocol-annex-closed = Lukket bilag
protocol-annex-untitled = Bilag { $number }
protocol-annex-id = dok.-id { $id }
protocol-annex-is-open = { $annex } – åben
protocol-annex-is-closed = { $annex } – lukket
protocol-annex-overview = Bilagsoversigt
protocol-followups = Opfølgningsoversigt
protocol-owner = Ansvarlig
protocol-no-owner = Ingen ansvarlig angivet
protocol-task = Opgave
protocol-bare-task = Følger op
protocol-item = Punkt
protocol-due = Frist
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
protocol-awaits-date = Afventer dato
# A substitute who sat in for some items only, on the signature page.
protocol-signs-items = { $name } ({ $count ->
    [one] punkt { $numbers }
   *[other] punkt { $numbers }
})
protocol-signatures = Underskriftsside
protocol-name = Navn
protocol-signature = Underskrift
protocol-chain = Journalens kontrolværdi
protocol-chain-note = Værdien er beregnet ud fra alt, hvad der er registreret om mødet. Ændres noget bagefter, passer den ikke længere.
protocol-error-json = Protokollen kunne ikke skrives som JSON: { $cause }
protocol-error-template = Protokollens skabelon fejler: { $cause }

# Words of the formats: tables, pages, columns.
protocol-plan = Tidsplan
protocol-upcoming = Kommende møder
protocol-number = Nr.
protocol-meeting = Møde
protocol-meeting-date = Mødedato
protocol-remark = Bemærkning
protocol-page = Side
protocol-page-of = af
protocol-skip = Gå til punkterne

# What a format and a body's own templates may run into.
format-writing = Skriver { $file } ({ $number } af { $total }) …
format-failed = { $file } kunne ikke skrives: { $cause }
format-none = Mødet er afsluttet, men punktlig kan ikke skrive nogen af de ønskede formater. Prøv punktlig protocol.
format-not-written = Protokollen er ikke skrevet
format-csv = Opfølgningen kunne ikke skrives som CSV: { $cause }
format-other-ending = { $path } ender på .{ $ending }, men formatet er { $format }.
format-other-ending-hint = Udelad --format, så afgør filens endelse formatet, eller kald filen noget andet end .{ $ending }.
format-terminal = { $format } er ikke tekst og vises ikke i terminalen.
format-terminal-hint = Skriv til en fil med -o FIL, eller send videre med -o - | …
format-cpr = Ligner et CPR-nummer i den offentlige protokol: { $place }.
format-cpr-item = { $title } ({ $count ->
    [one] ét sted
   *[other] { $count } steder
})
format-cpr-elsewhere = uden for punkterne ({ $count ->
    [one] ét sted
   *[other] { $count } steder
})
template-mistake = { $file }, linje { $line }: { $cause }
template-in = { $file }: { $cause }
template-default = Standardskabelonen er brugt i stedet.
template-syntax = Skabelonen kan ikke læses: { $cause }
template-undefined = Skabelonen bruger noget, som ikke findes: { $what }
template-missing = Skabelonen henter en anden, som ikke findes: { $name }
template-unknown = Skabelonen bruger et filter, en test eller en funktion, som ikke findes: { $what }
template-endless = Skabelonen bliver ikke færdig; noget kører i ring.
template-deep = Skabelonen kalder sig selv.
template-long = Skabelonen skriver mere, end en protokol kan fylde.
template-fails = Skabelonen fejler: { $cause }
template-too-large = { $path } er for stor til at være en skabelon.
template-not-text = { $path } er ikke tekst (UTF-8).
template-outside = { $path } ligger uden for dagsordenens mappe og bruges ikke.
template-no-folder = Mappen med skabeloner findes ikke: { $path }
template-folder-help = Stien regnes fra dagsordenens mappe. Uden mappen skrives protokollen med standardskabelonerne.
template-no-agenda = Uden dagsordenens fil bruges organets egne skabeloner ({ $path }) ikke.

# The Word file.
docx-page = Side { $page } af { $pages }
docx-error = Protokollen kunne ikke skrives som Word-fil: { $cause }

# What came after the close.
protocol-corr-corrected = Rettet den { $date } (begrundelse: { $reason }):
protocol-corr-added = Tilføjet den { $date } (begrundelse: { $reason }):
protocol-corr-reopened = Mødet blev genåbnet den { $date } kl. { $time }: { $reason }.
protocol-corr-reopened-bare = Mødet blev genåbnet den { $date } kl. { $time }.
protocol-corr-pin-closed = Journalens kontrolværdi ved afslutningen den { $date } kl. { $time }
protocol-corr-pin-correction = Journalens kontrolværdi ved rettelsen den { $date } kl. { $time }
protocol-corr-pin-addition = Journalens kontrolværdi ved tilføjelsen den { $date } kl. { $time }
protocol-corr-pin-reopened = Journalens kontrolværdi ved genåbningen den { $date } kl. { $time }

# Attendance.
protocol-att-present = Til stede
protocol-att-substitutes = Stedfortrædere
protocol-att-for = { $name } for { $member }
protocol-att-excused = Fraværende med afbud
protocol-att-absent = Fraværende uden afbud
protocol-att-disqualified = { $names } var { $count ->
    [one] inhabil
   *[other] inhabile
} og deltog ikke i behandlingen.
protocol-att-away-item = { $names } deltog ikke i behandlingen af punkt { $number }.
protocol-att-away = { $names } deltog ikke i behandlingen.
protocol-att-partly = { $names } deltog kun i en del af behandlingen.
protocol-att-item-substitute = { $name } deltog som stedfortræder for { $member } under punkt { $number }.
protocol-att-point-substitute = { $name } deltog som stedfortræder for { $member } under punktet.
protocol-att-at = kl. { $time }
protocol-att-at-day = den { $day } kl. { $time }
protocol-att-came = { $names } ankom til mødet { $when } under behandlingen af punktet.
protocol-att-returned = { $names } vendte tilbage { $when } under behandlingen af punktet.
protocol-att-left = { $names } forlod mødet { $when } under behandlingen af punktet.

# Votes.
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
vote-text-casting-for = { $chair } stemte for og afgjorde afstemningen.
vote-text-casting-against = { $chair } stemte imod og afgjorde afstemningen.
vote-text-tie = Stemmerne stod lige. Forslaget blev ikke vedtaget.
vote-text-chair = Mødelederen
vote-text-group = { $group } ({ $votes })
vote-text-group-name = liste { $group }
vote-text-unnamed = { $count ->
    [one] én anden
   *[other] { $count } andre
}
vote-text-alone = Afstemning:
vote-text-apart = Afstemning uden beslutning:

# Dissent and remarks.
dissent-text = { $name } ønskede følgende afvigende mening tilført protokollen:
dissent-text-remark = { $name } afgav følgende protokolbemærkning:
dissent-text-apart = { $name } ønskede følgende afvigende mening tilført protokollen, ikke til en beslutning:
dissent-text-remark-apart = { $name } afgav følgende protokolbemærkning, ikke til en beslutning:
dissent-quoted = »{ $text }«

# Where a decision is forwarded to.
forwarded-text-to-on = Anbefales over for { $body } (møde den { $date }).
forwarded-text-meeting = (møde den { $date })
forwarded-text-to = Anbefales over for { $body }.
forwarded-text-on = Oversendes til behandling den { $date }.
# PDF.
pdf-absent = Denne udgave af punktlig er bygget uden PDF. PDF fås med cargo install --path . --features pdf
pdf-absent-hint = Eller skriv en Word-fil med --format docx, og gem den som PDF.
pdf-error = Protokollen kunne ikke skrives som PDF: { $cause }
pdf-long = Protokollen er for lang til en PDF.
pdf-error-hint = Skriv en Word-fil med --format docx, og gem den som PDF.
pdf-glyphs = □ i PDF-filen står for tegn, som dens skrifttyper ikke har: { $glyphs }
# Templates that are stopped.
template-slow = Skabelonen var ikke færdig efter { $seconds } sekunder.
template-no-time = Organets skabeloner har { $seconds } sekunder tilsammen, og tiden rakte ikke til denne.
template-stopped = Skabelonen blev standset. Den brugte over { $most } MiB hukommelse eller gik ned.
template-not-run = Skabelonen kan ikke køres: { $cause }
template-slow-before = Skabelonen tog for lang tid sidst. Den prøves igen, når en fil i dens mappe bliver ændret, eller efter næste start.
template-not-file = { $path } er ikke en fil og bruges ikke som skabelon.
template-empty = Skabelonen skriver ingenting.
# An extract from a damaged journal.
salvage-mark = UDTRÆK AF BESKADIGET JOURNAL
salvage-unproven-mark = IKKE BEVIST
salvage-unproven-text = (ikke bevist) { $text }
protocol-note = Notat:
salvage-mark-note = Mødets journal er beskadiget og kan ikke læses fuldt ud fra linje { $line }. { $missing ->
    [0] Ingen notering mangler.
    [one] Mindst 1 notering mangler.
   *[other] Mindst { $missing } noteringer mangler.
} Dette er det, der kunne læses, også protokolførerens egne notater. Det er ikke en protokol og kan ikke underskrives.

# Documents that were written before something in them was closed, or for an earlier line of the journal.
recast-rewritten = { $count ->
    [one] Filen
   *[other] Filerne
} { $files } blev skrevet om: { $what }.
recast-due = { $count ->
    [one] Filen
   *[other] Filerne
} { $files } skal skrives om: { $what }. Det sker, når mødet åbnes med »punktlig run«.
recast-removed = { $count ->
    [one] Filen { $files } blev fjernet: Den var fra før og kan ikke skrives
   *[other] Filerne { $files } blev fjernet: De var fra før og kan ikke skrives
} igen her.
recast-left = { $count ->
    [one] { $files } er rettet manuelt og blev ikke skrevet om. Se den efter, før andre får den:
   *[other] { $files } er rettet manuelt og blev ikke skrevet om. Se dem efter, før andre får dem:
} { $what }.
recast-unknown = { $count ->
    [one] { $files } står, som den var, fordi det ikke vides, hvad der er i den. Se den efter, før andre får den:
   *[other] { $files } står, som de var, fordi det ikke vides, hvad der er i dem. Se dem efter, før andre får dem:
} { $what }.
recast-items = { $count ->
    [one] punkt { $numbers }
   *[other] punkt { $numbers }
} er lukket nu
recast-something = noget i { $files ->
    [one] den
   *[other] dem
} er lukket nu
recast-perhaps = noget i { $files ->
    [one] den
   *[other] dem
} kan være lukket nu
recast-ahead = { $files } står, som { $count ->
    [one] den var
   *[other] de var
}: skrevet efter en nyere journal end den, der ligger her. Find den nyere journal.
files-ahead = Journalen ser ud til at være en ældre kopi. Læg den nyere tilbage: { $files } { $count ->
    [one] er skrevet efter den og bliver ikke skrevet over.
   *[other] er skrevet efter den og bliver ikke skrevet over.
}
agenda-file-closes = Udeladt af den offentlige protokol: { $what }. Dagsordenens fil har lukket det.
agenda-file-closes-ended = Udeladt af den offentlige protokol: { $what }. Dagsordenens fil har lukket det. { $close } genåbner mødet, så ændringen kan tages i brug.
agenda-file-closes-asks = { $key } spørger: Dagsordenens fil har lukket { $what }. Udeladt af den offentlige protokol.
agenda-file-may-close = Udeladt af den offentlige protokol: { $what }. Dagsordenens fil har fejl og lukker det måske. Ret filen.
agenda-file-unsure = Dagsordenens fil har fejl. Den offentlige protokol kan indeholde noget, som filen skulle have lukket: Se den efter, før andre får den.
files-caught-up = Protokollens filer manglede eller var ældre end mødets sidste ændring. De er skrevet nu.
