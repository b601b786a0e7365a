-- When those who follow the case were told that the task is overdue: once, by whichever copy of Homeward comes first.
ALTER TABLE human_task ADD COLUMN breach_told_at DATETIME(6);
CREATE INDEX human_task_overdue ON human_task (state, due_at, task_key);
-- The task that a colleague gave to whom the notice is for; null for every other notice.
ALTER TABLE case_notice ADD COLUMN task_key BIGINT;
CREATE INDEX case_notice_of_task ON case_notice (task_key);
