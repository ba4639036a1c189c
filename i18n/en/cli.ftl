# What the commands say on the command line.
error-terminal = punktlig needs a terminal.
hint-terminal = Open a terminal window and start it there.
hint-terminal-pipe = Start it with “winpty punktlig …”, or use Windows Terminal. Git Bash runs programs without a console.
error-old-console = This console is older than Windows 10 and cannot show punktlig.
hint-old-console = Start it in Windows Terminal.
error-agenda = The agenda { $path } has errors and cannot be used.
hint-agenda = Fix the errors above and try again.
error-no-agenda = { $path }: There is no agenda here, and no journal that was started.
error-from = “{ $typed }” is not a time of day.
hint-from = Write a time of day from 0:00 to 23:59, for example --from 11:00.
error-speed = “{ $typed }” is not a valid speed.
hint-speed = Write a number from 0.01 to 3600, for example --speed 60.
error-date = "{ $typed }" is not a date.
hint-date = Give a date, such as --date 2026-12-02 or --date "Friday 4 December".
error-new-now = A meeting that starts now is today: --date cannot be used with --now.
hint-new-now = Leave out --date to start the meeting now, or --now to create the agenda for another day.
error-new-taken = { $path } exists already, and is not overwritten.
hint-new-taken = Give another name, or none: punktlig then finds a free one in the folder meetings.
error-is-rehearsal = { $path } is the record of a rehearsal, not of a meeting.
hint-is-rehearsal = Continue the rehearsal with punktlig rehearse --keep, or move the folder.
error-is-real = { $path } is the folder of a real meeting.
hint-is-real = Choose another folder for the rehearsal with --keep.
error-keep-taken = { $path } is not empty, and it is not a rehearsal.
error-rehearse-agenda = { $path }: There is no agenda to rehearse.
protocol-not-held = The meeting has not been held yet: this is a draft of the minutes. “punktlig agenda { $file }” writes the agenda.
agenda-format = An agenda cannot be written as { $format }.
agenda-plan-format = The time plan cannot be written as { $format }.
agenda-format-hint = The formats are md, html, docx and pdf; an agenda can also be written as ics.
agenda-still-closed = Something that is open in the agenda file is closed in the meeting and was left out here. Open the meeting with “punktlig run” so that it takes over the change, then write the agenda again.
protocol-told = Written: { $path }
agenda-says-closed = The public agenda was not written: the agenda file says “{ $what }” where it is open, and that is closed in the meeting.
agenda-says-closed-hint = Open the meeting with “punktlig run” so that it takes over the file (if it has ended, reopen it first), then write the agenda again.
protocol-agenda-closes = The public minutes were not written: the agenda file now closes { $what }, which the meeting has open.
protocol-agenda-closes-hint = Open the meeting with “punktlig run” so that it takes over the change (if it has ended, reopen it first), then write the minutes again.
protocol-agenda-may-close = The public minutes were not written: the agenda file has errors and may close { $what }, which the meeting has open.
protocol-agenda-may-close-hint = “punktlig check” shows the errors. Correct the file, then write the minutes again.
protocol-told-beside = Written: { $path } ({ $kept } was edited by hand and was left unchanged)
protocol-told-held = Written: { $path } ({ $kept } is open in another program and was left unchanged)
protocol-told-ahead = Written: { $path } ({ $kept } was written from a newer journal than the one here and was left unchanged)
left-changed = The meeting's journal was deleted, replaced or changed by others: what was recorded here may not be in it.
left-changed-what = The meeting's journal was deleted, replaced or changed by others: what was recorded here may not be in it. What was waiting was not saved ({ $what }).
left-unsaved = Something was not saved: the disk did not take it.
left-unsaved-what = Something was not saved: the disk did not take it ({ $what }).
left-unwritten = Not all files of the minutes have been written.
left-unwritten-hint = Open the meeting again with “punktlig run”: they are written when the disk takes them.

# The command line's help.
cli-usage = Usage
cli-commands = Commands
cli-options = Options
cli-arguments = Arguments
cli-about = Runs live meetings: the clock against the agenda, decisions as they happen, the minutes at the end. Without a command: pick a meeting from the folder meetings.
cli-help = Show this help
cli-version = Show the version
cli-lang = The screen's language: da or en (otherwise as in config.toml, or da); the minutes follow the agenda's
cli-color = Colours: auto, always or never (otherwise as in config.toml, or auto)
cli-directory = Change to this folder first
cli-log = Keep a log of what the program does in this file (otherwise as in PUNKTLIG_LOG); it holds no names or text
cli-burst-gap = How many milliseconds there must be between two keys for each to record something
cli-file = The agenda, or the record's folder
cli-agenda = The agenda
cli-agendas = The agendas, or the records' folders
cli-run = Run the meeting
cli-chair = Follow the meeting on a second screen, for the chair or the wall; it changes nothing
cli-chair-audience = Who sees the screen: full (default) or public (without what is closed)
cli-rehearse = Rehearse on a simulated clock; nothing of it counts
cli-from = The time of day to start at; earlier slots count as held as planned
cli-speed = How many times faster than real time the clock runs (default 1)
cli-keep = Folder to keep the rehearsal in; it continues there next time
cli-check = Check agendas and show what is wrong with them
cli-strict = Fail the check on warnings too
cli-check-format = How to show the findings: text (default) or json
cli-write-agenda = Write the agenda or the programme, as it is sent out
cli-agenda-format = The format, else by the ending of the file: md (default), html, docx (Word), pdf; ics: an invitation
cli-agenda-audience = Who it is for: full (default) or public (default with --plan and for ics)
cli-plan = Only the time plan, on one page for the wall
cli-protocol = Write the minutes, at any time
cli-protocol-format = The format, else by the ending of the file: md (default), html, docx (Word), json; csv and ics: the follow-ups
cli-audience = Who the minutes are for: full (default) or public
cli-output = Where to write it; - is standard output; default: the record's folder
cli-verify = Check a record's journal, or find a printed check value in it
cli-value = A check value from the minutes
cli-import = Turn a document (PDF, Word, ODT, HTML, text, CSV, XML) into an agenda that can be run
cli-import-files = The documents; - is standard input
cli-import-output = The agenda’s file, or a folder for it; - is the screen; by default in the folder meetings
cli-import-body = The body’s file with what its agendas share, such as meetings/bodies/direktionen.toml
cli-import-date = The meeting’s date, if the document does not state it
cli-import-title = The meeting’s title, if the document does not state it
cli-import-part = Which of the document’s agendas is meant: 1, 2 …
cli-import-format = How the report is printed: text (default) or json
cli-schema-of = What is described: agenda (default) or import (what import --format json prints)
cli-schema = Print the JSON Schema of agendas, for editors
cli-new = Create the agenda of a new meeting, or start the meeting at once
cli-new-file = The file that the agenda is saved in, or the folder for it (default: meetings)
cli-new-from = The previous meeting of the series: its agenda or folder. Standing items, what was postponed and the plan of coming meetings come along
cli-new-date = The meeting's date (default: today)
cli-new-now = Start the meeting now; its items are added as they come
cli-error-command = “{ $name }” is not a command.
cli-error-unknown = “{ $name }” cannot be used here.
cli-error-missing = Missing: { $name }
cli-error-twice = “{ $name }” is given twice.
cli-error-no-value = “{ $name }” needs a value.
cli-error-value = “{ $value }” cannot be used as { $name }.
cli-error-value-of = “{ $value }” cannot be used as { $name }. Possible values: { $valid }.
cli-error-other = The command could not be understood.
cli-error-near = Did you mean “{ $name }”?
cli-error-help = punktlig --help lists the commands and options.
cli-word-command = COMMAND
cli-word-options = OPTIONS
cli-word-file = FILE
cli-word-folder = DIR
cli-word-time = TIME
cli-word-date = DATE
cli-word-number = NUMBER
cli-word-format = FORMAT
cli-word-reader = READER
cli-word-lang = LANG
cli-word-color = COLOURS
cli-word-text = TEXT
cli-word-schema = WHAT
cli-word-value = VALUE

# The user's settings.
config-syntax-help = A setting is key = value on a line of its own, for example language = "da". See docs/config.md.
config-rest-holds = Other settings are in effect; the default is used for what cannot be used.
config-without = No settings are in effect.
config-no-text = { $path } is too large, or its encoding is not known.
config-no-text-hint = Save the file as text in UTF-8, or move it away.
config-notice = Settings, line { $line }: { $cause }. Other settings are in effect.
config-notice-unreadable = The settings were not read: { $cause }

# When the agenda is missing.

hint-no-agenda = Name an agenda (a file that ends in .toml), or put it back where it was.
# What can be read of a damaged journal.
cli-salvage = Write what can be read of a damaged journal: an extract, not the minutes
salvage-not-public = A public extract cannot be made from a damaged journal.
salvage-hint-not-public = A missing line may have closed an item. Make the full extract and go through it.
salvage-not-needed = The journal in { $path } is intact, or there is none.
salvage-hint-not-needed = Leave out --salvage.
salvage-read = Read: { $count ->
    [one] 1 entry
   *[other] { $count } entries
}. { $missing ->
    [0] None is missing
    [one] At least 1 is missing
   *[other] At least { $missing } are missing
}.
salvage-branch = The journal was continued twice from the same line. The extract follows the longer continuation; { $count ->
    [one] 1 entry
   *[other] { $count } entries
} of the other one { $count ->
    [one] was
   *[other] were
} left out (line { $others } of the file).
salvage-branch-other = To read the other one, copy the meeting's folder, delete line { $own } from journal.jsonl in the copy, and write the minutes of the copy, with --salvage if "punktlig verify" cannot confirm the copy.
salvage-unproven = { $count ->
    [one] Line { $lines } is not proven: the line before it is missing, so it may have been changed or belong
   *[other] Lines { $lines } are not proven: the lines before them are missing, so they may have been changed or belong
} to another continuation of the journal. What { $count ->
    [one] it
   *[other] they
} recorded is marked "not proven".
salvage-misfits = { $count ->
    [one] Lines { $lines } do not fit each other: either the last one was changed, or the first one,
   *[other] These lines do not fit each other in pairs: { $lines }. In each pair either the last one was changed, or the first one,
} and perhaps more before it, belongs to another continuation of the journal. All of them were read, and what they recorded is marked "not proven".
salvage-left-out = { $count ->
    [one] Line { $lines } of the file was left out: no other line confirms it.
   *[other] Lines { $lines } of the file were left out: no other line confirms them.
}
salvage-gaps = Missing from the middle of the journal: what was line { $lines }.
salvage-agenda-of-file = The agenda in the journal cannot be read. The agenda file as it is now was used instead.
salvage-nothing = Nothing in the journal in { $path } can be read without an agenda.
salvage-in-the-way = { $path } exists already. An extract is not written over another file.
