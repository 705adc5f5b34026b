-- How an item is made: operations at work centres that do so much a day, and what production orders have booked of it.
CREATE TABLE supply.work_centre (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code          text NOT NULL UNIQUE,
    name          text NOT NULL,
    location_id   bigint NOT NULL REFERENCES catalog.location,
    minutes_a_day int NOT NULL CHECK (minutes_a_day BETWEEN 1 AND 100000)      -- all its machines together
);
CREATE INDEX work_centre_location ON supply.work_centre (location_id);

CREATE TABLE supply.operation (
    item_id          bigint NOT NULL REFERENCES catalog.item,
    location_id      bigint NOT NULL REFERENCES catalog.location,
    step             int NOT NULL,
    work_centre_id   bigint NOT NULL REFERENCES supply.work_centre,
    setup_minutes    numeric(12, 3) NOT NULL DEFAULT 0 CHECK (setup_minutes >= 0),
    minutes_per_unit numeric(12, 4) NOT NULL CHECK (minutes_per_unit >= 0),   -- of the item's unit
    PRIMARY KEY (item_id, location_id, step),
    CHECK (setup_minutes + minutes_per_unit > 0)
);
CREATE INDEX operation_location ON supply.operation (location_id);
CREATE INDEX operation_work_centre ON supply.operation (work_centre_id);

CREATE TABLE supply.booked_minutes (
    order_id       bigint NOT NULL REFERENCES supply.production_order,
    step           int NOT NULL,
    day            date NOT NULL,
    work_centre_id bigint NOT NULL REFERENCES supply.work_centre,
    minutes        int NOT NULL CHECK (minutes > 0),
    PRIMARY KEY (order_id, step, day)
);
CREATE INDEX booked_minutes_centre ON supply.booked_minutes (work_centre_id, day);
