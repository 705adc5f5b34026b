-- Where promises to some customers hold with another chance than the firm's, the days of a part at each of these chances:
-- [{"confidence", "earliest", "by", "latest"}]. Null: there is none, or the sender is taken at its word.
ALTER TABLE supply.purchase_order_part ADD COLUMN other_arrivals jsonb CHECK (jsonb_typeof(other_arrivals) = 'array');

-- A vendor's days are judged at each chance with which they are said.
ALTER TABLE supply.date_calibration DROP CONSTRAINT date_calibration_pkey, ADD PRIMARY KEY (vendor_id, said);
