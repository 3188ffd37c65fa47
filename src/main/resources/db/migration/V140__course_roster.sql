-- Who is enrolled in a course as a student, by Names and Roles: also those who never opened anything here. A copy, so that no page
-- waits for a platform. Kept as long as it is read again: a roster that nobody has read for 30 days goes.
create table course_roster (
    registration_id bigint not null,
    course_id bigint not null,
    -- The newest reading that reached the end: whoever is missing in it is not enrolled. Null: none ever did.
    complete_at timestamptz,
    tried_at timestamptz not null,
    -- Why the newest reading did not reach the end; null where it did.
    problem text,
    lease_until timestamptz,
    primary key (registration_id, course_id),
    foreign key (registration_id, course_id) references course (registration_id, id)
);

create table course_member (
    registration_id bigint not null,
    id bigint generated always as identity,
    course_id bigint not null,
    subject text not null check (subject <> '' and length(subject) <= 255),
    name text,
    read_at timestamptz not null,
    primary key (registration_id, course_id, subject),
    unique (registration_id, id),
    foreign key (registration_id, course_id) references course (registration_id, id)
);
