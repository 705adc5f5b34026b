-- Reports that people put together themselves: a request to one of ours, under a name of its own.
CREATE TABLE reports.own_report (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title   text NOT NULL,
    owner   text NOT NULL,                 -- e-mail address of a person, or name of an API key
    shared  boolean NOT NULL DEFAULT false,
    request jsonb NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE INDEX own_report_owner ON reports.own_report (owner);
