-- The door by which checkpoints are kept on a server: whoever belongs to a town may add one, and signatures to one, and
-- nobody takes any away. They prove themselves; who kept them does not matter.
--
-- Run after ledger.sql; it can be run again and again.

CREATE OR REPLACE FUNCTION access.keep_checkpoint(town text, entries bigint, top text, said text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, access, pg_temp
AS $$
BEGIN
    IF NOT access.is_keeper() AND NOT EXISTS (
        SELECT FROM access.login l WHERE l.name = session_user AND l.log = town AND l.person IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'This login belongs to nobody in this town.' USING ERRCODE = 'CT001';
    END IF;
    -- What was kept before stays in it, line by line.
    INSERT INTO checkpoint AS c (log, size, root, note) VALUES (town, entries, top, said)
        ON CONFLICT (log, size, root) DO UPDATE SET note = excluded.note
        WHERE string_to_array(excluded.note, E'\n') @> string_to_array(c.note, E'\n');
END
$$;
