# The dialogs, questions and notices of the minute-taker's screen. The main screen and the largest dialogs have files
# of their own.

# The whole item, and what is said of the files after the close.
access-open = Open item
access-closed = Closed item
reader-approves = Minutes of { $title } on { $date }
reader-supplement = Supplementary agenda issued { $date }
reader-mover = Raised by { $name }
reader-decides = Decided by { $body }
reader-earlier = Earlier decisions
reader-responsible = Responsible: { $names }
reader-case-worker = Case worker: { $names }
reader-empty = There is nothing more about this item.
written-heading = The minutes are written
written-partly = The minutes are only partly written
written-draft = The minutes are a draft
written-both = { $files } – full and public
written-public = { $files } – public
written-look = Check these files
written-beside = { $path } was edited by hand and was left unchanged; the new version was saved next to it.
written-held = { $path } is open in another program and was left unchanged; the new version was saved next to it.
written-leave = q leaves punktlig.
word-item = Item
word-guest = Guest
word-responsible = Responsible
word-decision = Decision
word-follow-up = Follow-up
word-discussion = Discussion
word-note = Note

# Lines and lists.
hint-menu = { $up }{ $down } { $accept }, or the number · { $leave } cancel
hint-question = { $leave } leaves it
hint-line = { $accept } record · { $leave } cancel
hint-correct-start = { $accept } record · { $complete } end · { $leave } cancel
hint-correct-end = { $accept } record · { $complete } start · { $leave } cancel
hint-move-slot = { $up }{ $down } move · { $accept } place · { $leave } cancel
hint-minutes = { $up }{ $down } one minute · { $accept } record · { $leave } cancel
hint-search = { $up }{ $down } and { $accept } go there · { $leave } closes
go-to-title = Go to item
go-to-hint = { $accept } selects · { $leave } closes
go-to-none = No item has the number { $number }.
hint-reader = { $up }{ $down } { $page-up } { $page-down } scroll · { $leave } closes
hint-review-draft = { $go } goes on · { $drop } deletes · { $accept } closes the meeting · { $leave } back
hint-review = { $go } goes there · { $accept } closes the meeting · { $leave } back
line-new-title = New title · { $slot }
line-new-title-help = The title of the point. The word “closed” closes it, and #14 before it gives it number 14.
line-new-title-becomes = The point will be called: { $title }
line-new-length = New length · { $slot }
line-new-length-help = Minutes in all.
line-new-length-agreed = Minutes in all. As agreed: { $minutes } min
line-new-start = New time · { $slot }
line-new-start-help = A time of day, for example 11:20.
line-new-start-agreed = A time of day, for example 11:20. As agreed: { $time }
line-add-slot = New slot after the running one
line-add-slot-selected = New slot after the selected one
line-add-slot-first = New slot
line-add-slot-help = Title, maybe number and minutes: #14 Other business 10 – Staff 10 closed
line-slot-minutes = { $slot } · { $minutes } min
line-slot-open = { $slot } · without a budget
line-correct-start = Began at · { $slot }
line-correct-end = Ended at · { $slot }
line-end-at = Ends at · { $slot }
line-bounds = Between { $from } and { $to }. The neighbouring slot moves along.
line-stretches = Held in several parts; the nearest time is corrected, and its neighbour moves along: { $times }
line-bound = { $to } at the latest.
line-more-time = More or less time · { $slot }
line-more-time-runs = Running: { $slot }. { $help }
line-more-time-help = Minutes: 5 gives more time, -5 takes some away.
line-more-time-becomes = { $before } → { $minutes } min
line-more-time-gets = { $minutes } min in all, from when the slot began
line-other-date = Postpone to · { $item }
line-other-date-help = Type a date: 6 Feb, in 2 weeks, week 24
line-other-date-is = { $date }
problem-number-taken = Number { $number } is taken: { $title }
problem-no-title = The slot needs a title.
problem-no-time = “{ $typed }” is not a time of day. Write, for example, 11:03.
problem-bound = { $to } at the latest.
problem-bounds = The time must be between { $from } and { $to }.
problem-still-runs = The slot is still running.
problem-no-length = “{ $typed }” is not a number of minutes. Write, for example, 20.
problem-length = Write a number of minutes from 1 to { $most }.
problem-no-minutes = “{ $typed }” is not a number of minutes. Write, for example, 5 or -5.
problem-no-more-time = 0 minutes changes nothing. Write, for example, 5 or -5.
problem-too-little-time = The slot has { $minutes } min. At least 1 has to be left.
problem-too-much-time = A slot has 1440 min (a day) at most.
problem-item-gone = The item is no longer on the agenda, so nothing was recorded.
problem-not-after = { $date } is not after the meeting.
problem-cancelled = The meeting on { $date } is cancelled. Choose another date.
search-title = Search items, people and records
search-help = Type one or more words.
search-none = Nothing found.

# Menus.
menu-other-day = The meeting is planned for { $day }. What now?
menu-leave = Leave the meeting? Nothing is lost.
menu-leave-rehearsal = Leave the rehearsal? It is not kept. --keep FOLDER keeps it.
menu-postpone = Postpone: { $item }
menu-plan-row = Change: { $slot }
menu-move-slot = Move: { $slot }
menu-merge-hides = { $slot } and { $with }: one of them is closed. Put together, the slot’s title, text and guests are closed for both.
choice-merge-not = Leave them apart
choice-merge = Put them together
choice-slot-title = New title
choice-slot-minutes = New length
choice-slot-start = New time
choice-slot-move = Move in the plan
choice-slot-merge = Put together with { $slot }
choice-slot-apart = Take apart again
choice-slot-remove = Remove the point
menu-record = What do you want to do with the record?
menu-move = Move to
menu-move-to-open = The item is closed, and { $item } is open. Move the record?
choice-move-not = Leave it where it is
choice-move-to-open = Move it to { $item }
menu-same-meeting = The file looks like another meeting’s agenda: “{ $title }” on { $date }. The next meeting needs a file of its own. Is it still this meeting?
choice-other-meeting = No, keep the agenda in use
choice-same-meeting = Yes, it is this meeting: use the changed agenda
menu-late-agenda = The agenda file has changed since the meeting was closed: { $changes }. Should the meeting follow it?
menu-late-agenda-kept = The agenda file has changed since the meeting was closed: { $changes }. Should the meeting follow it? Title and recommendation stay where something was decided: { $kept }.
choice-late-agenda = Yes, use the changes
menu-earlier-record = The folder “{ $folder }” is of a meeting with the same title and date, and its agenda { $agenda } is gone. If the agenda was renamed, leave punktlig and call it { $agenda } again.
choice-begin-another = This is another meeting
choice-start-now = Start now (the plan moves to now)
choice-rehearse = Rehearse on the planned day
choice-rehearse-anyway = Rehearse anyway
choice-look = Only look
menu-only-looks = You are only looking at the meeting, and nothing is recorded. Prepare it instead?
choice-prepare = Prepare the meeting: record in it now
choice-look-on = No, only look
choice-leave = Leave punktlig
choice-leave-open = Leave – the meeting stays open
choice-stay = Stay
menu-here-or-next = The next item has not started: { $key } was to be pressed again. Where does the text belong?
choice-on-running = Running: { $item }
choice-on-next = Start: { $item }
choice-lift-postponement = Consider it after all
choice-no-date = Without a date
choice-other-date = Another date …
choice-edit = Edit the text
choice-move = Move to another item
choice-to-decision = Turn into a decision
choice-to-follow-up = Turn into a follow-up
choice-note-to-discussion = Turn into a discussion (in the minutes)
choice-to-note = Turn into a note
choice-withdraw = Withdraw

# The review before the close.
review-title = Review before the close
review-nothing-missing = Nothing is missing.
review-line-open = The line “{ $text }” is not saved. Go back, and save or leave it before the meeting is closed.
line-open-beneath = The line “{ $text }” is not saved. Go back, and save or leave it first.
review-too-fast = The meeting is not closed: { $key } came right after other keys. Press { $key } again to close it.
review-look = Look at this first. The meeting can be closed anyway.
review-cpr = Possible CPR number in the public minutes
review-agenda = The public minutes may turn out wrong
review-agenda-first = The agenda file cannot be used. Look at the review before you close.
review-opened = Opened to the public during the meeting
review-pending = Not considered
review-never-begun = Decided or discussed, but never started
review-without-outcome = Decision with the outcome “{ $outcome }”
review-undecided = Without a decision
review-recommended = Recommendation changed after the decision
review-postponed-decided = Postponed, and a decision is recorded
# Below what the window shows.
review-more = … { $count } more
review-ownerless = Follow-up without an owner
review-unread = Follow-up with an owner or due date that was not understood
review-drafts = Drafts that were not recorded
review-not-begun = Closed like this, its minutes have no times.
review-close-unbegun = The meeting has not begun. Press { $key } again to close it all the same.

# The message line: questions and what does not go.
notice-no-such-key = { $key } does nothing here. { $help } shows the keys.
notice-not-begun = The meeting has not begun yet.
notice-nothing-runs = Nothing is running.
notice-runs-already = { $slot } is already running.
notice-cannot-move = Only a slot that has not begun can be moved.
notice-no-other-place = The day has no other place for it.
notice-slot-gone = The slot is no longer in the plan.
notice-slot-not-to-come = The slot has begun, or is over: it cannot be changed any more.
notice-slot-otherwise = The plan has changed meanwhile: this no longer fits it.
notice-cannot-skip = Only a slot that has not begun can be skipped.
notice-cannot-postpone = The plan itself cannot be postponed.
notice-has-not-run = The slot has not been held yet.
notice-decided-already = Already decided: “{ $text }” { $key } writes another decision.
marks-mixed = Open and closed items cannot be marked together. { $key } twice removes the marks.
marks-dropped = The marks are removed.
marks-disqualified = { $name } declared an interest in { $item }. Vote on that item separately.
marks-recommended-open = The recommendation on { $item } leaves the decision open. Use { $key }.
marks-nothing-recommended = { $item } has no recommendation. Use { $key }.
marks-decided-already = Already decided on { $item }: “{ $text }” { $key } writes another decision.
marks-other-phrases = The marked items do not have the same standard phrase. Use { $key }.
notice-recommended-open = The recommendation leaves the decision open. Write it: { $key }.
notice-nothing-recommended = The item has no recommendation. Use { $key }.
notice-notes-only = Only a note can be written here: { $note }.
notice-other-zone = This machine's clock is in { $zone }; the meeting is in { $meeting }.
notice-no-records = Nothing has been recorded on the item yet.
notice-choose-record = Select the record first with { $key }.
notice-nothing-to-undo = There is nothing to undo.
notice-nothing-to-redo = There is nothing to redo.
notice-no-protocol = { $file } could not be written: { $cause } Everything is saved; try punktlig protocol.
notice-protocol-later = { $file } is not written yet: { $cause }. The rest is saved. It is tried again.
notice-no-phrase = There is no phrase number { $number }.
notice-empty = There is nothing to record.
notice-draft-kept-several = The draft for { $items } is kept; they are marked ✎ in the plan.
notice-draft-kept = The draft for { $item } is kept; the item is marked ✎ in the plan.
notice-draft-here = The draft is still here. It is not recorded.
notice-draft-restored = Your draft from last time is still here.
notice-resumed = The meeting continues where it was.
notice-torn = An incomplete line at the end of the journal was set aside; everything saved is here.
notice-blank = An editor had inserted blank lines at the end of the journal. They were set aside; everything saved is here.
notice-line-feed = An editor had removed the line feed at the end of the journal. It was restored; everything saved is here.

# Winning back time.
catch-title = Win back time
catch-hint = { $up }{ $down } choose · { $accept } use it · { $leave } close
catch-missing = { $length } short: the meeting ends about { $end }, planned { $planned }.
catch-pace = To make it, the rest must be held at { $percent } %.
catch-no-time-left = There is no time left for the rest.
catch-on-time = The meeting ends on time, about { $time }. There is nothing to win back.
catch-end-unknown-slot = The end cannot be worked out: “{ $slot }” has no time limit.
catch-end-unknown = The end cannot be worked out: an item has no time limit.
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
reload-withheld = { $what } removed and left out of the public version, because something else has been closed
reload-kept-apart = { $what } is a new, open item, and the closed one stays
reload-removed = { $what } removed
reload-closed = { $what } now closed
reload-opened = { $what } now open
reload-rest-later = the rest of the plan moved { $length } later
reload-rest-earlier = the rest of the plan moved { $length } earlier
reload-all-later = the whole plan moved { $length } later
reload-all-earlier = the whole plan moved { $length } earlier
reload-moved = { $what } moved from { $from } to { $to }
reload-timed = { $what } now has the time { $at }
reload-untimed = { $what } no longer has a time
reload-taken-apart = { $what } are no longer put together
reload-stays-together = the file moves { $what }, still put together with { $with }
reload-added = { $what } added
reload-slot-added = { $what } put on the plan at { $at }
reload-slot-added-untimed = { $what } put on the plan
reload-slot-removed = { $what } taken off the plan
reload-number-taken = two have number { $number } now: also “{ $title }”, which was added
reload-renumbered = { $what } now item { $number }
reload-renumbered-many = { $count } items have new numbers
reload-renamed = { $what } now called “{ $title }”
reload-recommended = the recommendation for { $what } was changed after the decision
reload-voted-by-groups = the vote on { $what } was recorded by groups that the file has changed since
reload-budget = { $what } now { $minutes } min
reload-guests = { $what } with other guests
reload-order = the order has changed
reload-zone-kept = The file's time zone is not used: all times are still in the time zone { $zone }
reload-updated = The agenda is updated
reload-more = and { $count ->
    [one] one more change
   *[other] { $count } more changes
}
reload-said = { $changes }
reload-said-marks = No longer marked: { $items }. { $changes }
reload-said-absence = The file’s change of who is there ({ $names }) has no effect: attendance is recorded. { $key } corrects it. { $changes }
reload-warning = See { $place } of the agenda ({ $key }): { $warning }{ $more ->
    [0] .
    [one] {" "}(and one more warning).
   *[other] {" "}(and { $more } more warnings).
}
reload-said-warning = { $warning } { $changes }
reload-flaw = { $place }: { $cause }
reload-news-title = The agenda’s file
reload-news-trouble = ERROR
reload-news-warnings = WARNINGS
reload-news-changes = LATEST CHANGES
reload-read-whole = { $key } shows all of it
reload-place = line { $line }
reload-place-in = { $file } line { $line }
reload-broken = The agenda has errors, { $place }: { $cause }
reload-gone = The agenda cannot be read: the file is missing, too large, or not text
reload-held = The agenda cannot be read just now: another program has it open, or access is denied
reload-other-meeting = The agenda file looks like another meeting’s and is not used. { $key } asks
reload-late = The agenda file has changed since the close and is not used. { $key } asks
reload-nothing-to-ask = No change to the agenda is waiting for a decision.
reload-decided = The agenda file differs from what was decided on. The meeting keeps its own version: { $what }
reload-signed = The agenda file differs from the minutes of the close. The meeting keeps { $what }
reload-signed-chair = the chair
reload-signed-names = names and titles
reload-signed-zone = the time zone
reload-signed-head = the meeting's title and what else the head and end of the minutes say
reload-signed-form = the form and language of the minutes
reload-person-changed = The agenda is not used: id “{ $id }” was { $before }, now { $after }. Give somebody else a new id; otherwise keep the name
reload-person-other-id = The agenda is not used: { $name } had the id “{ $id }” and now has “{ $other }”. Give { $name } the old id back
reload-goes-on = the meeting continues with the last good version
reload-mended = The agenda has no errors any more.
reload-too-late-closes = The agenda now closes something of the meeting that has ended. It is out of the public versions. { $close } reopens the meeting.
reload-too-late = The meeting is closed: the changed agenda is not used.

# Guests.
guest-title = Guests
guest-hint = { $up }{ $down } select · { $leave } closes
guest-enter = next step
guest-none = Select an item that guests can come to.
guest-nobody = No guests
guest-already = { $name } is already marked like that.
guest-still-expected = { $name } is still expected.

# What is done after the close.
notice-closed = The meeting is closed. { $edit } corrects with an addition, { $close } reopens the meeting.
notice-closed-note = The meeting is closed. Notes are not in the minutes and stay. { $close } reopens it.
after-menu = The meeting is closed. What do you want to do?
after-menu-afresh = { $menu } To begin afresh, leave punktlig and move the folder { $folder } away.
after-choice-stay = Stay with the closed meeting
after-choice-reopen = Reopen the meeting with a reason
after-choice-write = Write the minutes again
after-written = The minutes have been written again.
after-unchanged = Nothing has been changed yet.
after-no-reason = Give a reason: it is printed in the minutes.
after-too-late = That was more than { $minutes } minutes ago and cannot be undone. Correct it instead.
after-too-late-close = The meeting was closed more than { $minutes } minutes ago. It can be reopened with a reason.
after-too-late-again = That was more than { $minutes } minutes ago and cannot be redone. Record it again.
after-other-agenda = The agenda has changed since the reopening, which stays. Close the meeting again.
after-close-anew = The meeting was closed more than { $minutes } minutes ago. Close it again from here.
after-close-anew-agenda = The agenda has changed since the meeting was closed. Close it again from here.
list-nothing-to-undo = Nothing more was recorded in this list since it was opened.
list-nothing-to-redo = Nothing that was recorded in this list since it was opened can be redone.
after-foot-correct = Correct
after-foot-close = Reopen …
after-editor-correct = Correction after the meeting · { $item }
after-editor-add = Addition after the meeting · { $item }
after-hint-editor = { $accept } on to the reason · { $leave } draft
after-hint-follow-up = { $accept } on to the reason · { $leave } draft
after-hint-reason = { $accept } record · { $leave } back to the text
after-line-correct = Reason for the correction · { $item }
after-line-add = Reason for the addition · { $item }
after-line-amend = Reason for the correction
after-hint-amend = { $accept } record · { $leave } back
after-help-amend = The meeting is closed. The correction and what was first recorded are in the minutes with the date and the reason.
after-spoils = This will no longer match who was present: { $items }. Correct the vote or remark there too.
after-review = Corrected or added after the close
after-line-reopen = Reason for reopening the meeting
after-help-correct = The meeting is closed. The correction is added to the minutes with its date and reason; what was there stays.
after-help-add = The meeting is closed. The addition is printed in the minutes with its date and reason.
after-help-reopen = The minutes are a draft until the meeting is closed again. The reopening and its reason are printed in them.
after-record-added = Added on { $date } (reason: { $reason })
after-record-added-reopened = Added in the reopened meeting on { $date }
after-record-corrected = Corrected on { $date } (reason: { $reason }):
after-sealed = It is in the minutes of the closed meeting, and stays. { $edit } corrects it by an addition.
after-help-sealed = It is in the minutes of the closed meeting, and stays. The correction is added with its date and reason.

# Where a decision is forwarded to.
forwarded-title = Forwarded to
forwarded-hint = { $accept } accepts · { $leave } goes back
forwarded-help = Body and date of its meeting: Finance Committee 6 Feb
forwarded-no-date = “{ $typed }” is not a date and is read as part of the name.
forwarded-where = forwarded – where to?

# What cannot be pasted.
paste-too-long = The pasted text was too long (more than { $most } characters in total) and was not used. Paste only what matters.
notice-paste-menu = Choose from the menu first; the pasted text was not used.
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
stopped-one-waits = Only one thing can wait: { $what }. Press the key again once saving works.
stopped-waited-first = This was waiting and is saved now: { $what }. Press the key again.
stopped-given-up = Given up and not recorded: { $what }.
stopped-line-open = { $what } no longer waits: a line is open in the text. Finish it, and save again.
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
notice-folder-exposed = More people can read the meeting's folder than the agenda, and that cannot be changed here.
stopped-held = Somebody else has the meeting open
stopped-held-offer = Only one program at a time can write in the meeting. You can follow it here as the chair sees it; nothing is written from here.
stopped-held-hint = { $accept } or { $chair } follows the meeting · { $leave } leaves
stopped-leave-changed = The journal is no longer the one that was written: what was recorded here may not be in it. { $elsewhere } saves all of it in another folder. Leave anyway?
stopped-leave = Not everything is saved. What is waiting, and what was typed since, will be lost. Leave anyway?

# What was recorded while its item was closed, and the explicit yes to publishing it.
choice-publish = May be published …
choice-publish-marks = Guests, declared interests and postponement may be published …
choice-publish-no = No, it stays closed
choice-publish-more = Read on
choice-publish-yes = Yes, it may be published
menu-publish-as-gone = The item was off the agenda when something else was closed. May it appear in the public version? { $text }
menu-publish = Recorded while the item was closed. May it appear in the public version? { $text }
menu-publish-since = Has been on a closed item since it was recorded. May it be in the public version? { $text }
menu-publish-matter = Removed from the agenda, or closed in its file. May it appear in the public version? { $text }
menu-publish-marks = Recorded while the item was closed. May it appear in the public version? { $text }
record-withheld = closed: recorded while the item was closed
record-withheld-since = closed: has been on a closed item since it was recorded
record-withheld-as-gone = closed: the item was off the agenda when something else was closed
notice-withheld = Saved as closed, because it was written while the item was closed; { $edit } on it publishes it
review-withheld-matters = Removed from the agenda while something else was closed, or closed in its file, and not in the public version ({ $edit } on the item publishes it)
review-published-matters = Removed from the agenda while something else was closed, or closed in its file, and published all the same
review-withheld = Recorded while the item was closed, and not in the public version ({ $edit } on the text publishes it)
review-withheld-since = On a closed item at some time since it was recorded, and not in the public version ({ $edit } on the text publishes it)
review-withheld-as-gone = The item was off the agenda when something else was closed; what was recorded is not in the public version ({ $edit } on the text publishes it)
review-withheld-marks = Postponement, declared interest or guests of an item that has been closed or off the agenda, and not in the public version ({ $edit } on the item publishes it)
review-published = Recorded while the item was closed, and now public
review-published-since = On a closed item at some time since it was recorded, and now public
review-published-as-gone = The item was off the agenda when something else was closed; what was recorded is now public
# What the public may read of a decision on a closed item.
after-choice-wording = Public wording for { $item } …
choice-public-wording = Public wording …
public-wording-line = Public wording · { $item }
public-wording-help = Only what is written here is published of the decision; empty: nothing. The decision: { $decision }
public-wording-open = The item is no longer closed, and only closed items have a public wording. Nothing was recorded. { $key } closes the line.
public-wording-record = published as: { $text }
public-wording-review = Published about closed items
public-wording-review-lapsed = Decisions changed since they were given a public wording: nothing is published
public-wording-review-unused = The agenda's public_decision does not fit the outcome: nothing is published
menu-add-closed = Is the point closed?
choice-add-closed = 🔒 Closed: { $title }{ $minutes ->
    [0] {""}
   *[other] {" "}({ $minutes } min)
}
choice-add-open = Open: { $title }{ $minutes ->
    [0] {""}
   *[other] {" "}({ $minutes } min)
}
# The machine's clock.
clock-over-ahead = This computer's clock jumped { $length } ahead at { $time } and is right again. The meeting's time is unchanged.
clock-over-back = This computer's clock jumped back { $length } at { $time } and is right again. The meeting's time is unchanged.
clock-ignored = This computer's clock shows { $date }. The meeting does not follow it and keeps its own time.
# Drafts.
draft-saver-stopped = Saving drafts failed and was restarted. Keep typing.
draft-kept-apart = Somebody else writes in this record. Your drafts are kept apart, in { $name }.
draft-kept-unsaved = The draft is put aside but cannot be saved to disk: until it can, it is only here.
draft-menu-orphan = { $draft }. It belongs to “{ $title }”, which is no longer in the plan.
draft-orphaned = Undone. There is a draft on that point; it waits, and { $redo } brings the point back.
draft-decision-gone = There is a draft on that decision. It waits; on { $close } it can be used or deleted.
draft-menu-decision-gone = { $draft }. It belongs to a decision on “{ $title }”, which is no longer there.
draft-choice-leave = Leave it
draft-choice-adopt = Continue it on { $item }
draft-choice-drop = Delete the draft
draft-menu-drop = Delete the draft? { $draft }. This cannot be undone.
draft-choice-drop-yes = Yes, delete it
draft-dropped-undo = The draft is deleted. { $undo } brings it back.
draft-brought-back = The draft is here again.
draft-dropped = The draft is deleted.
draft-in-the-way = There is already a draft there. Record or delete it first.
draft-damaged = The drafts could not be read. They were set aside as { $name }, and not restored.
draft-newer = { $count ->
    [one] 1 draft comes from a newer version of punktlig. It is kept, but cannot be opened here.
   *[other] { $count } drafts come from a newer version of punktlig. They are kept, but cannot be opened here.
}
draft-left = Drafts from another run are in { $name }; they were not restored.
stopped-other = { $who } has the meeting open too, to write in it. It is saved here, not there.
stopped-other-unknown = Somebody else has the meeting open too, to write in it. It is saved here, not there.
