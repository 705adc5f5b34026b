-- A need that became several orders names them all: MO-1, MO-2.
CREATE INDEX decision_became_several ON automation.decision USING gin (string_to_array(became, ', ')) WHERE became LIKE '%, %';
