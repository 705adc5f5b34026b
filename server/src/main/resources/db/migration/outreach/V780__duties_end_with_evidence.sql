-- A duty ends by evidence, by a named person's reason, or by a named event: never silently.
ALTER TABLE outreach.duty ADD CONSTRAINT duty_ends_with_evidence CHECK (state = 'open' OR (evidence IS NOT NULL AND evidence <> ''));
