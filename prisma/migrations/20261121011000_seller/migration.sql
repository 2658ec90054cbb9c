-- Who issues the invoices: the operator's account. Asked for inside other accounts' transactions, which may not read it.
CREATE FUNCTION seller() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(
    (SELECT jsonb_strip_nulls(jsonb_build_object('name', a.name, 'country', coalesce(b.country, a.country), 'email', b.email, 'address_line1', b.address_line1,
       'address_line2', b.address_line2, 'city', b.city, 'state', b.state, 'postal_code', b.postal_code, 'tax_id', b.tax_id))
     FROM accounts a LEFT JOIN billing_profiles b ON b.account_id = a.id WHERE a.is_operator),
    '{"name": "Gatehouse"}'::jsonb)
$$;
REVOKE EXECUTE ON FUNCTION seller() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seller() TO gatehouse_app, gatehouse_worker;
