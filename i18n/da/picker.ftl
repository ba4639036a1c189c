# The list of meetings.
pick-title = punktlig · møder
pick-hint = { $up }{ $down } og { $accept } åbner · { $leave } forlader
pick-hint-offers = { $up }{ $down } og { $accept } vælger · { $leave } forlader
pick-none = Der er ingen dagsordener i mappen meetings. Er der en et andet sted: punktlig FIL
pick-unreadable = har fejl
pick-not-started = ikke begyndt
pick-running = i gang
pick-closed = afsluttet
pick-today = i dag, { $state }
pick-damaged = kan ikke læses
pick-not-held = ikke holdt
pick-reopened = genåbnet
pick-document = bliver til en dagsorden
