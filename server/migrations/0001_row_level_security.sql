-- Every tenant table shows and accepts only rows of the transaction's tenant (`banshi.tenant`), none without one.
-- FORCE: the owner is bound as well, unless it is a superuser.
DO $$
DECLARE
  name text;
BEGIN
  FOR name IN
    SELECT c.table_name
    FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND c.column_name = 'tenant_id' AND t.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant_isolation ON %I USING (tenant_id = nullif(current_setting(''banshi.tenant'', true), '''')::uuid)',
      name
    );
  END LOOP;
END
$$;
