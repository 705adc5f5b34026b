-- A duty knows from its birth when it is to be told; fewer indexes make it cheaper to write by the hundred thousand.
UPDATE outreach.duty SET tell_at = opened_at WHERE tell_at IS NULL;
ALTER TABLE outreach.duty ALTER COLUMN tell_at SET NOT NULL;
DROP INDEX outreach.duty_unplanned;
DROP INDEX outreach.duty_opened;
CREATE INDEX duty_opened ON outreach.duty USING brin (opened_at);
