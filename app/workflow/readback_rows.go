package workflow

// What the rows of a filled list mean: the entries of a row together, beside what stood there when the list was written and what the file says by now.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// listReader goes through the rows of a list.
type listReader struct {
	desk      *Desk
	list      listKey
	back      ReadBack
	invited   []data.InvitationRow
	places    map[data.ID]int  // index of invited by invitation
	seen      map[data.ID]int  // lines of the sheet by invitation
	guests    map[data.ID]bool // who stands on the list by name alone
	closing   map[data.ID]bool // whose attendance was entered by closing the meeting: what the paper says is better
	overruled []string         // names of those of whom the paper says something else
	conflicts []string
	wrong     []string
	older     []string // what was changed here since the list was written
	strangers int      // rows whose name is not that of their invitation
}

const mostNamed = 6 // entries named in one message

// readAll reads all rows; what several of them say wrong is told in one Mistake.
func (r *listReader) readAll(ctx context.Context, rows []sheet.FilledRow) error {
	r.places, r.seen, r.guests = map[data.ID]int{}, map[data.ID]int{}, map[data.ID]bool{}
	for i, row := range r.invited {
		r.places[row.Invitation.ID] = i
	}
	var guests []sheet.FilledRow
	for _, row := range rows {
		if row.Key == "" {
			guests = append(guests, row)
			continue
		}
		r.readRow(row)
	}
	if err := r.readGuests(ctx, guests); err != nil {
		return err
	}
	if r.strangers > 0 && 2*r.strangers >= len(r.seen) {
		return data.Mistakef("Die Liste stammt aus einer anderen Datei: An ihren Schlüsseln stehen hier andere Namen. Bitte die Datei öffnen, aus der die Liste gespeichert wurde.")
	}
	if len(r.wrong) > 0 {
		return &data.Mistake{Text: someOf(r.wrong)}
	}
	if len(r.conflicts) > 0 {
		advice := "Bitte diese Stellen in der Liste oder hier angleichen und die Liste noch einmal einlesen."
		return data.Mistakef("Die Liste ist vom %s. An denselben Stellen wurde hier seither etwas anderes eingetragen:\n%s\nEs wurde nichts übernommen. %s", r.list.made, someOf(r.conflicts), advice)
	}
	return nil
}

// someOf joins the first lines of a message.
func someOf(lines []string) string {
	shown := lines[:min(len(lines), mostNamed)]
	text := strings.Join(shown, "\n")
	if more := len(lines) - len(shown); more > 0 {
		text += fmt.Sprintf("\n… und %d weitere.", more)
	}
	return text
}

func placeOf(row sheet.FilledRow) string { return fmt.Sprintf("Zeile %d (%s)", row.Line, row.Name) }

// readRow compares the row of an invited person.
func (r *listReader) readRow(row sheet.FilledRow) {
	list, ok := parseListKey(row.List)
	id, name, base, sound := parseRowKey(row.Key)
	at, known := r.places[id]
	if !ok || !sound || list.meeting != r.list.meeting || !known {
		r.back.Unknown = append(r.back.Unknown, placeOf(row))
		return
	}
	if before := r.seen[id]; before > 0 {
		r.wrong = append(r.wrong, fmt.Sprintf("Die Zeilen %d und %d gehören zu derselben Person (%s). Bitte eine davon löschen.", before, row.Line, row.Name))
		return
	}
	r.seen[id] = row.Line
	invitation := r.invited[at].Invitation
	if name != nameSum(invitation.Name) {
		r.strangers++
	} else if row.Name != invitation.Name && row.Name != base.substitute+" für "+invitation.Name {
		r.back.Warnings = append(r.back.Warnings, fmt.Sprintf("%s: Hier stand %s, und dafür gilt die Zeile weiter. Wer stattdessen gekommen ist, gehört in die Spalte „Vertretung“.", placeOf(row), invitation.Name))
	}
	wanted, mistake := wantedState(row, base)
	if mistake != "" {
		r.wrong = append(r.wrong, placeOf(row)+": "+mistake)
		return
	}
	r.merge(invitation, base, wanted)
	if wanted.substitute != base.substitute && wanted.substitute != "" && !wanted.there() {
		r.back.Warnings = append(r.back.Warnings, placeOf(row)+": Die Vertretung ist eingetragen, aber nicht als anwesend. War sie da, bitte den Status „anwesend“ wählen.")
	}
}

// wantedState reads the entries of a row together. base is what stood there when the list was written: what is still so says nothing. mistake says which entries contradict each other.
func wantedState(row sheet.FilledRow, base rowState) (wanted rowState, mistake string) {
	wanted = base
	statusTouched, substituteTouched := row.Status != base.status(), row.Substitute != base.substitute
	newTimes := row.Came != base.came && row.Came != "" || row.Gone != base.gone && row.Gone != ""
	reply, isReply := valueOf(ReplyChoices, row.Status)
	attendance, isAttendance := valueOf(AttendanceChoices, row.Status)
	switch {
	case !statusTouched:
	case row.Status == "" && base.attendance != data.AttendanceOpen:
		wanted.attendance = data.AttendanceOpen
	case row.Status == "":
		wanted.reply, wanted.substitute = data.ReplyOpen, ""
	case isReply:
		wanted.attendance, wanted.reply = data.AttendanceOpen, reply
	case isAttendance:
		wanted.attendance = attendance
	}
	switch {
	case substituteTouched && row.Substitute != "":
		if statusTouched && isReply && reply != data.ReplySubstituted {
			return wanted, fmt.Sprintf("Der Status „%s“ und eine Vertretung passen nicht zusammen. Bitte eines von beiden löschen.", row.Status)
		}
		wanted.reply, wanted.substitute = data.ReplySubstituted, row.Substitute
	case substituteTouched:
		wanted.substitute = ""
		if wanted.reply == data.ReplySubstituted && row.Status != replyMarks[data.ReplySubstituted].Word {
			wanted.reply = data.ReplyOpen
		}
	}
	if wanted.reply != data.ReplySubstituted {
		wanted.substitute = ""
	}
	if wanted.reply == data.ReplySubstituted && wanted.substitute == "" && (statusTouched && isReply || substituteTouched) {
		return wanted, "Bei „Vertretung“ fehlt, wer kommt. Bitte den Namen in die Spalte „Vertretung“ eintragen."
	}
	wanted.came, wanted.gone = row.Came, row.Gone
	if wanted.there() || wanted.came+wanted.gone == "" {
		return wanted, timesMistake(wanted.came, wanted.gone, wanted != base)
	}
	switch {
	case !newTimes: // left over from before
		wanted.came, wanted.gone = "", ""
	case wanted.attendance == data.AttendanceOpen && !(statusTouched && wanted.reply == data.ReplyDeclined):
		wanted.attendance = data.AttendancePresent // who came at a time was there
	default:
		return wanted, fmt.Sprintf("Der Status „%s“ und eine Uhrzeit passen nicht zusammen. Bitte eines von beiden löschen.", row.Status)
	}
	return wanted, timesMistake(wanted.came, wanted.gone, wanted != base)
}

// timesMistake checks times that were touched.
func timesMistake(came, gone string, touched bool) string {
	if err := checkTimes(came, gone); touched && err != nil {
		return fmt.Sprintf("gegangen um %s Uhr, gekommen um %s Uhr. Bitte die Uhrzeiten berichtigen.", gone, came)
	}
	return ""
}

// valueOf returns the value that a German word stands for.
func valueOf(choices []Choice, word string) (string, bool) {
	for _, c := range choices {
		if c.Label == word && c.Value != "" {
			return c.Value, true
		}
	}
	return "", false
}

// merge brings together what the list changed and what was changed here since. Where both changed the same field in different ways, that is a conflict.
func (r *listReader) merge(invitation data.Invitation, base, wanted rowState) {
	present := rowStateOf(invitation)
	merged := present
	conflicts, older := len(r.conflicts), []string{}
	for _, f := range stateFields {
		was, wants, is, to := *f.of(&base), *f.of(&wanted), *f.of(&present), f.of(&merged)
		// Who sends somebody may have said before that he comes: the name of the substitute is the newer answer.
		newer := f.name == "Antwort" && wants == data.ReplySubstituted && base.substitute == "" && present.substitute == ""
		switch {
		case wants == is:
			continue
		case wants == was:
			older = append(older, f.name+": "+f.words(base)+" → "+f.words(present))
		case is == was || newer:
			*to = wants
		case f.name == "Anwesenheit" && r.closing[invitation.ID]:
			*to = wants
			r.overruled = append(r.overruled, invitation.Name)
		default:
			r.conflicts = append(r.conflicts, fmt.Sprintf("%s, %s: in der Liste %s, hier %s", invitation.Name, f.name, quotedWord(f.words(wanted)), quotedWord(f.words(present))))
		}
	}
	if len(older) > 0 {
		r.older = append(r.older, invitation.Name+" ("+strings.Join(older, ", ")+")")
	}
	if merged == present || len(r.conflicts) > conflicts {
		return
	}
	if !merged.sound() {
		r.conflicts = append(r.conflicts, fmt.Sprintf("%s: in der Liste %s, hier %s", invitation.Name, inWords(wanted), inWords(present)))
		return
	}
	for _, f := range stateFields {
		if *f.of(&merged) != *f.of(&present) {
			r.back.Changes = append(r.back.Changes, AttendanceChange{invitation.ID, invitation.Name, f.name, f.words(present), f.words(merged)})
		}
	}
	r.back.edits = append(r.back.edits, readBackEdit{invitation.ID, invitation.Name, present, merged})
}

// sound reports whether the fields go together.
func (s rowState) sound() bool {
	return (s.there() || s.came+s.gone == "") && (s.substitute == "" || s.reply == data.ReplySubstituted) && checkTimes(s.came, s.gone) == nil
}

func quotedWord(word string) string {
	if word == "–" {
		return "nichts"
	}
	return "„" + word + "“"
}

// inWords tells a state in one line.
func inWords(s rowState) string {
	var parts []string
	for _, f := range stateFields {
		if *f.of(&s) != "" {
			parts = append(parts, f.words(s))
		}
	}
	if len(parts) == 0 {
		return "nichts"
	}
	return "„" + strings.Join(parts, ", ") + "“"
}

// warnOlder tells what was changed here since the list was written, and stays so.
func (r *listReader) warnOlder() {
	if len(r.older) == 0 {
		return
	}
	slices.Sort(r.older)
	r.back.Warnings = append(r.back.Warnings, fmt.Sprintf("Die Liste ist vom %s, seither wurde hier geändert und bleibt so: %s", r.list.made, strings.ReplaceAll(someOf(r.older), "\n", "; ")))
}

// tellOverruled tells what closing the meeting had entered and the paper says otherwise.
func (r *listReader) tellOverruled() {
	if len(r.overruled) > 0 {
		r.back.Warnings = append(r.back.Warnings, "Beim Abschließen der Sitzung galten sie als entschuldigt oder abwesend; nun gilt, was auf der Liste steht: "+strings.Join(r.overruled, "; "))
	}
}
