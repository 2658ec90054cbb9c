-- The millionth registration: lpad cuts what is longer than asked, so its number was that of the hundred thousandth.
CREATE FUNCTION document_number(prefix text, n bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT prefix || '-' || to_char(now() AT TIME ZONE 'UTC', 'YYYY') || '-' || lpad(n::text, greatest(6, length(n::text)), '0')
$$;
ALTER TABLE registrations ALTER COLUMN number SET DEFAULT document_number('REG', nextval('registration_numbers'));
ALTER TABLE installations ALTER COLUMN number SET DEFAULT document_number('INS', nextval('installation_numbers'));
