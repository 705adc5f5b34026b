-- An order whose goods the vendor sends straight to the customer who waits for them: one for each customer's order, never joined with what comes to us.
ALTER TABLE supply.purchase_order
    ADD COLUMN for_order text,                -- the number of the customer's order; null: the goods come to us
    ADD COLUMN ship_to   text,                -- the customer's address as the vendor reads it, line by line
    ADD CONSTRAINT purchase_order_straight CHECK ((for_order IS NULL) = (ship_to IS NULL));
CREATE INDEX purchase_order_for_order ON supply.purchase_order (for_order) WHERE for_order IS NOT NULL;
