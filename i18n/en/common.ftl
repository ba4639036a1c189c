# Words that every part of the program uses.
and = and
several-items = items { $numbers }

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

# Lengths of time.
length-minutes = { $minutes } min
length-hours = { $hours } h { $minutes } min
length-seconds = { $seconds } s
length-whole-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
length-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

# Outcomes of decisions.
outcome-approved = approved
outcome-noted = noted
outcome-discussed = discussed
outcome-rejected = rejected
outcome-postponed = postponed
outcome-forwarded = forwarded
outcome-other = other
