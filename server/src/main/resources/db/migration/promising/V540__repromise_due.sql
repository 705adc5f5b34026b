-- Where dates moved under more lines than one transaction should promise anew: each place waits here, with why, until it is settled in its own.
CREATE TABLE promising.repromise_due (
    item_id         bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    location_id     bigint NOT NULL REFERENCES catalog.location ON DELETE CASCADE,
    cause_kind      text NOT NULL,
    cause_text      text NOT NULL,
    cause_reference text,
    pegs            bigint NOT NULL,          -- open when it was noted: how much work it is
    noted_at        timestamptz NOT NULL,
    PRIMARY KEY (item_id, location_id)
);
CREATE INDEX repromise_due_location ON promising.repromise_due (location_id);
