-- Launches that came in the same moment, in the order of the arrays (by registration and subject): one statement and one commit for all.
-- What is new or changed is left to record_launch; for all else one join finds the rows and one insert for each table writes them.
-- Scopes are words, since arrays of arrays would need one length.
--
-- The settings: one that has to wait for a row that others hold would keep all of them waiting; then nothing of this is stored, and each is
-- recorded by itself. And a plan that was made while the tables were empty must look rows up by their keys when they are not.
--
-- This text alone counts; it runs again when it changes. Where the parameters or what is returned change, the functions before are dropped here first.
drop function if exists record_launches(timestamptz, bigint[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[]);
drop function if exists record_launches(timestamptz, bigint[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], text[], boolean[]);

create or replace function record_launches(
    p_at timestamptz, p_registration bigint[], p_nonce text[], p_role text[],
    p_deployment text[], p_product text[],
    p_context text[], p_context_title text[], p_context_label text[],
    p_link text[], p_link_title text[], p_requested text[],
    p_subject text[], p_name text[],
    p_line_item text[], p_line_items text[], p_scopes text[],
    p_memberships text[], p_test_user boolean[])
returns table (place int, course bigint, resource_link bigint, learner bigint, bound_checkpoint text, first_of_link boolean, first_ever boolean, has_line_item boolean, adjusted boolean)
language plpgsql
set lock_timeout = '200ms'
set jit = off
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
declare
    v_done boolean[] := array_fill(false, array[cardinality(p_nonce)]);
begin
    for place, course, resource_link, learner, bound_checkpoint, first_of_link, first_ever, has_line_item, adjusted in
        with asked as materialized (
            select a.n, a.registration, a.nonce, a.role, a.subject, a.name, a.test_user,
                   c.id as course, k.id as link, k.bound_checkpoint, i.id is not null as has_line_item, p.id as learner
            from unnest(p_registration, p_nonce, p_role, p_deployment, p_product, p_context, p_context_title, p_context_label,
                        p_link, p_link_title, p_requested, p_subject, p_name, p_line_item, p_line_items, p_scopes, p_memberships, p_test_user)
                with ordinality as a(registration, nonce, role, deployment, product, context, context_title, context_label,
                        link, link_title, requested, subject, name, line_item, line_items, scopes, memberships, test_user, n)
            join deployment d on d.registration_id = a.registration and d.deployment_id = a.deployment
            -- Each a query of its own: joined, PostgreSQL looks among all courses, links and learners where it knows nothing of the tables yet.
            cross join lateral (
                select * from course where registration_id = a.registration and deployment_id = d.id and context_id = a.context offset 0) c
            cross join lateral (
                select * from resource_link
                where registration_id = a.registration and deployment_id = d.id and resource_link_id = a.link offset 0) k
            left join lateral (
                select * from line_item where registration_id = a.registration and resource_link_id = k.id offset 0) i on true
            left join lateral (
                select * from learner where registration_id = a.registration and subject = a.subject offset 0) p on true
            where (a.product is null or d.product_family = a.product)
                and (a.context_title is null or c.title = a.context_title)
                and (a.context_label is null or c.label = a.context_label)
                and (a.memberships is null or c.memberships_url = a.memberships)
                and k.course_id = c.id
                and (a.link_title is null or k.title = a.link_title)
                and k.requested_checkpoint is not distinct from a.requested
                and (a.line_item is null and a.line_items is null
                    or (a.line_item is null or i.url = a.line_item) and (a.line_items is null or i.container_url = a.line_items)
                        and i.scopes = string_to_array(a.scopes, ' '))
                and (p.id is null or (a.name is null or p.name = a.name) and p.test_user = a.test_user
                    and exists (select from learner_link y
                        where y.registration_id = a.registration and y.learner_id = p.id and y.resource_link_id = k.id offset 0))
                and case a.role
                    -- Of two first launches of a person the second finds what the first has made.
                    when 'LEARNER' then a.subject is not null
                        and (a.subject, a.registration) is distinct from (p_subject[a.n - 1], p_registration[a.n - 1])
                    else a.subject is null end
        ), met as (
            insert into learner (registration_id, subject, name, test_user, first_seen_at)
            select a.registration, a.subject, a.name, a.test_user, p_at from asked a where a.subject is not null and a.learner is null
            returning registration_id, subject, id
        ), linked as (
            insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at)
            select a.registration, m.id, a.link, p_at from asked a
            join met m on m.registration_id = a.registration and m.subject = a.subject
        ), launched as (
            insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at)
            select a.registration, a.nonce, a.link, coalesce(a.learner, m.id), a.role, p_at from asked a
            left join met m on m.registration_id = a.registration and m.subject = a.subject
        )
        select a.n, a.course, a.link, coalesce(a.learner, m.id), a.bound_checkpoint, m.id is not null, m.id is not null, a.has_line_item,
               exists (select from course_settings s where s.registration_id = a.registration and s.course_id = a.course)
               or exists (select from accommodation o
                          where o.registration_id = a.registration and o.course_id = a.course and o.subject = a.subject)
        from asked a left join met m on m.registration_id = a.registration and m.subject = a.subject
    loop
        v_done[place] := true;
        return next;
    end loop;

    for i in 1 .. cardinality(p_nonce) loop
        continue when v_done[i];
        select r.course, r.resource_link, r.learner, r.bound_checkpoint, r.first_of_link, r.first_ever, r.has_line_item, r.adjusted
            into course, resource_link, learner, bound_checkpoint, first_of_link, first_ever, has_line_item, adjusted
            from record_launch(
                p_registration[i], p_nonce[i], p_at, p_role[i], p_deployment[i], p_product[i],
                p_context[i], p_context_title[i], p_context_label[i], p_link[i], p_link_title[i], p_requested[i],
                p_subject[i], p_name[i], p_line_item[i], p_line_items[i], string_to_array(p_scopes[i], ' '), p_memberships[i], p_test_user[i]) r;
        place := i;
        return next;
    end loop;
end $$;
