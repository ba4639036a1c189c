# Writing documents, keeping them up to date, and the templates for them.
protocol-error-json = Protokollen kunne ikke skrives som JSON: { $cause }
protocol-error-template = Protokollens skabelon fejler: { $cause }

# What a format and a body's own templates may run into.
format-writing = Skriver { $file } ({ $number } af { $total }) …
format-failed = { $file } kunne ikke skrives: { $cause }
format-none = Mødet er afsluttet, men punktlig kan ikke skrive nogen af de ønskede formater. Prøv punktlig protocol.
format-not-written = Protokollen er ikke skrevet
format-csv = Opfølgningen kunne ikke skrives som CSV: { $cause }
format-no-follow-ups = Der er ingen opfølgninger, så der er ikke skrevet en kalenderfil.
format-no-follow-ups-old = Der er ingen opfølgninger, så der er ikke skrevet en kalenderfil. { $path } er fra før.
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
template-not-text = { $path } er ikke tekst i et kendt tegnsæt. Gem den som UTF-8.
template-outside = { $path } ligger uden for dagsordenens mappe og bruges ikke.
template-no-folder = Mappen med skabeloner findes ikke: { $path }
template-folder-help = Stien regnes fra dagsordenens mappe. Uden mappen skrives protokollen med standardskabelonerne.
template-no-agenda = Uden dagsordenens fil bruges organets egne skabeloner ({ $path }) ikke.
docx-error = Protokollen kunne ikke skrives som Word-fil: { $cause }
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

# Where `protocol -o` may not write.
output-agenda = { $path } er mødets dagsorden.
output-include = { $path } er en del af mødets dagsorden.
output-toml = { $path } er en TOML-fil og kan være en dagsorden.
output-template = { $path } er en af skabelonerne.
output-record = { $path } er en af de filer, et møde er gemt i.
output-record-folder = { $path } er navnet på et mødes mappe.
output-disk = { $path } er en disk, ikke en fil.
output-no-folder = Mappen { $path } findes ikke.
output-other = { $path } er navnet på en anden af mødets protokoller; denne hedder { $wanted }.
output-called-public = { $path } hedder noget med .public., men det er den fulde protokol. Tilføj --audience public, eller kald filen noget andet.
output-other-meeting = { $path } er en protokol i et andet mødes mappe.
output-inside = { $path } er i en mappe inde i mødets mappe. Der holdes offentlige filer ikke ved lige.
output-name = Navnet { $path } er ikke gyldig UTF-8. I mødets mappe kan en fil med det navn ikke holdes ved lige.
output-hint = Der er ikke skrevet noget. Angiv en anden fil med -o, eller udelad -o: Så skrives protokollen i mødets mappe.
