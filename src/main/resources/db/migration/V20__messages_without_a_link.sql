-- A deep linking message consumes its nonce too, and belongs to no resource link; nobody who picks content is kept as a learner.
alter table launch alter column resource_link_id drop not null;
alter table launch drop constraint launch_check;
alter table launch add constraint learner_of_a_link
    check ((learner_id is not null) = (role = 'LEARNER' and resource_link_id is not null));
