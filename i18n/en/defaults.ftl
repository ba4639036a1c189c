# What an agenda leaves out, in its language.
agenda-close-title = The meeting closes
phrase-approved = Approved as recommended.
phrase-noted = Noted.
phrase-discussed = Discussed.
phrase-approved-remarks = Approved with the remarks made at the meeting.
phrase-remarks = Remarks were made for the further work.
phrase-postponed = Postponed.
phrase-forwarded = Forwarded with a recommendation.
phrase-rejected = Not approved.
phrase-minutes = Approved.
phrase-recommended = Recommended for { $owner } approval.
# What is written for what was recommended.
phrase-reviewed = Reviewed.
phrase-informed = Received for information.
phrase-sent = Referred as recommended.
phrase-ad = { $number }) { $said }
