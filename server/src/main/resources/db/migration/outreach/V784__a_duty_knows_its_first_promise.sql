-- A duty that moves on keeps the promise it began with, instead of a copy of itself: the promises from that one on say what it told of before.
ALTER TABLE outreach.duty
    ADD COLUMN first_promise_id bigint REFERENCES promising.promise NOT ENFORCED,    -- null: it never moved
    ADD COLUMN first_opened_at timestamptz,
    ADD COLUMN moved int NOT NULL DEFAULT 0,
    ADD CONSTRAINT duty_moved_from_a_promise CHECK ((moved > 0) = (first_promise_id IS NOT NULL AND first_opened_at IS NOT NULL));

ALTER TABLE outreach.duty SET (fillfactor = 40);      -- it grows a little when it moves first

-- What duties told of before they moved on, for whoever lists or counts slips: owed by the duty's own deadline, the earliest of all, and the customer had heard the
-- same day all the while.
CREATE VIEW outreach.moved_duty AS
SELECT d.id, told.promise_id, d.schedule_line_id, d.old_ship_by, told.new_ship_by, told.cause,
       CASE WHEN told.promise_id = d.first_promise_id THEN d.first_opened_at ELSE told.made_at END AS opened_at, d.due_by, d.kind, d.law, d.legal_due_by,
       'superseded' AS state, told.ended_at, 'a newer duty' AS evidence, NULL::bigint AS notice_id, NULL::bigint AS brake_id
  FROM outreach.duty d
 CROSS JOIN LATERAL (
       SELECT id AS promise_id, ship_by AS new_ship_by, cause_text AS cause, made_at, lead(made_at) OVER (ORDER BY id) AS ended_at
         FROM promising.promise
        WHERE schedule_line_id = d.schedule_line_id AND id BETWEEN d.first_promise_id AND d.promise_id) told
 WHERE d.moved > 0 AND told.promise_id < d.promise_id;

-- Each slip has a row here, as the duty that it is or was.
CREATE VIEW outreach.every_duty AS
SELECT id, promise_id, schedule_line_id, old_ship_by, new_ship_by, cause, opened_at, due_by, kind, law, legal_due_by, state, ended_at, evidence, notice_id, brake_id
  FROM outreach.duty
 UNION ALL
SELECT id, promise_id, schedule_line_id, old_ship_by, new_ship_by, cause, opened_at, due_by, kind, law, legal_due_by, state, ended_at, evidence, notice_id, brake_id
  FROM outreach.moved_duty;
