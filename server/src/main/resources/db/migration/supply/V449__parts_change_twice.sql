-- A part that moves is written twice by one transaction, its date and then when it is likely to arrive: room for both on its page, so that no index learns of it.
ALTER TABLE supply.purchase_order_part SET (fillfactor = 30);
