-- What planners know and history does not: promotions, large orders to come, adjustments, and rules that hold for a while. Each has an author, a reason and an end.
CREATE SEQUENCE replenishment.planning_event_number;
CREATE TABLE replenishment.planning_event (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number       text NOT NULL UNIQUE,
    kind         text NOT NULL CHECK (kind IN ('promotion', 'known-order', 'adjustment', 'safety-stock-holiday', 'service-target')),
    item_id      bigint REFERENCES catalog.item,
    category     text,
    location_id  bigint REFERENCES catalog.location,      -- null: everywhere
    from_on      date NOT NULL,
    until_on     date NOT NULL,                           -- the last day
    factor       numeric(8, 4) CHECK (factor >= 0),       -- of what would be wanted without it
    quantity     bigint CHECK (quantity > 0),             -- smallest units, on top of what would be wanted without it
    target_value numeric(6, 5) CHECK (target_value > 0 AND target_value < 1),
    reason       text NOT NULL,
    by           text NOT NULL,
    at           timestamptz NOT NULL,
    without      double precision,                        -- expected between its days when it was written, as if there were no event; units of the items
    withdrawn_at timestamptz,
    withdrawn_by text,
    CHECK (until_on >= from_on),
    CHECK (num_nonnulls(item_id, category) <= 1),
    CHECK ((kind IN ('promotion', 'adjustment')) = (factor IS NOT NULL)),
    CHECK ((kind = 'known-order') = (quantity IS NOT NULL)),
    CHECK ((kind = 'service-target') = (target_value IS NOT NULL))
);
CREATE INDEX planning_event_item ON replenishment.planning_event (item_id);
CREATE INDEX planning_event_location ON replenishment.planning_event (location_id);

ALTER TABLE replenishment.learned ADD COLUMN notes text[] NOT NULL DEFAULT '{}';   -- what planners know that was counted in
