-- For whom promises are to hold with another chance than the firm's: a class of customers, a channel, or both together.
CREATE TABLE catalog.confidence_rule (
    rank           int PRIMARY KEY,
    customer_class text,
    channel        text CHECK (channel IN ('web', 'phone', 'edi', 'import')),
    chance         numeric(4, 3) NOT NULL CHECK (chance > 0 AND chance < 1),
    CHECK (num_nonnulls(customer_class, channel) > 0),
    UNIQUE NULLS NOT DISTINCT (customer_class, channel)
);
