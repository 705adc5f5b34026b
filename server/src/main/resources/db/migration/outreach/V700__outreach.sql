-- The duty to tell: born with a slip in its transaction, and ended only by evidence, by a named person, or by an event that made it void.
CREATE SCHEMA outreach;

CREATE TABLE outreach.duty (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    schedule_line_id bigint NOT NULL REFERENCES promising.schedule_line,
    promise_id       bigint NOT NULL REFERENCES promising.promise,      -- the promise that must be told
    old_ship_by      date,
    new_ship_by      date,
    cause            text NOT NULL,
    opened_at        timestamptz NOT NULL,
    due_by           timestamptz NOT NULL,
    state            text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'discharged', 'waived', 'superseded')),
    ended_at         timestamptz,
    evidence         text,            -- the telling, the person and reason, or the event
    CHECK ((state = 'open') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX duty_open ON outreach.duty (schedule_line_id) WHERE state = 'open';
CREATE INDEX duty_schedule_line ON outreach.duty (schedule_line_id);
CREATE INDEX duty_due ON outreach.duty (due_by) WHERE state = 'open';
