# Votes, dissent and remarks.
vote-title = Afstemning · { $item }
vote-hint = { $accept } notér · { $leave } kladde · { $undo } fortryd
vote-hint-decisions = { $accept } notér · { $leave } kladde · { $next } næste afstemning · { $undo } fortryd
vote-hint-after = { $accept } begrundelse · { $leave } kladde · { $next } næste · Ctrl-Z fortryd
vote-hint-counts = { $accept } tager tallene · { $leave } tilbage
vote-for = for
vote-against = imod
vote-abstained = undlod
vote-key-all = alle for
vote-key-rest = resten for
vote-key-counts = tal
vote-key-casting = afgørende stemme
vote-key-clear = fjern
vote-group = Liste { $group }
vote-no-group = Uden gruppe
vote-not-there = ikke til stede
vote-totals = { $favour } for · { $against } imod · { $abstained } undlod
vote-casting-for = afgørende stemme: for
vote-casting-against = afgørende stemme: imod
vote-told = { $votes } af { $present } noteret
vote-told-fewer = { $votes } af { $present } noteret, { $missing } mangler
vote-told-more = { $votes } noteret, men kun { $present } kan stemme
vote-on-decision = Beslutning: { $text }
vote-on-none = Ingen beslutning endnu: Hører til den næste på punktet
vote-on-none-yet = Ingen beslutning endnu: { $count ->
    [one] en afstemning venter
   *[other] { $count } afstemninger venter
} før denne
vote-on-its-own = Hører ikke til nogen beslutning
vote-field-counts = For, imod og undlod i alt: 5-3-1
vote-no-counts = Skriv tallene som 5-3-1 eller 5 for, 3 imod, 1 undlod.
vote-counts-known = { $side }: { $votes } er noteret ved navn eller gruppe; tallet er for alle.
vote-counts-more = { $votes } stemmer, men kun { $present } kan stemme.
vote-nobody = Ingen af medlemmerne kan stemme her. Stemmer kan noteres som tal.
vote-nothing = Der er ingen stemmer at notere endnu.
vote-nothing-to-undo = Der er intet at fortryde i afstemningen.
vote-casting-out = { $name } stemmer ikke her og kan ikke afgøre afstemningen. Leder en anden mødet, så skriv det som chair i dagsordenen.
vote-no-tie = En afgørende stemme gives kun, når stemmerne står lige.
vote-tie = stemmerne står lige, og den afgørende stemme er ikke noteret
vote-casting-no-tie = en afgørende stemme er noteret, men stemmerne står ikke lige
vote-not-carried = intet flertal for, men beslutningen er noteret som godkendt
vote-carried = flertal for, men beslutningen er noteret som ikke godkendt
vote-twice = { $name } er noteret to gange
vote-absent = { $name } er ikke til stede
vote-disqualified = { $name } er inhabil
vote-group-more = { $group } har { $votes } stemmer, men kun { $present } til stede
vote-choice-decision = Hører til beslutningen: { $text }
vote-heading-alone = Uden beslutning
vote-draft = Kladde til en afstemning venter
vote-word = Afstemning
vote-review-no-quorum = Besluttet uden at være beslutningsdygtig
vote-review-none = Beslutning uden afstemning
vote-review-wrong = Afstemninger, der ikke går op

# Dissent and remarks.
dissent-key = afvigende mening
dissent-key-remark = bemærkning
dissent-choose = Her er ingen medlemmer at skrive det for.
dissent-editor = Afvigende mening · { $name } · { $item }
dissent-editor-remark = Protokolbemærkning · { $name } · { $item }
dissent-draft = Kladde til en afvigende mening venter
dissent-draft-remark = Kladde til en protokolbemærkning venter
dissent-word = Afvigende mening
dissent-word-remark = Protokolbemærkning
dissent-to-remark = Gør til protokolbemærkning
dissent-to-dissent = Gør til afvigende mening
