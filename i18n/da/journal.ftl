# The journal: what can go wrong with it, and what verify says of it.
journal-not-a-journal = { $path } er ikke en journal fra punktlig.
journal-newer = { $path } er skrevet i format { $version }. Denne udgave af punktlig kender formaterne til og med { $known }.
journal-line-garbled = { $path }, linje { $line }: Linjen er ødelagt.
journal-line-too-long = { $path }, linje { $line }: Linjen er længere, end en linje kan være.
journal-line-number = { $path }, linje { $line }: Linjen har nummer { $found }. Linjer mangler, er byttet om eller står der to gange.
journal-line-chain = { $path }, linje { $line }: Kontrolværdien passer ikke. Linjen eller den foregående er ændret.
journal-line-unknown = { $path }, linje { $line }: Linjen er hel, men indeholder en hændelse, som denne udgave af punktlig ikke kender.
journal-line-first = { $path }: Den første hændelse skal være oprettelsen med dagsordenen, men er en anden.
journal-hint-newer = Brug en nyere udgave af punktlig.
journal-no-file = { $path } er ikke en almindelig fil.
journal-no-folder = { $path } er ikke en mappe.
journal-hint-in-the-way = Flyt det, der står der, og prøv igen.
journal-stopped = { $path }: Der bliver ikke gemt mere, fordi en skrivning mislykkedes.
journal-hint-stopped = Afhjælp fejlen på disken, og genoptag derefter skrivningen.
journal-changed = { $path }: Filen er slettet, erstattet eller ændret af andre, mens mødet var i brug.
journal-hint-changed = Læg filen tilbage, som den var, og genoptag derefter skrivningen.
journal-no-agenda = { $path } er et mødes mappe, og dets dagsorden er der ikke.
journal-no-meeting = { $path } er ikke et mødes mappe.
journal-hint-no-meeting = Angiv dagsordenen (en .toml-fil) eller mappen med mødets journal.
journal-not-toml = { $path } kan ikke få et referat: en dagsordens navn skal ende på .toml.
journal-hint-not-toml = Mødets mappe hedder som dagsordenen uden .toml, så hvert møde får sin egen. Omdøb filen, eller angiv mappen med mødets journal.
journal-two-records = { $path } er et link, og mødet har to journaler: en i { $own } ved linket og en i { $real } ved dagsordenen selv.
journal-hint-two-records = Angiv den mappe, du vil åbne. Flyt den anden, når du har set, hvad der er i den.
journal-two-agendas = { $path } er et link til en journals mappe, og der er to dagsordener: { $own } ved linket og { $real } ved mappen selv.
journal-hint-two-agendas = Angiv den dagsorden, der hører til mødet, eller flyt den anden.
journal-same-folder = { $path } og { $other } ville få den samme mappe.
journal-hint-same-folder = Giv den ene et andet navn.

lock-held = { $path }: Mødet er allerede i brug hos { $who } (proces { $pid }) siden { $since }.
lock-held-by-unknown = { $path }: Mødet er allerede i brug et andet sted.
lock-hint = Forlad mødet dér først: Kun én ad gangen kan skrive i det. Vil du kun følge med, så brug: punktlig chair { $path }

verify-no-journal = { $path }: Der er ingen journal endnu.
verify-hint-no-journal = Den bliver oprettet, når mødet begynder.
verify-no-value = »{ $value }« er ikke en kontrolværdi.
verify-hint-value = En kontrolværdi består af tegnene 0-9 og a-f. Angiv mindst { $fewest } af dem, fra begyndelsen.
verify-several = Værdien passer på { $count } linjer.
verify-hint-several = Angiv flere af dens tegn.
verify-whole = Journalen er intakt: { $count ->
    [one] { $count } hændelse
   *[other] { $count } hændelser
}, og kæden er ubrudt.
verify-between = Fra { $first } til { $last }
verify-chain = Kontrolværdi nu: { $value }
verify-torn = Efter den sidste linje står { $count ->
    [one] { $count } byte
   *[other] { $count } byte
} af en linje, der ikke blev skrevet færdig. De tæller ikke med.
verify-not-found = Den angivne værdi findes ikke i journalen: Den hører til en anden journal, eller der er fjernet eller ændret noget.
verify-found = Den angivne værdi er værdien ved linje { $line }.
verify-nothing-after = Intet er tilføjet siden.
verify-after = Siden er der tilføjet { $count ->
    [one] { $count } hændelse
   *[other] { $count } hændelser
}: { $kinds }.

# Winning back time.

# Following a record that somebody else writes.
chair-follow-waiting = Venter på mødet. Der er endnu ikke noteret noget i { $path }.
chair-follow-errors = Dagsordenen { $path } har { $count ->
    [one] { $count } fejl
   *[other] { $count } fejl
} og kan ikke vises. punktlig check fortæller hvilke.
chair-follow-gone = { $path } er der ikke længere. Det viste er det seneste, der blev læst.
chair-follow-left = Øvelsen er forladt, og dens ur står stille.
chair-follow-hint-place = Angiv dagsordenen (en .toml-fil) eller mødets mappe. Mappen må gerne mangle endnu, men ikke den, den skal ligge i.

# What came after the close.
verify-amended = Rettelser efter afslutningen:
verify-pins = Kontrolværdier, som protokollen viser:
verify-pin-line = Linje { $line }, { $at }: { $what }
verify-pin-undone = { $what }, fortrudt siden

# Attendance.

# Votes, dissent and remarks.
# A damaged journal, and what can still be read of it.
salvage-hint-damaged = Journalen er ikke rørt. Hent den fra en sikkerhedskopi, og gem den beskadigede. Det læsbare kan skrives ud med: punktlig protocol --salvage { $path }
salvage-no-beginning = { $path }: Filen er tom eller hører op midt i sin første linje. Sådan begynder ingen journal; noget er gået tabt.
salvage-hint-no-beginning = Hent den fra en sikkerhedskopi. Er der ingen, så flyt filen, og begynd mødet forfra.

# A record that goes on in another folder, or whose folder leads elsewhere.
stopped-moved = Mødet i { $path } fortsætter i { $to }, fordi der ikke kunne gemmes her.
stopped-hint-moved = Åbn det dér: punktlig run { $to }. Er journalen lagt tilbage hertil, så slet { $note }.
stopped-moved-somewhere = Mødet i { $path } fortsætter i en anden mappe, fordi der ikke kunne gemmes her. Hvilken kunne ikke noteres.
stopped-hint-moved-somewhere = Find mødets mappe dér, og åbn den med punktlig run. Er journalen lagt tilbage hertil, så slet { $note }.
stopped-there-already = I { $path } ligger der allerede et møde.
stopped-link-out = { $path } er et link til { $real }, uden for den mappe, det står i.
stopped-hint-link-out = Et mødes filer skal ligge ved siden af dagsordenen. Erstat linket med en almindelig mappe, eller angiv den rigtige mappe.
verify-files-old = { $count ->
    [one] Denne protokolfil mangler eller svarer ikke til journalens sidste linje
   *[other] Disse protokolfiler mangler eller svarer ikke til journalens sidste linje
}: { $files }. De skrives, når mødet åbnes med punktlig run.
chair-files-old = { $count ->
    [one] Protokolfilen { $files } mangler eller er gammel
   *[other] Protokolfilerne { $files } mangler eller er gamle
}. Det rettes, når mødet åbnes med punktlig run.

# A journal that another tool saved in its own way, and its copies.
journal-crlf = { $path }, linje { $line }: Linjeskift er ændret til CRLF. Det gør git og editorer i Windows.
journal-mark = { $path }: Filen begynder med et usynligt mærke (BOM). Det sætter editorer i Windows ind.
journal-mark-crlf = { $path }: Filen begynder med et usynligt mærke (BOM), og linjeskift er ændret til CRLF. Det gør editorer i Windows.
journal-utf16 = { $path }: Filen er gemt som UTF-16. Det gør Notesblok og PowerShell i Windows.
journal-hint-recoded = Journalen er ikke rørt. Gem den igen som UTF-8 uden BOM og med linjeskift LF; så er den, som den var, og punktlig verify bekræfter det. Alt i den kan skrives ud med: punktlig protocol --salvage { $path }
journal-line-blank = { $path }, linje { $line }: Linjen er tom, og der kommer mere efter den. Den er sat ind af en editor.
journal-line-date = { $path }, linje { $line }: Hændelsen nævner en dato uden for årene 0 til 9999.
journal-clock = { $path }: Maskinens ur viser { $shown }. Der kan kun gemmes tider fra 1970 til 9999.
journal-hint-clock = Stil maskinens ur, og prøv igen.
journal-copy = Ved siden af journalen ligger en kopi af den: { $file }. Den bruges ikke.
journal-copy-more = { $file } ved siden af journalen har { $count ->
    [one] { $count } linje
   *[other] { $count } linjer
}, som journalen mangler. Sammenlign dem, før mødet fortsætter.

# Two who write in the same record.
journal-foreign = { $path }: Mens mødet var i brug her, har en anden skrevet { $count ->
    [one] { $count } linje
   *[other] { $count } linjer
} i journalen.
journal-hint-foreign = Linjerne bliver stående. Forlad mødet, og åbn det igen for at fortsætte efter dem. Det, der venter, skal indtastes igen.
verify-blank = Efter den sidste linje er der tomme linjer. En editor har sat dem ind; de tæller ikke.
verify-line-feed = Den sidste linje mangler sit linjeskift. En editor har fjernet det; linjen passer i kæden og tæller.
