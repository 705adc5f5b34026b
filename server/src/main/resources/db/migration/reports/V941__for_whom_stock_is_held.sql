-- A report is also made without the names of those who wait, for readers who may not know them; those made before had them all.
ALTER TABLE reports.made_report ADD COLUMN holders boolean NOT NULL DEFAULT true;
ALTER TABLE reports.made_report ALTER COLUMN holders DROP DEFAULT;
ALTER TABLE reports.made_report DROP CONSTRAINT made_report_pkey;
ALTER TABLE reports.made_report ADD PRIMARY KEY (run_id, costs, holders, language);
