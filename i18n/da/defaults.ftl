# What an agenda leaves out, in its language.
agenda-close-title = Mødet afsluttes
phrase-approved = Godkendt som indstillet.
phrase-noted = Taget til efterretning.
phrase-discussed = Drøftet.
phrase-approved-remarks = Godkendt med de bemærkninger, der blev givet på mødet.
phrase-remarks = Der blev givet bemærkninger til det videre arbejde.
phrase-postponed = Udsat.
phrase-forwarded = Anbefales godkendt.
phrase-rejected = Ikke godkendt.
phrase-minutes = Godkendt.
phrase-recommended = Indstilles til { $owner } godkendelse.
# What is written for what was recommended.
phrase-reviewed = Gennemgået.
phrase-informed = Taget til orientering.
phrase-sent = Oversendes som indstillet.
phrase-ad = Ad { $number }) { $said }
