-- What letters need beyond the first run: the lines around the text of a template, which reminder it is, how a sender's letterhead comes onto the
-- paper, and what became of each letter.

-- +goose Up

ALTER TABLE template ADD COLUMN remarks TEXT NOT NULL DEFAULT '';    -- lines above the address: 'Einschreiben', separated by \n
ALTER TABLE template ADD COLUMN enclosures TEXT NOT NULL DEFAULT ''; -- Anlagen
ALTER TABLE template ADD COLUMN copies TEXT NOT NULL DEFAULT '';     -- Verteiler
ALTER TABLE template ADD COLUMN informed TEXT NOT NULL DEFAULT '';   -- Nachrichtlich
ALTER TABLE template ADD COLUMN step INTEGER NOT NULL DEFAULT 0;     -- of a reminder: for the first, second, third time; 0: none of them

UPDATE template SET step = 1 WHERE key = 'erinnerung';
UPDATE template SET step = 2 WHERE key = 'erinnerung-2';

ALTER TABLE sender ADD COLUMN letterhead TEXT NOT NULL DEFAULT 'text'; -- 'text' with logo, 'pdf' as background, 'blank' for preprinted paper
ALTER TABLE sender ADD COLUMN background_first_hash TEXT REFERENCES blob(hash);     -- pictures of the background's pages, for the screen
ALTER TABLE sender ADD COLUMN background_following_hash TEXT REFERENCES blob(hash);

ALTER TABLE letter ADD COLUMN template_id INTEGER REFERENCES template(id);
ALTER TABLE letter ADD COLUMN way TEXT NOT NULL DEFAULT 'letter';    -- 'letter' or 'email'
ALTER TABLE letter ADD COLUMN sent_on TEXT NOT NULL DEFAULT '';
ALTER TABLE letter ADD COLUMN returned_on TEXT NOT NULL DEFAULT '';
CREATE INDEX letter_template ON letter(template_id);

UPDATE letter SET template_id = (SELECT template_id FROM letter_run r WHERE r.id = letter.run_id);
