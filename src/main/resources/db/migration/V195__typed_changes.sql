-- What somebody types on one page is saved many times, and is one change to undo.
alter table authored_change
    -- Named by the page that saves; null where a button was pressed on a page without scripts.
    add column typed_on text check (length(typed_on) <= 40);
