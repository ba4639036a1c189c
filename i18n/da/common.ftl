# Words that every part of the program uses.
and = og
several-items = punkt { $numbers }

# Dates: the number of the month counts from January, that of the weekday from Monday.
date-long = { $day }. { $month } { $year }
date-short = { $day }. { $month }
date-weekday = { $weekday } den { $day }. { $month } { $year }
month-name = { $number ->
     [1] januar
     [2] februar
     [3] marts
     [4] april
     [5] maj
     [6] juni
     [7] juli
     [8] august
     [9] september
     [10] oktober
     [11] november
    *[12] december
}
weekday-name = { $number ->
     [1] mandag
     [2] tirsdag
     [3] onsdag
     [4] torsdag
     [5] fredag
     [6] lørdag
    *[7] søndag
}

# Lengths of time.
length-minutes = { $minutes } min
length-hours = { $hours } t { $minutes } min
length-seconds = { $seconds } sek.
length-whole-hours = { $hours ->
    [one] { $hours } time
   *[other] { $hours } timer
}
length-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dage
}

# Outcomes of decisions.
outcome-approved = godkendt
outcome-noted = taget til efterretning
outcome-discussed = drøftet
outcome-rejected = ikke godkendt
outcome-postponed = udsat
outcome-forwarded = oversendt
outcome-other = andet
