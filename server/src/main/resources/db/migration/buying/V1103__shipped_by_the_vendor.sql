-- What a vendor says that it sent straight to our customer.
ALTER TABLE buying.vendor_answer
    DROP CONSTRAINT vendor_answer_kind_check,
    ADD CONSTRAINT vendor_answer_kind_check CHECK (kind IN ('confirmed', 'changed', 'short', 'rejected', 'discontinued', 'substitute', 'shipped'));
