-- The doors of ballot boxes on a server: made and emptied by the returning officer, filled by whoever has a code. No
-- login but the owner's, which nobody has, reads or writes a paper in any other way.
--
-- Run after ledger.sql; it can be run again and again.

CREATE OR REPLACE FUNCTION access.check_box(town text) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    IF NOT access.is_keeper() AND NOT access.wears(town, 'returning_officer') THEN
        RAISE EXCEPTION 'A ballot box is kept by the returning officer.' USING ERRCODE = 'CT001';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION access.box_table(part text, selection text) RETURNS text LANGUAGE sql IMMUTABLE
AS $$ SELECT 'work_' || part || '_' || split_part(selection, '-', 2) $$;

CREATE OR REPLACE FUNCTION access.make_box(town text, box jsonb, locks jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
DECLARE
    selection constant text := box ->> 'selection';
    part text;
    name text;
    columns text;
BEGIN
    PERFORM access.check_box(town);
    PERFORM access.discard_box(town, selection);
    FOR part, columns IN VALUES
        ('papers', 'key bytea PRIMARY KEY, sealed bytea NOT NULL'),
        ('electors', 'number bigint PRIMARY KEY, organisations text COLLATE "C" NOT NULL, hash bytea, has_voted int NOT NULL'),
        ('locks', 'holder text COLLATE "C" PRIMARY KEY, salt bytea NOT NULL, closed bytea NOT NULL, '
            'memory_kib bigint NOT NULL, passes bigint NOT NULL, lanes bigint NOT NULL')
    LOOP
        name := access.box_table(part, selection);
        EXECUTE format('CREATE TABLE public.%I (%s)', name, columns);
        EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY owner ON public.%I TO compacttui_owner USING (true) WITH CHECK (true)', name);
        EXECUTE format(
            'CREATE POLICY own_town ON public.%I FOR SELECT '
            'USING (%L IN (SELECT l.log FROM access.login l WHERE l.name = session_user))', name, town
        );
        EXECUTE format('GRANT SELECT ON public.%I TO compacttui_returning_officer', name);
    END LOOP;
    -- Who has voted so far; not by which code.
    EXECUTE format(
        'GRANT SELECT (number, organisations, has_voted) ON public.%I TO compacttui_cvs_officer, compacttui_auditor',
        access.box_table('electors', selection)
    );
    INSERT INTO work_poll SELECT * FROM jsonb_populate_record(NULL::work_poll, box || jsonb_build_object('log', town));
    EXECUTE format(
        'INSERT INTO public.%I SELECT * FROM jsonb_populate_recordset(NULL::public.%I, $1)',
        access.box_table('locks', selection), access.box_table('locks', selection)
    ) USING locks;
END
$$;

CREATE OR REPLACE FUNCTION access.hold_box(town text, selection text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    IF access.is_keeper() OR EXISTS (SELECT FROM access.login l WHERE l.name = session_user AND l.log = town) THEN
        PERFORM 1 FROM work_poll p WHERE p.log = town AND p.selection = hold_box.selection FOR UPDATE;
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION access.write_anew(name text, rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    -- A new file for the table: no version of a row is left in the old one's pages.
    EXECUTE format('TRUNCATE public.%I', name);
    EXECUTE format(
        'INSERT INTO public.%I SELECT * FROM jsonb_populate_recordset(NULL::public.%I, $1) ORDER BY 1', name, name
    ) USING rows;
END
$$;

CREATE OR REPLACE FUNCTION access.write_electors(town text, selection text, electors jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    PERFORM access.check_box(town);
    PERFORM access.check_box_of(town, selection);
    PERFORM access.write_anew(access.box_table('electors', selection), electors);
END
$$;

CREATE OR REPLACE FUNCTION access.check_box_of(town text, selection text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    PERFORM 1 FROM work_poll p
        WHERE p.log = town AND p.selection = check_box_of.selection AND p.state = 'open' FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no open ballot box of this selection.' USING ERRCODE = 'CT001';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION access.elector_of(town text, selection text, code bytea)
RETURNS TABLE (number bigint, organisations text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    -- For whoever has a code: whose vote it is, and nobody else's.
    IF to_regclass(format('public.%I', access.box_table('electors', selection))) IS NOT NULL
        AND EXISTS (
            SELECT FROM work_poll p WHERE p.log = town AND p.selection = elector_of.selection AND p.state = 'open'
        )
    THEN
        RETURN QUERY EXECUTE format(
            'SELECT e.number, e.organisations FROM public.%I e WHERE e.hash = $1',
            access.box_table('electors', selection)
        ) USING code;
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION access.put_in(selection text, elector bigint, sealed bytea, key bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- One paper more and one vote less. Both tables are written anew as a whole, so that neither tells what came last.
DECLARE
    papers constant text := access.box_table('papers', selection);
    electors constant text := access.box_table('electors', selection);
    rows jsonb;
BEGIN
    EXECUTE format('SELECT coalesce(jsonb_agg(to_jsonb(p)), ''[]'') FROM public.%I p', papers) INTO rows;
    PERFORM access.write_anew(papers, rows || jsonb_build_object('key', key, 'sealed', sealed));
    EXECUTE format(
        'SELECT jsonb_agg(to_jsonb(e) || CASE WHEN e.number = $1 THEN ''{"hash": null, "has_voted": 1}'' ELSE ''{}'' END::jsonb) '
        'FROM public.%I e', electors
    ) INTO rows USING elector;
    PERFORM access.write_anew(electors, rows);
END
$$;

CREATE OR REPLACE FUNCTION access.cast_paper(town text, selection text, code bytea, sealed bytea, key bytea)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- Puts a sealed paper into the box with a code (its hash), which is dead from then on; whether the code was good.
DECLARE
    elector bigint;
BEGIN
    PERFORM access.check_box_of(town, selection);
    EXECUTE format(
        'SELECT number FROM public.%I WHERE hash = $1 AND has_voted = 0', access.box_table('electors', selection)
    ) INTO elector USING code;
    IF elector IS NULL THEN
        RETURN false;
    END IF;
    IF NOT access.is_keeper() AND NOT EXISTS (
        SELECT FROM selection s
        WHERE s.log = town AND s.id = cast_paper.selection AND s.superseded_seq IS NULL AND s.effective_to IS NULL
            AND clock_timestamp() >= s.poll_opens_at::timestamptz AND clock_timestamp() < s.poll_closes_at::timestamptz
    ) THEN
        RAISE EXCEPTION 'By the server''s clock this poll is not open. Nothing was cast.' USING ERRCODE = 'CT001';
    END IF;
    PERFORM access.put_in(selection, elector, sealed, key);
    RETURN true;
END
$$;

CREATE OR REPLACE FUNCTION access.enter_paper(
    town text, selection text, elector bigint, sealed bytea, key bytea
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- Puts in a paper that came by post; whether that vote was still to be cast.
DECLARE
    waits boolean;
BEGIN
    PERFORM access.check_box(town);
    PERFORM access.check_box_of(town, selection);
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM public.%I WHERE number = $1 AND has_voted = 0)',
        access.box_table('electors', selection)
    ) INTO waits USING elector;
    IF waits THEN
        PERFORM access.put_in(selection, elector, sealed, key);
    END IF;
    RETURN waits;
END
$$;

CREATE OR REPLACE FUNCTION access.note_entered(town text, selection text, tellers text, witnesses text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    PERFORM access.check_box(town);
    UPDATE work_poll p SET entered = p.entered + 1, tellers = note_entered.tellers, witnesses = note_entered.witnesses
        WHERE p.log = town AND p.selection = note_entered.selection;
END
$$;

CREATE OR REPLACE FUNCTION access.register_of(town text, selection text)
RETURNS TABLE (number bigint, organisations text, has_voted int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- The marked register: whose each vote is and whether it was cast, for whoever runs or checks selections; for all
-- others how many were cast.
DECLARE
    knows constant boolean := access.is_keeper() OR access.wears(town, 'returning_officer')
        OR access.wears(town, 'auditor') OR access.wears(town, 'cvs_officer');
    source text := 'SELECT v.number, v.organisations, v.has_voted FROM public.work_voted v WHERE v.log = $1 AND v.selection = $2';
BEGIN
    IF NOT access.is_keeper() AND NOT EXISTS (
        SELECT FROM access.login l WHERE l.name = session_user AND l.log = town AND l.person IS NOT NULL
    ) THEN
        RETURN;
    END IF;
    IF EXISTS (SELECT FROM work_poll p WHERE p.log = town AND p.selection = register_of.selection AND p.state = 'open') THEN
        source := format('SELECT number, organisations, has_voted FROM public.%I', access.box_table('electors', selection));
    END IF;
    RETURN QUERY EXECUTE format(
        CASE WHEN knows THEN 'SELECT r.number, r.organisations, r.has_voted FROM (%s) r ORDER BY 1'
        ELSE 'SELECT row_number() OVER (ORDER BY r.has_voted DESC), ''[]''::text COLLATE "C", r.has_voted FROM (%s) r' END, source
    ) USING town, selection;
END
$$;

CREATE OR REPLACE FUNCTION access.discard_box(town text, selection text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
DECLARE
    part text;
BEGIN
    IF NOT (access.is_keeper() OR access.wears(town, 'returning_officer') OR access.wears(town, 'cvs_officer')) THEN
        RAISE EXCEPTION 'A ballot box is kept by the returning officer.' USING ERRCODE = 'CT001';
    END IF;
    IF EXISTS (SELECT FROM work_poll p WHERE p.selection = discard_box.selection AND p.log <> town) THEN
        RAISE EXCEPTION 'This ballot box is another town''s.' USING ERRCODE = 'CT001';
    END IF;
    FOREACH part IN ARRAY ARRAY['papers', 'electors', 'locks'] LOOP
        EXECUTE format('DROP TABLE IF EXISTS public.%I', access.box_table(part, selection));
    END LOOP;
    DELETE FROM work_poll p WHERE p.log = town AND p.selection = discard_box.selection;
    DELETE FROM work_voted v WHERE v.log = town AND v.selection = discard_box.selection;
END
$$;

CREATE OR REPLACE FUNCTION access.empty_box(town text, selection text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- Papers, codes and key are gone for good; who voted stays on the marked register.
DECLARE
    kept jsonb;
BEGIN
    PERFORM access.check_box(town);
    PERFORM access.check_box_of(town, selection);
    EXECUTE format(
        'SELECT coalesce(jsonb_agg(jsonb_build_object(''number'', number, ''organisations'', organisations, ''has_voted'', has_voted)), ''[]'') '
        'FROM public.%I', access.box_table('electors', selection)
    ) INTO kept;
    PERFORM access.discard_box(town, selection);
    INSERT INTO work_voted (log, selection, number, organisations, has_voted)
        SELECT town, empty_box.selection, r.number, r.organisations, r.has_voted
        FROM jsonb_to_recordset(kept) AS r (number bigint, organisations text, has_voted int);
END
$$;
