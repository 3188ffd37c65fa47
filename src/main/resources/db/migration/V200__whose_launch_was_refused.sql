-- Whose launch was refused, and where, so far as a verified message said so: a keyed digest of the subject, and the platform's ids. An
-- instructor reads it on that learner's page; it goes with the learner, with the course, and after thirty days.
alter table refusal add column subject_digest text;
alter table refusal add column deployment_id text;
alter table refusal add column context_id text;
alter table refusal add column resource_link_id text;
create index on refusal (registration_id, subject_digest, at) where subject_digest is not null;
