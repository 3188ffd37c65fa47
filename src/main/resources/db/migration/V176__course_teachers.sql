-- Who opened a course as its instructor. Names and Roles may call the same person a student (Moodle sends a non-editing teacher as Instructor
-- in a launch and as Learner in the roster); what the launch said counts, so the class does not wait for this person to start.
create table course_teacher (
    registration_id bigint not null,
    course_id bigint not null,
    subject text not null check (subject <> '' and length(subject) <= 255),
    seen_at timestamptz not null,
    primary key (registration_id, course_id, subject),
    foreign key (registration_id, course_id) references course (registration_id, id)
);
