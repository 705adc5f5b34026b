-- A place from which a vendor ships straight to our customers: what is promised there comes from purchases made for one customer's order each, and
-- nothing there is ever our stock.
ALTER TABLE catalog.location ADD COLUMN vendor_id bigint REFERENCES catalog.vendor;
CREATE INDEX location_vendor ON catalog.location (vendor_id) WHERE vendor_id IS NOT NULL;

-- Whether an item goes straight from the vendor to the customer unless the line of an order says otherwise; and what a unit of it weighs.
ALTER TABLE catalog.item
    ADD COLUMN direct boolean NOT NULL DEFAULT false,
    ADD COLUMN weight numeric(14, 6) CHECK (weight > 0);      -- kilograms
