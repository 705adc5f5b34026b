-- For how long an item can be sold after it came in.
CREATE TABLE stock.shelf_life (
    item_id bigint PRIMARY KEY REFERENCES catalog.item,
    days    int NOT NULL CHECK (days BETWEEN 1 AND 36500)
);
