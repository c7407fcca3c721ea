package sheet

// The table of a list that comes back: where its columns are, and what its rows say.

import (
	"fmt"
	"slices"
	"strings"
)

// filledTable is the table on a sheet.
type filledTable struct {
	columns map[string]int // title to index
	rows    []gridRow      // below the header row
}

// titlesRead are the columns that reading needs. 'Nr.' and 'Unterschrift' may go.
var titlesRead = []string{districtTitle, nameTitle, capacityTitle, statusTitle, cameTitle, goneTitle, substituteTitle}

// findTable finds header row and columns. *ReadError with the text notOurs: the sheet is something else; any other: what is missing.
func findTable(grid []gridRow) (filledTable, error) {
	var head gridRow
	var best, headIndex int
	for i, row := range grid[:min(len(grid), headSearch)] {
		known := 0
		for _, title := range titlesRead {
			if titleColumn(row, title) >= 0 {
				known++
			}
		}
		if known > best {
			best, head, headIndex = known, row, i
		}
	}
	table := filledTable{columns: map[string]int{keyTitle: keyColumn(grid)}}
	const fewest = 3 // titles that make a header row
	const again = "Bitte die Liste neu speichern („Anwesenheitsliste …“), die Einträge übertragen und keine Spalten löschen oder umbenennen."
	switch {
	case best < fewest && table.columns[keyTitle] < 0:
		return table, &ReadError{Text: notOurs}
	case best < fewest:
		return table, &ReadError{Text: "In der Liste fehlt die Zeile mit den Überschriften der Spalten. " + again}
	}
	table.rows = grid[headIndex+1:]
	var missing []string
	for _, title := range titlesRead {
		if table.columns[title] = titleColumn(head, title); table.columns[title] < 0 {
			missing = append(missing, "„"+title+"“")
		}
	}
	if table.columns[keyTitle] < 0 {
		return table, &ReadError{Text: "In der Liste fehlt die verborgene Spalte mit den Schlüsseln, an denen die Zeilen erkannt werden. " + again}
	}
	switch len(missing) {
	case 0:
		return table, nil
	case 1:
		return table, &ReadError{Text: "In der Liste fehlt die Spalte " + missing[0] + ". " + again}
	}
	return table, &ReadError{Text: "In der Liste fehlen die Spalten " + strings.Join(missing[:len(missing)-1], ", ") + " und " + missing[len(missing)-1] + ". " + again}
}

// titleColumn returns the index of a title in a header row, -1 if it is not there.
func titleColumn(head gridRow, title string) int {
	return slices.IndexFunc(head.cells, func(cell string) bool { return strings.EqualFold(strings.Join(strings.Fields(cell), " "), title) })
}

// keyColumn returns the column with the most keys, whatever it is called now; -1 if there are none.
func keyColumn(grid []gridRow) int {
	counts := map[int]int{}
	best := -1
	for _, row := range grid {
		for i := range row.cells {
			if _, _, isKey, _ := splitKey(row.cells[i]); isKey {
				if counts[i]++; best < 0 || counts[i] > counts[best] {
					best = i
				}
			}
		}
	}
	return best
}

// read reads the rows. What several of them say wrong is told in one message.
func (t filledTable) read(from1904 bool) (FilledList, error) {
	var list FilledList
	var wrong problems
	lines := map[string]int{} // row of the sheet by key
	lists := map[string]int{}
	end := t.lastKeyed()
	past := end // last row that belongs to the table
	for i, row := range t.rows {
		if i > end {
			if past >= 0 && row.number > t.rows[past].number+1 {
				list.warnPast(FilledRow{Line: row.number, Name: t.cell(row, nameTitle)})
				continue
			}
			past = i
		}
		filled := t.readRow(row, from1904, &list, &wrong)
		switch {
		case filled.Key == "" && filled.Name == "":
			if filled.Status+filled.Came+filled.Gone+filled.Substitute != "" {
				list.warn("Zeile %d hat keinen Namen und wurde übergangen.", row.number)
			}
			continue
		case filled.Key != "":
			key := filled.List + "/" + filled.Key
			if before, twice := lines[key]; twice {
				wrong.add("Die Zeilen %d und %d sind dieselbe, eine wurde kopiert. Bitte eine davon löschen; Gäste in die leeren Zeilen am Ende eintragen.", before, row.number)
			}
			lines[key] = row.number
		}
		if filled.List != "" {
			lists[filled.List]++
		}
		list.Rows = append(list.Rows, filled)
	}
	for _, row := range list.Rows {
		if list.Key == "" || lists[row.List] > lists[list.Key] {
			list.Key = row.List
		}
	}
	if list.Key == "" {
		list.Key = t.guestKey() // nobody is invited
	}
	return list, wrong.err()
}

// lastKeyed returns the index of the last row with a key; below it, after a gap, stand the totals.
func (t filledTable) lastKeyed() int {
	for i := len(t.rows) - 1; i >= 0; i-- {
		if _, _, isKey, _ := splitKey(t.cell(t.rows[i], keyTitle)); isKey {
			return i
		}
	}
	return -1
}

// guestKey returns the key of the list from a line for guests.
func (t filledTable) guestKey() string {
	for _, row := range t.rows {
		if list, _, _, sound := splitKey(t.cell(row, keyTitle)); sound {
			return list
		}
	}
	return ""
}

func (t filledTable) cell(row gridRow, title string) string { return row.at(t.columns[title]) }

// readRow reads one row. Wrong entries of rows that count are gathered in wrong.
func (t filledTable) readRow(row gridRow, from1904 bool, list *FilledList, wrong *problems) FilledRow {
	filled := FilledRow{
		Line: row.number, Body: t.cell(row, districtTitle), Name: t.cell(row, nameTitle), Capacity: t.cell(row, capacityTitle), Substitute: t.cell(row, substituteTitle),
	}
	key := t.cell(row, keyTitle)
	var isKey, sound bool
	if filled.List, filled.Key, isKey, sound = splitKey(key); isKey && !sound {
		wrong.add("%s: Der verborgene Schlüssel der Zeile wurde verändert. Bitte die Zeile löschen und den Eintrag in der Sitzung von Hand nachtragen.", filled.place())
		return filled
	}
	if !isKey && key != "" && filled.Name != "" {
		list.warn("%s: In der verborgenen Spalte steht „%s“ statt eines Schlüssels. Die Zeile gilt als Gast.", filled.place(), shorten(key, readableWord))
	}
	if !isKey && slices.Contains(totalLabels, filled.Name) { // columns of the table were moved over the totals
		return FilledRow{}
	}
	if filled.Name == "" && !isKey { // a blank row, or a total
		if status, known := statusOf(t.cell(row, statusTitle)); known {
			filled.Status = status
		}
		return filled
	}
	status, known := statusOf(t.cell(row, statusTitle))
	if !known {
		wrong.add("%s: Den Status „%s“ gibt es nicht. Bitte einen aus der Liste wählen: %s.", filled.place(), shorten(t.cell(row, statusTitle), readableWord), strings.Join(Statuses, ", "))
	}
	filled.Status = status
	for _, c := range []struct {
		title string
		to    *string
	}{{cameTitle, &filled.Came}, {goneTitle, &filled.Gone}} {
		text := t.cell(row, c.title)
		clock, reading := clockOf(text, from1904)
		switch reading {
		case noTime:
			wrong.add("%s, Spalte %s: „%s“ ist keine Uhrzeit. Bitte so eintragen: 18:05.", filled.place(), c.title, shorten(text, readableWord))
		case madeDay:
			list.warn("%s, Spalte %s: Aus der Uhrzeit war ein Datum geworden. Gelesen wurde %s Uhr.", filled.place(), c.title, clock)
		}
		*c.to = clock
	}
	return filled
}

// place names a row in a message: 'Zeile 12 (Öztürk, Ayşe)'.
func (r FilledRow) place() string {
	if r.Name == "" {
		return fmt.Sprintf("Zeile %d", r.Line)
	}
	return fmt.Sprintf("Zeile %d (%s)", r.Line, shorten(r.Name, 40))
}

// statusOf reads a word of the column Status, however it is written. A dash and 'offen' say that nothing is known yet.
func statusOf(text string) (status string, known bool) {
	for _, word := range Statuses {
		if strings.EqualFold(text, word) {
			return word, true
		}
	}
	return "", slices.ContainsFunc([]string{"", "-", "–", "offen"}, func(word string) bool { return strings.EqualFold(text, word) })
}

func (l *FilledList) warn(format string, args ...any) {
	l.Warnings = append(l.Warnings, fmt.Sprintf(format, args...))
}

// warnPast tells of a name that stands below the end of the list. The totals stand there too, in another column.
func (l *FilledList) warnPast(row FilledRow) {
	if row.Name != "" && !slices.Contains(totalLabels, row.Name) {
		l.warn("%s steht unter dem Ende der Liste und wurde übergangen. Gäste bitte in die leeren Zeilen am Ende der Liste eintragen.", row.place())
	}
}

// problems gathers what is wrong in a list, for one message.
type problems struct {
	texts []string
}

func (p *problems) add(format string, args ...any) {
	p.texts = append(p.texts, fmt.Sprintf(format, args...))
}

// err returns the first problems as a *ReadError, nil where there are none.
func (p *problems) err() error {
	if len(p.texts) == 0 {
		return nil
	}
	shown := p.texts[:min(len(p.texts), mostProblems)]
	text := strings.Join(shown, "\n")
	if more := len(p.texts) - len(shown); more > 0 {
		text += fmt.Sprintf("\n… und %d weitere.", more)
	}
	return &ReadError{Text: text}
}
