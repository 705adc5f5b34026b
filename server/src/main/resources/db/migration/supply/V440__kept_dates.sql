-- How often the days said of a vendor held, and the chance with which its record is asked therefore.
CREATE TABLE supply.date_calibration (
    vendor_id bigint PRIMARY KEY REFERENCES catalog.vendor,
    said      numeric NOT NULL,      -- the chance that is told with its days
    dates     int NOT NULL,
    held      int NOT NULL,
    level     numeric NOT NULL,      -- the chance asked of its record, so that its days hold as often as said
    verdict   text NOT NULL CHECK (verdict IN ('too-few', 'as-said', 'widened', 'beyond-its-record')),
    known_on  date NOT NULL          -- the last receipt that was judged
);
