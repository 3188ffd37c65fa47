-- What an instructor sets for a checkpoint in their course, over its author's policy (docs/adr/0014). Null: as the author has it.
create table course_settings (
    registration_id bigint not null,
    course_id bigint not null,
    checkpoint text not null,
    opens_at timestamptz,
    closes_at timestamptz,
    -- 0: as many as they like.
    attempts int check (attempts between 0 and 1000),
    cool_down_seconds bigint check (cool_down_seconds >= 0),
    -- 0: none.
    time_limit_seconds bigint check (time_limit_seconds >= 0),
    pass_mark numeric(5, 4) check (pass_mark > 0 and pass_mark <= 1),
    keys text check (keys in ('AFTER_PASS', 'AFTER_LAST_ATTEMPT', 'AFTER_SUBMIT', 'NEVER')),
    feedback text check (feedback in ('AFTER_SUBMIT', 'AFTER_PASS', 'NEVER')),
    report text check (report in ('EVERY_SCORE', 'PASSING_ONLY')),
    -- Counts up with every change, so that of two instructors the second is told of the first.
    revision bigint not null check (revision > 0),
    changed_at timestamptz not null,
    -- The course that they were copied from and that nobody has changed since; null otherwise.
    copied_from bigint,
    primary key (registration_id, course_id, checkpoint),
    foreign key (registration_id, course_id) references course (registration_id, id),
    check (opens_at < closes_at)
);

-- What one learner has beside the others in a course, at all its checkpoints: by the platform's name for them, since it may be
-- given before they come for the first time.
create table accommodation (
    registration_id bigint not null,
    course_id bigint not null,
    subject text not null check (subject <> '' and length(subject) <= 255),
    -- Of the time limit.
    percent int not null check (percent between 100 and 1000),
    no_limit boolean not null,
    minutes int not null check (minutes between 0 and 1440),
    attempts int not null check (attempts between 0 and 100),
    closes_at timestamptz,
    revision bigint not null check (revision > 0),
    changed_at timestamptz not null,
    primary key (registration_id, course_id, subject),
    foreign key (registration_id, course_id) references course (registration_id, id)
);

-- More time at one checkpoint becomes more time in the course: of several the most generous.
insert into accommodation (registration_id, course_id, subject, percent, no_limit, minutes, attempts, revision, changed_at)
select e.registration_id, e.course_id, l.subject, coalesce(max(e.percent), 100), bool_or(e.percent is null), 0, 0, 1, max(e.granted_at)
from extra_time e
join learner l on l.registration_id = e.registration_id and l.id = e.learner_id
group by e.registration_id, e.course_id, l.subject;
drop table extra_time;

-- The mark that an attempt is judged by: of those that stood while it was open the one that helps its learner. Null in what was handed in
-- before: its version's.
alter table attempt add column pass_mark numeric(5, 4) check (pass_mark >= 0 and pass_mark <= 1);
-- When an open attempt's own time ends, and until when its platform says that the link is available: its deadline is the earlier of
-- the first and of the closing date.
alter table attempt add column time_until timestamptz;
alter table attempt add column available_until timestamptz;
update attempt set time_until = deadline where submitted_at is null;

-- When it was asked what a course was copied from: once.
alter table course add column ancestry_read_at timestamptz;

-- The time zone in which a course's instructors write dates, by its IANA name.
alter table course add column zone text check (length(zone) <= 64);
