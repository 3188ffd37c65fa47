-- Claims line items that scores wait for and whose address is not known: one node at a time looks for one, so that twenty students who come
-- first make one. Each platform gives only what it has places for. A function with these settings for the reasons that claim_due has.
drop function if exists claim_line_items(bigint[], int[], timestamptz, timestamptz);

create function claim_line_items(p_registrations bigint[], p_free int[], p_now timestamptz, p_until timestamptz)
returns table (
    registration_id bigint, id bigint, container_url text, scopes text[], lookup_tries int, gone_at timestamptz, gone_url text,
    resource_link_id text, title text, requested_checkpoint text, bound_checkpoint text, product_family text, score_maximum numeric)
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
        select p.registration, p.free from unnest(p_registrations, p_free) as p (registration, free)
        where not exists (select from delivery_pause o where o.registration_id = p.registration)
    ), chosen as (
        select due.* from place cross join lateral (
            select n.registration_id, n.id from line_item n
            where n.registration_id = place.registration and n.url is null and n.container_url is not null
              and (n.lookup_due_at is null or n.lookup_due_at <= p_now)
              and (n.lookup_lease_until is null or n.lookup_lease_until < p_now)
              and exists (select from desired_score s
                          where s.registration_id = n.registration_id and s.line_item_id = n.id and s.due_at is not null)
            order by n.lookup_due_at nulls first
            limit place.free
            for update of n skip locked) due
    )
    update line_item i set lookup_lease_until = p_until, lookup_tries = i.lookup_tries + 1
    from chosen c
    join line_item n on n.registration_id = c.registration_id and n.id = c.id
    join resource_link k on k.registration_id = n.registration_id and k.id = n.resource_link_id
    join deployment d on d.registration_id = k.registration_id and d.id = k.deployment_id
    where i.registration_id = c.registration_id and i.id = c.id
    returning i.registration_id, i.id, i.container_url, i.scopes, i.lookup_tries, i.gone_at, i.gone_url,
        k.resource_link_id, k.title, k.requested_checkpoint, k.bound_checkpoint, d.product_family,
        (select max(s.score_maximum) from desired_score s where s.registration_id = i.registration_id and s.line_item_id = i.id);
end $$;
