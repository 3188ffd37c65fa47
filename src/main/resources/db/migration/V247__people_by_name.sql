-- What is kept by the platform's name for a person, or counted by month first: one person's page, export and erasure read all of the platform.
create index on course_member (registration_id, subject);
create index on course_teacher (registration_id, subject);
create index on accommodation (registration_id, subject);
create index on usage_learner (registration_id, learner_id);
