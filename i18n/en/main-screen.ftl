# The main screen. A start needs little else, so what only a dialog says is in screen.ftl.
rehearsal = REHEARSAL
too-small = The window is too small. punktlig needs at least { $width } × { $height } characters.
too-small-keys = Keys work again in a larger window; { $leave } leaves the meeting.
too-small-leave = { $question } { $leave } leaves, { $stay } stays.

# The time of the running slot.
time-left = ● { $time } left
time-soon-over = ◔ { $time } left – soon over
time-over = ▲ { $time } over
time-counts-up = ● { $time } so far
time-began = began { $time }
time-planned = planned { $minutes } min
time-until = ends at { $time }
time-again = { $count ->
    [2] resumed
   *[other] resumed again
}
time-paused-since = paused since { $time }
time-paused-left = ‖ { $time } left
time-paused-over = ‖ { $time } over
time-paused-counts-up = ‖ { $time } so far
time-not-begun = The meeting has not begun
time-nothing-runs = Nothing is running
time-closed = The meeting is closed
time-closed-at = closed at { $time }
time-closed-on = closed on { $day } at { $time }
time-next-in = next at { $time }, in { $left }
time-next-was = next was planned for { $time }
time-late-start = The meeting was to begin at { $time }
time-other-day = The meeting was planned for { $day }
time-next-day = next on { $day } at { $time }
time-next-day-untimed = next on { $day }

# Status.
drift-none = on time
drift-behind = { $length } behind
drift-ahead = { $length } ahead
starts-about = starts { $time }
ends-about = ends about { $time }
share-each = { $length } per item until { $time }
share-last = { $length } until { $time }
share-over = past the announced end
share-so-far = { $length } per item so far
ended-at = ended { $time }
pace = keep the rest to { $percent }%
pace-brief = rest to { $percent }%
pace-none = no time left for the rest
saved-at = ● saved { $time }
draft-not-saved = ▲ the draft cannot be saved
not-saved = ▲ nothing is saved
nothing-recorded = nothing recorded yet

# What Space does.
next-begin = Start the meeting: { $time } { $slot }
next-begin-untimed = Start the meeting: { $slot }
next-slot = Next: { $time } { $slot }
next-unplanned = Next: { $slot }
next-waits = Next: { $slot } (waits until { $time })
next-day-ends = End of the day
next-add = Add the first item
next-review = Review and close the meeting
next-resume = Resume the meeting

# Keys in the footer.
foot-help = Help
foot-decision = Decision
foot-as-recommended = As recommended
foot-follow-up = Follow-up
foot-discussion = Discussion
foot-note = Note
foot-records = Records
foot-read = Read
attend-foot = Attendance
catch-foot = Catch up
guest-foot = Guests
vote-foot = Votes
foot-pause = Pause
foot-postpone = Postpone
foot-mark = Mark
foot-add-slot = Add
foot-correct-time = Correct time
foot-more-time = More time
foot-search = Search
foot-end-slot = End slot
foot-close = Close
foot-leave = Leave
foot-undo = Undo
foot-edit = Edit
foot-withdraw = Withdraw
foot-more = Move or convert
foot-back = To the plan

# The plan.
plan-untimed = NOT IN THE PLAN
plan-empty = No items yet: { $key } adds one.
plan-over = { $minutes } over
plan-under = { $minutes } under
plan-running-over = { $time } over
plan-about = c. { $time }
plan-marked = marked
marks-count = { $count ->
    [one] 1 item marked
   *[other] { $count } items marked
}
plan-postponed = postponed
plan-skipped = skipped
plan-together = together
plan-withdrawn = withdrawn
plan-removed = removed
plan-paused = paused

# The selected item.
item-untimed = The item has no time in the plan.
item-of-several = Selected: { $item }
item-postponed = Postponed without a date
item-postponed-to = Postponed to { $date }
item-disqualified = Interest declared: { $name }
item-disqualified-with = Interest declared: { $name }, { $substitute } instead
item-excused = Absent from the item: { $name }
item-excused-with = Absent from the item: { $name }, { $substitute } instead
item-chair = Chairs the item: { $name }
guest = { $name } attends
guest-via = { $name } attends via { $via }
lead = Led by { $names }
lead-via = Led by { $names } via { $via }
slot-planned-changed = planned { $time }, now { $now }
slot-moved = moved
slot-planned = planned { $time }
slot-about = about { $time }
slot-waits = waits until { $time }
slot-minutes = { $minutes } min
slot-held = held { $times }
slot-over = { $length } over
slot-under = { $length } under
slot-on-time = on time
slot-skipped = skipped
slot-together = considered together with others
slot-postponed = postponed
slot-removed = removed from the agenda
heading-room-notes = Notes for the room
heading-recommendation = Recommendation
heading-decision = Decision
heading-follow-up = Follow-up
heading-discussion = Discussion
heading-note = Note
heading-background = Background
heading-presentation = Presentation
heading-economy = Financial implications
heading-annexes = Annexes
recommendation-more = … (s: read the whole item)
follow-up-bare = follows up
annex-untitled = Untitled
draft-decision = There is a draft decision
draft-follow-up = There is a draft follow-up
draft-discussion = There is a draft discussion
draft-note = There is a draft note
draft-words = { $draft }: { $words }

# The message line: questions and what does not go.
ask-just-begun = { $slot } has only just started. Press { $key } again to start { $next }.
ask-just-begun-last = { $slot } has only just started. Press { $key } again to move on.
ask-other-day = Next slot: { $day }. Press { $key } again to start it.
ask-start = Start { $slot }? Press { $key } again.
ask-return = Return to { $slot }? Press { $key } again.
notice-undo = { $line } · { $undo } takes it back
notice-redo = { $line } · { $redo } brings it back
notice-close-again = { $line } · { $redo } closes it
notice-too-fast = Too fast to be intended: { $key } recorded nothing. Press it again if you meant it.
notice-held = The key was held down: it acted { $times } times; the rest is ignored.
notice-key-ignored = Keys are ignored until you press { $key } or wait { $seconds } s: something closed or changed. { $said }
notice-rest-ignored = Only the first line was used; paste one at a time ({ $key }, or wait { $seconds } s). { $said }
notice-alt-held = Alt was still down: the key went to the text. { $key } closes the text.
slot-long-over = { $slot } is { $length } over. Forgot to move on? { $next }, then { $correct }
notice-warnings = The agenda has { $count ->
    [one] one warning; punktlig check shows it.
   *[other] { $count } warnings; punktlig check shows them.
}

# The window title. It may be seen by others: no title of anything closed.
title-left = { $time } left
title-soon-over = { $time } left, soon over
title-over = { $time } over
title-counts-up = { $time } so far
title-paused = paused since { $time }
title-begins = begins { $time }
title-begins-on = begins { $day } at { $time }
title-begins-on-day = begins { $day }
title-not-begun = not begun
title-nothing-runs = no item running
title-closed = the meeting is closed
title-item = item { $number }
title-items = items { $numbers }
title-closed-item = closed item

# The agenda, edited while the meeting runs.
reload-mark = ▲ agenda
item-removed = The item was removed from the agenda.
item-withdrawn = The item is withdrawn: { $why }.

# Guests.
guest-agreed = agreed { $agreed }
guest-agreed-about = agreed { $agreed }, about { $expected }
guest-expected = expected
guest-unmarked = not marked
guest-called-in = called in
guest-rung-up = called
guest-arrived = arrived
guest-connected = connected
guest-absent = did not come
guest-stays = already here
guest-call-in-now = Call in now: { $names } ({ $times })
guest-ring-up-now = Call via { $via }: { $names } ({ $times })
guest-waits =
    { $count ->
        [one] Guest at { $agreed } waits until { $expected }
       *[other] Guests at { $agreed } wait until { $expected }
    }

# Where a decision is forwarded to.
forwarded-to-on = forwarded to { $body } on { $date }
forwarded-to = forwarded to { $body }
forwarded-on = forwarded to { $date }

# The space bar, where the font has no sign for it
key-space = Space
