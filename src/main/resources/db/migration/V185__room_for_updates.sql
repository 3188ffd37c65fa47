-- Where rows change in place: an answer that is given again, a score on its way. An update that changes no indexed column and finds room on
-- its page leaves the indexes alone (HOT), and the next one there takes the room of what it replaced. The rows that stand already keep their
-- place.
alter table attempt_response set (fillfactor = 95);
alter table desired_score set (fillfactor = 90);

-- A fifth of a large table, PostgreSQL's own measure, is a term's work: until then the small indexes over what is open or due would be
-- searched through what is so no longer.
alter table attempt set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.02);
alter table attempt_response set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
alter table desired_score set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_analyze_scale_factor = 0.02);
alter table launch set (autovacuum_vacuum_scale_factor = 0.05);

-- These are written and emptied all day, and hold next to nothing.
alter table tally_due set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table usage_handed_in set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
alter table waiting_score set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
