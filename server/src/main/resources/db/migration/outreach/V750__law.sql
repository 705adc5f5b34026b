-- The law's clocks, what customers chose, what is owed back, and the brake on what outsiders change.

ALTER TABLE outreach.duty
    ADD COLUMN kind         text NOT NULL DEFAULT 'delay' CHECK (kind IN ('delay', 'renewed')),
    ADD COLUMN law          text,             -- the profile that asks for a notice with a choice; null: none does, house policy only
    ADD COLUMN legal_due_by timestamptz,      -- that law's own last moment; due_by is never later
    ADD COLUMN brake_id     bigint;
CREATE INDEX duty_opened ON outreach.duty (opened_at);

CREATE TABLE outreach.legal_profile (         -- the firm's own, in place of ours of the same code and day
    code           text NOT NULL,
    effective_from date NOT NULL,
    profile        jsonb NOT NULL,
    PRIMARY KEY (code, effective_from)
);

CREATE TABLE outreach.completion (            -- an order that became complete, or was paid for, later than it was ordered
    order_id     bigint PRIMARY KEY REFERENCES orders.sales_order,
    completed_at timestamptz NOT NULL,
    credit       boolean NOT NULL,            -- the customer applied to us for credit with the order
    reason       text NOT NULL
);

CREATE TABLE outreach.legal_case (            -- where a schedule line stands; none: on time, with nothing said
    schedule_line_id bigint PRIMARY KEY REFERENCES promising.schedule_line,
    state            text NOT NULL,
    projected        date,
    undated          boolean NOT NULL,
    consent          text NOT NULL,
    consent_until    date,
    notices          int NOT NULL,
    notice_owed      boolean NOT NULL,
    aware_on         date,
    offered          date,
    answer_by        date,
    extra_until      date,
    ended            text,
    vested_on        date,
    strikes_on       date,                    -- the next day whose end changes the state; null: none
    next_what        text,
    CHECK ((ended IS NULL) = (vested_on IS NULL))
);
CREATE INDEX legal_case_strikes ON outreach.legal_case (strikes_on) WHERE strikes_on IS NOT NULL;

CREATE TABLE outreach.legal_entry (           -- the evidence: every change of a case, never edited
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    schedule_line_id bigint NOT NULL REFERENCES promising.schedule_line,
    at               timestamptz NOT NULL,
    who              text NOT NULL,
    what             text NOT NULL,
    state            text NOT NULL,           -- after it
    detail           text
);
CREATE INDEX legal_entry_schedule_line ON outreach.legal_entry (schedule_line_id, id);

CREATE TABLE outreach.law_watch (             -- up to which day the law's deadlines have been looked at
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    through  date NOT NULL
);

CREATE TABLE outreach.consent (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id       bigint NOT NULL REFERENCES orders.sales_order,
    line_id        bigint REFERENCES orders.order_line,      -- null: every line of the order
    choice         text NOT NULL CHECK (choice IN ('wait', 'keep-until-it-comes', 'take-part', 'substitute', 'cancel', 'withdraw', 'extra-period')),
    until          date,
    sku            text,
    quantity       text,
    channel        text NOT NULL,
    call_id        text,
    script_version text,
    words          text,            -- what the customer was told or said
    ip             text,
    agent_hash     text,            -- SHA-256 of the browser's name
    decision       text UNIQUE,     -- the token under which one choice can be made once
    at             timestamptz NOT NULL,
    recorded_by    text NOT NULL
);
CREATE INDEX consent_order ON outreach.consent (order_id, id);
CREATE TABLE outreach.consent_part (          -- which promises it answered
    consent_id       bigint NOT NULL REFERENCES outreach.consent,
    schedule_line_id bigint NOT NULL REFERENCES promising.schedule_line,
    promise_id       bigint NOT NULL REFERENCES promising.promise,
    PRIMARY KEY (consent_id, schedule_line_id)
);
CREATE INDEX consent_part_schedule_line ON outreach.consent_part (schedule_line_id);

CREATE TABLE outreach.refund (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id     bigint NOT NULL REFERENCES orders.sales_order,
    amount       numeric(18, 2) NOT NULL CHECK (amount > 0),
    currency     text NOT NULL,
    reason       text NOT NULL,
    way          text NOT NULL,               -- the original means; never a credit note or a gift
    vested_on    date NOT NULL,
    due_by       timestamptz NOT NULL,
    state        text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'exported', 'confirmed')),
    exported_at  timestamptz,
    confirmed_at timestamptz,
    confirmed_by text,
    reference    text                         -- that of the payment system
);
CREATE INDEX refund_order ON outreach.refund (order_id);
CREATE INDEX refund_open ON outreach.refund (due_by) WHERE state <> 'confirmed';

CREATE TABLE outreach.brake (                 -- a change from outside that is too large to pass on unseen
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cause        text NOT NULL,
    reference    text,                        -- the purchase order's line, or the inbound shipment
    most_days    int,                         -- the longest move of a date; null: a date was lost
    customers    int NOT NULL,
    opened_at    timestamptz NOT NULL,
    until        timestamptz NOT NULL,        -- it lets go by itself
    state        text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'released', 'mistake')),
    decided_at   timestamptz,
    decided_by   text,
    reason       text,
    UNIQUE (cause, opened_at),
    CHECK ((state = 'held') = (decided_at IS NULL))
);
CREATE INDEX brake_held ON outreach.brake (until) WHERE state = 'held';
ALTER TABLE outreach.duty ADD FOREIGN KEY (brake_id) REFERENCES outreach.brake;
CREATE INDEX duty_brake ON outreach.duty (brake_id) WHERE brake_id IS NOT NULL;

CREATE TABLE outreach.rules (                 -- the firm's own; no row: the usual ones
    only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    brake_days      int NOT NULL DEFAULT 30 CHECK (brake_days > 0),
    brake_customers int NOT NULL DEFAULT 200 CHECK (brake_customers > 0),
    shipping_refund text NOT NULL DEFAULT 'by-value' CHECK (shipping_refund IN ('by-value', 'flat'))
);
