-- Takes away every door, trigger, policy and permission of ours, so that afterwards there is what the other files of this
-- folder say and nothing else: what an earlier version let somebody do, and what was altered since, does not stay.
--
-- Run first, as the owner of the tables, in one transaction with the others; it can be run again and again. What roles of
-- others than ours were permitted, and the tables of polls that are open, are left as they are.

DO $clean$
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT c.oid::regclass AS name, p.polname AS policy
        FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE pg_get_userbyid(c.relowner) = 'compacttui_owner' AND c.relname !~ '^work_(papers|electors|locks)_'
    LOOP
        EXECUTE format('DROP POLICY %I ON %s', one.policy, one.name);
    END LOOP;
    FOR one IN
        SELECT c.oid::regclass AS name, t.tgname AS trigger
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND pg_get_userbyid(c.relowner) = 'compacttui_owner'
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', one.trigger, one.name);
    END LOOP;
    FOR one IN
        SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.pronamespace IN (to_regnamespace('access'), to_regnamespace('public'))
            AND pg_get_userbyid(p.proowner) = 'compacttui_owner'
    LOOP
        EXECUTE format('DROP ROUTINE %s', one.name);
    END LOOP;
    FOR one IN
        SELECT DISTINCT c.oid::regclass AS name, g.role
        FROM pg_class c
        LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL
        CROSS JOIN LATERAL (
            SELECT CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END AS role
            FROM (SELECT * FROM aclexplode(c.relacl) UNION ALL SELECT * FROM aclexplode(a.attacl)) x
        ) g
        WHERE c.relkind IN ('r', 'v', 'S') AND pg_get_userbyid(c.relowner) = 'compacttui_owner'
            AND c.relname !~ '^work_(papers|electors|locks)_'
            AND g.role ~ '^(PUBLIC|compacttui_)' AND g.role <> 'compacttui_owner'
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %s', one.name, one.role);
    END LOOP;
END
$clean$;
