package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMinutes(t *testing.T) {
	o := newOffice(t)
	o.today = "2026-03-28"
	text := filepath.Join(o.folder, "Text.txt")
	if err := os.WriteFile(text, []byte("Die Angebote\r\nwerden gesammelt.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.run(t, "minutes", "record", "1", "--block", "begrüßung").want(t, 0, "Einleitung eingetragen", "")
	o.run(t, "minutes", "record", "1", "1", "--text", "Alle sind willkommen.").want(t, 0, "TOP 1 protokolliert", "")
	o.run(t, "minutes", "record", "1", "1", "--block", "Schluss").want(t, 0, "TOP 1 protokolliert", "")
	o.run(t, "minutes", "record", "1", "3", "--text", "@"+text, "--outcome", "postponed").want(t, 0, "TOP 3 protokolliert", "")
	o.run(t, "minutes", "decide", "1", "2", "Es gibt eine Liste.").want(t, 0, "TOP 2 hat einen Beschluss", "")
	o.run(t, "minutes", "decide", "1", "2", "Sie wird veröffentlicht.").want(t, 0, "TOP 2", "")
	o.run(t, "minutes", "decide", "1", "2", "Es gibt zwei Listen.", "--replace", "1").want(t, 0, "TOP 2", "")
	o.run(t, "minutes", "decide", "1", "2", "", "--replace", "2").want(t, 0, "einen Beschluss weniger", "")
	m := decoded[minutesDetail](t, o, "minutes", "show", "1")
	if !strings.HasPrefix(m.Text, "Die Sitzungsleitung begrüßt") || !strings.HasPrefix(m.Items[0].Record, "Alle sind willkommen.\n\nDie Sitzungsleitung dankt") ||
		m.Items[0].Outcome != "done" || m.Items[2].Record != "Die Angebote\nwerden gesammelt." || m.Items[2].Outcome != "postponed" ||
		len(m.Items[1].Decisions) != 1 || m.Items[1].Decisions[0] != "Es gibt zwei Listen." || m.State != "draft" {
		t.Errorf("minutes: %+v", m)
	}
	o.run(t, "minutes", "show", "1").want(t, 0, "TOP 3 Angebote in den Stadtbezirken: wer macht was? (vertagt)", "")
	for ending, begin := range map[string]string{".pdf": "%PDF", ".docx": "PK", ".txt": "Runder Tisch"} {
		path := filepath.Join(o.folder, "Protokoll"+ending)
		o.run(t, "minutes", "1", "--out", path).want(t, 0, "Protokoll der 1. Sitzung: "+path, "")
		if content, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(bytes.TrimLeft(content, "\ufeff"), []byte(begin)) {
			t.Errorf("%s: %v, %.20q", ending, err, content)
		}
	}
	o.run(t, "minutes", "1", "--out", filepath.Join(o.folder, "Ohne")).want(t, 0, "Ohne.pdf", "")
	for _, c := range []struct {
		args []string
		exit int
		text string
	}{
		{[]string{"1", "--out", "x.odt"}, 2, "nicht als „.odt“"},
		{[]string{"1"}, 2, "Es fehlt: --out=DATEI."},
		{[]string{"record", "1", "2"}, 2, "was einzutragen ist"},
		{[]string{"record", "1", "--outcome", "done"}, 2, "gehört zu einem Punkt"},
		{[]string{"record", "1", "2", "--outcome", "weg"}, 2, "Möglich sind: done, postponed, open."},
		{[]string{"record", "1", "9", "--text", "x"}, 1, "Einen TOP 9 hat die 1. Sitzung nicht"},
		{[]string{"record", "1", "1", "--block", "Gedicht"}, 1, "Vorhanden sind: Begrüßung"},
		{[]string{"record", "1", "1", "--text", "x", "--block", "Schluss"}, 2, "schließen einander aus"},
		{[]string{"decide", "1", "2", " "}, 1, "Wortlaut des Beschlusses"},
		{[]string{"decide", "1", "2", "x", "--replace", "5"}, 1, "Einen 5. Beschluss gibt es"},
		{[]string{"sent", "1", "--date", "gestern früh"}, 2, "--date:"},
		{[]string{"approved", "1", "--in", "7"}, 1, "Eine 7. Sitzung gibt es nicht"},
	} {
		o.run(t, append([]string{"minutes"}, c.args...)...).want(t, c.exit, "", c.text)
	}
}

func TestStatesOfMinutes(t *testing.T) {
	o := newOffice(t)
	o.today = "2026-03-28"
	o.run(t, "minutes", "record", "1", "1", "--text", "Alle sind willkommen.").want(t, 0, "TOP 1", "")
	o.run(t, "meeting", "close", "1").want(t, 0, "abgeschlossen", "")
	o.run(t, "minutes", "sent", "1", "--date", "1.4.").want(t, 0, "versandt am 01.04.2026", "")
	if m := decoded[minutesDetail](t, o, "minutes", "show", "1"); m.State != "sent" || m.SentOn != "2026-04-01" || len(m.Changed) != 0 {
		t.Errorf("sent: %+v", m)
	}
	o.run(t, "attend", "1", "Demirkıran", "present").want(t, 0, "anwesend", "")
	if m := decoded[minutesDetail](t, o, "minutes", "show", "1"); len(m.Changed) == 0 {
		t.Error("a later change of the attendance is silent")
	}
	o.run(t, "minutes", "show", "1").want(t, 0, "versandt, seither geändert", "")
	o.run(t, "undo").want(t, 0, "Demirkıran", "")
	o.run(t, "meeting", "copy", "1").want(t, 0, "2. Sitzung", "")
	o.run(t, "meeting", "set", "2", "--date", "18.06.2026").want(t, 0, "geändert", "")
	o.run(t, "agenda", "offers", "2").want(t, 0, "Genehmigung des Protokolls der 1. Sitzung", "")
	o.run(t, "agenda", "take", "2", "minutes:1").want(t, 0, "Genehmigung des Protokolls der 1. Sitzung", "")
	o.run(t, "minutes", "approved", "1", "--in", "2").want(t, 0, "genehmigt am 18.06.2026", "")
	if m := decoded[minutesDetail](t, o, "minutes", "show", "1"); m.State != "approved" || m.ApprovedIn != 2 || m.ApprovedOn != "2026-06-18" {
		t.Errorf("approved: %+v", m)
	}
	o.run(t, "minutes", "reopen", "1").want(t, 0, "wieder ein Entwurf", "")
	if m := decoded[minutesDetail](t, o, "minutes", "show", "1"); m.State != "draft" {
		t.Errorf("reopened: %+v", m)
	}
}

func TestTasks(t *testing.T) {
	o := newOffice(t)
	o.run(t, "task", "add", "1", "Raum anfragen", "--who", "Ayşe Demirkıran", "--until", "10.3.", "--item", "2").want(t, 0, "Raum anfragen", "")
	o.run(t, "task", "add", "1", "Liste schreiben", "--who", "Büro").want(t, 0, "Liste schreiben", "")
	o.run(t, "task", "add", "1", "Plakat", "--until", "1.3.2026").want(t, 0, "Plakat", "")
	rows := listed[taskLine](t, o, "task")
	if len(rows) != 3 || rows[0].Text != "Plakat" || rows[0].State != "überfällig" || rows[1].Who != "Ayşe Demirkıran" || rows[1].Due != "2026-03-10" ||
		rows[1].Item != "Erwartungen an den Runden Tisch" || rows[1].Meeting != 1 || rows[2].Who != "Büro" {
		t.Fatalf("tasks: %+v", rows)
	}
	number := func(i int) string { return jsonNumber(rows[i].ID) }
	o.run(t, "task", "done", number(0), number(2), "--date", "2.3.").want(t, 0, "Erledigt: Plakat\nErledigt: Liste schreiben", "")
	if open := listed[taskLine](t, o, "task", "--open"); len(open) != 1 || open[0].Text != "Raum anfragen" {
		t.Errorf("open: %+v", open)
	}
	if late := listed[taskLine](t, o, "task", "list", "--overdue"); len(late) != 0 {
		t.Errorf("overdue: %+v", late)
	}
	o.run(t, "task", "done", number(0), "--open").want(t, 0, "Wieder offen: Plakat", "")
	if late := listed[taskLine](t, o, "task", "--overdue", "--meeting", "1"); len(late) != 1 || late[0].Done != "" {
		t.Errorf("overdue again: %+v", late)
	}
	o.run(t, "task", "remove", number(2)).want(t, 0, "Aufgabe entfernt: Liste schreiben", "")
	o.run(t, "task").want(t, 0, "Raum anfragen  Ayşe Demirkıran  10.03.2026  1        offen", "")
	o.run(t, "task", "done", "999").want(t, 1, "", "Eine Aufgabe mit der Nummer 999 gibt es nicht")
	o.run(t, "task", "done", number(0), "--open", "--date", "1.3.").want(t, 2, "", "schließen einander aus")
	o.run(t, "task", "add", "1", " ").want(t, 1, "", "was zu tun ist")
	o.run(t, "task", "add", "1", "x", "--item", "77").want(t, 1, "", "Einen TOP 77")
	o.run(t, "minutes", "show", "1").want(t, 0, "Aufgabe: Raum anfragen (Ayşe Demirkıran, bis 10.03.2026)", "")
}
