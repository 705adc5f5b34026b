-- The day on which a transfer is expected follows what it waits for at its sender, and never comes before the day that was asked for: of those that
-- a person moved, that is the day to which it was moved.
UPDATE supply.purchase_order_part SET requested_on = expected_on
 WHERE transfer_line_id IS NOT NULL AND expected_on IS DISTINCT FROM requested_on AND quantity > received + cancelled;
