-- The door of the ledger on a server. Nobody but the owner, who cannot log in, writes into the ledger or into a table
-- that is worked out from it: there is one door, access.append(), and it asks who is at it.
--
-- Run by `compacttui init` as the owner of the tables, after the migrations; it can be run again and again.

CREATE SCHEMA IF NOT EXISTS access;
REVOKE ALL ON SCHEMA access FROM PUBLIC;
GRANT USAGE ON SCHEMA access TO PUBLIC;

CREATE TABLE IF NOT EXISTS access.login (
    name text COLLATE "C" NOT NULL,
    log text COLLATE "C" NOT NULL,
    person text COLLATE "C",
    PRIMARY KEY (name, log),
    CONSTRAINT fk_login_person FOREIGN KEY (log, person) REFERENCES public.thing (log, id),
    CONSTRAINT fk_login_town FOREIGN KEY (log) REFERENCES public.head (log)
);
COMMENT ON TABLE access.login IS
    'Which login of the server is which person in which town; nobody in particular where it is a polling place.';
CREATE INDEX IF NOT EXISTS ix_login_log ON access.login (log, person);

CREATE TABLE IF NOT EXISTS access.may_record (
    role text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, PRIMARY KEY (role, kind)
);
ALTER TABLE access.may_record
    ADD COLUMN IF NOT EXISTS field text COLLATE "C", ADD COLUMN IF NOT EXISTS one_of jsonb NOT NULL DEFAULT '[]';
COMMENT ON TABLE access.may_record IS 'Which kinds of entries each role may make: the table of permissions of the program. '
    'Where a field is named, one of its data must have one of these values.';

CREATE TABLE IF NOT EXISTS access.may_change (
    kind text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, PRIMARY KEY (kind, name)
);
COMMENT ON TABLE access.may_change IS 'Which tables an entry of each kind changes.';


-- Who is there -------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION access.is_keeper() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT pg_has_role(session_user, 'compacttui_owner', 'MEMBER') $$;
COMMENT ON FUNCTION access.is_keeper() IS
    'Whether the login may take the owner''s place: it set the records up, or is a superuser. It can do anything.';

CREATE OR REPLACE FUNCTION access.wears(town text, hat text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
    -- The server's keeper gave the login the role, and the town's register gives it to the person.
    SELECT pg_has_role(session_user, 'compacttui_' || hat, 'MEMBER')
        AND EXISTS (
            SELECT FROM access.login l
            JOIN public.person p ON p.log = l.log AND p.id = l.person AND p.superseded_seq IS NULL
            WHERE l.name = session_user AND l.log = town AND p.roles::jsonb ? hat
        )
$$;

CREATE OR REPLACE FUNCTION access.is_own(town text, me text, hat text, name text, said jsonb) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
    -- Whether a row is somebody's own, where they act for themselves alone or for their organisation.
    SELECT CASE
        WHEN hat IN ('representative', 'deputy') THEN CASE
            WHEN name IN ('interest', 'annual_return', 'declaration', 'resemblance', 'sounding', 'action', 'report', 'term')
                THEN is_own.said ->> 'person' = is_own.me
            WHEN name IN ('leave', 'review', 'recall', 'handover')
                THEN EXISTS (SELECT FROM term t WHERE t.log = is_own.town AND t.id = is_own.said ->> 'term' AND t.person = is_own.me)
            WHEN name = 'attendance'  -- their own, and that of whoever stands in for them
                THEN EXISTS (SELECT FROM term t WHERE t.log = is_own.town AND t.seat = is_own.said ->> 'seat' AND t.person = is_own.me)
            WHEN name = 'report_item'
                THEN EXISTS (SELECT FROM report r WHERE r.log = is_own.town AND r.id = is_own.said ->> 'report' AND r.person = is_own.me)
            WHEN name = 'answer'
                THEN EXISTS (SELECT FROM sounding s WHERE s.log = is_own.town AND s.id = is_own.said ->> 'sounding' AND s.person = is_own.me)
            WHEN name = 'remark'  -- what they say, and what they reply to on a report of their own
                THEN is_own.said ->> 'person' = is_own.me
                    OR EXISTS (SELECT FROM report r WHERE r.log = is_own.town AND r.id = is_own.said ->> 'report' AND r.person = is_own.me)
            ELSE false END
        WHEN hat = 'org_contact' THEN CASE
            WHEN name = 'organisation' THEN is_own.said ->> 'voting_contact' = is_own.me
            WHEN name = 'involvement' THEN EXISTS (  -- that somebody replied to a request is noted on the request
                SELECT FROM invited i JOIN organisation o ON o.log = i.log AND o.id = i.organisation
                WHERE i.log = is_own.town AND i.involvement = is_own.said ->> 'id' AND o.voting_contact = is_own.me
                    AND o.superseded_seq IS NULL
            )
            WHEN name IN ('answer', 'remark') AND is_own.said ->> 'organisation' IS NULL THEN is_own.said ->> 'person' = is_own.me
            ELSE EXISTS (
                SELECT FROM organisation o WHERE o.log = is_own.town AND o.id = is_own.said ->> 'organisation' AND o.voting_contact = is_own.me
                    AND o.superseded_seq IS NULL
            ) END
        ELSE true END
$$;


-- Its door -----------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION access.hold(town text) RETURNS TABLE (size bigint, frontier bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    -- One writer at a time for each town: whoever comes second waits here.
    IF NOT access.is_keeper() AND NOT EXISTS (
        SELECT FROM access.login l WHERE l.name = session_user AND l.log = town
    ) THEN
        RAISE EXCEPTION 'This login belongs to nobody in this town.' USING ERRCODE = 'CT001';
    END IF;
    RETURN QUERY SELECT h.size, h.frontier FROM head h WHERE h.log = town FOR UPDATE;
END
$$;

CREATE OR REPLACE FUNCTION access.begin_town(town text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    IF NOT access.is_keeper() THEN
        RAISE EXCEPTION 'A town is begun by whoever set the database up.' USING ERRCODE = 'CT001';
    END IF;
    INSERT INTO head (log, size, frontier) VALUES (town, 0, '');
END
$$;

CREATE OR REPLACE FUNCTION access.check_entry(town text, seq bigint, said jsonb) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
DECLARE
    keeper constant boolean := access.is_keeper();
    hat constant text := said ->> 'role';
BEGIN
    IF said ->> 'log' IS DISTINCT FROM town OR said -> 'seq' IS DISTINCT FROM to_jsonb(seq) THEN
        RAISE EXCEPTION 'Entry % does not follow the last one.', said ->> 'seq' USING ERRCODE = 'CT001';
    END IF;
    -- Whoever begins a town's records has their role from these very entries.
    IF NOT (keeper AND seq < 2) AND NOT EXISTS (
        SELECT FROM access.may_record m WHERE m.role = hat AND m.kind = said ->> 'kind'
            AND (m.field IS NULL OR said -> 'data' -> m.field IN (SELECT jsonb_array_elements(m.one_of)))
    ) THEN
        RAISE EXCEPTION 'The role “%” may not make an entry of the kind “%”.', hat, said ->> 'kind'
            USING ERRCODE = 'CT001';
    END IF;
    IF keeper THEN
        RETURN;
    END IF;
    IF NOT EXISTS (
        SELECT FROM access.login l
        WHERE l.name = session_user AND l.log = town AND l.person = said ->> 'actor'
    ) THEN
        RAISE EXCEPTION 'This login is somebody else''s: nobody makes an entry in another person''s name.'
            USING ERRCODE = 'CT001';
    END IF;
    IF NOT access.wears(town, hat) THEN
        RAISE EXCEPTION 'This login does not have the role “%”. The register and the server''s keeper must both give it.', hat
            USING ERRCODE = 'CT001';
    END IF;
    IF abs(extract(epoch FROM (said ->> 'at')::timestamptz - clock_timestamp())) > 300 THEN
        RAISE EXCEPTION 'The clock of this computer is wrong: the server says it is % UTC. Set it right, then try again.',
            to_char(clock_timestamp() AT TIME ZONE 'UTC', 'HH24:MI on DD Mon YYYY') USING ERRCODE = 'CT001';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION access.append(town text, bodies text[], said jsonb, changes jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- Takes entries in, the words they commit to, and the rows they change: all of it, or nothing.
--
-- bodies: each entry's body, as it is hashed. said: for each word its entry, field, person, salt and value.
-- changes: for each table the versions that step back and the rows that come in.
DECLARE
    reached bigint;
    first bigint;
    edge bytea;
    one text;
    body jsonb;
    leaf bytea;
    node bytea;
    place bigint;
    height int;
    step record;
    words bigint;
    expected bigint := 0;
BEGIN
    SELECT h.size, h.frontier INTO reached, edge FROM access.hold(town) h;
    first := reached;
    FOREACH one IN ARRAY bodies LOOP
        body := one::jsonb;
        PERFORM access.check_entry(town, reached, body);
        leaf := sha256('\x00'::bytea || convert_to(one, 'UTF8'));
        INSERT INTO event (log, seq, at, kind, subject, actor, body, leaf)
            VALUES (town, reached, body ->> 'at', body ->> 'kind', body ->> 'subject', body ->> 'actor', one, leaf);
        INSERT INTO about (log, thing, seq)
            SELECT town, thing, reached FROM jsonb_array_elements_text(body -> 'about') thing;
        SELECT expected + count(*) INTO expected FROM jsonb_object_keys(body -> 'private');
        -- The tree of RFC 9162, kept as its right edge, and its finished blocks of 256.
        node := leaf;
        place := reached;
        height := 0;
        WHILE place & 1 = 1 LOOP
            node := sha256('\x01'::bytea || substr(edge, length(edge) - 31) || node);
            edge := substr(edge, 1, length(edge) - 32);
            place := place >> 1;
            height := height + 1;
            IF height % 8 = 0 THEN
                INSERT INTO node (log, level, idx, hash) VALUES (town, height / 8, place, node);
            END IF;
        END LOOP;
        edge := edge || node;
        reached := reached + 1;
    END LOOP;
    UPDATE head h SET size = reached, frontier = edge WHERE h.log = town;

    INSERT INTO personal (log, seq, field, person, salt, value)
        SELECT town, w.seq, w.field, w.person, w.salt, w.value
        FROM jsonb_to_recordset(said) AS w (seq bigint, field text, person text, salt bytea, value text)
        JOIN event e ON e.log = town AND e.seq = w.seq AND e.seq >= first AND e.body::jsonb -> 'private' ? w.field;
    GET DIAGNOSTICS words = ROW_COUNT;
    IF words <> expected OR words <> jsonb_array_length(said) THEN
        RAISE EXCEPTION 'The words do not belong to these entries.' USING ERRCODE = 'CT001';
    END IF;

    FOR step IN SELECT c.name, c.changed FROM jsonb_each(changes) AS c (name, changed) LOOP
        PERFORM access.check_rows(town, first, step.name, step.changed, before => true);
        EXECUTE format(
            'UPDATE public.%I t SET superseded_seq = s.by FROM jsonb_to_recordset($2) AS s (id text, version bigint, by bigint) '
            'WHERE t.log = $1 AND t.id = s.id AND t.version = s.version', step.name
        ) USING town, step.changed -> 'back';
        INSERT INTO thing (log, id, first_seq)
            SELECT town, r.id, r.recorded_seq
            FROM jsonb_to_recordset(step.changed -> 'rows') AS r (id text, version bigint, recorded_seq bigint)
            WHERE r.version = 1;
    END LOOP;
    FOR step IN SELECT c.name, c.changed FROM jsonb_each(changes) AS c (name, changed) LOOP
        EXECUTE format(
            'INSERT INTO public.%I SELECT * FROM jsonb_populate_recordset(NULL::public.%I, $1)', step.name, step.name
        ) USING step.changed -> 'rows';
    END LOOP;
    FOR step IN SELECT c.name, c.changed FROM jsonb_each(changes) AS c (name, changed) LOOP
        PERFORM access.check_rows(town, first, step.name, step.changed, before => false);
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION access.check_rows(
    town text, first bigint, name text, changed jsonb, before boolean
) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- Refuses rows that do not follow from the entries that come with them, or that are not the actor's own to change.
DECLARE
    wrong boolean;
BEGIN
    IF before THEN
        SELECT EXISTS (
            SELECT FROM (
                SELECT r ->> 'log' AS log, (r ->> 'recorded_seq')::bigint AS seq FROM jsonb_array_elements(changed -> 'rows') r
                UNION ALL
                SELECT town, (b ->> 'by')::bigint FROM jsonb_array_elements(changed -> 'back') b
            ) told
            LEFT JOIN event e ON e.log = town AND e.seq = told.seq AND e.seq >= first
            LEFT JOIN access.may_change m ON m.kind = e.kind AND m.name = check_rows.name
            WHERE told.log IS DISTINCT FROM town OR m.kind IS NULL
        ) INTO wrong;
        IF wrong THEN
            RAISE EXCEPTION 'No entry of these kinds changes the table “%”.', name USING ERRCODE = 'CT001';
        END IF;
    END IF;
    IF access.is_keeper() THEN
        RETURN;
    END IF;
    IF before THEN
        EXECUTE format(
            'SELECT EXISTS (SELECT FROM jsonb_to_recordset($2) AS s (id text, version bigint, by bigint) '
            'JOIN public.event e ON e.log = $1 AND e.seq = s.by '
            'LEFT JOIN public.%I t ON t.log = $1 AND t.id = s.id AND t.version = s.version AND t.superseded_seq IS NULL '
            'WHERE t.id IS NULL OR NOT coalesce(access.is_own($1, e.actor, e.body::jsonb ->> ''role'', $3, to_jsonb(t)), false))',
            name
        ) INTO wrong USING town, changed -> 'back', name;
    ELSE
        SELECT EXISTS (
            SELECT FROM jsonb_array_elements(changed -> 'rows') r
            JOIN event e ON e.log = town AND e.seq = (r ->> 'recorded_seq')::bigint
            WHERE NOT coalesce(access.is_own(town, e.actor, e.body::jsonb ->> 'role', check_rows.name, r), false)
        ) INTO wrong;
    END IF;
    IF wrong THEN
        RAISE EXCEPTION 'This is somebody else''s, or was changed meanwhile (%).', name USING ERRCODE = 'CT001';
    END IF;
END
$$;
