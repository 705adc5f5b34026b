-- Parts on which we asked for a date and have no word since; an order from elsewhere that nobody confirmed is asked about too.
CREATE VIEW buying.awaited_part AS
SELECT part.id AS part_id, part.line_id, line.order_id
  FROM supply.purchase_order_part part
  JOIN supply.purchase_order_line line ON line.id = part.line_id
 WHERE part.sent AND part.open > 0
   AND coalesce((SELECT word.kind
                   FROM supply.part_date word
                  WHERE word.part_id = part.id AND word.kind IN ('requested', 'confirmed')
                  ORDER BY word.id DESC LIMIT 1), 'requested') = 'requested';

-- What we want to know of a vendor. A question is asked once; whether it is still open is read from the order, so that it cannot stay behind it.
-- A later question about the same date takes the place of an earlier one.
CREATE TABLE buying.question (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES supply.purchase_order,
    part_id  bigint REFERENCES supply.purchase_order_part,      -- null: all of the order that awaits a word
    kind     text NOT NULL CHECK (kind IN ('unconfirmed', 'undated', 'ahead-14', 'ahead-7', 'ahead-2', 'overdue')),
    about    date NOT NULL,                                     -- the day in question; of a silent order, the day on which we asked
    due_at   timestamptz NOT NULL,
    asked_at timestamptz,
    asked_in text,                                              -- the message, or how a person asked
    UNIQUE NULLS NOT DISTINCT (order_id, part_id, kind, about),
    CHECK ((asked_at IS NULL) = (asked_in IS NULL)),
    CHECK ((kind = 'unconfirmed') = (part_id IS NULL))
);
CREATE INDEX question_part ON buying.question (part_id);
CREATE INDEX question_due ON buying.question (due_at) WHERE asked_at IS NULL;

CREATE VIEW buying.open_question AS
SELECT q.id, q.order_id, po.vendor_id, q.part_id, q.kind, q.about, q.due_at, q.asked_at, q.asked_in
  FROM buying.question q
  JOIN supply.purchase_order po ON po.id = q.order_id
  LEFT JOIN supply.purchase_order_part part ON part.id = q.part_id
 WHERE po.state = 'sent'
   AND CASE q.kind
           WHEN 'unconfirmed' THEN EXISTS (SELECT FROM buying.awaited_part awaited
                                            WHERE awaited.order_id = q.order_id
                                              AND NOT EXISTS (SELECT FROM buying.question later WHERE later.part_id = awaited.part_id AND later.due_at > q.due_at))
           WHEN 'undated' THEN part.open > 0 AND part.expected_on IS NULL
           ELSE part.open > 0 AND part.expected_on = q.about
                AND NOT EXISTS (SELECT FROM supply.part_date word
                                 WHERE word.part_id = q.part_id AND word.kind = 'confirmed' AND word.at >= q.due_at)
                AND NOT EXISTS (SELECT FROM buying.question later
                                 WHERE later.part_id = q.part_id AND later.about = q.about AND later.due_at > q.due_at)
       END;
