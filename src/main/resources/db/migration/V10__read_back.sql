-- What the platform may show, remembered so that a teacher's hand is told from our own.
alter table desired_score
    -- Since when it is desired: the age of what waits.
    add column desired_at timestamptz not null default now(),
    -- The fractions of the maximum that the platform may have taken from us: each is written down before it leaves.
    add column may_be_there numeric[] not null default '{}',
    -- What stood there before we sent anything, and may be replaced.
    add column found_there numeric,
    -- The fraction that was read back last.
    add column confirmed numeric,
    -- What the platform showed when it was read last.
    add column shown_given numeric,
    add column shown_maximum numeric,
    add column shown_at timestamptz,
    -- An instructor said that ours is to be sent, whatever stands there.
    add column told boolean not null default false,
    -- How often the result was read since the score was taken.
    add column looks int not null default 0,
    -- Why it stands where it stands; the name of one of the causes that the pages have words for.
    add column cause text;
update desired_score
    set desired_at = submitted_at,
        may_be_there = case when pass_may_be_delivered or sent_at is not null
            then array[round(score_given / score_maximum, 8)] else '{}' end;
create index desired_score_for_people on desired_score (registration_id, state) where state in ('HELD', 'FAILED');

alter table line_item
    -- The address that was gone: a look-up that finds it again has found nothing.
    add column gone_url text,
    -- An instructor chose that a score of ours replaces a lower one that a person gave.
    add column overwrite_when_higher boolean not null default false;

-- Another path is another column: nothing that is known of the old one holds for it. A column that is there at last, or again,
-- is sent what waited for it.
create function line_item_moved() returns trigger language plpgsql as $$
declare
    v_before text := regexp_replace(coalesce(old.url, old.gone_url), '^[a-z]+://[^/]+', '');
    v_now text := regexp_replace(new.url, '^[a-z]+://[^/]+', '');
begin
    if v_before is not null and v_before <> v_now then
        update desired_score s
            set may_be_there = '{}', found_there = null, confirmed = null, shown_given = null, shown_maximum = null,
                shown_at = null, told = false, looks = 0, cause = null, pass_may_be_delivered = false, state = 'PENDING',
                version = s.version + 1, due_at = s.desired_at, tries = 0, first_tried_at = null, new_submission = true
            where s.registration_id = new.registration_id and s.line_item_id = new.id;
    elsif old.url is null then
        update desired_score s
            set state = 'PENDING', due_at = s.desired_at, tries = 0, first_tried_at = null, cause = null
            where s.registration_id = new.registration_id and s.line_item_id = new.id
              and s.state in ('PENDING', 'FAILED') and (s.cause is null or s.cause in ('NO_LINE_ITEM', 'LINE_ITEM_GONE'));
    end if;
    return null;
end $$;
create trigger line_item_moved after update of url on line_item
    for each row when (new.url is not null and old.url is distinct from new.url) execute function line_item_moved();

-- What was decided in a link for which no launch has named a gradebook yet: it waits here until one does.
create table waiting_score (
    registration_id bigint not null,
    resource_link_id bigint not null,
    learner_id bigint not null,
    attempt_id bigint not null,
    score_given numeric(14, 6) not null,
    score_maximum numeric(14, 6) not null check (score_maximum > 0),
    passed boolean not null,
    submitted_at timestamptz not null,
    primary key (registration_id, resource_link_id, learner_id),
    foreign key (registration_id, resource_link_id) references resource_link (registration_id, id),
    foreign key (registration_id, learner_id) references learner (registration_id, id),
    foreign key (registration_id, attempt_id) references attempt (registration_id, id)
);

-- An administrator holds a platform's deliveries.
create table delivery_pause (
    registration_id bigint primary key references registration (id),
    paused_at timestamptz not null,
    paused_by text not null
);
