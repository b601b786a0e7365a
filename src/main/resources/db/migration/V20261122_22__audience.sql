-- The one partner, beside the trust and the councils, that may know of a task and of what happens in it; null for
-- everybody on the case.
ALTER TABLE human_task ADD COLUMN audience_agency VARCHAR(60);
ALTER TABLE timeline_entry ADD COLUMN audience_agency VARCHAR(60);
