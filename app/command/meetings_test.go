package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// decoded runs a command with --json and reads what it prints.
func decoded[V any](t *testing.T, o office, args ...string) V {
	t.Helper()
	r := o.run(t, append(args, "--json")...)
	var value V
	if err := json.Unmarshal([]byte(r.stdout), &value); err != nil {
		t.Fatalf("%v: %v in %q, %q", args, err, r.stdout, r.stderr)
	}
	return value
}

func TestMeetingFromVagueWordsToADate(t *testing.T) {
	o := newOffice(t)
	o.run(t, "meeting", "add", "--vague", "Herbst 2026", "--place", "Rathaus", "--chair", "Leyla Demir").want(t, 0, "2. Sitzung geplant: Herbst 2026\n", "Hinweis: Es steht noch kein Termin fest.")
	o.run(t, "meeting", "set", "2", "--proposed", "22.10.2026 18:30", "--proposed", "15.10.2026 18:00–20:00").want(t, 0, "2. Sitzung geändert", "2 Vorschläge")
	before := decoded[meetingDetail](t, o, "meeting", "show", "2")
	if len(before.Proposals) != 2 || before.Proposals[0].Date != "2026-10-15" || before.Proposals[0].Ends != "20:00" || before.Proposals[1].Starts != "18:30" || before.VagueDate != "Herbst 2026" {
		t.Errorf("proposals: %+v", before)
	}
	o.run(t, "meeting", "fix", "2", "3").want(t, 1, "", "Einen Terminvorschlag 3 gibt es zur 2. Sitzung nicht")
	o.run(t, "meeting", "withdraw", "2", "2").want(t, 0, "Do, 22.10.2026, 18:30 Uhr", "")
	o.run(t, "meeting", "fix", "2", "1").want(t, 0, "Termin der 2. Sitzung: Do, 15.10.2026, 18:00–20:00 Uhr", "Die Einladung sollte bis zum 24.09.2026 hinausgehen")
	after := decoded[meetingDetail](t, o, "meeting", "show", "2")
	if len(after.Proposals) != 0 || after.Date != "2026-10-15" || after.Starts != "18:00" || after.VagueDate != "" || after.Chair != "Leyla Demir" || after.Place != "Rathaus" {
		t.Errorf("fixed: %+v", after)
	}
	o.run(t, "undo").want(t, 0, "Termin der 2. Sitzung festgelegt", "")
	if again := decoded[meetingDetail](t, o, "meeting", "show", "2"); again.Date != "" || len(again.Proposals) != 1 {
		t.Errorf("undone: %+v", again)
	}
}

func TestOnlyWhatIsGivenChanges(t *testing.T) {
	o := newOffice(t)
	was := decoded[meetingDetail](t, o, "meeting", "show", "1")
	o.run(t, "meeting", "set", "1", "--room", "Großer Sitzungssaal", "--access", "").want(t, 0, "1. Sitzung geändert", "")
	is := decoded[meetingDetail](t, o, "meeting", "show", "1")
	if is.Room != "Großer Sitzungssaal" || is.Access != "" || was.Access == "" || is.Place != was.Place || is.Date != was.Date || is.Starts != was.Starts || len(is.Agenda) != len(was.Agenda) {
		t.Errorf("was %+v, is %+v", was, is)
	}
	chair := listed[personLine](t, o, "people", "--search", "Nuñezal")[0]
	o.run(t, "meeting", "set", "1", "--minutes-by", "Kim Protokoll", "--chair", jsonNumber(chair.ID)).want(t, 0, "geändert", "")
	if m := decoded[meetingDetail](t, o, "meeting", "show", "1"); m.Chair != "Íñigo Ñuñezal" || m.MinutesBy != "Kim Protokoll" {
		t.Errorf("who leads: %+v", m)
	}
	o.run(t, "meeting", "set", "1", "--vague", "bald").want(t, 0, "geändert", "")
	if m := decoded[meetingDetail](t, o, "meeting", "show", "1"); m.Date != "" || m.VagueDate != "bald" {
		t.Errorf("vague: %+v", m)
	}
}

func jsonNumber(v any) string {
	content, _ := json.Marshal(v)
	return string(content)
}

func TestCopiesAndSeries(t *testing.T) {
	o := newOffice(t)
	o.run(t, "meeting", "copy", "1").want(t, 0, "2. Sitzung geplant: ohne Termin 18:00–20:00 Uhr", "")
	o.run(t, "meeting", "add", "--copy-of", "1", "--date", "15.10.2026", "--room", "Saal").want(t, 0, "3. Sitzung geplant: Do, 15.10.2026 18:00–20:00 Uhr", "")
	first, third := decoded[meetingDetail](t, o, "meeting", "show", "1"), decoded[meetingDetail](t, o, "meeting", "show", "3")
	if third.Room != "Saal" || third.Place != first.Place || third.Invited != 0 || len(third.Agenda) != len(first.Agenda) || third.Agenda[0].Title != first.Agenda[0].Title {
		t.Errorf("copy: %+v", third)
	}
	r := o.run(t, "meeting", "series", "3", "--months", "3", "--count", "2", "--same-weekday")
	r.want(t, 0, "4. Sitzung geplant: Do, 21.01.2027", "")
	r.want(t, 0, "5. Sitzung geplant: Do, 15.04.2027", "")
	o.run(t, "undo").want(t, 0, "Reihe geplant", "")
	if rows := listed[meetingLine](t, o, "meeting"); len(rows) != 3 {
		t.Errorf("after undo: %+v", rows)
	}
	o.run(t, "meeting", "series", "2", "--months", "3", "--count", "2").want(t, 1, "", "Bitte zuerst das Datum")
}

func TestMeetingsEnd(t *testing.T) {
	o := newOffice(t)
	o.run(t, "meeting", "close", "1").want(t, 1, "", "erst am 27.03.2026")
	o.today = "2026-03-28"
	o.run(t, "meeting", "close", "1").want(t, 0, "1. Sitzung abgeschlossen, 36 Personen nachgetragen", "")
	o.run(t, "meetings").want(t, 0, "durchgeführt", "")
	o.run(t, "meeting", "cancel", "1").want(t, 1, "", "hat schon stattgefunden")
	o.run(t, "undo").want(t, 0, "1. Sitzung abgeschlossen", "")
	o.run(t, "meeting", "cancel", "1").want(t, 0, "1. Sitzung abgesagt", "")
	o.run(t, "meeting", "cancel", "1").want(t, 1, "", "schon abgesagt")
	o.run(t, "invite", "1").want(t, 1, "", "Es wird niemand mehr eingeladen")
}

func TestAgenda(t *testing.T) {
	o := newOffice(t)
	o.run(t, "meeting", "add", "--date", "15.10.2026", "--from", "18:00", "--until", "20:00", "--place", "Rathaus").want(t, 0, "2. Sitzung", "")
	for _, c := range []struct{ args, want string }{
		{"add 2 Begrüßung --minutes 10", "TOP 1 eingetragen: Begrüßung"},
		{"add 2 Berichte --minutes 20", "TOP 2 eingetragen"},
		{"add 2 Verwaltung --under 2 --minutes 25 --speaker Sozialreferat --note Folien", "TOP 2.1 eingetragen"},
		{"add 2 Absprache --internal --minutes 5", "TOP 3 eingetragen"},
		{"move 2 3 --by -1", "TOP 2 verschoben: Absprache"},
		{"move 2 2 --by=9", "TOP 3 verschoben: Absprache"},
		{"move 2 3 --in", "TOP 2.2 verschoben: Absprache"},
		{"move 2 2.2 --out", "TOP 3 verschoben: Absprache"},
		{"set 2 3 --title Ausblick --public", "TOP 3 geändert: Ausblick"},
	} {
		o.run(t, append([]string{"agenda"}, strings.Fields(c.args)...)...).want(t, 0, c.want, "")
	}
	file := filepath.Join(o.folder, "Folien.txt")
	if err := os.WriteFile(file, []byte("Folien"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.run(t, "agenda", "attach", "2", "2.1", file).want(t, 0, "TOP 2.1 hat nun eine Anlage", "")
	lines := listed[agendaLine](t, o, "agenda", "2")
	var got []string
	for _, l := range lines {
		got = append(got, l.Number+" "+l.Starts+" "+l.Title)
	}
	if text := strings.Join(got, "\n"); text != "1 18:00 Begrüßung\n2 18:10 Berichte\n2.1 18:10 Verwaltung\n3 18:35 Ausblick" {
		t.Errorf("agenda:\n%s", text)
	}
	if sub := lines[2]; sub.Speaker != "Sozialreferat" || sub.Note != "Folien" || len(sub.Files) != 1 || sub.Files[0] != "Folien.txt" || lines[3].Internal {
		t.Errorf("items: %+v", lines)
	}
	o.run(t, "agenda", "2").want(t, 0, "Zusammen 40 Minuten", "")
	o.run(t, "agenda", "remove", "2", "2").want(t, 0, "Von der Tagesordnung genommen: Berichte", "")
	if lines := listed[agendaLine](t, o, "agenda", "2"); len(lines) != 2 {
		t.Errorf("removed: %+v", lines)
	}
}

func TestTopicsComeOntoAnAgenda(t *testing.T) {
	o := newOffice(t)
	o.run(t, "meeting", "add", "--date", "15.10.2026").want(t, 0, "2. Sitzung", "")
	o.run(t, "topic", "add", "Deutschkurse", "--ba", "5", "--minutes", "20", "--date", "1.3.2026").want(t, 0, "im Speicher: Deutschkurse", "")
	o.run(t, "topic", "add", "Sprachmittlung", "--by", "Migrationsbeirat").want(t, 0, "im Speicher: Sprachmittlung", "")
	topics := listed[topicLine](t, o, "topic")
	if len(topics) != 2 || topics[0].District != 5 || topics[0].From != "BA 5 Au-Haidhausen" || topics[1].From != "Migrationsbeirat" || topics[1].Date != "2026-03-03" {
		t.Fatalf("topics: %+v", topics)
	}
	offers := listed[offerLine](t, o, "agenda", "offers", "2")
	if len(offers) != 2 {
		t.Fatalf("offers: %+v", offers)
	}
	o.run(t, "agenda", "take", "2", offers[1].Key, offers[0].Key, offers[1].Key).want(t, 0, "Auf der Tagesordnung: Deutschkurse", "")
	if lines := listed[agendaLine](t, o, "agenda", "2"); len(lines) != 2 || lines[1].Title != "Deutschkurse" || lines[1].Minutes != 20 {
		t.Errorf("taken: %+v", lines)
	}
	if topics := listed[topicLine](t, o, "topic"); len(topics) != 0 {
		t.Errorf("left: %+v", topics)
	}
	o.run(t, "agenda", "take", "2", offers[0].Key).want(t, 1, "", "gibt es für die 2. Sitzung nicht")
	o.run(t, "agenda", "store", "2", "1").want(t, 0, "Im Themenspeicher: Sprachmittlung", "")
	topics = listed[topicLine](t, o, "topic")
	o.run(t, "topic", "remove", "999").want(t, 1, "", "gibt es im Speicher nicht")
	o.run(t, "topic", "remove", jsonNumber(topics[0].ID)).want(t, 0, "Thema entfernt: Sprachmittlung", "")
}

func TestMistakesOfPlanning(t *testing.T) {
	o := newOffice(t)
	for _, c := range []struct {
		args []string
		exit int
		text string
	}{
		{[]string{"meeting", "show", "7"}, 1, "Eine 7. Sitzung gibt es nicht"},
		{[]string{"meeting", "show"}, 2, "Es fehlt: SITZUNG."},
		{[]string{"meeting", "show", "x"}, 2, "SITZUNG braucht eine Zahl, nicht x"},
		{[]string{"meeting", "nonsense"}, 2, "„nonsense“ gibt es nicht"},
		{[]string{"meeting", "set", "1"}, 2, "Bitte angeben, was sich ändert"},
		{[]string{"meeting", "add", "--date", "1.2.2027", "--vague", "bald"}, 2, "--date und --vague schließen einander aus"},
		{[]string{"meeting", "add", "--date", "32.1."}, 2, "--date:"},
		{[]string{"meeting", "add", "--proposed", "irgendwann 18:00"}, 2, "--proposed: „irgendwann“ ist kein Datum"},
		{[]string{"meeting", "add", "--from", "18 Uhr"}, 1, "„18 Uhr“ ist keine Uhrzeit"},
		{[]string{"meeting", "add", "--from", "20:00", "--until", "18:00"}, 1, "liegt nicht nach dem Beginn"},
		{[]string{"meeting", "add", "--mode", "hybride"}, 2, "--mode: „hybride“ gibt es nicht. Möglich sind: presence, online, hybrid."},
		{[]string{"meeting", "add", "--chair", "9999"}, 1, "Eine Person mit der Nummer 9999 gibt es nicht"},
		{[]string{"meeting", "add", "--copy-of", "9"}, 1, "Eine 9. Sitzung gibt es nicht"},
		{[]string{"meeting", "add", "--number", "1"}, 1, "Eine 1. Sitzung gibt es schon"},
		{[]string{"meeting", "series", "1", "--months", "0", "--count", "2"}, 1, "von 1 bis 24"},
		{[]string{"agenda", "add", "1", ""}, 1, "braucht einen Titel"},
		{[]string{"agenda", "add", "1", "x", "--minutes", "-5"}, 2, "--minutes"},
		{[]string{"agenda", "add", "1", "x", "--minutes", "9999"}, 1, "von 0 bis 600"},
		{[]string{"agenda", "add", "1", "x", "--under", "9"}, 1, "Einen TOP 9 hat die 1. Sitzung nicht"},
		{[]string{"agenda", "move", "1", "2"}, 2, "Es fehlt: --by=ZAHL oder --in oder --out."},
		{[]string{"agenda", "move", "1", "2", "--by", "x"}, 2, "--by braucht eine Zahl, nicht x"},
		{[]string{"agenda", "move", "1", "2", "--by", "1", "--in"}, 2, "schließen einander aus"},
		{[]string{"agenda", "set", "1", "2"}, 2, "Bitte angeben, was sich ändert"},
		{[]string{"agenda", "attach", "1", "2", "fehlt.txt"}, 1, "„fehlt.txt“ lässt sich nicht lesen"},
		{[]string{"topic", "add", "x", "--ba", "26"}, 1, "Einen BA 26 gibt es nicht"},
	} {
		before := o.run(t, "history", "--limit", "0").stdout
		r := o.run(t, c.args...)
		r.want(t, c.exit, "", c.text)
		if r.stdout != "" {
			t.Errorf("%v: stdout %q", c.args, r.stdout)
		}
		if after := o.run(t, "history", "--limit", "0").stdout; after != before {
			t.Errorf("%v changed something", c.args)
		}
	}
}
