-- How long is kept what belongs to people, per platform; one without a row keeps courses until they are erased.
create table retention (
    registration_id bigint primary key references registration (id) on delete cascade,
    -- A course and all work in it is erased so many months after the last launch in it; null: never by itself.
    course_months int check (course_months between 1 and 120),
    -- A learner's name is erased so many days after their last launch.
    name_days int not null default 400 check (name_days between 1 and 3660)
);

-- Launches are forgotten after two days; what retention counts from is noted here before, within hours.
alter table course add column last_launched_at timestamptz;
alter table learner add column last_launched_at timestamptz;

-- Work that one node does for all, about once a day.
create table nightly (
    job text primary key,
    ran_at timestamptz not null
);
