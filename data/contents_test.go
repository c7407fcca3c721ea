package data

// What a fresh database holds.

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rundertisch/assets"
)

func TestShippedContents(t *testing.T) {
	s := newStore(t)
	ctx := t.Context()
	districts := must(List[District](ctx, s, nil))(t)
	if len(districts) != 25 {
		t.Fatalf("%d districts", len(districts))
	}
	assumed := 0
	for i, d := range districts {
		if d.Number != i+1 || d.OfficeID == 0 || !d.ConfirmedOn.IsZero() {
			t.Errorf("district %+v", d)
		}
		switch d.Evidence {
		case "angenommen":
			assumed++
		case "belegt":
		default:
			t.Errorf("evidence of %d is %q", d.Number, d.Evidence)
		}
	}
	if assumed != 5 {
		t.Errorf("%d assumed districts", assumed)
	}
	if d := districts[4]; d.Mailbox != "ba05@muenchen.de" || d.Label() != "5 · Au-Haidhausen" {
		t.Errorf("district 5: %+v", d)
	}
	if n := utf8.RuneCountInString(districts[18].Name); n != 54 {
		t.Errorf("the name of district 19 has %d characters", n)
	}
	office := must(Get[Office](ctx, s, districts[24].OfficeID))(t)
	want := Office{ID: office.ID, Key: "west", Name: "BA-Geschäftsstelle West", AddressName: "Direktorium, BA-Geschäftsstelle (West)",
		Street: "Landsberger Str. 486", Postcode: "81241", City: "München", Email: "bag-west.dir@muenchen.de", Phone: "089 233-37352",
		Evidence: "belegt (Schreiben vom 22.02.2021)"}
	if office != want {
		t.Errorf("office of district 25: %+v", office)
	}
	templates := must(List[Template](ctx, s, nil))(t)
	if shipped := assets.Templates(); len(templates) != len(shipped) || len(templates) == 0 {
		t.Errorf("%d templates of %d", len(templates), len(shipped))
	}
	for _, template := range templates {
		if !template.Shipped || template.Subject == "" || template.Body == "" {
			t.Errorf("template %q: %+v", template.Key, template)
		}
	}
	terms := must(List[Term](ctx, s, Match{"body_id": must(List[Body](ctx, s, Match{"key": "ba"}))(t)[0].ID}))(t)
	if len(terms) != 2 || terms[0].UntilOn.String() != "30.04.2026" || terms[1].FromOn.String() != "01.05.2026" {
		t.Errorf("terms %+v", terms)
	}
	senders := must(List[Sender](ctx, s, nil))(t)
	if len(senders) != 1 || senders[0].Street != "Franziskanerstr. 8" || senders[0].ContactName != "" || senders[0].Signatory != "" {
		t.Errorf("senders %+v", senders)
	}
}

func TestShippedRoleKindsServeEveryPurpose(t *testing.T) {
	s := newStore(t)
	purposes := map[string]int{}
	for _, kind := range must(List[RoleKind](t.Context(), s, nil))(t) {
		purposes[kind.Purpose]++
		if kind.PerDistrict != (kind.BodyID == 1) || kind.Position == 0 {
			t.Errorf("kind %+v", kind)
		}
	}
	for _, purpose := range []string{PurposeChair, PurposeDeputy, PurposeOfficer, PurposeContact, PurposeBoard, PurposeGuest, PurposeOther} {
		if purposes[purpose] == 0 {
			t.Errorf("no kind for %q", purpose)
		}
	}
}

func TestShippedTablesAreChecked(t *testing.T) {
	for _, text := range []string{"", "number;name;office\n1;A;b", "number;name;office;evidence\nx;A;b;c", "number;name;office;evidence\n1;A;b", "\"offen"} {
		if _, err := readDistricts(text); err == nil {
			t.Errorf("%q was accepted", text)
		}
	}
	if _, err := readOffices(strings.ToUpper(assets.OfficesCSV)); err == nil {
		t.Error("a strange header was accepted")
	}
	contents := must(shippedContents())(t)
	contents.Districts[3].office = "mond"
	if _, err := createWith(t.Context(), t.TempDir()+"/neu.db", testOptions, contents); err == nil || !strings.Contains(err.Error(), `no office "mond"`) {
		t.Errorf("error %v", err)
	}
}

func FuzzReadDistricts(f *testing.F) {
	f.Add(assets.DistrictsCSV)
	f.Add("number;name;office;evidence\n1;\"A;b\";c;d")
	f.Fuzz(func(t *testing.T, text string) {
		districts, err := readDistricts(text)
		if err != nil && districts != nil {
			t.Error("an error and districts")
		}
	})
}
