package workflow

import (
	"context"
	"fmt"
	"testing"

	"rundertisch/data"
)

func TestDuplicatesAreFoundAndSetAside(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	ids := onFile(t, desk, person("Jürgen", "Groß"), person("Groß", "Juergen"), person("Anna", "Huber"), person("Élodie", "Straßberger"))
	pairs := must[[]Pair](t)(desk.Duplicates(ctx))
	if len(pairs) != 1 || pairs[0].A.ID != ids[0] || pairs[0].B.ID != ids[1] || pairs[0].Score < 80 || len(pairs[0].Reasons) == 0 {
		t.Fatalf("found %+v", pairs)
	}
	if err := desk.NotDuplicates(ctx, ids[1], ids[0]); err != nil {
		t.Fatal(err)
	}
	if err := desk.NotDuplicates(ctx, ids[0], ids[1]); err != nil {
		t.Fatal(err)
	}
	if rows := must[[]data.NotDuplicate](t)(data.List[data.NotDuplicate](ctx, desk.Store, nil)); len(rows) != 1 || rows[0].PersonID != ids[0] || rows[0].NotedOn != desk.Today() {
		t.Errorf("remembered %+v", rows)
	}
	if pairs := must[[]Pair](t)(desk.Duplicates(ctx)); len(pairs) != 0 {
		t.Errorf("still found: %+v", pairs)
	}
	must[data.HistoryEntry](t)(desk.Store.Undo(ctx))
	if pairs := must[[]Pair](t)(desk.Duplicates(ctx)); len(pairs) != 1 {
		t.Errorf("after undo: %+v", pairs)
	}
	if pair := must[Pair](t)(desk.PairOf(ctx, ids[2], ids[0])); pair.A.ID != ids[0] || pair.B.ID != ids[2] || pair.Score != 0 {
		t.Errorf("two who are not alike: %+v", pair)
	}
	_, err := desk.PairOf(ctx, 99, ids[0])
	wantMistake(t, err, "Nummer 99")
	wantMistake(t, desk.NotDuplicates(ctx, ids[0], ids[0]), "dieselbe Person")
	wantMistake(t, desk.NotDuplicates(ctx, ids[0], 99), "Nummer 99")
}

// The demo's invented people are nobody twice.
func TestDemoHasNoDuplicates(t *testing.T) {
	desk, _ := demoDesk(t)
	for _, p := range must[[]Pair](t)(desk.Duplicates(context.Background())) {
		t.Errorf("%d: %s and %s: %v", p.Score, p.A.FullName(), p.B.FullName(), p.Reasons)
	}
}

func TestSimilarToWhatIsTyped(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	known := person("Çiğdem", "Yıldız")
	known.Email.Value, known.Phone.Value = "c.yildiz@example.org", "089 765432"
	ids := onFile(t, desk, known, person("Anna", "Huber"))
	for _, c := range []struct {
		first, last, email, phone string
		want                      int
	}{
		{"Cigdem", "Yildiz", "", "", 1}, {"Yıldız", "Çiğdem", "", "", 1}, {"", "Yildiz", "C.Yildiz@example.org", "", 1}, {"Cigdem", "Jildis", "", "+49 89 765432", 1},
		{"Cigdem", "", "", "", 0}, {"", "", "", "", 0}, {"Paul", "Maier", "", "", 0},
	} {
		got := must[[]Similar](t)(desk.SimilarTo(ctx, data.Person{FirstName: c.first, LastName: c.last}, c.email, c.phone))
		if len(got) != c.want || c.want > 0 && got[0].Person.ID != ids[0] {
			t.Errorf("%+v: %+v", c, got)
		}
	}
	same := data.Person{ID: ids[0], FirstName: "Çiğdem", LastName: "Yıldız"}
	if got := must[[]Similar](t)(desk.SimilarTo(ctx, same, "", "")); len(got) != 0 {
		t.Errorf("warns of the person itself: %+v", got)
	}
}

func TestLookalikesKnowWhenTheyAreStale(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	l := must[*Lookalikes](t)(desk.Lookalikes(ctx))
	defer l.Close()
	if l.Stale() {
		t.Error("stale at once")
	}
	onFile(t, desk, person("Anna", "Huber"))
	if !l.Stale() {
		t.Error("not stale after somebody was entered")
	}
}

// Rows of a file are compared with one another by all that they say.
func TestRowsOfAFileAreCompared(t *testing.T) {
	ctx := context.Background()
	desk := newDesk(t)
	known := person("Çiğdem", "Yıldız")
	known.Email.Value = "c.yildiz@example.org"
	ids := onFile(t, desk, known)
	l := must[*Lookalikes](t)(desk.Lookalikes(ctx))
	defer l.Close()
	row := func(first, last string) data.Person { return data.Person{FirstName: first, LastName: last} }
	home := []data.Address{{Street: "Lindenallee 4", Postcode: "80331"}}
	if got := l.Match(row("Cigdem", "Jildis"), []string{"neu@example.org", "C.Yildiz@example.org"}, nil, nil); len(got) != 1 || got[0].Person.ID != ids[0] || got[0].Line != 0 {
		t.Errorf("the second mailbox of a row: %+v", got)
	}
	l.Add(2, row("Anna", "Huber"), []string{"huber@example.org", "info@example.org"}, []string{"089 1234567"}, home)
	for _, c := range []struct {
		first, last string
		mailboxes   []string
		want        int
	}{
		{"Anna", "Hubr", []string{"huber@example.org"}, 2}, {"Huber", "Anna", nil, 2}, {"Anna", "Huber", nil, 2}, {"Anna", "Huber", []string{"info@example.org"}, 2},
		{"Bernd", "Huber", []string{"huber@example.org"}, 0}, {"Bernd", "Maier", []string{"info@example.org"}, 0},
	} {
		got := l.Match(row(c.first, c.last), c.mailboxes, []string{"089/1234567"}, home)
		if (len(got) > 0) != (c.want > 0) || len(got) > 0 && got[0].Line != c.want {
			t.Errorf("%+v: %+v", c, got)
		}
	}
}

// deskWithMany returns a desk with 10,000 people more than the demo has.
func deskWithMany(b *testing.B) *Desk {
	desk, _ := demoDesk(b)
	err := desk.Store.Do(context.Background(), "viele", func(tx *data.Tx) error {
		for i := range 10000 {
			p := data.Person{FirstName: fmt.Sprintf("Vor%c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26), LastName: fmt.Sprintf("Stein%c%cmann", 'a'+i%23, 'a'+i/23%19)}
			if err := data.Insert(tx, &p); err != nil {
				return err
			}
			if err := data.Insert(tx, &data.Contact{PersonID: p.ID, Kind: data.ContactEmail, Value: fmt.Sprintf("p%d@example.org", i)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return desk
}

// Reading 10,000 people and finding their duplicates: the customer allows five seconds.
func BenchmarkDuplicates10000(b *testing.B) {
	desk := deskWithMany(b)
	for b.Loop() {
		if _, err := desk.Duplicates(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

// One key typed among 10,000 people, as soon as their names are taken apart.
func BenchmarkTyping10000(b *testing.B) {
	l, err := deskWithMany(b).Lookalikes(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	l.indexed()
	for b.Loop() {
		l.To(data.Person{FirstName: "Voraab", LastName: "Steinabmann"}, "p1@example.org", "089 123456")
	}
}
