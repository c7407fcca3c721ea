package letter

// Filling a template: conditions are decided first, then the text is read as Markdown with one rune standing for each placeholder, and only then
// the values come in. So nothing in a value is ever read as Markdown, as a placeholder or as a condition.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rundertisch/reports/page"
)

// Values are what one recipient puts into a template, under the names of Placeholders and Conditions. A name that is absent has no value, and is
// not true.
type Values struct {
	Text       map[string]string
	Conditions map[string]bool
}

// holds tells whether a condition is true.
func (v Values) holds(name string) bool {
	return v.Conditions[name] || strings.TrimSpace(v.Text[name]) != ""
}

// The runes from firstMark to lastMark (private use, plane 15) each stand for one placeholder while the text is read as Markdown.
const (
	firstMark = rune(0xF0000)
	lastMark  = rune(0xFFFFD)
)

// Fill puts the values of one recipient into the template. Where a value is missing the name stays in the text in its braces and a Problem tells
// the place; so do words that Parse did not know. The Problems carry no Letter: that is the caller's to set.
//
// A placeholder alone in its paragraph may bring several paragraphs (blank lines in the value separate them); one whose value is a list of
// lines, as the agenda, becomes a numbered list. The blocks hold the whole letter: lines before the salutation as Reference, the
// salutation and the closing as such; see Letter.Settled.
func (t *Template) Fill(values Values) (subject string, blocks []Block, problems []Problem) {
	heading := &filling{values: values, place: "Betreff"}
	subject = strings.Join(strings.Fields(heading.words(heading.source(t.subject))), " ")

	body := &filling{values: values}
	source := body.source(t.body)
	blocks = body.blocks(readMarkdown(source))
	return subject, blocks, append(heading.problems, body.problems...)
}

// filling is one run of Fill over the subject or the text.
type filling struct {
	values   Values
	marks    []node // what the rune firstMark+i stands for
	place    string // German, for problems
	problems []Problem
}

// source decides the conditions and returns the text with a mark for each placeholder.
func (f *filling) source(nodes []node) string {
	var text strings.Builder
	f.write(&text, nodes)
	return text.String()
}

func (f *filling) write(text *strings.Builder, nodes []node) {
	for _, n := range nodes {
		switch n.kind {
		case nodeText:
			text.WriteString(strings.Map(withoutMarks, page.Clean(n.text)))
		case nodePlaceholder, nodeUnknown:
			mark := firstMark + rune(len(f.marks))
			if mark <= lastMark {
				f.marks = append(f.marks, n)
				text.WriteRune(mark)
			}
		case nodeCondition:
			if n.condition != "" && f.values.holds(n.condition) != n.negated {
				f.write(text, n.then)
			} else {
				f.write(text, n.otherwise)
			}
		}
	}
}

// withoutMarks keeps typed private-use runes, which no font draws, from being taken for marks.
func withoutMarks(r rune) rune {
	if r >= firstMark && r <= lastMark {
		return '\uFFFD'
	}
	return r
}

// words replaces the marks in a text by their values; lines of a value are joined.
func (f *filling) words(text string) string {
	return f.replace(text, func(value string, p Placeholder) string {
		if p.Lines {
			return strings.Join(linesOf(value), "; ")
		}
		return strings.Join(linesOf(value), ", ")
	})
}

// replace puts values in place of marks, each after join has made one text of it.
func (f *filling) replace(text string, join func(string, Placeholder) string) string {
	var filled strings.Builder
	for _, r := range text {
		index := int(r - firstMark)
		if index < 0 || index >= len(f.marks) {
			filled.WriteRune(r)
			continue
		}
		filled.WriteString(f.value(f.marks[index], join))
	}
	return filled.String()
}

// value returns the value of a placeholder, or its name in braces with a problem.
func (f *filling) value(n node, join func(string, Placeholder) string) string {
	if n.kind == nodeUnknown {
		f.problem(n, fmt.Sprintf("Den Platzhalter „%s“ gibt es nicht. Berichtigen Sie die Vorlage.", strings.Trim(n.text, "{} ")))
		return page.Clean(n.text)
	}
	value := strings.TrimSpace(page.Clean(f.values.Text[n.placeholder.Name]))
	if value == "" {
		f.problem(n, fmt.Sprintf("Für „%s“ fehlt der Wert. %s", n.placeholder.Name, n.placeholder.Remedy))
		return "{" + n.placeholder.Name + "}"
	}
	return join(value, n.placeholder)
}

func (f *filling) problem(n node, text string) {
	for _, known := range f.problems {
		if known.Place == f.place && known.Text == text {
			return
		}
	}
	f.problems = append(f.problems, Problem{
		Place: f.place, Text: text, Serious: true, Line: n.line, Placeholder: n.placeholder.Name, Origin: originsOfPlaceholders[n.placeholder.Name],
	})
}

// originsOfPlaceholders are those whose value does not come from the choices of the run, the meeting or the motion.
var originsOfPlaceholders = map[string]Origin{
	SalutationName: OriginRecipient, "Vorname": OriginRecipient, "Nachname": OriginRecipient, "Name": OriginRecipient, "Funktion": OriginRecipient,
	"Auskunft Name": OriginSender, "Auskunft Telefon": OriginSender, "Auskunft E-Mail": OriginSender,
}

// blocks fills the blocks of the text. What is salutation, reference and closing is found first, so that problems name their place.
func (f *filling) blocks(read []Block) []Block {
	for i, block := range read {
		if n, alone := f.only(block); alone && n.kind == nodePlaceholder && n.placeholder.Name == SalutationName {
			read[i].Kind = Salutation
		}
	}
	nameParts(read)
	var blocks []Block
	paragraph := 0
	for _, block := range read {
		if place, fixed := placesOfKinds[block.Kind]; fixed {
			f.place = place
		} else if block.Kind != PageBreak {
			paragraph++
			f.place = fmt.Sprintf("Text, Absatz %d", paragraph)
		}
		if n, alone := f.only(block); alone {
			blocks = append(blocks, f.expand(n, block.Kind)...)
			continue
		}
		block.Text = f.spans(block.Text)
		for _, row := range block.Rows {
			for i := range row {
				row[i] = f.spans(row[i])
			}
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// placesOfKinds names the places of blocks that are not counted.
var placesOfKinds = map[BlockKind]string{Reference: "Bezug", Salutation: "Anrede", Closing: "Gruß"}

// only returns the placeholder of a paragraph that holds nothing else.
func (f *filling) only(block Block) (node, bool) {
	if block.Kind == Bullet || block.Kind == Numbered || len(block.Text) != 1 || block.Text[0].Bold {
		return node{}, false
	}
	runes := []rune(strings.TrimSpace(block.Text[0].Text))
	if len(runes) != 1 || runes[0] < firstMark || int(runes[0]-firstMark) >= len(f.marks) {
		return node{}, false
	}
	return f.marks[runes[0]-firstMark], true
}

// blankLines separate the paragraphs of a value.
var blankLines = regexp.MustCompile(`\n[ \n]*\n`)

// expand returns the blocks of a placeholder that stands alone in a paragraph of the given kind.
func (f *filling) expand(n node, kind BlockKind) []Block {
	value := f.value(n, func(value string, _ Placeholder) string { return value })
	var blocks []Block
	switch {
	case kind == Salutation:
		return []Block{{Kind: Salutation, Text: []Span{{Text: strings.Join(linesOf(value), " ")}}}}
	case n.placeholder.Lines:
		for i, line := range linesOf(value) {
			blocks = append(blocks, Block{Kind: Numbered, Number: i + 1, Text: []Span{{Text: line}}})
		}
	default:
		for _, part := range blankLines.Split(value, -1) {
			blocks = append(blocks, Block{Kind: kind, Text: []Span{{Text: strings.Join(linesOf(part), "\n")}}})
		}
	}
	return blocks
}

// runsOfBlanks are left where a condition between two blanks was not true.
var runsOfBlanks = regexp.MustCompile(` {2,}`)

// spans fills the spans of a paragraph or cell, without needless blanks.
func (f *filling) spans(spans []Span) []Span {
	var filled []Span
	for i, span := range spans {
		text := runsOfBlanks.ReplaceAllString(span.Text, " ")
		if i == 0 {
			text = strings.TrimLeft(text, " \n")
		}
		if i == len(spans)-1 {
			text = strings.TrimRight(text, " \n")
		}
		filled = addSpan(filled, Span{f.words(text), span.Bold})
	}
	return filled
}

// How a line begins that is a salutation though it was typed by hand, and how one begins and ends that is a closing.
var (
	greetings      = []string{"sehr geehrte", "liebe", "guten tag", "guten morgen", "hallo", "grüß gott", "werte"}
	closingsBegin  = []string{"mit ", "freundliche", "herzliche", "viele ", "beste ", "liebe ", "schöne ", "hochachtungsvoll"}
	closingsEnd    = []string{"grüßen", "grüße", "gruß", "wünschen", "hochachtungsvoll"}
	longestClosing = 60 // bytes; a longer line is a sentence that happens to end in one of the words
)

// latestGreeting is how many paragraphs of a reference block may stand before a salutation typed by hand.
const latestGreeting = 2

// nameParts marks the reference block, the salutation and the closing among the paragraphs.
func nameParts(blocks []Block) {
	salutation := -1
	for i, block := range blocks {
		if block.Kind == Salutation {
			salutation = i
			break
		}
	}
	for i := 0; salutation < 0 && i < min(latestGreeting+1, len(blocks)); i++ {
		if block := blocks[i]; block.Kind == Paragraph && isSalutation(plain(block.Text)) {
			salutation = i
			blocks[i].Kind = Salutation
		}
	}
	for i := range max(salutation, 0) {
		if blocks[i].Kind == Paragraph {
			blocks[i].Kind = Reference
		}
	}
	if last := len(blocks) - 1; last > salutation && blocks[last].Kind == Paragraph && isClosing(plain(blocks[last].Text)) {
		blocks[last].Kind = Closing
	}
}

func isSalutation(text string) bool {
	return strings.HasSuffix(text, ",") && !strings.Contains(text, "\n") && beginsWithAny(text, greetings) && !isClosing(text)
}

func isClosing(text string) bool {
	if len(text) > longestClosing || strings.Contains(text, "\n") || !beginsWithAny(text, closingsBegin) {
		return false
	}
	lower := strings.ToLower(strings.TrimRight(text, ",.! "))
	return slices.ContainsFunc(closingsEnd, func(end string) bool { return strings.HasSuffix(lower, end) })
}

func beginsWithAny(text string, beginnings []string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(beginnings, func(beginning string) bool { return strings.HasPrefix(lower, beginning) })
}

// linesOf returns the lines of a text that are not blank, trimmed.
func linesOf(text string) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
