-- Who has opened a link, and for whom an instructor has made an exception at a checkpoint: looked for among all whom the platform has ever sent.
create index on learner_link (registration_id, resource_link_id);
create index on concession (registration_id, course_id, checkpoint);
