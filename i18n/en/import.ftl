# What is said of an agenda that was read from a document, in its file and in the report.
import-check = CHECK
import-form-day = YYYY-MM-DD
import-comment-source = Read from { $name }.
import-comment-check = Look at the lines marked { $check }. A line that begins with # has no effect; the others with # are words of the document that were not understood.
import-comment-left = Not understood:
import-comment-left-page = Not understood (page { $page }):
import-no-date = The document does not say which day the meeting is.
import-no-title = The document does not say what the meeting is called.
import-same-person = { $name } in the document was taken to be { $other } in the body’s file.
import-report = { $document } → { $agenda }
import-report-printed = { $document }
import-found-items = { $count ->
    [one] 1 item
   *[other] { $count } items
}
import-found-closed = { $count } closed
import-found-slots = { $count ->
    [one] 1 slot
   *[other] { $count } slots
}
import-found-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
import-found-known = { $count } of them from the body’s file
import-found-annexes = { $count ->
    [one] 1 annex
   *[other] { $count } annexes
}
import-found-upcoming = { $count ->
    [one] 1 coming meeting
   *[other] { $count } coming meetings
}
import-report-check = { $count ->
    [one] Check 1 place:
   *[other] Check { $count } places:
}
import-report-left = { $count ->
    [one] Not understood, but kept as a comment, 1 place:
   *[other] Not understood, but kept as comments, { $count } places:
}
import-remark = {"  "}line { $line }: { $text }
import-remark-page = {"  "}line { $line } (page { $page }): { $text }
import-input = what was pasted
import-several = Several documents become several agendas: -o must be a folder that exists, and --part cannot be used.
import-several-hint = Create the folder first, or import the documents one by one.
import-nothing = { $path }: There is no agenda in the document.
import-nothing-hint = punktlig finds items by their numbers or headings, and times such as “9.00”. Write the agenda yourself with “punktlig new”, or copy the document’s text into “punktlig import -”.
import-no-part = { $path } has { $count ->
    [one] 1 agenda
   *[other] { $count } agendas
}; there is no number { $part }.
import-no-part-hint = Leave out --part to see them.
import-parts = { $path } has { $count } agendas:
import-ask-part = Which one? Type its number:
import-parts-hint = Choose one of them with --part.
import-ask-date = Which day is the meeting? (Enter: not known yet)
import-ask-title = What is the meeting called? (Enter: not known yet)
import-other-date = { $path } says that the meeting is on { $stated }, not on { $given }.
import-other-date-hint = Leave out --date, and correct the date in the agenda if the document is wrong.
import-body-wrong = { $path } has errors.
import-body-hint = Run “punktlig check” on an agenda that includes { $path } to see them.
import-body-outside = { $path } is not in { $folder } or a folder below it, so an agenda there cannot include it.
import-body-outside-hint = Choose another place for the agenda with -o, or move the body’s file.
import-not-toml = { $path } is not the name of an agenda: it ends in .toml.
import-not-toml-hint = Write, for example, -o meetings/2025-01-15-board.toml.
import-taken-hint = Choose another name with -o.
import-next = Run “punktlig { $path }” to open the meeting.
import-is-document = { $path } is a document, not an agenda.
import-is-document-hint = Run “punktlig import { $path }” to make an agenda of it.
import-offer = { $path } is a document. Make an agenda of it? (y/n)
import-open = Open the meeting now? (y/n)
import-unread-pages = The text of page { $pages } could not be read.
