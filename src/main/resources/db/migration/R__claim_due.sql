-- Claims what is due, at most as much as each platform has places for: rows that another worker has are passed over. What has failed often
-- by itself takes few of them, and of a column in trouble one row asks how it is.
--
-- A function, so that each session plans it once and for all: with constants in it PostgreSQL 15 planned it for 10 ms each time, a hundred
-- times what it takes to run. The settings: a plan that was made while the tables were empty must look rows up by their keys when they are
-- not; and by its estimate of a full table PostgreSQL would compile each call (JIT), which takes a hundred times what is compiled.
--
-- This text alone counts; it runs again when it changes. Where the parameters or the columns change, the function with the old ones is
-- dropped here first.
drop function if exists claim_due(bigint[], int[], int[], bigint[], bigint[], int[], bigint[], timestamptz, timestamptz, uuid);

create function claim_due(
    p_registrations bigint[], p_free int[], p_stubborn int[],
    p_probe_registrations bigint[], p_probes bigint[], p_probe_numbers int[],
    p_apart bigint[], p_now timestamptz, p_until timestamptz, p_lease uuid)
returns table (
    registration_id bigint, line_item_id bigint, learner_id bigint, version bigint, lease_until timestamptz, state text,
    attempt_id bigint, score_given numeric, score_maximum numeric, passed boolean, submitted_at timestamptz,
    tries int, looks int, first_tried_at timestamptz, new_submission boolean, language text, cause text,
    may_be_there numeric[], found_there numeric, confirmed numeric, confirmed_work timestamptz, shown_as numeric,
    shown_given numeric, shown_maximum numeric, shown_at timestamptz, told boolean, unseen boolean, unread_since timestamptz,
    subject text, checkpoint text, url text, scopes text[], column_known boolean, overwrite_when_higher boolean, product_family text, quirks text[])
language plpgsql
set jit = off
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
    return query
    with place as (
        select p.registration, p.free, p.stubborn
        from unnest(p_registrations, p_free, p_stubborn) as p (registration, free, stubborn)
        where not exists (select from delivery_pause o where o.registration_id = p.registration)
    ), fresh as (
        select due.* from place cross join lateral (
            select s.registration_id, s.line_item_id, s.learner_id
            from desired_score s
            join line_item i on i.registration_id = s.registration_id and i.id = s.line_item_id
            where s.registration_id = place.registration and s.due_at <= p_now
              and (s.lease_until is null or s.lease_until < p_now)
              and (s.state = 'SENT' or s.last_sent_at is null or s.last_sent_at <= p_now - interval '1 second')
              and i.url is not null
              and (s.state = 'SENT' or (s.tries < 3 and s.line_item_id <> all (p_apart)))
            -- What was never tried comes first.
            order by s.tries > 0, s.due_at limit place.free for update of s skip locked) due
    ), probe as (
        select due.* from (
            select p.registration, p.line_item, p.number,
                   o.free - (select count(*) from fresh f where f.registration_id = o.registration) as free
            from unnest(p_probe_registrations, p_probes, p_probe_numbers) as p (registration, line_item, number)
            join place o on o.registration = p.registration) asked
        cross join lateral (
            select s.registration_id, s.line_item_id, s.learner_id
            from desired_score s
            join line_item i on i.registration_id = s.registration_id and i.id = s.line_item_id
            where s.registration_id = asked.registration and s.due_at <= p_now
              and (s.lease_until is null or s.lease_until < p_now)
              and (s.last_sent_at is null or s.last_sent_at <= p_now - interval '1 second')
              and i.url is not null
              and s.line_item_id = asked.line_item and s.state <> 'SENT' and asked.number <= asked.free
            order by s.tries > 0, s.due_at limit 1 for update of s skip locked) due
    ), stubborn as (
        select due.* from place cross join lateral (
            select s.registration_id, s.line_item_id, s.learner_id
            from desired_score s
            join line_item i on i.registration_id = s.registration_id and i.id = s.line_item_id
            where s.registration_id = place.registration and s.due_at <= p_now
              and (s.lease_until is null or s.lease_until < p_now)
              and (s.last_sent_at is null or s.last_sent_at <= p_now - interval '1 second')
              and i.url is not null
              and s.state <> 'SENT' and s.tries >= 3 and s.line_item_id <> all (p_apart)
            order by s.due_at
            limit greatest(0, least(place.stubborn, place.free
                - (select count(*) from fresh f where f.registration_id = place.registration)
                - (select count(*) from probe f where f.registration_id = place.registration)))
            for update of s skip locked) due
    ), chosen as (
        select * from probe union all select * from fresh union all select * from stubborn
    )
    update desired_score s
        set lease_until = p_until, lease_owner = p_lease,
            tries = s.tries + (s.state = 'PENDING')::int, looks = s.looks + (s.state = 'SENT')::int,
            first_tried_at = coalesce(s.first_tried_at, p_now)
    from chosen c
    join line_item i on i.registration_id = c.registration_id and i.id = c.line_item_id
    join resource_link k on k.registration_id = i.registration_id and k.id = i.resource_link_id
    join deployment d on d.registration_id = k.registration_id and d.id = k.deployment_id
    join course o on o.registration_id = k.registration_id and o.id = k.course_id
    join learner p on p.registration_id = c.registration_id and p.id = c.learner_id
    where s.registration_id = c.registration_id and s.line_item_id = c.line_item_id and s.learner_id = c.learner_id
    returning s.registration_id, s.line_item_id, s.learner_id, s.version, s.lease_until, s.state,
        s.attempt_id, s.score_given, s.score_maximum, s.passed, s.submitted_at,
        s.tries, s.looks, s.first_tried_at, s.new_submission, s.language, s.cause,
        s.may_be_there, s.found_there, s.confirmed, s.confirmed_work, s.shown_as,
        s.shown_given, s.shown_maximum, s.shown_at, s.told, s.unseen, s.unread_since,
        p.subject::text,
        (select a.checkpoint from attempt a where a.registration_id = s.registration_id and a.id = s.attempt_id),
        i.url, i.scopes, i.column_of is not distinct from i.url, o.overwrite_when_higher, d.product_family, d.quirks;
end $$;

-- When there will be something for a worker to do, as far as is known now: null where nothing waits. Every node asks it while it has nothing
-- to do, so that it need not try.
create or replace function next_delivery(p_registrations bigint[]) returns timestamptz
language plpgsql stable
set jit = off
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
    return (
        with place as (
            select p.registration from unnest(p_registrations) as p (registration)
            where not exists (select from delivery_pause o where o.registration_id = p.registration)
        )
        select min(work.at) from (
            select due.at from place cross join lateral (
                select s.due_at as at from desired_score s
                join line_item i on i.registration_id = s.registration_id and i.id = s.line_item_id
                where s.registration_id = place.registration and s.due_at is not null and i.url is not null
                order by s.due_at limit 1) due
            union all
            select greatest(n.lookup_due_at, n.lookup_lease_until, 'epoch')
            from place
            join line_item n on n.registration_id = place.registration and n.url is null and n.container_url is not null
            where exists (select from desired_score s
                          where s.registration_id = n.registration_id and s.line_item_id = n.id and s.due_at is not null)
            union all
            -- What waits for a gradebook that a launch has named meanwhile.
            select 'epoch'::timestamptz
            from waiting_score w
            join line_item i on i.registration_id = w.registration_id and i.resource_link_id = w.resource_link_id
        ) work);
end $$;
