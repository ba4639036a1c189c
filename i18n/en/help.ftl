# The help: what each key does.
help-title = Keys
# The head of a column of keys: a language. One that is not listed goes by its own name.
help-column = { $code ->
    [da] Danish
    [en] English
   *[other] { $name }
}
help-column-does = does
help-next = starts the meeting; then the next slot; after the last one, the review
help-next-anywhere = the next slot, also from inside an editor
help-start = starts the selected slot or returns to it (Enter again)
help-end-slot = ends the running slot and starts none
help-skip = skips the selected slot, or brings it back
help-pause = pause; resume
help-add-slot = adds an unplanned slot or point
help-correct-time = corrects when the selected slot began or ended
help-decision = decision on the selected item
help-as-recommended = decided as recommended
help-follow-up = follow-up
help-note = note (never in the minutes)
help-postpone = postpones the item to a coming meeting
help-up = up in the plan
help-down = down in the plan
help-page-up = a page up
help-page-down = a page down
help-home = to the top
help-end = to the bottom
help-records = to the records and back; there: ↑ ↓ select, Enter edits
help-edit = edits, moves or converts the selected record
help-withdraw = withdraws the selected record
help-undo = undo
help-redo = redo
help-read = reads the whole item
help-search = searches items, people and records
help-close = reviews and closes the meeting
help-changed-agenda = asks about a changed agenda that is not in use
help-help = this help
help-leave = leaves; the meeting stays open
help-interrupt = leaves, after asking
help-editor-title = In an editor
help-editor-record = records
help-editor-enter = a new line; in a one-line text: records
help-editor-esc = leaves and keeps the draft
help-editor-phrases = inserts a standard phrase and sets the outcome
help-editor-outcome = chooses the decision's outcome
help-editor-undo = undo and redo in the text
help-editor-at = names an owner; Tab chooses from the list
help-editor-date = sets a due date: !6 Feb, !Friday, !week 24, !next meeting
help-chair = shows what the chair sees; c or Esc goes back
catch-help = wins back time: what it takes to end on time
guest-help = guests: called in (→), arrived (✓), did not come (✗)
attend-help = attendance: excused, absent, substitute, came and left, interest declared
vote-help = votes: for, against, abstained; dissent and remarks
stopped-help-again = checks whether saving works again, and saves what is waiting
stopped-help-elsewhere = continues in another folder when nothing can be saved
