package page

// Paging: rows of text and tables fill one page after the other. A paragraph leaves no single line behind and sends none ahead, what belongs
// together stays together.

// Frame is the room that a page has for running text, mm from the top of the sheet.
type Frame struct{ Top, Bottom float64 }

// Row is what the end of a page cannot cut: a line of text, a row of a table.
type Row struct {
	Height float64 // mm
	Items  []Item  // x on the page, y from the top of the row
}

// Block is a paragraph, a list item, a table, or lines that belong together, as closing and name.
type Block struct {
	Rows     []Row
	Before   float64 // mm of room above; none at the top of a page
	PageHead int     // so many first rows are repeated on each page that the block goes on to: the head of a table

	Together bool // no page ends inside
	WithNext bool // no page ends between this block and the next
	Loose    bool // rows may stand alone, as those of a table; lines of a paragraph may not
	NewPage  bool // starts on a new page
}

// Filled is what Flow put on one page.
type Filled struct {
	Items  []Item  // y on the page
	Bottom float64 // mm, where the last row ends
}

// Flow knows the frames of the pages.
type Flow struct{ First, Following Frame }

// Rows makes rows of lines that start at x (mm): each as high as height (mm), with its text in the middle.
func Rows(lines []Line, x, height float64, role Role, block int) []Row {
	rows := make([]Row, len(lines))
	for i, line := range lines {
		rows[i].Height = height
		for _, text := range line.At(x, Baseline(height, line.Size), role, block) {
			rows[i].Items = append(rows[i].Items, text)
		}
	}
	return rows
}

// Place fills pages with blocks, in order. There is always at least one page. A row higher than a page sticks out at the bottom, which Filled.Bottom
// tells; rows that should stay together but need more than a page are parted, first where only Together holds them.
func (f Flow) Place(blocks []Block) []Filled {
	p := &placing{flow: f, blocks: blocks}
	p.newPage()
	for _, chunk := range chunks(blocks, flatRows(blocks), true) {
		p.placeChunk(chunk, true)
	}
	return p.pages
}

// flatRow names a row by its block and its number there.
type flatRow struct{ block, row int }

func flatRows(blocks []Block) []flatRow {
	var rows []flatRow
	for b, block := range blocks {
		for r := range block.Rows {
			rows = append(rows, flatRow{b, r})
		}
	}
	return rows
}

// chunks groups rows that no page may part.
func chunks(blocks []Block, rows []flatRow, together bool) [][]flatRow {
	var groups [][]flatRow
	start := 0
	for i := range rows {
		if i+1 == len(rows) || !glued(blocks, rows[i], rows[i+1], together) {
			groups = append(groups, rows[start:i+1])
			start = i + 1
		}
	}
	return groups
}

// glued tells whether a row and the next must stand on the same page.
func glued(blocks []Block, row, next flatRow, together bool) bool {
	block := blocks[row.block]
	if row.block != next.block {
		return withNext(blocks[row.block:next.block]) && !blocks[next.block].NewPage
	}
	last := len(block.Rows) - 1
	switch {
	case together && block.Together, row.row < block.PageHead:
		return true
	case block.Loose:
		return false
	}
	return row.row == 0 || next.row == last // two lines at least stay behind and go ahead
}

// withNext tells whether all the blocks (empty ones may stand between two rows) hold on to the next.
func withNext(blocks []Block) bool {
	for _, block := range blocks {
		if !block.WithNext && len(block.Rows) > 0 {
			return false
		}
	}
	return true
}

// placing is a run of Place.
type placing struct {
	flow   Flow
	blocks []Block
	pages  []Filled
	y      float64
	empty  bool // nothing but repeated heads stands on the page yet
}

func (p *placing) frame() Frame {
	if len(p.pages) == 1 {
		return p.flow.First
	}
	return p.flow.Following
}

func (p *placing) newPage() {
	p.pages = append(p.pages, Filled{})
	p.y, p.empty = p.frame().Top, true
	p.pages[len(p.pages)-1].Bottom = p.y
}

// placeChunk puts rows that belong together on the page, or on the next where they do not fit. Rows too high for any page are parted:
// first without Together, then anywhere. The first page is not left empty for them.
func (p *placing) placeChunk(chunk []flatRow, together bool) {
	if p.blocks[chunk[0].block].NewPage && chunk[0].row == 0 && !p.empty {
		p.newPage()
	}
	if p.y+p.height(chunk, p.empty) <= p.frame().Bottom+touching {
		p.placeRows(chunk)
		return
	}
	room := p.flow.Following.Bottom - p.flow.Following.Top - p.headHeight(chunk[0])
	switch {
	case !p.empty && p.height(chunk, true) <= room+touching:
		p.turn(chunk[0])
		p.placeRows(chunk)
	case len(chunk) > 1 && together:
		for _, part := range chunks(p.blocks, chunk, false) {
			p.placeChunk(part, false)
		}
	case len(chunk) > 1:
		for i := range chunk {
			p.placeChunk(chunk[i:i+1], false)
		}
	default:
		if !p.empty || (len(p.pages) == 1 && p.height(chunk, true) <= room) {
			p.turn(chunk[0])
		}
		p.placeRows(chunk)
	}
}

// height returns how high rows are, mm; at the top of a page the room above the first is dropped.
func (p *placing) height(rows []flatRow, top bool) float64 {
	height := 0.0
	for i, row := range rows {
		block := p.blocks[row.block]
		if row.row == 0 && !(top && i == 0) {
			height += block.Before
		}
		height += block.Rows[row.row].Height
	}
	return height
}

// headHeight returns how high the head is that a page repeats before it goes on with a row.
func (p *placing) headHeight(next flatRow) float64 {
	height := 0.0
	for _, row := range p.head(next) {
		height += row.Height
	}
	return height
}

func (p *placing) head(next flatRow) []Row {
	block := p.blocks[next.block]
	if next.row < block.PageHead || next.row == 0 {
		return nil
	}
	return block.Rows[:block.PageHead]
}

// turn starts a page that goes on with a row.
func (p *placing) turn(next flatRow) {
	p.newPage()
	for _, row := range p.head(next) {
		p.put(row)
	}
}

func (p *placing) placeRows(rows []flatRow) {
	for _, row := range rows {
		block := p.blocks[row.block]
		if row.row == 0 && !p.empty {
			p.y += block.Before
		}
		p.put(block.Rows[row.row])
		p.empty = false
	}
}

func (p *placing) put(row Row) {
	page := &p.pages[len(p.pages)-1]
	for _, item := range row.Items {
		page.Items = append(page.Items, Move(item, 0, p.y))
	}
	p.y += row.Height
	page.Bottom = p.y
}
