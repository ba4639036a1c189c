# Hvad en import gættede, og hvad dokumentet ikke siger. Hver linje står efter »TJEK:« i dagsordenen.

import-meeting-of-word = { $body }smøde
import-meeting-of = Møde i { $body }

import-guess-title = Dokumentet har ingen titel; mødet er opkaldt efter »{ $body }«.
import-guess-body = »{ $body }« nævnes i teksten som dem, mødet er for.
import-guess-date = Datoen { $date } står i teksten.
import-guess-issued = Datoen { $date } er ikke mødets og må være dokumentets.
import-guess-year = Årstallet mangler; { $date } er den første sådan dag efter { $issued }, da dokumentet blev udsendt.
import-guess-years = Årstallene mangler; de er talt fra mødet den { $meeting }.
import-guess-day = Dokumentet siger kun, hvilken dag det er i rækken; { $date } er talt fra den første.
import-guess-number = Nummeret { $number } har et tidligere punkt også; dette har derfor et id i stedet.
import-guess-closed = »{ $text }« tyder på, at det er lukket. Er det åbent, så slet linjen.
import-guess-closed-group = »{ $title }« står under en overskrift, der lukker.
import-guess-closed-list = Bilagsoversigten kalder »{ $title }« lukket.
import-guess-open = Bilagsoversigten kalder »{ $title }« lukket, men punktet selv siger åbent, og et af dets bilag er lukket.
import-guess-annex-closed = Det siges ikke, om »{ $text }« er åbent, men om andre bilag; det er derfor lukket.
import-guess-items = »{ $title }« ligner { $items }.
import-guess-slot-title = »{ $title }« står under tiden i stedet for ved den.
import-guess-lead = De nævnes i teksten som dem, der holder oplæg.
import-guess-notes = Dokumentet har interne noter; hvilke det er, ses ikke, så teksten er kun for mødelokalet.
import-guess-points = Punkterne stod sammen og er skilt ad: »{ $text }«.
import-missing-title = Dokumentet siger ikke, hvad mødet hedder.
import-missing-date = Dokumentet siger ikke, hvornår mødet er.
import-missing-year = »{ $text }« har intet årstal.
