-- What is made is divided as it was promised: the production orders after the first. Absent where there is one.
ALTER TABLE replenishment.proposal ADD further_orders text[];
