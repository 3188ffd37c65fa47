alter table line_item
    -- When the gradebook's own column is due; null where the platform does not say so.
    add column column_due timestamptz;
