-- How many attempts at each checkpoint are open, by the index over those alone: before the first vacuum PostgreSQL takes it for cheaper to
-- read all attempts.
--
-- This text alone counts; it runs again when it changes.
create or replace function open_attempts() returns table (checkpoint text, attempts bigint)
language plpgsql stable
set jit = off
set enable_seqscan = off
as $$
#variable_conflict use_column
begin
    return query select checkpoint, count(*) from attempt where submitted_at is null group by checkpoint;
end $$;
