-- What the freight of an order costs by its value, in the vendor's currency, and which orders were topped up to pay less.
CREATE TABLE replenishment.freight_step (
    vendor_id  bigint NOT NULL REFERENCES catalog.vendor,
    from_value numeric(18, 2) NOT NULL CHECK (from_value >= 0),
    freight    numeric(18, 2) NOT NULL CHECK (freight >= 0),
    PRIMARY KEY (vendor_id, from_value)
);
CREATE TABLE replenishment.top_up (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    purchase_order text NOT NULL,
    words          text NOT NULL,             -- the arithmetic, as it was when it was done
    at             timestamptz NOT NULL,
    by             text NOT NULL
);
CREATE INDEX top_up_order ON replenishment.top_up (purchase_order);
