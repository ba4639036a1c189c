# The minute-taker's screen.
rehearsal = REHEARSAL
too-small = The window is too small. punktlig needs at least { $width } × { $height } characters.

# The time of the running slot.
time-left = ● { $time } left
time-soon-over = ◔ { $time } left – soon over
time-over = ▲ { $time } over
time-counts-up = ● { $time } so far
time-began = began { $time }
time-planned = planned { $minutes } min
time-again = taken up { $count } times
time-paused-since = paused since { $time }
time-not-begun = The meeting has not begun
time-nothing-runs = Nothing is running
time-closed = The meeting is closed
time-closed-at = closed at { $time }
time-next-in = next at { $time }, in { $left }
time-next-was = next was planned for { $time }
time-next-day = next on { $day } at { $time }

# Status.
drift-none = on time
drift-behind = { $length } behind
drift-ahead = { $length } ahead
starts-about = starts { $time }
ends-about = ends about { $time }
ended-at = ended { $time }
pace = keep the rest to { $percent }%
pace-none = no time left for the rest
saved-at = ● saved { $time }
draft-not-saved = ▲ the draft cannot be saved
not-saved = ▲ nothing is saved
nothing-recorded = nothing recorded yet

# What Space does.
next-begin = Start the meeting: { $time } { $slot }
next-slot = Next: { $time } { $slot }
next-unplanned = Next: { $slot }
next-waits = Next: { $slot } (waits until { $time })
next-day-ends = End of the day
next-review = Review and close the meeting

# Keys in the footer.
foot-help = Help
foot-decision = Decision
foot-as-recommended = As recommended
foot-follow-up = Follow-up
foot-note = Note
foot-records = Records
foot-read = Read
foot-pause = Pause
foot-postpone = Postpone
foot-add-slot = Add
foot-correct-time = Correct time
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
plan-over = { $minutes } over
plan-under = { $minutes } under
plan-running-over = { $time } over
plan-about = abt { $time }
plan-postponed = postponed
plan-skipped = skipped
plan-removed = removed

# The selected item.
item-untimed = The item has no time in the plan.
item-of-several = Selected: { $item }
item-postponed = Postponed without a date
item-postponed-to = Postponed to { $date }
guest = { $name } attends
guest-via = { $name } attends via { $via }
lead = Led by { $names }
slot-planned = planned { $time }
slot-about = about { $time }
slot-waits = waits until { $time }
slot-minutes = { $minutes } min
slot-held = held { $times }
slot-over = { $length } over
slot-under = { $length } under
slot-on-time = on time
slot-skipped = skipped
slot-postponed = postponed
slot-removed = removed from the agenda
heading-room-notes = Notes for the room
heading-recommendation = Recommendation
heading-decision = Decision
heading-follow-up = Follow-up
heading-note = Note
heading-background = Background
heading-presentation = Presentation
heading-economy = Economy
heading-annexes = Annexes
recommendation-more = … (s: read the whole item)
follow-up-bare = follows up
annex-untitled = Untitled
access-open = Open item
access-closed = Closed item
reader-responsible = Responsible: { $names }
reader-case-worker = Case worker: { $names }
reader-empty = There is no more about this item.
draft-decision = A draft decision waits
draft-follow-up = A draft follow-up waits
draft-note = A draft note waits
draft-words = { $draft }: { $words }
written-heading = The protocol is written
written-beside = { $path } was edited by hand and stands untouched; the new one lies beside it.
written-leave = q leaves punktlig.
outcome-approved = approved
outcome-noted = noted
outcome-discussed = discussed
outcome-rejected = rejected
outcome-postponed = postponed
outcome-forwarded = forwarded
outcome-other = other
word-item = Item
word-guest = Guest
word-responsible = Responsible
word-decision = Decision
word-follow-up = Follow-up
word-note = Note

# Editors, lines and lists.
editor-decision = Decision · { $item }
editor-note = Note · { $item }
editor-outcome = Outcome: { $outcome } (F3)
hint-editor-decision = Ctrl-S record · F2 phrases · Esc draft
hint-editor-note = Ctrl-S record · Esc draft
hint-list = 1–9 or ↑↓ Enter · Esc closes
hint-menu = ↑↓ Enter, or the number · Esc cancel
hint-line = Enter record · Esc cancel
hint-correct-start = Enter record · Tab end · Esc cancel
hint-correct-end = Enter record · Tab start · Esc cancel
hint-follow-up = Enter record · Tab choose name · Esc draft
hint-search = ↑↓ and Enter go there · Esc closes
hint-reader = ↑↓ PgUp PgDn scroll · Esc closes
hint-review = Ctrl-S closes the meeting · Esc goes back
list-phrases = Standard phrases
list-outcomes = Outcome
line-follow-up = Follow-up · { $item }
line-follow-up-help = What, who and when: Sends the summary @name !6 Feb
line-add-slot = New slot after the running one
line-add-slot-help = Title, and minutes if it has any: Other business 10 – a closed one: Staff matter 10 closed
line-slot-minutes = { $slot } · { $minutes } min
line-slot-open = { $slot } · without a budget
line-correct-start = Began at · { $slot }
line-correct-end = Ended at · { $slot }
line-bounds = Between { $from } and { $to }. The neighbour moves along.
line-stretches = Held in several stretches; the nearest time is corrected, and its neighbour moves along: { $times }
line-bound = { $to } at the latest.
problem-no-title = The slot needs a title.
problem-no-time = “{ $typed }” is not a time of day. Write, for example, 11:03.
problem-bound = { $to } at the latest.
problem-bounds = The time must be between { $from } and { $to }.
problem-still-runs = The slot is still running.
search-title = Search items, people and records
search-help = Type one or more words.
search-none = Nothing found.

# Menus.
menu-other-day = The meeting is planned for { $day }. What now?
menu-leave = Leave the meeting? Nothing is lost.
menu-postpone = Postpone: { $item }
menu-record = What is to be done with the record?
menu-move = Move to
choice-start-now = Start now (the plan moves to now)
choice-rehearse = Rehearse on the planned day
choice-look = Only look at it
choice-leave = Leave punktlig
choice-leave-open = Leave – the meeting stays open
choice-stay = Stay
choice-lift-postponement = Is treated after all
choice-no-date = Without a date
choice-edit = Edit the text
choice-move = Move to another item
choice-to-decision = Turn into a decision
choice-to-follow-up = Turn into a follow-up
choice-to-note = Turn into a note
choice-withdraw = Withdraw

# The review before the close.
review-title = Review before the close
review-nothing-missing = Nothing is missing.
review-look = Look at this first. The meeting can be closed all the same.
review-cpr = What looks like a CPR number in the public protocol
review-pending = Not treated
review-undecided = Without a decision
review-postponed-decided = Postponed, and a decision is recorded
review-ownerless = Follow-up without an owner
review-drafts = Drafts not recorded

# The message line: questions and what does not go.
ask-just-begun = Only just begun. Press { $key } again to move on.
ask-other-day = Next slot: { $day }. Press { $key } again to start it.
ask-start = Start { $slot }? Press Enter again.
ask-return = Return to { $slot }? Press Enter again.
notice-no-such-key = { $key } does nothing here. { $help } shows the keys.
notice-too-fast = That was too fast to be meant; only the first was recorded.
notice-not-begun = The meeting has not begun yet.
notice-nothing-runs = Nothing is running.
notice-runs-already = { $slot } is running already.
notice-cannot-skip = Only a slot that has not begun can be skipped.
notice-cannot-postpone = The plan itself cannot be postponed.
notice-has-not-run = The slot has not run yet.
notice-no-records = Nothing is recorded on the item yet.
notice-choose-record = Choose the record first with { $key }.
notice-nothing-to-undo = There is nothing to undo.
notice-nothing-to-redo = There is nothing to redo.
notice-no-protocol = { $file } could not be written: { $cause } Everything is saved; try punktlig protocol.
notice-protocol-later = { $file } is not written yet: { $cause }. All else is saved. It is tried again.
notice-no-phrase = There is no phrase number { $number }.
notice-empty = Nothing is written.
notice-draft-kept = The draft is kept; it is here when you open it again.
notice-draft-restored = The draft from last time is still here.
notice-resumed = The meeting goes on where it was.
notice-torn = An incomplete line at the end of the journal was set aside; everything saved is here.
notice-blank = An editor had inserted blank lines at the end of the journal. They were set aside; everything saved is here.
notice-line-feed = An editor had removed the line feed at the end of the journal. It was put back; everything saved is here.
notice-warnings = The agenda has { $count ->
    [one] one warning; punktlig check shows it.
   *[other] { $count } warnings; punktlig check shows them.
}

# What happened.
did-move-plan = The plan is moved, so that the meeting begins now · { $undo } takes it back
did-start = Started: { $slot } · { $undo } takes it back
did-end = Ended: { $slot } · { $undo } takes it back
did-skip = Skipped: { $slot } · { $undo } takes it back
did-restore = To be treated after all: { $slot }
did-add = Added: { $slot } · { $undo } takes it back
did-correct-start = Start corrected, { $time }: { $slot } · { $undo } takes it back
did-correct-end = End corrected, { $time }: { $slot } · { $undo } takes it back
did-pause = The meeting is paused; its time stands still.
did-resume = The meeting goes on.
did-decide = Decision recorded: { $item } · { $undo } takes it back
did-follow-up = Follow-up recorded: { $item } · { $undo } takes it back
did-note = Note recorded: { $item } · { $undo } takes it back
did-edit = { $kind } changed · { $undo } takes it back
did-turn = { $was } is now a { $is } · { $undo } takes it back
did-move = { $kind } moved to { $item } · { $undo } takes it back
did-withdraw = { $kind } withdrawn · { $undo } takes it back
did-publish = Published: { $kind } · { $undo } takes it back
did-postpone = Postponed: { $item } · { $undo } takes it back
did-postpone-to = Postponed to { $date }: { $item } · { $undo } takes it back
did-lift-postponement = Treated after all: { $item } · { $undo } takes it back
did-undo = Undone: { $what } · { $redo } brings it back
did-redo = Redone: { $what }
name-of = { $what } – { $of }
did-close = The meeting is closed and the protocol written.
name-move-plan = the plan's move
name-start = the slot's start
name-end = the slot's end
name-skip = the skipping
name-restore = the restoring
name-add = the added slot
name-correct = the corrected time
name-pause = the pause
name-resume = the resumption
name-decide = the decision
name-follow-up = the follow-up
name-note = the note
name-edit = the change
name-move = the move
name-withdraw = the withdrawal
name-publish = the publication
name-postpone = the postponement
name-lift-postponement = treated after all
name-close = the close

# The help.
help-title = Keys
help-column-da = Danish
help-column-en = English
help-column-does = does
help-next = starts the meeting; then the next slot; after the last the review
help-next-anywhere = the next slot, also from inside an editor
help-start = starts the selected slot or returns to it (Enter again)
help-end-slot = ends the running slot and starts none
help-skip = skips the selected slot, or takes it in again
help-pause = pause; resume
help-add-slot = adds an unplanned slot or point
help-correct-time = corrects when the selected slot began or ended
help-decision = decision on the selected item
help-as-recommended = decided as recommended
help-follow-up = follow-up
help-note = note (never in the protocol)
help-postpone = postpones the item to a coming meeting
help-up = up in the plan
help-down = down in the plan
help-page-up = a page up
help-page-down = a page down
help-home = to the top
help-end = to the bottom
help-records = to the records and back; there: ↑ ↓ select, Enter edits
help-edit = edits, moves or converts the selected record
help-withdraw = withdraws the selected record
help-undo = undo
help-redo = redo
help-read = reads the whole item
help-search = searches items, people and records
help-close = reviews and closes the meeting
help-help = this help
help-leave = leaves; the meeting stays open
help-interrupt = leaves, after asking
help-editor-title = In an editor
help-editor-record = records
help-editor-enter = a new line; in a one-line text: records
help-editor-esc = leaves and keeps the draft
help-editor-phrases = inserts a standard phrase and sets the outcome
help-editor-outcome = chooses the decision's outcome
help-editor-undo = undo and redo in the text
help-editor-at = names an owner; Tab chooses from the list
help-editor-date = sets a due date: !6 Feb, !Friday, !week 24, !next meeting

# The list of meetings.
pick-title = punktlig · meetings
pick-hint = ↑↓ and Enter open · q leaves
pick-none = There are no agendas in the folder meetings. Put a .toml file there, or name one: punktlig run FILE
pick-unreadable = has errors
pick-not-started = not started
pick-running = running
pick-closed = closed
pick-today = today, { $state }

# Put into the decision editor in the protocol's language.
phrase-ad = Re { $number }) Approved.
length-minutes = { $minutes } min
length-hours = { $hours } h { $minutes } min
notice-paste-menu = Choose from the menu first; the pasted text was not used.
did-reopen = The meeting is open again and its protocol a draft again · { $redo } closes it
pick-damaged = cannot be read

# The window title. It may be seen by others: no title of anything closed.
title-left = { $time } left
title-soon-over = { $time } left, soon over
title-over = { $time } over
title-counts-up = { $time } so far
title-paused = paused since { $time }
title-begins = begins { $time }
title-begins-on = begins { $day } at { $time }
title-not-begun = not begun
title-nothing-runs = no item running
title-closed = the meeting is closed
title-item = item { $number }
title-items = items { $numbers }
title-closed-item = closed item

# The chair's screen.
chair-agreed = { $length } (agreed { $agreed })
chair-left = ● left of { $length }
chair-soon-over = ◔ left of { $length } – soon over
chair-over = ▲ over the { $length }
chair-counts-up = ● running, no time limit
chair-paused = ‖ paused since { $time }
chair-after-pause = After the pause: { $time } left of { $length }
chair-after-pause-over = After the pause: { $time } over the { $length }
chair-after-pause-open = After the pause the item goes on, with no time limit
chair-begins-in = until the meeting begins at { $time }
chair-begins-late = ▲ past the planned start at { $time }
chair-begins-on = { $day } at { $time }
chair-next-in = until the next item at { $time }
chair-next-late = since the next item was due at { $time }
chair-no-record = Nothing is recorded yet. This screen follows once the meeting begins.
chair-first = First
chair-next = Next
chair-next-last = End of the meeting
chair-all-done = Everything planned is done
chair-at = at { $time }
chair-goes-on = goes on { $day } at { $time }
chair-call-in = To be called in: { $names }
chair-called-in = Called in: { $names }
chair-arrived = Here: { $names }
chair-guest-via = { $name } via { $via }
chair-as-planned = as planned
chair-not-held = not treated
chair-took = took { $length }
chair-more = … and { $count } more
chair-column-planned = Plan
chair-column-began = Began
chair-trouble = ▲ { $cause }
help-chair = shows what the chair sees; c or Esc goes back
hint-chair = { $key } or Esc goes back

# Winning back time.
catch-title = Win back time
catch-hint = ↑↓ choose · Enter use it · Esc close
catch-help = wins back time: what it takes to end on time
catch-foot = Catch up
catch-missing = { $length } short: the meeting ends about { $end }, planned { $planned }.
catch-pace = To make it, the rest must be held at { $percent } %.
catch-no-time-left = There is no time left for the rest.
catch-on-time = The meeting ends on time, about { $time }. There is nothing to win back.
catch-end-unknown = Nobody can tell when the meeting ends: an item has no budget.
catch-nothing = There are neither breaks nor items to win time from.
catch-break = Take { $minutes } min from { $slot }
catch-breaks = Take { $minutes } min from the breaks
catch-squeeze = Take { $minutes } min from what is not fixed
catch-breaks-first = Take { $minutes } min: the breaks first, then the rest
catch-postpone = Postpone { $item }
catch-change = { $before } → { $after } min
catch-time-planned = planned { $planned } min, now { $minutes }
catch-slot-minutes = { $planned } min, now { $minutes }
catch-did-one = { $slot }: { $was } → { $minutes } min · { $undo } takes it back
catch-did-several = { $count } slots shortened, { $minutes } min in all · { $undo } takes it back
catch-name = the changed budgets

# The agenda, edited while the meeting runs: what was changed, as parts of one sentence, and what is wrong.
reload-items = { $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
}
reload-title = “{ $title }”
reload-kept = { $what } removed, but kept here
reload-kept-apart = { $what } is a new, open item, and the closed one stays
reload-removed = { $what } removed
reload-closed = { $what } now closed
reload-opened = { $what } now open
reload-rest-later = the rest of the plan moved { $length } later
reload-rest-earlier = the rest of the plan moved { $length } earlier
reload-all-later = the whole plan moved { $length } later
reload-all-earlier = the whole plan moved { $length } earlier
reload-moved = { $what } moved from { $from } to { $to }
reload-added = { $what } added
reload-slot-added = { $what } put on the plan at { $at }
reload-slot-removed = { $what } taken off the plan
reload-renumbered = { $what } now item { $number }
reload-renumbered-many = { $count } items have new numbers
reload-renamed = { $what } now called “{ $title }”
reload-budget = { $what } now { $minutes } min
reload-guests = { $what } with other guests
reload-order = the order has changed
reload-updated = The agenda is updated
reload-more = and { $count ->
    [one] one more change
   *[other] { $count } more changes
}
reload-said = { $changes }
reload-place = line { $line }
reload-place-in = { $file } line { $line }
reload-broken = The agenda has errors, { $place }: { $cause }
reload-gone = The agenda cannot be read: the file is missing, too large, or not text
reload-goes-on = the meeting goes on with the last good one
reload-mark = ▲ agenda
reload-mended = The agenda is in order again.
reload-too-late-closes = The agenda closes something that is open in the meeting, but the meeting has ended. { $close } reopens it.
reload-too-late = The meeting is closed: the changed agenda is not in use.
item-removed = The item was removed from the agenda.

# Guests.
guest-agreed = agreed { $agreed }
guest-agreed-about = agreed { $agreed }, about { $expected }
guest-expected = expected
guest-attends = attends
guest-called-in = called in
guest-rung-up = rung up
guest-arrived = arrived
guest-connected = connected
guest-absent = did not come
guest-stays = here already
guest-call-in-now = Call in now: { $names } ({ $times })
guest-ring-up-now = Ring up via { $via }: { $names } ({ $times })
guest-title = Guests
guest-hint = ↑↓ choose · Esc closes
guest-enter = Enter next step
guest-none = There are no guests for the selected slot or for those to come.
guest-already = { $name } is marked so already.
guest-still-expected = { $name } is still expected.
guest-did-expect = Expected again: { $name } · { $undo } takes it back
guest-did-call-in = Called in: { $name } · { $undo } takes it back
guest-did-ring-up = Rung up: { $name } · { $undo } takes it back
guest-did-arrive = Arrived: { $name } · { $undo } takes it back
guest-did-not-come = Did not come: { $name } · { $undo } takes it back
guest-name = the mark on the guest
guest-foot = Guests
guest-help = guests: called in (→), arrived (✓), did not come (✗)

# What is done after the close.
notice-closed = The meeting is closed. { $edit } corrects by an addition, { $close } reopens the meeting.
notice-closed-note = The meeting is closed. A note is in no protocol and stays. { $close } reopens it.
after-menu = The meeting is closed. What do you want to do?
after-choice-stay = Stay with the closed meeting
after-choice-reopen = Reopen the meeting with a reason
after-choice-write = Write the protocol again
after-written = The protocol has been written again.
after-unchanged = Nothing has been corrected yet.
after-no-reason = Give a reason: the protocol tells it.
after-too-late = That was more than { $minutes } minutes ago and cannot be undone. Correct it instead.
after-too-late-close = The meeting was closed more than { $minutes } minutes ago. It can be reopened with a reason.
after-foot-correct = Correct
after-foot-close = Reopen …
after-editor-correct = Correction after the meeting · { $item }
after-editor-add = Addition after the meeting · { $item }
after-hint-editor = Ctrl-S on to the reason · Esc draft
after-hint-follow-up = Enter on to the reason · Esc draft
after-hint-reason = Enter record · Esc back to the text
after-line-correct = Reason for the correction · { $item }
after-line-add = Reason for the addition · { $item }
after-line-reopen = Reason for reopening the meeting
after-help-correct = The meeting is closed. The correction is added to the protocol with its date and reason; what was there stays.
after-help-add = The meeting is closed. The addition stands in the protocol with its date and reason.
after-help-reopen = The protocol is a draft until the meeting is closed again. It tells of the reopening and the reason.
after-record-added = Added on { $date } (reason: { $reason })
after-record-corrected = Corrected on { $date } (reason: { $reason }):
after-did-correct = { $kind } corrected by an addition · { $undo } takes it back
after-did-add = Added to { $item }, protocol written again · { $undo } takes it back
after-did-reopen = The meeting is reopened and its protocol a draft · { $undo } takes it back
after-name-correct = the correction after the meeting
after-name-add = the addition after the meeting
after-name-reopen = the reopening of the meeting
after-sealed = It stood in the protocol when the meeting was closed, and stays. { $edit } corrects by an addition.
after-help-sealed = It stood in the protocol when the meeting was closed, and stays. The correction is added with its date and reason.

# Attendance: what was recorded.
attend-did-all = Everybody not noted as absent is present · { $undo } takes it back
attend-did-present = Present: { $name } · { $undo } takes it back
attend-did-excuse = Excused: { $name } · { $undo } takes it back
attend-did-absent = Absent: { $name } · { $undo } takes it back
attend-did-substitute = Substitute for { $name }: { $substitute } · { $undo } takes it back
attend-did-no-substitute = No substitute for { $name } · { $undo } takes it back
attend-did-arrive = Came at { $time }: { $name } · { $undo } takes it back
attend-did-leave = Left at { $time }: { $name } · { $undo } takes it back
attend-did-disqualify = Disqualified: { $name } – { $item } · { $undo } takes it back
attend-did-lift = Not disqualified: { $name } – { $item } · { $undo } takes it back
attend-name = the note on attendance
attend-name-disqualified = the note on a disqualification
# Attendance: the list.
attend-title = Attendance
attend-hint = ↑↓ choose · Ctrl-Z undoes · Esc closes
attend-hint-field = Enter records · Esc goes back
attend-foot = Attendance
attend-help = attendance: excused, absent, substitute, came and left, disqualified
attend-nobody = The agenda names no members or participants.
attend-count = { $present } of { $seats } present
attend-not-set = not recorded yet
attend-no-quorum = no quorum
attend-present = present
attend-since = present since { $time }
attend-left = left { $time }
attend-excused = excused
attend-absent = absent
attend-disqualified = disqualified
attend-for = { $name } for { $member }
attend-key-all = everybody present
attend-key-came = came
attend-key-left = left
attend-key-substitute = substitute
attend-field-reason = Reason for the absence (may be left out)
attend-field-came = Came at
attend-field-left = Left at
attend-field-substitute = Substitute (Tab takes a name; empty: nobody)
attend-already-here = { $name } is recorded as present. Press p for the whole meeting, or Ctrl-Z.
attend-not-here = { $name } is not recorded as present.
attend-no-member = { $name } is no member and has no substitute.
attend-future = It is only { $now }.
attend-several = Several are called that: { $names }
attend-is-member = { $name } is a member too.
attend-review-not-set = Attendance is not recorded
attend-review-how = Press { $key } in the meeting: one key records that everybody is present.
attend-review-no-quorum = No quorum

# Votes: the list in which they are told, and what was recorded.
vote-help = votes: for, against, abstained; dissent and remarks
vote-foot = Votes
vote-title = Vote · { $item }
vote-hint = Enter record · Esc draft · Ctrl-Z undo
vote-hint-decisions = Enter record · Esc draft · Tab next decision · Ctrl-Z undo
vote-hint-after = Enter to the reason · Esc draft · Tab next · Ctrl-Z undo
vote-hint-counts = Enter takes the numbers · Esc goes back
vote-for = for
vote-against = against
vote-abstained = abstained
vote-key-all = everybody for
vote-key-rest = the rest for
vote-key-counts = counts
vote-key-casting = casting vote
vote-key-clear = Del clear
vote-group = Group { $group }
vote-no-group = Without a group
vote-not-there = not present
vote-totals = { $favour } for · { $against } against · { $abstained } abstained
vote-casting-for = casting vote: for
vote-casting-against = casting vote: against
vote-told = { $votes } of { $present } recorded
vote-told-fewer = { $votes } of { $present } recorded, { $missing } missing
vote-told-more = { $votes } recorded, but only { $present } can vote
vote-on-decision = Decision: { $text }
vote-on-none = No decision yet: goes with the next one on the item
vote-field-counts = For, against and abstained without names: 5-3-1
vote-no-counts = Write the numbers as 5-3-1, or 5 for, 3 against, 1 abstained.
vote-nobody = No member can vote here. Votes can be told as counts.
vote-nothing = There are no votes to record yet.
vote-nothing-to-undo = There is nothing to undo in the vote.
vote-no-tie = The chair has a casting vote in a tie only.
vote-tie = a tie, and no casting vote is recorded
vote-casting-no-tie = a casting vote is recorded, but it is no tie
vote-twice = { $name } is recorded twice
vote-absent = { $name } is not present
vote-disqualified = { $name } is disqualified
vote-group-more = { $group } has { $votes } votes, but only { $present } present
vote-choice-decision = Belongs to the decision: { $text }
vote-heading-alone = Without a decision
vote-draft = A draft vote waits
vote-word = Vote
vote-name = the vote
vote-did-record = Vote recorded: { $votes } · { $undo } takes it back
vote-review-no-quorum = Decided without a quorum
vote-review-none = Decision without a vote
vote-review-wrong = Votes that do not add up

# Dissent and remarks.
dissent-key = dissent
dissent-key-remark = remark
dissent-choose = There is no member here to write it for.
dissent-editor = Dissent · { $name } · { $item }
dissent-editor-remark = Remark · { $name } · { $item }
dissent-draft = A draft dissent waits
dissent-draft-remark = A draft remark waits
dissent-word = Dissent
dissent-word-remark = Remark
dissent-name = the dissent
dissent-name-remark = the remark
dissent-did-record = Dissent recorded: { $name } · { $undo } takes it back
dissent-did-remark = Remark recorded: { $name } · { $undo } takes it back
dissent-to-remark = Make it a remark
dissent-to-dissent = Make it a dissent

# Where a decision is forwarded to.
forwarded-title = Forwarded to
forwarded-hint = Enter chooses · Esc goes back
forwarded-help = Body and date of its meeting: Finance Committee 6 Feb
forwarded-no-date = “{ $typed }” is no date and is read as a part of the name.
forwarded-to-on = forwarded to { $body } on { $date }
forwarded-to = forwarded to { $body }
forwarded-on = forwarded to { $date }
forwarded-where = forwarded – where to?
# What cannot be pasted.

hostile-paste = What was pasted is too long (more than { $most } characters in all) and was left out. Paste what matters.
# When recording has stopped.
stopped-trouble = Nothing more is saved: { $why }.
stopped-trouble-text = Nothing more is saved: { $why }. The text is still here.
stopped-full = there is no space left on the disk
stopped-read-only = writing is not allowed in the meeting's folder
stopped-gone = the meeting's folder is no longer there
stopped-changed = the journal was deleted or changed by somebody else
stopped-foreign = somebody else writes here too; open the meeting again
stopped-taken = somebody else has opened the meeting to write in it
stopped-clock = the machine's clock is wrong; set it
stopped-foot-again = Try again
stopped-foot-elsewhere = Save in another folder
stopped-waits = waits: { $what } at { $time }
stopped-works-again = Saving works again. Nothing was lost.
stopped-not = { $key } is for when nothing can be saved. Saving works.
stopped-line-folder = Save the meeting in another folder
stopped-hint-line = Enter saves there · Esc back
stopped-folder-help = Type a folder on another disk, such as ~/Documents. The meeting's own folder is made in it with a copy of the journal, and recording goes on there.
stopped-no-folder = Type a folder.
stopped-folder-refused = Not there: { $cause }
stopped-now-in = The meeting is now saved in { $path }
stopped-now-in-unnoted = The meeting is now saved in { $path }. Open it there next time: the old folder does not know.
stopped-now-in-remembered = The meeting is now saved in { $path }. Open it there next time: only this computer knows, the old folder does not.
stopped-help-again = see whether saving works again, and save what waits
stopped-help-elsewhere = go on in another folder when nothing can be saved
stopped-exposed = More people can read the meeting's folder than the agenda, and that cannot be changed here.
stopped-held = Somebody else has the meeting open
stopped-held-offer = Only one at a time can write in the meeting. It can be followed here as the chair sees it; nothing is written here.
stopped-held-hint = Enter or c follows the meeting · Esc leaves
stopped-leave = Not everything is saved. What waits, and what was typed since, will be lost. Leave all the same?

# What was recorded while its item was closed, and the explicit yes to publishing it.
choice-publish = May be published …
choice-publish-no = No, it stays closed
choice-publish-more = Read on
choice-publish-yes = Yes, it may be published
menu-publish = Recorded while the item was closed. May it appear in the public version? { $text }
record-withheld = closed: recorded while the item was closed
notice-withheld = Saved as closed, because it was written while the item was closed; { $edit } on it publishes it
review-withheld = Recorded while the item was closed, and not in the public version ({ $edit } on the text publishes it)
review-published = Recorded while the item was closed, and public now
menu-add-closed = Is the point closed?
choice-add-closed = 🔒 Closed: { $title }
choice-add-open = Open: { $title }
# The machine's clock.
clock-set-ahead = The machine's clock was set { $length } ahead. The meeting follows it; how long each item took is unchanged.
clock-set-back = The machine's clock was set back { $length }. The meeting follows it; how long each item took is unchanged.
clock-over-ahead = The machine's clock jumped { $length } ahead at { $time } and is right again. The meeting's time is unchanged.
clock-over-back = The machine's clock jumped back { $length } at { $time } and is right again. The meeting's time is unchanged.
clock-ignored = The machine's clock shows { $date }. The meeting does not follow it and keeps its own time.
length-seconds = { $seconds } s
length-whole-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
length-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
# Drafts.
draft-saver-stopped = Saving drafts failed and was started again. Keep typing.
draft-kept-apart = Somebody else writes in this record. Your drafts are kept apart, in { $name }.
draft-left = Drafts of another run are in { $name }; they were not restored.
stopped-other = { $who } has the meeting open too, to write in it. It is saved here, not there.
stopped-other-unknown = Somebody else has the meeting open too, to write in it. It is saved here, not there.
