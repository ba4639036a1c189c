# Writing documents, keeping them up to date, and the templates for them.
protocol-error-json = The minutes could not be written as JSON: { $cause }
protocol-error-template = The template of the minutes fails: { $cause }

# What a format and a body's own templates may run into.
format-writing = Writing { $file } ({ $number } of { $total }) …
format-failed = { $file } could not be written: { $cause }
format-none = The meeting is closed, but punktlig cannot write any of the formats asked for. Try punktlig protocol.
format-not-written = The minutes were not written
format-csv = The follow-ups could not be written as CSV: { $cause }
format-no-follow-ups = There are no follow-ups, so no calendar file was written.
format-no-follow-ups-old = There are no follow-ups, so no calendar file was written. { $path } is from before.
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
template-not-text = { $path } is not text in a known encoding. Save it as UTF-8.
template-outside = { $path } is outside the agenda's folder and is not used.
template-no-folder = The folder for templates does not exist: { $path }
template-folder-help = The path is relative to the agenda's folder. Without the folder the minutes are written with the default templates.
template-no-agenda = Without the agenda's file, the body's own templates ({ $path }) are not used.
docx-error = The minutes could not be written as a Word file: { $cause }
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

# Where `protocol -o` may not write.
output-agenda = { $path } is the meeting's agenda.
output-include = { $path } is part of the meeting's agenda.
output-toml = { $path } is a TOML file and may be an agenda.
output-template = { $path } is one of the templates.
output-record = { $path } is one of the files that a meeting is kept in.
output-record-folder = { $path } is the name of a meeting's folder.
output-disk = { $path } is a disk, not a file.
output-no-folder = The folder { $path } does not exist.
output-other = { $path } is the name of another of the meeting's minutes files; this one is { $wanted }.
output-called-public = { $path } is called .public., but these are the full minutes. Add --audience public, or give the file another name.
output-other-meeting = { $path } is a document in another meeting's folder.
output-inside = { $path } is in a folder inside the meeting's folder, where public files are not kept up to date.
output-name = The name { $path } is not valid UTF-8. In the meeting's folder, a file of that name cannot be kept up to date.
output-hint = Nothing was written. Name another file with -o, or leave -o out: then the minutes go into the meeting's folder.
