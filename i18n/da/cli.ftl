# What the commands say on the command line.
error-terminal = punktlig skal køre i en terminal.
hint-terminal = Åbn et terminalvindue, og start det dér.
error-agenda = Dagsordenen { $path } har fejl og kan ikke bruges.
hint-agenda = Ret fejlene ovenfor, og prøv igen.
error-no-agenda = { $path }: Der er hverken en dagsorden eller en begyndt journal.
error-from = »{ $typed }« er ikke et klokkeslæt.
hint-from = Skriv fx --from 11.00.
error-is-rehearsal = { $path } er optagelsen af en øvelse, ikke af et møde.
hint-is-rehearsal = Fortsæt øvelsen med punktlig rehearse --keep, eller flyt mappen.
error-is-real = { $path } er et rigtigt mødes mappe.
hint-is-real = Vælg en anden mappe til øvelsen med --keep.
error-rehearse-agenda = { $path }: Der er ingen dagsorden at øve på.
protocol-told = Skrevet: { $path }
protocol-told-beside = Skrevet: { $path } ({ $kept } er rettet i hånden og står urørt)
