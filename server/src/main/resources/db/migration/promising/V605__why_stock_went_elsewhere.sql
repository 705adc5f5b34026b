-- What can be read out to those who lost stock when it was dealt out anew, by line.
CREATE TABLE promising.reallocation_loss (
    reallocation_id bigint NOT NULL REFERENCES promising.reallocation ON DELETE CASCADE,
    line_id         bigint NOT NULL,       -- of an order; no reference: lines are written by the thousand
    reason          text NOT NULL,
    PRIMARY KEY (line_id, reallocation_id)
);
CREATE INDEX reallocation_loss_reallocation ON promising.reallocation_loss (reallocation_id);
