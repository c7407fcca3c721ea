package workflow

// The check of a file: is the database sound, and would letters reach everybody?

import (
	"context"
	"fmt"

	"rundertisch/data"
)

// Finding is something that a check found and a user should see to.
type Finding struct {
	Kind       string  `json:"kind"` // 'database', 'address', 'chair', 'role'
	Text       string  `json:"text"` // German: what is wrong and what to do
	DistrictID data.ID `json:"districtId,omitempty"`
	PersonID   data.ID `json:"personId,omitempty"`
}

// Check looks at the soundness of the database, at missing addresses, empty chairs, and roles that have expired with nobody in their place.
func (d *Desk) Check(ctx context.Context) ([]Finding, error) {
	var findings []Finding
	damage, err := d.Store.Check(ctx)
	if err != nil {
		return nil, err
	}
	for _, line := range damage {
		findings = append(findings, Finding{Kind: "database", Text: line})
	}
	places, err := d.checkAddresses(ctx)
	if err != nil {
		return nil, err
	}
	roles, err := d.checkRoles(ctx)
	return append(append(findings, places...), roles...), err
}

func (d *Desk) checkAddresses(ctx context.Context) ([]Finding, error) {
	var findings []Finding
	board, err := d.Board(ctx, d.Today())
	if err != nil {
		return nil, err
	}
	for _, c := range board.Cells {
		name := fmt.Sprintf("BA %d %s", c.District.Number, c.District.Name)
		if c.Office.ID == 0 {
			findings = append(findings, Finding{Kind: "address", DistrictID: c.District.ID, Text: name + ": keine Geschäftsstelle. Bitte im Bezirksausschuss eine auswählen."})
		} else if c.Office.Street == "" || c.Office.City == "" {
			findings = append(findings, Finding{Kind: "address", DistrictID: c.District.ID,
				Text: name + ": Die " + c.Office.Name + " hat keine vollständige Anschrift. Bitte Straße und Ort ergänzen."})
		}
		if !c.HasChair() {
			findings = append(findings, Finding{Kind: "chair", DistrictID: c.District.ID, Text: name + ": Der Vorsitz ist unbesetzt. Bitte die Person eintragen."})
		}
	}
	holders, err := d.Store.Holders(ctx, data.HolderFilter{On: d.Today()})
	if err != nil {
		return nil, err
	}
	book, err := newAddressBook(ctx, d.Store)
	if err != nil {
		return nil, err
	}
	seen := map[data.ID]bool{}
	for _, h := range holders {
		// Offices are checked above, once for all who are written to through them.
		if h.Person.AddressVia == data.ViaOffice && h.Role.DistrictID != 0 || seen[h.Person.ID] || h.Person.PreferredWay == data.WayEmail {
			continue
		}
		seen[h.Person.ID] = true
		if !book.addressee(h).HasPlace() {
			findings = append(findings, Finding{Kind: "address", PersonID: h.Person.ID, DistrictID: h.Role.DistrictID,
				Text: h.Person.FullName() + ": keine vollständige Anschrift. Bitte bei der Person Straße und Ort ergänzen oder einen anderen Weg wählen."})
		}
	}
	return findings, nil
}

func (d *Desk) checkRoles(ctx context.Context) ([]Finding, error) {
	all, err := d.Store.Holders(ctx, data.HolderFilter{})
	if err != nil {
		return nil, err
	}
	type seat struct{ kind, district, person data.ID }
	held := map[seat]bool{}
	keyOf := func(h data.Holder) seat {
		if h.Role.DistrictID != 0 {
			return seat{h.RoleKind.ID, h.Role.DistrictID, 0}
		}
		return seat{h.RoleKind.ID, 0, h.Person.ID}
	}
	for _, h := range all {
		if h.Role.Held(d.Today()) || d.Today().Before(h.Role.FromOn) {
			held[keyOf(h)] = true
		}
	}
	var findings []Finding
	for _, h := range all {
		if h.Role.UntilOn.IsZero() || !h.Role.UntilOn.Before(d.Today()) || held[keyOf(h)] {
			continue
		}
		held[keyOf(h)] = true
		findings = append(findings, Finding{Kind: "role", PersonID: h.Person.ID, DistrictID: h.Role.DistrictID,
			Text: fmt.Sprintf("%s: Die Funktion „%s“ ist am %s abgelaufen und niemand folgt nach.", h.Person.FullName(), FunctionLine(h), h.Role.UntilOn)})
	}
	return findings, nil
}
