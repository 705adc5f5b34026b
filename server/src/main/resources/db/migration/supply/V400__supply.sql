-- What will come: purchase orders whose lines have dated parts, what vendors said of them, and what arrived.
CREATE SCHEMA supply;

CREATE SEQUENCE supply.purchase_order_number;
CREATE TABLE supply.purchase_order (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    vendor_id   bigint NOT NULL REFERENCES catalog.vendor,
    location_id bigint NOT NULL REFERENCES catalog.location,
    state       text NOT NULL CHECK (state IN ('draft', 'sent', 'received', 'cancelled')),
    currency    text NOT NULL,
    order_on    date,                        -- draft: the day on which it is to be sent
    created_at  timestamptz NOT NULL,
    sent_at     timestamptz
);
CREATE INDEX purchase_order_vendor ON supply.purchase_order (vendor_id, location_id, state);
CREATE INDEX purchase_order_location ON supply.purchase_order (location_id);
CREATE INDEX purchase_order_open ON supply.purchase_order (id) WHERE state IN ('draft', 'sent');

CREATE TABLE supply.purchase_order_line (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id          bigint NOT NULL REFERENCES supply.purchase_order,
    line              int NOT NULL,
    item_id           bigint NOT NULL REFERENCES catalog.item,
    quantity          bigint NOT NULL CHECK (quantity > 0),
    purchase_quantity numeric(18, 6) NOT NULL,
    purchase_unit     text NOT NULL,
    purchase_factor   numeric(18, 6) NOT NULL DEFAULT 1,
    price             numeric(18, 6),        -- per purchase unit
    UNIQUE (order_id, line)
);
CREATE INDEX purchase_order_line_item ON supply.purchase_order_line (item_id);

CREATE TABLE supply.purchase_order_part (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_id             bigint NOT NULL REFERENCES supply.purchase_order_line,
    part                int NOT NULL,
    item_id             bigint NOT NULL REFERENCES catalog.item,
    location_id         bigint NOT NULL REFERENCES catalog.location,
    quantity            bigint NOT NULL CHECK (quantity >= 0),   -- 0: withdrawn, kept because promises may have named it
    received            bigint NOT NULL DEFAULT 0 CHECK (received >= 0),
    cancelled           bigint NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
    open                bigint GENERATED ALWAYS AS (greatest(quantity - received - cancelled, 0)) STORED,
    sent                boolean NOT NULL DEFAULT false,   -- the order's state, here so that promising reads one table
    requested_on        date,
    confirmed_on        date,                -- the vendor's newest word
    expected_on         date,                -- what counts now; null: no date known
    from_lead_time      boolean NOT NULL DEFAULT false,   -- the date came from a lead time and moves with the day of sending
    arrives_earliest    date,                -- quantiles of the arrival given what is known today; null: no basis
    arrives_by          date,                -- at the set confidence
    arrives_latest      date,
    arrival_confidence  numeric(4, 3),       -- null: the vendor is taken at its word
    UNIQUE (line_id, part)
) WITH (fillfactor = 80);
CREATE INDEX purchase_order_part_place ON supply.purchase_order_part (item_id, location_id) WHERE quantity > received + cancelled;
CREATE INDEX purchase_order_part_location ON supply.purchase_order_part (location_id);

CREATE TABLE supply.part_date (              -- requested, confirmed, revised, actual: every version is kept
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    part_id  bigint NOT NULL REFERENCES supply.purchase_order_part,
    kind     text NOT NULL CHECK (kind IN ('requested', 'confirmed', 'revised', 'actual')),
    day      date,
    quantity bigint NOT NULL,
    at       timestamptz NOT NULL,
    by       text NOT NULL,
    reason   text
);
CREATE INDEX part_date_part ON supply.part_date (part_id, id);

CREATE SEQUENCE supply.receipt_number;
CREATE TABLE supply.receipt (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    order_id    bigint NOT NULL REFERENCES supply.purchase_order,
    location_id bigint NOT NULL REFERENCES catalog.location,
    at          timestamptz NOT NULL,
    reversed_at timestamptz,
    by          text NOT NULL
);
CREATE INDEX receipt_order ON supply.receipt (order_id);
CREATE TABLE supply.receipt_line (
    receipt_id bigint NOT NULL REFERENCES supply.receipt,
    part_id    bigint NOT NULL REFERENCES supply.purchase_order_part,
    quantity   bigint NOT NULL CHECK (quantity >= 0),     -- good
    damaged    bigint NOT NULL DEFAULT 0 CHECK (damaged >= 0),
    closed_short bigint NOT NULL DEFAULT 0 CHECK (closed_short >= 0),   -- what is not expected any more because of this receipt
    lot        text NOT NULL DEFAULT '',
    PRIMARY KEY (receipt_id, part_id, lot)
);
CREATE INDEX receipt_line_part ON supply.receipt_line (part_id);

CREATE TABLE supply.lead_time_observation (  -- one row for each part received: what planning and promising learn from
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    vendor_id   bigint NOT NULL REFERENCES catalog.vendor,
    item_id     bigint NOT NULL REFERENCES catalog.item,
    location_id bigint NOT NULL REFERENCES catalog.location,
    delivery    text NOT NULL,               -- what came together and shares its delay: the receipt, or a name from elsewhere
    ordered_on  date NOT NULL,
    expected_on date,                        -- the vendor's first word, else what was asked for: a date moved later does not undo a delay
    received_on date NOT NULL,
    quantity    bigint NOT NULL,
    reversed    boolean NOT NULL DEFAULT false   -- the receipt was a mistake: nothing is learned from it
);
CREATE INDEX lead_time_observation_vendor ON supply.lead_time_observation (vendor_id, received_on);
CREATE INDEX lead_time_observation_item ON supply.lead_time_observation (item_id, location_id, received_on);
CREATE INDEX lead_time_observation_location ON supply.lead_time_observation (location_id);
CREATE INDEX lead_time_observation_delivery ON supply.lead_time_observation (delivery);
