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
time-again = resumed { $count ->
    [one] once
    [2] twice
   *[other] { $count } times
}
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
plan-about = c. { $time }
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
heading-economy = Financial implications
heading-annexes = Annexes
recommendation-more = … (s: read the whole item)
follow-up-bare = follows up
annex-untitled = Untitled
access-open = Open item
access-closed = Closed item
reader-responsible = Responsible: { $names }
reader-case-worker = Case worker: { $names }
reader-empty = There is nothing more about this item.
draft-decision = There is a draft decision
draft-follow-up = There is a draft follow-up
draft-note = There is a draft note
draft-words = { $draft }: { $words }
written-heading = The protocol is written
written-partly = The protocol is only partly written
written-look = Check these files
written-beside = { $path } was edited by hand and was left unchanged; the new version was saved next to it.
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
editor-outcome = Outcome: { $outcome } ({ $key })
hint-editor-decision = { $accept } record · { $phrases } phrases · { $leave } draft
hint-editor-note = { $accept } record · { $leave } draft
hint-list = 1–9 or { $up }{ $down } { $accept } · { $leave } closes
hint-menu = { $up }{ $down } { $accept }, or the number · { $leave } cancel
hint-line = { $accept } record · { $leave } cancel
hint-correct-start = { $accept } record · { $complete } end · { $leave } cancel
hint-correct-end = { $accept } record · { $complete } start · { $leave } cancel
hint-follow-up = { $accept } record · { $complete } choose name · { $leave } draft
hint-search = { $up }{ $down } and { $accept } go there · { $leave } closes
hint-reader = { $up }{ $down } { $page-up } { $page-down } scroll · { $leave } closes
hint-review = { $accept } closes the meeting · { $leave } goes back
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
line-bounds = Between { $from } and { $to }. The neighbouring slot moves along.
line-stretches = Held in several parts; the nearest time is corrected, and its neighbour moves along: { $times }
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
menu-record = What do you want to do with the record?
menu-move = Move to
menu-same-meeting = The file looks like another meeting’s agenda: “{ $title }” on { $date }. The next meeting needs a file of its own. Is it still this meeting?
choice-other-meeting = No, keep the agenda in use
choice-same-meeting = Yes, it is this meeting: use the changed agenda
choice-start-now = Start now (the plan moves to now)
choice-rehearse = Rehearse on the planned day
choice-look = Only look
choice-leave = Leave punktlig
choice-leave-open = Leave – the meeting stays open
choice-stay = Stay
choice-lift-postponement = Treat it after all
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
review-look = Look at this first. The meeting can be closed anyway.
review-cpr = Looks like a CPR number in the public protocol
review-agenda = The public protocol may turn out wrong
review-agenda-first = The agenda file cannot be used. Look at the review before you close.
review-opened = Opened to the public during the meeting
review-pending = Not treated
review-undecided = Without a decision
review-postponed-decided = Postponed, and a decision is recorded
review-ownerless = Follow-up without an owner
review-drafts = Drafts that were not recorded

# The message line: questions and what does not go.
ask-just-begun = This has only just begun. Press { $key } again to move on.
ask-other-day = Next slot: { $day }. Press { $key } again to start it.
ask-start = Start { $slot }? Press { $key } again.
ask-return = Return to { $slot }? Press { $key } again.
notice-undo = { $line } · { $undo } takes it back
notice-redo = { $line } · { $redo } brings it back
notice-close-again = { $line } · { $redo } closes it
notice-no-such-key = { $key } does nothing here. { $help } shows the keys.
notice-too-fast = That was too fast to be intended; only the first was recorded.
notice-not-begun = The meeting has not begun yet.
notice-nothing-runs = Nothing is running.
notice-runs-already = { $slot } is already running.
notice-cannot-skip = Only a slot that has not begun can be skipped.
notice-cannot-postpone = The plan itself cannot be postponed.
notice-has-not-run = The slot has not been held yet.
notice-no-records = Nothing has been recorded on the item yet.
notice-choose-record = Select the record first with { $key }.
notice-nothing-to-undo = There is nothing to undo.
notice-nothing-to-redo = There is nothing to redo.
notice-no-protocol = { $file } could not be written: { $cause } Everything is saved; try punktlig protocol.
notice-protocol-later = { $file } is not written yet: { $cause }. The rest is saved. It is tried again.
notice-no-phrase = There is no phrase number { $number }.
notice-empty = There is nothing to record.
notice-draft-kept = The draft is saved and comes back when you open this again.
notice-draft-restored = Your draft from last time is still here.
notice-resumed = The meeting continues where it was.
notice-torn = An incomplete line at the end of the journal was set aside; everything saved is here.
notice-blank = An editor had inserted blank lines at the end of the journal. They were set aside; everything saved is here.
notice-line-feed = An editor had removed the line feed at the end of the journal. It was restored; everything saved is here.
notice-warnings = The agenda has { $count ->
    [one] one warning; punktlig check shows it.
   *[other] { $count } warnings; punktlig check shows them.
}

# What happened.

# The help.
help-title = Keys
# The head of a column of keys: a language. One that is not listed goes by its own name.
help-column = { $code ->
    [da] Danish
    [en] English
   *[other] { $name }
}
help-column-does = does
help-next = starts the meeting; then the next slot; after the last one, the review
help-next-anywhere = the next slot, also from inside an editor
help-start = starts the selected slot or returns to it (Enter again)
help-end-slot = ends the running slot and starts none
help-skip = skips the selected slot, or brings it back
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
pick-hint = { $up }{ $down } and { $accept } open · { $leave } leaves
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
hint-chair = { $key } or { $leave } goes back

# Winning back time.
catch-title = Win back time
catch-hint = { $up }{ $down } choose · { $accept } use it · { $leave } close
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
reload-other-meeting = The agenda file looks like another meeting’s and is not used. Put the next meeting in a new file
reload-person-changed = The agenda is not used: the id “{ $id }” was { $before } and is now { $after }. Give { $after } another id
reload-person-other-id = The agenda is not used: { $name } had the id “{ $id }” and now has “{ $other }”. Give { $name } the old id back
reload-goes-on = the meeting continues with the last good version
reload-mark = ▲ agenda
reload-mended = The agenda has no errors any more.
reload-too-late-closes = The agenda closes something that is open in the meeting, but the meeting has ended. { $close } reopens it.
reload-too-late = The meeting is closed: the changed agenda is not used.
item-removed = The item was removed from the agenda.

# Guests.
guest-agreed = agreed { $agreed }
guest-agreed-about = agreed { $agreed }, about { $expected }
guest-expected = expected
guest-attends = attends
guest-called-in = called in
guest-rung-up = called
guest-arrived = arrived
guest-connected = connected
guest-absent = did not come
guest-stays = already here
guest-call-in-now = Call in now: { $names } ({ $times })
guest-ring-up-now = Call via { $via }: { $names } ({ $times })
guest-title = Guests
guest-hint = { $up }{ $down } select · { $leave } closes
guest-enter = next step
guest-none = The selected slot and those after it have no guests.
guest-already = { $name } is already marked as that.
guest-still-expected = { $name } is still expected.
guest-foot = Guests
guest-help = guests: called in (→), arrived (✓), did not come (✗)

# What is done after the close.
notice-closed = The meeting is closed. { $edit } corrects with an addition, { $close } reopens the meeting.
notice-closed-note = The meeting is closed. A note is never in the protocol and is not corrected. { $close } reopens the meeting.
after-menu = The meeting is closed. What do you want to do?
after-choice-stay = Stay with the closed meeting
after-choice-reopen = Reopen the meeting with a reason
after-choice-write = Write the protocol again
after-written = The protocol has been written again.
after-unchanged = Nothing has been changed yet.
after-no-reason = Give a reason: it is printed in the protocol.
after-too-late = That was more than { $minutes } minutes ago and cannot be undone. Correct it instead.
after-too-late-close = The meeting was closed more than { $minutes } minutes ago. It can be reopened with a reason.
after-foot-correct = Correct
after-foot-close = Reopen …
after-editor-correct = Correction after the meeting · { $item }
after-editor-add = Addition after the meeting · { $item }
after-hint-editor = { $accept } on to the reason · { $leave } draft
after-hint-follow-up = { $accept } on to the reason · { $leave } draft
after-hint-reason = { $accept } record · { $leave } back to the text
after-line-correct = Reason for the correction · { $item }
after-line-add = Reason for the addition · { $item }
after-line-reopen = Reason for reopening the meeting
after-help-correct = The meeting is closed. The correction is added to the protocol with its date and reason; what was there stays.
after-help-add = The meeting is closed. The addition appears in the protocol with its date and reason.
after-help-reopen = The protocol is a draft until the meeting is closed again. It will mention the reopening and the reason.
after-record-added = Added on { $date } (reason: { $reason })
after-record-corrected = Corrected on { $date } (reason: { $reason }):
after-sealed = It was in the protocol when the meeting was closed, and stays. { $edit } corrects with an addition.
after-help-sealed = It was in the protocol when the meeting was closed, and stays. The correction is added with its date and reason.

# Attendance: what was recorded.
# Attendance: the list.
attend-title = Attendance
attend-hint = { $up }{ $down } select · { $undo } undoes · { $leave } closes
attend-hint-field = { $accept } records · { $leave } goes back
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
attend-key-all = everyone present
attend-key-came = came
attend-key-left = left
attend-key-substitute = substitute
attend-field-reason = Reason for the absence (optional)
attend-field-came = Came at
attend-field-left = Left at
attend-field-substitute = Substitute (Tab completes a name; empty: nobody)
attend-already-here = { $name } is recorded as present. Press { $present } for the whole meeting, or { $undo }.
attend-not-here = { $name } is not recorded as present.
attend-no-member = { $name } is not a member and has no substitute.
attend-future = It is only { $now }.
attend-several = More than one match: { $names }
attend-is-member = { $name } is also a member.
attend-review-not-set = Attendance is not recorded
attend-review-how = Press { $key } in the meeting: one key records that everyone is present.
attend-review-no-quorum = No quorum

# Votes: the list in which they are told, and what was recorded.
vote-help = votes: for, against, abstained; dissent and remarks
vote-foot = Votes
vote-title = Vote · { $item }
vote-hint = { $accept } record · { $leave } draft · { $undo } undo
vote-hint-decisions = { $accept } record · { $leave } draft · { $next } next decision · { $undo } undo
vote-hint-after = { $accept } to the reason · { $leave } draft · { $next } next · Ctrl-Z undo
vote-hint-counts = { $accept } takes the numbers · { $leave } goes back
vote-for = for
vote-against = against
vote-abstained = abstained
vote-key-all = everyone for
vote-key-rest = the rest for
vote-key-counts = counts
vote-key-casting = casting vote
vote-key-clear = clear
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
vote-nobody = No member can vote here. Votes can be recorded as counts.
vote-nothing = There are no votes to record yet.
vote-nothing-to-undo = There is nothing to undo in the vote.
vote-no-tie = The chair has a casting vote only in a tie.
vote-tie = a tie, and no casting vote is recorded
vote-casting-no-tie = a casting vote is recorded, but there is no tie
vote-twice = { $name } is recorded twice
vote-absent = { $name } is not present
vote-disqualified = { $name } is disqualified
vote-group-more = { $group } has { $votes } votes, but only { $present } present
vote-choice-decision = Belongs to the decision: { $text }
vote-heading-alone = Without a decision
vote-draft = There is a draft vote
vote-word = Vote
vote-review-no-quorum = Decided without a quorum
vote-review-none = Decision without a vote
vote-review-wrong = Votes that do not add up

# Dissent and remarks.
dissent-key = dissent
dissent-key-remark = remark
dissent-choose = No member is selected to write it for.
dissent-editor = Dissent · { $name } · { $item }
dissent-editor-remark = Remark · { $name } · { $item }
dissent-draft = There is a draft dissent
dissent-draft-remark = There is a draft remark
dissent-word = Dissent
dissent-word-remark = Remark
dissent-to-remark = Make it a remark
dissent-to-dissent = Make it a dissent

# Where a decision is forwarded to.
forwarded-title = Forwarded to
forwarded-hint = { $accept } accepts · { $leave } goes back
forwarded-help = Body and date of its meeting: Finance Committee 6 Feb
forwarded-no-date = “{ $typed }” is not a date and is read as part of the name.
forwarded-to-on = forwarded to { $body } on { $date }
forwarded-to = forwarded to { $body }
forwarded-on = forwarded to { $date }
forwarded-where = forwarded – where to?
# What cannot be pasted.

paste-too-long = The pasted text was too long (more than { $most } characters in total) and was not used. Paste only what matters.
# When recording has stopped.
stopped-trouble = Nothing more is saved: { $why }.
stopped-trouble-text = Nothing more is saved: { $why }. The text is still here.
stopped-full = there is no space left on the disk
stopped-read-only = writing is not allowed in the meeting's folder
stopped-gone = the meeting's folder no longer exists
stopped-changed = the journal was deleted or changed by somebody else
stopped-foreign = somebody else writes here too; open the meeting again
stopped-taken = somebody else has opened the meeting to write in it
stopped-clock = this computer's clock is wrong; set it
stopped-foot-again = Try again
stopped-foot-elsewhere = Save in another folder
stopped-waits = waiting: { $what } at { $time }
stopped-works-again = Saving works again. Nothing was lost.
stopped-not = { $key } is for when nothing can be saved. Saving works.
stopped-line-folder = Save the meeting in another folder
stopped-hint-line = { $accept } saves there · { $leave } back
stopped-folder-help = Type a folder on another disk, such as ~/Documents. The meeting's folder is created in it with a copy of the journal, and recording continues there.
stopped-no-folder = Type a folder.
stopped-folder-refused = Not possible there: { $cause }
stopped-now-in = The meeting is now saved in { $path }
stopped-now-in-unnoted = The meeting is now saved in { $path }. Open it there next time: the old folder could not be marked.
stopped-now-in-remembered = The meeting is now saved in { $path }. Open it there next time: only this computer remembers it, the old folder could not be marked.
stopped-now-in-besides = The meeting is now saved in { $path }. Somebody else goes on in the old folder: there are two records.
stopped-made-anew = The meeting's folder was made anew, and everything is saved in it: { $path }
stopped-help-again = checks whether saving works again, and saves what is waiting
stopped-help-elsewhere = continues in another folder when nothing can be saved
notice-folder-exposed = More people can read the meeting's folder than the agenda, and that cannot be changed here.
stopped-held = Somebody else has the meeting open
stopped-held-offer = Only one program at a time can write in the meeting. You can follow it here as the chair sees it; nothing is written from here.
stopped-held-hint = { $accept } or { $chair } follows the meeting · { $leave } leaves
stopped-leave = Not everything is saved. What is waiting, and what was typed since, will be lost. Leave anyway?

# What was recorded while its item was closed, and the explicit yes to publishing it.
choice-publish = May be published …
choice-publish-no = No, it stays closed
choice-publish-more = Read on
choice-publish-yes = Yes, it may be published
menu-publish = Recorded while the item was closed. May it appear in the public version? { $text }
record-withheld = closed: recorded while the item was closed
notice-withheld = Saved as closed, because it was written while the item was closed; { $edit } on it publishes it
review-withheld = Recorded while the item was closed, and not in the public version ({ $edit } on the text publishes it)
review-withheld-marks = Postponed, or somebody disqualified, while the item was closed, and not in the public version (record it again to publish it)
review-published = Recorded while the item was closed, and now public
menu-add-closed = Is the point closed?
choice-add-closed = 🔒 Closed: { $title }
choice-add-open = Open: { $title }
# The machine's clock.
clock-over-ahead = This computer's clock jumped { $length } ahead at { $time } and is right again. The meeting's time is unchanged.
clock-over-back = This computer's clock jumped back { $length } at { $time } and is right again. The meeting's time is unchanged.
clock-ignored = This computer's clock shows { $date }. The meeting does not follow it and keeps its own time.
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
draft-saver-stopped = Saving drafts failed and was restarted. Keep typing.
draft-kept-apart = Somebody else writes in this record. Your drafts are kept apart, in { $name }.
draft-damaged = The drafts could not be read. They were set aside as { $name }, and not restored.
draft-newer = { $count ->
    [one] 1 draft comes from a newer version of punktlig. It is kept, but cannot be opened here.
   *[other] { $count } drafts come from a newer version of punktlig. They are kept, but cannot be opened here.
}
draft-left = Drafts from another run are in { $name }; they were not restored.
stopped-other = { $who } has the meeting open too, to write in it. It is saved here, not there.
stopped-other-unknown = Somebody else has the meeting open too, to write in it. It is saved here, not there.
