-- What was handed in before the one above, which is in force by now: all that there are, but for those that will be counted. Nobody counts
-- meanwhile, and nobody who hands in waits for this.
select from usage_counted where id = 1 for update;
insert into usage_checkpoint (registration_id, checkpoint, attempts)
    select registration_id, checkpoint, sum(attempts) from (
        select registration_id, checkpoint, count(*) as attempts from attempt where submitted_at is not null group by 1, 2
        union all
        select registration_id, checkpoint, -count(*) from usage_handed_in where checkpoint is not null group by 1, 2) counted
    group by 1, 2
on conflict (registration_id, checkpoint) do update set attempts = excluded.attempts;
