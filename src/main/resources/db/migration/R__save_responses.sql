-- Saves answers with one statement, which its caller decided from what it had read: they are written only if the attempt is still open and
-- nothing was saved in it since. Then there is one row, with the attempt's deadline; else none, and the caller reads again. A submission holds
-- the same lock.
--
-- This text alone counts; it runs again when it changes. Where the parameters or the columns change, the function with the old ones is
-- dropped here first.
drop function if exists save_responses(bigint, bigint, int, text, timestamptz, text[], text[]);
drop function if exists save_responses(bigint, bigint, int, timestamptz, json);
create or replace function save_responses(
    p_registration bigint, p_attempt bigint, p_revision int, p_at timestamptz, p_responses bytea)
returns table (deadline timestamptz)
language plpgsql
as $$
#variable_conflict use_column
declare
    v_submitted_at timestamptz;
begin
    -- By its key alone: asked for what is open, PostgreSQL would walk through all that is (the index one_open_attempt), which it takes for
    -- next to nothing.
    select a.deadline, a.submitted_at into deadline, v_submitted_at from attempt a
        where a.registration_id = p_registration and a.id = p_attempt
        for no key update;
    if not found or v_submitted_at is not null then
        return;
    end if;
    -- A statement of its own, to see what was saved while this one waited for the lock.
    if p_revision = 0 then
        insert into attempt_response (registration_id, attempt_id, revision, saved_at, responses)
            values (p_registration, p_attempt, 1, p_at, p_responses)
            on conflict do nothing;
    else
        update attempt_response set revision = p_revision + 1, saved_at = p_at, responses = p_responses
            where registration_id = p_registration and attempt_id = p_attempt and revision = p_revision;
    end if;
    if found then
        return next;
    end if;
end $$;
