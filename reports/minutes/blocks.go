package minutes

// What the pages are filled with: head, attendance, items with decisions and tasks, the next meeting.

import (
	"rundertisch/reports/page"
)

// head is the title with the facts of the meeting.
func (c *composer) head() []page.Block {
	var blocks []page.Block
	if c.minutes.RoundTable != "" {
		block := c.paragraph(c.minutes.RoundTable, tableType, page.Paragraph, left, 0)
		block.WithNext = true
		blocks = append(blocks, block)
	}
	blocks = append(blocks, c.heading(c.minutes.Title, titleType, 1.5))
	if c.minutes.Theme != "" {
		block := c.paragraph(c.minutes.Theme, themeType, page.Paragraph, left, 1)
		block.WithNext = true
		blocks = append(blocks, block)
	}
	facts := page.Block{Before: 5, Loose: true}
	for _, f := range c.minutes.facts() {
		facts.Rows = append(facts.Rows, c.cells([]cell{
			{x: left, width: labelWidth - 2, spans: spans(f.label, tableType)},
			{x: left + labelWidth, width: width - labelWidth, spans: spans(f.value, factType)},
		}, page.TableCell, factType, 0.4)...)
	}
	return append(blocks, facts)
}

// attendance is who was there and who was not, in two columns.
func (c *composer) attendance() []page.Block {
	m := c.minutes
	if m.Summary == "" && len(m.Attendance) == 0 {
		return nil
	}
	blocks := []page.Block{c.heading(attendanceWord, headingType, headingGap)}
	before := 1.5
	if m.Summary != "" {
		blocks = append(blocks, c.paragraph(m.Summary, bodyType, page.Paragraph, left, before))
		before = 3
	}
	bodies := c.bodiesWidth()
	for _, group := range m.Attendance {
		blocks = append(blocks, c.heading(groupTitle(group), groupType, before), c.people(group.People, bodies))
		before = 3
	}
	return blocks
}

// bodiesWidth is how wide the column with the short names of bodies is, with the gap behind.
func (c *composer) bodiesWidth() float64 {
	widest := 0.0
	for _, group := range c.minutes.Attendance {
		for _, p := range group.People {
			widest = max(widest, c.typesetter.Width(page.BindSpaces(p.Body), personType))
		}
	}
	if widest == 0 {
		return 0
	}
	return min(widest, bodyWidth) + 3
}

// people sets two people beside each other in each row. To readers that do not see the page they are a list.
func (c *composer) people(people []Person, bodies float64) page.Block {
	const columns = 2
	const column = (width - columnGap) / columns
	block := page.Block{Loose: true, Before: 0.8}
	for i := 0; i < len(people); i += columns {
		var cells []cell
		for j, p := range people[i:min(i+columns, len(people))] {
			x := left + float64(j)*(column+columnGap)
			block := c.nextBlock()
			if p.Body != "" {
				cells = append(cells, cell{x: x, width: bodies - 2, spans: spans(p.Body, personType), block: block})
			}
			name := spans(p.Name, personType)
			if details := p.boundDetails(); details != "" {
				between := ""
				if p.Name != "" {
					between = ", "
				}
				name = append(name, page.Span{Text: between + details, Style: detailType})
			}
			if len(name) > 0 {
				cells = append(cells, cell{x: x + bodies, width: column - bodies, spans: name, block: block})
			}
		}
		block.Rows = append(block.Rows, c.cells(cells, page.ListItem, personType, 0.25)...)
	}
	return block
}

// items is the agenda with what was recorded.
func (c *composer) items() []page.Block {
	items := c.minutes.Items
	indent := numberWidth
	for _, item := range items {
		indent = max(indent, min(c.typesetter.Width(item.Number, itemType(item))+numberGap, widestNumber))
	}
	var blocks []page.Block
	for i, item := range items {
		holdsNext := i+1 < len(items) && items[i+1].Level > item.Level
		blocks = append(blocks, c.agendaItem(item, left+indent, holdsNext)...)
	}
	return blocks
}

func itemType(item Item) page.Style {
	if item.Level > 0 {
		return subItemType
	}
	return headingType
}

// agendaItem sets an item; its texts begin at x. An item without any text that has sub-items stays with the first of them.
func (c *composer) agendaItem(item Item, x float64, holdsNext bool) []page.Block {
	var recorded []page.Block
	recorded = append(recorded, c.parts(parse(item.Text), x, 1.6, false)...)
	for _, decision := range item.Decisions {
		recorded = append(recorded, c.decision(decision, x))
	}
	if len(item.Tasks) > 0 {
		recorded = append(recorded, c.tasks(item.Tasks, x))
	}
	withNext := len(recorded) > 0 || holdsNext
	var blocks []page.Block
	if item.heading() != "" {
		block := c.itemHeading(item, x)
		block.WithNext = withNext
		blocks = append(blocks, block)
	}
	if about := c.about(item, x); len(about.Rows) > 0 {
		if len(blocks) > 0 {
			blocks[0].WithNext = true
		}
		about.WithNext = withNext
		blocks = append(blocks, about)
	}
	return append(blocks, recorded...)
}

// itemHeading sets the number at the margin and the title beside it; a title without number stands at the margin.
func (c *composer) itemHeading(item Item, x float64) page.Block {
	style, block := itemType(item), c.nextBlock()
	var cells []cell
	if item.Number != "" {
		cells = append(cells, cell{x: left, width: x - left - 1, spans: spans(item.Number, style), block: block})
	} else {
		x = left
	}
	if item.Title != "" {
		cells = append(cells, cell{x: x, width: right - x, spans: spans(item.Title, style), block: block})
	}
	before, role := headingGap, page.Heading2
	if item.Level > 0 {
		before, role = subItemGap, page.Heading3
	}
	return page.Block{Rows: c.cells(cells, role, style, 0), Before: before, Together: true}
}

// about sets the line below the title: when, who, and what is special about the item.
func (c *composer) about(item Item, x float64) page.Block {
	about, marks := item.circumstances(), item.marks()
	var text []page.Span
	if about != "" {
		if marks != "" {
			about += " · "
		}
		text = spans(about, metaType)
	}
	if marks != "" {
		text = append(text, page.Span{Text: page.BindSpaces(marks), Style: markType})
	}
	if len(text) == 0 {
		return page.Block{}
	}
	lines := c.typesetter.BreakEven(text, right-x)
	return page.Block{Rows: page.Rows(lines, x, lineHeight(metaType), page.Paragraph, c.nextBlock()), Before: 0.4}
}

// decision sets a decision, beside a bar.
func (c *composer) decision(text string, x float64) page.Block {
	label := c.paragraph(decisionWord, decisionType, page.Paragraph, x+barIndent, 0)
	all := page.Block{Before: 3, Rows: label.Rows}
	for _, part := range c.parts(parse(text), x+barIndent, 0.5, false) {
		all.Rows = append(all.Rows, page.Row{Height: part.Before})
		all.Rows = append(all.Rows, part.Rows...)
	}
	all.Together = len(all.Rows) <= linesPerRow/2
	for i := range all.Rows {
		bar := page.Box{X: x, Width: barWidth, Height: all.Rows[i].Height, Filled: true, Fill: quiet}
		all.Rows[i].Items = append([]page.Item{bar}, all.Rows[i].Items...)
	}
	return all
}

// tasks sets the table of tasks; a page that it goes on to repeats the head.
func (c *composer) tasks(tasks []Task, x float64) page.Block {
	who, due := c.widest(taskColumns[1], cellHead, whoWidth), c.widest(taskColumns[2], cellHead, dueWidth)
	for _, task := range tasks {
		who, due = max(who, c.widest(task.Who, cellType, whoWidth)), max(due, c.widest(task.Due, cellType, dueWidth))
	}
	dueLeft := right - due
	whoLeft := dueLeft - columnGap - who
	row := func(texts [3]string, style page.Style) []page.Row {
		var cells []cell
		for i, place := range []cell{{x: x, width: whoLeft - columnGap - x}, {x: whoLeft, width: who}, {x: dueLeft, width: due}} {
			if texts[i] != "" {
				place.spans = spans(texts[i], style)
				cells = append(cells, place)
			}
		}
		return c.cells(cells, page.TableCell, style, rowPadding)
	}
	table := page.Block{Before: 3, Loose: true, PageHead: 1, Rows: row(taskColumns, cellHead)}
	underline(table.Rows, x, ruleWidth, 0)
	for _, task := range tasks {
		rows := row([3]string{task.Text, task.Who, task.Due}, cellType)
		underline(rows, x, thinRule, faint)
		table.Rows = append(table.Rows, rows...)
	}
	return table
}

// widest is how wide a text is, at most a limit.
func (c *composer) widest(text string, style page.Style, limit float64) float64 {
	return min(c.typesetter.Width(page.BindSpaces(text), style)+0.01, limit)
}

// underline draws a line below the last of the rows.
func underline(rows []page.Row, x, width float64, color page.Color) {
	last := &rows[len(rows)-1]
	last.Items = append(last.Items, page.Rule{X1: x, Y1: last.Height, X2: right, Y2: last.Height, Width: width, Color: color})
}

// next says when the next meeting is.
func (c *composer) next() []page.Block {
	if c.minutes.Next == "" {
		return nil
	}
	return []page.Block{c.heading(nextWord, headingType, headingGap), c.paragraph(c.minutes.Next, bodyType, page.Paragraph, left, 1.5)}
}

// cell is a text beside others.
type cell struct {
	x, width float64
	spans    []page.Span
	block    int // 0: a new one
}

func spans(text string, style page.Style) []page.Span {
	if text == "" {
		return nil
	}
	return []page.Span{{Text: page.BindSpaces(text), Style: style}}
}

// cells sets texts beside each other, their first lines on one baseline, with room above and below. It is one row, or several where it is too high for one.
func (c *composer) cells(cells []cell, role page.Role, style page.Style, padding float64) []page.Row {
	height := lineHeight(style)
	lines := make([][]page.Line, len(cells))
	highest := 0
	for i := range cells {
		if cells[i].block == 0 {
			cells[i].block = c.nextBlock()
		}
		lines[i] = c.typesetter.Break(cells[i].spans, cells[i].width)
		highest = max(highest, len(lines[i]))
	}
	var rows []page.Row
	for from := 0; from < highest; from += linesPerRow {
		to := min(from+linesPerRow, highest)
		var row page.Row
		top := 0.0
		if from == 0 {
			top = padding
		}
		for i, cell := range cells {
			for n := from; n < min(to, len(lines[i])); n++ {
				baseline := top + float64(n-from)*height + page.Baseline(height, style.Size)
				for _, text := range lines[i][n].At(cell.x, baseline, role, cell.block) {
					row.Items = append(row.Items, text)
				}
			}
		}
		row.Height = top + float64(to-from)*height
		if to == highest {
			row.Height += padding
		}
		rows = append(rows, row)
	}
	return rows
}
