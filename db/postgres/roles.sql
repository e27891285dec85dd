-- The roles of the server: what only somebody who may make roles can run, once for a server and once for each database.
--
-- `compacttui init --db postgresql+psycopg://…` runs it where it may, and prints it where it may not. A database
-- administrator then runs it in that database (psql -f roles.sql), with the name of whoever sets the records up in
-- place of SETTER. It can be run again and again.

DO $roles$
DECLARE
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY[
        'owner',  -- owns every table, and cannot log in
        'cvs_officer', 'returning_officer', 'scrutineer', 'representative', 'deputy', 'org_contact',
        'partnership_contact', 'auditor', 'administrator', 'support_staff',
        'voter'  -- a polling place: whoever has a ballot code, and nothing else
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'compacttui_' || one) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', 'compacttui_' || one);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL;  -- roles belong to the whole server, and another of its databases was set up at this moment
            END;
        END IF;
        -- Whoever sets the records up keeps them: they may take the owner's place, and give roles to people's logins.
        IF NOT pg_has_role('SETTER', 'compacttui_' || one, 'MEMBER WITH ADMIN OPTION') THEN
            EXECUTE format('GRANT %I TO %I WITH ADMIN OPTION', 'compacttui_' || one, 'SETTER');
        ELSIF current_setting('server_version_num')::int >= 160000 THEN
            -- Since PostgreSQL 16 whoever makes a role may give it to others, and not yet take it.
            IF NOT pg_has_role('SETTER', 'compacttui_' || one, 'SET') THEN
                EXECUTE format('GRANT %I TO %I', 'compacttui_' || one, 'SETTER');
            END IF;
        END IF;
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, CREATE ON DATABASE %I TO compacttui_owner', current_database());
    FOR one IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'compacttui\_%' AND rolname <> 'compacttui_owner' LOOP
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), one);
    END LOOP;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO PUBLIC;
    GRANT CREATE, USAGE ON SCHEMA public TO compacttui_owner;
END
$roles$;
