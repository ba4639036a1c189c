# What can happen in a meeting: for each event what the message line says of it, its name for undo and redo, and how
# many there are of its kind (punktlig verify). The table that names these is src/wording/events/table.rs. The message
# line itself adds the key that takes it back.

event-record-created-count = { $count ->
    [one] { $count } creation
   *[other] { $count } creations
}

event-agenda-reloaded-count = { $count ->
    [one] { $count } new version of the agenda
   *[other] { $count } new versions of the agenda
}

event-agenda-replaced-count = { $count ->
    [one] { $count } new version of the agenda, with what became of each item
   *[other] { $count } new versions of the agenda, with what became of each item
}

event-plan-moved = The plan was moved so that the meeting begins now
event-plan-moved-name = the plan's move
event-plan-moved-count = { $count ->
    [one] { $count } move of the plan
   *[other] { $count } moves of the plan
}

event-slot-started = Started: { $slot }
event-slot-resumed = Resumed: { $slot }
event-slot-started-name = the slot's start
event-slot-started-count = { $count ->
    [one] { $count } slot started
   *[other] { $count } slots started
}

event-slot-ended = Ended: { $slot }
event-slot-ended-name = the slot's end
event-slot-ended-count = { $count ->
    [one] { $count } slot ended
   *[other] { $count } slots ended
}

event-slot-skipped = Skipped: { $slot }
event-slot-skipped-name = the skipping
event-slot-skipped-count = { $count ->
    [one] { $count } slot skipped
   *[other] { $count } slots skipped
}

event-slot-restored = To be considered after all: { $slot }
event-slot-restored-name = the restoring
event-slot-restored-count = { $count ->
    [one] { $count } slot restored
   *[other] { $count } slots restored
}

event-slot-added = Added: { $slot }
event-slot-added-name = the added slot
event-slot-added-count = { $count ->
    [one] { $count } slot added
   *[other] { $count } slots added
}

event-slot-moved = Moved after { $after }: { $slot }
event-slot-moved-first = Moved to the first place: { $slot }
event-slot-moved-name = the move
event-slot-moved-count = { $count ->
    [one] { $count } move
   *[other] { $count } moves
}
event-start-changed = { $slot }: now at { $time }
event-start-changed-name = the changed time
event-start-changed-count = { $count ->
    [one] { $count } changed time
   *[other] { $count } changed times
}
event-slots-merged = Put together: { $slot } and { $with }
event-slots-merged-name = putting them together
event-slots-merged-count = { $count ->
    [one] { $count } pair of slots put together
   *[other] { $count } pairs of slots put together
}
event-slots-taken-apart = Taken apart again: { $slot }
event-slots-taken-apart-name = taking the slots apart
event-slots-taken-apart-count = { $count ->
    [one] { $count } slot taken apart
   *[other] { $count } slots taken apart
}
event-slot-renamed = Renamed: { $slot }
event-slot-renamed-name = the new title
event-slot-renamed-count = { $count ->
    [one] { $count } new title
   *[other] { $count } new titles
}
event-slot-numbered-name = the new number
event-slot-numbered-count = { $count ->
    [one] { $count } new number
   *[other] { $count } new numbers
}
event-slot-removed = Removed: { $slot }
event-slot-removed-name = the removal
event-slot-removed-count = { $count ->
    [one] { $count } removed slot
   *[other] { $count } removed slots
}
event-time-corrected-start = Start corrected, { $time }: { $slot }
event-time-corrected-end = End corrected, { $time }: { $slot }
event-time-corrected-name = the corrected time
event-time-corrected-count = { $count ->
    [one] { $count } time corrected
   *[other] { $count } times corrected
}

event-meeting-paused = The meeting is paused and its clock stopped.
event-meeting-paused-name = the pause
event-meeting-paused-count = { $count ->
    [one] { $count } pause
   *[other] { $count } pauses
}

event-meeting-resumed = The meeting continues.
event-meeting-resumed-name = the resumption
event-meeting-resumed-count = { $count ->
    [one] { $count } resumption after a pause
   *[other] { $count } resumptions after a pause
}

event-decision-recorded = Decision recorded: { $item }
event-decision-recorded-name = the decision
event-decision-recorded-count = { $count ->
    [one] { $count } decision
   *[other] { $count } decisions
}

event-follow-up-recorded = Follow-up recorded: { $item }
event-follow-up-recorded-name = the follow-up
event-follow-up-recorded-count = { $count ->
    [one] { $count } follow-up
   *[other] { $count } follow-ups
}

event-discussion-recorded = Discussion recorded: { $item }
event-discussion-recorded-name = the discussion
event-discussion-recorded-count = { $count ->
    [one] { $count } discussion
   *[other] { $count } discussions
}

event-note-recorded = Note recorded: { $item }
event-note-recorded-name = the note
event-note-recorded-count = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}

event-vote-recorded = Vote recorded: { $votes }
event-vote-recorded-name = the vote
event-vote-recorded-count = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}

event-statement-recorded-dissent = Dissent recorded: { $name }
event-statement-recorded-remark = Remark recorded: { $name }
event-statement-recorded-dissent-name = the dissent
event-statement-recorded-remark-name = the remark
event-statement-recorded-count = { $count ->
    [one] { $count } dissent or remark
   *[other] { $count } dissents or remarks
}

event-motion-recorded = Amendment recorded: { $item }
event-motion-recorded-name = the amendment
event-motion-recorded-count = { $count ->
    [one] { $count } amendment
   *[other] { $count } amendments
}

event-election-recorded = Election recorded: { $item }
event-election-recorded-name = the election
event-election-recorded-count = { $count ->
    [one] { $count } election
   *[other] { $count } elections
}

event-links-fixed-count = { $count ->
    [one] { $count } fixing of what votes belong to
   *[other] { $count } fixings of what votes belong to
}

event-record-edited = { $kind } changed
event-record-edited-discussion = { $was } is now a discussion and will be in the minutes
event-record-edited-kind = { $was } is now a { $is }
event-record-edited-kind-votes = { $was } is now a { $is }; { $votes ->
    [0] what a member had recorded on it
    [one] the vote on it
   *[other] the votes on it
} now { $votes ->
    [0] has
    [one] has
   *[other] have
} no decision
event-record-edited-name = the change
event-record-edited-count = { $count ->
    [one] { $count } edit
   *[other] { $count } edits
}

event-record-moved = { $kind } moved to { $item }
event-record-moved-votes = { $kind } { $votes ->
    [0] and what a member had recorded on it
    [one] and the vote on it
   *[other] and the votes on it
} moved to { $item }
event-record-moved-name = the move
event-record-moved-count = { $count ->
    [one] { $count } move to another item
   *[other] { $count } moves to another item
}

event-record-withdrawn = { $kind } withdrawn
event-record-withdrawn-votes = { $kind } withdrawn; { $votes ->
    [0] what a member had recorded on it
    [one] the vote on it
   *[other] the votes on it
} now { $votes ->
    [0] has
    [one] has
   *[other] have
} no decision
event-record-withdrawn-name = the withdrawal
event-record-withdrawn-count = { $count ->
    [one] { $count } withdrawal
   *[other] { $count } withdrawals
}

event-record-published = Published: { $kind }
event-record-published-name = the publication
event-record-published-count = { $count ->
    [one] { $count } publication of something from a closed item
   *[other] { $count } publications of something from a closed item
}

event-public-wording-recorded = To be published: { $text }
event-public-wording-recorded-none = Nothing of the decision is published
event-public-wording-recorded-name = the public wording
event-public-wording-recorded-count = { $count ->
    [one] { $count } public wording of a decision on a closed item
   *[other] { $count } public wordings of decisions on closed items
}

event-file-wording-recorded-count = { $count ->
    [one] { $count } change in the file to something decided on
   *[other] { $count } changes in the file to something decided on
}

event-matters-withheld-count = { $count ->
    [one] { $count } change that kept removed items closed
   *[other] { $count } changes that kept removed items closed
}

event-matter-published = Published: { $item }
event-matter-published-name = the publication
event-matter-published-count = { $count ->
    [one] { $count } publication of a removed item
   *[other] { $count } publications of removed items
}

event-closed-text-follows-count = { $count ->
    [one] { $count } text written while its item was closed
   *[other] { $count } texts written while their items were closed
}
event-closed-text-missing-count = { $count ->
    [one] { $count } of these texts was not saved
   *[other] { $count } of these texts were not saved
}

event-considered-together = Recorded: { $items }
event-considered-together-what = { $what } recorded: { $items }
event-considered-together-name = the entry for several items
event-considered-together-count = { $count ->
    [one] 1 entry for several items
   *[other] { $count } entries for several items
}
event-together-cut-short-count = { $count ->
    [one] 1 interrupted entry for several items
   *[other] { $count } interrupted entries for several items
}
event-item-postponed = Postponed: { $item }
event-item-postponed-to = Postponed to { $date }: { $item }
event-item-postponed-name = the postponement
event-item-postponed-count = { $count ->
    [one] { $count } postponement
   *[other] { $count } postponements
}

event-postponement-lifted = To be considered after all: { $item }
event-postponement-lifted-name = the lifted postponement
event-postponement-lifted-count = { $count ->
    [one] { $count } lifted postponement
   *[other] { $count } lifted postponements
}

event-budgets-changed-one = { $slot }: { $was } → { $minutes } min
event-budgets-changed-several = { $count } slots shortened, { $minutes } min in all
event-budgets-changed-name = the changed budgets
event-budgets-changed-count = { $count ->
    [one] { $count } change of budgets
   *[other] { $count } changes of budgets
}

event-guest-marked-expected = Expected again: { $name }
event-guest-marked-called-in = Called in: { $name }
event-guest-marked-rung-up = Called: { $name }
event-guest-marked-arrived = Arrived: { $name }
event-guest-marked-did-not-come = Did not come: { $name }
event-guest-marked-name = the mark on the guest
event-guest-marked-count = { $count ->
    [one] { $count } mark on a guest
   *[other] { $count } marks on guests
}

event-all-present-recorded = Everyone not recorded as absent is present
event-attendance-name = the note on attendance
event-all-present-recorded-count = { $count ->
    [one] { $count } note that everybody is present
   *[other] { $count } notes that everybody is present
}

event-attendance-confirmed = { $count ->
    [one] { $count } guest took part
   *[other] { $count } guests took part
}
event-attendance-confirmed-all = { $count ->
    [one] { $count } guest took part, and everyone not recorded as absent was present
   *[other] { $count } guests took part, and everyone not recorded as absent was present
}
event-attendance-confirmed-count = { $count ->
    [one] { $count } confirmation of attendance
   *[other] { $count } confirmations of attendance
}
event-attendance-recorded-present = Present: { $name }
event-attendance-recorded-excused = Excused: { $name }
event-attendance-recorded-absent = Absent: { $name }
event-attendance-recorded-away = Absent: { $name }
event-attendance-recorded-count = { $count ->
    [one] { $count } note on attendance
   *[other] { $count } notes on attendance
}

event-substitute-recorded = Substitute for { $name }: { $substitute }
event-substitute-recorded-none = No substitute for { $name }
event-substitute-recorded-count = { $count ->
    [one] { $count } note on a substitute
   *[other] { $count } notes on substitutes
}
event-no-substitute-count = { $count ->
    [one] { $count } “no substitute” entry
   *[other] { $count } “no substitute” entries
}

event-substitute-named = Substitute for { $name } from { $time }: { $substitute }
event-substitute-named-none = No substitute for { $name } from { $time }
event-substitute-named-count = { $count ->
    [one] { $count } note on when a substitute takes part
   *[other] { $count } notes on when substitutes take part
}

event-item-substitute-named = Substitute for { $name }: { $substitute } – { $item }
event-item-substitute-named-none = No substitute for { $name } – { $item }
event-item-substitute-named-count = { $count ->
    [one] { $count } note on a substitute for one item
   *[other] { $count } notes on substitutes for one item
}

event-item-chair-named = Chairs the item: { $name } – { $item }
event-item-chair-named-none = The meeting's chair chairs the item – { $item }
event-item-chair-named-name = who chairs the item
event-item-chair-named-count = { $count ->
    [one] { $count } note on who chaired an item
   *[other] { $count } notes on who chaired items
}

event-person-named-count = { $count ->
    [one] { $count } person whom the agenda does not name
   *[other] { $count } people whom the agenda does not name
}

event-participant-added = Takes part in the meeting: { $name }
event-participant-added-from = Takes part in the meeting from { $time }: { $name }
event-participant-added-name = the new participant
event-participant-added-count = { $count ->
    [one] { $count } new participant
   *[other] { $count } new participants
}

event-guest-added = Guest: { $name } – { $slot }
event-guest-added-name = the new guest
event-guest-added-count = { $count ->
    [one] { $count } new guest
   *[other] { $count } new guests
}

event-public-counted = Members of the public: { $count }
event-public-counted-none = No number of the public
event-public-counted-name = the number of the public
event-public-counted-count = { $count ->
    [one] { $count } count of the public
   *[other] { $count } counts of the public
}

event-online-recorded = Online: { $name }
event-online-recorded-not = Not online: { $name }
event-online-recorded-count = { $count ->
    [one] { $count } entry on taking part online
   *[other] { $count } entries on taking part online
}

event-proxy-given = Proxy: { $holder } votes for { $name }
event-proxy-given-none = No proxy for { $name }
event-proxy-name = the proxy
event-proxy-given-count = { $count ->
    [one] { $count } entry on a proxy
   *[other] { $count } entries on proxies
}

event-person-arrived = Came at { $time }: { $name }
event-person-arrived-count = { $count ->
    [one] { $count } arrival
   *[other] { $count } arrivals
}

event-person-left = Left at { $time }: { $name }
event-person-left-count = { $count ->
    [one] { $count } departure
   *[other] { $count } departures
}

event-attendance-time-corrected-came = Came at { $time }, not { $was }: { $name }
event-attendance-time-corrected-left = Left at { $time }, not { $was }: { $name }
event-attendance-time-corrected-count = { $count ->
    [one] { $count } attendance time corrected
   *[other] { $count } attendance times corrected
}

event-disqualification-recorded = Interest declared: { $name } – { $item }
event-disqualification-name = the declaration of interest
event-disqualification-recorded-count = { $count ->
    [one] { $count } declaration of interest
   *[other] { $count } declarations of interest
}

event-disqualification-lifted = No interest declared: { $name } – { $item }
event-disqualification-lifted-count = { $count ->
    [one] { $count } declaration of interest lifted
   *[other] { $count } declarations of interest lifted
}

event-clock-set-ahead = This computer's clock was set { $length } ahead. The meeting follows it; how long each item took is unchanged.
event-clock-set-back = This computer's clock was set back { $length }. The meeting follows it; how long each item took is unchanged.
event-clock-set-count = { $count ->
    [one] { $count } setting of the machine's clock
   *[other] { $count } settings of the machine's clock
}

event-undone = Undone: { $what }
event-undone-close = The meeting is open again and its minutes are a draft
event-undone-count = { $count ->
    [one] { $count } undo
   *[other] { $count } undos
}

event-redone = Redone: { $what }
event-redone-count = { $count ->
    [one] { $count } redo
   *[other] { $count } redos
}

event-meeting-closed = The meeting is closed and the minutes are written.
event-meeting-closed-name = the close
event-meeting-closed-count = { $count ->
    [one] { $count } close of the meeting
   *[other] { $count } closes of the meeting
}

event-correction-recorded = { $kind } corrected by an addition
event-correction-recorded-name = the correction after the meeting
event-correction-recorded-count = { $count ->
    [one] 1 correction after the close
   *[other] { $count } corrections after the close
}

event-addition-recorded = Added to { $item }, minutes written again
event-addition-recorded-name = the addition after the meeting
event-addition-recorded-count = { $count ->
    [one] 1 addition after the close
   *[other] { $count } additions after the close
}

event-meeting-reopened = The meeting is reopened and its minutes are a draft
event-meeting-reopened-name = the reopening of the meeting
event-public-wording-amended = Public wording added, minutes written again
event-public-wording-amended-name = the public wording after the meeting
event-public-wording-amended-count = { $count ->
    [one] 1 public wording after the meeting
   *[other] { $count } public wordings after the meeting
}
event-amendment-recorded = Corrected by an addition, minutes written again
event-amendment-recorded-name = the correction after the meeting
event-amendment-recorded-count = { $count ->
    [one] 1 correction of attendance or times after the close
   *[other] { $count } corrections of attendance or times after the close
}
event-record-opened-count = { $count ->
    [one] { $count } entry of who has the record open
   *[other] { $count } entries of who has the record open
}
event-meeting-reopened-count = { $count ->
    [one] 1 reopening of the meeting
   *[other] { $count } reopenings of the meeting
}

event-name-of = { $what } – { $of }
