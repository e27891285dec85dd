-- The doors by which words go for good on a server: only in the act whose entry says so, by whoever may make that entry.
--
-- Run after ledger.sql; it can be run again and again.

CREATE OR REPLACE FUNCTION access.is_erasing(town text, entry bigint, name text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
    -- Whether an entry of this very transaction erases words; with a name, the field of that entry's words.
    SELECT EXISTS (
        SELECT FROM event e
        WHERE e.log = is_erasing.town AND e.kind IN ('person.erased', 'words.erased')
            AND e.xmin = pg_current_xact_id_if_assigned()::xid
            AND (is_erasing.name IS NULL
                OR e.body::jsonb -> 'data' -> 'words' -> is_erasing.entry::text ? is_erasing.name)
    )
$$;

CREATE OR REPLACE FUNCTION access.erase(town text, words jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- Takes words away: for each entry by its number, a list of fields. The entry that says so is recorded just before.
DECLARE
    one record;
BEGIN
    FOR one IN
        SELECT w.entry::bigint AS entry, f.name
        FROM jsonb_each(words) AS w (entry, fields), jsonb_array_elements_text(w.fields) AS f (name)
    LOOP
        IF NOT access.is_erasing(town, one.entry, one.name) THEN
            RAISE EXCEPTION 'Words go with an entry that says so, and never otherwise.' USING ERRCODE = 'CT001';
        END IF;
        DELETE FROM personal p WHERE p.log = town AND p.seq = one.entry AND p.field = one.name;
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION access.write_without(town text, name text, thing text, version bigint, said jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- Writes a row as it comes out without words that were erased in this act. What else is changed with it, a check finds.
BEGIN
    IF NOT access.is_erasing(town, NULL, NULL)
        OR NOT EXISTS (SELECT FROM access.may_change m WHERE m.name = write_without.name)
    THEN
        RAISE EXCEPTION 'Rows are written anew where words are erased, and never otherwise.' USING ERRCODE = 'CT001';
    END IF;
    EXECUTE format(
        'UPDATE public.%1$I t SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(t, $1)) '
        'WHERE t.log = $2 AND t.id = $3 AND t.version = $4',
        name, (SELECT string_agg(format('%I', k), ', ') || ', log' FROM jsonb_object_keys(said) k WHERE k NOT IN ('log', 'id', 'version'))
    ) USING said - 'log' - 'id' - 'version', town, thing, version;
END
$$;

CREATE OR REPLACE FUNCTION access.forget_drafts(town text, people text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
-- Throws away the unfinished forms of people whose words are erased in this act, and everybody's that are about them.
BEGIN
    IF NOT access.is_erasing(town, NULL, NULL) THEN
        RAISE EXCEPTION 'Other people''s drafts go where words are erased, and never otherwise.' USING ERRCODE = 'CT001';
    END IF;
    DELETE FROM work_draft d WHERE d.log = town AND (d.person = ANY (people) OR d.about = ANY (people));
END
$$;
