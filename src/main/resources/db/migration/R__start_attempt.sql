-- Starts an attempt under the rules that it was decided by; nothing where they have changed since, or another request came first: then it is
-- decided anew. Whoever changes settings or an accommodation holds the same locks alone, and then looks for open attempts: so each attempt
-- is either started under the new rules or found.
--
-- A packed layout counts the questions of its version by their sorted names, which the version keeps from its first attempt on. No version has other
-- ones later; if one had, the layout that says their names is kept.
drop function if exists start_attempt(
    bigint, bigint, bigint, text, int, text, jsonb, timestamptz, timestamptz, timestamptz, timestamptz, numeric, text);
drop function if exists start_attempt(
    bigint, bigint, bigint, text, int, text, json, timestamptz, timestamptz, timestamptz, timestamptz, numeric, text);
create or replace function start_attempt(
    p_registration bigint, p_learner bigint, p_course bigint, p_checkpoint text, p_number int, p_digest text, p_layout bytea, p_named bytea, p_questions text[],
    p_at timestamptz, p_deadline timestamptz, p_time_until timestamptz, p_available_until timestamptz, p_pass_mark numeric, p_rules text)
returns setof attempt language plpgsql as $$
declare
    v_questions text[];
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(p_course || ' ' || p_checkpoint, p_registration));
    perform pg_advisory_xact_lock_shared(hashtextextended(p_course || ' ' || l.subject, p_registration))
        from learner l where l.registration_id = p_registration and l.id = p_learner;
    if rules_of(p_registration, p_learner, p_course, p_checkpoint) is distinct from p_rules then
        return;
    end if;
    select questions into v_questions from content_version where digest = p_digest;
    if v_questions is null then
        update content_version set questions = p_questions where digest = p_digest and questions is null;
        -- Another may have come first.
        select questions into v_questions from content_version where digest = p_digest;
    end if;
    -- Two constraints may say no: one attempt is open at a time, and a number is taken once.
    return query insert into attempt (registration_id, learner_id, course_id, checkpoint, number, content_digest, layout,
                                      started_at, deadline, time_until, available_until, pass_mark)
        values (p_registration, p_learner, p_course, p_checkpoint, p_number, p_digest,
                case when v_questions = p_questions then p_layout else p_named end,
                p_at, p_deadline, p_time_until, p_available_until, p_pass_mark)
        on conflict do nothing
        returning attempt.*;
end $$;
