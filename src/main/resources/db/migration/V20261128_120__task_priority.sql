-- 1 is high, 2 is normal: what is high stands first in the lists. Why, and who said so, unless the model did.
ALTER TABLE human_task ADD COLUMN priority INT DEFAULT 2 NOT NULL;
ALTER TABLE human_task ADD COLUMN priority_why VARCHAR(200);
ALTER TABLE human_task ADD COLUMN priority_by VARCHAR(200);
CREATE INDEX human_task_mine_first ON human_task (assignee, state, priority, due_at, task_key);
CREATE INDEX human_task_team_first ON human_task (team_code, state, assignee, priority, due_at, task_key);
