# What is said of an agenda that was read from a document, in its file and in the report.
import-check = TJEK
import-form-day = ÅÅÅÅ-MM-DD
import-comment-source = Læst fra { $name }.
import-comment-check = Linjer med { $check } er værd at se efter. Linjer med # foran gælder ikke; det er dokumentets egne ord, som ikke blev forstået.
import-comment-left = Ikke forstået:
import-comment-left-page = Ikke forstået (side { $page }):
import-no-date = Dokumentet siger ikke, hvilken dag mødet er.
import-no-title = Dokumentet siger ikke, hvad mødet hedder.
import-same-person = { $other } i udvalgets fil er taget for { $name } i dokumentet.
import-report = { $document } → { $agenda }
import-report-printed = { $document }
import-found-items = { $count ->
    [one] 1 punkt
   *[other] { $count } punkter
}
import-found-closed = { $count ->
    [one] 1 lukket
   *[other] { $count } lukkede
}
import-found-slots = { $count ->
    [one] 1 tid i planen
   *[other] { $count } tider i planen
}
import-found-people = { $count ->
    [one] 1 person
   *[other] { $count } personer
}
import-found-known = { $count ->
    [one] heraf 1 fra udvalgets fil
   *[other] heraf { $count } fra udvalgets fil
}
import-found-annexes = { $count } bilag
import-found-upcoming = { $count ->
    [one] 1 kommende møde
   *[other] { $count } kommende møder
}
import-report-check = { $count ->
    [one] Se efter 1 sted:
   *[other] Se efter { $count } steder:
}
import-report-left = { $count ->
    [one] Ikke forstået, men med som kommentar, 1 sted:
   *[other] Ikke forstået, men med som kommentar, { $count } steder:
}
import-remark = {"  "}linje { $line }: { $text }
import-remark-page = {"  "}linje { $line } (side { $page }): { $text }
import-input = det, der blev indsat
import-several = Flere dokumenter bliver til flere dagsordener: -o skal være en mappe, der findes, og --part kan ikke bruges.
import-several-hint = Opret mappen først, eller importér dokumenterne ét ad gangen.
import-nothing = { $path }: Der er ingen dagsorden i dokumentet.
import-nothing-hint = punktlig finder punkter ved deres numre eller overskrifter og tider som »Kl. 9.00«. Skriv selv dagsordenen med »punktlig new«, eller kopiér dokumentets tekst til »punktlig import -«.
import-no-part = { $path } har { $count ->
    [one] 1 dagsorden
   *[other] { $count } dagsordener
}; der er ingen nr. { $part }.
import-no-part-hint = Udelad --part for at se dem.
import-parts = { $path } har { $count } dagsordener:
import-ask-part = Hvilken? Skriv nummeret:
import-parts-hint = Vælg en af dem med --part.
import-ask-date = Hvilken dag er mødet? (Enter: ved det ikke endnu)
import-ask-title = Hvad hedder mødet? (Enter: ved det ikke endnu)
import-other-date = { $path } siger, at mødet er { $stated }, og ikke { $given }.
import-other-date-hint = Udelad --date, og ret datoen i dagsordenen, hvis dokumentet tager fejl.
import-body-wrong = { $path } har fejl.
import-body-hint = »punktlig check« på en dagsorden, der bruger { $path }, viser dem.
import-body-outside = { $path } ligger ikke i { $folder } eller en mappe i den, så en dagsorden dér kan ikke bruge den.
import-body-outside-hint = Angiv en anden plads til dagsordenen med -o, eller flyt udvalgets fil.
import-not-toml = { $path } er ikke navnet på en dagsorden: Den ender på .toml.
import-not-toml-hint = Skriv fx -o meetings/2025-01-15-direktionen.toml.
import-taken-hint = Angiv et andet navn med -o.
import-next = »punktlig { $path }« åbner mødet.
import-is-document = { $path } er et dokument, ikke en dagsorden.
import-is-document-hint = »punktlig import { $path }« gør det til en dagsorden.
import-offer = { $path } er et dokument. Skal det blive til en dagsorden? (j/n)
import-open = Skal mødet åbnes nu? (j/n)
import-unread-pages = Teksten på side { $pages } kunne ikke læses.
