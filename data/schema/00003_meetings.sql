-- What meetings need from the first idea to the approved minutes: several dates to choose from, the rules by which people are invited, a store of topics, the states of
-- minutes, tasks that go from meeting to meeting, and text blocks.

-- +goose Up

ALTER TABLE meeting ADD COLUMN chair_name TEXT NOT NULL DEFAULT '';          -- Sitzungsleitung as paper names it; chair_id where it is a person on file
ALTER TABLE meeting ADD COLUMN minutes_name TEXT NOT NULL DEFAULT '';        -- Protokoll, the same
ALTER TABLE meeting ADD COLUMN minutes_state TEXT NOT NULL DEFAULT 'draft';  -- 'draft', 'sent', 'approved'
ALTER TABLE meeting ADD COLUMN minutes_sent_on TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN minutes_sent TEXT NOT NULL DEFAULT '';        -- the minutes as plain text on the day they were sent: what differs today is shown as changed
ALTER TABLE meeting ADD COLUMN minutes_hash TEXT REFERENCES blob(hash);      -- their PDF as it was sent
ALTER TABLE meeting ADD COLUMN minutes_approved_on TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN minutes_approved_in_id INTEGER REFERENCES meeting(id); -- the meeting that approved them
CREATE INDEX meeting_minutes_approved_in ON meeting(minutes_approved_in_id);

CREATE TABLE date_proposal (                     -- Terminvorschlag of a meeting whose date is not fixed
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER NOT NULL REFERENCES meeting(id),
  held_on    TEXT NOT NULL,
  starts     TEXT NOT NULL DEFAULT '',
  ends       TEXT NOT NULL DEFAULT '',
  note       TEXT NOT NULL DEFAULT ''            -- 'Raum 1 ist frei'
);
CREATE INDEX date_proposal_meeting ON date_proposal(meeting_id);

CREATE TABLE guest_rule (                        -- whom a meeting invites
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id   INTEGER REFERENCES meeting(id),   -- NULL: what new meetings begin with
  kind         TEXT NOT NULL,                    -- 'named', 'chair' (where nobody is named), 'role', 'body'
  role_kind_id INTEGER REFERENCES role_kind(id), -- of 'role'
  body_id      INTEGER REFERENCES body(id)       -- of 'body': all who hold a role in it
);
CREATE INDEX guest_rule_meeting ON guest_rule(meeting_id);
CREATE INDEX guest_rule_role_kind ON guest_rule(role_kind_id);
CREATE INDEX guest_rule_body ON guest_rule(body_id);

ALTER TABLE agenda_item ADD COLUMN outcome TEXT NOT NULL DEFAULT '';         -- '', 'done' (behandelt), 'postponed' (vertagt)
ALTER TABLE agenda_item ADD COLUMN district_id INTEGER REFERENCES district(id); -- the BA that suggested the topic
ALTER TABLE agenda_item ADD COLUMN proposed_by TEXT NOT NULL DEFAULT '';     -- … or who else: 'Migrationsbeirat'
ALTER TABLE agenda_item ADD COLUMN proposed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_item ADD COLUMN from_item_id INTEGER REFERENCES agenda_item(id); -- the postponed item of an earlier meeting that it takes up
CREATE INDEX agenda_item_district ON agenda_item(district_id);
CREATE INDEX agenda_item_from_item ON agenda_item(from_item_id);
CREATE INDEX attachment_agenda_item ON attachment(agenda_item_id);

ALTER TABLE task ADD COLUMN asked_item_id INTEGER REFERENCES agenda_item(id); -- the item of a later meeting that asks after it
CREATE INDEX task_asked_item ON task(asked_item_id);

ALTER TABLE invitation ADD COLUMN reminded_on TEXT NOT NULL DEFAULT '';      -- asked once more for an answer
ALTER TABLE invitation ADD COLUMN walked_in INTEGER NOT NULL DEFAULT 0;      -- came without having been invited

CREATE TABLE text_block (                        -- Textbaustein for minutes
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL,
  text     TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
);
