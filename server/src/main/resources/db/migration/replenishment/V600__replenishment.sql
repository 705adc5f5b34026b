-- When and how much to order: the rule for each item and location, what was learned for it, and what the plan proposes.
CREATE SCHEMA replenishment;

CREATE TABLE replenishment.reorder_point (    -- absent: learned, with the usual target
    item_id        bigint NOT NULL REFERENCES catalog.item,
    location_id    bigint NOT NULL REFERENCES catalog.location,
    mode           text NOT NULL CHECK (mode IN ('manual', 'learned')),
    reorder_point  bigint,
    order_up_to    bigint,
    order_quantity bigint CHECK (order_quantity > 0),
    order_up_to_rule text NOT NULL DEFAULT 'cover' CHECK (order_up_to_rule IN ('cover', 'never-exceed')),
    trigger        text CHECK (trigger IN ('at-or-below', 'below')),        -- null: the firm's
    review_days    int NOT NULL DEFAULT 1 CHECK (review_days >= 1),
    horizon_days   int CHECK (horizon_days >= 0),                            -- null: lead time plus review
    target_kind    text NOT NULL DEFAULT 'fill-rate' CHECK (target_kind IN ('fill-rate', 'cycle-service', 'cost')),
    target_value   numeric(14, 6) NOT NULL DEFAULT 0.95 CHECK (target_value > 0),
    per_order      boolean NOT NULL DEFAULT false,
    snoozed_until  date,
    PRIMARY KEY (item_id, location_id),
    CHECK (order_up_to >= reorder_point)
);
CREATE INDEX reorder_point_location ON replenishment.reorder_point (location_id);

CREATE TABLE replenishment.learned (          -- what history says; rewritten by every plan
    item_id          bigint NOT NULL REFERENCES catalog.item,
    location_id      bigint NOT NULL REFERENCES catalog.location,
    learned_on       date NOT NULL,
    reorder_point    bigint,                  -- null: history too short
    order_up_to      bigint,
    order_quantity   bigint,
    economic         boolean NOT NULL DEFAULT false,      -- whether the order quantity follows from ordering and holding cost
    expected         double precision,        -- mean demand over the protection interval
    per_day          double precision,        -- the forecast: level, how fast it follows, error of a day, correction of totals
    smoothing        double precision,
    variance         double precision,
    correction       double precision,
    days             int NOT NULL,            -- of history
    days_counted     int NOT NULL,
    days_with_demand int NOT NULL,
    stock_out_days   int NOT NULL,
    one_off_days     int NOT NULL,
    lead_mean        double precision,
    lead_deviation   double precision,
    lead_receipts    int NOT NULL DEFAULT 0,  -- 0: as agreed
    review_days      int NOT NULL,
    target_kind      text NOT NULL,
    target_value     numeric(14, 6) NOT NULL,
    PRIMARY KEY (item_id, location_id)
);
CREATE INDEX learned_location ON replenishment.learned (location_id);

CREATE SEQUENCE replenishment.plan_run_number;
CREATE TABLE replenishment.plan_run (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number    text NOT NULL UNIQUE,
    at        timestamptz NOT NULL,
    by        text NOT NULL,
    places    int NOT NULL,                   -- item-locations looked at
    proposals int NOT NULL,                   -- new
    changed   int NOT NULL,
    kept      int NOT NULL,
    withdrawn int NOT NULL,
    blocked   int NOT NULL,                   -- needed, but a person must act first
    took_ms   bigint NOT NULL
);

CREATE TABLE replenishment.blocked (          -- as the last plan found it
    item_id     bigint NOT NULL REFERENCES catalog.item,
    location_id bigint NOT NULL REFERENCES catalog.location,
    shortage    bigint NOT NULL,
    why         text NOT NULL,
    PRIMARY KEY (item_id, location_id)
);
CREATE INDEX blocked_location ON replenishment.blocked (location_id);

CREATE TABLE replenishment.proposal (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id           bigint NOT NULL REFERENCES catalog.item,
    location_id       bigint NOT NULL REFERENCES catalog.location,
    for_order         text NOT NULL DEFAULT '',     -- the order it is bought for, where supply is bought order by order
    kind              text NOT NULL CHECK (kind IN ('buy', 'make', 'transfer')),
    vendor_id         bigint REFERENCES catalog.vendor,
    from_location_id  bigint REFERENCES catalog.location,
    quantity          bigint NOT NULL CHECK (quantity > 0),      -- as computed
    overridden        bigint CHECK (overridden > 0),             -- by hand; in force where set
    order_on          date NOT NULL,
    expected_on       date,
    needed_on         date NOT NULL,
    on_hand           bigint NOT NULL,
    supply_in_time    bigint NOT NULL,
    demand_in_time    bigint NOT NULL,
    horizon           date,
    reorder_point     bigint NOT NULL,
    order_up_to       bigint,
    order_quantity    bigint,
    shortage          bigint NOT NULL,
    rounding          text NOT NULL DEFAULT '',     -- steps as rule from to, separated by semicolons: moq 1 15;multiple 15 18
    state             text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'released', 'dismissed', 'withdrawn')),
    since             timestamptz NOT NULL,
    decided_at        timestamptz,
    decided_by        text,
    dismiss_reason    text,
    dismissed_until   date,                         -- null: until the need has gone or grown
    purchase_order    text
);
CREATE UNIQUE INDEX proposal_open ON replenishment.proposal (item_id, location_id, for_order) WHERE state = 'open';
CREATE INDEX proposal_place ON replenishment.proposal (item_id, location_id) WHERE state IN ('open', 'dismissed');
CREATE INDEX proposal_state ON replenishment.proposal (state, id);
CREATE INDEX proposal_location ON replenishment.proposal (location_id);
CREATE INDEX proposal_vendor ON replenishment.proposal (vendor_id);
CREATE INDEX proposal_from ON replenishment.proposal (from_location_id);
