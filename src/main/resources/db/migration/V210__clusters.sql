-- Several clusters (docs/adr/0013): which one holds the rows of a registration, null for this first one; and where they are being moved to.
alter table registration
    add column cluster text check (cluster <> ''),
    add column moving_to text check (moving_to <> '');

-- In the home cluster: the further ones, by the number whose ids they give.
create table known_cluster (
    name text primary key,
    number int not null unique check (number > 0),
    added_at timestamptz not null
);

-- In each: which one it is, of which installation, so that no name is given to another's database.
create table cluster_mark (
    id int primary key check (id = 1),
    name text not null,
    number int not null,
    installation uuid not null
);

-- In each: whose rows are elsewhere, or are about to be. Nobody writes them here.
create table moved_away (
    registration bigint primary key,
    moved_to text not null,
    at timestamptz not null
);

-- Every table whose rows are a registration's: what moves with it.
create function tables_of_registrations() returns setof regclass language sql stable as $$
    select c.oid::regclass from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'registration_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition
        and c.relnamespace = (select relnamespace from pg_class where oid = 'registration'::regclass)
    order by c.oid
$$;

-- Who read the place of a registration a moment ago, and writes to the one it has left, is told no: the answer is kept by the page and sent again.
-- The state is one of class 57, as of a server that takes no work now.
create function refuse_what_moved() returns trigger language plpgsql as $$
declare
    v_registration bigint;
begin
    if tg_op = 'DELETE' then
        v_registration := old.registration_id;
    else
        v_registration := new.registration_id;
    end if;
    if exists (select from moved_away m where m.registration = v_registration)
            and coalesce(current_setting('checkpoint.erases', true), '') <> v_registration::text then
        raise exception using errcode = '57R01',
            message = 'the rows of registration ' || v_registration || ' are in another cluster, or on their way to it';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;

-- Where there are several clusters each start sees to it that every table has the fence; with one there is none.
create function fence_tables() returns void language plpgsql as $$
declare
    v_table regclass;
begin
    perform pg_advisory_xact_lock(7012061);
    for v_table in select t from tables_of_registrations() t
            where not exists (select from pg_trigger g where g.tgrelid = t and g.tgname = 'moved_away') loop
        execute 'create trigger moved_away before insert or update or delete on ' || v_table
            || ' for each row execute function refuse_what_moved()';
    end loop;
end $$;

-- The ids that this cluster gives begin here: no two clusters give the same.
create function ids_from(p_first bigint) returns void language plpgsql as $$
declare
    v_sequence text;
    v_last bigint;
begin
    for v_sequence in
        select pg_get_serial_sequence(t::text, a.attname) from tables_of_registrations() t
        join pg_attribute a on a.attrelid = t and a.attidentity <> '' and not a.attisdropped
    loop
        execute 'select last_value from ' || v_sequence into v_last;
        if v_last < p_first then
            perform setval(v_sequence, p_first, false);
        end if;
    end loop;
end $$;

-- What is left of a registration in a cluster that it is not in any more; the registration itself stays.
create function erase_rows(p_registration bigint) returns void language plpgsql as $$
declare
    v_table regclass;
    v_gone bigint;
    v_rows bigint;
    v_kept text;
begin
    perform set_config('checkpoint.erases', p_registration::text, true);
    loop
        v_gone := 0;
        v_kept := null;
        -- Newer tables first: they point to older ones. Triggers may write anew, so until nothing goes any more.
        for v_table in select t from tables_of_registrations() with ordinality as o (t, n) order by n desc loop
            begin
                execute 'delete from ' || v_table || ' where registration_id = $1' using p_registration;
                get diagnostics v_rows = row_count;
                v_gone := v_gone + v_rows;
            exception when foreign_key_violation then
                v_kept := v_table::text;
            end;
        end loop;
        exit when v_gone = 0;
    end loop;
    if v_kept is not null then
        raise foreign_key_violation using message = 'rows of a registration are still pointed to: ' || v_kept;
    end if;
    perform set_config('checkpoint.erases', '', true);
end $$;

-- A registration is removed with every row of every table that carries it, also those that are fenced.
create or replace function erase_registration(p_registration bigint) returns void
language plpgsql as $$
begin
    perform erase_rows(p_registration);
    delete from moved_away where registration = p_registration;
    delete from registration where id = p_registration;
end $$;

-- Copies of registrations for a cluster that holds their rows: made, or made what the originals are.
create function keep_registrations(p_rows jsonb) returns void language plpgsql as $$
declare
    v_columns text;
    v_values text;
begin
    select string_agg(quote_ident(a.attname), ', '), string_agg('excluded.' || quote_ident(a.attname), ', ')
        into v_columns, v_values
        from pg_attribute a
        where a.attrelid = 'registration'::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'id';
    execute 'insert into registration (id, ' || v_columns || ') overriding system value select id, ' || v_columns
        || ' from jsonb_populate_recordset(null::registration, $1) on conflict (id) do update set (' || v_columns || ') = row(' || v_values
        || ') where registration.* is distinct from excluded.*' using p_rows;
end $$;
