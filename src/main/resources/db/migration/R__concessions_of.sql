-- An older version, which a test brings up to date, has not this table yet when this is written: it is read when it is called.
set local check_function_bodies = off;
-- What was conceded to a learner at a checkpoint, oldest first, as rows of kind, attempt, share, link, reason and moment; null where nothing
-- was. For whoever reads attempts, in the same statement.
create or replace function concessions_of(p_registration bigint, p_learner bigint, p_course bigint, p_checkpoint text) returns json
language plpgsql stable as $$
begin
    return (
        select json_agg(json_build_array(kind, attempt_number, share::text, resource_link_id, reason, done_at) order by id)
        from concession
        where registration_id = p_registration and learner_id = p_learner and course_id = p_course and checkpoint = p_checkpoint);
end $$;
