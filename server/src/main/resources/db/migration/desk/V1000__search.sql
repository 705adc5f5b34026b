-- The desk: what people on the phone need at once. First of all to find who calls, among a million, also where a letter is wrong.
CREATE SCHEMA desk;

-- Words as they are compared: in small letters without accents, cut at everything that is neither letter nor digit.
CREATE FUNCTION desk.words(typed text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_remove(regexp_split_to_array(CASE WHEN octet_length(typed) = length(typed) THEN lower(typed)
               ELSE regexp_replace(normalize(lower(typed), NFKD), '[\u0300-\u036f]', '', 'g') END, '[^[:alnum:]]+'), '')
$$;

-- A word with each one of its letters missing. Two words of which one letter differs, is missing or changed places have such a form in
-- common, so that an index of these forms finds misspelt words by equality. Short words and numbers have none: too much looks like them.
CREATE FUNCTION desk.shortened(word text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    forms text[] := '{}';
BEGIN
    IF length(word) BETWEEN 4 AND 24 AND word !~ '[0-9]' THEN
        FOR at IN 1 .. length(word) LOOP
            forms := forms || (left(word, at - 1) || substr(word, at + 1));
        END LOOP;
    END IF;
    RETURN forms;
END
$$;

-- Everything by which a customer's words are found: as they are, and behind a ~ in their shortened forms; the postcode and the address of
-- mail also whole.
CREATE FUNCTION desk.customer_words(code text, name text, email text, postcode text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 5000 AS $$
DECLARE
    named  text[] := desk.words(name || ' ' || coalesce(split_part(email, '@', 1), ''));
    all_of text[] := named || desk.words(code || ' ' || coalesce(postcode, ''));
    word   text;
BEGIN
    FOREACH word IN ARRAY named LOOP
        all_of := all_of || ARRAY(SELECT '~' || form FROM unnest(desk.shortened(word)) form);
    END LOOP;
    IF email <> '' THEN
        all_of := all_of || left(lower(email), 200);
    END IF;
    IF postcode <> '' THEN
        all_of := all_of || array_to_string(desk.words(postcode), '');
    END IF;
    RETURN array_to_tsvector(array_remove(all_of, ''));
END
$$;

-- What finds customers that hold every one of these words, of which the last may be typed in part.
CREATE FUNCTION desk.spelt(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg(quote_literal(word) || CASE WHEN nth = last AND length(word) > 2 THEN ':*' ELSE '' END, ' & ')::tsquery
      FROM (SELECT word, nth, max(nth) OVER () AS last FROM unnest(desk.words(split_part(typed, '@', 1))) WITH ORDINALITY AS w (word, nth)) words
$$;

-- What finds customers that hold every one of these words, or one that looks like it.
CREATE FUNCTION desk.misspelt(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg('(' || quote_literal(word) || ' | ' || quote_literal('~' || word)
               || coalesce((SELECT string_agg(' | ' || quote_literal(form) || ' | ' || quote_literal('~' || form), '')
                      FROM unnest(desk.shortened(word)) form), '')
               || ')', ' & ')::tsquery
      FROM unnest(desk.words(split_part(typed, '@', 1))) word
$$;

-- The digits of a telephone number from the end: what a country, a trunk line or an outside line put before it stands last and need not fit.
CREATE FUNCTION desk.phone_from_end(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT reverse(regexp_replace(phone, '\(0\)|[^0-9]', '', 'g'))
$$;

CREATE INDEX customer_found ON orders.customer USING gin (desk.customer_words(code, name, email, postcode));
CREATE INDEX customer_phone ON orders.customer (desk.phone_from_end(phone) text_pattern_ops) WHERE phone IS NOT NULL;
-- The customer's own number of an order is what many have at hand.
CREATE INDEX sales_order_reference ON orders.sales_order (reference) WHERE reference IS NOT NULL;
