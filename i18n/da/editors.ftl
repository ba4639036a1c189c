# The editors: a decision, a note, a follow-up.
editor-decision = Beslutning · { $item }
editor-decision-further = { $before ->
    [one] Anden beslutning · { $item }
   *[other] Endnu en beslutning · { $item }
}
editor-discussion = Drøftelse · { $item }
editor-discussion-of-note = Drøftelse til protokollen · { $item }
editor-note = Notat · { $item }
editor-outcome = Udfald: { $outcome } ({ $key })
hint-editor-decision = { $accept } notér · { $phrases } tekster · { $leave } kladde
hint-editor-further = { $accept } notér · { $up } ret { $before ->
    [one] første
   *[other] seneste
} · { $leave } kladde
hint-editor-note = { $accept } notér · { $leave } kladde
hint-list = 1–{ $last } eller { $up }{ $down } { $accept } · { $leave } lukker
hint-follow-up = { $accept } notér · { $complete } vælg navn · { $leave } kladde
list-phrases = Standardtekster
list-outcomes = Udfald
line-follow-up = Opfølgning · { $item }
line-follow-up-help = Hvad, hvem og hvornår: Sender opsamling ud @navn !6/2
