-- Whoever began a checkpoint of another platform finishes it, also where it is shared with all no longer.
alter table authored_checkpoint add column ever_with_all boolean not null default false;
update authored_checkpoint set ever_with_all = true where sharing = 'ALL';
