-- What a team has sent back and waits for.
CREATE INDEX task_return_waiting ON task_return (from_team, over_at, task_key);
