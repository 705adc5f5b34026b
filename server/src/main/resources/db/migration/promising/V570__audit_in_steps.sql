-- The round that the self-audit is on: it goes round for ever, a small step at a time, and goes on where it was after a restart.
CREATE TABLE promising.audit_progress (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    started_at  timestamptz NOT NULL,
    check_name  text NOT NULL,
    piece       text NOT NULL,            -- where the next piece of the check begins
    differences jsonb NOT NULL DEFAULT '[]'
);
ALTER TABLE promising.audit_round ADD COLUMN started_at timestamptz;
CREATE INDEX audit_round_at ON promising.audit_round (at);
