-- Whoever ordered for somebody else, or left another number with an order, rings from that one.
CREATE INDEX sales_order_phone ON orders.sales_order (desk.phone_from_end(contact ->> 'phone') text_pattern_ops)
    WHERE contact ->> 'phone' IS NOT NULL;
