package command

import (
	"path/filepath"
	"strconv"
	"testing"
)

// A motion is entered with everything, changed, and listed with what is linked to it.
func TestMotionsByCommands(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	here := func(args ...string) ran {
		return run(t, append([]string{"--db", db, "--today", "03.03.2026", "motion"}, args...)...)
	}
	here("add", "--number", "20-26/b777", "--ba", "5", "--date", "1.2.2026", "--subject", "Bänke", "--due", "1.3.2026", "--way", "auf dem Büroweg", "--meeting", "1").
		want(t, 0, "BA-Antrag 20-26 / B 00777 angelegt", "Hinweis: Eingetragen wird „20-26 / B 00777“.")
	rows := readJSON[[]motionLine](t, here("list", "--ba", "5", "--overdue", "--json"))
	if len(rows) != 1 || rows[0].Due != "2026-03-01" || rows[0].Way != "auf dem Büroweg" || rows[0].State != "open" || !rows[0].Overdue || rows[0].District != 5 || rows[0].Meeting == nil || rows[0].Meeting.Number != 1 {
		t.Errorf("%+v", rows)
	}
	here("list", "--state", "open").want(t, 0, "überfällig", "")
	here("set", "20-26 / B 00777", "--answered", "--due", "", "--meeting", "0", "--subject", "Mehr Bänke", "--rename", "20-26 / E 778").
		want(t, 0, "BA-Antrag 20-26 / E 00778 geändert", "Empfehlung aus einer Bürgerversammlung")
	rows = readJSON[[]motionLine](t, here("list", "--ba", "5", "--state", "answered", "--json"))
	if len(rows) != 1 || rows[0].Number != "20-26 / E 00778" || rows[0].Due != "" || rows[0].Meeting != nil || rows[0].Subject != "Mehr Bänke" || rows[0].Way != "auf dem Büroweg" || rows[0].Overdue {
		t.Errorf("%+v", rows)
	}
	here("set", "20-26/E778").want(t, 2, "", "was sich ändert")
	here("set", "20-26/E778", "--state", "open", "--answered").want(t, 2, "", "widersprechen")
	here("set", "20-26/E778", "--subject", "").want(t, 1, "", "Betreff")
	here("set", "20-26/E778", "--due", "bald").want(t, 2, "", "--due")
	here("set", "nie").want(t, 1, "", "gibt es nicht")
	here("list", "--state", "halb").want(t, 2, "", "")
	here("list", "--ba", "99").want(t, 1, "", "")
}

// A letter that answers a motion is in its line.
func TestLettersOfAMotionAreListed(t *testing.T) {
	o := newOffice(t)
	o.run(t, "motion", "add", "--ba", "25", "--date", "5.11.2020", "--subject", "Beauftragte", "--number", "20-26 / B 01322").want(t, 0, "angelegt", "")
	o.made(t, "letters", "--template", "antrag", "--to", "25", "--motion", "20-26/B 01322", "--message", "Gern.", "--out", filepath.Join(o.folder, "neu"))
	rows := listed[motionLine](t, o, "motion")
	at := 0
	for rows[at].Number != "20-26 / B 01322" {
		at++
	}
	if len(rows[at].Letters) != 1 || rows[at].Letters[0].Recipient == "" || rows[at].Letters[0].ID == 0 {
		t.Errorf("%+v", rows[at])
	}
}

func TestFollowUpsByCommands(t *testing.T) {
	db, first, _ := twice(t)
	here := func(args ...string) ran {
		return run(t, append([]string{"--db", db, "--today", "03.03.2026", "follow-up"}, args...)...)
	}
	here("add", "anrufen", "--on", "1.3.2026", "--person", strconv.Itoa(int(first)), "--ba", "5").want(t, 0, "am 01.03.2026: anrufen", "")
	here("add", "Saal anfragen", "--on", "9.3.2026").want(t, 0, "Saal anfragen", "")
	here().want(t, 0, "überfällig", "")
	rows := readJSON[[]followUpLine](t, here("list", "--json"))
	if len(rows) != 2 || rows[0].On != "2026-03-01" || rows[0].PersonID != first || rows[0].About != "BA 5, Çiğdem Yıldız-Testerin" || rows[0].State != "überfällig" || rows[1].About != "" {
		t.Fatalf("%+v", rows)
	}
	one, two := strconv.Itoa(int(rows[0].ID)), strconv.Itoa(int(rows[1].ID))
	here("done", one, "999").want(t, 1, "", "Nummer 999")
	here("done", one, two).want(t, 0, "Erledigt: Saal anfragen", "")
	if rows := readJSON[[]followUpLine](t, here("list", "--json")); len(rows) != 0 {
		t.Errorf("%+v", rows)
	}
	if rows := readJSON[[]followUpLine](t, here("list", "--all", "--ba", "5", "--json")); len(rows) != 1 || rows[0].Done != "2026-03-03" {
		t.Errorf("%+v", rows)
	}
	run(t, "--db", db, "undo").want(t, 0, "2 Wiedervorlagen erledigt", "")
	here("add", "x", "--on", "9.3.2026", "--person", "99999").want(t, 1, "", "99999")
	here("add", "x").want(t, 2, "", "--on")
	here("add", " ", "--on", "9.3.2026").want(t, 1, "", "woran")
}
