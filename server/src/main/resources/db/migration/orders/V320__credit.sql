-- How much a customer may owe us, in the firm's currency; null: as much as is ordered. What is owed for goods that left is the accounts'
-- word, sent here; what is ordered and not yet paid for is known here.
ALTER TABLE orders.customer
    ADD COLUMN credit_limit numeric(18, 2) CHECK (credit_limit >= 0),
    ADD COLUMN owed         numeric(18, 2) NOT NULL DEFAULT 0 CHECK (owed >= 0);
CREATE INDEX customer_credit ON orders.customer (id) WHERE credit_limit IS NOT NULL;
