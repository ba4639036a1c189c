### What a document can say: docs/wording.md shows all of it. Nothing else belongs in this file.

## The head of the document

protocol-title = Minutes of decisions
protocol-draft = DRAFT
protocol-draft-not-held = The meeting has not been held yet.
protocol-draft-not-closed = The meeting has not been closed.
protocol-rehearsal = REHEARSAL
protocol-rehearsal-note = Written in a rehearsal. Nothing in it has been decided.
protocol-version-public = Public version
protocol-version-closed = Contains closed items
protocol-version-closed-note = Contains closed items – not for publication
protocol-version-annexes = Names closed annexes
protocol-version-annexes-note = Names closed annexes – not for publication
protocol-meeting-number = Meeting no.
protocol-place = Place
protocol-day = Date
protocol-start = Start
protocol-end = End
protocol-planned-start = Planned start
protocol-planned-end = Planned end
protocol-clock = { $time }
protocol-clock-day = { $day } at { $time }
protocol-on-day = { $day }
protocol-members = Members
protocol-participants = Participants
protocol-others = Others present
protocol-public-count = Members of the public
# Several people from one place.
protocol-all-from = { $names } ({ $count ->
    [2] both
   *[other] all
} from { $organisation })
protocol-absent = Absent
# In the public version of a meeting with closed items.
protocol-absent-open = Absent from the open items
protocol-nobody = none
protocol-substitute = , substitute: { $name }
protocol-no-substitute = , no substitute
protocol-proxy = , proxy held by { $name }
# After a member's name: the member belongs to no group, or is not in the room.
protocol-no-group = independent
protocol-online = online
protocol-via = via { $via }
protocol-partly-via = partly { $how }
protocol-chair = Chair
protocol-chair-elected = Chair
protocol-minute-taker = Minute-taker
protocol-case = Case no.
protocol-reference = Reference
protocol-agenda = Agenda
protocol-supplement = Supplementary agenda
protocol-supplement-items =
    { $issued }: { $count ->
        [one] item { $numbers }
       *[other] items { $numbers }
    }
protocol-programme = Programme
protocol-issued = Issued { $date }

## The meeting as a whole

protocol-order = The items were considered in the order { $numbers }.
protocol-order-open = The open items were considered in the order { $numbers }.
# A point that was added, among the numbers; and in a sentence.
protocol-order-point = “{ $title }”
protocol-order-titled = the item “{ $title }”
protocol-order-item = { $count ->
    [one] item { $number }
   *[other] items { $number }
}
protocol-resumed = { $count ->
    [one] { $item } was resumed after { $after }.
   *[other] { $item } were resumed after { $after }.
}
# What is published of a decision on a closed item, corrected after the close.
protocol-amend-of-wording = Public wording for { $item }: { $words }
protocol-amend-wording = “{ $text }”
protocol-amend-no-wording = none
# The agenda's file has other words than those that were decided on; at the item, and among the corrections.
protocol-agenda-changed = Item { $number } of the agenda was changed after the close. The text above is the one decided on.
protocol-agenda-changed-unnumbered = The item was changed in the agenda after the close. The text above is the one decided on.
protocol-agenda-changed-on = Item { $number } of the agenda was changed after the close (noted on { $date }). The minutes have the text that was decided on.
protocol-agenda-changed-titled-on = The item “{ $title }” was changed in the agenda after the close (noted on { $date }). The minutes have the text that was decided on.
protocol-pause = Break { $from }–{ $to }.
protocol-pause-day = Break on { $day }, { $from }–{ $to }.
protocol-pause-after = Break after the item, { $from }–{ $to }.
protocol-pause-after-day = Break after the item on { $day }, { $from }–{ $to }.
protocol-next-meeting = Next meeting: { $day }.
protocol-distribution = Distribution: { $names }.
protocol-ended = The meeting ended at { $time }.
protocol-ended-day = The meeting ended on { $day } at { $time }.

## The parts of an item

protocol-contents = Contents
protocol-intro = Introduction
protocol-approves = Minutes of
protocol-approved = { $title } on { $date }
protocol-mover = Raised by
protocol-decides = Decided by
protocol-process = Process
protocol-lead-part = part of the item
protocol-lead = Led by { $names }
protocol-responsible = Responsible
protocol-case-worker = Case worker
protocol-background = Background
protocol-presentation = Presentation
protocol-economy = Financial implications
protocol-recommendation = Recommendation
protocol-open = Open item
protocol-open-partly = Open item – partly left out of the public version
protocol-open-withheld = Open item – left out of the public version
protocol-closed = Closed item
protocol-withheld = Left out of the public version:
protocol-withheld-time = The public version does not have the time, which is close to a closed item:
protocol-withheld-near-closed = Left out of the public version because it is close to a closed item:
protocol-withheld-closed-doors = Left out of the public version because it was recorded behind closed doors:
protocol-withheld-task = left out of the public version
protocol-closed-item = Closed item
protocol-closed-mark = closed item
protocol-withheld-mark = left out of the public version
protocol-nothing-public = None of the items on the agenda are public.

## Decisions

protocol-together = Items { $numbers } were considered together.
protocol-title-quoted = “{ $title }”
protocol-undecided = No decision was made.
protocol-discussion = Discussion
protocol-discussion-information = Information
protocol-decision = Decision
protocol-recommended = Recommendation to { $decides }
protocol-recommended-in = Recommendation of { $body } to { $decides } on { $date }
protocol-earlier = Decision by { $body }
protocol-earlier-item = { $heading }, item { $number }
protocol-earlier-absent = Absent: { $names }.
# Over follow-ups, and over who took part, where nothing was decided.
protocol-follow-up-heading = Follow-up
protocol-course-heading = Consideration
protocol-decision-in = Decision by { $body } on { $date }

## Guests of an item

protocol-took-part = { $names } took part in the discussion.
protocol-took-part-via = { $names } took part via { $via }.
protocol-took-part-online = { $names } took part online in the discussion.
protocol-takes-part = { $names } will take part in the discussion.
protocol-takes-part-via = { $names } will take part via { $via }.
protocol-takes-part-online = { $names } will take part online in the discussion.
protocol-takes-no-part = { $names } will not take part.
protocol-takes-part-for = { $name } is the substitute for { $member } on this item.

## Follow-ups

protocol-follow-up = Action: { $owners } to { $task }.
protocol-follow-up-due = Action: { $owners } to { $task } by { $due }.
protocol-follow-up-task = Action for { $owners }: { $task }.
protocol-follow-up-task-due = Action for { $owners }: { $task } by { $due }.
protocol-follow-up-about = Action: { $owners } to follow up { $about }.
protocol-follow-up-about-due = Action: { $owners } to follow up { $about } by { $due }.
protocol-follow-up-infinitive = Action: { $owners } to { $task }.
protocol-follow-up-infinitive-due = Action: { $owners } to { $task } by { $due }.
protocol-follow-up-bare = Action: { $owners } to follow up.
protocol-follow-up-bare-due = Action: { $owners } to follow up by { $due }.
protocol-follow-up-free = Action: { $task }.
protocol-follow-up-free-due = Action: { $task } by { $due }.
protocol-follow-up-only-due = Action: to be followed up by { $due }.
protocol-follow-up-only-about = Action: follow up { $about }.
protocol-follow-up-only-about-due = Action: follow up { $about } by { $due }.

## What became of an item

protocol-postponed = Postponed.
protocol-postponed-to = Postponed to { $date }.
protocol-postponed-by-all = It was unanimously decided to postpone the item.
protocol-postponed-by-all-to = It was unanimously decided to postpone the item to { $date }.
protocol-postponed-by-vote = It was decided by { $favour ->
    [one] { $favour } vote
   *[other] { $favour } votes
} to { $against } to postpone the item.
protocol-postponed-by-vote-to = It was decided by { $favour ->
    [one] { $favour } vote
   *[other] { $favour } votes
} to { $against } to postpone the item to { $date }.
protocol-not-treated = Not considered.
protocol-dropped = The item was dropped.
protocol-withdrawn = The item was dropped: { $why }.
protocol-public-wording = Public wording: { $text }
protocol-removed = removed from the agenda
protocol-moved = moved
protocol-unplanned = added during the meeting

## Annexes

protocol-annexes = Annexes
protocol-annex-closed = Closed annex
protocol-annex-untitled = Annex { $number }
protocol-annex-id = id { $id }
protocol-annex-is-open = { $annex } – open
protocol-annex-is-closed = { $annex } – closed
protocol-annex-overview = Overview of annexes

## The follow-up overview

protocol-followups = Follow-up
protocol-owner = Owner
protocol-no-owner = No owner
protocol-task = Task
protocol-bare-task = Follow up
protocol-bare-task-about = Follow up on “{ $what }”
protocol-item = Item
protocol-due = Due

## The plan and the coming meetings

protocol-time = Time
protocol-point = Item
protocol-date = Date
protocol-points = Items
protocol-minutes = { $text } ({ $minutes } min)
protocol-hours = { $text } ({ $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
})
protocol-cancelled = Cancelled
protocol-cancelled-note = { $note } (no meeting)
protocol-awaits-date = Date to be set
protocol-postponed-from = postponed from item { $number }
protocol-postponed-here = postponed

## Signatures and check values

# A substitute who sat in for some items only, on the signature page.
protocol-signs-items = { $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
}
protocol-signatures = Signatures
protocol-name = Name
protocol-signature = Signature
protocol-place-and-date = Place and date
protocol-taken-at = Recorded
protocol-chain = The record's check value
protocol-chain-note = The value is computed from everything recorded in the meeting. If anything is changed afterwards, it no longer matches.

## Tables and pages

protocol-plan = Time plan
protocol-upcoming = Coming meetings
protocol-number = No.
protocol-meeting = Meeting
protocol-meeting-date = Date of meeting
protocol-remark = Remark
protocol-access = Access
protocol-access-open = open
protocol-access-closed = closed
protocol-task-id = ID
protocol-page = Page
protocol-page-of = of
protocol-skip = Skip to the items
docx-page = Page { $page } of { $pages }

## Corrections and reopening

protocol-corr-corrected = Corrected on { $date } (reason: { $reason }):
protocol-corr-added = Added on { $date } (reason: { $reason }):
protocol-corr-corrected-by = Corrected on { $date } by { $by } (reason: { $reason }):
protocol-corr-outcome = The outcome was corrected from “{ $earlier }” to “{ $outcome }”.
protocol-corr-added-by = Added on { $date } by { $by } (reason: { $reason }):
protocol-corr-added-bare = Added on { $date }:
protocol-corr-added-bare-by = Added on { $date } by { $by }:
protocol-corr-added-reopened = Added in the reopened meeting on { $date }:
protocol-corr-added-reopened-by = Added in the reopened meeting on { $date } by { $by }:
protocol-corr-reopened-by = The meeting was reopened on { $date } at { $time } by { $by }: { $reason }.
protocol-corr-reopened = The meeting was reopened on { $date } at { $time }: { $reason }.
protocol-corr-reopened-bare = The meeting was reopened on { $date } at { $time }.
protocol-corr-pin-closed = The record's check value at the close on { $date } at { $time }
protocol-corr-pin-correction = The record's check value at the correction on { $date } at { $time }
protocol-corr-pin-addition = The record's check value at the addition on { $date } at { $time }
protocol-corr-pin-reopened = The record's check value at the reopening on { $date } at { $time }
protocol-corr-at = { $event ->
    [closed] Closed
    [correction] Corrected
    [addition] Added
    [reopened] Reopened
   *[latest] Latest
} { $date } at { $time }

# What was corrected of who was there and of times after the close; a line of the head.
protocol-amend-label = Corrections
protocol-amend-reason = Correction of { $date } (reason: { $reason }): { $new }. First recorded as: { $before }.
protocol-amend-reason-by = Correction of { $date } by { $by } (reason: { $reason }): { $new }. First recorded as: { $before }.
protocol-amend-bare = Correction of { $date }: { $new }. First recorded as: { $before }.
protocol-amend-bare-by = Correction of { $date } by { $by }: { $new }. First recorded as: { $before }.
protocol-amend-reopened = Correction in the reopened meeting on { $date }: { $new }. First recorded as: { $before }.
protocol-amend-reopened-by = Correction in the reopened meeting on { $date } by { $by }: { $new }. First recorded as: { $before }.
protocol-amend-withheld = Attendance was corrected on { $date }.
protocol-amend-of = { $name }: { $state }
protocol-amend-of-item = { $name }, { $item }: { $state }
protocol-amend-item = item { $number }
protocol-amend-all = everyone not recorded otherwise was present
protocol-amend-unknown = not recorded
protocol-amend-present = present
protocol-amend-present-times = present { $times }
protocol-amend-excused = absent with apologies
protocol-amend-absent = absent without apologies
protocol-amend-away = absent
protocol-amend-online = { $state }, online
protocol-amend-substitute = { $state }, substitute: { $name }
protocol-amend-no-substitute = { $state }, no substitute
protocol-amend-disqualified = interest declared
protocol-amend-not-disqualified = no interest declared
protocol-amend-chaired = chaired by { $name }
protocol-amend-came = took part
protocol-amend-did-not-come = did not take part
protocol-amend-from-to = { $from }–{ $to }
protocol-amend-from = from { $from }
protocol-amend-to = until { $to }
protocol-amend-kept = on the agenda
protocol-amend-not-there = not on the agenda
protocol-amend-treated = considered
protocol-amend-not-treated = not considered
protocol-amend-dropped = dropped
protocol-amend-postponed = postponed
protocol-amend-postponed-to = postponed to { $date }
protocol-amend-postponed-dropped = { $state }, and dropped
protocol-amend-proxy = { $state }, proxy held by { $name }
protocol-amend-began = { $item } began at { $time }
protocol-amend-ended = { $item } ended at { $time }
protocol-amend-meeting-ended = The meeting ended at { $time }
protocol-amend-meeting-ended-day = The meeting ended on { $day } at { $time }

## Attendance

protocol-att-present = Present
protocol-att-substitutes = Substitutes
protocol-att-for = { $name } for { $member }
protocol-att-excused = Apologies
protocol-att-absent = Absent without apologies
protocol-att-excused-open = Absent from the open items, with apologies
protocol-att-absent-open = Absent from the open items, without apologies
protocol-att-disqualified = { $names } declared { $count ->
    [one] an interest
   *[other] interests
} and took no part.
protocol-att-away-item = { $names } did not take part in the discussion of item { $number }.
protocol-att-away = { $names } did not take part in the discussion.
protocol-att-away-why = { $names } did not take part in the discussion ({ $excuse }).
protocol-att-partly = { $names } took part in only some of the discussion.
protocol-att-in-part = absent for part of the open items
protocol-att-item-substitute = { $name } took part as substitute for { $member } in this item.
protocol-att-chaired = { $name } chaired the meeting for this item.
protocol-att-move-came = arrived { $clock }
protocol-att-move-sat-in = from { $clock }
protocol-att-move-returned = back { $clock }
protocol-att-move-left = until { $clock }
protocol-att-move-during = { $said }, { $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
}
protocol-att-move-after = { $said }, after { $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
}
protocol-att-move-before = { $said }, before { $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
}
protocol-att-at = at { $time }
protocol-att-at-day = at { $time } on { $day }
protocol-att-came = { $names } arrived { $when } during the discussion of the item.
protocol-att-returned = { $names } came back { $when } during the discussion of the item.
protocol-att-left = { $names } left the meeting { $when } during the discussion of the item.

## Votes

vote-text-for = { $count } for
vote-text-for-names = { $count } for ({ $names })
vote-text-against = { $count } against
vote-text-against-names = { $count } against ({ $names })
vote-text-abstained = { $count ->
    [one] { $count } abstention
   *[other] { $count } abstentions
}
vote-text-abstained-names = { $count ->
    [one] { $count } abstention
   *[other] { $count } abstentions
} ({ $names })
vote-text-sides = { $before }, { $side }
vote-text-carried = Carried: { $sides }.
vote-text-lost = Lost: { $sides }.
vote-text-counted = { $sides }.
vote-text-some-for = { $names } voted for.
vote-text-some-against = { $names } voted against.
vote-text-some-abstained = { $names } abstained.
vote-text-none-for = 0 for
vote-text-none-against = 0 against
vote-text-unanimous = Carried unanimously.
vote-text-all-for = All { $count } members present voted for.
vote-text-all-against = All { $count } members present voted against.
vote-text-tie-for = The votes were equal. { $chair } gave a casting vote for.
vote-text-tie-against = The votes were equal. { $chair } gave a casting vote against.
vote-text-tie-cast-for = The votes were equal. The casting vote was for.
vote-text-tie-cast-against = The votes were equal. The casting vote was against.
vote-text-tie-alone = The votes were equal.
vote-text-tie = The votes were equal. The proposal was not carried.
vote-text-proxy = { $name } also voted by proxy for { $member }.
vote-text-chair = The chair
vote-text-group = { $group } { $votes }
vote-text-group-name = group { $group }
vote-text-unnamed = { $count ->
    [one] one other
   *[other] { $count } others
}
vote-text-alone = Vote:
vote-text-apart = Vote without a decision:

## Amendments

motion-text = Amendment:
motion-text-by = Amendment by { $name }:
motion-text-seconded = Amendment by { $name }, seconded by { $names }:
motion-text-carried = The amendment was carried.
motion-text-lost = The amendment was lost.

## Elections

election-text-votes = { $name }: { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
election-text-votes-elected = { $name }: { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}, elected
election-text-elected = { $name }: elected
election-text-candidate = { $name }
election-text-blank = Blank votes: { $count }
election-text-invalid = Invalid votes: { $count }
election-text-lots = The election was decided by drawing lots.

## Dissent and remarks

dissent-text = Dissenting opinion of { $name }:
dissent-text-remark = Remark by { $name }:
dissent-text-apart = Dissenting opinion of { $name }, not on a decision:
dissent-text-remark-apart = Remark by { $name }, not on a decision:
dissent-quoted = “{ $text }”

## Forwarding

forwarded-text-to-on = Referred to { $body } (meeting on { $date }).
# Of a text that says that it is sent on.
forwarded-text-sent-to-on = Referred to { $body } (meeting on { $date }).
forwarded-text-sent-to = Referred to { $body }.
forwarded-text-meeting = (meeting on { $date })
forwarded-text-to = Referred to { $body }.
forwarded-text-on = Referred to the meeting on { $date }.

## An extract from a damaged journal

salvage-mark = EXTRACT FROM A DAMAGED JOURNAL
salvage-unproven-mark = NOT PROVEN
salvage-unproven-text = (not proven) { $text }
protocol-note = Note:
salvage-mark-note = The meeting's journal is damaged and cannot be read in full from line { $line } on. { $missing ->
    [0] No entry is missing.
    [one] At least 1 entry is missing.
   *[other] At least { $missing } entries are missing.
} This is what could be read, the minute-taker's own notes included. These are not the minutes, and they cannot be signed.
