# The help: what each key does.
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
help-close = gennemgår og afslutter mødet
help-changed-agenda = spørger om en ændret dagsorden, der ikke er taget i brug
help-help = denne hjælp
help-leave = forlader; mødet er ikke afsluttet
help-interrupt = forlader, efter et spørgsmål
help-editor-title = I en tekst
help-editor-record = noterer teksten
help-editor-enter = ny linje; i en tekst på én linje: noterer den
help-editor-esc = går ud og gemmer kladden
help-editor-phrases = indsætter en standardtekst og sætter udfaldet
help-editor-outcome = vælger beslutningens udfald
help-editor-undo = fortryder og gentager i teksten
help-editor-at = nævner en ansvarlig; Tab vælger fra listen
help-editor-date = sætter en frist: !6/2, !fredag, !uge 24, !næste møde
help-chair = viser, hvad mødelederen ser; c eller Esc går tilbage
catch-help = henter tid ind: hvad der skal til for at slutte til tiden
guest-help = gæster: kaldt ind (→), ankommet (✓), kom ikke (✗)
attend-help = fremmøde: afbud, udeblevet, stedfortræder, kom og gik, inhabil
vote-help = afstemning: for, imod, undlod; afvigende mening og protokolbemærkning
stopped-help-again = se, om der kan gemmes igen, og gem det, der venter
stopped-help-elsewhere = fortsæt i en anden mappe, når der ikke kan gemmes
