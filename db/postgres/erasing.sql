-- The door through which words go on a server: those that an entry of this very transaction lists, and no others.
--
-- Run after ledger.sql; it can be run again and again.

CREATE OR REPLACE FUNCTION access.erase(town text, number bigint, changed jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- Takes away the words that an entry lists, and writes the rows that repeated them without them.
--
-- number: of the entry; who may make one was asked when it came in. changed: for each table its rows by id and version,
-- each with what its columns hold instead. A cell loses nothing but one of these very words.
DECLARE
    body jsonb;
    people text[];
    gone text[];
    step record;
    one record;
    fits boolean;
BEGIN
    SELECT e.body::jsonb INTO body FROM event e
        WHERE e.log = town AND e.seq = number AND e.kind IN ('person.erased', 'words.erased')
            AND e.xmin = pg_current_xact_id()::xid;
    IF body IS NULL THEN
        RAISE EXCEPTION 'No entry that was made just now says that words are erased.' USING ERRCODE = 'CT001';
    END IF;
    WITH went AS (
        DELETE FROM personal p
        USING jsonb_each(body -> 'data' -> 'words') AS w (seq, fields), jsonb_array_elements_text(w.fields) AS f (field)
        WHERE p.log = town AND p.seq = w.seq::bigint AND p.field = f.field
        RETURNING p.value
    ) SELECT coalesce(array_agg(went.value), '{}') INTO gone FROM went;
    FOR step IN SELECT c.name, c.rows FROM jsonb_each(changed) AS c (name, rows) LOOP
        IF NOT EXISTS (SELECT FROM access.may_change m WHERE m.name = step.name) THEN
            RAISE EXCEPTION 'The table “%” holds no words of entries.', step.name USING ERRCODE = 'CT001';
        END IF;
        FOR one IN
            SELECT r.id, r.version, c.name, c.said
            FROM jsonb_to_recordset(step.rows) AS r (id text, version bigint, cells jsonb), jsonb_each_text(r.cells) AS c (name, said)
        LOOP
            EXECUTE format(
                'UPDATE public.%I t SET %I = %L WHERE t.log = $1 AND t.id = $2 AND t.version = $3 AND t.%I::text = ANY ($4) RETURNING true',
                step.name, one.name, one.said, one.name
            ) INTO fits USING town, one.id, one.version, gone;
            IF fits IS NOT TRUE OR coalesce(one.said, '(erased)') <> '(erased)' THEN
                RAISE EXCEPTION 'A row would lose more than the words that go (%).', step.name USING ERRCODE = 'CT001';
            END IF;
        END LOOP;
    END LOOP;
    -- Beside the ledger: what was not sent yet, by which names files meant them, and what Today said last.
    SELECT coalesce(array_agg(t.thing), '{}') INTO people
        FROM jsonb_array_elements_text(body -> 'about') AS t (thing)
        WHERE t.thing LIKE 'per-%' AND body ->> 'kind' = 'person.erased';
    DELETE FROM work_draft d WHERE d.log = town AND (d.person = ANY (people) OR d.about = ANY (people));
    DELETE FROM work_meant m WHERE m.log = town AND m.thing = ANY (people);
    DELETE FROM work_glance g WHERE g.log = town;
END
$$;
