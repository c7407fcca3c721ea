package command

import (
	"encoding/json"
	"strconv"
	"testing"
)

func TestPersonShowAndSet(t *testing.T) {
	db, first, second := twice(t)
	a, b := strconv.Itoa(int(first)), strconv.Itoa(int(second))
	run(t, "--db", db, "person", "show", a).want(t, 0, "c@example.org, bevorzugt", "")
	check := run(t, "--db", db, "person", "set", a, "way=email", "--also", b, "--check")
	check.want(t, 0, "Yıldız-Testerin, Çiğdem: Bevorzugter Weg: Brief → E-Mail", "")
	run(t, "--db", db, "person", "set", a, "way=email", "no_contact=yes", "verified=03.03.2026", "--also", b).want(t, 0, "Yildiz-Testerin, Cigdem, Dr.: Wünscht keine Schreiben", "")
	run(t, "--db", db, "person", "set", a, "way=email").want(t, 0, "nichts geändert", "")
	var card personCard
	if err := json.Unmarshal([]byte(run(t, "--db", db, "person", "show", b, "--json").stdout), &card); err != nil {
		t.Fatal(err)
	}
	if card.ID != second || card.Way != "email" || !card.NoContact || card.Restricted || card.VerifiedOn != "2026-03-03" || card.InformedOn != "" || len(card.Contacts) != 1 || card.Contacts[0].Value != "C@example.org" {
		t.Errorf("%+v", card)
	}
	run(t, "--db", db, "person", "set", a, "note=nur vormittags", "way=fax").want(t, 1, "", "Vorhanden sind: letter, email")
	run(t, "--db", db, "person", "show", a).want(t, 0, "Notiz", "")
	run(t, "--db", db, "person", "set", a, "way").want(t, 2, "", "FELD=WERT")
	run(t, "--db", db, "person", "set", a, "restricted=ja").want(t, 2, "", "yes, no")
	run(t, "--db", db, "person", "set", a, "verified=gestern mal").want(t, 2, "", "verified")
	run(t, "--db", db, "person", "set", a, "age=7").want(t, 1, "", "was geändert")
	run(t, "--db", db, "person", "show", "99999").want(t, 1, "", "gibt es nicht")
}
