# The list of meetings.
pick-title = punktlig · møder
pick-hint = { $up }{ $down } og { $accept } åbner · { $leave } forlader
pick-none = Der er ingen dagsordener i mappen meetings. Læg en .toml-fil dér, eller angiv en: punktlig run FIL
pick-unreadable = har fejl
pick-not-started = ikke begyndt
pick-running = i gang
pick-closed = afsluttet
pick-today = i dag, { $state }
pick-damaged = kan ikke læses
