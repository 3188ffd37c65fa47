-- Launches that came in the same moment, each as record_launch would write it, in the order of the arrays: one statement and one commit
-- for all. Scopes are words, since arrays of arrays would need one length. One that has to wait for a row that others hold would keep
-- all of them waiting: then nothing of this is stored, and each is recorded by itself.
create function record_launches(
    p_at timestamptz, p_registration bigint[], p_nonce text[], p_role text[],
    p_deployment text[], p_product text[],
    p_context text[], p_context_title text[], p_context_label text[],
    p_link text[], p_link_title text[], p_requested text[],
    p_subject text[], p_name text[],
    p_line_item text[], p_line_items text[], p_scopes text[],
    p_memberships text[])
returns table (course bigint, resource_link bigint, learner bigint, bound_checkpoint text, first_of_link boolean, first_ever boolean, has_line_item boolean)
language plpgsql set lock_timeout = '200ms' as $$
begin
    for i in 1 .. cardinality(p_nonce) loop
        select * into course, resource_link, learner, bound_checkpoint, first_of_link, first_ever, has_line_item
            from record_launch(
                p_registration[i], p_nonce[i], p_at, p_role[i], p_deployment[i], p_product[i],
                p_context[i], p_context_title[i], p_context_label[i], p_link[i], p_link_title[i], p_requested[i],
                p_subject[i], p_name[i], p_line_item[i], p_line_items[i], string_to_array(p_scopes[i], ' '), p_memberships[i]);
        return next;
    end loop;
end $$;
