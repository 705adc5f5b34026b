-- Reports that are sent on a schedule, each run once, and what was sent to whom.
CREATE SEQUENCE reports.schedule_number;
CREATE TABLE reports.schedule (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number            text NOT NULL UNIQUE,
    name              text NOT NULL,
    owner             text NOT NULL,             -- mail address of a person, or name of an API key
    report            jsonb NOT NULL,            -- the request, as the reports take it
    format            text NOT NULL CHECK (format IN ('csv', 'xlsx', 'pdf')),
    timing            jsonb NOT NULL,            -- when, as the outside writes it
    location_id       bigint NOT NULL REFERENCES catalog.location,   -- whose working calendar and time zone count
    time_zone         text,                      -- null: the location's
    days_off          text NOT NULL CHECK (days_off IN ('run', 'skip', 'next')),
    missed            text NOT NULL CHECK (missed IN ('run-late', 'skip')),
    only_if_not_empty boolean NOT NULL,
    paused_until      date,                      -- the last day of a pause
    next_due_at       timestamptz,               -- null: it does not run any more
    created_at        timestamptz NOT NULL,
    ended_at          timestamptz
);
CREATE INDEX schedule_due ON reports.schedule (next_due_at) WHERE ended_at IS NULL;
CREATE INDEX schedule_location ON reports.schedule (location_id);

CREATE TABLE reports.recipient (
    schedule_id bigint NOT NULL REFERENCES reports.schedule ON DELETE CASCADE,
    kind        text NOT NULL CHECK (kind IN ('person', 'role', 'address', 'left-out')),   -- left-out: a person who does not want it, whatever the role
    who         text NOT NULL,
    PRIMARY KEY (schedule_id, kind, who)
);

CREATE TABLE reports.run (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    schedule_id bigint NOT NULL REFERENCES reports.schedule ON DELETE CASCADE,
    due_at      timestamptz NOT NULL,
    asked_by    text,                            -- run by hand; null: by the schedule
    state       text NOT NULL CHECK (state IN ('sent', 'empty', 'skipped', 'failed')),
    ran_at      timestamptz NOT NULL,
    late        boolean NOT NULL DEFAULT false,  -- it was due while no server ran
    missed      int NOT NULL DEFAULT 0,          -- earlier runs that it stands for
    tries       int NOT NULL DEFAULT 1,
    next_try_at timestamptz,                     -- failed: when it is tried again; null: never
    failure     text,
    CHECK ((state = 'failed') = (failure IS NOT NULL)),
    CHECK (next_try_at IS NULL OR state = 'failed')
);
CREATE UNIQUE INDEX run_once ON reports.run (schedule_id, due_at) WHERE asked_by IS NULL;   -- what keeps two servers from sending twice
CREATE INDEX run_schedule ON reports.run (schedule_id, id);
CREATE INDEX run_again ON reports.run (next_try_at) WHERE next_try_at IS NOT NULL;

CREATE TABLE reports.made_report (                   -- what a run made: one with costs and one without, as far as its readers need both
    run_id    bigint NOT NULL REFERENCES reports.run ON DELETE CASCADE,
    costs     boolean NOT NULL,
    summary   jsonb NOT NULL,
    since     text[] NOT NULL,                   -- what changed since the run before, as the mail says it
    file_name text NOT NULL,
    type      text NOT NULL,
    content   bytea,                             -- null: older than thirty days
    PRIMARY KEY (run_id, costs)
);
CREATE TABLE reports.delivery (
    run_id  bigint NOT NULL REFERENCES reports.run ON DELETE CASCADE,
    address text NOT NULL,
    via     text NOT NULL,                       -- why it goes there: person, role, address
    cause   text NOT NULL UNIQUE,                -- of the message that left
    PRIMARY KEY (run_id, address)
);
