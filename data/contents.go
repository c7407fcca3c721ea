package data

// This file says what a fresh database holds: what is documented about Munich's districts and offices, and proposals that the office changes.

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"rundertisch/assets"
)

// Contents is what a fresh database holds. Offices, bodies and so on refer to each other by key.
type Contents struct {
	Offices   []Office
	Districts []shippedDistrict
	Bodies    []Body
	Terms     []shippedTerm
	RoleKinds []shippedRoleKind
	Templates []Template
	Senders   []Sender
	Settings  []setting
	Rules     []shippedRule
	Blocks    []TextBlock
	Deletion  []DeletionRule
}

type shippedDistrict struct {
	District
	office string
}

type shippedTerm struct {
	Term
	body string
}

type shippedRoleKind struct {
	RoleKind
	body string
}

type shippedRule struct {
	GuestRule
	roleKind string
}

const (
	bodyCommittee = "ba"
	bodyBoard     = "mb"
	bodyCity      = "verwaltung"
	bodyLocal     = "lokal"
)

// shippedContents returns the contents for Munich's round table.
func shippedContents() (Contents, error) {
	offices, err := readOffices(assets.OfficesCSV)
	if err != nil {
		return Contents{}, fmt.Errorf("shipped offices: %w", err)
	}
	districts, err := readDistricts(assets.DistrictsCSV)
	if err != nil {
		return Contents{}, fmt.Errorf("shipped districts: %w", err)
	}
	var templates []Template
	for _, t := range assets.Templates() {
		templates = append(templates, Template{Key: t.Key, Name: t.Name, Purpose: t.Purpose, Subject: t.Subject, Body: t.Body, Step: t.Step, Shipped: true})
	}
	return Contents{
		Offices:   offices,
		Districts: districts,
		Bodies: []Body{
			{Key: bodyCommittee, Name: "Bezirksausschuss", Abbreviation: "BA", Position: 1},
			{Key: bodyBoard, Name: "Migrationsbeirat", Abbreviation: "MB", Position: 2},
			{Key: bodyCity, Name: "Verwaltung", Abbreviation: "Verw.", Position: 3},
			{Key: bodyLocal, Name: "Lokale Akteur*innen", Abbreviation: "Lokal", Position: 4},
		},
		// The term of the committees is six years, from 1 May: 2020–2026 and 2026–2032.
		Terms: []shippedTerm{
			{Term{Name: "2020–2026", FromOn: NewDate(2020, time.May, 1), UntilOn: NewDate(2026, time.April, 30)}, bodyCommittee},
			{Term{Name: "2026–2032", FromOn: NewDate(2026, time.May, 1), UntilOn: NewDate(2032, time.April, 30)}, bodyCommittee},
		},
		RoleKinds: []shippedRoleKind{
			{RoleKind{Key: "vorsitz", Name: "Vorsitz", Purpose: PurposeChair, PerDistrict: true, Position: 1}, bodyCommittee},
			{RoleKind{Key: "stv-vorsitz", Name: "Stv. Vorsitz", Purpose: PurposeDeputy, PerDistrict: true, Position: 2}, bodyCommittee},
			{RoleKind{Key: "migrationsbeauftragte", Name: "Migrationsbeauftragte/r", Purpose: PurposeOfficer, PerDistrict: true, Position: 3}, bodyCommittee},
			{RoleKind{Key: "integrationsbeauftragte", Name: "Integrationsbeauftragte/r", Purpose: PurposeOfficer, PerDistrict: true, Position: 4}, bodyCommittee},
			{RoleKind{Key: "ansprechperson", Name: "Ansprechperson", Purpose: PurposeContact, PerDistrict: true, Position: 5}, bodyCommittee},
			{RoleKind{Key: "mitglied-migrationsbeirat", Name: "Mitglied Migrationsbeirat", Purpose: PurposeBoard, Position: 6}, bodyBoard},
			{RoleKind{Key: "mitarbeit", Name: "Mitarbeit", Purpose: PurposeOther, Position: 7}, bodyCity},
			{RoleKind{Key: "gast", Name: "Gast", Purpose: PurposeGuest, Position: 8}, bodyLocal},
		},
		Templates: templates,
		Senders: []Sender{{
			Name: "Stelle für interkulturelle Arbeit", Authority: "Landeshauptstadt München", Department: "Sozialreferat",
			Section: "Stelle für interkulturelle Arbeit", Street: "Franziskanerstr. 8", Postcode: "81669", City: "München",
			Phone: "089 233-40596", SignatoryTitle: "Stelle für interkulturelle Arbeit", Letterhead: LetterheadText,
		}},
		Settings: []setting{
			{Key: SettingDeadlineDays, Value: "28"},
			{Key: SettingNoticeDays, Value: "21"},
			{Key: SettingRoundTable, Value: "Runder Tisch der Migrationsbeauftragten der Bezirksausschüsse"},
		},
		Deletion: []DeletionRule{
			{Key: EraseContacts, Class: "Kontaktdaten", Event: EventLastContact, Months: 12},
			{Key: EraseAttendance, Class: "Anwesenheit mit Namen", Event: "Tag der Sitzung", Months: 24},
			{Key: EraseLetters, Class: "Schreiben", Event: "Datum des Schreibens", Months: 60},
			{Key: EraseAll, Class: "Alle Angaben zur Person", Event: EventLastContact, Months: 72},
		},
		// All who are named, the chair where nobody is, and the Migrationsbeirat.
		Rules: []shippedRule{
			{GuestRule{Kind: RuleNamed}, ""}, {GuestRule{Kind: RuleChair}, ""}, {GuestRule{Kind: RuleRole}, "mitglied-migrationsbeirat"},
		},
		Blocks: []TextBlock{
			{Name: "Begrüßung", Text: "Die Sitzungsleitung begrüßt die Anwesenden und stellt die Tagesordnung vor. Es gibt keine Änderungswünsche.", Position: 1},
			{Name: "Protokoll genehmigt", Text: "Das Protokoll der letzten Sitzung wird ohne Änderungen genehmigt.", Position: 2},
			{Name: "Kenntnisnahme", Text: "Der Runde Tisch nimmt den Bericht zur Kenntnis.", Position: 3},
			{Name: "Vertagt", Text: "Der Punkt wird auf die nächste Sitzung vertagt.", Position: 4},
			{Name: "Schluss", Text: "Die Sitzungsleitung dankt allen Beteiligten und schließt die Sitzung.", Position: 5},
		},
	}, nil
}

// write inserts everything; keys become numbers.
func (c Contents) write(tx *Tx) error {
	offices, bodies := map[string]ID{}, map[string]ID{}
	for _, o := range c.Offices {
		if err := Insert(tx, &o); err != nil {
			return err
		}
		offices[o.Key] = o.ID
	}
	for _, b := range c.Bodies {
		if err := Insert(tx, &b); err != nil {
			return err
		}
		bodies[b.Key] = b.ID
	}
	for _, d := range c.Districts {
		if d.OfficeID = offices[d.office]; d.OfficeID == 0 {
			return fmt.Errorf("district %d: no office %q", d.Number, d.office)
		}
		if err := Insert(tx, &d.District); err != nil {
			return err
		}
	}
	for _, t := range c.Terms {
		t.BodyID = bodies[t.body]
		if err := Insert(tx, &t.Term); err != nil {
			return err
		}
	}
	for _, k := range c.RoleKinds {
		k.BodyID = bodies[k.body]
		if err := Insert(tx, &k.RoleKind); err != nil {
			return err
		}
	}
	return errors.Join(insertAll(tx, c.Templates), insertAll(tx, c.Senders), insertAll(tx, c.Settings), insertAll(tx, c.Blocks), insertAll(tx, c.Deletion), c.writeRules(tx, 0))
}

// writeRules inserts the rules by which a meeting invites, or for meeting 0 those that new meetings begin with.
func (c Contents) writeRules(tx *Tx, meeting ID) error {
	for _, r := range c.Rules {
		r.MeetingID = meeting
		if r.roleKind != "" {
			kinds, err := List[RoleKind](tx.ctx, tx, Match{"key": r.roleKind})
			if err != nil {
				return err
			}
			if len(kinds) == 0 {
				continue
			}
			r.RoleKindID = kinds[0].ID
		}
		if err := Insert(tx, &r.GuestRule); err != nil {
			return err
		}
	}
	return nil
}

// complete brings what this version ships into a file that an older one made: templates whose key the file has not seen, and what tables hold that were not there.
func (c Contents) complete(tx *Tx) error {
	for _, t := range c.Templates {
		known, err := List[Template](tx.ctx, tx, Match{"key": t.Key})
		if err != nil {
			return err
		}
		if len(known) == 0 {
			if err := Insert(tx, &t); err != nil {
				return err
			}
		}
	}
	return errors.Join(c.completeDeletion(tx), c.completeMeetings(tx))
}

// completeDeletion brings the rules of deletion whose key a file has not seen.
func (c Contents) completeDeletion(tx *Tx) error {
	for _, rule := range c.Deletion {
		known, err := List[DeletionRule](tx.ctx, tx, Match{"key": rule.Key})
		if err != nil {
			return err
		}
		if len(known) == 0 {
			if err := Insert(tx, &rule); err != nil {
				return err
			}
		}
	}
	return nil
}

// completeMeetings brings rules of guests and text blocks into a file that was made before there were any.
func (c Contents) completeMeetings(tx *Tx) error {
	rules, err := List[GuestRule](tx.ctx, tx, nil)
	if err != nil || len(rules) > 0 {
		return err
	}
	meetings, err := List[Meeting](tx.ctx, tx, nil)
	if err != nil {
		return err
	}
	for _, m := range append(meetings, Meeting{}) {
		if err := c.writeRules(tx, m.ID); err != nil {
			return err
		}
	}
	return insertAll(tx, c.Blocks)
}

func insertAll[T any](tx *Tx, rows []T) error {
	for _, row := range rows {
		if err := Insert(tx, &row); err != nil {
			return err
		}
	}
	return nil
}

// readOffices reads 'key;name;street;postcode;city;email;phone;status'. 'BA-Geschäftsstelle West' becomes
// 'Direktorium, BA-Geschäftsstelle (West)' in addresses, as the city writes it.
func readOffices(text string) ([]Office, error) {
	records, err := readTable(text, "key;name;street;postcode;city;email;phone;status")
	if err != nil {
		return nil, err
	}
	offices := make([]Office, len(records))
	for i, r := range records {
		addressName := r[1]
		if place, found := strings.CutPrefix(r[1], "BA-Geschäftsstelle "); found {
			addressName = "Direktorium, BA-Geschäftsstelle (" + place + ")"
		}
		offices[i] = Office{Key: r[0], Name: r[1], AddressName: addressName, Street: r[2], Postcode: r[3], City: r[4], Email: r[5], Phone: r[6], Evidence: r[7]}
	}
	return offices, nil
}

// readDistricts reads 'number;name;office;evidence'. The mailbox follows from the number: 'ba05@muenchen.de'.
func readDistricts(text string) ([]shippedDistrict, error) {
	records, err := readTable(text, "number;name;office;evidence")
	if err != nil {
		return nil, err
	}
	districts := make([]shippedDistrict, len(records))
	for i, r := range records {
		number, err := strconv.Atoi(r[0])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+2, err)
		}
		districts[i] = shippedDistrict{District{Number: number, Name: r[1], Mailbox: fmt.Sprintf("ba%02d@muenchen.de", number), Evidence: r[3]}, r[2]}
	}
	return districts, nil
}

// readTable returns the lines below the header, which must be the one expected.
func readTable(text, header string) ([][]string, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = ';'
	first, err := reader.Read()
	if errors.Is(err, io.EOF) || err == nil && strings.Join(first, ";") != header {
		return nil, fmt.Errorf("header is %q, not %q", strings.Join(first, ";"), header)
	}
	if err != nil {
		return nil, err
	}
	return reader.ReadAll()
}
