-- Forecasts as quantiles of the total demand over several horizons, made from histories that are kept up and from a panel that was learned together.

CREATE TABLE replenishment.past_demand (      -- what was wanted and when nothing was here, kept up from the ledgers; all days are counted from the first
    item_id     bigint NOT NULL REFERENCES catalog.item,
    location_id bigint NOT NULL REFERENCES catalog.location,
    first_on    date NOT NULL,                -- the first trace of the item here
    days        int[] NOT NULL,               -- on which something was wanted, ascending
    quantities  bigint[] NOT NULL,            -- smallest units, one for each of them
    out_from    int[] NOT NULL,               -- stretches out of stock: their first days
    out_until   int[] NOT NULL,               -- and the days after their last; 2147483647: it goes on
    PRIMARY KEY (item_id, location_id)
);
CREATE INDEX past_demand_location ON replenishment.past_demand (location_id);

CREATE TABLE replenishment.read_so_far (      -- the newest rows of the ledgers that the last whole plan had seen
    ledger text PRIMARY KEY,
    id     bigint NOT NULL
);

CREATE TABLE replenishment.panel (            -- the histories that methods, weights and corrections were last learned from: the same panel teaches the same again
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version     uuid NOT NULL,
    learned_on  date NOT NULL,
    period_days int NOT NULL CHECK (period_days IN (1, 7)),
    horizons    int[] NOT NULL,               -- periods whose total is forecast
    series      int NOT NULL,
    categories  text[] NOT NULL,              -- by number; the first stands for none
    rows        bytea NOT NULL                -- category number, periods and quantities of each series
);

CREATE TABLE replenishment.standing (         -- how methods did on periods that were held back from them
    class   text NOT NULL DEFAULT '',         -- empty: all
    method  text NOT NULL,
    days    int NOT NULL,                     -- whose total was forecast
    level   numeric(4, 3) NOT NULL,
    weight  double precision NOT NULL,        -- in the blend
    loss    double precision NOT NULL,        -- pinball loss as a share of demand, twice
    covered double precision NOT NULL,        -- share of outcomes within the quantile
    outcomes int NOT NULL,
    PRIMARY KEY (class, method)
);

TRUNCATE replenishment.learned;               -- learned anew by the next plan
ALTER TABLE replenishment.learned
    DROP COLUMN smoothing, DROP COLUMN variance, DROP COLUMN correction,
    ADD COLUMN forecast_on date,              -- null: history too short
    ADD COLUMN demand_class text,
    ADD COLUMN horizons int[],                -- days whose total is forecast
    ADD COLUMN forecast real[],               -- for each horizon a quantile for each level, and the mean
    ADD COLUMN peers int,                     -- items of its category that it borrows from; null: it borrows nothing
    ADD COLUMN borrowed double precision,     -- share of the forecast that is borrowed
    ADD COLUMN lead_days int[],               -- possible numbers of days and the chance of each
    ADD COLUMN lead_chances double precision[],
    ADD COLUMN rests_on int NOT NULL DEFAULT 0;   -- a check sum of terms, lead times, rule and costs: when it changes, the points are worked out anew

ALTER TABLE replenishment.plan_run
    ADD COLUMN mode text NOT NULL DEFAULT 'all' CHECK (mode IN ('all', 'changed')),
    ADD COLUMN learned int NOT NULL DEFAULT 0;    -- item-locations learned anew
