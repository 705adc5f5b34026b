-- What vendors answered on their page: one row for each form that was sent, or each line of a file.
CREATE TABLE buying.vendor_answer (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id   bigint NOT NULL REFERENCES supply.purchase_order,
    decision   text NOT NULL,               -- made with the form: the same form sent twice is one answer
    line       int,                         -- null: all lines
    kind       text NOT NULL CHECK (kind IN ('confirmed', 'changed', 'short', 'rejected', 'discontinued', 'substitute')),
    note       text,
    offer      jsonb,                       -- of a substitute
    at         timestamptz NOT NULL,
    sent_from  text,                        -- the network address that it came from
    settled_at timestamptz,                 -- a buyer dealt with it; confirmations need none
    settled_by text,
    settled_as text,
    UNIQUE NULLS NOT DISTINCT (decision, line),
    CHECK ((kind = 'substitute') = (offer IS NOT NULL))
);
CREATE INDEX vendor_answer_order ON buying.vendor_answer (order_id, id);
CREATE INDEX vendor_answer_open ON buying.vendor_answer (id) WHERE settled_at IS NULL AND kind NOT IN ('confirmed', 'changed');
