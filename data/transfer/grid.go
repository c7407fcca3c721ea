package transfer

// Where in a grid of cells the head stands.

import "strings"

// tableOf finds the head of a grid: the first row with at least two filled cells of which one is a known head, else the first with two, else the first. What stands above it is passed over.
func tableOf(kind string, grid [][]string, lines []int) Table {
	head := -1
	for i := 0; i < len(grid) && i < 30 && head < 0; i++ {
		if filledCells(grid[i]) >= 2 && knownHeads(grid[i]) >= 1 {
			head = i
		}
	}
	for i := 0; i < len(grid) && head < 0; i++ {
		if filledCells(grid[i]) >= 2 || len(grid) == 1 || i == len(grid)-1 {
			head = i
		}
	}
	t := Table{Kind: kind}
	if head < 0 {
		return t
	}
	if knownHeads(grid[head]) == 0 && (head == len(grid)-1 || looksLikeRow(grid[head])) { // nothing but rows: the first is one too
		head--
	}
	width := 0
	for _, cells := range grid {
		width = max(width, len(cells))
	}
	t.Head = make([]string, width)
	if head >= 0 && filledCells(grid[head]) >= 2 {
		copy(t.Head, grid[head])
	}
	for i := head + 1; i < len(grid); i++ {
		cells := make([]string, width)
		copy(cells, grid[i])
		t.Rows = append(t.Rows, Row{lines[i], cells})
	}
	return t
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

func filledCells(cells []string) int {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

func knownHeads(cells []string) int {
	n := 0
	for _, c := range cells {
		if fieldOfHead(c) != "" {
			n++
		}
	}
	return n
}
