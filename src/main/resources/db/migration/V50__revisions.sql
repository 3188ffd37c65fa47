-- Two pages of one attempt may be open at a time, one of them old. Each change of an answer counts up within its attempt, and
-- knows which page it came from: an older page does not overwrite what a newer one saved. Revision 0 is an empty attempt; what
-- was saved before this is the first.
alter table attempt_response
    add column revision int not null default 1 check (revision > 0),
    add column page text;
