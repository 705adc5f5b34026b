-- When somebody first followed the link in it; null: nobody did that we know of. It proves nothing, as people read mails without links.
ALTER TABLE outreach.notice ADD COLUMN opened_at timestamptz;
