//! Findings with their positions, the samples, the schema: agendas as `check` sees them.
