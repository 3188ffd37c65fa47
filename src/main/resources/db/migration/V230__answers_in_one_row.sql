-- The answers of an attempt stand in one row, written whole with each save, as its layout does: a row and an index entry for each answer took
-- more room, and more work, than the answers themselves. What the two columns hold is said in StoredResponses and StoredLayout. Both tables are
-- written again here, which takes some minutes for a million attempts.
alter table attempt_response rename to answer_by_answer;
alter table answer_by_answer rename constraint attempt_response_pkey to answer_by_answer_pkey;
alter table answer_by_answer rename constraint attempt_response_registration_id_attempt_id_fkey to answer_by_answer_fkey;

create table attempt_response (
    registration_id bigint not null,
    attempt_id bigint not null,
    -- Counts each change.
    revision int not null check (revision > 0),
    saved_at timestamptz not null,
    responses json not null,
    primary key (registration_id, attempt_id),
    foreign key (registration_id, attempt_id) references attempt (registration_id, id) on delete cascade
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

insert into attempt_response (registration_id, attempt_id, revision, saved_at, responses)
select r.registration_id, r.attempt_id, max(r.revision), max(r.saved_at),
       json_build_object(
           'at', floor(extract(epoch from max(r.saved_at)) * 1000)::bigint,
           'pages', coalesce((select json_agg(p) from unnest(w.pages) p), '[]'),
           'of', json_object_agg(r.question_id, array_to_json(array_remove(array[
               r.response::json::text,
               (floor(extract(epoch from w.saved_at) * 1000) - floor(extract(epoch from r.saved_at) * 1000))::bigint::text,
               r.revision::text,
               (array_position(w.pages, r.page) - 1)::text], null)::json[])))
from answer_by_answer r
join (select registration_id, attempt_id, max(saved_at) as saved_at, array_agg(distinct page) filter (where page is not null) as pages
      from answer_by_answer group by registration_id, attempt_id) w
    on w.registration_id = r.registration_id and w.attempt_id = r.attempt_id
group by r.registration_id, r.attempt_id, w.pages;

drop table answer_by_answer;

-- It compared whole rows, layout and all.
drop trigger attempt_handed_in on attempt;
create trigger attempt_handed_in after update on attempt for each row
    when (new.submitted_at is not null
        and (old.submitted_at, old.score_given, old.score_maximum, old.passed, old.pass_mark, old.discarded_at, old.regrade_id)
            is distinct from
            (new.submitted_at, new.score_given, new.score_maximum, new.passed, new.pass_mark, new.discarded_at, new.regrade_id))
    execute function tally_attempt();

create function layout_without_names(p_layout jsonb) returns json language sql immutable as $$
    select coalesce(json_agg(
        case when jsonb_array_length(put -> 'targets') > 0
             then json_build_array(put -> 'question', put -> 'entries', put -> 'targets')
             else json_build_array(put -> 'question', put -> 'entries') end order by position), '[]')
    from jsonb_array_elements(p_layout -> 'questions') with ordinality as q (put, position)
$$;
alter table attempt alter column layout type json using layout_without_names(layout);
drop function layout_without_names(jsonb);
