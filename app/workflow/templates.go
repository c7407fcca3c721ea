package workflow

// Templates of letters: the shipped ones and those of the office.

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rundertisch/assets"
	"rundertisch/data"
	"rundertisch/reports/letter"
)

// Templates returns the templates: shipped ones in the order in which the office meets them, then its own by name; archived ones only where they are asked for.
func (d *Desk) Templates(ctx context.Context, withArchived bool) ([]data.Template, error) {
	all, err := data.List[data.Template](ctx, d.Store, nil)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(t data.Template) bool { return t.Archived && !withArchived })
	slices.SortStableFunc(all, func(a, b data.Template) int {
		if a.Shipped != b.Shipped {
			return map[bool]int{true: -1, false: 1}[a.Shipped]
		}
		if a.Shipped {
			return shippedPlace(a.Key) - shippedPlace(b.Key)
		}
		return strings.Compare(string(data.SortKey(a.Name)), string(data.SortKey(b.Name)))
	})
	return all, nil
}

func shippedPlace(key string) int {
	return slices.IndexFunc(assets.Templates(), func(t assets.Template) bool { return t.Key == key })
}

// TemplatePurposes names the purposes of templates for forms: what a letter does besides being written.
var TemplatePurposes = []Choice{
	{data.TemplatePlain, "Schreiben"}, {data.TemplateNomination, "Bitte um Benennung"}, {data.TemplateReminder, "Erinnerung"}, {data.TemplateThanks, "Dank"},
	{data.TemplateInvitation, "Einladung zur Sitzung"}, {data.TemplateInvitationReminder, "Erinnerung an die Einladung"}, {data.TemplateMinutes, "Versand des Protokolls"}, {data.TemplatePrivacy, "Information nach Art. 14 DSGVO"},
	{data.TemplateMotion, "Antwort auf einen BA-Antrag"},
}

// MistakePlace names where a mistake stands in a template: 'Betreff, Spalte 4', 'Zeile 3, Spalte 12'.
func MistakePlace(m letter.Mistake) string {
	if m.Subject {
		return fmt.Sprintf("Betreff, Spalte %d", m.Column)
	}
	return fmt.Sprintf("Zeile %d, Spalte %d", m.Line, m.Column)
}

// TemplateMistakes returns what is wrong with the text of a template, by its place.
func TemplateMistakes(t data.Template) []letter.Mistake {
	_, mistakes := letter.Parse(t.Subject, t.Body)
	return mistakes
}

// ShippedTemplate returns a template as it came with the program.
func ShippedTemplate(key string) (data.Template, bool) {
	for _, t := range assets.Templates() {
		if t.Key == key {
			return data.Template{Key: t.Key, Name: t.Name, Purpose: t.Purpose, Subject: t.Subject, Body: t.Body, Step: t.Step, Shipped: true}, true
		}
	}
	return data.Template{}, false
}

// NewTemplate adds a template with the text of a plain letter, as one action.
func (d *Desk) NewTemplate(ctx context.Context) (data.Template, error) {
	plain, _ := ShippedTemplate("schreiben")
	plain.Name, plain.Shipped = "Neue Vorlage", false
	return d.addTemplate(ctx, plain, "Vorlage angelegt: ")
}

// CopyTemplate adds a copy of a template, as one action.
func (d *Desk) CopyTemplate(ctx context.Context, id data.ID) (data.Template, error) {
	t, err := data.Get[data.Template](ctx, d.Store, id)
	if err != nil {
		return t, err
	}
	t.Name, t.Shipped, t.Archived, t.Step = "Kopie von "+t.Name, false, false, 0
	return d.addTemplate(ctx, t, "Vorlage kopiert: ")
}

// addTemplate inserts a template under a name and a key that no other has.
func (d *Desk) addTemplate(ctx context.Context, t data.Template, title string) (data.Template, error) {
	all, err := data.List[data.Template](ctx, d.Store, nil)
	if err != nil {
		return t, err
	}
	name := t.Name
	for n := 2; slices.ContainsFunc(all, func(other data.Template) bool { return strings.EqualFold(other.Name, t.Name) }); n++ {
		t.Name = numbered(name, n)
	}
	key := templateKey(name)
	t.Key = key
	for n := 2; slices.ContainsFunc(all, func(other data.Template) bool { return other.Key == t.Key }); n++ {
		t.Key = key + "-" + itoa(n)
	}
	t.ID = 0
	err = d.Store.Do(ctx, title+t.Name, func(tx *data.Tx) error { return data.Insert(tx, &t) })
	return t, err
}

// templateKey makes a short ASCII word of a name, for the command line: 'Einladung für Gäste' becomes 'einladung-fuer-gaeste'.
func templateKey(name string) string {
	var key strings.Builder
	for _, r := range norm.NFD.String(strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(norm.NFC.String(strings.ToLower(name)))) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			key.WriteRune(r)
		case r < utf8.RuneSelf && !strings.HasSuffix(key.String(), "-") && key.Len() > 0:
			key.WriteByte('-')
		}
	}
	if short := strings.Trim(key.String(), "-"); short != "" {
		return short
	}
	return "vorlage"
}

// SaveTemplate changes name, purpose and text of a template. A text with mistakes is kept all the same: nothing that was typed is lost; only letters are not made with it.
func (d *Desk) SaveTemplate(ctx context.Context, t data.Template) error {
	if t.Name = trimmed(t.Name); t.Name == "" {
		return data.Mistakef("Bitte der Vorlage einen Namen geben.")
	}
	all, err := data.List[data.Template](ctx, d.Store, nil)
	if err != nil {
		return err
	}
	for _, other := range all {
		if other.ID != t.ID && strings.EqualFold(other.Name, t.Name) {
			return data.Mistakef("Eine Vorlage „%s“ gibt es schon. Bitte einen anderen Namen wählen.", other.Name)
		}
	}
	return d.Store.Do(ctx, "Vorlage geändert: "+t.Name, func(tx *data.Tx) error { return data.Update(tx, t) })
}

// ArchiveTemplate takes a template out of the lists, or back into them. Letters made with it are not touched.
func (d *Desk) ArchiveTemplate(ctx context.Context, id data.ID, archived bool) error {
	t, err := data.Get[data.Template](ctx, d.Store, id)
	if err != nil {
		return err
	}
	title := "Vorlage zurückgeholt: "
	if t.Archived = archived; archived {
		title = "Vorlage archiviert: "
	}
	return d.Store.Do(ctx, title+t.Name, func(tx *data.Tx) error { return data.Update(tx, t) })
}

// The file of a template is plain text that people can read and send: lines of a head ('Name: Einladung'), a blank line, the text.
const templateFileMark = "Runder Tisch Vorlage 1"

// templateHead lists the lines of the head, in order.
var templateHead = []struct {
	label string
	part  func(*data.Template) *string
}{
	{"Name", func(t *data.Template) *string { return &t.Name }},
	{"Zweck", func(t *data.Template) *string { return &t.Purpose }},
	{"Betreff", func(t *data.Template) *string { return &t.Subject }},
	{"Vermerke", func(t *data.Template) *string { return &t.Remarks }},
	{"Anlagen", func(t *data.Template) *string { return &t.Enclosures }},
	{"Verteiler", func(t *data.Template) *string { return &t.Copies }},
	{"Nachrichtlich", func(t *data.Template) *string { return &t.Informed }},
}

// TemplateFileName returns a speaking name for the file of a template, without its ending.
func TemplateFileName(t data.Template) string { return FileName("Vorlage " + t.Name) }

// ExportTemplate writes a template to a text file, whole or not at all. A file at path is replaced.
func (d *Desk) ExportTemplate(ctx context.Context, id data.ID, path string) error {
	t, err := data.Get[data.Template](ctx, d.Store, id)
	if err != nil {
		return err
	}
	return WriteWhole(path, func(w io.Writer) error { _, err := io.WriteString(w, templateText(t)); return err })
}

func templateText(t data.Template) string {
	var text strings.Builder
	text.WriteString(templateFileMark + "\n")
	for _, line := range templateHead {
		if value := *line.part(&t); value != "" {
			fmt.Fprintf(&text, "%s: %s\n", line.label, strings.ReplaceAll(strings.TrimSpace(value), "\n", "; "))
		}
	}
	if t.Step > 0 {
		fmt.Fprintf(&text, "Erinnerung: %d\n", t.Step)
	}
	text.WriteString("\n" + t.Body)
	return text.String()
}

// longestTemplate is how long the file of a template may be, in bytes; a long letter has 5,000.
const longestTemplate = 1 << 20

// ImportTemplate adds the template of a file under a name that no other has, as one action. Every other file is a Mistake that says what is wrong with it.
func (d *Desk) ImportTemplate(ctx context.Context, path string) (data.Template, error) {
	info, err := os.Stat(path)
	if err != nil {
		return data.Template{}, fileMistake(path, err)
	}
	if info.IsDir() || info.Size() > longestTemplate {
		return data.Template{}, data.Mistakef("„%s“ ist keine Vorlage. Bitte eine Datei wählen, die hier oder an einem anderen Arbeitsplatz exportiert wurde.", path)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return data.Template{}, fileMistake(path, err)
	}
	t, err := parseTemplateFile(string(content))
	if err != nil {
		return t, err
	}
	return d.addTemplate(ctx, t, "Vorlage importiert: ")
}

// parseTemplateFile reads what templateText writes.
func parseTemplateFile(content string) (data.Template, error) {
	var t data.Template
	content = strings.ReplaceAll(strings.TrimPrefix(content, "\ufeff"), "\r\n", "\n")
	mark, rest, _ := strings.Cut(content, "\n")
	if strings.TrimSpace(mark) != templateFileMark || !utf8.ValidString(content) {
		return t, data.Mistakef("Die Datei ist keine Vorlage: Ihre erste Zeile müsste „%s“ lauten.", templateFileMark)
	}
	head, body, found := strings.Cut(rest, "\n\n")
	if !found {
		return t, data.Mistakef("In der Datei fehlt der Text der Vorlage: Er steht hinter der ersten Leerzeile.")
	}
	for number, line := range strings.Split(head, "\n") {
		if err := readTemplateHead(&t, line); err != nil {
			return t, data.Mistakef("Zeile %d der Datei („%s“) wurde nicht verstanden.", number+2, line)
		}
	}
	if t.Name = trimmed(t.Name); t.Name == "" {
		return t, data.Mistakef("In der Datei fehlt der Name der Vorlage („Name: …“).")
	}
	if !slices.ContainsFunc(TemplatePurposes, func(c Choice) bool { return c.Value == t.Purpose }) {
		t.Purpose = data.TemplatePlain
	}
	t.Body = body
	return t, nil
}

func readTemplateHead(t *data.Template, line string) error {
	label, value, found := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	if label == "Erinnerung" && found {
		step, err := strconv.Atoi(value)
		if err != nil || step < 0 || step > 9 {
			return fmt.Errorf("no step: %q", value)
		}
		t.Step = step
		return nil
	}
	for _, known := range templateHead {
		if found && label == known.label {
			*known.part(t) = value
			if label != "Name" && label != "Betreff" && label != "Zweck" {
				*known.part(t) = strings.ReplaceAll(value, "; ", "\n")
			}
			return nil
		}
	}
	return fmt.Errorf("unknown: %q", line)
}
