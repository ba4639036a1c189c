# The journal: what can go wrong with it, and what verify says about it.
journal-not-a-journal = { $path } is not a punktlig journal.
journal-newer = { $path } is written in format { $version }. This version of punktlig knows the formats up to { $known }.
journal-line-garbled = { $path }, line { $line }: the line is damaged.
journal-line-too-long = { $path }, line { $line }: the line is longer than a line may be.
journal-line-number = { $path }, line { $line }: the line has number { $found }. Lines are missing, swapped or duplicated.
journal-line-chain = { $path }, line { $line }: the check value does not match. This line or the one before it was changed.
journal-line-unknown = { $path }, line { $line }: the line is intact, but holds an event that this version of punktlig does not know.
journal-line-first = { $path }: the first event must be the creation with the agenda, and it is not.
journal-hint-newer = Use a newer version of punktlig.
journal-no-file = { $path } is not a regular file.
journal-no-folder = { $path } is not a folder.
journal-hint-in-the-way = Move what is in the way and try again.
journal-stopped = { $path }: nothing more is recorded, because a write failed.
journal-hint-stopped = Fix the problem with the disk, then resume recording.
journal-changed = { $path }: the file was deleted, replaced or changed by somebody else while the meeting was open.
journal-hint-changed = Put the file back as it was, then resume recording.
journal-no-agenda = { $path } is a meeting's folder, but its agenda is missing.
journal-no-meeting = { $path } is not a meeting's folder.
journal-hint-no-meeting = Name the agenda (a .toml file) or the folder with the meeting's journal.
journal-not-toml = { $path } cannot have a record: the name of an agenda must end in .toml.
journal-hint-not-toml = A meeting's folder is named after its agenda without .toml, so that each meeting has its own. Rename the file, or name the folder with the meeting's journal.
journal-two-records = { $path } is a link, and the meeting has two journals: one in { $own } next to the link, and one in { $real } next to the agenda itself.
journal-hint-two-records = Name the folder that you want to open. Move the other one away once you have seen what is in it.
journal-two-agendas = { $path } is a link to the folder of a record, and there are two agendas: { $own } next to the link, and { $real } next to the folder itself.
journal-hint-two-agendas = Name the agenda of the meeting, or move the other one away.
journal-same-folder = { $path } and { $other } would have the same folder.
journal-hint-same-folder = Rename one of them.

lock-held = { $path }: the meeting is already open: { $who } (process { $pid }), since { $since }.
lock-held-by-unknown = { $path }: the meeting is already open elsewhere.
lock-hint = Leave the meeting there first: only one program at a time can write in it. To follow it without writing: punktlig chair { $path }

verify-no-journal = { $path }: there is no journal yet.
verify-hint-no-journal = It is created when the meeting begins.
verify-no-value = “{ $value }” is not a check value.
verify-hint-value = A check value is made of the characters 0-9 and a-f. Give at least its first { $fewest }.
verify-several = The value matches { $count } lines.
verify-hint-several = Give more of its characters.
verify-whole = The journal is intact: { $count ->
    [one] { $count } event
   *[other] { $count } events
}, and the chain is unbroken.
verify-between = From { $first } to { $last }
verify-chain = Check value now: { $value }
verify-torn = After the last line there { $count ->
    [one] is
   *[other] are
} { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
} of a line that was not finished. They do not count.
verify-not-found = The value given is not in the journal: it belongs to another journal, or something was removed or changed.
verify-found = The value given is the value at line { $line }.
verify-nothing-after = Nothing has been added since.
verify-after = Since then { $count ->
    [one] { $count } event was added
   *[other] { $count } events were added
}: { $kinds }.

# Winning back time.

# Following a meeting that somebody else writes.
chair-follow-waiting = Waiting for the meeting. Nothing has been recorded in { $path } yet.
chair-follow-errors = The agenda { $path } has { $count ->
    [one] { $count } error
   *[other] { $count } errors
} and cannot be shown. punktlig check lists them.
chair-follow-gone = { $path } no longer exists. The last that was read is shown.
chair-follow-left = The rehearsal was left, and its clock has stopped.
chair-follow-hint-place = Name the agenda (a .toml file) or the meeting's folder. The meeting's folder need not exist yet, but the folder that it will be in must.

# What came after the close.
verify-amended = Corrections after the close:
verify-pins = Check values printed in the minutes:
verify-pin-line = Line { $line }, { $at }: { $what }
verify-pin-undone = { $what }, undone since

# Attendance.

# Votes, dissent and remarks.
# A damaged journal, and what can still be read of it.
salvage-hint-damaged = The journal was not changed. Restore it from a backup, and keep the damaged file. To write out what can be read: punktlig protocol --salvage { $path }
salvage-no-beginning = { $path }: the file is empty or ends in the middle of its first line. A journal never starts like that; something was lost.
salvage-hint-no-beginning = Restore it from a backup. If there is none, move the file away and start the meeting afresh.

# A record that goes on in another folder, or whose folder leads elsewhere.
stopped-moved = The meeting in { $path } continues in { $to }, because nothing could be saved here.
stopped-hint-moved = Open it there: punktlig run { $to }. If the journal has been put back here, delete { $note }.
stopped-moved-somewhere = The meeting in { $path } continues in another folder, because nothing could be saved here. The name of that folder could not be noted here.
stopped-hint-moved-somewhere = Find the meeting's folder there and open it with punktlig run. If the journal has been put back here, delete { $note }.
stopped-there-already = There is already a meeting in { $path }.
stopped-link-out = { $path } is a link to { $real }, outside the folder that it is in.
stopped-hint-link-out = A meeting's files belong next to its agenda. Replace the link with an ordinary folder, or name the real folder.
verify-files-old = { $count ->
    [one] This file of the minutes is missing or does not match the journal's last line
   *[other] These files of the minutes are missing or do not match the journal's last line
}: { $files }. Opening the meeting with punktlig run writes them.
chair-files-old = { $count ->
    [one] The file of the minutes { $files } is missing or old
   *[other] The files of the minutes { $files } are missing or old
}. Opening the meeting with punktlig run fixes that.

# A journal that another tool saved in its own way, and its copies.
journal-crlf = { $path }, line { $line }: line ends were changed to CRLF, as git and Windows editors do.
journal-mark = { $path }: the file begins with an invisible byte order mark (BOM), which Windows editors insert.
journal-mark-crlf = { $path }: the file begins with an invisible byte order mark (BOM), and line ends were changed to CRLF, as Windows editors do.
journal-utf16 = { $path }: the file was saved as UTF-16, as Notepad and PowerShell do.
journal-hint-recoded = The journal was not touched. Save it again as UTF-8 without a BOM and with LF line ends: then it is as it was, and punktlig verify confirms it. Everything in it can be written out with: punktlig protocol --salvage { $path }
journal-line-blank = { $path }, line { $line }: the line is blank, and more comes after it. An editor inserted it.
journal-line-date = { $path }, line { $line }: the event has a date outside the years 0 to 9999.
journal-clock = { $path }: this computer's clock shows { $shown }. Only times from 1970 to 9999 can be recorded.
journal-hint-clock = Set this computer's clock and try again.
journal-copy = There is a copy of the journal next to it: { $file }. It is not used.
journal-copy-more = { $file }, next to the journal, has { $count ->
    [one] { $count } line
   *[other] { $count } lines
} that the journal does not have. Compare them before the meeting continues.

# Two who write in the same record.
journal-foreign = { $path }: somebody else has written { $count ->
    [one] { $count } line
   *[other] { $count } lines
} in the journal while the meeting was open here.
journal-hint-foreign = Those lines stay. Leave the meeting and open it again to continue after them. What is waiting has to be entered again.
verify-blank = There are blank lines after the last line. An editor inserted them; they do not count.
verify-line-feed = The last line has no line feed. An editor removed it; the line matches the chain and counts.
