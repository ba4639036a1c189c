# A new meeting: the form that asks for it, and the agenda that is written for it.
new-start = Start a meeting now
new-create = Create an agenda
new-title = Meeting
new-field-title = Title
new-field-body = Committee, board, group
new-field-date = Date
new-place = The agenda is saved in { $path }
new-hint-next = { $accept } next · { $leave } cancel
new-hint-start = { $accept } opens the meeting · { $up } back · { $leave } cancel
new-hint-create = { $accept } creates the agenda · { $up } back · { $leave } cancel
new-bodies = Known: { $bodies }. Tab completes the name.
new-ask-folder = There is no folder { $folder } here, and it will be made. Press Enter again, or Esc.
new-written = Created: { $path }
new-written-next = Write the items in the file with an editor. "punktlig { $path }" opens the meeting.

# The comments in the agenda, and what its examples say. Each is one line.
new-comment-file = The meeting's agenda. Whenever the file is saved, punktlig picks it up, even while the meeting runs.
new-comment-signs = Lines that begin with # are comments and examples. Remove the # before an example to use it.
new-comment-check = "punktlig check { $file }" shows whether there are errors in it.
new-comment-body = The committee, board or group that decides.
new-comment-head = The place, when the meeting starts and ends, and the id of whoever chairs it.
new-comment-people = Who takes part, a section for each. Somebody who is not a member has role = "participant".
new-comment-items = The items, a section for each. A closed item has access = "closed".
new-comment-slots = The time plan, if there is one, a section for each slot. A break has kind = "break" and no items.
new-example-body = Executive board
new-example-place = Meeting room 1
new-example-position = Director
new-example-item = The budget
new-example-recommendation = The budget is approved.

# The comments in the agenda of the next meeting of a series.
next-comment-from = Created from { $name }, the meeting of { $date }.
next-comment-not-considered = Not considered there: { $title }
next-comment-plan = From the plan of coming meetings, { $date }.
next-comment-postponed = Postponed at the meeting of { $date }.
next-comment-recorded = From the meeting of { $date }.
next-comment-end = CHECK: The plan ends later than last time.
next-comment-intro = CHECK: The introduction is the previous meeting’s.
next-no-agenda = { $path }: The meeting’s agenda is not there, so the next one cannot be made from it.
next-no-agenda-hint = Put the agenda’s file back next to the meeting’s folder.
next-broken = { $path } cannot be used for the next agenda.
next-broken-hint = Run “punktlig check { $path }” to see what is wrong.
next-no-date = { $path } does not say when the next meeting is.
next-no-date-hint = Give the day with --date, such as --date 2026-12-02.
next-not-later = The next meeting must be after { $path }, which is the meeting of { $date }.
next-not-later-hint = Give a later day with --date.
next-elsewhere = { $path } cannot use the files that the agenda in { $folder } includes.
next-elsewhere-hint = Put the new agenda into the same folder.
