-- A team looks at a task later. It comes back on this day, and in any case when it is due.
ALTER TABLE human_task ADD COLUMN later_on DATE;
ALTER TABLE human_task ADD COLUMN later_why VARCHAR(300);
ALTER TABLE human_task ADD COLUMN later_by VARCHAR(100);
CREATE INDEX human_task_later ON human_task (later_on, state);
