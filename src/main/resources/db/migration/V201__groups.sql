-- Groups and sections of a course, as the platform names them, and who is in which: read beside the roster, and forgotten with it.
alter table course add column groups_url text;
alter table course_member add column groups text[] not null default '{}';

create table course_group (
    registration_id bigint not null,
    course_id bigint not null,
    group_id text not null check (group_id <> '' and length(group_id) <= 255),
    name text not null,
    read_at timestamptz not null,
    primary key (registration_id, course_id, group_id),
    foreign key (registration_id, course_id) references course (registration_id, id)
);
