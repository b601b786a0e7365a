-- The lists in the order in which tasks came to the team that has them.
CREATE INDEX human_task_mine_held ON human_task (assignee, state, held_since, task_key);
CREATE INDEX human_task_team_held ON human_task (team_code, state, assignee, held_since, task_key);
