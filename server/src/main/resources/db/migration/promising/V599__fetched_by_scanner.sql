-- What a scanner has counted off a pick list at the shelves. Nothing moves by it: what was fetched leaves with its shipment.
ALTER TABLE promising.pick_line ADD COLUMN fetched bigint NOT NULL DEFAULT 0 CHECK (fetched BETWEEN 0 AND quantity);
