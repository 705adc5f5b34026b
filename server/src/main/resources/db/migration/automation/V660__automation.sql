-- How far the plan acts by itself: rules with budgets, approvals, what was told to buyers, and what was decided on every need.
CREATE SCHEMA automation;

CREATE SEQUENCE automation.rule_number;
CREATE TABLE automation.rule (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number        text NOT NULL UNIQUE,
    name          text NOT NULL,
    rank          int NOT NULL,                     -- the first that fits counts
    kind          text CHECK (kind IN ('buy', 'make', 'transfer')),            -- null, as in all conditions: any
    vendor_id     bigint REFERENCES catalog.vendor,
    category      text,
    item_class    text,                             -- segment, or the first letters of one: A, AX
    up_to         numeric(14, 2) CHECK (up_to > 0), -- what the whole order comes to, in the firm's currency
    level         text NOT NULL CHECK (level IN ('tell', 'draft', 'approve', 'send')),
    budget        numeric(14, 2) CHECK (budget > 0),
    budget_period text CHECK (budget_period IN ('day', 'week', 'month', 'quarter')),
    budget_per    text CHECK (budget_per IN ('rule', 'vendor', 'category')),
    tell_to       text,                             -- null: the vendor's buyer
    mode          text NOT NULL CHECK (mode IN ('live', 'trial')),
    paused_until  date,                             -- the first day on which it acts again
    pause_reason  text,
    paused_by     text,
    ended_at      timestamptz,
    ended_by      text,
    made_at       timestamptz NOT NULL,
    made_by       text NOT NULL,
    CHECK (num_nonnulls(budget, budget_period, budget_per) IN (0, 3))
);
CREATE INDEX rule_vendor ON automation.rule (vendor_id) WHERE vendor_id IS NOT NULL;

CREATE TABLE automation.approver (
    rule_id bigint NOT NULL REFERENCES automation.rule ON DELETE CASCADE,
    step    int NOT NULL,
    above   numeric(14, 2) NOT NULL CHECK (above >= 0),    -- asked where the order comes to more
    who     text NOT NULL,                                 -- a mail address, or role:buyer
    PRIMARY KEY (rule_id, step)
);

CREATE TABLE automation.decision (            -- what was decided on a need, by which rule; of a rule on trial what would have been
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    day          date NOT NULL,
    occasion     text NOT NULL CHECK (occasion IN ('nightly', 'at-once')),
    rule_id      bigint NOT NULL REFERENCES automation.rule,
    trial        boolean NOT NULL,
    proposal_id  bigint NOT NULL REFERENCES replenishment.proposal ON DELETE CASCADE,
    quantity     bigint NOT NULL,
    amount       numeric(14, 2),              -- in the firm's currency; null: no price is known
    outcome      text NOT NULL CHECK (outcome IN ('told', 'drafted', 'asked', 'sent', 'held')),
    why          text NOT NULL,
    became       text                         -- number of the order, once there is one
);
CREATE INDEX decision_rule ON automation.decision (rule_id, day, id);
CREATE INDEX decision_proposal ON automation.decision (proposal_id, rule_id);
CREATE INDEX decision_became ON automation.decision (became) WHERE became IS NOT NULL;

CREATE TABLE automation.spending (            -- what a rule sent by itself, against its budget
    rule_id bigint NOT NULL REFERENCES automation.rule,
    key     text NOT NULL,                    -- the vendor's code, the category, or nothing
    day     date NOT NULL,
    trial   boolean NOT NULL,
    amount  numeric(14, 2) NOT NULL
);
CREATE INDEX spending_rule ON automation.spending (rule_id, day);

CREATE SEQUENCE automation.approval_number;
CREATE TABLE automation.approval (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number     text NOT NULL UNIQUE,
    rule_id    bigint NOT NULL REFERENCES automation.rule,
    kind       text NOT NULL CHECK (kind IN ('buy', 'make', 'transfer')),
    draft      text,                          -- the purchase order that waits; null: made once it is approved
    vendor_id  bigint REFERENCES catalog.vendor,
    amount     numeric(14, 2),
    why        text NOT NULL,
    state      text NOT NULL CHECK (state IN ('waiting', 'approved', 'rejected', 'lapsed')),
    asked_at   timestamptz NOT NULL,
    ended_at   timestamptz,
    became     text                           -- what it was sent as
);
CREATE UNIQUE INDEX approval_waiting ON automation.approval (draft) WHERE state = 'waiting' AND draft IS NOT NULL;
CREATE INDEX approval_state ON automation.approval (state, id);
CREATE INDEX approval_rule ON automation.approval (rule_id);
CREATE INDEX approval_vendor ON automation.approval (vendor_id) WHERE vendor_id IS NOT NULL;

CREATE TABLE automation.approval_need (
    approval_id bigint NOT NULL REFERENCES automation.approval,
    proposal_id bigint NOT NULL REFERENCES replenishment.proposal ON DELETE CASCADE,
    PRIMARY KEY (approval_id, proposal_id)
);
CREATE INDEX approval_need_proposal ON automation.approval_need (proposal_id);

CREATE TABLE automation.approval_step (       -- who must say yes, in order; one that is void no longer counts, because the order grew
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    approval_id bigint NOT NULL REFERENCES automation.approval,
    step        int NOT NULL,
    who         text NOT NULL,
    said        text CHECK (said IN ('yes', 'no')),
    by          text,
    at          timestamptz,
    reason      text,
    amount      numeric(14, 2),               -- what it came to when it was decided
    void        boolean NOT NULL DEFAULT false
);
CREATE INDEX approval_step_approval ON automation.approval_step (approval_id, step);

CREATE TABLE automation.note (                -- one mail to a buyer about one vendor
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule_id   bigint NOT NULL REFERENCES automation.rule,
    vendor_id bigint REFERENCES catalog.vendor,            -- null: our own production and transfers
    buyer     text NOT NULL,
    address   text,                                        -- null: no mail address is known, so it stands on Today alone
    at        timestamptz NOT NULL
);
CREATE INDEX note_rule ON automation.note (rule_id);
CREATE INDEX note_vendor ON automation.note (vendor_id);

CREATE TABLE automation.note_need (
    note_id     bigint NOT NULL REFERENCES automation.note,
    proposal_id bigint NOT NULL REFERENCES replenishment.proposal ON DELETE CASCADE,
    quantity    bigint NOT NULL,                           -- that was told: what is needed no more than that is not told again
    PRIMARY KEY (note_id, proposal_id)
);
CREATE INDEX note_need_proposal ON automation.note_need (proposal_id);
