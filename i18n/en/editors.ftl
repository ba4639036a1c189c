# The editors: a decision, a note, a follow-up.
editor-decision = Decision · { $item }
editor-decision-further = { $before ->
    [one] Second decision · { $item }
   *[other] Another decision · { $item }
}
editor-discussion = Discussion · { $item }
editor-discussion-of-note = Discussion for the minutes · { $item }
editor-note = Note · { $item }
editor-outcome = Outcome: { $outcome } ({ $key })
hint-editor-decision = { $accept } record · { $phrases } phrases · { $leave } draft
hint-editor-further = { $accept } record · { $up } edit { $before ->
    [one] the first
   *[other] the latest
} · { $leave } draft
hint-editor-note = { $accept } record · { $leave } draft
hint-list = 1–{ $last } or { $up }{ $down } { $accept } · { $leave } closes
hint-follow-up = { $accept } record · { $complete } choose name · { $leave } draft
list-phrases = Standard phrases
list-outcomes = Outcome
line-follow-up = Follow-up · { $item }
line-follow-up-help = What, who and when: Send the summary @name !6 Feb
