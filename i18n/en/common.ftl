# Words that every part of the program uses.
and = and
error-io = { $path } cannot be read or written: { $cause }
error-io-not-found = { $path } does not exist.
error-io-permission = { $path }: permission denied.
error-io-read-only = { $path } is read-only.
error-io-full = { $path }: no space left on the disk.
error-io-is-folder = { $path } is a folder, not a file.
error-io-no-folder = { $path }: part of the path is not a folder.
error-caused-by = Caused by: { $cause }
error-not-a-log = { $path } is not a punktlig log.
hint-not-a-log = Name a new file for the log. Nothing is written to this one.
hint-not-found = Check that the path is right.
hint-permission = Check that you have permission to read and write there.
hint-disk-full = Free some space on the disk and try again.

# Dates: the number of the month counts from January, that of the weekday from Monday.
date-long = { $day } { $month } { $year }
date-short = { $day } { $month }
date-weekday = { $weekday } { $day } { $month } { $year }
month-name = { $number ->
     [1] January
     [2] February
     [3] March
     [4] April
     [5] May
     [6] June
     [7] July
     [8] August
     [9] September
     [10] October
     [11] November
    *[12] December
}
weekday-name = { $number ->
     [1] Monday
     [2] Tuesday
     [3] Wednesday
     [4] Thursday
     [5] Friday
     [6] Saturday
    *[7] Sunday
}

# When a file does not play along.

hint-io = Try again. If that does not help, try a copy of the file elsewhere.
