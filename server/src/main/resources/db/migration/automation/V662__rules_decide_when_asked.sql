-- A person may let the rules decide by day, rather than wait for the night.
ALTER TABLE automation.decision DROP CONSTRAINT decision_occasion_check;
ALTER TABLE automation.decision ADD CONSTRAINT decision_occasion_check CHECK (occasion IN ('nightly', 'at-once', 'when-asked'));
