-- A job is checked once at each mark. A pause made the pathway ask about past marks again: of such
-- answers the last is kept, which knows most about how long the job was held.
DELETE FROM employment_job_check
WHERE id NOT IN (
  SELECT kept.last_id
  FROM (
    SELECT MAX(id) AS last_id FROM employment_job_check GROUP BY job_id, weeks
  ) kept
);
ALTER TABLE employment_job_check ADD CONSTRAINT employment_job_check_once UNIQUE (job_id, weeks);
