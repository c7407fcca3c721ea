package letter

// Reading a template: text, placeholders in braces and conditions, every mistake by the place where it stands.

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The words of a condition, in braces: {wenn benannt} … {sonst} … {ende}. 'nicht' before the name turns it round.
const (
	wordIf   = "wenn"
	wordNot  = "nicht"
	wordElse = "sonst"
	wordEnd  = "ende"
)

// Template is a text with placeholders and conditions, ready to be filled as often as wanted, from several goroutines too.
type Template struct {
	subject, body []node
	mistakes      []Mistake
}

// Mistake is something in a template that cannot be understood, at the place where it stands.
type Mistake struct {
	Subject    bool   // it stands in the subject, not in the text
	Line       int    // counted from 1
	Column     int    // counted in runes from 1
	Length     int    // runes that are wrong, for underlining
	Text       string // German: what is wrong and what to write instead
	Suggestion string // what to put in place of the wrong runes; empty where nothing fits
}

// nodeKind tells the parts of a template apart.
type nodeKind uint8

const (
	nodeText nodeKind = iota
	nodePlaceholder
	nodeCondition
	nodeUnknown // a word in braces that nobody knows; text is what was typed
)

// node is one part of a template.
type node struct {
	kind            nodeKind
	text            string // nodeText, nodeUnknown
	placeholder     Placeholder
	condition       string // name; empty if unknown, then it is never true
	negated         bool
	then, otherwise []node
	line            int
}

// Parse reads a template. The template is usable whatever the mistakes: words it does not know stay in the text as they were typed, and Fill
// reports them.
//
// The text is a subset of Markdown: paragraphs separated by blank lines (a single line break is kept), **bold**, lists with '-' or '1.', tables
// of two or three columns, and '---' on its own line for a page break. '\{' is a brace. A line that holds nothing but words of
// conditions leaves no line behind. What stands before {Anrede} becomes the reference block.
func Parse(subject, body string) (*Template, []Mistake) {
	t := &Template{}
	t.subject = t.read(subject, true)
	t.body = t.read(body, false)
	return t, append([]Mistake(nil), t.mistakes...)
}

// token is a piece of a line: text, or a word in braces.
type token struct {
	text         string // as typed
	word         string // what stands between the braces
	inBraces     bool
	line, column int
}

// isControl tells whether a token belongs to a condition.
func (t token) isControl() bool {
	first, _, _ := strings.Cut(nameKey(t.word), " ")
	return t.inBraces && (first == wordIf || first == wordElse || first == wordEnd)
}

// reader builds the tree of one text.
type reader struct {
	template *Template
	subject  bool
	open     []*openCondition
	root     []node
}

// openCondition is a condition whose {ende} has not come yet.
type openCondition struct {
	node      node
	at        token
	otherwise bool // {sonst} has come
}

func (t *Template) read(text string, subject bool) []node {
	r := &reader{template: t, subject: subject}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		r.line(strings.TrimSuffix(line, "\r"), i+1, i == len(lines)-1)
	}
	for len(r.open) > 0 {
		r.mistake(r.open[len(r.open)-1].at, "", "Zu dieser Bedingung fehlt das Ende. Schreiben Sie dahinter {ende}.")
		r.close()
	}
	return r.root
}

// line reads one line. Its end is kept, except where the line holds nothing but words of conditions.
func (r *reader) line(line string, number int, last bool) {
	tokens := r.tokens(line, number)
	controls, others := 0, false
	for _, token := range tokens {
		if token.isControl() {
			controls++
		} else if token.inBraces || strings.TrimSpace(token.text) != "" {
			others = true
		}
	}
	alone := controls > 0 && !others
	for _, token := range tokens {
		switch {
		case token.isControl():
			r.control(token)
		case token.inBraces:
			r.placeholder(token)
		case !alone:
			r.add(node{kind: nodeText, text: token.text, line: number})
		}
	}
	if !alone && !last {
		r.add(node{kind: nodeText, text: "\n", line: number})
	}
	if !r.subject {
		r.tableColumns(line, number)
	}
}

// tokens cuts a line at its braces. A brace after a backslash is text.
func (r *reader) tokens(line string, number int) []token {
	var tokens []token
	column, start, startColumn := 1, 0, 1
	flush := func(end int) {
		if end > start {
			tokens = append(tokens, token{text: line[start:end], line: number, column: startColumn})
		}
	}
	for i := 0; i < len(line); {
		switch {
		case line[i] == '\\' && i+1 < len(line) && (line[i+1] == '{' || line[i+1] == '}'):
			flush(i)
			tokens = append(tokens, token{text: line[i+1 : i+2], line: number, column: column})
			i, column = i+2, column+2
			start, startColumn = i, column
		case line[i] == '{':
			length := strings.IndexAny(line[i+1:], "{}")
			if length < 0 || line[i+1+length] == '{' {
				r.mistake(token{text: "{", line: number, column: column}, `\{`,
					`Zu dieser geschweiften Klammer fehlt die schließende. Schreiben Sie „}“ hinter den Namen des Platzhalters, oder „\{“, wenn die Klammer im Brief stehen soll.`)
				i, column = i+1, column+1
				continue
			}
			flush(i)
			end := i + length + 2
			tokens = append(tokens, token{text: line[i:end], word: line[i+1 : end-1], inBraces: true, line: number, column: column})
			column += utf8.RuneCountInString(line[i:end])
			i, start, startColumn = end, end, column
		default:
			_, size := utf8.DecodeRuneInString(line[i:])
			i, column = i+size, column+1
		}
	}
	flush(len(line))
	return tokens
}

// control opens, turns or closes a condition.
func (r *reader) control(t token) {
	word, name, _ := strings.Cut(strings.Join(strings.Fields(t.word), " "), " ")
	switch strings.ToLower(word) {
	case wordIf:
		r.openCondition(t, name)
	case wordElse:
		if name != "" {
			r.mistake(t, "{sonst}", "Hinter „sonst“ steht nichts mehr. Schreiben Sie {sonst}.")
		}
		if len(r.open) == 0 {
			r.mistake(t, "", "Vor {sonst} fehlt der Anfang der Bedingung. Schreiben Sie davor zum Beispiel {wenn benannt}.")
			return
		}
		innermost := r.open[len(r.open)-1]
		if innermost.otherwise {
			r.mistake(t, "", "Eine Bedingung hat nur ein {sonst}. Löschen Sie dieses, oder schließen Sie die Bedingung mit {ende}.")
		}
		innermost.otherwise = true
	case wordEnd:
		if name != "" {
			r.mistake(t, "{ende}", "Hinter „ende“ steht nichts mehr. Schreiben Sie {ende}.")
		}
		if len(r.open) == 0 {
			r.mistake(t, "", "Zu {ende} fehlt der Anfang der Bedingung. Löschen Sie es, oder schreiben Sie davor zum Beispiel {wenn benannt}.")
			return
		}
		r.close()
	}
}

func (r *reader) openCondition(t token, name string) {
	condition := node{kind: nodeCondition, line: t.line}
	if first, rest, found := strings.Cut(name, " "); found && strings.EqualFold(first, wordNot) {
		condition.negated, name = true, rest
	}
	known, ok := conditionNames[nameKey(name)]
	switch {
	case name == "":
		r.mistake(t, "", "Hinter „wenn“ fehlt die Bedingung. Schreiben Sie zum Beispiel {wenn benannt}.")
	case !ok:
		suggestion := nearestCondition(name)
		text := "Die Bedingung „" + name + "“ gibt es nicht. "
		if suggestion == "" {
			r.mistake(t, "", text+"Wählen Sie eine aus dem Menü „Bedingung“.")
			break
		}
		whole := "{" + wordIf + " " + suggestion + "}"
		if condition.negated {
			whole = "{" + wordIf + " " + wordNot + " " + suggestion + "}"
		}
		r.mistake(t, whole, text+"Gemeint: „"+suggestion+"“?")
	}
	condition.condition = known
	r.open = append(r.open, &openCondition{node: condition, at: t})
}

// close ends the innermost open condition.
func (r *reader) close() {
	last := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	r.add(last.node)
}

// placeholder adds a word in braces.
func (r *reader) placeholder(t token) {
	if known, ok := placeholdersByName[nameKey(t.word)]; ok {
		r.add(node{kind: nodePlaceholder, placeholder: known, line: t.line})
		return
	}
	name := strings.TrimSpace(t.word)
	suggestion, hint := nearestPlaceholder(name), "Wählen Sie einen aus dem Menü „Platzhalter“."
	switch {
	case name == "":
		hint = `Schreiben Sie seinen Namen zwischen die Klammern, oder „\{“, wenn die Klammer im Brief stehen soll.`
		r.mistake(t, "", "Der Platzhalter hat keinen Namen. "+hint)
	case suggestion != "":
		r.mistake(t, "{"+suggestion+"}", "Den Platzhalter „"+name+"“ gibt es nicht. Gemeint: „"+suggestion+"“?")
	default:
		r.mistake(t, "", "Den Platzhalter „"+name+"“ gibt es nicht. "+hint)
	}
	r.add(node{kind: nodeUnknown, text: t.text, line: t.line})
}

// add puts a node where the reader stands: into the innermost open condition, or into the text.
func (r *reader) add(n node) {
	if len(r.open) == 0 {
		r.root = append(r.root, n)
		return
	}
	innermost := r.open[len(r.open)-1]
	if innermost.otherwise {
		innermost.node.otherwise = append(innermost.node.otherwise, n)
		return
	}
	innermost.node.then = append(innermost.node.then, n)
}

func (r *reader) mistake(t token, suggestion, text string) {
	r.template.mistakes = append(r.template.mistakes, Mistake{
		Subject: r.subject, Line: t.line, Column: t.column, Length: utf8.RuneCountInString(t.text), Text: text, Suggestion: suggestion,
	})
}

// tableRule is the line below the head of a table.
var tableRule = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)

// The columns that a table may have.
const (
	fewestColumns = 2
	mostColumns   = 3
)

// tableColumns reports a table with too few or too many columns at the line below its head.
func (r *reader) tableColumns(line string, number int) {
	if !strings.Contains(line, "|") || !tableRule.MatchString(line) {
		return
	}
	columns := len(strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|"))
	if columns < fewestColumns || columns > mostColumns {
		r.mistake(token{text: line, line: number, column: 1}, "",
			"Eine Tabelle im Brief hat zwei oder drei Spalten. Verteilen Sie den Inhalt auf zwei oder drei Spalten, oder schreiben Sie eine Liste.")
	}
}
