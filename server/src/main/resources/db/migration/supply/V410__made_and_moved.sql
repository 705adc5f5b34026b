-- Supply that is not bought: what we make ourselves, and what one location sends to another. Their parts lie in the same table as those of
-- purchase orders, so that whoever asks what will come reads one.
CREATE SEQUENCE supply.production_order_number;
CREATE TABLE supply.production_order (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    item_id     bigint NOT NULL REFERENCES catalog.item,
    location_id bigint NOT NULL REFERENCES catalog.location,
    quantity    bigint NOT NULL CHECK (quantity > 0),
    scrapped    bigint NOT NULL DEFAULT 0 CHECK (scrapped >= 0),
    due_on      date,
    state       text NOT NULL CHECK (state IN ('planned', 'started', 'finished', 'cancelled')),
    created_at  timestamptz NOT NULL,
    started_at  timestamptz
);
CREATE INDEX production_order_item ON supply.production_order (item_id, location_id);
CREATE INDEX production_order_location ON supply.production_order (location_id);

CREATE TABLE supply.production_component (
    order_id bigint NOT NULL REFERENCES supply.production_order,
    line     int NOT NULL,
    item_id  bigint NOT NULL REFERENCES catalog.item,
    quantity bigint NOT NULL CHECK (quantity > 0),              -- for the whole order, scrap included
    issued   bigint NOT NULL DEFAULT 0 CHECK (issued >= 0),
    PRIMARY KEY (order_id, line)
);
CREATE INDEX production_component_item ON supply.production_component (item_id);

CREATE SEQUENCE supply.transfer_number;
CREATE TABLE supply.transfer (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number           text NOT NULL UNIQUE,
    from_location_id bigint NOT NULL REFERENCES catalog.location,
    to_location_id   bigint NOT NULL REFERENCES catalog.location,
    state            text NOT NULL CHECK (state IN ('open', 'dispatched', 'received', 'cancelled')),
    created_at       timestamptz NOT NULL,
    dispatched_at    timestamptz,
    CHECK (from_location_id <> to_location_id)
);
CREATE INDEX transfer_from ON supply.transfer (from_location_id);
CREATE INDEX transfer_to ON supply.transfer (to_location_id);

CREATE TABLE supply.transfer_line (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transfer_id bigint NOT NULL REFERENCES supply.transfer,
    line        int NOT NULL,
    item_id     bigint NOT NULL REFERENCES catalog.item,
    quantity    bigint NOT NULL CHECK (quantity > 0),
    dispatched  bigint NOT NULL DEFAULT 0 CHECK (dispatched >= 0),
    UNIQUE (transfer_id, line)
);
CREATE INDEX transfer_line_item ON supply.transfer_line (item_id);

-- Parts that travel together, a container or what a shipping notice announces: they share one date.
CREATE TABLE supply.inbound_shipment (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code        text NOT NULL UNIQUE,
    expected_on date,
    carrier     text
);

ALTER TABLE supply.purchase_order_part
    ALTER COLUMN line_id DROP NOT NULL,
    ADD COLUMN production_order_id bigint UNIQUE REFERENCES supply.production_order,
    ADD COLUMN transfer_line_id bigint UNIQUE REFERENCES supply.transfer_line,
    ADD COLUMN inbound_shipment_id bigint REFERENCES supply.inbound_shipment,
    ADD CONSTRAINT part_of_one CHECK (num_nonnulls(line_id, production_order_id, transfer_line_id) = 1);
CREATE INDEX purchase_order_part_shipment ON supply.purchase_order_part (inbound_shipment_id) WHERE inbound_shipment_id IS NOT NULL;

ALTER TABLE supply.receipt
    ALTER COLUMN order_id DROP NOT NULL,
    ADD COLUMN production_order_id bigint REFERENCES supply.production_order,
    ADD COLUMN transfer_id bigint REFERENCES supply.transfer,
    ADD CONSTRAINT receipt_of_one CHECK (num_nonnulls(order_id, production_order_id, transfer_id) = 1);
CREATE INDEX receipt_production_order ON supply.receipt (production_order_id) WHERE production_order_id IS NOT NULL;
CREATE INDEX receipt_transfer ON supply.receipt (transfer_id) WHERE transfer_id IS NOT NULL;
