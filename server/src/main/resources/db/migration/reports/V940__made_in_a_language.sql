ALTER TABLE reports.made_report ADD COLUMN language text NOT NULL DEFAULT 'en'; -- in which its file is written; summary and since are English
ALTER TABLE reports.made_report ALTER COLUMN language DROP DEFAULT;
ALTER TABLE reports.made_report DROP CONSTRAINT made_report_pkey;
ALTER TABLE reports.made_report ADD PRIMARY KEY (run_id, costs, language);
