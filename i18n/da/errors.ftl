# When a file does not play along.
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
hint-io = Prøv igen. Hjælper det ikke, så prøv med en kopi af filen et andet sted.
