-- An older version, which a test brings up to date, has not these tables yet when this is written: it is read when it is called.
set local check_function_bodies = off;
-- What a submission reads and writes, locked: each function is one statement for its caller. Inside, what follows the lock is a statement of its own,
-- which sees what was written while the first one waited.
--
-- This text alone counts; it runs again when it changes. Where the parameters or the columns change, the functions with the old ones are
-- dropped here first.

-- One attempt with what it puts, what is saved in it, and what stands over the policy; nobody else changes it until the transaction ends.
drop function if exists lock_sheet(bigint, bigint, bigint, text, int);
create function lock_sheet(
    p_registration bigint, p_learner bigint, p_course bigint, p_checkpoint text, p_number int)
returns table (
    id bigint, number int, content_digest text, started_at timestamptz, deadline timestamptz, submitted_at timestamptz,
    score_given numeric, score_maximum numeric, passed boolean, pass_mark numeric, discarded_at timestamptz, regrade_id bigint,
    layout bytea, saved bytea, rules text)
language plpgsql as $$
#variable_conflict use_column
declare
    a attempt%rowtype;
begin
    select * into a from attempt
        where registration_id = p_registration and learner_id = p_learner and course_id = p_course and checkpoint = p_checkpoint
          and number = p_number
        for update;
    if not found then
        return;
    end if;
    return query select a.id, a.number, a.content_digest, a.started_at, a.deadline, a.submitted_at,
        a.score_given, a.score_maximum, a.passed, a.pass_mark, a.discarded_at, a.regrade_id, a.layout,
        (select r.responses from attempt_response r
         where r.registration_id = p_registration and r.attempt_id = a.id),
        rules_of(p_registration, p_learner, p_course, p_checkpoint);
end $$;

-- All attempts at a place, by number, with what stands over the policy there and what was conceded. The newest is locked first, which is the
-- one that somebody may have in hand already. One row of nulls beside the two where there is no attempt.
create or replace function lock_standing(p_registration bigint, p_learner bigint, p_course bigint, p_checkpoint text)
returns table (
    rules text, granted json,
    id bigint, number int, content_digest text, started_at timestamptz, deadline timestamptz, submitted_at timestamptz,
    score_given numeric, score_maximum numeric, passed boolean, pass_mark numeric, discarded_at timestamptz, regrade_id bigint)
language plpgsql as $$
#variable_conflict use_column
begin
    perform from attempt
        where registration_id = p_registration and learner_id = p_learner and course_id = p_course and checkpoint = p_checkpoint
        order by number desc for update;
    return query select one.rules, one.granted, a.id, a.number, a.content_digest, a.started_at, a.deadline, a.submitted_at,
        a.score_given, a.score_maximum, a.passed, a.pass_mark, a.discarded_at, a.regrade_id
        from (select rules_of(p_registration, p_learner, p_course, p_checkpoint) as rules,
                     concessions_of(p_registration, p_learner, p_course, p_checkpoint) as granted) one
        left join attempt a on a.registration_id = p_registration and a.learner_id = p_learner and a.course_id = p_course
            and a.checkpoint = p_checkpoint
        order by a.number;
end $$;

-- Ends an attempt that its caller has locked, and then reads and locks all that lock_standing does, this one as it was ended. Nothing where it
-- is not open.
create or replace function end_attempt(
    p_registration bigint, p_attempt bigint, p_at timestamptz, p_given numeric, p_maximum numeric, p_passed boolean, p_mark numeric)
returns table (
    rules text, granted json,
    id bigint, number int, content_digest text, started_at timestamptz, deadline timestamptz, submitted_at timestamptz,
    score_given numeric, score_maximum numeric, passed boolean, pass_mark numeric, discarded_at timestamptz, regrade_id bigint)
language plpgsql as $$
#variable_conflict use_column
declare
    a attempt%rowtype;
begin
    -- By its key alone: asked for what is open, PostgreSQL would walk through all that is (the index one_open_attempt).
    update attempt
        set submitted_at = p_at, score_given = p_given, score_maximum = p_maximum, passed = p_passed, pass_mark = p_mark
        where registration_id = p_registration and id = p_attempt and num_nonnulls(submitted_at) = 0
        returning * into a;
    if not found then
        return;
    end if;
    return query select * from lock_standing(a.registration_id, a.learner_id, a.course_id, a.checkpoint);
end $$;
