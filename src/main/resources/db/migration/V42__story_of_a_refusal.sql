-- What a refused launch's own sealed state says of its beginning: nothing else is known, as a login stores nothing.
alter table refusal add column begun_at timestamptz;
alter table refusal add column proof text;
create index on refusal (registration_id, at);
