-- Who has opened a link, and for whom an instructor has made an exception at a checkpoint: looked for among all whom the platform has ever sent.
-- With the learner as the last column: where PostgreSQL knows nothing of the tables yet, it looks one learner up by either index, and one
-- without the learner would read the whole class at each launch.
create index on learner_link (registration_id, resource_link_id, learner_id);
create index on concession (registration_id, course_id, checkpoint, learner_id);
