-- Figures that would be read from a year of orders and movements at each look, taken once a night instead. All go up to the day before.
CREATE TABLE reports.night (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    today    date NOT NULL,                -- the first day that is not counted
    as_of    timestamptz NOT NULL,
    took_ms  bigint NOT NULL
);

CREATE TABLE reports.item_use (            -- what was wanted, as planning counts it; smallest units
    item_id        bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    location_id    bigint NOT NULL REFERENCES catalog.location ON DELETE CASCADE,
    first_on       date NOT NULL,          -- the first trace of the item here
    last_on        date,                   -- the last day on which something was wanted
    days_7         bigint NOT NULL,        -- wanted in the last so many days
    days_28        bigint NOT NULL,
    days_28_before bigint NOT NULL,        -- in the 28 days before these
    days_91        bigint NOT NULL,
    days_364       bigint NOT NULL,
    same_28        bigint NOT NULL,        -- in the 28 days that follow the same day a year (364 days) ago
    out_91         int NOT NULL,           -- of the last 91 days, out of stock
    PRIMARY KEY (item_id, location_id)
);
CREATE INDEX item_use_location ON reports.item_use (location_id);

CREATE TABLE reports.item_service (        -- what became of what was wanted in the last so many days
    days           int NOT NULL,
    item_id        bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    location_id    bigint NOT NULL REFERENCES catalog.location ON DELETE CASCADE,
    lines          int NOT NULL,
    asked          bigint NOT NULL,        -- smallest units, as all quantities
    withdrawn      bigint NOT NULL,        -- cancelled before it was late
    dated          bigint NOT NULL,        -- got a date when it was ordered
    at_once        bigint NOT NULL,        -- shipped by the working day after the day on which it was wanted
    shipped        bigint NOT NULL,
    substituted    bigint NOT NULL,
    lost           bigint NOT NULL,        -- cancelled after it was late, and not substituted
    waiting        bigint NOT NULL,        -- late and still open
    unit_days      bigint NOT NULL,        -- late units times the days that each waited
    value_asked    numeric NOT NULL,       -- at the orders' prices, in the firm's currency; withdrawn ones left out
    value_at_once  numeric NOT NULL,
    value_lost     numeric NOT NULL,
    PRIMARY KEY (days, item_id, location_id)
);
CREATE INDEX item_service_item ON reports.item_service (item_id);
CREATE INDEX item_service_location ON reports.item_service (location_id);

CREATE TABLE reports.customer_service (
    days          int NOT NULL,
    customer_id   bigint NOT NULL REFERENCES orders.customer ON DELETE CASCADE,
    lines         int NOT NULL,            -- those withdrawn left out
    at_once       int NOT NULL,            -- lines that shipped whole by the working day after
    late          int NOT NULL,            -- others that have shipped whole
    waiting       int NOT NULL,            -- late and still open
    lost          int NOT NULL,            -- something was cancelled after it was late
    wait_days     bigint NOT NULL,         -- of late and waiting lines, from the day on which they were wanted to the last shipment or today
    value_asked   numeric NOT NULL,
    value_at_once numeric NOT NULL,
    PRIMARY KEY (days, customer_id)
);
CREATE INDEX customer_service_customer ON reports.customer_service (customer_id);

CREATE TABLE reports.promise_outcome (     -- a promise that was followed by a shipment; kept for 400 days
    schedule_line_id bigint PRIMARY KEY,   -- no reference: by the million, and gone over each night
    order_number text NOT NULL,
    line         int NOT NULL,
    item_id      bigint NOT NULL,
    location_id  bigint NOT NULL,
    customer_id  bigint NOT NULL,
    vendor_id    bigint,                   -- of the purchase order that the first promise rested on
    quantity     bigint NOT NULL,
    first_on     date NOT NULL,            -- promised when it was ordered, or as soon as there was a date
    heard_on     date,                     -- heard last
    source       text NOT NULL,            -- of the first promise
    confidence   numeric(4, 3),
    shipped_on   date NOT NULL
);
CREATE INDEX promise_outcome_shipped_on ON reports.promise_outcome (shipped_on);

CREATE TABLE reports.cost_history (        -- a cost from the night on that first saw it
    item_id  bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    from_on  date NOT NULL,
    cost     numeric(18, 6) NOT NULL,
    currency text NOT NULL,
    PRIMARY KEY (item_id, from_on)
);

CREATE TABLE reports.stock_out (           -- what the forecast and what is coming say of the next 91 days
    item_id     bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    location_id bigint NOT NULL REFERENCES catalog.location ON DELETE CASCADE,
    on_hand     bigint NOT NULL,
    demand      bigint NOT NULL,           -- open: goes before what is forecast
    coming      bigint NOT NULL,
    next_on     date,                      -- the next arrival
    possible_on date,                      -- the first day by whose end it is out with a chance of 1 in 10; null: not within 91 days
    likely_on   date,                      -- the same with 1 in 2
    chance_14   real NOT NULL,             -- that it is out at the end of a day within so many days
    chance_28   real NOT NULL,
    chance_91   real NOT NULL,
    short_28    real NOT NULL,             -- units wanted within 28 days that are expected not to be there
    PRIMARY KEY (item_id, location_id)
);
CREATE INDEX stock_out_location ON reports.stock_out (location_id);

CREATE TABLE reports.kept_forecast (       -- forecasts of the next 28 days, kept once a week to be held against what came
    made_on     date NOT NULL,             -- the first of the 28 days
    item_id     bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    location_id bigint NOT NULL REFERENCES catalog.location ON DELETE CASCADE,
    mean        real NOT NULL,
    p05         real NOT NULL,
    p50         real NOT NULL,
    p95         real NOT NULL,
    actual      bigint,                    -- null: not over yet
    PRIMARY KEY (made_on, item_id, location_id)
);
CREATE INDEX kept_forecast_item ON reports.kept_forecast (item_id);
CREATE INDEX kept_forecast_location ON reports.kept_forecast (location_id);

-- What came in, and when: stock is aged by it. The ledger grows at its end, so a summary of each stretch finds what came after a day.
CREATE INDEX movement_came_in ON stock.movement (item_id, location_id) INCLUDE (at, quantity)
 WHERE quantity > 0 AND reason IN ('opening', 'receipt', 'production', 'transfer', 'return', 'adjustment', 'count');
CREATE INDEX movement_at ON stock.movement USING brin (at);
