-- What a vendor sent straight to the customer: the number under which the purchase was booked as delivered.
ALTER TABLE orders.shipment ADD COLUMN receipt text;
