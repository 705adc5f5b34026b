-- Who hears by mail of deadlines of the law, and which of them were said already: never twice the same.
ALTER TABLE outreach.rules ADD COLUMN alarms_to text[] NOT NULL DEFAULT '{}';
CREATE TABLE outreach.deadline_alarm (
    subject  text NOT NULL,              -- what must have happened, and of which order
    deadline date NOT NULL,
    ahead    int  NOT NULL CHECK (ahead IN (5, 2, 1, 0)), -- working days before it; 0: it is over
    said_at  timestamptz NOT NULL,
    PRIMARY KEY (subject, deadline, ahead)
);
