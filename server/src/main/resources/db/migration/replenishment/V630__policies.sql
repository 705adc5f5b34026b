-- Segments by value and regularity, policies tried on the firm's own past, and those that were approved for a segment.
ALTER TABLE replenishment.learned
    ADD COLUMN year_value double precision NOT NULL DEFAULT 0,   -- of a year's demand, by price, in the firm's currency as far as it is the item's
    ADD COLUMN variation double precision,                       -- deviation of a week's or day's demand as a share of its mean; null: nothing to tell from
    ADD COLUMN segment text;                                     -- A to C by value, X to Z by regularity: AX … CZ
CREATE INDEX learned_segment ON replenishment.learned (segment);

CREATE SEQUENCE replenishment.replay_number;
CREATE TABLE replenishment.replay (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    segment     text,                        -- null: all
    most        int NOT NULL CHECK (most > 0),   -- item-locations replayed at most
    state       text NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    progress    double precision NOT NULL DEFAULT 0,
    sampled     int,
    of          int,
    from_on     date,                        -- days that counted
    until_on    date,
    results     jsonb NOT NULL DEFAULT '[]',
    failure     text,
    by          text NOT NULL,
    at          timestamptz NOT NULL,
    finished_at timestamptz
);

CREATE SEQUENCE replenishment.policy_number;
CREATE TABLE replenishment.policy (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number       text NOT NULL UNIQUE,
    segment      text NOT NULL,
    target_kind  text NOT NULL CHECK (target_kind IN ('fill-rate', 'cycle-service', 'cost')),
    target_value numeric(14, 6) NOT NULL CHECK (target_value > 0),
    until_on     date,                       -- null: for good
    replay       text REFERENCES replenishment.replay (number),
    predicted_fill_rate   double precision,
    predicted_stock_value double precision,
    reason       text NOT NULL,
    state        text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'ended', 'rolled-back')),
    proposed_by  text NOT NULL,
    proposed_at  timestamptz NOT NULL,
    approved_by  text,
    approved_at  timestamptz,
    ended_by     text,
    ended_at     timestamptz,
    CHECK ((state = 'proposed') = (approved_at IS NULL))
);
CREATE INDEX policy_replay ON replenishment.policy (replay);

CREATE TABLE replenishment.policy_place (    -- what held before, to be put back
    policy_id   bigint NOT NULL REFERENCES replenishment.policy,
    item_id     bigint NOT NULL REFERENCES catalog.item,
    location_id bigint NOT NULL REFERENCES catalog.location,
    had_rule    boolean NOT NULL,
    old_kind    text NOT NULL,
    old_value   numeric(14, 6) NOT NULL,
    PRIMARY KEY (policy_id, item_id, location_id)
);
CREATE INDEX policy_place_item ON replenishment.policy_place (item_id, location_id);
CREATE INDEX policy_place_location ON replenishment.policy_place (location_id);
