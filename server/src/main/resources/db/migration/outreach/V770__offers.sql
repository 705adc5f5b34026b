-- What we offer a customer who waits long, by rules with budgets; what came of it is compared with customers who were held out.
CREATE TABLE outreach.offer_rule (
    code             text PRIMARY KEY,
    name             text NOT NULL,
    active           boolean NOT NULL,
    rank             int NOT NULL,                -- of several that fit, the lowest is taken
    after_days       int CHECK (after_days > 0),  -- of delay against the first date told
    after_slips      int CHECK (after_slips > 0), -- how often the date was moved
    customer_classes text[] NOT NULL DEFAULT '{}',     -- empty: all
    categories       text[] NOT NULL DEFAULT '{}',     -- of the item that is late; empty: all
    least_value      numeric(18, 2) NOT NULL DEFAULT 0,
    gives            text NOT NULL CHECK (gives IN ('sample', 'credit', 'substitute', 'split')),
    samples          text[] NOT NULL DEFAULT '{}',     -- only these; empty: whatever is bought together with what was ordered
    credit_share     numeric(5, 4) CHECK (credit_share > 0 AND credit_share <= 1),
    most             numeric(18, 2) NOT NULL CHECK (most > 0),      -- what one offer may cost us, in the firm's currency
    monthly_budget   numeric(18, 2) NOT NULL CHECK (monthly_budget >= 0),
    most_per_order   int NOT NULL DEFAULT 1 CHECK (most_per_order BETWEEN 1 AND 5),
    hold_out         int NOT NULL DEFAULT 0 CHECK (hold_out BETWEEN 0 AND 90),      -- per cent of customers who are offered nothing
    CHECK (after_days IS NOT NULL OR after_slips IS NOT NULL),
    CHECK ((gives = 'credit') = (credit_share IS NOT NULL))
);

CREATE TABLE outreach.offer (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule          text NOT NULL REFERENCES outreach.offer_rule,
    gives         text NOT NULL,
    duty_id       bigint NOT NULL REFERENCES outreach.duty,      -- the slip that brought it
    order_id      bigint NOT NULL REFERENCES orders.sales_order,
    line_id       bigint NOT NULL REFERENCES orders.order_line,  -- the line that waits
    customer_id   bigint NOT NULL REFERENCES orders.customer,
    made_at       timestamptz NOT NULL,
    held_out      boolean NOT NULL,              -- would have been offered, and was not, so that there is somebody to compare with
    item_id       bigint REFERENCES catalog.item,        -- the sample, or the substitute
    gift_line_id  bigint REFERENCES orders.order_line,   -- the line at no price that holds the sample
    value         numeric(18, 2) NOT NULL CHECK (value >= 0),      -- what it costs us, or the credit
    currency      text NOT NULL,
    code          text UNIQUE,                   -- of a credit
    state         text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'redeemed')),
    decided_at    timestamptz,
    decided_by    text,
    reference     text,                          -- the order on which a credit was redeemed
    notice_id     bigint REFERENCES outreach.notice,     -- that carried it
    UNIQUE (rule, order_id),
    CHECK ((state = 'open') = (decided_at IS NULL))
);
CREATE INDEX offer_order ON outreach.offer (order_id);
CREATE INDEX offer_duty ON outreach.offer (duty_id);
CREATE INDEX offer_gift ON outreach.offer (gift_line_id) WHERE gift_line_id IS NOT NULL;
CREATE INDEX offer_made ON outreach.offer (rule, made_at);

CREATE TABLE outreach.bought_together (       -- learned at night from the orders of a year
    item_id  bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    other_id bigint NOT NULL REFERENCES catalog.item ON DELETE CASCADE,
    orders   int NOT NULL,                    -- in how many both stand
    affinity double precision NOT NULL,       -- that number over the geometric mean of the orders of each; 1: always together
    PRIMARY KEY (item_id, other_id)
);
CREATE INDEX bought_together_other ON outreach.bought_together (other_id);
CREATE TABLE outreach.bought_together_learned (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    at       timestamptz NOT NULL
);
