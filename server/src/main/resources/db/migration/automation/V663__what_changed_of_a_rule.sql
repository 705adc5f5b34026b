-- Who changed what of a rule, and when: a row for each thing that became another. Appended, never changed.
CREATE TABLE automation.rule_change (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule_id bigint NOT NULL REFERENCES automation.rule ON DELETE CASCADE,
    at      timestamptz NOT NULL,
    by      text NOT NULL,
    field   text NOT NULL,                   -- as the API calls it: upTo, budget.amount, pausedUntil
    before  text,                            -- null: there was none
    after   text                             -- null: there is none
);
CREATE INDEX rule_change_rule ON automation.rule_change (rule_id, id);
