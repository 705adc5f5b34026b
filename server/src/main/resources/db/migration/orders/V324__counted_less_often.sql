-- Looked for by their keys alone: PostgreSQL need not count them anew, or look for room, each time that there is a tenth more.
ALTER TABLE orders.sales_order SET (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 0.5);
ALTER TABLE orders.order_line SET (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 0.5);
