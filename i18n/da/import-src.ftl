# Hvorfor et dokument ikke importeres, og hvad man så gør.

import-too-large = { $file } fylder mere end { $most } MiB.
import-too-many-pages = { $file } har mere end { $most } sider.
import-too-much = { $file } rummer mere, end en dagsorden kan: for meget tekst, for mange dele eller for mange niveauer.
import-encrypted = { $file } er beskyttet med adgangskode.
import-scanned = { $file } har ingen tekst: siderne er billeder.
import-old-word = { $file } er i et gammelt Word-format (.doc eller .rtf).
import-spreadsheet = { $file } er en projektmappe fra et regneark.
import-archive = { $file } er en pakke med filer og ikke et dokument.
import-unknown-xml = { $file } er XML fra et ukendt system.
import-entities = { $file } erklærer sine egne XML-entiteter og læses derfor ikke.
import-encoding = { $file } er tekst i en ukendt tegnkodning.
import-unknown = { $file } er ikke et dokument, der kan importeres.
import-damaged = { $file } er beskadiget eller ikke hel.
import-empty = { $file } har ingen tekst.
import-slow = { $file } blev ikke læst inden for { $seconds ->
    [one] ét sekund
   *[other] { $seconds } sekunder
 }.
import-stopped = { $file } kunne ikke læses: Den kræver for meget hukommelse, eller der er noget galt i den.
import-not-run = { $file } blev ikke læst, for den del af punktlig, der læser dokumenter, startede ikke: { $cause }

hint-import-part = Gem dagsordenen uden bilag, og importér den.
hint-import-encrypted = Gem den uden adgangskode, og importér den.
hint-import-scanned = Få teksten genkendt (OCR), eller bed om dagsordenen som Word-fil.
hint-import-old-word = Åbn den i Word eller LibreOffice, gem den som .docx, og importér den.
hint-import-spreadsheet = Gem arket med dagsordenen som CSV, og importér det.
hint-import-archive = Pak den ud, og importér filen med dagsordenen.
hint-import-encoding = Gem den som tekst i UTF-8, og importér den.
hint-import-unknown = PDF, Word (.docx), OpenDocument (.odt), HTML, e-mail (.eml), tekst, CSV og XML fra SBSYS, Acadre og eDoc kan importeres. Tekst kan også sættes ind: punktlig import -
hint-import-again = Åbn den i det program, den er fra, gem den igen, og importér den. Eller kopiér teksten: punktlig import -
hint-import-not-run = Prøv igen. Sker det igen, så installér punktlig igen.

# Hvad der er gættet i et sagssystems møde.
import-title-of-case-system = Titlen er udvalgets navn: { $system } har ingen titel for mødet.
