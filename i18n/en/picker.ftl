# The list of meetings.
pick-title = punktlig · meetings
pick-hint = { $up }{ $down } and { $accept } open · { $leave } leaves
pick-hint-offers = { $up }{ $down } and { $accept } choose · { $leave } leaves
pick-none = There are no agendas in the folder meetings. To open one elsewhere: punktlig FILE
pick-unreadable = has errors
pick-not-started = not started
pick-running = running
pick-closed = closed
pick-today = today, { $state }
pick-damaged = cannot be read
pick-not-held = not held
pick-reopened = reopened
pick-document = to be imported
