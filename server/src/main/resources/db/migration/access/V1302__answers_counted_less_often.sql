-- Looked for by their key alone: PostgreSQL need not count the words of answers after every few thousand orders.
ALTER TABLE access.idempotent_write SET (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 0.5);
ALTER TABLE access.idempotent_write ALTER body SET STATISTICS 0, ALTER request_hash SET STATISTICS 0;
