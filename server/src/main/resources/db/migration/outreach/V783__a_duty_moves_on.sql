-- A newer slip moves an open duty on where it stands, as long as no index has to learn of it: the duties that a brake holds are found among those
-- that are open.
DROP INDEX outreach.duty_brake;
ALTER TABLE outreach.duty SET (fillfactor = 45);      -- each is changed on its own page, also where all of a page are

-- Looked for by their keys alone: PostgreSQL need not count them anew, or look for room, after each container that comes later.
ALTER TABLE outreach.duty SET (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 0.5);
