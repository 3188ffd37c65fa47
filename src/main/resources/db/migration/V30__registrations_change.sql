-- What a platform that registered itself said it is, such as moodle or canvas.
alter table registration add column product_family text;

-- Forgets a platform and everything of it: each row of each table that carries its registration, then the registration. The
-- tables are found by that column, so that one which is added later is not forgotten here; a table whose rows others still
-- point to has its turn again after them.
create function erase_registration(p_registration bigint) returns void
language plpgsql as $$
declare
    v_left text[];
    v_later text[];
    v_table text;
begin
    select array_agg(c.oid::regclass::text order by c.oid desc) into v_left
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'registration_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and not c.relispartition
            and c.relnamespace = (select relnamespace from pg_class where oid = 'registration'::regclass);
    while v_left is not null loop
        v_later := null;
        foreach v_table in array v_left loop
            begin
                execute 'delete from ' || v_table || ' where registration_id = $1' using p_registration;
            exception when foreign_key_violation then
                v_later := array_append(v_later, v_table);
            end;
        end loop;
        if v_later = v_left then
            raise foreign_key_violation using message = 'rows of a platform are still pointed to: ' || array_to_string(v_later, ', ');
        end if;
        v_left := v_later;
    end loop;
    delete from registration where id = p_registration;
end $$;
