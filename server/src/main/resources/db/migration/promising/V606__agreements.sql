-- Frame agreements: what a customer will take within a while, called off in orders of their own that keep the date of the agreement.
ALTER TABLE promising.demand
    DROP CONSTRAINT demand_kind_check,
    ADD CONSTRAINT demand_kind_check CHECK (kind IN ('quote', 'agreement', 'production', 'transfer'));

CREATE SEQUENCE promising.agreement_number;
CREATE TABLE promising.agreement (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number         text NOT NULL UNIQUE,
    reference      text,                       -- the customer's own number
    customer_id    bigint NOT NULL REFERENCES orders.customer,
    location_id    bigint REFERENCES catalog.location,          -- null: the sourcing rule chooses for each call-off
    valid_from     date NOT NULL,
    valid_until    date NOT NULL,
    priority_at    timestamptz NOT NULL,       -- the place in the line that every call-off keeps
    reserved_until timestamptz,                -- what is left is held until then; null: nothing is
    at             timestamptz NOT NULL,
    by             text NOT NULL,
    ended_at       timestamptz,
    ended_because  text,
    CHECK (valid_from <= valid_until)
);
CREATE INDEX agreement_customer ON promising.agreement (customer_id, id);
CREATE INDEX agreement_location ON promising.agreement (location_id) WHERE location_id IS NOT NULL;
CREATE INDEX agreement_reserves ON promising.agreement (reserved_until) WHERE reserved_until IS NOT NULL;

CREATE TABLE promising.agreement_line (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agreement_id bigint NOT NULL REFERENCES promising.agreement,
    line         int NOT NULL,
    item_id      bigint NOT NULL REFERENCES catalog.item,
    quantity     bigint NOT NULL CHECK (quantity > 0),
    price        numeric(18, 6),               -- null: as the item costs on the day of the call-off
    UNIQUE (agreement_id, line),
    UNIQUE (agreement_id, item_id)
);
CREATE INDEX agreement_line_item ON promising.agreement_line (item_id);

CREATE TABLE promising.agreement_call_off (
    line_id           bigint PRIMARY KEY REFERENCES orders.order_line,
    agreement_line_id bigint NOT NULL REFERENCES promising.agreement_line
);
CREATE INDEX agreement_call_off_of ON promising.agreement_call_off (agreement_line_id);
