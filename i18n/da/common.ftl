# Words that every part of the program uses.
and = og
error-io = { $path } kan ikke læses eller skrives: { $cause }
error-io-not-found = { $path } findes ikke.
error-io-permission = { $path }: Der mangler rettigheder.
error-io-read-only = { $path }: Der kan kun læses, ikke skrives.
error-io-full = { $path }: Der er ikke mere plads.
error-io-is-folder = { $path } er en mappe, ikke en fil.
error-io-no-folder = { $path }: En del af stien er ikke en mappe.
error-caused-by = Årsag: { $cause }
error-not-a-log = { $path } er ikke en log fra punktlig.
hint-not-a-log = Angiv en ny fil til loggen. Der skrives ikke noget i denne.
hint-not-found = Se efter, om stien er rigtig.
hint-permission = Se efter, om du har ret til at læse og skrive der.
hint-disk-full = Gør plads på disken, og prøv igen.

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

# When a file does not play along.

hint-io = Prøv igen. Hjælper det ikke, så prøv med en kopi af filen et andet sted.
