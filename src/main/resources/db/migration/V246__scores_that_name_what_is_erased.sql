-- Before a row goes, PostgreSQL asks whether another names it: for each attempt and each learner that was erased it read all scores there are.
create index on desired_score (registration_id, learner_id, line_item_id);
create index on desired_score (registration_id, attempt_id);
create index on waiting_score (registration_id, learner_id, resource_link_id);
create index on waiting_score (registration_id, attempt_id);
