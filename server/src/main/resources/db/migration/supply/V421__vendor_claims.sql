-- What a vendor owes us for: something else came than was ordered, or it came damaged.
CREATE SEQUENCE supply.vendor_claim_number;
CREATE TABLE supply.vendor_claim (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number      text NOT NULL UNIQUE,
    receipt_id  bigint NOT NULL REFERENCES supply.receipt,
    line_id     bigint NOT NULL REFERENCES supply.purchase_order_line,  -- the line that it came instead of, or of
    kind        text NOT NULL CHECK (kind IN ('wrong-item', 'damaged')),
    item_id     bigint NOT NULL REFERENCES catalog.item,                -- that came
    quantity    bigint NOT NULL CHECK (quantity > 0),
    made_at     timestamptz NOT NULL,
    settled_at  timestamptz,
    outcome     text CHECK (outcome IN ('credited', 'replaced', 'returned', 'kept', 'dropped')),
    note        text,
    settled_by  text,
    CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX vendor_claim_receipt ON supply.vendor_claim (receipt_id);
CREATE INDEX vendor_claim_line ON supply.vendor_claim (line_id);
CREATE INDEX vendor_claim_item ON supply.vendor_claim (item_id);
CREATE INDEX vendor_claim_open ON supply.vendor_claim (id) WHERE settled_at IS NULL;
