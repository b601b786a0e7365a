-- Which calls of parts a task lies in, as the model says it; null where the model does not.
ALTER TABLE human_task ADD COLUMN called_from VARCHAR(500);
