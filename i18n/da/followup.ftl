# The line under a follow-up line: what was not understood. $typed is what was typed.
followup-no-owner = ingen ansvarlig: skriv @ og et navn
followup-owner-unmarked = ingen ansvarlig: { $key } gør »{ $typed }« til { $mention }
followup-owner-none = @{ $typed }: ingen fundet – noteres som skrevet
followup-owner-near = @{ $typed }: ingen fundet – noteres som skrevet. Ligner: { $names }
followup-owner-several = @{ $typed }: flere mulige – { $names }
followup-more = { $count } til
followup-date-none = { $typed }: ikke en dato
followup-date-no-such-day = { $typed }: den dato findes ikke
followup-date-ambiguous = { $typed }: kan forstås på flere måder – skriv datoen, fx !24/1
followup-date-weekday = { $typed }: ugedagen passer ikke til datoen
followup-date-no-meeting = { $typed }: intet kommende møde i mødeplanen
followup-date-second = { $typed }: der er allerede en frist
