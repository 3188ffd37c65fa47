-- Records one launch: the rows of its deployment, course, link, line item and learner, made or corrected where the message says something
-- new, and the row of the launch, whose insert consumes the nonce. All in one statement and one commit. This text alone counts; it runs
-- again when it changes. Where the parameters or what is returned change, the functions before are dropped here first.
drop function if exists record_launch(bigint, text, timestamptz, text, text, text, text, text, text, text, text, text, text, text, text, text, text[], text);
drop function if exists record_launch(bigint, text, timestamptz, text, text, text, text, text, text, text, text, text, text, text, text, text, text[], text, boolean);

create or replace function record_launch(
    p_registration bigint, p_nonce text, p_at timestamptz, p_role text,
    p_deployment text, p_product text,
    p_context text, p_context_title text, p_context_label text,
    p_link text, p_link_title text, p_requested text,
    p_subject text, p_name text,
    p_line_item text, p_line_items text, p_scopes text[],
    p_memberships text, p_test_user boolean default false)
returns table (course bigint, resource_link bigint, learner bigint, bound_checkpoint text, first_of_link boolean, first_ever boolean, has_line_item boolean, adjusted boolean)
language plpgsql as $$
declare
    v_deployment deployment%rowtype;
    v_course course%rowtype;
    v_link resource_link%rowtype;
    v_learner learner%rowtype;
    v_item line_item%rowtype;
    v_first boolean := false;
    v_new boolean := false;
begin
    if (p_subject is not null) <> (p_role = 'LEARNER') then
        raise check_violation using message = 'a learner has a subject, and nobody else';
    end if;

    loop
        select * into v_deployment from deployment d
            where d.registration_id = p_registration and d.deployment_id = p_deployment;
        exit when found;
        insert into deployment (registration_id, deployment_id, product_family, first_seen_at)
            values (p_registration, p_deployment, p_product, p_at) on conflict do nothing;
    end loop;
    if p_product is not null and v_deployment.product_family is distinct from p_product then
        update deployment d set product_family = p_product
            where d.registration_id = p_registration and d.id = v_deployment.id;
    end if;

    loop
        if p_context is not null then
            select * into v_course from course c
                where c.registration_id = p_registration and c.deployment_id = v_deployment.id and c.context_id = p_context;
        else
            select * into v_course from course c
                where c.registration_id = p_registration and c.deployment_id = v_deployment.id and c.lone_resource_link_id = p_link;
        end if;
        exit when found;
        insert into course (registration_id, deployment_id, context_id, lone_resource_link_id, title, label, memberships_url, first_seen_at)
            values (p_registration, v_deployment.id, p_context, case when p_context is null then p_link end,
                    p_context_title, p_context_label, p_memberships, p_at)
            on conflict do nothing;
    end loop;
    if (v_course.title, v_course.label, v_course.memberships_url)
            is distinct from (coalesce(p_context_title, v_course.title), coalesce(p_context_label, v_course.label),
                              coalesce(p_memberships, v_course.memberships_url)) then
        update course c set title = coalesce(p_context_title, c.title), label = coalesce(p_context_label, c.label),
                            memberships_url = coalesce(p_memberships, c.memberships_url)
            where c.registration_id = p_registration and c.id = v_course.id;
    end if;

    loop
        select * into v_link from resource_link k
            where k.registration_id = p_registration and k.deployment_id = v_deployment.id and k.resource_link_id = p_link;
        exit when found;
        insert into resource_link (registration_id, deployment_id, resource_link_id, course_id, title, requested_checkpoint, first_seen_at)
            values (p_registration, v_deployment.id, p_link, v_course.id, p_link_title, p_requested, p_at)
            on conflict do nothing;
    end loop;
    if (v_link.course_id, v_link.title, v_link.requested_checkpoint)
            is distinct from (v_course.id, coalesce(p_link_title, v_link.title), p_requested) then
        update resource_link k
            set course_id = v_course.id, title = coalesce(p_link_title, k.title), requested_checkpoint = p_requested
            where k.registration_id = p_registration and k.id = v_link.id;
    end if;

    if p_line_item is not null or p_line_items is not null then
        loop
            select * into v_item from line_item i
                where i.registration_id = p_registration and i.resource_link_id = v_link.id;
            exit when found;
            insert into line_item (registration_id, resource_link_id, url, container_url, scopes, first_seen_at)
                values (p_registration, v_link.id, p_line_item, p_line_items, p_scopes, p_at)
                on conflict do nothing;
        end loop;
        -- The newest launch's addresses count; one that it does not name is kept for late work.
        if (v_item.url, v_item.container_url, v_item.scopes)
                is distinct from (coalesce(p_line_item, v_item.url), coalesce(p_line_items, v_item.container_url), p_scopes) then
            update line_item i
                set url = coalesce(p_line_item, i.url), container_url = coalesce(p_line_items, i.container_url), scopes = p_scopes,
                    gone_at = case when p_line_item is not null and p_line_item is distinct from i.url then null else i.gone_at end
                where i.registration_id = p_registration and i.id = v_item.id;
        end if;
        -- Another path is another column, which shows nothing yet; another host alone is the same one by another name.
        if v_item.url is not null and p_line_item is not null and v_item.url <> p_line_item
                and regexp_replace(v_item.url, '^[a-z]+://[^/]+', '') <> regexp_replace(p_line_item, '^[a-z]+://[^/]+', '') then
            update desired_score s
                set state = 'PENDING', version = s.version + 1, due_at = p_at, tries = 0, first_tried_at = null
                where s.registration_id = p_registration and s.line_item_id = v_item.id and s.state in ('SENT', 'CONFIRMED', 'FAILED');
        end if;
        has_line_item := true;
    else
        has_line_item := exists (select from line_item i
            where i.registration_id = p_registration and i.resource_link_id = v_link.id);
    end if;

    -- The insert into launch is the consumption of the nonce; of two at the same moment one waits there and then fails.
    if p_subject is not null then
        select * into v_learner from learner p where p.registration_id = p_registration and p.subject = p_subject;
        v_new := not found;
    end if;
    if v_new then
        insert into learner (registration_id, subject, name, test_user, first_seen_at)
            values (p_registration, p_subject, p_name, p_test_user, p_at) returning id into learner;
        insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at)
            values (p_registration, learner, v_link.id, p_at);
        insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at)
            values (p_registration, p_nonce, v_link.id, learner, p_role, p_at);
        v_first := true;
    else
        insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at)
            values (p_registration, p_nonce, v_link.id, v_learner.id, p_role, p_at);
        learner := v_learner.id;
        if p_subject is not null
                and (v_learner.name, v_learner.test_user) is distinct from (coalesce(p_name, v_learner.name), p_test_user) then
            update learner p set name = coalesce(p_name, p.name), test_user = p_test_user where p.registration_id = p_registration and p.id = v_learner.id;
        end if;
        if p_subject is not null and not exists (select from learner_link y
                where y.registration_id = p_registration and y.learner_id = v_learner.id and y.resource_link_id = v_link.id) then
            insert into learner_link (registration_id, learner_id, resource_link_id, first_launched_at)
                values (p_registration, v_learner.id, v_link.id, p_at) on conflict do nothing;
            v_first := found;
        end if;
    end if;

    course := v_course.id;
    resource_link := v_link.id;
    bound_checkpoint := v_link.bound_checkpoint;
    first_of_link := v_first;
    first_ever := v_new;
    -- What may stand over an author's policy for this learner: where they are new and there is none of it, nothing of theirs is to be read.
    adjusted := exists (select from course_settings s where s.registration_id = p_registration and s.course_id = v_course.id)
        or exists (select from accommodation a
                   where a.registration_id = p_registration and a.course_id = v_course.id and a.subject = p_subject);
    return next;
end $$;
