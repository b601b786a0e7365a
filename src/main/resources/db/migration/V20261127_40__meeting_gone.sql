-- A case that needs no meeting any more leaves the list without having been discussed: when, and why.
ALTER TABLE meeting_listing ADD COLUMN left_at DATETIME(6);
ALTER TABLE meeting_listing ADD COLUMN left_why VARCHAR(20);
CREATE INDEX meeting_listing_gone ON meeting_listing (kind, left_at);

-- Those that should have left before this.
UPDATE meeting_listing
SET left_at = (SELECT c.closed_at FROM pathway_case c WHERE c.id = meeting_listing.case_id),
  left_why = 'CLOSED', waiting_case_id = NULL
WHERE waiting_case_id IN (SELECT id FROM pathway_case WHERE status = 'CLOSED' AND closed_at IS NOT NULL);
UPDATE meeting_listing
SET left_at = (SELECT CAST(s.discharged_on AS DATETIME) FROM hospital_spell s WHERE s.case_id = meeting_listing.case_id),
  left_why = 'LEFT_HOSPITAL', waiting_case_id = NULL
WHERE waiting_case_id IN (SELECT case_id FROM hospital_spell WHERE discharged_on IS NOT NULL);
