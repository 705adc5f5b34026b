-- A date that counts with an order nobody has placed yet holds only if it is placed in time: the day it counts with.
ALTER TABLE promising.promise ADD COLUMN order_on date;
