package data

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// erased is a person with traces everywhere, in a file with others.
type erased struct {
	*Store
	person, other      Person
	meeting            Meeting
	run                LetterRun
	own, others        Letter
	invitation, second Invitation
}

const (
	traceFirst = "Quirin"
	traceLast  = "Zwetschgenhüber"
)

// newErased makes a file with the person in every table that can name one, some of it changed, removed, undone.
func newErased(t testing.TB) *erased {
	t.Helper()
	e := &erased{Store: newStore(t)}
	e.person = add(t, e.Store, Person{Form: FormHerr, Title: "Dr.", FirstName: traceFirst, LastName: "Obermoser", Note: "Sohn von Quirin senior"})
	e.person.LastName = traceLast // married: the history knows both names
	do(t, e.Store, "Person geändert: Dr. Quirin Zwetschgenhüber", func(tx *Tx) error { return Update(tx, e.person) })
	e.other = add(t, e.Store, Person{FirstName: "Maria", LastName: "Groß", Note: "Vertritt Herrn Zwetschgenhüber, q.zwetschgenhueber@example.org"})
	id := e.person.ID
	do(t, e.Store, "Spuren von Quirin Zwetschgenhüber", func(tx *Tx) error {
		kinds, err := List[RoleKind](tx.ctx, tx, nil)
		if err != nil {
			return err
		}
		hash := func(text string) Hash { return must(tx.PutBlob([]byte(text)))(t) }
		e.meeting = Meeting{
			Number: 1, HeldOn: NewDate(2024, 5, 1), ChairID: id, ChairName: "Dr. Quirin Zwetschgenhüber", MinutesText: "Zwetschgenhübers Bericht wird gehört.",
			MinutesSent: "Es leitete Dr. Zwetschgenhüber.\nZwetschgenhüber, Quirin, Dr.: anwesend", MinutesState: MinutesSent, MinutesHash: hash("%PDF Protokoll Zwetschgenhüber"),
		}
		err = errors.Join(Insert(tx, &e.meeting), Insert(tx, &Role{PersonID: id, RoleKindID: kinds[0].ID, Title: "Vorsitzender"}),
			Insert(tx, &Contact{PersonID: id, Kind: ContactEmail, Value: "quirin@zwetschgenhueber.example"}), Insert(tx, &Address{PersonID: id, Street: "Zwetschgenweg 17", City: "München"}))
		item := AgendaItem{MeetingID: e.meeting.ID, Title: "Bericht", Speaker: "Quirin Zwetschgenhüber", Record: "Herr Dr. Zwetschgenhüber berichtet. Erreichbar: quirin@zwetschgenhueber.example."}
		e.invitation = Invitation{MeetingID: e.meeting.ID, PersonID: id, Name: e.person.ListName(), Capacity: "Vorsitzender", Attendance: AttendancePresent, Came: "18:02", Note: "Rollstuhl"}
		e.second = Invitation{MeetingID: e.meeting.ID, PersonID: e.other.ID, Name: e.other.ListName(), Reply: ReplySubstituted, Substitute: "Quirin Zwetschgenhüber"}
		err = errors.Join(err, Insert(tx, &item), Insert(tx, &e.invitation), Insert(tx, &e.second))
		e.run = LetterRun{Name: "Bitte", DatedOn: NewDate(2024, 5, 1), MadeBy: "Maria Huber", PDFHash: hash("%PDF alle Zwetschgenhüber")}
		err = errors.Join(err, Insert(tx, &e.run))
		e.own = Letter{RunID: e.run.ID, PersonID: id, DatedOn: NewDate(2024, 5, 1), Recipient: e.person.ListName(), Address: "Herrn\nDr. Quirin Zwetschgenhüber", Salutation: "Sehr geehrter Herr Dr. Zwetschgenhüber,",
			Content: `{"To":["Herrn","Dr. Quirin Zwetschgenhüber"]}`, PDFHash: hash("%PDF Zwetschgenhüber")}
		e.others = Letter{RunID: e.run.ID, PersonID: e.other.ID, DatedOn: NewDate(2024, 5, 1), Recipient: e.other.ListName(), Salutation: "Sehr geehrte Frau Groß,",
			Content: `{"Blocks":[{"Text":"Sie haben\nQuirin Zwetschgenhüber benannt."}],"N":1.50}`, PDFHash: hash("%PDF an Frau Groß über Zwetschgenhüber")}
		err = errors.Join(err, Insert(tx, &e.own), Insert(tx, &e.others))
		return errors.Join(err,
			Insert(tx, &Attachment{Name: "Zwetschgenhüber.pdf", Hash: hash("Anhang Zwetschgenhüber"), PersonID: id}), Insert(tx, &Attachment{Name: "Scan", Hash: hash("Scan Zwetschgenhüber"), LetterID: e.own.ID}),
			Insert(tx, &FollowUp{DueOn: NewDate(2026, 1, 1), Text: "Quirin anrufen", PersonID: id}), Insert(tx, &FollowUp{DueOn: NewDate(2026, 1, 2), Text: "Nachfolge für Zwetschgenhüber"}),
			Insert(tx, &Task{MeetingID: e.meeting.ID, PersonID: id, Who: "Q. Zwetschgenhüber", Text: "Raum suchen (Quirin Zwetschgenhüber)"}),
			Insert(tx, &JournalEntry{HappenedOn: NewDate(2024, 5, 1), Kind: JournalLetter, Text: "Schreiben an Zwetschgenhüber", PersonID: id, DistrictID: 5, LetterID: e.own.ID}),
			Insert(tx, &JournalEntry{HappenedOn: NewDate(2024, 5, 2), Kind: JournalCall, Text: "Zwetschgenhüber ist krank", PersonID: id, DistrictID: 5}),
			Insert(tx, &Decision{MeetingID: e.meeting.ID, Text: "Herr Zwetschgenhüber wird gedankt. Großes Lob."}),
			Insert(tx, &NotDuplicate{PersonID: e.other.ID, OtherPersonID: id}), Insert(tx, &SavedFilter{Name: "Q", Query: `{"search":"zwetschgenhueber"}`}))
	})
	double := add(t, e.Store, Person{FirstName: "Korbinian", LastName: "Zwetschgenhüber"}) // on file twice, and merged
	do(t, e.Store, "zusammengeführt", func(tx *Tx) error {
		return errors.Join(Delete[Person](tx, double.ID), Insert(tx, &MergedPerson{PersonID: id, Number: double.ID}))
	})
	contact := add(t, e.Store, Contact{PersonID: id, Kind: ContactPhone, Value: "089 5557771"})
	do(t, e.Store, "Nummer von Zwetschgenhüber weg", func(tx *Tx) error { return Delete[Contact](tx, contact.ID) })
	add(t, e.Store, Person{FirstName: traceFirst, LastName: traceLast})
	must(e.Undo(t.Context()))(t) // the same name once more, taken back: it may still be done again
	return e
}

// order erases everything.
func (e *erased) order() ErasureOrder {
	return ErasureOrder{PersonID: e.person.ID, Class: EraseAll, Reason: "auf Verlangen von Herrn Zwetschgenhüber", ArchiveOfferedOn: NewDate(2026, 11, 1), ArchiveDecision: ArchiveDeclined}
}

// traces are what must not be found any more, as it is written and as the search knows it.
var traces = []string{
	"zwetschgenhüber", "zwetschgenhueber", "zwetschgenhuber", "quirin", "korbinian", "obermoser", "5557771", "zwetschgenweg", "Rollstuhl", "krank",
}

// wantNoTrace fails if a trace is in one of the bytes of the file or of what lies beside it.
func wantNoTrace(t *testing.T, path string, traces ...string) {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("files %v, %v", files, err)
	}
	list, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*"+erasureListSuffix))
	for _, file := range append(files, list...) {
		content := bytes.ToLower(must(os.ReadFile(file))(t))
		for _, trace := range traces {
			if at := bytes.Index(content, bytes.ToLower([]byte(trace))); at >= 0 {
				t.Errorf("%s still holds %q: %q", filepath.Base(file), trace, content[max(0, at-60):min(len(content), at+60)])
			}
		}
	}
}

func TestEraseLeavesNoByteOfTheName(t *testing.T) {
	e := newErased(t)
	content := bytes.ToLower(must(os.ReadFile(e.Path()))(t))
	for _, trace := range traces {
		if !bytes.Contains(content, bytes.ToLower([]byte(trace))) {
			t.Errorf("the file does not hold %q before: the test proves nothing", trace)
		}
	}
	report := must(e.Erase(t.Context(), e.order()))(t)
	wantNoTrace(t, e.Path(), traces...)
	wantSound(t, e.Store)
	e.Store = reopen(t, e.Store)
	wantNoTrace(t, e.Path(), traces...)
	if hits := must(e.Search(t.Context(), "zwetsch", 10))(t); len(hits) > 0 {
		t.Errorf("found %v", hits)
	}
	if report.Files != 6 { // minutes, run, two letters, two attachments
		t.Errorf("%d files went: %+v", report.Files, report)
	}
	if left := must(column[string](t.Context(), e.reading, `SELECT hash FROM blob`))(t); len(left) > 0 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestEraseKeepsWhatIsNotThePersons(t *testing.T) {
	e := newErased(t)
	ctx := t.Context()
	changes := 0
	defer e.Subscribe(func(c Change) {
		if changes++; !c.Touches("person") || !c.Touches("invitation") {
			t.Error("listeners do not hear what changed")
		}
	})()
	report := must(e.Erase(ctx, e.order()))(t)
	if changes != 1 {
		t.Errorf("%d changes told", changes)
	}
	invitation := must(Get[Invitation](ctx, e, e.invitation.ID))(t)
	if want := (Invitation{ID: e.invitation.ID, MeetingID: e.meeting.ID, Name: ErasedName, Capacity: "Vorsitzender", Attendance: AttendancePresent}); invitation != want {
		t.Errorf("invitation %+v", invitation)
	}
	if second := must(Get[Invitation](ctx, e, e.second.ID))(t); second.Name != "Groß, Maria" || second.Substitute != ErasedName || second.PersonID != e.other.ID {
		t.Errorf("second invitation %+v", second)
	}
	meeting := must(Get[Meeting](ctx, e, e.meeting.ID))(t)
	if meeting.ChairID != 0 || meeting.ChairName != ErasedName || meeting.MinutesHash != "" || meeting.MinutesSent != "Es leitete gelöschte Person.\ngelöschte Person: anwesend" || meeting.MinutesText != "gelöschte Person Bericht wird gehört." {
		t.Errorf("meeting %+v", meeting)
	}
	if decision := must(List[Decision](ctx, e, nil))(t)[0]; decision.Text != "gelöschte Person wird gedankt. Großes Lob." {
		t.Errorf("decision %q", decision.Text)
	}
	item := must(List[AgendaItem](ctx, e, nil))(t)[0]
	if item.Speaker != ErasedName || item.Record != "gelöschte Person berichtet. Erreichbar: gelöschte Person." {
		t.Errorf("item %+v", item)
	}
	letters := must(List[Letter](ctx, e, nil))(t)
	if len(letters) != 1 || letters[0].Recipient != "Groß, Maria" || letters[0].PDFHash != "" || letters[0].Content != `{"Blocks":[{"Text":"Sie haben\ngelöschte Person benannt."}],"N":1.50}` {
		t.Errorf("letters %+v", letters)
	}
	if task := must(List[Task](ctx, e, nil))(t)[0]; task.PersonID != 0 || task.Who != ErasedName || task.Text != "Raum suchen (gelöschte Person)" {
		t.Errorf("task %+v", task)
	}
	journal := must(List[JournalEntry](ctx, e, nil))(t)
	if len(journal) != 1 || journal[0].Text != "Schreiben an gelöschte Person" || journal[0].DistrictID != 5 || journal[0].LetterID != 0 {
		t.Errorf("journal %+v", journal)
	}
	if other := must(Get[Person](ctx, e, e.other.ID))(t); other.LastName != "Groß" || other.Note != "Vertritt gelöschte Person" {
		t.Errorf("other %+v", other)
	}
	protocol := must(List[Erasure](ctx, e, nil))(t)
	want := Erasure{
		ID: 1, ErasedOn: DateOf(noon), Subject: int(e.person.ID), Class: EraseAll, Reason: "auf Verlangen von gelöschte Person", RowCount: report.Erasure.RowCount,
		ArchiveOfferedOn: NewDate(2026, 11, 1), ArchiveDecision: ArchiveDeclined,
	}
	if len(protocol) != 1 || protocol[0] != want || want.RowCount < 15 {
		t.Errorf("protocol %+v, want %+v", protocol, want)
	}
	if !slices.ContainsFunc(report.Texts, func(text string) bool { return strings.Contains(text, "Vertritt Herrn Zwetschgenhüber") }) {
		t.Errorf("texts %q", report.Texts)
	}
}

func TestErasingCannotBeUndone(t *testing.T) {
	e := newErased(t)
	must(e.Erase(t.Context(), e.order()))(t)
	_, err := e.Undo(t.Context())
	wantMistake(t, err, "nichts rückgängig")
	_, err = e.Redo(t.Context())
	wantMistake(t, err, "nichts zu wiederholen")
	add(t, e.Store, Person{LastName: "Neu"})
	must(e.Undo(t.Context()))(t)
	entries := must(e.History(t.Context(), HistoryFilter{}))(t)
	if entries[1].Title != "Gelöscht: alle Angaben zu Person Nr. 1" || entries[1].State != StateFinal {
		t.Errorf("entry %+v", entries[1])
	}
}

func TestErasingNeedsTheArchive(t *testing.T) {
	e := newErased(t)
	before := dump(t, e.Store)
	order := e.order()
	order.ArchiveOfferedOn, order.ArchiveDecision = Date{}, ArchiveOpen
	_, err := e.Erase(t.Context(), order)
	wantMistake(t, err, "dem Archiv angeboten")
	order.PersonID = 99
	order.WithoutArchive = "nicht archivwürdig"
	_, err = e.Erase(t.Context(), order)
	wantMistake(t, err, "Nummer 99")
	order.PersonID, order.Class = e.person.ID, "alles"
	_, err = e.Erase(t.Context(), order)
	wantMistake(t, err, "alles")
	order.Class = EraseAll
	preview := must(e.PreviewErasure(t.Context(), order))(t)
	if dump(t, e.Store) != before {
		t.Error("looking changed something")
	}
	report := must(e.Erase(t.Context(), order))(t)
	if report.Erasure.RowCount != preview.Erasure.RowCount || !strings.HasSuffix(report.Erasure.Reason, "dem Archiv nicht angeboten: nicht archivwürdig") {
		t.Errorf("did %+v, said %+v", report.Erasure, preview.Erasure)
	}
	e.person.ArchiveOfferedOn, e.person.ArchiveDecision = NewDate(2026, 10, 1), ArchiveKept
	e.person.ID = 0
	noted := add(t, e.Store, e.person)
	report = must(e.Erase(t.Context(), ErasureOrder{PersonID: noted.ID, Class: EraseAll}))(t)
	if report.Erasure.ArchiveOfferedOn != NewDate(2026, 10, 1) || report.Erasure.ArchiveDecision != ArchiveKept {
		t.Errorf("protocol %+v", report.Erasure)
	}
}

// Several orders are one step: where one is refused, nothing is erased.
func TestErasingSeveral(t *testing.T) {
	e := newErased(t)
	before := dump(t, e.Store)
	second := e.order()
	second.PersonID, second.Reason = e.other.ID, ""
	refused := second
	refused.ArchiveDecision = ArchiveOpen
	_, err := e.EraseAll(t.Context(), []ErasureOrder{e.order(), refused}, nil)
	wantMistake(t, err, "dem Archiv angeboten")
	if dump(t, e.Store) != before {
		t.Error("a refused order left half of the others")
	}
	told := 0
	reports := must(e.EraseAll(t.Context(), []ErasureOrder{e.order(), second}, func(done, total int) { told += 10*done + total }))(t)
	if len(reports) != 2 || told != 34 {
		t.Errorf("%d reports, told %d", len(reports), told)
	}
	if people := must(List[Person](t.Context(), e, nil))(t); len(people) != 0 {
		t.Errorf("left %+v", people)
	}
	wantNoTrace(t, e.Path(), append(traces, "Maria Groß", "Groß, Maria")...)
	wantSound(t, e.Store)
	if reports := must(e.EraseAll(t.Context(), nil, nil))(t); len(reports) != 0 {
		t.Errorf("reports of nothing: %+v", reports)
	}
}

// Whoever was removed from the people on file is still in the history, and can be erased there.
func TestErasingWhoIsOnlyInTheHistory(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{FirstName: traceFirst, LastName: traceLast})
	do(t, s, "Person entfernt: Quirin Zwetschgenhüber", func(tx *Tx) error { return Delete[Person](tx, person.ID) })
	must(s.Erase(t.Context(), ErasureOrder{PersonID: person.ID, Class: EraseAll, WithoutArchive: "Irrläufer"}))(t)
	wantNoTrace(t, s.Path(), traces...)
}

// Somebody with one short name is found behind a form of address and where the text is about nobody else.
func TestErasingAShortName(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{LastName: "Wu"})
	do(t, s, "Person geändert: Wu", func(tx *Tx) error {
		person.Note = "x"
		return Update(tx, person)
	})
	motion := add(t, s, Motion{Subject: "Wu Wei; Herr Wu"})
	must(s.Erase(t.Context(), ErasureOrder{PersonID: person.ID, Class: EraseAll, WithoutArchive: "Probe"}))(t)
	for _, entry := range must(s.History(t.Context(), HistoryFilter{}))(t) {
		if strings.Contains(entry.Title, "Wu") {
			t.Errorf("title %q", entry.Title)
		}
	}
	if got := must(Get[Motion](t.Context(), s, motion.ID))(t); got.Subject != "Wu Wei; gelöschte Person" {
		t.Errorf("subject %q", got.Subject)
	}
}

// A file that was moved leaves its list behind; the next erasure writes a whole one.
func TestAMovedFileMakesItsListAnew(t *testing.T) {
	e := newErased(t)
	must(e.Erase(t.Context(), e.order()))(t)
	if err := os.Remove(e.ErasureListPath()); err != nil {
		t.Fatal(err)
	}
	second := e.order()
	second.PersonID = e.other.ID
	must(e.Erase(t.Context(), second))(t)
	list := must(readErasureList(e.ErasureListPath()))(t)
	if len(list.Erasures) != 2 || list.Erasures[0].Subject != int(e.person.ID) || list.Erasures[1].Subject != int(e.other.ID) {
		t.Errorf("list %+v", list)
	}
}

// What others are called stays: namesakes, ordinary words, places.
func TestErasingSparesOthers(t *testing.T) {
	s := newStore(t)
	person := add(t, s, Person{FirstName: "Mai", LastName: "Laim"})
	namesake := add(t, s, Person{FirstName: "Anna", LastName: "Huber"})
	erased := add(t, s, Person{FirstName: "Anna", LastName: "Huber"})
	note := add(t, s, Motion{Subject: "Laim im Mai: Frau Laim dankt Anna Huber und Mai Laim"})
	for _, id := range []ID{person.ID, erased.ID} {
		must(s.Erase(t.Context(), ErasureOrder{PersonID: id, Class: EraseAll, WithoutArchive: "Probe"}))(t)
	}
	if got := must(Get[Motion](t.Context(), s, note.ID))(t); got.Subject != "Laim im Mai: gelöschte Person dankt Anna Huber und gelöschte Person" {
		t.Errorf("subject %q", got.Subject)
	}
	if got := must(Get[Person](t.Context(), s, namesake.ID))(t); got != namesake {
		t.Errorf("namesake %+v", got)
	}
	if districts := must(List[District](t.Context(), s, Match{"name": "Laim"}))(t); len(districts) != 1 {
		t.Error("a district lost its name")
	}
}

func TestErasingAPart(t *testing.T) {
	e := newErased(t)
	ctx := t.Context()
	order := e.order()
	order.Class = EraseContacts
	must(e.Erase(ctx, order))(t)
	contacts, addresses := must(List[Contact](ctx, e, nil))(t), must(List[Address](ctx, e, nil))(t)
	if person := must(Get[Person](ctx, e, e.person.ID))(t); len(contacts)+len(addresses) > 0 || person.LastName != traceLast {
		t.Errorf("left %+v, %+v, %+v", contacts, addresses, person)
	}
	wantNoTrace(t, e.Path(), "zwetschgenweg", "5557771")
	if protocol := must(List[Erasure](ctx, e, nil))(t)[0]; protocol.Reason != "auf Verlangen von gelöschte Person" {
		t.Errorf("the protocol names the person: %+v", protocol)
	}

	order.Class, order.Before = EraseAttendance, NewDate(2024, 5, 1)
	must(e.Erase(ctx, order))(t)
	if got := must(Get[Invitation](ctx, e, e.invitation.ID))(t); got.Name != e.invitation.Name {
		t.Errorf("a meeting of the day itself lost its names: %+v", got)
	}
	order.Before = NewDate(2024, 5, 2)
	must(e.Erase(ctx, order))(t)
	if got := must(Get[Invitation](ctx, e, e.invitation.ID))(t); got.Name != ErasedName || got.PersonID != 0 || got.Attendance != AttendancePresent {
		t.Errorf("invitation %+v", got)
	}

	order.Class = EraseLetters
	must(e.Erase(ctx, order))(t)
	if letters := must(List[Letter](ctx, e, nil))(t); len(letters) != 1 || letters[0].ID != e.others.ID || letters[0].PDFHash == "" {
		t.Errorf("letters %+v", letters)
	}
	if runs := must(List[LetterRun](ctx, e, nil))(t); runs[0].PDFHash != "" {
		t.Error("the file of the run still holds the letter")
	}
	wantSound(t, e.Store)

	guest := add(t, e.Store, Invitation{MeetingID: e.meeting.ID, Name: "Gerda Gastl", Attendance: AttendancePresent})
	must(e.Erase(ctx, ErasureOrder{Class: EraseAttendance, Before: NewDate(2025, 1, 1), WithoutArchive: "Probe"}))(t)
	if got := must(Get[Invitation](ctx, e, guest.ID))(t); got.Name != ErasedName {
		t.Errorf("guest %+v", got)
	}
	wantNoTrace(t, e.Path(), "gastl")
}

func TestARestoredCopyAsksForErasures(t *testing.T) {
	e := newErased(t)
	ctx := context.Background()
	copied := filepath.Join(t.TempDir(), "sicherung.db")
	if err := e.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	if pending := must(e.PendingErasures(ctx))(t); len(pending) > 0 {
		t.Errorf("nothing was erased, and %+v is asked for", pending)
	}
	must(e.Erase(ctx, e.order()))(t)
	if pending := must(e.PendingErasures(ctx))(t); len(pending) > 0 {
		t.Errorf("erased, and asked for again: %+v", pending)
	}
	path := e.Path()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, must(os.ReadFile(copied))(t), 0o600); err != nil {
		t.Fatal(err)
	}
	restored, err := Open(ctx, path, testOptions)
	restored = open(t, restored, err)
	pending := must(restored.PendingErasures(ctx))(t)
	if len(pending) != 1 || ID(pending[0].Subject) != e.person.ID || pending[0].Class != EraseAll || pending[0].ErasedOn != DateOf(noon) {
		t.Fatalf("pending %+v", pending)
	}
	must(restored.Erase(ctx, ErasureOrder{PersonID: ID(pending[0].Subject), Class: pending[0].Class, ErasedOn: pending[0].ErasedOn, ArchiveOfferedOn: pending[0].ArchiveOfferedOn, ArchiveDecision: pending[0].ArchiveDecision}))(t)
	if pending := must(restored.PendingErasures(ctx))(t); len(pending) > 0 {
		t.Errorf("done, and asked for again: %+v", pending)
	}
	wantNoTrace(t, path, traces...)

	later := testOptions
	later.Now = func() time.Time { return noon.Add(time.Hour) }
	other, err := Create(ctx, filepath.Join(filepath.Dir(path), "andere.db"), later)
	other = open(t, other, err)
	for range 3 {
		add(t, other, Person{LastName: "Huber"})
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "kaputt"+erasureListSuffix), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if pending := must(other.PendingErasures(ctx))(t); len(pending) > 0 {
		t.Errorf("another file asks for %+v", pending)
	}
}

// A new table with a reference to people, or to what goes with them, has to be thought of.
func TestEveryReferenceToPeopleIsDecided(t *testing.T) {
	s := newStore(t)
	for _, r := range must(references(t.Context(), s.reading))(t) {
		_, decided := personPolicies[r.name()]
		if r.target == "person" && !r.required && !decided {
			t.Errorf("%s may refer to a person: personPolicies has to say what becomes of it", r.name())
		}
	}
	for name := range personPolicies {
		if !slices.ContainsFunc(must(references(t.Context(), s.reading))(t), func(r reference) bool { return r.name() == name }) {
			t.Errorf("%s is decided and does not exist", name)
		}
	}
}

func FuzzEraseWords(f *testing.F) {
	for _, text := range []string{"Dr. Quirin Zwetschgenhüber", "Zwetschgenhu\u0308ber, Quirin", `{"a":["Quirin Zwetschgenhüber"]}`, "q@zwetschgenhueber.de", "O’Quirin's Huber", "[1", "Quirin\u00AD", "ß ẞ İ ½"} {
		f.Add(text)
	}
	names := newNameWords([]Person{{FirstName: traceFirst, LastName: traceLast, Title: "Dr."}}, func(string) int { return anywhere }, false, []string{"quirin@example.org"})
	f.Fuzz(func(t *testing.T, text string) {
		text = clean(text)
		once := names.erase(text, false)
		if twice := names.erase(once, false); twice != once {
			t.Errorf("%q became %q, then %q", text, once, twice)
		}
		if len(names.find(once, true)) > 0 && !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[") {
			t.Errorf("%q became %q: the name is still there", text, once)
		}
	})
}
