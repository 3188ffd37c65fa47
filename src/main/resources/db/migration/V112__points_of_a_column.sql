alter table line_item
    -- How many points the gradebook's own column has; null where the platform does not say so.
    add column column_maximum numeric,
    -- The address that was asked for it: another one is another column.
    add column column_of text;
