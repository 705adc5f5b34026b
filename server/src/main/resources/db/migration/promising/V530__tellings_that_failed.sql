-- A telling that came back did not reach the customer: it stays as evidence and no longer counts as heard.
ALTER TABLE promising.telling ADD COLUMN returned_at timestamptz;
