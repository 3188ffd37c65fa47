-- How many attempts at a checkpoint were handed in, by platform, for administrators: counted as months are (V156), since to count them anew
-- is to read all of them. The counts stay when people and courses are erased.
create table usage_checkpoint (
    registration_id bigint not null references registration (id) on delete cascade,
    checkpoint text not null,
    attempts bigint not null,
    primary key (registration_id, checkpoint)
);

-- Null where it was handed in before this.
alter table usage_handed_in add column checkpoint text;

create or replace function usage_hand_in() returns trigger language plpgsql as $$
begin
    insert into usage_handed_in (registration_id, submitted_at, passed, checkpoint)
        values (new.registration_id, new.submitted_at, new.passed, new.checkpoint);
    return null;
end $$;
