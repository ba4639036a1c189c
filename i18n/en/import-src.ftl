# Why a document is not imported, and what to do next.

import-too-large = { $file } is larger than { $most } MiB.
import-too-many-pages = { $file } has more than { $most } pages.
import-too-much = { $file } holds more than an agenda can: too much text, too many parts, or too many levels.
import-encrypted = { $file } is protected with a password.
import-scanned = { $file } has no text: its pages are pictures.
import-old-word = { $file } is in an old format of Word (.doc or .rtf).
import-spreadsheet = { $file } is a workbook.
import-archive = { $file } is a package of files, not a document.
import-unknown-xml = { $file } is XML of an unknown system.
import-entities = { $file } declares XML entities of its own, and is not read for that reason.
import-encoding = { $file } is text in an unknown encoding.
import-unknown = { $file } is not a document that can be imported.
import-damaged = { $file } is damaged or incomplete.
import-empty = { $file } has no text.
import-slow = { $file } was not read within { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
 }.
import-stopped = { $file } could not be read: it needs too much memory, or something in it is wrong.
import-not-run = { $file } was not read, since the part of punktlig that reads documents did not start: { $cause }

hint-import-part = Save the agenda without its annexes, and import that.
hint-import-encrypted = Save it without a password, and import that.
hint-import-scanned = Have its text recognised (OCR), or ask for the agenda as a Word file.
hint-import-old-word = Open it in Word or LibreOffice, save it as .docx, and import that.
hint-import-spreadsheet = Save the sheet with the agenda as CSV, and import that.
hint-import-archive = Unpack it, and import the file with the agenda.
hint-import-encoding = Save it as text in UTF-8, and import that.
hint-import-unknown = PDF, Word (.docx), OpenDocument (.odt), HTML, e-mail (.eml), text, CSV and XML of SBSYS, Acadre and eDoc can be imported. Text can also be pasted: punktlig import -
hint-import-again = Open it in the program that it is from, save it again, and import that. Or copy its text: punktlig import -
hint-import-not-run = Try again. If it happens again, install punktlig again.

# What was guessed of a case system's meeting.
import-title-of-case-system = The title is the committee's name: { $system } has no title for the meeting.
