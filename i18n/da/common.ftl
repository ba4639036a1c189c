# Words that every part of the program uses.
and = og
error-io = { $path }: { $cause }
hint-not-found = Se efter, om stien er rigtig.
hint-permission = Se efter, om du har ret til at læse og skrive der.
hint-disk-full = Gør plads på disken, og prøv igen.
