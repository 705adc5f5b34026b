-- A duty is written by the hundred thousand when a container slips, with an entry in each index: one finds those of a schedule line and
-- keeps at most one of them open, one finds those that are open, in the order in which they are told.
DROP INDEX outreach.duty_open;
DROP INDEX outreach.duty_schedule_line;
DROP INDEX outreach.duty_due;
DROP INDEX outreach.duty_to_tell;
DROP INDEX outreach.duty_brake;
CREATE UNIQUE INDEX duty_schedule_line ON outreach.duty (schedule_line_id, (CASE WHEN state = 'open' THEN 0 ELSE id END));
CREATE INDEX duty_to_tell ON outreach.duty (tell_at) WHERE state = 'open';
CREATE INDEX duty_brake ON outreach.duty (brake_id) WHERE brake_id IS NOT NULL AND state = 'open';
ALTER TABLE outreach.duty SET (fillfactor = 60);      -- each is changed when it is told and when it ends: on its own page
