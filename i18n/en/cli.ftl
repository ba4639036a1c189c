# What the commands say on the command line.
error-terminal = punktlig needs a terminal.
hint-terminal = Open a terminal window and start it there.
error-agenda = The agenda { $path } has errors and cannot be used.
hint-agenda = Mend the errors above and try again.
error-no-agenda = { $path }: There is neither an agenda nor a journal that was begun.
error-from = “{ $typed }” is not a time of day.
hint-from = Write, for example, --from 11:00.
error-is-rehearsal = { $path } is the record of a rehearsal, not of a meeting.
hint-is-rehearsal = Go on with the rehearsal with punktlig rehearse --keep, or move the folder.
error-is-real = { $path } is a real meeting's folder.
hint-is-real = Choose another folder for the rehearsal with --keep.
error-rehearse-agenda = { $path }: There is no agenda to rehearse.
protocol-told = Written: { $path }
protocol-told-beside = Written: { $path } ({ $kept } was edited by hand and stands untouched)
