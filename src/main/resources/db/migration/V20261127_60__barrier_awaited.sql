-- The visit of a step that goes on when the barrier is closed, if one does.
ALTER TABLE barrier ADD COLUMN awaited_by_step BIGINT;
CREATE INDEX barrier_awaited ON barrier (awaited_by_step);

-- From which day what was arranged is in place: the earliest day of leaving depends on it.
ALTER TABLE barrier ADD COLUMN in_place_on DATE;
