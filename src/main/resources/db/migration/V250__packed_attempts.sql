-- What an attempt asks and what is answered in it become bytes, which the node packs (StoredLayout, StoredResponses): the names of the questions
-- were half of both, again for each attempt. What is here stays as it is, as the bytes of its text, and is read like that; answers are packed when
-- they are next saved. Both tables are written again here, which takes some minutes for a million attempts, and no build before this reads them.
alter table attempt alter column layout type bytea using convert_to(layout::text, 'UTF8');
alter table attempt_response alter column responses type bytea using convert_to(responses::text, 'UTF8');

-- The names of its questions, sorted, which packed layouts count from 0; null until the first of these is started. Never changed: a version has
-- the questions that its digest stands for.
alter table content_version add column questions text[];
