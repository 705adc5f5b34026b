-- Two more figures of the night: running shares need all items in order, ages need all that ever came in.
CREATE TABLE reports.item_segment (
    item_id     bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    location_id bigint NOT NULL REFERENCES catalog.location ON DELETE CASCADE,
    segment     text NOT NULL,
    year_value  numeric(18, 2) NOT NULL,   -- a year's demand by price
    running     numeric(5, 4),             -- share of all value, of this one and those of more
    variation   numeric(12, 2),
    target      text NOT NULL,
    PRIMARY KEY (item_id, location_id)
);
CREATE INDEX item_segment_location ON reports.item_segment (location_id);

CREATE TABLE reports.item_age (            -- what came in until the night, in so many days before the day that began; smallest units
    item_id     bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    location_id bigint NOT NULL REFERENCES catalog.location ON DELETE CASCADE,
    days_30     bigint NOT NULL,
    days_90     bigint NOT NULL,
    days_180    bigint NOT NULL,
    days_365    bigint NOT NULL,
    last_in     date NOT NULL,
    PRIMARY KEY (item_id, location_id)
);
CREATE INDEX item_age_location ON reports.item_age (location_id);
-- Those that are there were taken without these.
DELETE FROM reports.night;
