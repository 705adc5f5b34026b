-- A promise whose day is over and that has not shipped is broken so far: it counts against us at once, not when it ships at last.
ALTER TABLE reports.promise_outcome ALTER COLUMN shipped_on DROP NOT NULL;    -- null: not yet, as of the night
CREATE INDEX promise_outcome_first_on ON reports.promise_outcome (first_on);
ALTER TABLE reports.dashboard_promise ADD COLUMN overdue int NOT NULL DEFAULT 0;   -- of those not held, not shipped yet
DELETE FROM reports.dashboard_night;
