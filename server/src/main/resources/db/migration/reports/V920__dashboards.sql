-- Figures for dashboards that are counted once a night from the ledgers, because they go over a year of order lines and promises.
CREATE TABLE reports.dashboard_night (               -- up to which day they were counted, and when
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    through    date NOT NULL,
    counted_at timestamptz NOT NULL
);

CREATE TABLE reports.dashboard_waiting (         -- the waiting line at the end of each day
    day   date PRIMARY KEY,
    lines int NOT NULL CHECK (lines >= 0),              -- order lines that were still open though wanted, and ordered on an earlier day
    long  int NOT NULL CHECK (long >= 0 AND long <= lines)   -- of these, for more than two weeks
);

CREATE TABLE reports.dashboard_promise (      -- what was said to customers for the year's days, and whether it held
    vendor_id bigint REFERENCES catalog.vendor ON DELETE CASCADE,   -- null: own production, transfers, and what was not ordered yet
    said      numeric(4, 3) NOT NULL,
    made      int NOT NULL CHECK (made > 0),
    held      int NOT NULL CHECK (held BETWEEN 0 AND made)
);
CREATE INDEX dashboard_promise_vendor ON reports.dashboard_promise (vendor_id) WHERE vendor_id IS NOT NULL;
