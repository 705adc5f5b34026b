-- A report is also made without the names of those who wait, for readers who may not know them; those made before had them all.
ALTER TABLE reports.made_report ADD COLUMN holders boolean NOT NULL DEFAULT true;
ALTER TABLE reports.made_report ALTER COLUMN holders DROP DEFAULT;

-- One more thing that tells the reports of a run apart, beside those that do so already.
DO $$
DECLARE
    apart text;
BEGIN
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY array_position(c.conkey, a.attnum)) INTO apart
      FROM pg_constraint c
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
     WHERE c.conrelid = 'reports.made_report'::regclass AND c.contype = 'p';
    ALTER TABLE reports.made_report DROP CONSTRAINT made_report_pkey;
    EXECUTE format('ALTER TABLE reports.made_report ADD PRIMARY KEY (%s, holders)', apart);
END $$;
