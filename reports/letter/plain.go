package letter

// A letter as plain text, for e-mails.

import (
	"fmt"
	"strings"
)

// PlainText returns what a letter says without what only paper has (letterhead, address, information block, subject, marks, footer):
// the reference block, salutation, paragraphs (each one line, wrapped nowhere), items of lists behind '- ' or '1. ', rows of tables as
// 'a: b', closing and names. Blank lines stand between them; the last line has no line end.
func PlainText(l Letter) string {
	l = l.Settled()
	parts := []string{plainLines(l.Reference...), oneLine(l.Salutation)}
	parts = append(parts, plainBody(l.Body)...)
	parts = append(parts, plainLines(l.Closing), plainLines(l.Signatory...))
	var filled []string
	for _, part := range parts {
		if part != "" {
			filled = append(filled, part)
		}
	}
	return strings.Join(filled, "\n\n")
}

// plainBody returns the parts of the text; the items of a list are one part.
func plainBody(blocks []Block) []string {
	var parts []string
	last := PageBreak
	for _, block := range blocks {
		var part string
		switch block.Kind {
		case PageBreak:
		case Bullet:
			part = plainItem("- ", block)
		case Numbered:
			part = plainItem(fmt.Sprintf("%d. ", block.Number), block)
		case Table:
			part = plainTable(block.Rows)
		default:
			part = plainLines(plain(block.Text))
		}
		if part == "" {
			continue
		}
		if n := len(parts); n > 0 && block.Kind == last && (last == Bullet || last == Numbered) {
			parts[n-1] += "\n" + part
		} else {
			parts = append(parts, part)
		}
		last = block.Kind
	}
	return parts
}

// plainItem returns an item behind its sign; its further lines are indented as far.
func plainItem(sign string, block Block) string {
	text := plainLines(plain(block.Text))
	if text == "" {
		return ""
	}
	return sign + strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", len(sign)))
}

// plainTable returns each row as a line: the first cell, a colon, the others. Where a row has but one filled cell, that is the line.
func plainTable(rows [][][]Span) string {
	var lines []string
	for _, row := range rows {
		var cells []string
		for _, cell := range row {
			if text := oneLine(plain(cell)); text != "" {
				cells = append(cells, text)
			}
		}
		if len(cells) == 0 {
			continue
		}
		line := strings.Join(cells[1:], ", ")
		if line != "" {
			line = ": " + line
		}
		lines = append(lines, strings.TrimSuffix(cells[0], ":")+line)
	}
	return strings.Join(lines, "\n")
}

// invisible are signs that only guide the breaking of lines on paper.
var invisible = strings.NewReplacer("\u00AD", "", wordJoiner, "", "\r\n", "\n", "\r", "\n", "\t", " ")

// plainLines joins texts to lines without blanks at their ends; blank lines are left out.
func plainLines(texts ...string) string {
	var lines []string
	for _, text := range texts {
		for line := range strings.SplitSeq(invisible.Replace(text), "\n") {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// oneLine is a text whose line ends are blanks.
func oneLine(text string) string { return strings.ReplaceAll(plainLines(text), "\n", " ") }
