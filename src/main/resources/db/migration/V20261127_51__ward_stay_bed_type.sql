-- The type of bed (national code) of each stay on a ward: somebody may move from a secure bed to an acute one.
ALTER TABLE ward_stay ADD COLUMN bed_type VARCHAR(3);
UPDATE ward_stay SET bed_type = (SELECT s.bed_type FROM hospital_spell s WHERE s.id = ward_stay.spell_id);
