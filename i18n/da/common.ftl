# Words that every part of the program uses.
and = og
error-io = { $path } kan ikke læses eller skrives: { $cause }
error-io-not-found = { $path } findes ikke.
error-io-permission = { $path }: Der mangler rettigheder.
error-io-read-only = { $path }: Der kan kun læses, ikke skrives.
error-io-full = { $path }: Der er ikke mere plads.
error-io-is-folder = { $path } er en mappe, ikke en fil.
error-io-no-folder = { $path }: En del af stien er ikke en mappe.
hint-not-found = Se efter, om stien er rigtig.
hint-permission = Se efter, om du har ret til at læse og skrive der.
hint-disk-full = Gør plads på disken, og prøv igen.
