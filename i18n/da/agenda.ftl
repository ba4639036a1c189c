# Agendas: findings and check.
finding-error = fejl
finding-warning = advarsel
finding-hint = forslag
finding-help = hjælp
finding-more = … og { $count } til. Ret de første, og kontrollér igen.
finding-did-you-mean = Mente du { $name }?
finding-word-here = { $word } hedder { $right } her.

finding-syntax = Linjen kan ikke læses som TOML
finding-syntax-help = En linje er nøgle = værdi, [[tabel]] eller # bemærkning. Se eksemplerne i docs/agenda.md.
finding-syntax-duplicate = Nøglen står to gange i samme tabel
finding-syntax-duplicate-help = Behold den ene. En ny person, sag eller tid begynder med sin egen linje: [[person]], [[item]], [[slot]].
finding-syntax-depth = Værdien er indlejret for dybt
finding-syntax-quote = Teksten mangler anførselstegn
finding-syntax-quote-help = Skriv teksten i anførselstegn: nøgle = "tekst".
finding-syntax-quote-exact-help = Skriv "{ $text }".
finding-syntax-string = Teksten er ikke afsluttet, eller den har et tegn, der ikke kan stå i den
finding-syntax-string-help = En tekst på én linje står mellem " og ", en tekst på flere linjer mellem """ og """. En omvendt skråstreg skrives \\.
finding-syntax-header = Tabellens overskrift er ikke skrevet rigtigt
finding-syntax-header-help = Skriv [[person]], [[item]] eller [[slot]] med to firkantede parenteser i hver ende, [protocol] med én. Linjerne under den kontrolleres, når den er rettet.
finding-syntax-list = Listen eller den indlejrede tabel er ikke skrevet rigtigt
finding-syntax-list-help = En liste er ["a", "b"], en indlejret tabel er {"{"} who = "a", via = "Teams" {"}"}: komma imellem og en parentes i hver ende.
finding-syntax-value = Der mangler en værdi eller et lighedstegn
finding-syntax-value-help = Skriv nøgle = værdi, eller slet linjen.
finding-syntax-number = Værdien er hverken et tal, en dato eller et klokkeslæt
finding-syntax-number-help = Sæt anførselstegn om, hvis det er tekst: nøgle = "tekst". En dato skrives 2025-01-15.
finding-syntax-key = Nøglen er ikke skrevet rigtigt
finding-syntax-key-help = En nøgle er små bogstaver og _ og står til venstre for lighedstegnet.
finding-word-quotes = Anførselstegnene { $marks } kommer fra Word
finding-word-quotes-help = Skriv ".
finding-open-line = Teksten er ikke afsluttet på linjen
finding-open-line-help = Sæt " efter teksten. En tekst på flere linjer står mellem """ og """. De andre linjer er kontrolleret.
finding-open-text = Teksten er ikke afsluttet
finding-open-text-help = Sæt { $marks } på en linje efter teksten. Fra næste tabel eller nøgle er filen kontrolleret, så vidt det er muligt.
finding-open-rest-help = Sæt { $marks } på en linje efter teksten. Resten af filen er ikke kontrolleret, før teksten er afsluttet.
finding-open-list = Listen eller den indlejrede tabel er ikke afsluttet
finding-open-list-help = Sæt ] efter listen, {"}"} efter en indlejret tabel. Fra næste tabel eller nøgle er filen kontrolleret, så vidt det er muligt.
finding-quotes-inside = Anførselstegn inde i teksten afslutter den
finding-quotes-inside-help = Skriv » og « inde i teksten, eller \".
finding-colon = Efter nøglen står et kolon
finding-colon-help = Skriv = i stedet for kolon: nøgle = "tekst".

finding-unknown-key = Ukendt nøgle: { $key }
finding-unknown-key-help = Her kan stå: { $keys }.
finding-unknown-key-top-help = { $key } gælder hele dagsordenen: Flyt linjen op før den første [[…]].
finding-online-help = Hvem der er online, står øverst i filen: online = ["id"]. En gæst: guests = [{"{"} who = "id", via = "Teams" {"}"}].
finding-key-is-table = Det er en tabel for sig: { $header } på en egen linje.
finding-key-elsewhere = { $key } hører til i { $tables }. Her kan stå: { $keys }.
finding-missing-key = { $key } mangler
finding-missing-key-help = Tilføj { $key } = ….
finding-empty-text = { $key } er tom
finding-empty-text-help = Skriv { $key } = "…" med en tekst mellem anførselstegnene.
finding-empty-who-help = Skriv et id eller et navn mellem anførselstegnene, eller slet dem.
finding-wrong-type =
    Her skal stå { $expected ->
        [text] en tekst
        [id] et id som tekst
        [number] et nummer eller et id
        [whole] et helt tal
        [boolean] true eller false
        [date] en dato
        [time] et klokkeslæt
        [list] en liste
        [table] en tabel
        [guest] en gæst: en tekst eller en tabel med who og via
        [point] et punkt: en tekst eller en tabel med text og minutes
        [quorum] "half", "none" eller et antal medlemmer
       *[recommendations] en tekst eller en liste af tekster
    }, ikke { $found ->
        [text] en tekst
        [whole] et helt tal
        [float] et decimaltal
        [boolean] true eller false
        [date] en dato eller et klokkeslæt
        [list] en liste
       *[table] en tabel
    }
finding-wrong-type-help =
    { $expected ->
        [text] Skriv en tekst i anførselstegn: "tekst".
        [id] Skriv id'et i anførselstegn: "jk".
        [number] Skriv nummeret, som det er, 5, eller et id i anførselstegn, "tidsplan".
        [whole] Skriv et helt tal uden anførselstegn: 15.
        [boolean] Skriv true eller false uden anførselstegn.
        [date] Skriv datoen uden anførselstegn og uden klokkeslæt: 2025-01-15.
        [time] Skriv klokkeslættet i anførselstegn: "11.05".
        [list] En liste står i firkantede parenteser: ["a", "b"]. En tabel for sig selv har to: [[slot]].
        [table] En tabel står under sin egen linje, [protocol] eller [[slot]], eller i tuborgklammer: {"{"} who = "ba" {"}"}.
        [guest] Skriv "ba", "Borgmester" eller {"{"} who = "ba", via = "Teams" {"}"}.
        [point] Skriv "Budget 2026" eller {"{"} text = "Budget 2026", minutes = 60 {"}"}.
        [quorum] Skriv "half", "none" eller et helt tal over 0: 5.
       *[recommendations] Skriv "tekst" eller ["den første", "den anden"].
    }
finding-bad-id = { $id } kan ikke være et id: Et id består af små bogstaver a-z, tal, - og _
finding-bad-id-help = Skriv fx { $id }.
finding-bad-id-other-help = Skriv et id som "jk" eller "tidsplan-1".
finding-out-of-range = Tallet skal være mellem { $from } og { $to }
finding-out-of-range-help = Skriv et helt antal minutter, højst { $to }: Det er et døgn.
finding-unknown-word = Ukendt ord: { $word }
finding-unknown-word-help = Her kan stå: { $words }.

finding-unquoted-time = Klokkeslættet { $time } står uden anførselstegn og læses som et tal: 11.50 ville blive til 11,5
finding-unquoted-time-help = Skriv "{ $time }".
finding-bad-time = { $time } er ikke et klokkeslæt i hele minutter
finding-time-help = Skriv klokkeslættet som "11.05", "11:05" eller "kl. 11.05".
finding-bad-date = { $date } kan ikke læses som en dato
finding-year-first = Skriv året først: { $date }.
finding-year-missing = Skriv datoen med år, måned og dag: 2025-01-15.
finding-date-figures = Skriv { $date }, med to cifre til måned og dag.
finding-date-bare = Skriv datoen uden anførselstegn: { $date }.
finding-date-no-time = Skriv datoen uden klokkeslæt: { $date }.
finding-no-month = Der er ingen måned { $month }
finding-no-month-help = Efter året kommer måneden, så dagen: { $date }.
finding-no-day = Datoen { $date } findes ikke
finding-no-day-help = Måneden har { $days } dage.
finding-minutes-and-until = Både minutes og until
finding-minutes-and-until-help = Behold det ene.
finding-date-order = Datoen { $date } er før { $from }
finding-date-order-help = Dagene skal stå i rækkefølge, og ingen af dem kan ligge før mødets dato.
finding-next-meeting-past = Næste møde den { $date } er ikke efter mødet den { $from }
finding-next-meeting-cancelled = Mødet den { $date } er aflyst i mødeplanen
finding-next-meeting-later = Mødeplanen har et møde før den { $date }
finding-next-meeting-planned = Mødeplanens næste møde er den { $date }.
finding-next-meeting-help = Skriv datoen for det næste møde.

finding-duplicate-number = Nummer { $number } er brugt før, i linje { $line }
finding-duplicate-number-help = Giv det ene punkt et andet nummer, og ret de steder, hvor det er nævnt.
finding-duplicate-number-closed-help = Et lukket punkt kan have samme nummer som et åbent, når det har et id. Giv det lukkede et, fx id = "lukket-{ $number }", og skriv id'et i dets [[slot]].
finding-alike-number = Nummer { $number } ligner { $other } i linje { $line }, men er skrevet på en anden måde
finding-alike-number-help = Skriv det samme nummer, hvis det er samme punkt; giv det ellers et andet.
finding-shared-number = Nummer { $number } har både et åbent og et lukket punkt
finding-shared-number-help = Skriv punktets id i stedet: { $ids }.
finding-duplicate-id = Id'et { $id } er brugt før, i linje { $line }
finding-duplicate-id-help = Giv den ene et andet id, og ret de steder, hvor det er nævnt; eller slet den, der er for meget.
finding-party-twice = Id'et { $id } er både en persons og en enheds
finding-party-twice-help = Personer og enheder deler id'er: Giv enheden et andet, og ret de steder, hvor den er nævnt.
finding-unknown-timezone = Ukendt tidszone: { $zone }
finding-unknown-timezone-near = Skriv { $near }.
finding-unknown-timezone-help = Skriv zonens navn, fx Europe/Copenhagen.
finding-unknown-person = Der er ingen person med id'et { $id }
finding-unit-no-person = { $id } er en enhed; her skal stå en person
finding-unknown-party = Der er ingen person eller enhed med id'et { $id }
finding-unknown-person-help = Tilføj personen med [[person]], eller ret id'et.
finding-unknown-party-help = Tilføj personen med [[person]], eller skriv navnet med stort, hvis det er fri tekst.
finding-substitute-is-member = { $name } er selv medlem og kan ikke være stedfortræder
finding-substitute-is-member-help = Ingen har to pladser. Skriv en anden, eller "none", hvis der ingen stedfortræder er.
finding-online-guest = { $id } er gæst, og online er for medlemmer og andre, der er med hele mødet
finding-online-guest-help = Skriv det ved punktet: guests = [{"{"} who = "{ $id }", via = "Teams" {"}"}].
finding-unknown-item = Der er intet punkt med nummeret eller id'et { $id }
finding-unknown-item-help = Tilføj punktet med [[item]], eller ret nummeret.

finding-include-outside = { $path } ligger uden for dagsordenens mappe
finding-include-outside-help = Læg filen i dagsordenens mappe eller under den, og skriv stien derfra.
finding-include-missing = { $path } findes ikke
finding-include-missing-help = Stien regnes fra den fil, som den står i.
finding-include-loop = Filerne inkluderer hinanden i ring: { $chain }
finding-include-loop-help = Fjern den ene henvisning.
finding-include-too-many = En dagsorden kan højst bestå af { $most } filer
finding-include-no-file = { $path } er ikke en almindelig fil
finding-include-too-large = { $path } er for stor til at være en dagsorden (over 2 MiB i alt)
finding-include-no-text = { $path } er ikke tekst i et tegnsæt, som punktlig kan læse sikkert
finding-encoding = { $path } er ikke UTF-8 og er læst som dansk tekst i Windows-1252
finding-encoding-help = Se efter, at æ, ø og å står rigtigt, og gem så filen igen med tegnsættet UTF-8.
finding-include-unreadable = { $path } kan ikke læses: { $cause }

finding-time-order = Kl. { $time } står ikke i rækkefølge: Punktet ligger mellem { $from } og { $to }
finding-time-order-after = Kl. { $time } står ikke i rækkefølge: Punktet før begynder { $from }
finding-time-order-before = Kl. { $time } står ikke i rækkefølge: Det næste punkt begynder { $to }
finding-time-order-fit-help = Kun { $used } passer her. Mødet bruger { $used }; ret tiden til "{ $used }".
finding-time-order-help = Mødet bruger { $used }. Ret tiden, eller flyt punktet hen, hvor tiden passer.
finding-time-order-no-time-help = Mødet bruger { $used }, men dér er der ingen tid til punktet: Dets ur tæller kun op. Ret tiden, eller flyt punktet hen, hvor tiden passer.
finding-time-order-no-time-before-help = Mødet bruger { $used }, men så er der ingen tid til punktet før: Dets ur tæller kun op. Ret tiden, eller flyt punktet hen, hvor tiden passer.
finding-too-long =
    { $minutes ->
        [one] { $minutes } minut
       *[other] { $minutes } minutter
    } er mere, end der er: { $gap ->
        [one] { $gap } minut
       *[other] { $gap } minutter
    } til kl. { $next }
finding-too-long-help = Afkort punktet, eller flyt det næste.
finding-until = Punktet skulle slutte { $until }, men begynder { $start }
finding-until-help = Et tidligere klokkeslæt er først næste dag, når der står overnight = true øverst. Der regnes i stedet til det næste punkt.
finding-until-is-start = Punktet slutter, når det begynder ({ $time })
finding-until-is-start-help = Skriv minutes, eller slet until.
finding-no-hard-end = Punktet har ingen sluttid at holde
finding-no-hard-end-help = Skriv until = "11.20", eller slet hard_end.
finding-announced-start = Mødet er indkaldt til kl. { $said }, men planen begynder { $plan }
finding-announced-end = Ifølge indkaldelsen slutter mødet kl. { $said }, men planen slutter { $plan }
finding-announced-end-later = Ifølge indkaldelsen slutter mødet kl. { $said }, men planen slutter { $day } kl. { $plan }
finding-after-midnight = Planen går over midnat og slutter { $day } kl. { $plan }
finding-after-midnight-help = Ret tiderne, hvis det ikke er meningen. Går mødet over midnat, så skriv overnight = true øverst. Hører det til næste dag, så skriv date = { $date } på det første punkt efter midnat.
finding-announced-help = Mødet følger planen. Ret tiden i indkaldelsen, hvis det er den, der er forkert.
finding-item-without-slot = Punkt { $id } har ingen tid i planen
finding-item-without-slot-title = Punktet »{ $title }« har ingen tid i planen
finding-item-without-slot-help = Tilføj en [[slot]] med items = [{ $id }], eller fjern punktet.
finding-length-in-text = Der står { $typed } i teksten
finding-length-in-text-help = Skal det være minutes = { $minutes }?
finding-break-in-title = »{ $title }« lyder som en pause, men kører som et punkt
finding-break-in-title-help = Skriv kind = "break" på linjen under titlen. Er det et punkt, så skriv kind = "item".
finding-close-in-title = »{ $title }« lyder som mødets afslutning, men kører som et punkt
finding-close-in-title-help = Skriv kind = "close" på linjen under titlen. Er det et punkt, så skriv kind = "item".
finding-closed-heading = Overskriften »{ $heading }« er kun over lukkede punkter, og den er offentlig
finding-closed-heading-help = Skriv den, så den kan offentliggøres, eller sæt den også over et åbent punkt.
finding-no-record = Der er ingen protokol »{ $name }« ved siden af dagsordenen
finding-no-record-help = Skriv navnet på mødets mappe, fx 2025-01-08-direktionen, eller læg den ved siden af dagsordenen.
finding-supplement-early = Tillægsdagsordenen er udsendt { $date }, før dagsordenen { $issued }
finding-supplement-late = Tillægsdagsordenen er udsendt { $date }, efter mødet { $from }
finding-supplement-help = Ret datoen.
finding-number-gap = Punkt { $number } mangler i nummereringen
finding-number-gap-two = Punkterne { $first } og { $second } mangler i nummereringen
finding-number-gap-several = Punkterne { $from } til { $to } mangler i nummereringen
finding-number-order = Punkt { $number } står efter punkt { $before }
finding-number-order-help = Dagsorden og protokol har punkterne i filens rækkefølge: Flyt punktet, eller ret numrene.
finding-number-gap-help = Ret numrene, eller tilføj det, der mangler.
finding-weekday =
    "{ $written }" passer ikke: { $date } er { $day ->
        [mon] en mandag
        [tue] en tirsdag
        [wed] en onsdag
        [thu] en torsdag
        [fri] en fredag
        [sat] en lørdag
       *[sun] en søndag
    }
finding-weekday-help = Ret ugedagen eller datoen.

agenda-break-title = Pause

check-clean = { $file }: i orden
check-warnings =
    { $file }: { $warnings ->
        [one] { $warnings } advarsel
       *[other] { $warnings } advarsler
    }
check-errors = { $file }: { $errors } fejl
check-both =
    { $file }: { $errors } fejl og { $warnings ->
        [one] { $warnings } advarsel
       *[other] { $warnings } advarsler
    }
check-too-large = { $path } er for stor til at være en dagsorden (over 2 MiB i alt)
check-no-text = { $path } er ikke tekst i et tegnsæt, som punktlig kan læse sikkert
check-no-text-hint = Gem filen igen med tegnsættet UTF-8.
check-no-file = { $path } er ikke en almindelig fil

finding-too-large-help = Del mødet i flere dagsordener, eller læg lange tekster i bilag.
finding-no-file-help = Angiv en fil med dagsordenens tekst, ikke en mappe, et rør eller en enhed.
finding-too-many-files-help = Saml det, som flere dagsordener deler, i færre filer.
finding-syntax-depth-help = Skriv lister og tabeller inde i hinanden højst nogle få lag dybt.
finding-too-many-entries = Dagsordenens lister har over { $most } poster i alt
finding-too-many-entries-help = Del mødet i flere dagsordener. Der tælles punkter, tider, personer, bilag og alt andet, der står i en liste.
finding-long-line = Teksten er for lang til at stå på én linje (over { $most } tegn)
finding-long-line-help = Skriv en kort titel, og læg resten i background eller presentation.
finding-many-marks = Dagsordenens tekster har over { $most } opsætningstegn i alt
finding-many-marks-help = Læg det lange materiale i et bilag. Der tælles linjer, punkter i lister, celler i tabeller og tegn som * _ ` [ ].
finding-deep-text = Teksten er opsat i over { $most } niveauer inden i hinanden
finding-deep-text-help = Brug færre niveauer i lister og citater; flere end et par stykker kan ingen læse.
finding-long-names = De navne og titler, som dagsordenen henviser til, ville fylde over { $most } millioner tegn i alt
finding-long-names-help = Gør teksten kortere, eller henvis til den færre steder.
# Formats.
pdf-finding = Denne udgave af punktlig er bygget uden PDF, så kun de andre formater skrives, når mødet afsluttes
pdf-finding-help = PDF fås med cargo install --path . --features pdf. Eller slet "pdf" her.
