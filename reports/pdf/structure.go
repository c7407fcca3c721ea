package pdf

// The structure of a document for readers that do not see the page: sections (one for each bookmark) with headings, paragraphs, lists, tables and figures.

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"rundertisch/reports/page"
)

// node is an element of the structure tree.
type node struct {
	kind       string
	attributes string // further entries
	marks      []mark
	children   []*node
}

// sections makes the tree below the document: what stands from one bookmark to the next is a section, whatever pages it is on.
func sections(doc Document, pages [][]*element) []*node {
	document := &node{}
	section := document
	var elements []*element // of the section so far
	finish := func() {
		section.children = append(section.children, groups(elements)...)
		elements = nil
	}
	next := 0
	for i := range pages {
		for next < len(doc.Bookmarks) && doc.Bookmarks[next].Page == i {
			finish()
			section = &node{kind: "Sect"}
			document.children = append(document.children, section)
			next++
		}
		elements = append(elements, pages[i]...)
	}
	finish()
	return document.children
}

// groups makes nodes of elements; neighbouring list items form a list, neighbouring cells a table.
func groups(elements []*element) []*node {
	var nodes []*node
	for i := 0; i < len(elements); {
		end := i + 1
		kind := groupOf(elements[i].role)
		for kind != "" && end < len(elements) && groupOf(elements[end].role) == kind {
			end++
		}
		switch kind {
		case "L":
			nodes = append(nodes, listNode(elements[i:end]))
		case "Table":
			nodes = append(nodes, tableNode(elements[i:end]))
		default:
			nodes = append(nodes, leaf(elements[i]))
		}
		i = end
	}
	return nodes
}

// groupOf returns what elements of a role form together, "" where each stands for itself.
func groupOf(role page.Role) string {
	switch role {
	case page.ListItem, listLabel:
		return "L"
	case page.TableCell:
		return "Table"
	}
	return ""
}

// listNode makes an item of each sign and text with the same number of block.
func listNode(elements []*element) *node {
	list := &node{kind: "L", attributes: "/A <</O /List /ListNumbering /None>> "}
	for i, e := range elements {
		if i == 0 || e.block != elements[i-1].block || e.role == listLabel {
			list.children = append(list.children, &node{kind: "LI"})
		}
		if e.role == listLabel {
			list.attributes = "/A <</O /List /ListNumbering /" + e.numbering() + ">> "
		}
		item := list.children[len(list.children)-1]
		item.children = append(item.children, leaf(e))
	}
	return list
}

// tableNode puts cells on one baseline into a row. A first row all in bold is the head. Cells without text get an element too, so that every row
// has all columns.
func tableNode(cells []*element) *node {
	columns := columnsOf(cells)
	result := &node{kind: "Table"}
	for i := 0; i < len(cells); {
		end := i + 1
		for end < len(cells) && sameRow(cells[i], cells[end]) {
			end++
		}
		head := i == 0 && !slices.ContainsFunc(cells[i:end], func(e *element) bool { return !e.bold })
		result.children = append(result.children, rowNode(cells[i:end], columns, head))
		i = end
	}
	return result
}

func rowNode(cells []*element, columns []float64, head bool) *node {
	row := &node{kind: "TR"}
	for _, column := range columns {
		cell := &node{kind: structureTypes[page.TableCell]}
		if at := slices.IndexFunc(cells, func(e *element) bool { return sameColumn(e.left, column) }); at >= 0 {
			cell = leaf(cells[at])
		}
		if head {
			cell.kind, cell.attributes = "TH", "/A <</O /Table /Scope /Column>> "
		}
		row.children = append(row.children, cell)
	}
	return row
}

// columnsOf returns where the columns of a table begin, mm, from left to right.
func columnsOf(cells []*element) []float64 {
	var columns []float64
	for _, cell := range cells {
		if !slices.ContainsFunc(columns, func(left float64) bool { return sameColumn(left, cell.left) }) {
			columns = append(columns, cell.left)
		}
	}
	slices.Sort(columns)
	return columns
}

func sameColumn(a, b float64) bool { return math.Abs(a-b) < 0.01 }

// sameRow tells whether a cell stands beside another.
func sameRow(a, b *element) bool {
	return a.marks[0].page == b.marks[0].page && math.Abs(a.baseline-b.baseline) < 0.01 && b.left > a.left
}

func leaf(e *element) *node {
	n := &node{kind: structureTypes[e.role], marks: e.marks}
	if e.image != nil {
		n.attributes = fmt.Sprintf("/Alt %s /A <</O /Layout /BBox [%s]>> ", textString(e.image.Alt), e.box)
	}
	return n
}

// addStructure adds the tree to the file and returns the number of its root. The elements count pages from first.
func addStructure(f *file, doc Document, elements [][]*element, pages []int, first int) int {
	root, document := f.reserve(), f.reserve()
	w := structureWriter{file: f, pages: pages, first: first, parents: make([][]int, len(pages))}
	var kids []byte
	top := sections(doc, elements)
	if len(doc.Bookmarks) == 0 {
		top = []*node{{kind: "Sect", children: top}} // a letter alone
	}
	for _, section := range top {
		kids = appendRef(kids, w.add(section, document))
	}
	f.objects[document] = fmt.Appendf(nil, "<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>", root, kids)
	var parents []byte
	for i, numbers := range w.parents {
		parents = fmt.Appendf(parents, "%d [", i)
		for _, n := range numbers {
			parents = appendRef(parents, n)
		}
		parents = append(parents, "]\n"...)
	}
	tree := f.add(fmt.Appendf(nil, "<</Nums [%s]>>", parents))
	f.objects[root] = fmt.Appendf(nil, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>", document, tree, len(pages))
	return root
}

func appendRef(out []byte, n int) []byte {
	return append(strconv.AppendInt(out, int64(n), 10), " 0 R "...)
}

// structureWriter adds nodes as objects and notes for each page which object each marked content belongs to.
type structureWriter struct {
	file    *file
	pages   []int
	first   int
	parents [][]int
}

func (w *structureWriter) add(n *node, parent int) int {
	number := w.file.reserve()
	body := fmt.Appendf(nil, "<</Type /StructElem /S /%s /P %d 0 R ", n.kind, parent)
	var kids []byte
	for i, m := range n.marks {
		at := m.page - w.first
		for len(w.parents[at]) <= m.number {
			w.parents[at] = append(w.parents[at], 0)
		}
		w.parents[at][m.number] = number
		switch {
		case i == 0:
			body = fmt.Appendf(body, "/Pg %d 0 R ", w.pages[at])
			fallthrough
		case m.page == n.marks[0].page:
			kids = append(strconv.AppendInt(kids, int64(m.number), 10), ' ')
		default: // the element goes on on another page
			kids = fmt.Appendf(kids, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", w.pages[at], m.number)
		}
	}
	for _, child := range n.children {
		kids = appendRef(kids, w.add(child, number))
	}
	w.file.objects[number] = fmt.Appendf(body, "%s/K [%s]>>", n.attributes, kids)
	return number
}
