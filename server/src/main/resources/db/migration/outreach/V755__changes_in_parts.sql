-- A change from outside is known by what it was about and when it was said, because very many promises are made anew in more than one transaction.
CREATE TABLE outreach.change_customer (       -- whom it would tell, counted as its parts are settled
    reference   text NOT NULL,
    said_at     timestamptz NOT NULL,
    customer_id bigint NOT NULL REFERENCES orders.customer,
    PRIMARY KEY (reference, said_at, customer_id)
);
CREATE INDEX change_customer_customer ON outreach.change_customer (customer_id);

ALTER TABLE outreach.brake
    DROP CONSTRAINT brake_cause_opened_at_key,
    DROP COLUMN customers,
    ALTER COLUMN reference SET NOT NULL,
    ADD COLUMN said_at timestamptz NOT NULL,
    ADD UNIQUE (reference, said_at);

-- Written with the promise they are about, by the hundred thousand; see promising.schedule_line.
ALTER TABLE outreach.duty ALTER CONSTRAINT duty_schedule_line_id_fkey NOT ENFORCED;
ALTER TABLE outreach.duty ALTER CONSTRAINT duty_promise_id_fkey NOT ENFORCED;
