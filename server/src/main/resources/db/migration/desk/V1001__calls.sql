-- What is known of each call, and what people at the desk promise besides goods: to call back, to ask a buyer, a gesture of goodwill.
CREATE TABLE desk.call (                     -- by the telephone system's own name for it
    call_id      text PRIMARY KEY,
    direction    text NOT NULL DEFAULT 'inbound' CHECK (direction IN ('inbound', 'outbound')),
    from_number  text,
    to_number    text,
    customer_id  bigint REFERENCES orders.customer,
    agent        text,
    started_at   timestamptz NOT NULL,
    answered_at  timestamptz,                -- when the caller first heard something that we know to be true; null: not yet
    ended_at     timestamptz,                -- null: not wrapped up
    duration_s   int CHECK (duration_s >= 0),
    reason       text,
    outcome      text,
    note         text
);
CREATE INDEX call_customer ON desk.call (customer_id, started_at) WHERE customer_id IS NOT NULL;
CREATE INDEX call_started ON desk.call (started_at);

CREATE TABLE desk.call_order (               -- what a call was about
    call_id  text NOT NULL REFERENCES desk.call,
    order_id bigint NOT NULL REFERENCES orders.sales_order,
    PRIMARY KEY (call_id, order_id)
);
CREATE INDEX call_order_order ON desk.call_order (order_id);

CREATE TABLE desk.call_back (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES orders.customer,
    at          timestamptz NOT NULL,
    about       text NOT NULL,
    call_id     text,                        -- the call in which it was promised
    made_at     timestamptz NOT NULL,
    made_by     text NOT NULL,
    done_at     timestamptz,
    done_by     text,
    CHECK ((done_at IS NULL) = (done_by IS NULL))
);
CREATE INDEX call_back_open ON desk.call_back (at) WHERE done_at IS NULL;
CREATE INDEX call_back_customer ON desk.call_back (customer_id);

CREATE TABLE desk.question (                 -- to whoever buys the goods that a customer waits for
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_id     bigint NOT NULL REFERENCES orders.order_line,
    question    text NOT NULL,
    due_by      timestamptz NOT NULL,
    call_id     text,
    asked_at    timestamptz NOT NULL,
    asked_by    text NOT NULL,
    answer      text,
    answered_at timestamptz,
    answered_by text,
    CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
);
CREATE INDEX question_open ON desk.question (due_by) WHERE answer IS NULL;
CREATE INDEX question_line ON desk.question (line_id);

CREATE TABLE desk.goodwill (                 -- a credit for a later purchase; never a part of a refund
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line_id  bigint NOT NULL UNIQUE REFERENCES orders.order_line,    -- one gift for each case
    amount   numeric(18, 2) NOT NULL CHECK (amount > 0),
    currency text NOT NULL,
    reason   text NOT NULL,
    call_id  text,
    at       timestamptz NOT NULL,
    by       text NOT NULL
);

CREATE TABLE desk.settings (                 -- the firm's own; no row: the usual ones
    only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    frame_ancestors text[] NOT NULL,         -- whose pages may show ours in a frame
    goodwill_share  numeric(4, 3) NOT NULL CHECK (goodwill_share BETWEEN 0 AND 1),
    goodwill_most   numeric(18, 2) NOT NULL CHECK (goodwill_most >= 0),      -- for one case, by people who take orders
    goodwill_days   int NOT NULL CHECK (goodwill_days >= 0)                  -- of delay from which a gift is due at all
);

CREATE TABLE desk.shift (                    -- up to when a person has read what changed
    who       text PRIMARY KEY,
    read_upto timestamptz NOT NULL
);

-- What changed since somebody looked last: promises come in the order of time, so that a summary of each stretch of the table is enough.
CREATE INDEX promise_made_at ON promising.promise USING brin (made_at);
CREATE INDEX telling_at ON promising.telling USING brin (at);
