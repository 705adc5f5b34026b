-- What was ordered of a line before its quantity was lowered, so that it is known what a payment paid for; null: it never was.
ALTER TABLE orders.order_line ADD COLUMN first_quantity bigint CHECK (first_quantity >= quantity);
