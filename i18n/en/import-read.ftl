# What an import guessed, and what the document does not say. Each line is after "CHECK:" in the agenda.

import-meeting-of-word = { $body } meeting
import-meeting-of = { $body } meeting

import-guess-title = The document has no title; the meeting is named after "{ $body }".
import-guess-body = The text names "{ $body }" as those whom the meeting is for.
import-guess-date = The date { $date } is in the text.
import-guess-issued = The date { $date } is not the meeting's and must be the document's.
import-guess-year = The year is missing; { $date } is the first such day after { $issued }, when the document was issued.
import-guess-years = The years are missing; they are counted from the meeting on { $meeting }.
import-guess-day = The document says only which day it is in the row; { $date } is counted from the first.
import-guess-number = An earlier item has the number { $number } too, so this one has an id instead.
import-guess-closed = "{ $text }" suggests that it is closed. If it is open, delete the line.
import-guess-closed-group = "{ $title }" is under a heading that closes.
import-guess-closed-list = The list of annexes calls "{ $title }" closed.
import-guess-open = The list of annexes calls "{ $title }" closed, but the item itself says open, and one of its annexes is closed.
import-guess-annex-closed = Whether "{ $text }" is open is not said, but it is of other annexes; so it is closed.
import-guess-items = "{ $title }" looks like { $items }.
import-guess-slot-title = "{ $title }" is below the time, not beside it.
import-guess-lead = The text names them as those who give the talk.
import-guess-notes = The document has internal notes; which they are cannot be seen, so the text is for the room only.
import-guess-points = The points were run together and have been taken apart: "{ $text }".
import-missing-title = The document does not say what the meeting is called.
import-missing-date = The document does not say when the meeting is.
import-missing-year = "{ $text }" has no year.
