-- Demand that is no order line: what a quote holds, what a production order uses, what a transfer takes away.
-- It asks in one queue with the lines of orders, so it is numbered with them: of equal priority and time, the one that came first goes first.
CREATE TABLE promising.demand (
    id                   bigint PRIMARY KEY DEFAULT nextval('orders.order_line_id_seq'),
    kind                 text NOT NULL CHECK (kind IN ('quote', 'production', 'transfer')),
    reference            text NOT NULL,       -- number of the quote, production order or transfer
    line                 int NOT NULL,
    bundle               bigint,              -- what ships together where shipping says so: the quote
    item_id              bigint NOT NULL REFERENCES catalog.item,
    quantity             bigint NOT NULL CHECK (quantity > 0),
    done                 bigint NOT NULL DEFAULT 0 CHECK (done >= 0),       -- issued, dispatched, given up or taken over by an order
    open                 bigint GENERATED ALWAYS AS (quantity - done) STORED CHECK (open >= 0),
    priority             int NOT NULL CHECK (priority BETWEEN 1 AND 9),
    priority_at          timestamptz NOT NULL,
    shipping             text NOT NULL DEFAULT 'as-available' CHECK (shipping IN ('as-available', 'complete-lines', 'complete-order')),
    minimum_shipment     bigint,
    requested_on         date,
    latest_acceptable_on date,
    customer_class       text,
    channel              text NOT NULL DEFAULT '',
    UNIQUE (kind, reference, line)
) WITH (fillfactor = 80);
CREATE INDEX demand_item_open ON promising.demand (item_id) WHERE quantity > done;
CREATE INDEX demand_bundle ON promising.demand (bundle) WHERE bundle IS NOT NULL AND quantity > done;

ALTER TABLE promising.schedule_line
    ALTER COLUMN line_id DROP NOT NULL,
    ADD COLUMN demand_id bigint REFERENCES promising.demand,
    ADD CONSTRAINT schedule_line_of_one CHECK (num_nonnulls(line_id, demand_id) = 1),
    ADD CONSTRAINT schedule_line_demand_number UNIQUE (demand_id, number);
CREATE INDEX schedule_line_demand_open ON promising.schedule_line (demand_id) WHERE demand_id IS NOT NULL AND state IN ('open', 'released');

-- Quotes that are kept. One that holds is pegged as an order is, until it is ordered or its time is over.
CREATE SEQUENCE promising.quote_number;
CREATE TABLE promising.quote (
    id           bigint PRIMARY KEY DEFAULT nextval('orders.sales_order_id_seq'),   -- ships together as an order does, so numbered with them
    number       text NOT NULL UNIQUE,
    customer_id  bigint REFERENCES orders.customer,
    state        text NOT NULL CHECK (state IN ('kept', 'holding', 'ordered', 'lapsed')),
    at           timestamptz NOT NULL,
    expires_at   timestamptz,                 -- null: it holds nothing
    order_number text,
    answer       jsonb NOT NULL,              -- what was told
    CHECK (state IN ('kept', 'ordered') OR expires_at IS NOT NULL)
);
CREATE INDEX quote_holding ON promising.quote (expires_at) WHERE state = 'holding';
CREATE INDEX quote_customer ON promising.quote (customer_id);
