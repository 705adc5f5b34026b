-- Words that are waiting to be told, and the notices that told them.
CREATE TABLE outreach.notice (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('confirmation', 'delay', 'renewed', 'good-news', 'shipment', 'cancelled', 'choice')),
    customer_id bigint NOT NULL REFERENCES orders.customer,
    channel     text NOT NULL CHECK (channel IN ('email', 'sms', 'call', 'letter')),
    recipient   text NOT NULL,
    language    text NOT NULL,
    subject     text NOT NULL,
    text        text NOT NULL,
    legal       boolean NOT NULL,            -- owed by law: no cap counts it
    state       text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sent', 'delivered', 'bounced', 'failed', 'answered', 'withdrawn')),
    made_at     timestamptz NOT NULL,
    left_at     timestamptz,
    evidence    text
);
CREATE INDEX notice_due ON outreach.notice (id) WHERE state = 'due';
CREATE INDEX notice_customer ON outreach.notice (customer_id, id);

CREATE TABLE outreach.notice_part (          -- what a notice tells
    notice_id        bigint NOT NULL REFERENCES outreach.notice,
    order_id         bigint NOT NULL REFERENCES orders.sales_order,
    schedule_line_id bigint REFERENCES promising.schedule_line,
    promise_id       bigint REFERENCES promising.promise,
    duty_id          bigint REFERENCES outreach.duty,
    words            text NOT NULL,
    says             text[] NOT NULL DEFAULT '{}'      -- the parts that a law may ask for
);
CREATE INDEX notice_part_notice ON outreach.notice_part (notice_id);
CREATE INDEX notice_part_order ON outreach.notice_part (order_id);
CREATE INDEX notice_part_schedule_line ON outreach.notice_part (schedule_line_id) WHERE schedule_line_id IS NOT NULL;
CREATE INDEX notice_part_duty ON outreach.notice_part (duty_id) WHERE duty_id IS NOT NULL;

ALTER TABLE outreach.duty
    ADD COLUMN tell_at   timestamptz,                            -- when it is to be told; null: not yet looked at
    ADD COLUMN notice_id bigint REFERENCES outreach.notice,      -- the one on its way, or that told it
    ADD COLUMN ways      int NOT NULL DEFAULT 0;                 -- how many ways have failed
CREATE INDEX duty_unplanned ON outreach.duty (id) WHERE state = 'open' AND tell_at IS NULL;
CREATE INDEX duty_to_tell ON outreach.duty (tell_at) WHERE state = 'open' AND notice_id IS NULL;

CREATE TABLE outreach.word (                 -- what is worth telling without being a duty
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind             text NOT NULL CHECK (kind IN ('confirmation', 'good-news', 'shipment', 'cancelled', 'choice')),
    order_id         bigint NOT NULL REFERENCES orders.sales_order,
    schedule_line_id bigint REFERENCES promising.schedule_line,
    shipment_id      bigint REFERENCES orders.shipment,
    detail           text,                   -- what was chosen, in the words of the page
    born_at          timestamptz NOT NULL,
    tell_at          timestamptz NOT NULL,
    notice_id        bigint REFERENCES outreach.notice,
    dropped          text                    -- why it was not told after all
);
CREATE INDEX word_to_tell ON outreach.word (tell_at) WHERE notice_id IS NULL AND dropped IS NULL;
CREATE INDEX word_order ON outreach.word (order_id);
CREATE UNIQUE INDEX word_waiting ON outreach.word (kind, order_id, coalesce(schedule_line_id, 0), coalesce(shipment_id, 0))
 WHERE notice_id IS NULL AND dropped IS NULL;
