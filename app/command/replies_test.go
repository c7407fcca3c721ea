package command

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rundertisch/data"
)

// planned is an office with a second meeting on 18.06.2026.
func planned(t *testing.T) office {
	t.Helper()
	o := newOffice(t)
	o.run(t, "meeting", "add", "--date", "18.06.2026", "--from", "18:00", "--until", "20:00", "--place", "Rathaus").want(t, 0, "2. Sitzung", "")
	return o
}

// onList returns somebody on the list of the second meeting.
func (o office) onList(t *testing.T, name string) invitationLine {
	t.Helper()
	rows := listed[invitationLine](t, o, "reply", "list", "2", "--people")
	at := slices.IndexFunc(rows, func(r invitationLine) bool { return strings.HasPrefix(r.Name, name) })
	if at < 0 {
		t.Fatalf("%s is not on the list: %+v", name, rows)
	}
	return rows[at]
}

func TestRulesSayWhoIsInvited(t *testing.T) {
	o := planned(t)
	var applied []string
	for _, r := range listed[ruleLine](t, o, "invite", "2", "--rules") {
		if r.Applies {
			applied = append(applied, r.Rule)
		}
	}
	if want := []string{"named", "chair", "role:mitglied-migrationsbeirat"}; !slices.Equal(applied, want) {
		t.Errorf("rules: %v", applied)
	}
	all := decoded[inviteResult](t, o, "invite", "2", "--preview")
	boards := decoded[inviteResult](t, o, "invite", "2", "--preview", "--rule", "body:mb")
	if len(all.Invited) != 35 || len(all.WithoutSeat) != 0 || len(boards.Invited) != 10 || len(boards.WithoutSeat) != 25 || boards.Invited[0].Reason != "Migrationsbeirat" {
		t.Errorf("all %+v, board %+v", all, boards)
	}
	if rows := listed[invitationLine](t, o, "reply", "list", "2", "--people"); len(rows) != 0 {
		t.Errorf("a preview invited: %+v", rows)
	}
	o.run(t, "invite", "2", "--rules", "--rule", "chair", "--rule", "chair").want(t, 0, "✓     chair", "")
	r := o.run(t, "invite", "2")
	r.want(t, 0, "Ohne Platz: BA 1, 2, 4,", "")
	if rows := listed[invitationLine](t, o, "reply", "list", "2", "--people"); len(rows) != 10 || rows[0].Invited != "2026-03-03" || rows[0].Function == "" {
		t.Errorf("invited: %+v", rows)
	}
	o.run(t, "invite", "2").want(t, 1, "", "Es ist niemand einzuladen")
	o.run(t, "undo").want(t, 0, "10 Personen zur 2. Sitzung eingeladen", "")
	if m := decoded[meetingDetail](t, o, "meeting", "show", "2"); m.Invited != 0 || m.State != "geplant" {
		t.Errorf("undone: %+v", m)
	}
}

func TestSinglePeopleAndGuests(t *testing.T) {
	o := planned(t)
	person := listed[personLine](t, o, "people", "--search", "Großweiler")[0]
	o.run(t, "invite", "2", "--person", fmt.Sprint(person.ID), "--guest", "Huber, Anna; Verein Brücke", "--guest", "Unbekannt").want(t, 0, "Zur 2. Sitzung eingeladen: 3 Personen", "")
	rows := listed[invitationLine](t, o, "reply", "list", "2", "--people")
	if len(rows) != 3 || rows[0].District != 2 || rows[0].Person != person.ID || rows[1].Name != "Huber, Anna" || rows[1].Function != "Verein Brücke" || rows[2].Function != "Gast" {
		t.Errorf("list: %+v", rows)
	}
	o.run(t, "invite", "2", "--person", fmt.Sprint(person.ID)).want(t, 1, "", "niemand einzuladen")
	o.run(t, "invite", "2", "--person", "9999").want(t, 1, "", "gibt es nicht")
	o.run(t, "invite", "2", "--rule", "kaiser").want(t, 1, "", "Vorhanden sind: named, chair, role:vorsitz")
	o.run(t, "invite", "2", "--guest", " ; Verein").want(t, 2, "", "„Nachname, Vorname; Verein“")
	o.run(t, "invite", "2", "--rules", "--preview").want(t, 2, "", "gehören nicht dazu")
}

func TestNoticePeriod(t *testing.T) {
	o := planned(t)
	o.today = "2026-06-10"
	o.run(t, "invite", "2").want(t, 0, "35 Personen", "weniger als 21 Tage")
}

func TestReplies(t *testing.T) {
	o := planned(t)
	o.run(t, "invite", "2").want(t, 0, "35 Personen", "")
	o.run(t, "reply", "2", "demirkiran", "accepted").want(t, 0, "Demirkıran, Ayşe: zugesagt", "")
	o.run(t, "reply", "2", "Jonas Grossweiler", "substituted", "--substitute", "Ida Kern").want(t, 0, "Großweiler, Jonas, Dr.: Vertretung durch Ida Kern", "")
	o.run(t, "reply", "2", fmt.Sprint(o.onList(t, "Öztürkmen").ID), "declined").want(t, 0, "Öztürkmen, Şükriye: abgesagt", "")
	lines := listed[districtReplyLine](t, o, "reply", "list", "2")
	if len(lines) != 25 || lines[0].Reply != "zugesagt" || lines[1].People[0] != "Großweiler, Jonas, Dr.: Vertretung (Ida Kern)" || lines[2].Reply != "abgesagt" || lines[3].Reply != "offen" {
		t.Errorf("overview: %+v", lines[:4])
	}
	if open := listed[districtReplyLine](t, o, "reply", "list", "2", "--open"); len(open) != 22 || open[0].District != 4 {
		t.Errorf("open: %d", len(open))
	}
	o.run(t, "meeting", "show", "2").want(t, 0, "Ohne Platz: BA 3.", "")
	if row := o.onList(t, "Großweiler"); row.Reply != data.ReplySubstituted || row.Substitute != "Ida Kern" || row.Replied != "2026-03-03" {
		t.Errorf("substituted: %+v", row)
	}
	o.run(t, "reply", "2", "Großweiler", "open").want(t, 0, "offen", "")
	if row := o.onList(t, "Großweiler"); row.Reply != "" || row.Substitute != "" || row.Replied != "" {
		t.Errorf("open again: %+v", row)
	}
	o.run(t, "undo").want(t, 0, "offen: Großweiler, Jonas, Dr.", "")
}

func TestWhoIsMeant(t *testing.T) {
	o := planned(t)
	o.run(t, "invite", "2", "--guest", "Huber, Anna; Verein", "--guest", "Huber, Annalena; Verein", "--guest", "Kern, Ida").want(t, 0, "3 Personen", "")
	o.run(t, "reply", "2", "Anna Huber", "accepted").want(t, 0, "Huber, Anna: zugesagt", "")
	o.run(t, "reply", "2", "Annal", "accepted").want(t, 0, "Huber, Annalena: zugesagt", "")
	r := o.run(t, "reply", "2", "huber", "declined")
	r.want(t, 1, "", "„huber“ kann mehrere meinen")
	r.want(t, 1, "", fmt.Sprintf("%d Huber, Annalena", o.onList(t, "Huber, Annalena").ID))
	for _, nobody := range []string{"Maier", "999", "", "  ", ",", "-"} {
		o.run(t, "reply", "2", "--", nobody, "accepted").want(t, 1, "", "steht nicht auf der Liste der 2. Sitzung")
	}
	o.run(t, "reply", "2", "Kern", "vielleicht").want(t, 2, "", "Möglich sind: accepted, declined, substituted, open")
	o.run(t, "reply", "2", "Kern", "substituted").want(t, 1, "", "wer als Vertretung kommt")
	o.run(t, "reply", "2", "Kern", "accepted", "--substitute", "X").want(t, 2, "", "gehört nur zu substituted")
	o.run(t, "reply", "2", "Kern").want(t, 2, "", "Es fehlt: ANTWORT.")
}

func TestRemindersGoToTheSilent(t *testing.T) {
	o := planned(t)
	o.run(t, "reply", "remind", "2").want(t, 1, "", "steht keine Antwort mehr aus")
	o.run(t, "invite", "2", "--rule", "body:mb", "--guest", "Huber, Anna").want(t, 0, "11 Personen", "")
	o.run(t, "reply", "2", "Aksoylar", "accepted").want(t, 0, "zugesagt", "")
	o.run(t, "reply", "remind", "2").want(t, 0, "letters --template einladung-erinnerung --to silent --meeting 2 --due 10.03.2026 --out ORDNER", "")
	if rows := listed[invitationLine](t, o, "reply", "remind", "2"); len(rows) != 9 || rows[0].Reminded != "" {
		t.Errorf("silent: %+v", rows)
	}
	o.run(t, "letters", "--template", "einladung-erinnerung", "--to", "silent", "--meeting", "2", "--due", "10.03.2026", "--out", o.folder, "--skip-faulty").want(t, 0, "9 Schreiben", "")
	if rows := listed[invitationLine](t, o, "reply", "remind", "2"); rows[0].Reminded != "2026-03-03" {
		t.Errorf("reminded: %+v", rows)
	}
}

func TestAttendance(t *testing.T) {
	o := planned(t)
	o.run(t, "invite", "2").want(t, 0, "35 Personen", "")
	for _, name := range []string{"Demirkıran", "Öztürkmen", "Bauerlein"} {
		o.run(t, "reply", "2", name, "accepted").want(t, 0, "zugesagt", "")
	}
	o.today = "2026-06-19" // entered on the next day: nobody comes at the time of now
	o.run(t, "attend", "2", "--all-accepted").want(t, 0, "3 Personen anwesend\n3 von 25 BA vertreten, 3 anwesend", "")
	o.run(t, "attend", "2", "Bauerlein", "--gone", "19:30").want(t, 0, "Bauerlein, Tomás: anwesend bis 19:30", "")
	o.run(t, "attend", "2", "Yıldızhan", "online", "--came", "18:20", "--gone", "19:00").want(t, 0, "Yıldızhan, Emre: online ab 18:20 bis 19:00", "")
	o.run(t, "attend", "2", "Großweiler", "--substitute", "Ida Kern", "--came", "18:05").want(t, 0, "Großweiler, Jonas, Dr.: anwesend ab 18:05, Vertretung: Ida Kern", "")
	o.run(t, "attend", "2", "Morgenroth", "excused").want(t, 0, "Morgenroth, Alex: entschuldigt", "")
	o.run(t, "attend", "2", "Demirkıran", "absent").want(t, 0, "fehlt", "")
	o.run(t, "attend", "2", "Demirkıran", "open").want(t, 0, "nicht erfasst", "")
	o.run(t, "attend", "2", "--guest", "Huber, Anna; Verein Brücke", "--guest", "Jo Stein (Presse)").want(t, 0, "Gast anwesend: Huber, Anna (Verein Brücke)", "")
	o.run(t, "attend", "2").want(t, 0, "4 von 25 BA vertreten, 3 anwesend, 1 online, 2 Gäste, 1 entschuldigt, 30 nicht eingetragen", "")
	rows := listed[invitationLine](t, o, "attend", "2")
	if guest := rows[len(rows)-2]; len(rows) != 37 || !guest.WalkedIn || guest.Attendance != data.AttendancePresent || guest.Came != "" {
		t.Errorf("guest: %+v", guest)
	}

	// What fails changes nothing, also where the first half of it would have been possible.
	before := listed[invitationLine](t, o, "attend", "2")
	for _, c := range []struct {
		args []string
		exit int
		text string
	}{
		{[]string{"Zimmermännin", "present", "--came", "19:00", "--gone", "18:00"}, 1, "liegt nicht nach dem Beginn"},
		{[]string{"Zimmermännin", "present", "--came", "7 Uhr"}, 1, "ist keine Uhrzeit"},
		{[]string{"Zimmermännin", "--gone", "19:00"}, 1, "nicht als anwesend eingetragen"},
		{[]string{"--guest", "Neu, Nina", "--guest", "Anna Huber"}, 1, "steht schon auf der Liste"},
		{[]string{"--all-accepted", "--guest", ""}, 1, "Bitte den Namen des Gastes angeben"},
		{[]string{"Zimmermännin", "hier"}, 2, "Möglich sind: present, online"},
		{[]string{"Zimmermännin"}, 2, "was einzutragen ist"},
		{[]string{"--came", "18:00"}, 2, "wer gemeint ist"},
		{[]string{"Zimmermännin", "present", "--all-accepted"}, 2, "ohne eine Person"},
		{[]string{"Zimmermännin", "absent", "--came", "18:00"}, 2, "der da ist"},
		{[]string{"Zimmermännin", "online", "--substitute", "X"}, 2, "passt nicht dazu"},
	} {
		o.run(t, append([]string{"attend", "2"}, c.args...)...).want(t, c.exit, "", c.text)
		if after := listed[invitationLine](t, o, "attend", "2"); !slices.Equal(after, before) {
			t.Errorf("%v changed something", c.args)
			before = after
		}
	}
}

func TestWhatFailsHalfWayIsTakenBack(t *testing.T) {
	o := planned(t)
	history := o.run(t, "history", "--limit", "1").stdout
	o.run(t, "meeting", "add", "--proposed", "1.10.2026 18:00", "--proposed", "1.10.2026 18:00").want(t, 1, "", "Diesen Terminvorschlag gibt es schon")
	o.run(t, "meeting", "add", "--copy-of", "2", "--date", "1.10.2026", "--from", "21:00").want(t, 1, "", "liegt nicht nach dem Beginn")
	o.run(t, "meeting", "set", "2", "--place", "Woanders", "--proposed", "1.10.2026 25:00").want(t, 1, "", "ist keine Uhrzeit")
	if m := decoded[meetingDetail](t, o, "meeting", "show", "2"); m.Place != "Rathaus" {
		t.Errorf("place: %s", m.Place)
	}
	if rows := listed[meetingLine](t, o, "meeting"); len(rows) != 2 {
		t.Errorf("meetings: %+v", rows)
	}
	o.run(t, "undo").want(t, 0, "Rückgängig gemacht: 2. Sitzung geplant", "")
	if !strings.Contains(history, "2. Sitzung geplant") {
		t.Error(history)
	}
}

// One command is one line of the Verlauf and one step to undo, however many flags it has.
func TestOneCommandIsOneStep(t *testing.T) {
	o := newOffice(t)
	entries := func() int { return len(listed[struct{ State string }](t, o, "history", "--limit", "0")) }
	for _, args := range [][]string{
		{"meeting", "add", "--copy-of", "1", "--place", "Rathaus", "--proposed", "15.10.2026 18:00", "--proposed", "22.10.2026 18:00"},
		{"meeting", "set", "2", "--room", "209", "--proposed", "29.10.2026 18:00"},
		{"attend", "1", "--guest", "Huber, Anna; Verein Brücke", "--guest", "Maier, Karl", "--all-accepted"},
		{"attend", "1", "Huber", "present", "--came", "18:20", "--gone", "19:00"},
		{"attend", "1", "Maier", "--substitute", "Weiß, Eva", "--came", "18:05"},
	} {
		before, shown := entries(), o.run(t, "meeting", "show", "2", "--json").stdout+o.run(t, "attend", "1", "--json").stdout
		o.run(t, args...).want(t, 0, "", "")
		if after := entries(); after != before+1 {
			t.Errorf("%v: %d entries", args, after-before)
		}
		o.run(t, "undo").want(t, 0, "", "")
		if again := o.run(t, "meeting", "show", "2", "--json").stdout + o.run(t, "attend", "1", "--json").stdout; again != shown {
			t.Errorf("%v: one undo does not take it back:\n%s", args, again)
		}
		o.run(t, "redo").want(t, 0, "", "")
	}
}
