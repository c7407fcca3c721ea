package transfer

// Where in a grid of cells the head stands.

import (
	"slices"
	"strings"
)

// headReach is in how many rows the head is looked for.
const headReach = 30

// tableOf makes a table of a grid: its head, and the rows below. What stands above the head is passed over.
func tableOf(kind string, grid [][]string, lines []int) Table {
	t := Table{Kind: kind}
	width := 0
	for _, cells := range grid {
		width = max(width, len(cells))
	}
	t.Head = make([]string, width)
	head := headOf(grid)
	if head >= 0 {
		copy(t.Head, grid[head])
		if head > 0 {
			joinHeads(t.Head, grid[head-1])
		}
	}
	var long map[int]bool
	var longLines []int
	if kind == "csv" {
		long = tooLong(grid, head)
	}
	for i := head + 1; i < len(grid); i++ {
		switch {
		case long[i]:
			longLines = append(longLines, lines[i])
			continue
		case head >= 0 && sameAsHead(grid[head], grid[i]):
			continue
		}
		cells := make([]string, width)
		copy(cells, grid[i])
		t.Rows = append(t.Rows, Row{lines[i], cells})
	}
	if len(longLines) > 0 {
		t.Warnings = append(t.Warnings, "Nicht gelesen werden die Zeilen "+linesWords(longLines)+": Sie haben mehr Zellen, als die Datei Überschriften hat. Ein Trennzeichen steht dort wohl mitten im Text; solche Texte gehören in Anführungszeichen.")
	}
	var above []string
	if head > 0 {
		above = grid[head-1]
	}
	return unfolded(withSections(t), above)
}

// headOf finds the head of a grid: the row with most known heads; of two rows one below the other that know the same, the lower. Where none is known, the first row with two filled cells, unless it is somebody's.
// -1: there is no head, all are rows.
func headOf(grid [][]string) int {
	best, most, several := -1, 0, -1
	for i := 0; i < len(grid) && i < headReach; i++ {
		if several < 0 && filledCells(grid[i]) >= 2 {
			several = i
		}
		known := knownHeads(grid[i])
		if (filledCells(grid[i]) >= 2 || len(grid[i]) == 1 && i == 0) && !looksLikeRow(grid[i]) && (known > most || known == most && known >= 2 && best == i-1) && (best < 0 || !recurs(grid, i, best)) {
			best, most = i, known
		}
	}
	switch {
	case best >= 0:
		return best
	case several < 0: // a column of mailboxes, of names
		return -1
	case several == len(grid)-1 || looksLikeRow(grid[several]):
		return several - 1
	}
	return several
}

// recurs reports whether a word of a row that could be a head stands in the same column of other rows too, as 'BA' and 'Stadt' do below 'Gremium': then it is what somebody has. The head found so far, and repetitions of the row, are no such rows.
func recurs(grid [][]string, row, head int) bool {
	for other := range min(len(grid), 2*headReach) {
		if other == row || other == head || sameAsHead(grid[row], grid[other]) {
			continue
		}
		for i, cell := range grid[row] {
			if i < len(grid[other]) && fieldOfHead(cell) != "" && plainHead(cell) == plainHead(grid[other][i]) {
				return true
			}
		}
	}
	return false
}

// joinHeads tells heads apart that are the same by what stands above them: 'Telefon' below 'Privat' is 'Telefon Privat'.
func joinHeads(head, above []string) {
	over := func(i int) string {
		if i < len(above) {
			return strings.TrimSpace(above[i])
		}
		return ""
	}
	joined := slices.Clone(head)
	for i, text := range head {
		again := false
		for other := range head {
			again = again || plainHead(head[other]) == plainHead(text) && over(other) != over(i)
		}
		if together := text + " " + over(i); again && over(i) != "" && text != "" && fieldOfHead(together) != "" {
			joined[i] = together
		}
	}
	copy(head, joined)
}

// looksLikeRow reports whether cells are somebody's, not heads: a mailbox or a number stands in one.
func looksLikeRow(cells []string) bool {
	for _, c := range cells {
		if c = strings.TrimSpace(c); mailPattern.MatchString(c) || phonePattern.MatchString(c) {
			return true
		}
	}
	return false
}

// filledCells counts the texts of a row, those of merged cells once.
func filledCells(cells []string) int {
	texts := map[string]bool{}
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			texts[c] = true
		}
	}
	return len(texts)
}

// knownHeads counts the fields that a row names.
func knownHeads(cells []string) int {
	fields := map[Field]bool{}
	for _, c := range cells {
		if f := fieldOfHead(c); f != "" {
			fields[f] = true
		}
	}
	return len(fields)
}
