package pdf

// The structure of a document for readers that do not see the page: sections (one for each bookmark) with headings, paragraphs, lists, tables and figures.

import (
	"fmt"
	"strings"

	"rundertisch/reports/page"
)

// structureTypes are the standard types of ISO 32000-1, 14.8.4 for the roles of text.
var structureTypes = map[page.Role]string{
	page.Paragraph: "P",
	page.Heading:   "H1",
	page.ListItem:  "LBody",
	page.TableCell: "TD",
	figure:         "Figure",
}

// node is an element of the structure tree.
type node struct {
	kind       string
	attributes string // further entries
	page       int    // counted from 0; meaningful where marks are
	marks      []int
	children   []*node
}

// sections makes the tree below the document.
func sections(doc Document, pages [][]element) []*node {
	var top []*node
	add := func(n ...*node) { top = append(top, n...) }
	next := 0
	for i, elements := range pages {
		for next < len(doc.Bookmarks) && doc.Bookmarks[next].Page == i {
			section := &node{kind: "Sect", page: i}
			top = append(top, section)
			add = func(n ...*node) { section.children = append(section.children, n...) }
			next++
		}
		add(pageNodes(elements, i)...)
	}
	return top
}

// pageNodes makes nodes of the elements on a page; neighbouring list items form a list, neighbouring cells a table.
func pageNodes(elements []element, number int) []*node {
	var nodes []*node
	for i := 0; i < len(elements); {
		run := 1
		switch elements[i].role {
		case page.ListItem, page.TableCell:
			for i+run < len(elements) && elements[i+run].role == elements[i].role {
				run++
			}
		}
		nodes = append(nodes, groupNode(elements[i:i+run], number))
		i += run
	}
	return nodes
}

func groupNode(elements []element, number int) *node {
	switch elements[0].role {
	case page.ListItem:
		list := &node{kind: "L", page: number}
		for _, e := range elements {
			list.children = append(list.children, &node{kind: "LI", page: number, children: []*node{leaf(e, number)}})
		}
		return list
	case page.TableCell:
		return table(elements, number)
	}
	return leaf(elements[0], number)
}

// table puts cells into rows: a cell that starts further left than the one before begins a row. The first row is the head.
func table(cells []element, number int) *node {
	result := &node{kind: "Table", page: number}
	var row *node
	for i, cell := range cells {
		if i == 0 || cell.left <= cells[i-1].left {
			row = &node{kind: "TR", page: number}
			result.children = append(result.children, row)
		}
		n := leaf(cell, number)
		if len(result.children) == 1 {
			n.kind, n.attributes = "TH", "/A <</O /Table /Scope /Column>> "
		}
		row.children = append(row.children, n)
	}
	return result
}

func leaf(e element, number int) *node {
	n := &node{kind: structureTypes[e.role], page: number, marks: e.marks}
	if e.image != nil {
		n.attributes = fmt.Sprintf("/Alt %s /A <</O /Layout /BBox [%s]>> ", textString(e.image.Alt), e.box)
	}
	return n
}

// addStructure adds the tree to the file and returns the number of its root.
func addStructure(f *file, doc Document, elements [][]element, pages []int) int {
	root, document := f.reserve(), f.reserve()
	w := structureWriter{file: f, pages: pages, parents: make([][]int, len(pages))}
	var kids strings.Builder
	for _, section := range sections(doc, elements) {
		fmt.Fprintf(&kids, "%d 0 R ", w.add(section, document))
	}
	f.objects[document] = fmt.Appendf(nil, "<</Type /StructElem /S /Document /P %d 0 R /K [%s]>>", root, kids.String())
	var parents strings.Builder
	for i, numbers := range w.parents {
		fmt.Fprintf(&parents, "%d [", i)
		for _, n := range numbers {
			fmt.Fprintf(&parents, "%d 0 R ", n)
		}
		parents.WriteString("]\n")
	}
	tree := f.add([]byte("<</Nums [" + parents.String() + "]>>"))
	f.objects[root] = fmt.Appendf(nil, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>", document, tree, len(pages))
	return root
}

// structureWriter adds nodes as objects and notes for each page which object each marked content belongs to.
type structureWriter struct {
	file    *file
	pages   []int
	parents [][]int
}

func (w *structureWriter) add(n *node, parent int) int {
	number := w.file.reserve()
	var kids strings.Builder
	for _, mark := range n.marks {
		for len(w.parents[n.page]) <= mark {
			w.parents[n.page] = append(w.parents[n.page], 0)
		}
		w.parents[n.page][mark] = number
		fmt.Fprintf(&kids, "%d ", mark)
	}
	for _, child := range n.children {
		fmt.Fprintf(&kids, "%d 0 R ", w.add(child, number))
	}
	w.file.objects[number] = fmt.Appendf(nil, "<</Type /StructElem /S /%s /P %d 0 R /Pg %d 0 R %s/K [%s]>>", n.kind, parent, w.pages[n.page], n.attributes, kids.String())
	return number
}
