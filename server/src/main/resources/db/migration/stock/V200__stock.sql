-- What is here: an append-only ledger of movements, and levels kept in step with it in the same transaction.
CREATE SCHEMA stock;

CREATE TABLE stock.movement (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    item_id     bigint NOT NULL REFERENCES catalog.item,
    location_id bigint NOT NULL REFERENCES catalog.location,
    condition   text NOT NULL DEFAULT 'sellable' CHECK (condition IN ('sellable', 'quarantine', 'damaged')),
    lot         text NOT NULL DEFAULT '',
    quantity    bigint NOT NULL CHECK (quantity <> 0),
    reason      text NOT NULL,              -- opening, adjustment, issue, damage, return, receipt, shipment, count, …
    reference   text,                       -- the receipt, shipment, count … behind it
    note        text,
    by          text NOT NULL
);
CREATE INDEX movement_place ON stock.movement (item_id, location_id, id);
CREATE INDEX movement_location ON stock.movement (location_id);

CREATE TABLE stock.level (
    item_id     bigint NOT NULL REFERENCES catalog.item,
    location_id bigint NOT NULL REFERENCES catalog.location,
    condition   text NOT NULL,
    lot         text NOT NULL DEFAULT '',
    on_hand     bigint NOT NULL CHECK (on_hand >= 0),
    PRIMARY KEY (item_id, location_id, condition, lot)
) WITH (fillfactor = 50);
CREATE INDEX level_location ON stock.level (location_id);
