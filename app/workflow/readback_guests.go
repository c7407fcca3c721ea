package workflow

// Guests who were written on an attendance list by hand.

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/sheet"
)

// readGuests finds out who of the people without a key is new.
func (r *listReader) readGuests(ctx context.Context, rows []sheet.FilledRow) error {
	if len(rows) == 0 {
		return nil
	}
	districts, err := data.List[data.District](ctx, r.desk.Store, nil)
	if err != nil {
		return err
	}
	bodies, err := data.List[data.Body](ctx, r.desk.Store, nil)
	if err != nil {
		return err
	}
	for _, row := range rows {
		wanted, mistake := r.wantedGuest(row)
		if mistake != "" {
			r.wrong = append(r.wrong, placeOf(row)+": "+mistake)
			continue
		}
		guest := NewGuest{Line: row.Line, Status: wanted.status(), Invitation: data.Invitation{Name: row.Name}}
		holder, found, err := r.desk.personNamed(ctx, row.Name, r.desk.dayOf(r.back.Meeting))
		if err != nil {
			return err
		}
		if found {
			guest.Invitation = invitationOf(holder, r.back.Meeting, data.Date{})
		}
		if r.isOnList(row, guest.Invitation, wanted) {
			continue
		}
		guest.Invitation.MeetingID, guest.Invitation.WalkedIn = r.back.Meeting.ID, wanted.there()
		wanted.putInto(&guest.Invitation)
		if wanted.reply != data.ReplyOpen {
			guest.Invitation.RepliedOn = r.desk.Today()
		}
		if row.Capacity != "" {
			guest.Invitation.Capacity = row.Capacity
		}
		if guest.Invitation.Capacity == "" {
			guest.Invitation.Capacity = "Gast"
		}
		if !seatGuest(&guest, row.Body, districts, bodies) {
			r.back.Warnings = append(r.back.Warnings, fmt.Sprintf("%s: „%s“ in der Spalte BA ist weder ein BA noch ein Gremium und bleibt weg.", placeOf(row), row.Body))
		}
		r.back.Guests = append(r.back.Guests, guest)
	}
	return nil
}

// wantedGuest reads the entries of a guest's row. Without a status a guest of a meeting that has taken place was there: people write themselves in.
func (r *listReader) wantedGuest(row sheet.FilledRow) (rowState, string) {
	wanted, mistake := wantedState(row, rowState{})
	day := r.back.Meeting.HeldOn
	if row.Status == "" && wanted.attendance == data.AttendanceOpen && !day.IsZero() && !r.desk.Today().Before(day) {
		wanted.attendance = data.AttendancePresent
	}
	return wanted, mistake
}

// isOnList reports whether somebody is on the meeting's list already, or further up among the guests. Where the row says something else than is known, there is a warning.
func (r *listReader) isOnList(row sheet.FilledRow, guest data.Invitation, wanted rowState) bool {
	for _, g := range r.back.Guests {
		if sameGuest(g.Invitation, guest) {
			r.back.Warnings = append(r.back.Warnings, fmt.Sprintf("%s steht schon in Zeile %d und wurde übergangen.", placeOf(row), g.Line))
			return true
		}
	}
	for _, i := range r.invited {
		if sameGuest(i.Invitation, guest) {
			if r.guests[i.Invitation.ID] = true; rowStateOf(i.Invitation) != wanted {
				r.back.Warnings = append(r.back.Warnings, fmt.Sprintf("%s ist schon eingetragen (%s) und wurde übergangen. Änderungen bitte in der Sitzung eintragen.", placeOf(row), inWords(rowStateOf(i.Invitation))))
			}
			return true
		}
	}
	return false
}

// sameGuest reports whether two are the same person on file, or have the same name.
func sameGuest(a, b data.Invitation) bool {
	return a.PersonID != 0 && a.PersonID == b.PersonID || sameName(a.Name, b.Name)
}

// seatGuest enters for which BA or body a guest came; false where the text names none.
func seatGuest(guest *NewGuest, text string, districts []data.District, bodies []data.Body) bool {
	known := text == ""
	number, err := strconv.Atoi(trimmed(strings.TrimPrefix(strings.ToUpper(text), "BA")))
	for _, d := range districts {
		if err == nil && d.Number == number {
			guest.Invitation.DistrictID, guest.Invitation.BodyID, known = d.ID, 0, true
		}
		if d.ID == guest.Invitation.DistrictID {
			guest.Body = "BA " + itoa(d.Number)
		}
	}
	for _, b := range bodies {
		if text != "" && (strings.EqualFold(b.Abbreviation, text) || strings.EqualFold(b.Name, text)) {
			guest.Invitation.BodyID, guest.Invitation.DistrictID, known = b.ID, 0, true
		}
		if b.ID == guest.Invitation.BodyID && guest.Invitation.DistrictID == 0 {
			guest.Body = b.Abbreviation
		}
	}
	return known
}
