package workflow

// What the placeholders and conditions of templates mean for one letter.

import (
	"fmt"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/letter"
)

// values returns what the placeholders of the templates mean for one letter.
func (w *letterWriter) values(l *DraftLetter) letter.Values {
	h, district := w.seated(l)
	n, order, meeting, sender := l.Nomination, w.draft.Order, w.draft.Meeting, w.draft.Sender
	text := map[string]string{
		letter.SalutationName: Salutation(h.Person),
		"Vorname":             h.Person.FirstName,
		"Nachname":            h.Person.LastName,
		"Name":                h.Person.FullName(),
		"Funktion":            h.Function(),
		"BA-Name":             district.Name,
		"Geschäftsstelle":     w.book.offices[district.OfficeID].Name,
		"Amtszeit":            w.term.Name,
		"Datum":               w.manner.date(order.Date),
		"Frist":               w.manner.date(order.Due),
		"Betreff":             order.Subject,
		"Mitteilung":          order.Message,
		"Antwort":             order.Message,
		"Auskunft Name":       sender.ContactName,
		"Auskunft Telefon":    sender.Phone,
		"Auskunft E-Mail":     sender.Email,
	}
	if district.ID != 0 {
		text["BA-Nummer"] = itoa(district.Number)
	}
	text["Datum erstes Schreiben"] = w.manner.date(n.AskedOn)
	text["Datum letztes Schreiben"] = w.manner.date(n.RemindedOn)
	if n.RemindedOn.IsZero() {
		text["Datum letztes Schreiben"] = w.manner.date(n.AskedOn)
	}
	if motion := w.draft.Motion; motion.ID != 0 {
		text["Antrag Nummer"], text["Antrag Datum"], text["Antrag Betreff"] = motion.Number, w.manner.date(motion.DatedOn), motion.Subject
	}
	conditions := map[string]bool{
		"Vorsitz":         h.RoleKind.Purpose == data.PurposeChair || h.Person.ID == 0,
		"erinnert":        n.Reminders > 0,
		"neue Amtszeit":   n.ToConfirm,
		"keine Benennung": n.Answer == data.AnswerNobody,
	}
	for _, cell := range w.board.Cells {
		if cell.District.ID == district.ID && len(cell.Named) > 0 {
			conditions["benannt"] = true
			text["Benannte Person"] = cell.Named[0].Person.FullName()
			text["Benannte Funktion"] = cell.Named[0].Function()
		}
	}
	if meeting.ID != 0 {
		w.addMeeting(meeting, text, conditions)
	}
	return letter.Values{Text: text, Conditions: conditions}
}

func (w *letterWriter) addMeeting(meeting data.Meeting, text map[string]string, conditions map[string]bool) {
	text["Sitzung"] = fmt.Sprintf("%d. Sitzung", meeting.Number)
	text["Sitzung Datum"] = w.manner.date(meeting.HeldOn)
	if meeting.Starts != "" {
		text["Sitzung Uhrzeit"] = meeting.Starts + " Uhr"
	}
	text["Sitzung Ort"] = MeetingPlace(meeting)
	text["Sitzung Zugang"] = meeting.Access
	text["Sitzung Link"] = meeting.OnlineLink
	text["Sitzung wann"] = meeting.VagueDate
	if !meeting.HeldOn.IsZero() {
		text["Sitzung wann"] = "am " + meeting.HeldOn.Weekday() + ", " + w.manner.date(meeting.HeldOn)
		if meeting.Starts != "" {
			text["Sitzung wann"] += ", um " + meeting.Starts + " Uhr"
		}
	}
	text[letter.AgendaName] = strings.Join(publicTitles(w.agenda), "\n")
	conditions["Präsenz"] = meeting.Mode == data.ModePresence
	conditions["online"] = meeting.Mode == data.ModeOnline
	conditions["hybrid"] = meeting.Mode == data.ModeHybrid
}

// publicTitles returns the titles of an agenda as letters print them: of the public top items, each with its public sub-items behind it: 'Berichte: Verwaltung; Migrationsbeirat'.
func publicTitles(items []data.AgendaItem) []string {
	var titles []string
	for _, item := range items {
		if item.ParentID != 0 || !item.Public {
			continue
		}
		var subs []string
		for _, sub := range items {
			if sub.ParentID == item.ID && sub.Public {
				subs = append(subs, sub.Title)
			}
		}
		title := item.Title
		if len(subs) > 0 {
			title = strings.TrimRight(title, ":") + ": " + strings.Join(subs, "; ")
		}
		titles = append(titles, title)
	}
	return titles
}
