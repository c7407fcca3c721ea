package letter

// Making an address fit its field: breaking wide lines, setting it smaller, joining lines, and saying what is wrong where nothing helps.

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"rundertisch/reports/page"
)

// fittedAddress is an address as it stands on paper.
type fittedAddress struct {
	lines    []string
	size     float64 // pt, the same for every line
	problems []Problem
}

// fitAddress breaks lines that are too wide where words end, as long as there are lines left; then it sets the whole address smaller, down to
// addressSmallest, and tries again; then it joins two lines, and tries again with those. What still does not fit is reported and cut off.
func fitAddress(t *page.Typesetter, lines []string) fittedAddress {
	for joined := lines; ; {
		fitted, ok := shrinkAddress(t, joined)
		if ok {
			return fitted
		}
		next, found := joinLines(t, joined)
		if !found {
			break
		}
		joined = next
	}
	return crampedAddress(t, lines)
}

// shrinkAddress finds the largest size in which the lines fit, broken where they are too wide.
func shrinkAddress(t *page.Typesetter, lines []string) (fittedAddress, bool) {
	if len(lines) > AddressLines {
		return fittedAddress{}, false
	}
	for size := addressSize; size >= addressSmallest; size -= addressStep {
		if broken, cut := breakAddress(t, lines, page.Style{Size: size}); cut < 0 && len(broken) <= AddressLines {
			return fittedAddress{lines: broken, size: size}, true
		}
	}
	return fittedAddress{}, false
}

// crampedAddress sets what does not fit as far as it goes, and tells what is wrong.
func crampedAddress(t *page.Typesetter, lines []string) fittedAddress {
	broken, cut := breakAddress(t, lines, page.Style{Size: addressSmallest})
	fitted := fittedAddress{lines: broken, size: addressSmallest}
	if cut >= 0 {
		fitted.problems = append(fitted.problems, Problem{Place: fmt.Sprintf("Anschrift, Zeile %d", cut+1),
			Text: fmt.Sprintf("„%s“ ist zu lang für das Anschriftfeld und lässt sich nicht trennen. Kürzen Sie die Zeile.", lines[cut])})
	}
	if len(broken) > AddressLines {
		if cut < 0 || len(lines) > AddressLines {
			fitted.problems = append(fitted.problems, tooManyLines(t, lines, len(broken)))
		}
		fitted.lines = broken[:AddressLines]
	}
	return fitted
}

// tooManyLines tells whether there are too many lines, or lines too long to leave room for the others.
func tooManyLines(t *page.Typesetter, lines []string, broken int) Problem {
	if len(lines) > AddressLines {
		return Problem{Place: "Anschrift", Text: fmt.Sprintf(
			"Die Anschrift hat %d Zeilen, Platz ist für %d. Schreiben Sie zwei Angaben in eine Zeile, oder löschen Sie eine.", len(lines), AddressLines)}
	}
	widest, width := 0, 0.0
	for i, line := range lines {
		if w := t.Width(line, page.Style{Size: addressSmallest}); w > width {
			widest, width = i, w
		}
	}
	return Problem{Place: fmt.Sprintf("Anschrift, Zeile %d", widest+1), Text: fmt.Sprintf(
		"„%s“ ist zu lang: Getrennt hätte die Anschrift %d Zeilen, Platz ist für %d. Kürzen Sie die Zeile.", lines[widest], broken, AddressLines)}
}

// breakAddress breaks the lines that are too wide, each into parts of about the same width. It returns the index of a line in which a word had to
// be cut, or -1.
func breakAddress(t *page.Typesetter, lines []string, style page.Style) (broken []string, cut int) {
	cut = -1
	for i, line := range lines {
		if t.Width(line, style) <= fieldTextWidth {
			broken = append(broken, line)
			continue
		}
		parts := balance(t, bind(line), style, fieldTextWidth)
		for _, part := range parts[:len(parts)-1] {
			if cut < 0 && endsInsideWord(part) {
				cut = i
			}
		}
		for _, part := range parts {
			broken = append(broken, strings.TrimSpace(part))
		}
	}
	return broken, cut
}

// balance breaks a text into as few lines as the width allows, of about the same width, so that no single word is left over.
func balance(t *page.Typesetter, text string, style page.Style, width float64) []string {
	spans := []page.Span{{Text: text, Style: style}}
	lines := t.Break(spans, width)
	parts := contents(lines)
	for low, high := width/2, width; high-low > 0.5; {
		middle := (low + high) / 2
		narrower := contents(t.Break(spans, middle))
		if len(narrower) == len(lines) && !anyEndsInsideWord(narrower) {
			parts, high = narrower, middle
		} else {
			low = middle
		}
	}
	return parts
}

func contents(lines []page.Line) []string {
	texts := make([]string, len(lines))
	for i, line := range lines {
		texts[i] = line.Content()
	}
	return texts
}

func anyEndsInsideWord(parts []string) bool {
	for _, part := range parts[:max(len(parts)-1, 0)] {
		if endsInsideWord(part) {
			return true
		}
	}
	return false
}

// endsInsideWord tells whether a line that another follows ends with a letter or digit: then a word had to be cut.
func endsInsideWord(part string) bool {
	last, _ := utf8.DecodeLastRuneInString(part)
	return unicode.IsLetter(last) || unicode.IsDigit(last) || unicode.IsMark(last)
}
