-- Whether a score of ours replaces a lower one that a person gave is a choice of the course, for all its links, and for those that
-- come later. It is carried over where every column of the course had it: what is held costs a press, what is overwritten is gone.
alter table course add column overwrite_when_higher boolean not null default false;
update course c set overwrite_when_higher = true
    where exists (
        select from resource_link k join line_item i on i.registration_id = k.registration_id and i.resource_link_id = k.id
        where k.registration_id = c.registration_id and k.course_id = c.id)
      and not exists (
        select from resource_link k join line_item i on i.registration_id = k.registration_id and i.resource_link_id = k.id
        where k.registration_id = c.registration_id and k.course_id = c.id and not i.overwrite_when_higher);

-- Kept, for a node of the version before may still read it while both run; a later version drops it.
comment on column line_item.overwrite_when_higher is 'Read by versions before V60 only: now a choice of the course.';
