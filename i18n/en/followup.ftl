# The line under a follow-up line: what was not understood. $typed is what was typed.
followup-owner-none = @{ $typed }: nobody found – recorded as typed
followup-owner-near = @{ $typed }: nobody found – recorded as typed. Similar: { $names }
followup-owner-several = @{ $typed }: several – { $names }
followup-more = { $count } more
followup-date-none = { $typed }: not a date
followup-date-no-such-day = { $typed }: there is no such date
followup-date-ambiguous = { $typed }: can be read in more than one way – type the date, e.g. !24 Jan
followup-date-weekday = { $typed }: the weekday is not the date's
followup-date-no-meeting = { $typed }: no coming meeting in the forward plan
followup-date-second = { $typed }: there is a due date already
