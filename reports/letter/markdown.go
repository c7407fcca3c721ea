package letter

// Reading the subset of Markdown that letters are written in. goldmark does the reading; what letters do not have (headings, links, code,
// HTML, single stars, so that Akteur*innen pass) stays text as it was typed.

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown reads blocks, **bold** and tables, nothing else.
var markdown = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(util.Prioritized(boldParser{}, 500)),
	parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
)

// boldParser finds pairs of exactly two stars. Unlike Markdown's own rule it lets a pair stand next to punctuation on one side and letters on the
// other, as in '**Frist:**bald'.
type boldParser struct{}

func (boldParser) Trigger() []byte { return []byte{'*'} }

func (boldParser) Parse(_ ast.Node, block text.Reader, context parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	if before == '*' || len(line) < 2 || line[1] != '*' || (len(line) > 2 && line[2] == '*') {
		return nil
	}
	after := ' '
	if len(line) > 2 {
		after = util.ToRune(line, 2)
	}
	stars := parser.NewDelimiter(!util.IsSpaceRune(after), !util.IsSpaceRune(before), 2, '*', boldStars{})
	stars.Segment = segment.WithStop(segment.Start + 2)
	block.Advance(2)
	context.PushDelimiter(stars)
	return stars
}

// boldStars pairs the stars that boldParser finds.
type boldStars struct{}

func (boldStars) IsDelimiter(b byte) bool { return b == '*' }
func (boldStars) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}
func (boldStars) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// readMarkdown returns the blocks of a text.
func readMarkdown(source string) []Block {
	bytes := []byte(escapeLines(source))
	document := markdown.Parse(text.NewReader(bytes))
	return blocksOf(document, bytes)
}

var (
	numberedLine = regexp.MustCompile(`^( {0,3})(\d{1,9})([.)])([ \t]|$)`)
	fillInLine   = regexp.MustCompile(`^[ \t]*([_*][ \t]*){3,}$`)
)

// escapeLines takes from lines a meaning that nobody gave them: '1. Mai' or '22. Februar' at the start of a line is no list unless the next
// number follows, and a line of '_' or '*' is a line to fill in, not the end of a page.
func escapeLines(source string) string {
	lines := strings.Split(source, "\n")
	for i := 0; i < len(lines); i++ {
		if fillInLine.MatchString(lines[i]) {
			lines[i] = strings.NewReplacer("_", `\_`, "*", `\*`).Replace(lines[i])
			continue
		}
		if !numberedLine.MatchString(lines[i]) {
			continue
		}
		numbered := numberedRun(lines, i)
		if !countsUp(lines, numbered) {
			for _, j := range numbered {
				lines[j] = numberedLine.ReplaceAllString(lines[j], `$1$2\$3$4`)
			}
		}
		i = numbered[len(numbered)-1]
	}
	return strings.Join(lines, "\n")
}

// numberedRun returns the indexes of the lines with numbers from first on, with nothing but blank or indented lines between them.
func numberedRun(lines []string, first int) []int {
	run := []int{first}
	for i := first + 1; i < len(lines); i++ {
		switch line := lines[i]; {
		case numberedLine.MatchString(line):
			run = append(run, i)
		case strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "  "):
			return run
		}
	}
	return run
}

// countsUp tells whether lines are numbered 1, 2 and so on.
func countsUp(lines []string, numbered []int) bool {
	for i, line := range numbered {
		if number, err := strconv.Atoi(numberedLine.FindStringSubmatch(lines[line])[2]); err != nil || number != i+1 {
			return false
		}
	}
	return len(numbered) > 1
}

// blocksOf walks the children of a document or of a list inside an item, which becomes part of the outer list.
func blocksOf(parent ast.Node, source []byte) []Block {
	var blocks []Block
	for child := parent.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.ThematicBreak:
			blocks = append(blocks, Block{Kind: PageBreak})
		case *ast.List:
			blocks = append(blocks, itemsOf(child, source)...)
		case *table.Table:
			blocks = append(blocks, Block{Kind: Table, Rows: rowsOf(child, source)})
		default:
			if spans := spansOf(child, source); len(spans) > 0 {
				blocks = append(blocks, Block{Kind: Paragraph, Text: spans})
			}
		}
	}
	return blocks
}

// itemsOf returns the items of a list. What an item holds beside its first paragraph follows it as blocks of their own.
func itemsOf(list *ast.List, source []byte) []Block {
	var blocks []Block
	number := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		parts := blocksOf(item, source)
		if len(parts) == 0 {
			continue
		}
		if parts[0].Kind == Paragraph {
			parts[0].Kind = Bullet
			if list.IsOrdered() {
				number++
				parts[0].Kind, parts[0].Number = Numbered, number
			}
		}
		blocks = append(blocks, parts...)
	}
	return blocks
}

func rowsOf(node ast.Node, source []byte) [][][]Span {
	var rows [][][]Span
	for row := node.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]Span
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, spansOf(cell, source))
		}
		rows = append(rows, cells)
	}
	return rows
}

// spansOf returns the text of a paragraph or cell. Line breaks stay where they were typed.
func spansOf(parent ast.Node, source []byte) []Span {
	var spans []Span
	var walk func(ast.Node, bool)
	walk = func(node ast.Node, bold bool) {
		for child := node.FirstChild(); child != nil; child = child.NextSibling() {
			words, isText := child.(*ast.Text)
			if !isText {
				walk(child, true) // boldParser makes the only other nodes
				continue
			}
			typed := string(util.UnescapePunctuations(words.Segment.Value(source)))
			if words.SoftLineBreak() || words.HardLineBreak() {
				typed = strings.TrimRight(typed, " ") + "\n"
			}
			spans = addSpan(spans, Span{typed, bold})
		}
	}
	walk(parent, false)
	return spans
}

// addSpan appends a span, joined to the last one where both are in the same face.
func addSpan(spans []Span, span Span) []Span {
	if span.Text == "" {
		return spans
	}
	if last := len(spans) - 1; last >= 0 && spans[last].Bold == span.Bold {
		spans[last].Text += span.Text
		return spans
	}
	return append(spans, span)
}
