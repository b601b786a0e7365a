-- The lists in the order in which tasks came.
CREATE INDEX human_task_mine_age ON human_task (assignee, state, created_at, task_key);
CREATE INDEX human_task_team_age ON human_task (team_code, state, assignee, created_at, task_key);
