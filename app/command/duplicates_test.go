package command

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"rundertisch/app/workflow"
	"rundertisch/data"
)

// twice returns a demo file with somebody on it twice.
func twice(t *testing.T) (db string, first, second data.ID) {
	t.Helper()
	db = filepath.Join(demo(t), "rundertisch.db")
	store, err := data.Open(context.Background(), db, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	desk := workflow.NewDesk(store)
	var ids []data.ID
	for _, card := range []workflow.PersonCard{
		{Person: data.Person{FirstName: "Çiğdem", LastName: "Yıldız-Testerin", Note: "kommt gern"}, Email: data.Contact{Value: "c@example.org"}},
		{Person: data.Person{FirstName: "Cigdem", LastName: "Yildiz-Testerin", Note: "spricht Türkisch", Title: "Dr."}, Email: data.Contact{Value: "C@example.org"}},
	} {
		id, err := desk.SavePersonCard(context.Background(), card)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return db, ids[0], ids[1]
}

func TestDuplicatesAndMerge(t *testing.T) {
	db, first, second := twice(t)
	a, b := strconv.Itoa(int(first)), strconv.Itoa(int(second))
	run(t, "--db", db, "duplicates").want(t, 0, "Yıldız-Testerin, Çiğdem", "")
	var pairs []duplicateLine
	if err := json.Unmarshal([]byte(run(t, "--db", db, "duplicates", "--json").stdout), &pairs); err != nil {
		t.Fatal(err)
	}
	if len(pairs) != 1 || pairs[0].People[0].ID != first || pairs[0].People[1].ID != second || pairs[0].Score < 90 || len(pairs[0].Reasons) == 0 {
		t.Fatalf("pairs: %+v", pairs)
	}
	names := [2]string{pairs[0].People[0].Name, pairs[0].People[1].Name}
	if names != [2]string{"Yıldız-Testerin, Çiğdem", "Yildiz-Testerin, Cigdem, Dr."} {
		t.Errorf("names: %q", names)
	}
	run(t, "--db", db, "duplicates", "--least", "20").want(t, 2, "", "von 65 bis 100")
	run(t, "--db", db, "duplicates", "different", b, a).want(t, 0, "Kein Duplikat", "")
	if got := run(t, "--db", db, "duplicates", "--json").stdout; strings.TrimSpace(got) != "[]" {
		t.Errorf("still listed: %s", got)
	}
	run(t, "--db", db, "undo").want(t, 0, "", "")

	check := run(t, "--db", db, "merge", a, b, "--field", "last_name=second", "--check")
	check.want(t, 0, "Dazu kommt: 1 Nummer oder Postfach", "")
	check.want(t, 0, "kommt gern / spricht Türkisch", "")
	run(t, "--db", db, "merge", a, b, "--field", "last_name=both").want(t, 2, "", "Felder sind: form, title, first_name")
	run(t, "--db", db, "merge", a, b, "--field", "last_name").want(t, 2, "", "=second")
	run(t, "--db", db, "merge", a, b, "--json").want(t, 2, "", "--check")
	run(t, "--db", db, "merge", a, a).want(t, 1, "", "dieselbe Person")
	run(t, "--db", db, "merge", a, "99999").want(t, 1, "", "Nummer 99999")
	run(t, "--db", db, "merge", a, b, "--prefer", "second", "--field", "first_name=first", "--field", "note=both").want(t, 0, "ist jetzt in Dr. Çiğdem Yildiz-Testerin", "")
	if got := run(t, "--db", db, "people", "--search", "testerin", "--json").stdout; !strings.Contains(got, "Yildiz-Testerin, Çiğdem, Dr.") || strings.Contains(got, `"id": `+b) {
		t.Errorf("after the merge: %s", got)
	}
	run(t, "--db", db, "undo").want(t, 0, "Zusammengeführt", "")
	run(t, "--db", db, "people", "--search", "cigdem").want(t, 0, b, "")
}
