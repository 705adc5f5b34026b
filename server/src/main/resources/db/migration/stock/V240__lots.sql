-- When a lot expires, said once when it comes in. A lot without a row, or without a day, does not expire.
CREATE TABLE stock.lot (
    item_id    bigint NOT NULL REFERENCES catalog.item,
    lot        text NOT NULL CHECK (lot <> ''),
    expires_on date,
    PRIMARY KEY (item_id, lot)
);
