-- More time than others have: granted by an instructor to a learner in a course at a checkpoint, for this attempt and the next
-- ones. No row: the time of the checkpoint.
create table extra_time (
    registration_id bigint not null,
    learner_id bigint not null,
    course_id bigint not null,
    checkpoint text not null,
    -- Of the time limit; null: no limit.
    percent int check (percent in (125, 150, 200)),
    granted_at timestamptz not null,
    primary key (registration_id, learner_id, course_id, checkpoint),
    foreign key (registration_id, learner_id) references learner (registration_id, id),
    foreign key (registration_id, course_id) references course (registration_id, id)
);
create index on extra_time (registration_id, course_id, checkpoint);
