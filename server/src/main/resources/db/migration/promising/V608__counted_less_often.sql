-- Looked for by their keys alone: PostgreSQL need not count them anew, or look for room, after each container that comes later.
ALTER TABLE promising.promise SET (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 0.5);
ALTER TABLE promising.telling SET (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 0.5);
ALTER TABLE promising.schedule_line SET (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 0.5);
