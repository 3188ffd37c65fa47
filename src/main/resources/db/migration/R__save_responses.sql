-- Saves answers with one statement, which its caller decided from what it had read: they are written only if the attempt is still open and
-- nothing was saved in it since. Then there is one row, with the attempt's deadline; else none, and the caller reads again. A hand-in holds
-- the same lock.
--
-- This text alone counts; it runs again when it changes. Where the parameters or the columns change, the function with the old ones is
-- dropped here first.
create or replace function save_responses(
    p_registration bigint, p_attempt bigint, p_revision int, p_page text, p_at timestamptz, p_questions text[], p_responses text[])
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
    if p_revision <> (select coalesce(max(r.revision), 0) from attempt_response r
                      where r.registration_id = p_registration and r.attempt_id = p_attempt) then
        return;
    end if;
    insert into attempt_response (registration_id, attempt_id, question_id, response, saved_at, revision, page)
        select p_registration, p_attempt, given.question, given.response::jsonb, p_at, p_revision + 1, p_page
        from unnest(p_questions, p_responses) as given (question, response)
        on conflict (registration_id, attempt_id, question_id) do update
        set response = excluded.response, saved_at = excluded.saved_at, revision = excluded.revision, page = excluded.page;
    return next;
end $$;
