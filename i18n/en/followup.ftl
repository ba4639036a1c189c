# The line under a follow-up line: what was not understood. $typed is what was typed.
followup-no-owner = no owner: type @ and a name
followup-owner-unmarked = no owner: { $key } turns “{ $typed }” into { $mention }
followup-owner-none = @{ $typed }: nobody found – will be recorded as typed
followup-owner-near = @{ $typed }: nobody found – will be recorded as typed. Similar: { $names }
followup-owner-several = @{ $typed }: more than one match – { $names }
followup-more = { $count } more
followup-date-none = { $typed }: not a date
followup-date-no-such-day = { $typed }: there is no such date
followup-date-ambiguous = { $typed }: can be read in more than one way – type the date, e.g. !24 Jan
followup-date-weekday = { $typed }: the weekday does not match the date
followup-date-no-meeting = { $typed }: no upcoming meeting in the forward plan
followup-date-second = { $typed }: there is already a due date
