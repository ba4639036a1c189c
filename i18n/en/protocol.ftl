# The protocol's wording.
protocol-title = Minutes of decisions
protocol-draft = DRAFT
protocol-draft-not-held = The meeting has not been held yet.
protocol-draft-not-closed = The meeting has not been closed.
protocol-rehearsal = REHEARSAL
protocol-rehearsal-note = Written in a rehearsal. Nothing in it has been decided.
protocol-place = Place
protocol-day = Date
protocol-start = Start
protocol-end = End
protocol-clock = { $time }
protocol-clock-day = { $day } at { $time }
protocol-members = Members
protocol-others = Others present
protocol-absent = Absent
protocol-nobody = none
protocol-substitute = , substitute: { $name }
protocol-chair = Chair
protocol-minute-taker = Minute-taker
protocol-case = Case no.
protocol-reference = Reference
protocol-contents = Contents
protocol-intro = Introduction
protocol-process = Process
protocol-responsible = Responsible
protocol-case-worker = Case worker
protocol-background = Background
protocol-presentation = Presentation
protocol-economy = Financial implications
protocol-recommendation = Recommendation
protocol-open = Open item
protocol-open-partly = Open item – partly left out of the public version
protocol-closed = Closed item
protocol-withheld = Left out of the public version:
protocol-withheld-task = left out of the public version
protocol-closed-item = Closed item
protocol-decision = Decision
protocol-decision-in = Decision by { $body } on { $date }
protocol-took-part = { $names } took part in the discussion.
protocol-took-part-via = { $names } took part via { $via }.
protocol-takes-part = { $names } will take part in the discussion.
protocol-takes-part-via = { $names } will take part via { $via }.
protocol-follow-up = Action: { $owners } to { $task }.
protocol-follow-up-due = Action: { $owners } to { $task } by { $due }.
protocol-follow-up-task = Action for { $owners }: { $task }.
protocol-follow-up-task-due = Action for { $owners }: { $task } by { $due }.
protocol-follow-up-bare = Action: { $owners } to follow up.
protocol-follow-up-bare-due = Action: { $owners } to follow up by { $due }.
protocol-follow-up-free = Action: { $task }.
protocol-follow-up-free-due = Action: { $task } by { $due }.
protocol-follow-up-only-due = Action: to be followed up by { $due }.
protocol-postponed = Postponed.
protocol-postponed-to = Postponed to { $date }.
protocol-not-treated = Not considered.
protocol-dropped = The item was dropped.
protocol-removed = (removed from the agenda)
protocol-unplanned = (added during the meeting)
protocol-annexes = Annexes
protocol-annex-closed = Closed annex
protocol-annex-untitled = Annex { $number }
protocol-annex-id = id { $id }
protocol-annex-is-open = { $annex } – open
protocol-annex-is-closed = { $annex } – closed
protocol-annex-overview = Overview of annexes
protocol-followups = Follow-up
protocol-owner = Owner
protocol-no-owner = No owner
protocol-task = Task
protocol-bare-task = Follow up
protocol-item = Item
protocol-due = Due
protocol-time = Time
protocol-point = Item
protocol-date = Date
protocol-points = Items
protocol-minutes = { $text } ({ $minutes } min)
protocol-hours = { $text } ({ $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
})
protocol-cancelled = Cancelled
protocol-awaits-date = Date to be set
# A substitute who sat in for some items only, on the signature page.
protocol-signs-items = { $name } ({ $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
})
protocol-signatures = Signatures
protocol-name = Name
protocol-signature = Signature
protocol-chain = The record's check value
protocol-chain-note = The value is computed from everything recorded in the meeting. If anything is changed afterwards, it no longer matches.
protocol-error-json = The minutes could not be written as JSON: { $cause }
protocol-error-template = The template of the minutes fails: { $cause }

# Words of the formats: tables, pages, columns.
protocol-plan = Time plan
protocol-upcoming = Coming meetings
protocol-number = No.
protocol-meeting = Meeting
protocol-meeting-date = Date of meeting
protocol-remark = Remark
protocol-page = Page
protocol-page-of = of
protocol-skip = Skip to the items

# What a format and a body's own templates may run into.
format-writing = Writing { $file } ({ $number } of { $total }) …
format-failed = { $file } could not be written: { $cause }
format-none = The meeting is closed, but punktlig cannot write any of the formats asked for. Try punktlig protocol.
format-not-written = The minutes were not written
format-csv = The follow-ups could not be written as CSV: { $cause }
format-other-ending = { $path } ends in .{ $ending }, but the format is { $format }.
format-other-ending-hint = Leave out --format and the file's ending decides, or give the file another ending than .{ $ending }.
format-terminal = { $format } is not text and is not shown in the terminal.
format-terminal-hint = Write it to a file with -o FILE, or pipe it with -o - | …
format-cpr = Possible CPR number in the public minutes: { $place }.
format-cpr-item = { $title } ({ $count ->
    [one] one place
   *[other] { $count } places
})
format-cpr-elsewhere = outside the items ({ $count ->
    [one] one place
   *[other] { $count } places
})
template-mistake = { $file }, line { $line }: { $cause }
template-in = { $file }: { $cause }
template-default = The default template is used instead.
template-syntax = The template cannot be read: { $cause }
template-undefined = The template uses something that does not exist: { $what }
template-missing = The template includes another one that does not exist: { $name }
template-unknown = The template uses a filter, test or function that does not exist: { $what }
template-endless = The template does not end; it loops for ever.
template-deep = The template calls itself.
template-long = The template writes more than minutes can hold.
template-fails = The template failed: { $cause }
template-too-large = { $path } is too large to be a template.
template-not-text = { $path } is not text (UTF-8).
template-outside = { $path } is outside the agenda's folder and is not used.
template-no-folder = The folder for templates does not exist: { $path }
template-folder-help = The path is relative to the agenda's folder. Without the folder the minutes are written with the default templates.
template-no-agenda = Without the agenda's file, the body's own templates ({ $path }) are not used.

# The Word file.
docx-page = Page { $page } of { $pages }
docx-error = The minutes could not be written as a Word file: { $cause }

# What came after the close.
protocol-corr-corrected = Corrected on { $date } (reason: { $reason }):
protocol-corr-added = Added on { $date } (reason: { $reason }):
protocol-corr-reopened = The meeting was reopened on { $date } at { $time }: { $reason }.
protocol-corr-reopened-bare = The meeting was reopened on { $date } at { $time }.
protocol-corr-pin-closed = The record's check value at the close on { $date } at { $time }
protocol-corr-pin-correction = The record's check value at the correction on { $date } at { $time }
protocol-corr-pin-addition = The record's check value at the addition on { $date } at { $time }
protocol-corr-pin-reopened = The record's check value at the reopening on { $date } at { $time }

# Attendance.
protocol-att-present = Present
protocol-att-substitutes = Substitutes
protocol-att-for = { $name } for { $member }
protocol-att-excused = Apologies
protocol-att-absent = Absent without apologies
protocol-att-disqualified = { $names } declared { $count ->
    [one] an interest
   *[other] interests
} and took no part.
protocol-att-away-item = { $names } did not take part in the discussion of item { $number }.
protocol-att-away = { $names } did not take part in the discussion.
protocol-att-partly = { $names } took part in only some of the discussion.
protocol-att-item-substitute = { $name } took part as substitute for { $member } in item { $number }.
protocol-att-point-substitute = { $name } took part as substitute for { $member } in this item.
protocol-att-at = at { $time }
protocol-att-at-day = at { $time } on { $day }
protocol-att-came = { $names } arrived { $when } during the discussion of the item.
protocol-att-returned = { $names } came back { $when } during the discussion of the item.
protocol-att-left = { $names } left the meeting { $when } during the discussion of the item.

# Votes.
vote-text-for = { $count } for
vote-text-for-names = { $count } for ({ $names })
vote-text-against = { $count } against
vote-text-against-names = { $count } against ({ $names })
vote-text-abstained = { $count ->
    [one] { $count } abstention
   *[other] { $count } abstentions
}
vote-text-abstained-names = { $count ->
    [one] { $count } abstention
   *[other] { $count } abstentions
} ({ $names })
vote-text-sides = { $before }, { $side }
vote-text-carried = Carried: { $sides }.
vote-text-lost = Lost: { $sides }.
vote-text-counted = { $sides }.
vote-text-some-for = { $names } voted for.
vote-text-some-against = { $names } voted against.
vote-text-some-abstained = { $names } abstained.
vote-text-none-for = 0 for
vote-text-none-against = 0 against
vote-text-unanimous = Carried unanimously.
vote-text-all-for = All { $count } members present voted for.
vote-text-all-against = All { $count } members present voted against.
vote-text-tie-for = The votes were equal. { $chair } gave a casting vote for.
vote-text-tie-against = The votes were equal. { $chair } gave a casting vote against.
vote-text-casting-for = { $chair } gave a casting vote for.
vote-text-casting-against = { $chair } gave a casting vote against.
vote-text-tie = The votes were equal. The proposal was not carried.
vote-text-chair = The chair
vote-text-group = { $group } ({ $votes })
vote-text-group-name = group { $group }
vote-text-unnamed = { $count ->
    [one] one other
   *[other] { $count } others
}
vote-text-alone = Vote:
vote-text-apart = Vote without a decision:

# Dissent and remarks.
dissent-text = Dissenting opinion of { $name }:
dissent-text-remark = Remark by { $name }:
dissent-text-apart = Dissenting opinion of { $name }, not on a decision:
dissent-text-remark-apart = Remark by { $name }, not on a decision:
dissent-quoted = “{ $text }”

# Where a decision is forwarded to.
forwarded-text-to-on = Referred to { $body } (meeting on { $date }).
forwarded-text-meeting = (meeting on { $date })
forwarded-text-to = Referred to { $body }.
forwarded-text-on = Referred to the meeting on { $date }.
# PDF.
pdf-absent = This punktlig was built without PDF; to get it: cargo install --path . --features pdf
pdf-absent-hint = Or write a Word file with --format docx and save it as PDF.
pdf-error = The minutes could not be written as PDF: { $cause }
pdf-long = The minutes are too long for a PDF.
pdf-error-hint = Write a Word file with --format docx and save it as PDF.
pdf-glyphs = □ in the PDF stands for characters that its fonts do not have: { $glyphs }
# Templates that are stopped.
template-slow = The template was not finished after { $seconds } seconds.
template-no-time = A body's own templates have { $seconds } seconds in total, and this one came too late.
template-stopped = The template was stopped. It took more than { $most } MiB of memory, or it crashed.
template-not-run = The template could not be run: { $cause }
template-slow-before = The template took too long before. It is tried again when a file in its folder changes, or after the next start.
template-not-file = { $path } is not a file and is not used as a template.
template-empty = The template prints nothing.
# An extract from a damaged journal.
salvage-mark = EXTRACT FROM A DAMAGED JOURNAL
salvage-unproven-mark = NOT PROVEN
salvage-unproven-text = (not proven) { $text }
protocol-note = Note:
salvage-mark-note = The meeting's journal is damaged and cannot be read in full from line { $line } on. { $missing ->
    [0] No entry is missing.
    [one] At least 1 entry is missing.
   *[other] At least { $missing } entries are missing.
} This is what could be read, the minute-taker's own notes included. These are not the minutes, and they cannot be signed.

# Documents that were written before something in them was closed, or for an earlier line of the journal.
recast-rewritten = { $files } { $count ->
    [one] was
   *[other] were
} rewritten: { $what }.
recast-due = { $files } { $count ->
    [one] has
   *[other] have
} to be rewritten: { $what }. Opening the meeting with “punktlig run” does it.
recast-removed = { $files } { $count ->
    [one] was removed: it was an earlier version and cannot be written
   *[other] were removed: they were earlier versions and cannot be written
} again here.
recast-left = { $files } { $count ->
    [one] has been edited by hand and was not rewritten. Check it before anyone gets it:
   *[other] have been edited by hand and were not rewritten. Check them before anyone gets them:
} { $what }.
recast-unknown = { $files } { $count ->
    [one] was left as it is, because it is not known what it holds. Check it before anyone gets it:
   *[other] were left as they are, because it is not known what they hold. Check them before anyone gets them:
} { $what }.
recast-items = { $count ->
    [one] item { $numbers } is now closed
   *[other] items { $numbers } are now closed
}
recast-something = something in { $files ->
    [one] it
   *[other] them
} is now closed
recast-perhaps = something in { $files ->
    [one] it
   *[other] them
} may be closed now
recast-ahead = { $files } { $count ->
    [one] was
   *[other] were
} written from a newer journal than the one here and { $count ->
    [one] was left as it is
   *[other] were left as they are
}. Find the newer journal.
files-ahead = The journal seems to be an older copy. Put the newer one back: { $files } { $count ->
    [one] was written from it and will not be overwritten.
   *[other] were written from it and will not be overwritten.
}
agenda-file-closes = Left out of the public minutes: { $what }. The agenda file has closed it.
agenda-file-closes-ended = Left out of the public minutes: { $what }. The agenda file has closed it. { $close } reopens the meeting, so that the change can be used.
agenda-file-closes-asks = { $key } asks: The agenda file has closed { $what }. Left out of the public minutes.
agenda-file-may-close = Left out of the public minutes: { $what }. The agenda file has errors and may close it. Correct the file.
agenda-file-unsure = The agenda file has errors. The public minutes may hold something that the file was meant to close: check it before anyone gets it.
files-caught-up = Files of the minutes were missing or older than the last change to the meeting. They have been written now.
