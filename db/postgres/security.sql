-- Who may do what on a server, said to the server itself: which doors each role may use, and which rows it reads.
--
-- Run last, after all others of this folder, as the owner of the tables, where clean.sql has taken away what was said before.

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;

DO $grants$
DECLARE
    people constant text := 'compacttui_cvs_officer, compacttui_returning_officer, compacttui_scrutineer, '
        'compacttui_representative, compacttui_deputy, compacttui_org_contact, compacttui_partnership_contact, '
        'compacttui_auditor, compacttui_administrator, compacttui_support_staff';
    one record;
BEGIN
    -- Doors. What is not named here is only called by them.
    EXECUTE format(
        'GRANT EXECUTE ON FUNCTION access.is_keeper(), access.wears(text, text), access.hold(text), '
        'access.append(text, text[], jsonb, jsonb), access.erase(text, bigint, jsonb), '
        'access.hold_box(text, text), access.make_box(text, jsonb, jsonb), '
        'access.write_electors(text, text, jsonb), access.enter_paper(text, text, bigint, bytea, bytea), '
        'access.note_entered(text, text, text, text), access.empty_box(text, text), access.discard_box(text, text), '
        'access.register_of(text, text), access.begin_town(text), access.keep_checkpoint(text, bigint, text, text) '
        'TO %s', people
    );
    EXECUTE format(
        'GRANT EXECUTE ON FUNCTION access.elector_of(text, text, bytea), '
        'access.cast_paper(text, text, bytea, bytea, bytea), access.hold_box(text, text), access.is_keeper() '
        'TO compacttui_voter, %s', people
    );
    EXECUTE format('GRANT SELECT ON access.login TO compacttui_voter, %s', people);
    EXECUTE format('GRANT SELECT ON access.may_record, access.may_change TO %s', people);

    -- Tables: everybody reads those of their own towns, and writes none that the ledger answers for.
    FOR one IN
        SELECT c.relname AS name, EXISTS (
            SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'log' AND NOT a.attisdropped
        ) AS has_town
        FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
            AND c.relname !~ '^work_(papers|electors|locks)_' AND pg_get_userbyid(c.relowner) = 'compacttui_owner'
    LOOP
        IF one.name NOT LIKE 'work\_%' THEN
            EXECUTE format('GRANT SELECT ON public.%I TO %s', one.name, people);
        END IF;
        CONTINUE WHEN NOT one.has_town;
        EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', one.name);
        EXECUTE format('CREATE POLICY owner ON public.%I TO compacttui_owner USING (true) WITH CHECK (true)', one.name);
        CONTINUE WHEN one.name = 'work_draft';
        EXECUTE format(
            'CREATE POLICY own_town ON public.%I '
            'USING (log IN (SELECT l.log FROM access.login l WHERE l.name = session_user)) '
            'WITH CHECK (log IN (SELECT l.log FROM access.login l WHERE l.name = session_user))', one.name
        );
    END LOOP;

    -- A voter sees the contests that there are, and no register.
    GRANT SELECT ON public.selection, public.nomination, public.partnership, public.constituency, public.organisation,
        public.town, public.work_poll TO compacttui_voter;
    GRANT SELECT ON public.alembic_version TO compacttui_voter;

    -- Beside the ledger: a draft is its writer's alone, what an import was told is the officers', and anybody may note
    -- that they checked the history.
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.work_draft TO %s', people);
    CREATE POLICY own_town ON public.work_draft
        USING ((log, person) IN (SELECT l.log, l.person FROM access.login l WHERE l.name = session_user))
        WITH CHECK ((log, person) IN (SELECT l.log, l.person FROM access.login l WHERE l.name = session_user));
    GRANT SELECT, INSERT, UPDATE, DELETE ON public.work_matching, public.work_meant TO compacttui_cvs_officer;
    EXECUTE format('GRANT SELECT, INSERT ON public.work_check TO %s', people);
    EXECUTE format('GRANT SELECT ON public.work_poll TO %s', people);
END
$grants$;

ALTER TABLE access.login ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON access.login TO compacttui_owner USING (true) WITH CHECK (true);
CREATE POLICY own ON access.login FOR SELECT USING (name = session_user);
-- Whoever is an administrator of a town keeps its logins.
GRANT SELECT, INSERT, UPDATE, DELETE ON access.login TO compacttui_administrator;
CREATE POLICY of_a_town ON access.login TO compacttui_administrator
    USING (access.wears(log, 'administrator')) WITH CHECK (access.wears(log, 'administrator'));

CREATE OR REPLACE FUNCTION access.give(login text, town text, person text) RETURNS void LANGUAGE sql
AS $$
    -- Notes whose login it is; nobody's in particular where there is no person.
    INSERT INTO access.login (name, log, person) VALUES (give.login, give.town, give.person)
    ON CONFLICT (name, log) DO UPDATE SET person = excluded.person
$$;
REVOKE EXECUTE ON FUNCTION access.give(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.give(text, text, text) TO compacttui_administrator;
