# Votes, dissent and remarks.
vote-title = Vote · { $item }
vote-hint = { $accept } record · { $leave } draft · { $undo } undo
vote-hint-decisions = { $accept } record · { $leave } draft · { $next } next vote · { $undo } undo
vote-hint-after = { $accept } to the reason · { $leave } draft · { $next } next · Ctrl-Z undo
vote-hint-counts = { $accept } takes the numbers · { $leave } goes back
vote-for = for
vote-against = against
vote-abstained = abstained
vote-key-all = everyone for
vote-key-rest = the rest for
vote-key-counts = counts
vote-key-casting = casting vote
vote-key-clear = clear
vote-group = Group { $group }
vote-no-group = Without a group
vote-not-there = not present
vote-totals = { $favour } for · { $against } against · { $abstained } abstained
vote-casting-for = casting vote: for
vote-casting-against = casting vote: against
vote-told = { $votes } of { $present } recorded
vote-told-fewer = { $votes } of { $present } recorded, { $missing } missing
vote-told-more = { $votes } recorded, but only { $present } can vote
vote-on-decision = Decision: { $text }
vote-on-none = No decision yet: goes with the next one on the item
vote-on-none-yet = No decision yet: { $count ->
    [one] one vote waits
   *[other] { $count } votes wait
} before this one
vote-on-its-own = Belongs to no decision
vote-field-counts = For, against and abstained in all: 5-3-1
vote-no-counts = Write the numbers as 5-3-1, or 5 for, 3 against, 1 abstained.
vote-counts-known = { $side }: { $votes } are recorded by name or group; the figure counts everybody.
vote-counts-more = { $votes } votes, but only { $present } can vote.
vote-nobody = No member can vote here. Votes can be recorded as counts.
vote-nothing = There are no votes to record yet.
vote-nothing-to-undo = There is nothing to undo in the vote.
vote-casting-out = { $name } does not vote here and cannot decide a tie. If somebody else is in the chair, name them as chair in the agenda.
vote-no-tie = The chair has a casting vote only in a tie.
vote-tie = a tie, and no casting vote is recorded
vote-casting-no-tie = a casting vote is recorded, but there is no tie
vote-not-carried = no majority for, but the decision is recorded as approved
vote-carried = a majority for, but the decision is recorded as not approved
vote-twice = { $name } is recorded twice
vote-absent = { $name } is not present
vote-disqualified = { $name } has declared an interest
vote-group-more = { $group } has { $votes } votes, but only { $present } present
vote-choice-decision = Belongs to the decision: { $text }
vote-heading-alone = Without a decision
vote-draft = There is a draft vote
vote-word = Vote
vote-review-no-quorum = Decided without a quorum
vote-review-none = Decision without a vote
vote-review-wrong = Votes that do not add up

# Dissent and remarks.
dissent-key = dissent
dissent-key-remark = remark
dissent-choose = No member is selected to write it for.
dissent-editor = Dissent · { $name } · { $item }
dissent-editor-remark = Remark · { $name } · { $item }
dissent-draft = There is a draft dissent
dissent-draft-remark = There is a draft remark
dissent-word = Dissent
dissent-word-remark = Remark
dissent-to-remark = Make it a remark
dissent-to-dissent = Make it a dissent
