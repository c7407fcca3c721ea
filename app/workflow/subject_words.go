package workflow

// What tables and columns are called in German, for the answer to somebody who asks what is kept about them.

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
)

// subjectTableNames are the tables in which something about a person stands, in the order of the report.
var subjectTableNames = []Choice{
	{"person", "Person"}, {"address", "Anschriften"}, {"contact", "Telefon und E-Mail"}, {"role", "Funktionen"}, {"invitation", "Einladungen und Anwesenheit"}, {"meeting", "Sitzungen (Leitung, Protokoll)"},
	{"task", "Aufgaben"}, {"letter", "Schreiben"}, {"journal_entry", "Verlauf von Kontakten"}, {"follow_up", "Wiedervorlagen"}, {"attachment", "Dateien"},
	{"not_duplicate", "Als verschieden vermerkte Personen"}, {"merged_person", "Zusammengeführte Einträge"},
}

// tableName returns what a table is called.
func tableName(name string) string {
	if german, known := otherTableNames[name]; known {
		return german
	}
	return Label(subjectTableNames, name)
}

// otherTableNames are tables that may mention a person in a text.
var otherTableNames = map[string]string{
	"agenda_item": "Tagesordnung", "decision": "Beschlüsse", "motion": "BA-Anträge", "nomination": "Benennungen", "nomination_round": "Benennungsrunden", "organisation": "Organisationen",
	"district": "Bezirksausschüsse", "office": "Geschäftsstellen", "sender": "Absenderprofile", "template": "Vorlagen", "text_block": "Textbausteine", "setting": "Einstellungen",
	"letter_run": "Serienbriefe", "saved_filter": "Gespeicherte Filter", "import_mapping": "Gemerkte Spalten", "date_proposal": "Terminvorschläge", "erasure": "Löschprotokoll", "history_entry": "Verlauf der Änderungen",
}

// columnNames are the columns of those tables. An empty name is not shown on paper: numbers, hashes, places; the machine-readable file has them all.
var columnNames = map[string]string{
	"id": "", "person_id": "", "hash": "", "pdf_hash": "", "minutes_hash": "", "first_page": "", "position": "", "number": "Nummer",
	"form": "Anrede", "title": "Titel", "first_name": "Vorname", "last_name": "Nachname", "salutation": "Briefanrede", "address_lines": "Eigene Anschriftzeilen", "address_via": "Anschrift über",
	"preferred_way": "Bevorzugter Weg", "organisation_id": "Organisation", "note": "Notiz", "restricted": "Verarbeitung eingeschränkt (Art. 18)", "no_contact": "Wünscht keine Post (Art. 21)",
	"verified_on": "Stand", "informed_on": "Informiert nach Art. 14", "archive_offered_on": "Dem Archiv angeboten", "archive_decision": "Entscheidung des Archivs",
	"kind": "Art", "extra": "Zusatz", "street": "Straße", "postcode": "Postleitzahl", "city": "Ort", "country": "Land", "preferred": "Bevorzugt", "not_on_lists": "Nicht auf Listen",
	"value": "Nummer oder Adresse", "label": "Bezeichnung", "role_kind_id": "Funktion", "district_id": "Bezirksausschuss", "body_id": "Gremium", "term_id": "Amtszeit", "nomination_id": "Benennung",
	"from_on": "Von", "until_on": "Bis", "held_on": "Datum", "vague_date": "Datum (ungefähr)", "starts": "Beginn", "ends": "Ende", "place": "Ort", "room": "Raum", "access": "Zugang", "online_link": "Link",
	"mode": "Form", "state": "Stand", "chair_id": "Leitung", "minutes_id": "Protokoll", "minutes_text": "Einleitung des Protokolls", "chair_name": "Leitung", "minutes_name": "Protokoll",
	"minutes_state": "Stand des Protokolls", "minutes_sent_on": "Protokoll versandt am", "minutes_sent": "Protokoll, wie versandt", "minutes_approved_on": "Protokoll genehmigt am", "minutes_approved_in_id": "Genehmigt in",
	"meeting_id": "Sitzung", "name": "Name", "capacity": "Funktion", "invited_on": "Eingeladen am", "reply": "Antwort", "replied_on": "Geantwortet am", "substitute": "Vertretung", "attendance": "Anwesenheit",
	"came": "Gekommen", "gone": "Gegangen", "reminded_on": "Erinnert am", "walked_in": "Ohne Einladung gekommen", "agenda_item_id": "Tagesordnungspunkt", "asked_item_id": "Nachgefragt unter",
	"who": "Wer", "text": "Text", "due_on": "Fällig am", "done_on": "Erledigt am", "run_id": "Serienbrief", "invitation_id": "Einladung", "motion_id": "Antrag", "dated_on": "Datum", "recipient": "Empfang",
	"address": "Anschrift", "subject": "Betreff", "content": "Text", "pages": "Seiten", "template_id": "Vorlage", "way": "Weg", "sent_on": "Versandt am", "returned_on": "Zurückgekommen am",
	"media_type": "Dateityp", "letter_id": "Schreiben", "happened_on": "Datum", "other_person_id": "Verschieden von", "noted_on": "Vermerkt am", "merged_on": "Zusammengeführt am",
	"shape": "Spalten der Datei", "mapping": "Zuordnung",
}

// valueChoices are the words for values that the store keeps in English, by table and column.
var valueChoices = map[string][]Choice{
	"person.address_via": AddressViaChoices, "person.preferred_way": PreferredWayChoices, "person.archive_decision": ArchiveChoices,
	"address.kind": {{"private", "privat"}, {"work", "dienstlich"}},
	"contact.kind": {{data.ContactEmail, "E-Mail"}, {data.ContactPhone, "Telefon"}, {data.ContactMobile, "Mobiltelefon"}, {data.ContactWeb, "Internet"}},
	"meeting.mode": MeetingModeChoices, "meeting.state": MeetingStateChoices,
	"meeting.minutes_state": {{data.MinutesDraft, "Entwurf"}, {data.MinutesSent, "versandt"}, {data.MinutesApproved, "genehmigt"}},
	"invitation.reply":      ReplyChoices, "invitation.attendance": AttendanceChoices,
	"letter.way": PreferredWayChoices, "letter.state": {{data.LetterDraft, "Entwurf"}, {data.LetterPrinted, "gedruckt"}, {data.LetterSent, "versandt"}, {data.LetterReturned, "zurückgekommen"}},
	"journal_entry.kind": {
		{data.JournalLetter, "Schreiben"}, {data.JournalAnswer, "Antwort"}, {data.JournalCall, "Anruf"}, {data.JournalEmail, "E-Mail"}, {data.JournalMeeting, "Sitzung"}, {data.JournalNote, "Notiz"},
	},
}

// flagColumns hold yes or no.
var flagColumns = map[string]bool{"restricted": true, "no_contact": true, "preferred": true, "not_on_lists": true, "walked_in": true}

// valueWords returns a value as a reader needs it; empty for one that says nothing.
func valueWords(table, column string, row data.SubjectRow) string {
	value := row.Values[column]
	if label := row.Labels[column]; label != "" {
		return label
	}
	switch v := value.(type) {
	case nil:
		return ""
	case int64:
		if flagColumns[column] {
			return map[bool]string{true: "ja", false: "nein"}[v != 0]
		}
		return strconv.FormatInt(v, 10)
	case string:
		if choices, known := valueChoices[table+"."+column]; known && v != "" {
			return Label(choices, v)
		}
		if strings.HasSuffix(column, "_on") {
			return dayWords(v)
		}
		if table == "letter" && column == "content" {
			return letterText(v)
		}
		return v
	}
	return fmt.Sprint(value)
}

func dayWords(iso string) string {
	var day data.Date
	if err := day.Scan(iso); err != nil {
		return iso
	}
	return day.String()
}

// letterText returns what stood on a letter as plain text.
func letterText(content string) string {
	var l letter.Letter
	if err := json.Unmarshal([]byte(content), &l); err != nil {
		return content
	}
	return letter.PlainText(l)
}
