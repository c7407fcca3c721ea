-- The whole of what the office keeps. Words as in the README's glossary; English here, German only for readers.
--
-- Conventions
--   * id           INTEGER PRIMARY KEY AUTOINCREMENT: a number is never given twice, so undo and redo can bring a row back under its own.
--   * *_on         a date without a time, 'YYYY-MM-DD', '' when unknown.     *_at   an instant, RFC 3339 in UTC, '' when unknown.
--   * *_id         a reference; NULL when there is none. Nothing cascades: what hangs on a row is removed by the action that removes it,
--                  so that the history sees every row go.
--   * flags        0 or 1.
-- History triggers are not written here: the store makes them from the columns of each table (see history.go).

-- +goose Up

CREATE TABLE office (                            -- BA-Geschäftsstelle
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  key          TEXT NOT NULL UNIQUE,             -- 'west', used by the shipped district list
  name         TEXT NOT NULL,                    -- 'BA-Geschäftsstelle West'
  address_name TEXT NOT NULL DEFAULT '',         -- first line of an address: 'Direktorium, BA-Geschäftsstelle (West)'
  street       TEXT NOT NULL DEFAULT '',
  postcode     TEXT NOT NULL DEFAULT '',
  city         TEXT NOT NULL DEFAULT '',
  email        TEXT NOT NULL DEFAULT '',
  phone        TEXT NOT NULL DEFAULT '',
  evidence     TEXT NOT NULL DEFAULT '',         -- where these lines come from, and what has to be checked
  confirmed_on TEXT NOT NULL DEFAULT ''          -- a user has checked them on this day
);

CREATE TABLE district (                          -- Stadtbezirk with its Bezirksausschuss
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  number       INTEGER NOT NULL UNIQUE,
  name         TEXT NOT NULL,
  office_id    INTEGER REFERENCES office(id),
  mailbox      TEXT NOT NULL DEFAULT '',         -- 'ba25@muenchen.de'
  evidence     TEXT NOT NULL DEFAULT '',         -- 'belegt' or 'angenommen': how sure the office of this district is
  confirmed_on TEXT NOT NULL DEFAULT '',
  note         TEXT NOT NULL DEFAULT ''
);
CREATE INDEX district_office ON district(office_id);

CREATE TABLE body (                              -- Gremium
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  key    TEXT NOT NULL UNIQUE,                   -- 'ba', 'mb', 'verwaltung', 'lokal'
  name   TEXT NOT NULL,
  abbreviation TEXT NOT NULL DEFAULT '',         -- 'MB', as lists print it
  position INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE term (                              -- Amtszeit
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  body_id  INTEGER REFERENCES body(id),
  name     TEXT NOT NULL,                        -- '2026–2032'
  from_on  TEXT NOT NULL DEFAULT '',
  until_on TEXT NOT NULL DEFAULT ''
);
CREATE INDEX term_body ON term(body_id);

CREATE TABLE organisation (                      -- Organisation, Verein, Referat
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  body_id    INTEGER REFERENCES body(id),
  name       TEXT NOT NULL,
  department TEXT NOT NULL DEFAULT '',
  street     TEXT NOT NULL DEFAULT '',
  postcode   TEXT NOT NULL DEFAULT '',
  city       TEXT NOT NULL DEFAULT '',
  email      TEXT NOT NULL DEFAULT '',
  phone      TEXT NOT NULL DEFAULT '',
  note       TEXT NOT NULL DEFAULT ''
);
CREATE INDEX organisation_body ON organisation(body_id);

CREATE TABLE person (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  form          TEXT NOT NULL DEFAULT '',        -- 'Frau', 'Herr' or '' (no form of address known or wanted)
  title         TEXT NOT NULL DEFAULT '',        -- 'Dr.', 'Prof. Dr.'
  first_name    TEXT NOT NULL DEFAULT '',
  last_name     TEXT NOT NULL DEFAULT '',        -- one-word names stand here; either name may be empty, not both
  salutation    TEXT NOT NULL DEFAULT '',        -- replaces the salutation that the program would build
  address_lines TEXT NOT NULL DEFAULT '',        -- replaces the address that the program would build; lines separated by \n
  address_via   TEXT NOT NULL DEFAULT 'office',  -- 'office' (of the district), 'own', 'organisation'
  preferred_way TEXT NOT NULL DEFAULT 'letter',  -- 'letter' or 'email'
  organisation_id INTEGER REFERENCES organisation(id),
  note          TEXT NOT NULL DEFAULT '',
  restricted    INTEGER NOT NULL DEFAULT 0,      -- Art. 18 DSGVO: kept, but used for nothing
  no_contact    INTEGER NOT NULL DEFAULT 0,      -- wants no mail from us (Art. 21 DSGVO)
  verified_on   TEXT NOT NULL DEFAULT '',        -- 'Stand'
  informed_on   TEXT NOT NULL DEFAULT ''         -- Art. 14 DSGVO: told that we keep these data
);
CREATE INDEX person_organisation ON person(organisation_id);

CREATE TABLE address (                           -- a postal address of a person's own
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id    INTEGER NOT NULL REFERENCES person(id),
  kind         TEXT NOT NULL DEFAULT 'private',  -- 'private' or 'work'
  extra        TEXT NOT NULL DEFAULT '',         -- 'c/o …', department, back building
  street       TEXT NOT NULL DEFAULT '',
  postcode     TEXT NOT NULL DEFAULT '',
  city         TEXT NOT NULL DEFAULT '',
  country      TEXT NOT NULL DEFAULT '',         -- '' is Germany
  preferred    INTEGER NOT NULL DEFAULT 0,
  not_on_lists INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX address_person ON address(person_id);

CREATE TABLE contact (                           -- a number, a mailbox
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id    INTEGER NOT NULL REFERENCES person(id),
  kind         TEXT NOT NULL,                    -- 'email', 'phone', 'mobile', 'web'
  value        TEXT NOT NULL,
  label        TEXT NOT NULL DEFAULT '',         -- 'privat', 'Büro'
  preferred    INTEGER NOT NULL DEFAULT 0,
  not_on_lists INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX contact_person ON contact(person_id);

CREATE TABLE role_kind (                         -- kind of Funktion; users may add and rename
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  key      TEXT NOT NULL UNIQUE,                 -- 'vorsitz'; own kinds get 'eigen-1' …
  name     TEXT NOT NULL,                        -- 'Vorsitz'
  purpose  TEXT NOT NULL DEFAULT 'other',        -- what the program does with it: 'chair', 'deputy', 'officer', 'contact', 'board', 'guest', 'other'
  body_id  INTEGER REFERENCES body(id),
  per_district INTEGER NOT NULL DEFAULT 0,       -- held for a district
  position INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX role_kind_body ON role_kind(body_id);

CREATE TABLE nomination_round (                  -- Benennungsrunde
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL,                      -- 'Benennungsrunde 2026–2032'
  term_id    INTEGER REFERENCES term(id),
  started_on TEXT NOT NULL DEFAULT '',
  closed_on  TEXT NOT NULL DEFAULT ''
);
CREATE INDEX nomination_round_term ON nomination_round(term_id);

CREATE TABLE nomination (                        -- what one district was asked in a round, and what it answered; its state follows from these fields
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id    INTEGER NOT NULL REFERENCES nomination_round(id),
  district_id INTEGER NOT NULL REFERENCES district(id),
  asked_on    TEXT NOT NULL DEFAULT '',
  due_on      TEXT NOT NULL DEFAULT '',
  reminders   INTEGER NOT NULL DEFAULT 0,
  reminded_on TEXT NOT NULL DEFAULT '',
  answered_on TEXT NOT NULL DEFAULT '',
  answer      TEXT NOT NULL DEFAULT '',          -- '' none yet, 'named', 'none' (names nobody, the chair acts)
  way         TEXT NOT NULL DEFAULT '',          -- 'letter', 'email', 'phone', 'personal'
  to_confirm  INTEGER NOT NULL DEFAULT 0,        -- a new term began: still right?
  note        TEXT NOT NULL DEFAULT '',
  UNIQUE (round_id, district_id)
);
CREATE INDEX nomination_district ON nomination(district_id);

CREATE TABLE role (                              -- Funktion of a person
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id     INTEGER NOT NULL REFERENCES person(id),
  role_kind_id  INTEGER NOT NULL REFERENCES role_kind(id),
  district_id   INTEGER REFERENCES district(id),
  body_id       INTEGER REFERENCES body(id),
  organisation_id INTEGER REFERENCES organisation(id),
  term_id       INTEGER REFERENCES term(id),
  nomination_id INTEGER REFERENCES nomination(id), -- the answer that brought this role
  title         TEXT NOT NULL DEFAULT '',        -- the wording of its own: 'Vorsitzender', 'Beauftragte für Vielfalt'
  from_on       TEXT NOT NULL DEFAULT '',
  until_on      TEXT NOT NULL DEFAULT ''         -- last day in office
);
CREATE INDEX role_person ON role(person_id);
CREATE INDEX role_district ON role(district_id);
CREATE INDEX role_role_kind ON role(role_kind_id);
CREATE INDEX role_nomination ON role(nomination_id);

CREATE TABLE meeting (                           -- Sitzung
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  number      INTEGER NOT NULL UNIQUE,           -- '7. Sitzung'
  title       TEXT NOT NULL DEFAULT '',
  held_on     TEXT NOT NULL DEFAULT '',
  vague_date  TEXT NOT NULL DEFAULT '',          -- 'voraussichtlich im Herbst 2026', while no date is fixed
  starts      TEXT NOT NULL DEFAULT '',          -- '18:00', local time
  ends        TEXT NOT NULL DEFAULT '',
  place       TEXT NOT NULL DEFAULT '',
  room        TEXT NOT NULL DEFAULT '',
  access      TEXT NOT NULL DEFAULT '',          -- 'stufenlos'
  online_link TEXT NOT NULL DEFAULT '',
  mode        TEXT NOT NULL DEFAULT 'presence',  -- 'presence', 'online', 'hybrid'
  state       TEXT NOT NULL DEFAULT 'planned',   -- 'planned', 'invited', 'held', 'cancelled'
  chair_id    INTEGER REFERENCES person(id),
  minutes_id  INTEGER REFERENCES person(id),     -- who takes the minutes
  minutes_text TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX meeting_chair ON meeting(chair_id);
CREATE INDEX meeting_minutes ON meeting(minutes_id);

CREATE TABLE agenda_item (                       -- TOP
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id INTEGER REFERENCES meeting(id),     -- NULL: waits in the store of topics
  parent_id  INTEGER REFERENCES agenda_item(id),
  position   INTEGER NOT NULL DEFAULT 0,
  title      TEXT NOT NULL,
  minutes    INTEGER NOT NULL DEFAULT 0,         -- planned length in minutes
  speaker    TEXT NOT NULL DEFAULT '',
  public     INTEGER NOT NULL DEFAULT 1,
  note       TEXT NOT NULL DEFAULT '',
  record     TEXT NOT NULL DEFAULT ''            -- what the minutes say of it
);
CREATE INDEX agenda_item_meeting ON agenda_item(meeting_id);
CREATE INDEX agenda_item_parent ON agenda_item(parent_id);

CREATE TABLE invitation (                        -- one invited person or guest, with name and function frozen for this meeting
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id  INTEGER NOT NULL REFERENCES meeting(id),
  person_id   INTEGER REFERENCES person(id),     -- NULL: a guest written in by hand
  district_id INTEGER REFERENCES district(id),
  body_id     INTEGER REFERENCES body(id),
  name        TEXT NOT NULL,                     -- 'Nachname, Vorname, Titel' as lists print it
  capacity    TEXT NOT NULL DEFAULT '',          -- 'Migrationsbeauftragter'
  invited_on  TEXT NOT NULL DEFAULT '',
  reply       TEXT NOT NULL DEFAULT '',          -- '' open, 'accepted', 'declined', 'substituted'
  replied_on  TEXT NOT NULL DEFAULT '',
  substitute  TEXT NOT NULL DEFAULT '',          -- name of who comes instead
  attendance  TEXT NOT NULL DEFAULT '',          -- '' not marked, 'present', 'online', 'excused', 'absent'
  came        TEXT NOT NULL DEFAULT '',          -- '18:02'
  gone        TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX invitation_meeting ON invitation(meeting_id);
CREATE INDEX invitation_person ON invitation(person_id);
CREATE INDEX invitation_district ON invitation(district_id);

CREATE TABLE decision (                          -- Beschluss, Ergebnis
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id     INTEGER NOT NULL REFERENCES meeting(id),
  agenda_item_id INTEGER REFERENCES agenda_item(id),
  text           TEXT NOT NULL
);
CREATE INDEX decision_meeting ON decision(meeting_id);
CREATE INDEX decision_agenda_item ON decision(agenda_item_id);

CREATE TABLE task (                              -- Aufgabe from a meeting
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting_id     INTEGER REFERENCES meeting(id),
  agenda_item_id INTEGER REFERENCES agenda_item(id),
  person_id      INTEGER REFERENCES person(id),
  who            TEXT NOT NULL DEFAULT '',       -- where it is no person on file
  text           TEXT NOT NULL,
  due_on         TEXT NOT NULL DEFAULT '',
  done_on        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX task_meeting ON task(meeting_id);
CREATE INDEX task_person ON task(person_id);
CREATE INDEX task_agenda_item ON task(agenda_item_id);

CREATE TABLE motion (                            -- BA-Antrag
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  number      TEXT NOT NULL DEFAULT '',          -- '20-26 / B 01322'
  district_id INTEGER REFERENCES district(id),
  dated_on    TEXT NOT NULL DEFAULT '',
  subject     TEXT NOT NULL DEFAULT '',
  way         TEXT NOT NULL DEFAULT '',          -- 'auf dem Büroweg', 'Stadtratsvorlage'
  due_on      TEXT NOT NULL DEFAULT '',
  state       TEXT NOT NULL DEFAULT 'open',      -- 'open', 'answered', 'closed'
  meeting_id  INTEGER REFERENCES meeting(id),
  note        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX motion_district ON motion(district_id);
CREATE INDEX motion_meeting ON motion(meeting_id);

CREATE TABLE follow_up (                         -- Wiedervorlage
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  due_on      TEXT NOT NULL,
  text        TEXT NOT NULL,
  person_id   INTEGER REFERENCES person(id),
  district_id INTEGER REFERENCES district(id),
  meeting_id  INTEGER REFERENCES meeting(id),
  motion_id   INTEGER REFERENCES motion(id),
  done_on     TEXT NOT NULL DEFAULT ''
);
CREATE INDEX follow_up_due ON follow_up(due_on);
CREATE INDEX follow_up_person ON follow_up(person_id);
CREATE INDEX follow_up_district ON follow_up(district_id);
CREATE INDEX follow_up_meeting ON follow_up(meeting_id);
CREATE INDEX follow_up_motion ON follow_up(motion_id);

CREATE TABLE template (                          -- Vorlage of a letter
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  key      TEXT NOT NULL UNIQUE,                 -- 'benennung'; the command line names templates by it
  name     TEXT NOT NULL,                        -- 'Bitte um Benennung'
  purpose  TEXT NOT NULL DEFAULT 'plain',        -- 'nomination', 'reminder', 'thanks', 'invitation', 'minutes', 'privacy', 'motion', 'plain'
  subject  TEXT NOT NULL DEFAULT '',
  body     TEXT NOT NULL DEFAULT '',             -- Markdown subset with {placeholders}; see reports/letter
  shipped  INTEGER NOT NULL DEFAULT 0,           -- came with the program
  archived INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE blob (                              -- bytes once, by content; outside history and undo: rows move references, never bytes
  hash    TEXT PRIMARY KEY,                      -- SHA-256, hex
  content BLOB NOT NULL
);

CREATE TABLE sender (                            -- Absenderprofil; the date of a letter chooses
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  name         TEXT NOT NULL,                    -- for the list in the settings
  from_on      TEXT NOT NULL DEFAULT '',
  until_on     TEXT NOT NULL DEFAULT '',
  authority    TEXT NOT NULL DEFAULT '',         -- 'Landeshauptstadt München'
  department   TEXT NOT NULL DEFAULT '',         -- 'Sozialreferat'
  section      TEXT NOT NULL DEFAULT '',         -- 'Stelle für interkulturelle Arbeit'
  street       TEXT NOT NULL DEFAULT '',
  postcode     TEXT NOT NULL DEFAULT '',
  city         TEXT NOT NULL DEFAULT '',
  return_line  TEXT NOT NULL DEFAULT '',         -- small line above the address; built from the lines above when ''
  contact_name TEXT NOT NULL DEFAULT '',         -- Sachbearbeitung
  room         TEXT NOT NULL DEFAULT '',
  phone        TEXT NOT NULL DEFAULT '',
  email        TEXT NOT NULL DEFAULT '',
  hours        TEXT NOT NULL DEFAULT '',         -- Sprechzeiten
  our_reference TEXT NOT NULL DEFAULT '',        -- Unser Zeichen
  signature_mark TEXT NOT NULL DEFAULT '',       -- 'gez.' or '' (three empty lines to sign in)
  signatory    TEXT NOT NULL DEFAULT '',
  signatory_title TEXT NOT NULL DEFAULT '',      -- 'Leitung'
  footer       TEXT NOT NULL DEFAULT '',         -- lines separated by \n
  logo_hash    TEXT REFERENCES blob(hash),
  background_hash TEXT REFERENCES blob(hash),
  signature_hash  TEXT REFERENCES blob(hash)
);

CREATE TABLE letter_run (                        -- Serienbrief
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  template_id INTEGER REFERENCES template(id),
  round_id    INTEGER REFERENCES nomination_round(id),
  meeting_id  INTEGER REFERENCES meeting(id),
  name        TEXT NOT NULL,                     -- 'Bitte um Benennung, 25 Schreiben'
  dated_on    TEXT NOT NULL,
  due_on      TEXT NOT NULL DEFAULT '',
  made_at     TEXT NOT NULL DEFAULT '',
  made_by     TEXT NOT NULL DEFAULT '',          -- the operating system's user
  pdf_hash    TEXT REFERENCES blob(hash)         -- all letters in one file, as they left the house
);
CREATE INDEX letter_run_template ON letter_run(template_id);
CREATE INDEX letter_run_round ON letter_run(round_id);
CREATE INDEX letter_run_meeting ON letter_run(meeting_id);

CREATE TABLE letter (                            -- one letter as it left the house: nothing here follows later changes
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id      INTEGER REFERENCES letter_run(id),
  position    INTEGER NOT NULL DEFAULT 0,        -- place in the run, from 1
  person_id   INTEGER REFERENCES person(id),
  district_id INTEGER REFERENCES district(id),
  nomination_id INTEGER REFERENCES nomination(id),
  invitation_id INTEGER REFERENCES invitation(id),
  motion_id   INTEGER REFERENCES motion(id),
  dated_on    TEXT NOT NULL DEFAULT '',
  recipient   TEXT NOT NULL DEFAULT '',          -- name for lists
  address     TEXT NOT NULL DEFAULT '',          -- frozen lines, separated by \n
  salutation  TEXT NOT NULL DEFAULT '',
  subject     TEXT NOT NULL DEFAULT '',
  content     TEXT NOT NULL DEFAULT '',          -- the whole letter as JSON, ready to be laid out again
  first_page  INTEGER NOT NULL DEFAULT 0,        -- in the run's PDF, from 1
  pages       INTEGER NOT NULL DEFAULT 0,
  state       TEXT NOT NULL DEFAULT 'printed',   -- 'draft', 'printed', 'sent', 'returned'
  pdf_hash    TEXT REFERENCES blob(hash),        -- a file of its own, where one was made
  note        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX letter_run_position ON letter(run_id, position);
CREATE INDEX letter_person ON letter(person_id);
CREATE INDEX letter_district ON letter(district_id);
CREATE INDEX letter_nomination ON letter(nomination_id);
CREATE INDEX letter_invitation ON letter(invitation_id);
CREATE INDEX letter_motion ON letter(motion_id);

CREATE TABLE attachment (                        -- a scan or file that belongs to something
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT NOT NULL,
  media_type  TEXT NOT NULL DEFAULT '',
  hash        TEXT NOT NULL REFERENCES blob(hash),
  person_id   INTEGER REFERENCES person(id),
  district_id INTEGER REFERENCES district(id),
  meeting_id  INTEGER REFERENCES meeting(id),
  agenda_item_id INTEGER REFERENCES agenda_item(id),
  motion_id   INTEGER REFERENCES motion(id),
  letter_id   INTEGER REFERENCES letter(id)
);
CREATE INDEX attachment_person ON attachment(person_id);
CREATE INDEX attachment_district ON attachment(district_id);
CREATE INDEX attachment_meeting ON attachment(meeting_id);

CREATE TABLE journal_entry (                     -- what happened with a person, a district, a meeting; their timeline
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  happened_on TEXT NOT NULL,
  kind        TEXT NOT NULL,                     -- 'letter', 'answer', 'call', 'email', 'meeting', 'note'
  text        TEXT NOT NULL,
  person_id   INTEGER REFERENCES person(id),
  district_id INTEGER REFERENCES district(id),
  meeting_id  INTEGER REFERENCES meeting(id),
  letter_id   INTEGER REFERENCES letter(id)
);
CREATE INDEX journal_entry_person ON journal_entry(person_id);
CREATE INDEX journal_entry_district ON journal_entry(district_id);
CREATE INDEX journal_entry_meeting ON journal_entry(meeting_id);
CREATE INDEX journal_entry_letter ON journal_entry(letter_id);

CREATE TABLE setting (                           -- what the office has decided, by key
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  key   TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);

-- What follows is the store's own: not part of the history, never edited by an action.

CREATE TABLE history_entry (                     -- one action: one line in the Verlauf, one step to undo
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  at     TEXT NOT NULL,                          -- RFC 3339, UTC
  user   TEXT NOT NULL DEFAULT '',
  title  TEXT NOT NULL,                          -- 'Person geändert: Vorname Nachname'
  state  TEXT NOT NULL DEFAULT 'done'            -- 'done', 'undone', 'dropped' (undone, then something else was done: no redo)
);
CREATE INDEX history_entry_state ON history_entry(state, id);

CREATE TABLE history_row (                       -- one changed row of an action
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id    INTEGER NOT NULL REFERENCES history_entry(id),
  table_name  TEXT NOT NULL,
  row_id      INTEGER NOT NULL,
  old         TEXT,                              -- JSON object of the row before; NULL: it was new
  new         TEXT,                              -- JSON object of the row after; NULL: it was removed
  person_id   INTEGER,                           -- whom the row belongs to, so that the history of one is found at once
  district_id INTEGER,
  meeting_id  INTEGER
);
CREATE INDEX history_row_entry ON history_row(entry_id);
CREATE INDEX history_row_row ON history_row(table_name, row_id);
CREATE INDEX history_row_person ON history_row(person_id) WHERE person_id IS NOT NULL;
CREATE INDEX history_row_district ON history_row(district_id) WHERE district_id IS NOT NULL;
CREATE INDEX history_row_meeting ON history_row(meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TABLE history_pen (                       -- one row: what the triggers do with a change
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  mode     TEXT NOT NULL,                        -- 'closed' (a change outside an action is refused), 'write', 'replay' (undo and redo)
  entry_id INTEGER
);
INSERT INTO history_pen (id, mode) VALUES (1, 'closed');

CREATE TABLE search_document (                   -- one findable thing; made anew from the rows that an action touched
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,                        -- 'person', 'district', 'letter', 'meeting'
  row_id   INTEGER NOT NULL,
  sort_key BLOB NOT NULL,                        -- collation key of the name, DIN 5007-1
  text     TEXT NOT NULL,                        -- folded words
  UNIQUE (kind, row_id)
);
CREATE INDEX search_document_sort ON search_document(kind, sort_key);

CREATE VIRTUAL TABLE search_word USING fts5(
  text, content = 'search_document', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);

CREATE TABLE store_state (                       -- the store's own notes: version of the search keys, who has the file open
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
