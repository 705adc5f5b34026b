CREATE TABLE reports.keeping (             -- no row: thirty days
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    file_days int NOT NULL CHECK (file_days BETWEEN 1 AND 3650)    -- of reports that were sent; what was said and to whom stays
);
