-- The home for which it was worked out if the person is better off in work: tenure and kind of
-- specified accommodation. Another home means another rent, and the calculation is made again.
ALTER TABLE employment_support ADD COLUMN better_off_home VARCHAR(60);
