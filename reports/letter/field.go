package letter

// The address field with return line, remarks and address (see address.go), and the information block beside it.

import (
	"fmt"
	"strings"

	"rundertisch/reports/page"
)

// fieldTextWidth is how wide a line of the address field may be: from its text margin to its right edge.
const fieldTextWidth = FieldLeft + FieldWidth - TextLeft

// returnLine sets the sender above the address, small and underlined. It shrinks to 7 pt and no further.
func (c *composer) returnLine() []page.Item {
	lines := linesOf(page.Clean(c.letter.ReturnLine))
	if len(lines) == 0 {
		return nil
	}
	content := strings.Join(lines, " · ")
	style := page.Style{Size: returnSize}
	width := c.typesetter.Width(content, style)
	if width > fieldTextWidth {
		style.Size = max(returnSmallest, returnSize*fieldTextWidth/width)
		if c.typesetter.Width(content, style) > fieldTextWidth+0.01 {
			c.problem("Rücksendezeile", true, "Die Rücksendezeile ist zu lang für das Anschriftfeld. Kürzen Sie sie im Absenderprofil, zum Beispiel mit Abkürzungen.")
			content = c.shorten(content, style, fieldTextWidth)
		}
	}
	const underline = 4.2 // below the top of the return line, mm
	text := c.line(TextLeft, c.measures.FieldTop+underline-1, content, style, page.Paragraph, c.nextBlock())
	y := c.measures.FieldTop + underline
	return []page.Item{text, page.Rule{X1: TextLeft, Y1: y, X2: TextLeft + text.Width, Y2: y, Width: ruleWidth}}
}

// remarks sets the lines above the address, the last just above it.
func (c *composer) remarks() []page.Item {
	lines := linesOfAll(c.letter.Remarks)
	if len(lines) > RemarksLines {
		c.problem("Vermerke", true, "Über der Anschrift ist Platz für %d Vermerke, es sind %d. Löschen Sie einen, oder schreiben Sie zwei in eine Zeile.", RemarksLines, len(lines))
		lines = lines[:RemarksLines]
	}
	style := page.Style{Size: remarksSize}
	top := c.measures.AddressTop() - float64(len(lines))*FieldLine
	block := c.nextBlock()
	var items []page.Item
	for i, line := range lines {
		if c.typesetter.Width(line, style) > fieldTextWidth {
			c.problem(fmt.Sprintf("Vermerke, Zeile %d", i+1), true, "Der Vermerk ist zu lang für das Anschriftfeld. Kürzen Sie ihn.")
			line = c.shorten(line, style, fieldTextWidth)
		}
		baseline := top + float64(i)*FieldLine + page.Baseline(FieldLine, remarksSize)
		items = append(items, c.line(TextLeft, baseline, line, style, page.Paragraph, block))
	}
	return items
}

// address sets the lines of the address from the top of its zone.
func (c *composer) address() []page.Item {
	fitted := fitAddress(c.typesetter, linesOfAll(c.letter.Address))
	for _, p := range fitted.problems {
		c.problem(p.Place, true, "%s", p.Text)
	}
	style := page.Style{Size: fitted.size}
	block := c.nextBlock()
	var items []page.Item
	for i, line := range fitted.lines {
		baseline := c.measures.AddressTop() + float64(i)*FieldLine + page.Baseline(FieldLine, fitted.size)
		items = append(items, c.line(TextLeft, baseline, line, style, page.Paragraph, block))
	}
	return items
}

// info sets the information block: small labels, their values in a column beside them. It returns where the block ends, 0 without one.
func (c *composer) info() ([]page.Item, float64) {
	label := page.Style{Size: infoLabelSize}
	column := c.infoColumn(label)
	y, bottom := c.measures.InfoTop, 0.0
	var items []page.Item
	for i, line := range c.letter.Info {
		name, content := infoTexts(line)
		block := c.nextBlock()
		value := infoValue{x: InfoLeft}
		if name != "" {
			items = append(items, c.line(InfoLeft, y+page.Baseline(infoLine, infoSize), name, label, page.Paragraph, block))
			value = c.infoValue(content, InfoLeft+column, InfoLeft+c.typesetter.Width(name+"  ", label)+infoGap)
		} else if content != "" {
			value.lines = c.infoLines(content, InfoLeft, infoSize)
		}
		if anyEndsInsideWord(contents(value.lines)) {
			c.problem(fmt.Sprintf("Informationsblock, Zeile %d", i+1), false, "„%s“ ist zu lang und wird im Wort getrennt. Kürzen Sie den Eintrag im Absenderprofil.", content)
		}
		for j, part := range value.lines {
			if j > 0 {
				y += infoLine
			}
			for _, text := range part.At(value.x, y+page.Baseline(infoLine, infoSize), page.Paragraph, block) {
				items = append(items, text)
			}
		}
		y += infoLine
		if name != "" || content != "" {
			bottom = y
		}
	}
	return items, bottom
}

// infoTexts returns label and value of a line, cleaned.
func infoTexts(line InfoLine) (label, value string) {
	return strings.Join(linesOf(page.Clean(line.Label)), " "), strings.Join(linesOf(page.Clean(line.Value)), "\n")
}

// infoColumn returns how far right of the labels the values stand.
func (c *composer) infoColumn(label page.Style) float64 {
	const widest = 35.0 // mm
	column := 0.0
	for _, line := range c.letter.Info {
		if name, value := infoTexts(line); value != "" {
			column = max(column, c.typesetter.Width(name, label))
		}
	}
	return min(column, widest) + infoGap
}

// infoValue is a value of the information block, broken into lines that start at x.
type infoValue struct {
	x     float64
	lines []page.Line
}

// infoValue sets a value in its column. One with a word too wide for that, as an e-mail address, is set a little smaller; if that does not help,
// it stands right behind its label.
func (c *composer) infoValue(content string, column, behind float64) infoValue {
	if content == "" {
		return infoValue{x: column}
	}
	for _, size := range []float64{infoSize, (infoSize + infoSmallest) / 2, infoSmallest} {
		if lines := c.infoLines(content, column, size); !anyEndsInsideWord(contents(lines)) {
			return infoValue{column, lines}
		}
	}
	return infoValue{behind, c.infoLines(content, behind, infoSmallest)}
}

// infoLines breaks a value in the room right of x.
func (c *composer) infoLines(content string, x, size float64) []page.Line {
	return c.typesetter.Break([]page.Span{{Text: bind(content), Style: page.Style{Size: size}}}, InfoLeft+InfoWidth-x)
}
