-- As promises and schedule lines (V608): looked for by its keys alone.
ALTER TABLE promising.peg SET (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 0.5);
