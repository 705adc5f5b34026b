-- When a container slips each of its parts changes twice, its date and then the days by which it arrives: both on its own page.
ALTER TABLE supply.purchase_order_part SET (fillfactor = 50);
