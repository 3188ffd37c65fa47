-- What is used, by platform and month, for administrators: counters that outlive launches (two days), refusals (thirty) and the erasure of people.
create table usage_month (
    registration_id bigint not null references registration (id) on delete cascade,
    month date not null,
    launches bigint not null default 0,
    active bigint not null default 0,
    attempts bigint not null default 0,
    passes bigint not null default 0,
    primary key (registration_id, month)
);

-- Who was counted as active in a month, so that nobody is twice; forgotten when the month is over. The count stays.
create table usage_learner (
    registration_id bigint not null,
    month date not null,
    learner_id bigint not null,
    primary key (registration_id, month, learner_id)
);

-- How long scores took from the hand-in until the platform had them: class 0 is below a second, class n from 1.25^(n-1) seconds on.
create table usage_delay (
    registration_id bigint not null references registration (id) on delete cascade,
    month date not null,
    class int not null check (class between 0 and 79),
    times bigint not null,
    primary key (registration_id, month, class)
);

-- Refused launches by cause; registration 0 where the platform is not known.
create table usage_refusal (
    registration_id bigint not null,
    month date not null,
    code text not null,
    times bigint not null,
    primary key (registration_id, month, code)
);

-- Attempts that were handed in and are not counted yet, without their learners. Only added to, so that nobody waits.
create table usage_handed_in (
    registration_id bigint not null,
    id bigint generated always as identity,
    submitted_at timestamptz not null,
    passed boolean not null,
    primary key (registration_id, id)
);

-- Up to when launches, refusals and sends were counted.
create table usage_counted (
    id int primary key check (id = 1),
    until timestamptz not null
);

create function usage_hand_in() returns trigger language plpgsql as $$
begin
    insert into usage_handed_in (registration_id, submitted_at, passed)
        values (new.registration_id, new.submitted_at, new.passed);
    return null;
end $$;
create trigger attempt_used after update on attempt for each row
    when (old.submitted_at is null and new.submitted_at is not null) execute function usage_hand_in();

-- What was handed in before this.
insert into usage_month (registration_id, month, attempts, passes)
    select registration_id, date_trunc('month', submitted_at at time zone 'UTC')::date, count(*), count(*) filter (where passed)
    from attempt where submitted_at is not null group by 1, 2;
