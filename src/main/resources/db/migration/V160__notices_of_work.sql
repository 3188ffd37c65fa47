-- What becomes deliverable though no score was decided at this moment: a gradebook has an address, a platform goes on. A node that has
-- nothing to do hears of it; where the notice is lost it finds it ten seconds later. All of these are rare, as a notice makes commits wait
-- for each other.
create function delivery_notice() returns trigger language plpgsql as $$
begin
    perform pg_notify('checkpoint_delivery', '');
    return null;
end $$;
create trigger line_item_notice_of_new after insert on line_item
    for each statement execute function delivery_notice();
create trigger line_item_notice_of_address after update of url on line_item
    for each row when (new.url is not null and old.url is distinct from new.url) execute function delivery_notice();
create trigger delivery_pause_notice after delete on delivery_pause
    for each statement execute function delivery_notice();
