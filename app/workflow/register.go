package workflow

// The entry in the register of processing (Art. 30 DSGVO), filled from the settings.

import (
	"context"
	"fmt"
	"io"
	"strings"

	"rundertisch/data"
	"rundertisch/reports/dossier"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// RegisterField is one point of the entry.
type RegisterField struct {
	Key     string // of the setting
	Label   string // German
	Value   string // what the settings say, or what the program proposes
	Rows    int    // lines of the field in a form
	Subject bool   // also told to whoever asks after Art. 15
}

// registerFields are the points after Art. 30 Abs. 1, with what the program proposes. Those without a key follow from the rest of the file.
var registerFields = []RegisterField{
	{"register_name", "Bezeichnung der Verarbeitung", "Runder Tisch der Migrationsbeauftragten der Bezirksausschüsse", 1, false},
	{"", "Verantwortlicher", "", 0, true},
	{"register_officer", "Datenschutzbeauftragte/r", "Behördliche/r Datenschutzbeauftragte/r der Landeshauptstadt München, Marienplatz 8, 80331 München", 2, true},
	{"register_purpose", "Zwecke", "Organisation des Runden Tisches: Bitte um Benennung, Einladungen, Anwesenheit, Protokolle, Zusammenarbeit mit Bezirksausschüssen und Migrationsbeirat", 3, true},
	{"register_basis", "Rechtsgrundlage", "Art. 6 Abs. 1 Buchst. e DSGVO, Art. 4 BayDSG", 1, true},
	{"register_subjects", "Betroffene Personen", "Vorsitzende und Beauftragte der Bezirksausschüsse, Mitglieder des Migrationsbeirats, Beschäftigte der Verwaltung, Gäste", 2, false},
	{"register_data", "Kategorien von Daten", "Name, Anrede, Titel, Funktion und Amtszeit, dienstliche oder selbst angegebene Kontaktdaten, Schreiben, Zu- und Absagen, Teilnahmen", 3, true},
	{"register_source", "Herkunft der Daten", "Mitteilungen der Bezirksausschüsse und der Stellen, für die jemand teilnimmt; eigene Angaben", 2, true},
	{"register_recipients", "Empfänger", "Teilnehmende des Runden Tisches und Migrationsbeirat: Name und Funktion, soweit für die Sitzungen erforderlich; Stadtarchiv", 2, true},
	{"register_transfer", "Übermittlung in Drittländer", "Keine", 1, true},
	{"", "Löschfristen", "", 0, true},
	{"register_measures", "Technische und organisatorische Maßnahmen", "Eine Datei auf einem Laufwerk mit Zugriff nur für die zuständigen Beschäftigten; Verlauf jeder Änderung; Sicherungskopien mit Aufbewahrungsfrist; unwiderrufliches Löschen", 3, false},
}

// Register returns the points of the entry with what the settings say.
func (d *Desk) Register(ctx context.Context) ([]RegisterField, error) {
	list := make([]RegisterField, len(registerFields))
	for i, f := range registerFields {
		if f.Key != "" {
			value, err := setting(ctx, d.Store, f.Key)
			if err != nil {
				return nil, err
			}
			if value != "" {
				f.Value = value
			}
		}
		list[i] = f
	}
	responsible, err := d.responsible(ctx)
	if err != nil {
		return nil, err
	}
	limits, err := d.limitWords(ctx)
	if err != nil {
		return nil, err
	}
	for i := range list {
		switch list[i].Label {
		case "Verantwortlicher":
			list[i].Value = responsible
		case "Löschfristen":
			list[i].Value = limits
		}
	}
	return list, nil
}

// SetRegister changes a point of the entry; an empty text brings back what the program proposes.
func (d *Desk) SetRegister(ctx context.Context, key, text string) error {
	for _, f := range registerFields {
		if f.Key == key && key != "" {
			return d.SetSetting(ctx, "Verzeichnis nach Art. 30 geändert: "+f.Label, key, strings.TrimSpace(text))
		}
	}
	return fmt.Errorf("the register has no point %q", key)
}

// responsible returns who writes, with the address, from the sender of today.
func (d *Desk) responsible(ctx context.Context) (string, error) {
	senders, err := data.List[data.Sender](ctx, d.Store, nil)
	if err != nil || len(senders) == 0 {
		return "", err
	}
	sender, err := senderOn(ctx, d.Store, d.Today())
	if err != nil {
		sender = senders[0]
	}
	address := trimmed(sender.Postcode + " " + sender.City)
	lines := filled([]string{sender.Authority, sender.Department, sender.Section, strings.Join(filled([]string{sender.Street, address}), ", "), strings.Join(filled([]string{sender.Phone, sender.Email}), ", ")})
	return strings.Join(lines, "\n"), nil
}

// limitWords returns the rules of deletion and how long copies are kept, line by line.
func (d *Desk) limitWords(ctx context.Context) (string, error) {
	rules, err := d.DeletionRules(ctx)
	if err != nil {
		return "", err
	}
	var lines []string
	for _, r := range rules {
		lines = append(lines, RuleWords(r))
	}
	lines = append(lines, LastContactWords)
	days, err := d.BackupDays(ctx)
	if err != nil {
		return "", err
	}
	lines = append(lines, fmt.Sprintf("Sicherungskopien: %d Tage", days), "Vor dem Löschen werden Unterlagen dem Archiv angeboten (Art. 26 Abs. 6 BayDSG).")
	return strings.Join(lines, "\n"), nil
}

// RegisterFileName is what the PDF of the entry is called, without its ending.
const RegisterFileName = "Verzeichnis der Verarbeitungstätigkeiten"

// WriteRegister writes the entry as a PDF. A file at path is replaced.
func (d *Desk) WriteRegister(ctx context.Context, path string) error {
	fields, err := d.Register(ctx)
	if err != nil {
		return err
	}
	group := dossier.Group{}
	for _, f := range fields {
		group.Facts = append(group.Facts, dossier.Fact{Label: f.Label, Value: f.Value})
	}
	paper := dossier.Paper{
		Title: RegisterFileName, Subtitle: fmt.Sprintf("Eintrag nach Art. 30 Abs. 1 DSGVO · Stand %s", d.Today()), Sections: []dossier.Section{{Title: fields[0].Value, Groups: []dossier.Group{group}}},
	}
	content, err := writePDF(ctx, pdf.Document{Title: paper.Title, Language: "de-DE", Made: d.Today().Time(), Pages: dossier.Layout(page.NewTypesetter(), paper)})
	if err != nil {
		return err
	}
	return WriteWhole(path, func(w io.Writer) error { _, err := w.Write(content); return err })
}
