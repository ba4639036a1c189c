# The main screen. A start needs little else, so what only a dialog says is in screen.ftl.
rehearsal = ØVELSE
too-small = Vinduet er for lille. punktlig skal bruge mindst { $width } × { $height } tegn.
too-small-keys = Tasterne virker først i et større vindue; { $leave } forlader mødet.
too-small-leave = { $question } { $leave } forlader det, { $stay } bliver.

# The time of the running slot.
time-left = ● { $time } tilbage
time-soon-over = ◔ { $time } tilbage – snart slut
time-over = ▲ { $time } over tiden
time-counts-up = ● { $time } i gang
time-began = begyndt { $time }
time-planned = planlagt { $minutes } min
time-until = slutter { $time }
time-again = { $count }. gang
time-paused-since = pause siden { $time }
time-paused-left = ‖ { $time } tilbage
time-paused-over = ‖ { $time } over tiden
time-paused-counts-up = ‖ { $time } i gang
time-not-begun = Mødet er ikke begyndt
time-nothing-runs = Intet punkt er i gang
time-closed = Mødet er afsluttet
time-closed-at = afsluttet kl. { $time }
time-closed-on = afsluttet den { $day } kl. { $time }
time-next-in = næste punkt { $time }, om { $left }
time-next-was = næste punkt var planlagt til { $time }
time-late-start = Mødet skulle være begyndt kl. { $time }
time-other-day = Mødet var planlagt til { $day }
time-next-day = næste punkt { $day } kl. { $time }
time-next-day-untimed = næste punkt { $day }

# Status.
drift-none = til tiden
drift-behind = { $length } bagud
drift-ahead = { $length } foran
starts-about = begynder { $time }
ends-about = slut ca. { $time }
share-each = { $length } pr. punkt til { $time }
share-last = { $length } til { $time }
share-over = sluttid passeret
share-so-far = indtil nu { $length } pr. punkt
ended-at = sluttede { $time }
pace = resten skal klares på { $percent } % af tiden
pace-brief = resten på { $percent } % af tiden
pace-none = ingen tid tilbage til resten
saved-at = ● gemt { $time }
draft-not-saved = ▲ kladden kan ikke gemmes
not-saved = ▲ intet gemmes
nothing-recorded = intet noteret endnu

# What Space does.
next-begin = Begynd mødet: { $time } { $slot }
next-begin-untimed = Begynd mødet: { $slot }
next-slot = Næste: { $time } { $slot }
next-unplanned = Næste: { $slot }
next-waits = Næste: { $slot } (venter til { $time })
next-day-ends = Slut for i dag
next-add = Tilføj det første punkt
next-review = Gennemgå og afslut mødet
next-resume = Fortsæt mødet

# Keys in the footer.
foot-help = Hjælp
foot-decision = Beslutning
foot-as-recommended = Som indstillet
foot-follow-up = Opfølgning
foot-discussion = Drøftelse
foot-note = Notat
foot-records = Noteringer
foot-read = Læs
attend-foot = Fremmøde
catch-foot = Hent ind
guest-foot = Gæster
vote-foot = Afstemning
foot-pause = Pause
foot-postpone = Udsæt
foot-mark = Mærk
foot-add-slot = Tilføj
foot-correct-time = Ret tid
foot-more-time = Mere tid
foot-search = Søg
foot-end-slot = Afslut punkt
foot-close = Afslut mødet
foot-leave = Forlad
foot-undo = Fortryd
foot-edit = Ret
foot-withdraw = Træk tilbage
foot-more = Flyt eller omdan
foot-back = Til planen

# The plan.
plan-untimed = UDEN TID I PLANEN
plan-empty = Ingen punkter endnu: { $key } tilføjer et.
plan-over = { $minutes } over
plan-under = { $minutes } under
plan-running-over = { $time } over
plan-about = ca. { $time }
plan-marked = mærket
marks-count = { $count ->
    [one] 1 punkt mærket
   *[other] { $count } punkter mærket
}
plan-postponed = udsat
plan-skipped = udgår
plan-together = under ét
plan-withdrawn = udgår
plan-removed = fjernet
plan-paused = pause

# The selected item.
item-untimed = Punktet har ingen tid i planen.
item-of-several = Valgt: { $item }
item-postponed = Udsat uden dato
item-postponed-to = Udsat til den { $date }
item-disqualified = Inhabil: { $name }
item-disqualified-with = Inhabil: { $name }, { $substitute } i stedet
item-excused = Fraværende på punktet: { $name }
item-excused-with = Fraværende på punktet: { $name }, { $substitute } i stedet
item-chair = Leder punktet: { $name }
guest = { $name } deltager
guest-via = { $name } deltager via { $via }
lead = Ved { $names }
lead-via = Ved { $names } via { $via }
slot-planned-changed = planlagt { $time }, nu { $now }
slot-moved = flyttet
slot-planned = planlagt { $time }
slot-about = ca. { $time }
slot-waits = venter til { $time }
slot-minutes = { $minutes } min
slot-held = holdt { $times }
slot-over = { $length } over
slot-under = { $length } under
slot-on-time = til tiden
slot-skipped = udgår
slot-together = behandlet under ét med andre
slot-postponed = udsat
slot-removed = udgået af dagsordenen
heading-room-notes = Noter til mødet
heading-recommendation = Indstilling
heading-decision = Beslutning
heading-follow-up = Opfølgning
heading-discussion = Drøftelse
heading-note = Notat
heading-background = Baggrund
heading-presentation = Sagsfremstilling
heading-economy = Økonomiske konsekvenser
heading-annexes = Bilag
recommendation-more = … (s: læs hele punktet)
follow-up-bare = følger op
annex-untitled = Uden titel
draft-decision = Kladde til en beslutning venter
draft-follow-up = Kladde til en opfølgning venter
draft-discussion = Kladde til en drøftelse venter
draft-note = Kladde til et notat venter
draft-words = { $draft }: { $words }

# The message line: questions and what does not go.
ask-just-begun = { $slot } er lige begyndt. Tryk { $key } igen for at begynde { $next }.
ask-just-begun-last = { $slot } er lige begyndt. Tryk { $key } igen for at gå videre.
ask-other-day = Næste punkt: { $day }. Tryk { $key } igen for at begynde.
ask-start = Begynd { $slot }? Tryk { $key } igen.
ask-return = Vend tilbage til { $slot }? Tryk { $key } igen.
notice-undo = { $line } · { $undo } fortryder
notice-redo = { $line } · { $redo } gentager
notice-close-again = { $line } · { $redo } afslutter det
notice-too-fast = For hurtigt til at være med vilje: { $key } noterede intet. Tryk igen, hvis det var meningen.
notice-held = Tasten blev holdt nede: Den virkede { $times } gange; resten er der set bort fra.
notice-key-ignored = Tasterne er ignoreret, til du trykker { $key } eller venter { $seconds } s: noget blev lukket eller ændret. { $said }
notice-rest-ignored = Kun første linje er brugt; indsæt én ad gangen ({ $key }, eller vent { $seconds } s). { $said }
notice-alt-held = Alt var stadig nede: Tasten gik til teksten. { $key } lukker teksten.
slot-long-over = { $slot } har varet { $length } længere. Glemt at gå videre? { $next }, derefter { $correct }
notice-warnings = Dagsordenen har { $count ->
    [one] én advarsel; punktlig check viser den.
   *[other] { $count } advarsler; punktlig check viser dem.
}

# The window title. It may be seen by others: no title of anything closed.
title-left = { $time } tilbage
title-soon-over = { $time } tilbage, snart slut
title-over = { $time } over
title-counts-up = { $time } i gang
title-paused = pause siden { $time }
title-begins = begynder { $time }
title-begins-on = begynder { $day } kl. { $time }
title-begins-on-day = begynder { $day }
title-not-begun = ikke begyndt
title-nothing-runs = intet punkt i gang
title-closed = mødet er afsluttet
title-item = punkt { $number }
title-items = punkt { $numbers }
title-closed-item = lukket punkt

# The agenda, edited while the meeting runs.
reload-mark = ▲ dagsorden
item-removed = Punktet er udgået af dagsordenen.
item-withdrawn = Punktet udgår: { $why }.

# Guests.
guest-agreed = aftalt { $agreed }
guest-agreed-about = aftalt { $agreed }, ca. { $expected }
guest-expected = ventes
guest-unmarked = ikke noteret på punktet
guest-called-in = kaldt ind
guest-rung-up = ringet op
guest-arrived = ankommet
guest-connected = er på
guest-absent = kom ikke
guest-stays = er her allerede
guest-call-in-now = Kald ind nu: { $names } ({ $times })
guest-ring-up-now = Ring op via { $via }: { $names } ({ $times })
guest-waits =
    { $count ->
        [one] Gæst kl. { $agreed } venter til { $expected }
       *[other] Gæster kl. { $agreed } venter til { $expected }
    }

# Where a decision is forwarded to.
forwarded-to-on = oversendt til { $body } (møde den { $date })
forwarded-to = oversendt til { $body }
forwarded-on = oversendt til mødet den { $date }

# The space bar, where the font has no sign for it
key-space = Mellemrum
