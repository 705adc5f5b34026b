-- Calls that people make: tasks with a deadline, and what came of each attempt.
CREATE TABLE outreach.call (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id   bigint NOT NULL UNIQUE REFERENCES outreach.notice,
    customer_id bigint NOT NULL REFERENCES orders.customer,
    phone       text NOT NULL,
    due_by      timestamptz NOT NULL,
    state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'withdrawn')),
    not_before  timestamptz,                 -- called back at
    made_at     timestamptz NOT NULL
);
CREATE INDEX call_open ON outreach.call (due_by) WHERE state = 'open';

CREATE TABLE outreach.call_attempt (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    call_id        bigint NOT NULL REFERENCES outreach.call,
    at             timestamptz NOT NULL,
    by             text NOT NULL,
    outcome        text NOT NULL CHECK (outcome IN ('CONSENT_DATE', 'CONSENT_INDEFINITE', 'CANCELLED', 'SUBSTITUTED', 'SPLIT', 'NO_DECISION', 'CALLBACK',
                   'VOICEMAIL', 'WRONG_NUMBER', 'REFUSED_CONTACT')),
    script_version text NOT NULL,
    note           text
);
CREATE INDEX call_attempt_call ON outreach.call_attempt (call_id);
