# A new meeting: the form that asks for it, and the agenda that is written for it.
new-start = Start et møde nu
new-create = Opret en dagsorden
new-title = Møde
new-field-title = Titel
new-field-body = Udvalg, bestyrelse, gruppe
new-field-date = Dato
new-place = Dagsordenen gemmes i { $path }
new-hint-next = { $accept } videre · { $leave } fortryd
new-hint-start = { $accept } åbner mødet · { $up } tilbage · { $leave } fortryd
new-hint-create = { $accept } opretter dagsordenen · { $up } tilbage · { $leave } fortryd
new-bodies = Kendte: { $bodies }. Tab skriver navnet færdigt.
new-ask-folder = Mappen { $folder } er her ikke, og bliver oprettet. Tryk Enter igen, eller Esc.
new-written = Oprettet: { $path }
new-written-next = Skriv punkterne i filen med en editor. »punktlig { $path }« åbner mødet.

# The comments in the agenda, and what its examples say. Each is one line.
new-comment-file = Mødets dagsorden. Når filen gemmes, følger punktlig med, også mens mødet er i gang.
new-comment-signs = Linjer med # foran er forklaringer og eksempler. Fjern # foran et eksempel, der skal gælde.
new-comment-check = »punktlig check { $file }« viser, om der er fejl i den.
new-comment-body = Udvalget, bestyrelsen eller gruppen, der beslutter.
new-comment-head = Stedet, hvornår mødet begynder og slutter, og id for den, der leder det.
new-comment-people = Hvem der er med, ét afsnit for hver. Den, der ikke er medlem, har role = "participant".
new-comment-items = Punkterne, ét afsnit for hvert. Et lukket punkt har access = "closed".
new-comment-slots = Tidsplanen, hvis der er en, ét afsnit for hver tid. En pause har kind = "break" og ingen items.
new-example-body = Direktionen
new-example-place = Mødelokale 1
new-example-position = Direktør
new-example-item = Budget
new-example-recommendation = Budgettet godkendes.

# The comments in the agenda of the next meeting of a series.
next-comment-from = Oprettet ud fra { $name }, mødet den { $date }.
next-comment-not-considered = Ikke behandlet dér: { $title }
next-comment-plan = Fra planen over kommende møder, { $date }.
next-comment-postponed = Udsat på mødet den { $date }.
next-comment-recorded = Fra mødet den { $date }.
next-comment-end = TJEK: Planen slutter senere end sidst.
next-comment-intro = TJEK: Indledningen er fra det forrige møde.
next-no-agenda = { $path }: Mødets dagsorden er der ikke, så den næste kan ikke laves ud fra den.
next-no-agenda-hint = Læg dagsordenens fil tilbage ved siden af mødets mappe.
next-broken = { $path } kan ikke bruges til den næste dagsorden.
next-broken-hint = »punktlig check { $path }« viser, hvad der er galt.
next-no-date = { $path } siger ikke, hvornår det næste møde er.
next-no-date-hint = Angiv dagen med --date, fx --date 2026-12-02.
next-not-later = Det næste møde skal være efter { $path }, som er mødet den { $date }.
next-not-later-hint = Angiv en senere dag med --date.
next-elsewhere = { $path } kan ikke bruge de filer, som dagsordenen i { $folder } henter noget fra.
next-elsewhere-hint = Læg den nye dagsorden i samme mappe.
