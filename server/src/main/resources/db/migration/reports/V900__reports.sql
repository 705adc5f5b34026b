-- Reports: what they need beside the tables of others.
CREATE SCHEMA reports;

-- Smallest units in one unit: quantities of two decimals are divided by 100.
CREATE FUNCTION reports.scale(decimals int) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (ARRAY[1, 10, 100, 1000, 10000, 100000, 1000000]::numeric[])[decimals + 1];
