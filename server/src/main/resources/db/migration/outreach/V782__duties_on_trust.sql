-- What points to a schedule line or a duty, and a duty's notice: none of these is ever deleted and their keys never move. As in promising, references
-- declared and gone over by the self-audit.
ALTER TABLE outreach.notice_part ALTER CONSTRAINT notice_part_schedule_line_id_fkey NOT ENFORCED;
ALTER TABLE outreach.notice_part ALTER CONSTRAINT notice_part_duty_id_fkey NOT ENFORCED;
ALTER TABLE outreach.word ALTER CONSTRAINT word_schedule_line_id_fkey NOT ENFORCED;
ALTER TABLE outreach.consent_part ALTER CONSTRAINT consent_part_schedule_line_id_fkey NOT ENFORCED;
ALTER TABLE outreach.offer ALTER CONSTRAINT offer_duty_id_fkey NOT ENFORCED;
ALTER TABLE outreach.duty ALTER CONSTRAINT duty_notice_id_fkey NOT ENFORCED;

-- Words that no statement looks for: nothing is to be counted of them after each slip.
ALTER TABLE outreach.duty ALTER evidence SET STATISTICS 0;
