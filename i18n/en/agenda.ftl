# Agendas: findings and check.
finding-error = error
finding-warning = warning
finding-hint = hint
finding-help = help
finding-more = … and { $count } more. Fix the first ones and check again.
finding-did-you-mean = Did you mean { $name }?
finding-word-here = { $word } is { $right } here.

finding-syntax = This line cannot be read as TOML
finding-syntax-help = A line is key = value, [[table]] or # comment. See the examples in docs/agenda.md.
finding-syntax-duplicate = This key appears twice in one table
finding-syntax-duplicate-help = Keep one of them. A new person, item or slot starts with a line of its own: [[person]], [[item]], [[slot]].
finding-syntax-depth = This value is nested too deeply
finding-syntax-quote = This text has no quotation marks
finding-syntax-quote-help = Write the text in quotation marks: key = "text".
finding-syntax-quote-exact-help = Write "{ $text }".
finding-syntax-string = This text does not end, or contains a character that is not allowed in it
finding-syntax-string-help = A text on one line goes between " and ", a text of several lines between """ and """. A backslash is written \\.
finding-syntax-header = The table's header is not written correctly
finding-syntax-header-help = Write [[person]], [[item]] or [[slot]] with two brackets at each end, [protocol] with one. The lines below it are checked when it is fixed.
finding-syntax-list = This list or inline table is not written correctly
finding-syntax-list-help = A list is ["a", "b"], an inline table is {"{"} who = "a", via = "Teams" {"}"}: commas between, a bracket at each end.
finding-syntax-value = A value or an equals sign is missing
finding-syntax-value-help = Write key = value, or delete the line.
finding-syntax-number = This value is not a number, a date or a time
finding-syntax-number-help = If it is text, put it in quotation marks: key = "text". A date is written 2025-01-15.
finding-syntax-key = This key is not written correctly
finding-syntax-key-help = A key is made of lower-case letters and _, to the left of the equals sign.
finding-word-quotes = The quotation marks { $marks } come from Word
finding-word-quotes-help = Type ".
finding-open-line = This text does not end on its line
finding-open-line-help = Put " after the text. A text of several lines goes between """ and """. The other lines were checked.
finding-open-text = This text does not end
finding-open-text-help = Put { $marks } on a line after the text. From the next table or key on, the file was checked as far as possible.
finding-open-rest-help = Put { $marks } on a line after the text. The rest of the file was not checked: this text does not end.
finding-open-list = This list or inline table does not end
finding-open-list-help = Put ] after the list, {"}"} after an inline table. From the next table or key on, the file was checked as far as possible.
finding-quotes-inside = Quotation marks inside the text end it
finding-quotes-inside-help = Write “ and ” inside the text, or \".
finding-colon = There is a colon after the key
finding-colon-help = Write = instead of the colon: key = "text".

finding-unknown-key = Unknown key: { $key }
finding-unknown-key-help = Allowed here: { $keys }.
finding-unknown-key-top-help = { $key } applies to the whole agenda: move the line up, before the first [[…]].
finding-online-help = Who is online is said at the top of the file: online = ["id"]. A guest: guests = [{"{"} who = "id", via = "Teams" {"}"}].
finding-key-is-table = That is a table of its own: { $header } on a line by itself.
finding-key-elsewhere = { $key } belongs in { $tables }. Allowed here: { $keys }.
finding-missing-key = { $key } is missing
finding-missing-key-help = Add { $key } = ….
finding-empty-text = { $key } is empty
finding-empty-text-help = Write { $key } = "…" with a text between the quotation marks.
finding-empty-who-help = Write an id or a name between the quotation marks, or delete them.
finding-wrong-type =
    This must be { $expected ->
        [text] a text
        [id] an id, as text
        [number] a number or an id
        [whole] a whole number
        [boolean] true or false
        [date] a date
        [time] a time of day
        [list] a list
        [table] a table
        [guest] a guest: a text, or a table with who and via
        [point] a point: a text, or a table with text and minutes
        [quorum] "half", "none" or a number of members
       *[recommendations] a text or a list of texts
    }, not { $found ->
        [text] a text
        [whole] a whole number
        [float] a decimal number
        [boolean] true or false
        [date] a date or a time
        [list] a list
       *[table] a table
    }
finding-wrong-type-help =
    { $expected ->
        [text] Write a text in quotation marks: "text".
        [id] Write the id in quotation marks: "jk".
        [number] Write the number as it is, 5, or an id in quotation marks, "schedule".
        [whole] Write a whole number without quotation marks: 15.
        [boolean] Write true or false without quotation marks.
        [date] Write the date without quotation marks and without a time: 2025-01-15.
        [time] Write the time in quotation marks: "11.05".
        [list] A list is written in square brackets: ["a", "b"]. A table of its own has two: [[slot]].
        [table] A table goes under a line of its own, [protocol] or [[slot]], or in curly brackets: {"{"} who = "ba" {"}"}.
        [guest] Write "ba", "Mayor" or {"{"} who = "ba", via = "Teams" {"}"}.
        [point] Write "Budget 2026" or {"{"} text = "Budget 2026", minutes = 60 {"}"}.
        [quorum] Write "half", "none" or a whole number above 0: 5.
       *[recommendations] Write "text" or ["the first", "the second"].
    }
finding-bad-id = { $id } cannot be an id: an id is made of lower-case letters a-z, digits, - and _
finding-bad-id-help = Write { $id }, for example.
finding-bad-id-other-help = Write an id such as "jk" or "schedule-1".
finding-out-of-range = This number must be between { $from } and { $to }
finding-out-of-range-help = Write a whole number of minutes, at most { $to }: that is a day.
finding-unknown-word = Unknown word: { $word }
finding-unknown-word-help = Allowed here: { $words }.

finding-unquoted-time = The time { $time } has no quotation marks and is read as a number: 11.50 would become 11.5
finding-unquoted-time-help = Write "{ $time }".
finding-bad-time = { $time } is not a time of day in whole minutes
finding-time-help = Write the time as "11.05", "11:05" or "kl. 11.05".
finding-bad-date = { $date } cannot be read as a date
finding-year-first = Write the year first: { $date }.
finding-year-missing = Write the date with year, month and day: 2025-01-15.
finding-date-figures = Write { $date }, with two digits for month and day.
finding-date-bare = Write the date without quotation marks: { $date }.
finding-date-no-time = Write the date without a time: { $date }.
finding-no-month = The months are 1 to 12, not { $month }
finding-no-month-help = The month comes after the year, then the day: { $date }.
finding-no-day = The date { $date } does not exist
finding-no-day-help = The month has { $days } days.
finding-minutes-and-until = Both minutes and until are given
finding-minutes-and-until-help = Keep one of them.
finding-date-order = The date { $date } is before { $from }
finding-date-order-help = Days are in order, and none is before the meeting's date.
finding-next-meeting-past = The next meeting on { $date } is not after the meeting on { $from }
finding-next-meeting-cancelled = The meeting on { $date } is cancelled in the forward plan
finding-next-meeting-later = The forward plan has a meeting before { $date }
finding-next-meeting-planned = The forward plan's next meeting is on { $date }.
finding-next-meeting-help = Write the date of the next meeting.

finding-duplicate-number = Number { $number } is already used in line { $line }
finding-duplicate-number-help = Give one of the items another number, and change it where it is referred to.
finding-duplicate-number-closed-help = A closed item may have the number of an open one if it has an id. Give the closed one an id, such as id = "closed-{ $number }", and write that id in its [[slot]].
finding-alike-number = Number { $number } looks like { $other } in line { $line }, but is written differently
finding-alike-number-help = Write the same number if it is the same item; give it another one if not.
finding-shared-number = Number { $number } has both an open and a closed item
finding-shared-number-help = Write the item's id instead: { $ids }.
finding-duplicate-id = The id { $id } is already used in line { $line }
finding-duplicate-id-help = Give one of them another id, and change it where it is referred to; or delete the extra one.
finding-party-twice = The id { $id } belongs to both a person and a unit
finding-party-twice-help = Persons and units share one set of ids: give the unit another id, and change it where it is referred to.
finding-unknown-timezone = Unknown time zone: { $zone }
finding-unknown-timezone-near = Write { $near }.
finding-unknown-timezone-help = Write the name of the zone, such as Europe/Copenhagen.
finding-unknown-person = There is no person with the id { $id }
finding-unit-no-person = { $id } is a unit; this must be a person
finding-unknown-party = There is no person or unit with the id { $id }
finding-unknown-person-help = Add the person with [[person]], or correct the id.
finding-unknown-party-help = Add the person with [[person]], or start the name with a capital letter if it is free text.
finding-substitute-is-member = { $name } is a member and cannot be a substitute
finding-substitute-is-member-help = Nobody has two seats. Name somebody else, or write "none" if nobody is a substitute.
finding-online-guest = { $id } is a guest, and online is for members and others who are there for the whole meeting
finding-online-guest-help = Write it at the slot: guests = [{"{"} who = "{ $id }", via = "Teams" {"}"}].
finding-unknown-item = There is no item with the number or id { $id }
finding-unknown-item-help = Add the item with [[item]], or correct the number.

finding-include-outside = { $path } is outside the agenda's folder
finding-include-outside-help = Put the file into the agenda's folder or a folder below it, and write the path from there.
finding-include-missing = { $path } does not exist
finding-include-missing-help = The path is relative to the file that names it.
finding-include-loop = The files include each other in a loop: { $chain }
finding-include-loop-help = Remove one of the includes.
finding-include-too-many = An agenda can consist of at most { $most } files
finding-include-no-file = { $path } is not a regular file
finding-include-too-large = { $path } is too large to be an agenda (over 2 MiB in all)
finding-include-no-text = { $path } is not text in an encoding that can be read for certain
finding-encoding = { $path } is not UTF-8 and was read as Danish text in Windows-1252
finding-encoding-help = Check that æ, ø and å are right, then save the file as UTF-8.
finding-include-unreadable = { $path } cannot be read: { $cause }

finding-time-order = { $time } is out of order: the slot is between { $from } and { $to }
finding-time-order-after = { $time } is out of order: the previous slot begins at { $from }
finding-time-order-before = { $time } is out of order: the next slot begins at { $to }
finding-time-order-fit-help = Only { $used } fits here. The meeting uses { $used }; change the time to "{ $used }".
finding-time-order-help = The meeting uses { $used }. Change the time, or move the slot to where its time fits.
finding-time-order-no-time-help = The meeting uses { $used }, but there is no time for this slot there: its clock only counts up. Change the time, or move the slot to where its time fits.
finding-time-order-no-time-before-help = The meeting uses { $used }, but that leaves no time for the previous slot: its clock only counts up. Change the time, or move the slot to where its time fits.
finding-too-long =
    { $minutes ->
        [one] { $minutes } minute is
       *[other] { $minutes } minutes are
    } more than there is: { $gap ->
        [one] { $gap } minute
       *[other] { $gap } minutes
    } until { $next }
finding-too-long-help = Shorten the slot, or move the next one.
finding-until = The slot would end at { $until }, but begins at { $start }
finding-until-help = An earlier time is the next day only with overnight = true at the top. The time to the next slot is used instead.
finding-until-is-start = The slot ends when it begins ({ $time })
finding-until-is-start-help = Write minutes, or delete until.
finding-no-hard-end = The slot has no end to keep to
finding-no-hard-end-help = Write until = "11.20", or delete hard_end.
finding-announced-start = The meeting is announced for { $said }, but the plan begins at { $plan }
finding-announced-end = The meeting is announced to end at { $said }, but the plan ends at { $plan }
finding-announced-end-later = The meeting is announced to end at { $said }, but the plan ends on { $day } at { $plan }
finding-after-midnight = The plan passes midnight and ends on { $day } at { $plan }
finding-after-midnight-help = Correct the times if that is not intended. For a meeting that passes midnight, write overnight = true at the top. What belongs to the next day needs date = { $date } on its first slot.
finding-announced-help = The meeting follows the plan. Change the announced time if it is the wrong one.
finding-item-without-slot = Item { $id } has no time in the plan
finding-item-without-slot-title = The item “{ $title }” has no time in the plan
finding-item-without-slot-help = Add a [[slot]] with items = [{ $id }], or remove the item.
finding-length-in-text = The text says { $typed }
finding-length-in-text-help = Is that minutes = { $minutes }?
finding-break-in-title = “{ $title }” sounds like a break, but runs as an item
finding-break-in-title-help = Write kind = "break" on the line below the title. If it is an item, write kind = "item".
finding-close-in-title = “{ $title }” sounds like the end of the meeting, but runs as an item
finding-close-in-title-help = Write kind = "close" on the line below the title. If it is an item, write kind = "item".
finding-closed-heading = The heading “{ $heading }” is over closed items only, and it is public
finding-closed-heading-help = Choose words that may be published, or put it over an open item too.
finding-no-record = The record “{ $name }” was not found next to the agenda
finding-no-record-help = Write the name of the meeting's folder, such as 2025-01-08-direktionen, or put it next to the agenda.
finding-supplement-early = The supplementary agenda was issued { $date }, before the agenda { $issued }
finding-supplement-late = The supplementary agenda was issued { $date }, after the meeting { $from }
finding-supplement-help = Correct the date.
finding-number-gap = Number { $number } is missing between the items
finding-number-gap-two = Numbers { $first } and { $second } are missing between the items
finding-number-gap-several = Numbers { $from } to { $to } are missing between the items
finding-number-order = Item { $number } comes after item { $before }
finding-number-order-help = Agenda and minutes have the items in the order of the file: move the item, or correct the numbers.
finding-number-gap-help = Correct the numbers, or add what is missing.
finding-weekday =
    "{ $written }" does not fit: { $date } is { $day ->
        [mon] a Monday
        [tue] a Tuesday
        [wed] a Wednesday
        [thu] a Thursday
        [fri] a Friday
        [sat] a Saturday
       *[sun] a Sunday
    }
finding-weekday-help = Correct the weekday or the date.

agenda-break-title = Break

check-clean = { $file }: no errors
check-warnings =
    { $file }: { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
check-errors =
    { $file }: { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }
check-both =
    { $file }: { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    } and { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
check-too-large = { $path } is too large to be an agenda (over 2 MiB in all)
check-no-text = { $path } is not text in an encoding that can be read for certain
check-no-text-hint = Save the file as UTF-8.
check-no-file = { $path } is not a regular file

finding-too-large-help = Split the meeting into several agendas, or move long texts into annexes.
finding-no-file-help = Name a file with the agenda's text, not a folder, a pipe or a device.
finding-too-many-files-help = Put what several agendas share into fewer files.
finding-syntax-depth-help = Nest lists and tables only a few levels deep.
finding-too-many-entries = The agenda's lists have more than { $most } entries in all
finding-too-many-entries-help = Split the meeting into several agendas. Items, slots, people, annexes and everything else in a list count.
finding-long-line = This text is too long for one line (more than { $most } characters)
finding-long-line-help = Write a short title, and put the rest into background or presentation.
finding-many-marks = The agenda's texts have more than { $most } formatting marks in all
finding-many-marks-help = Move long material to an annex. Lines, list items, table cells and characters such as * _ ` [ ] count.
finding-deep-text = This text is nested more than { $most } levels deep
finding-deep-text-help = Use fewer levels of lists and quotations; more than a few are hard to read.
finding-long-names = The names and titles that the agenda refers to would take more than { $most } million characters in all
finding-long-names-help = Make this text shorter, or refer to it in fewer places.
# Formats.
pdf-finding = This punktlig was built without PDF, so the close writes only the other formats
pdf-finding-help = To get it: cargo install --path . --features pdf. Or delete "pdf" here.
