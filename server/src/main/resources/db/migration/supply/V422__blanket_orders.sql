-- What was agreed with a vendor for a while: so much of an item at a price, called off order by order.
CREATE SEQUENCE supply.blanket_order_number;
CREATE TABLE supply.blanket_order (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    vendor_id   bigint NOT NULL REFERENCES catalog.vendor,
    item_id     bigint NOT NULL REFERENCES catalog.item,
    quantity    bigint NOT NULL CHECK (quantity > 0),
    price       numeric(18, 6) CHECK (price >= 0),          -- per purchase unit, in the vendor's currency; null: as its terms say
    valid_from  date NOT NULL,
    valid_until date NOT NULL,
    created_at  timestamptz NOT NULL,
    CHECK (valid_until >= valid_from)
);
CREATE INDEX blanket_order_vendor ON supply.blanket_order (vendor_id, item_id);
CREATE INDEX blanket_order_item ON supply.blanket_order (item_id);
CREATE TABLE supply.call_off (
    blanket_order_id bigint NOT NULL REFERENCES supply.blanket_order,
    line_id          bigint NOT NULL UNIQUE REFERENCES supply.purchase_order_line,
    PRIMARY KEY (blanket_order_id, line_id)
);
