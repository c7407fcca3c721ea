package minutes

// Text as the minute taker types it: paragraphs and lists.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rundertisch/reports/page"
)

// part is a paragraph or an item of a list.
type part struct {
	bullet bool
	text   string // its lines; an item has one
}

// listSigns begin the items of a list; a blank follows. '- ' is what the window writes, the others come with pasted texts.
const listSigns = "-–•*"

// parse parts a text at blank lines and where items of a list begin. The lines of a paragraph stay lines; those of an item, indented below it, are joined.
func parse(text string) []part {
	var parts []part
	open := false // whether the next line may belong to the last part
	for _, line := range strings.Split(page.Clean(text), "\n") {
		indented := strings.HasPrefix(line, " ")
		words := strings.TrimSpace(line)
		item, isItem := listItem(words)
		last := len(parts) - 1
		switch {
		case words == "":
			open = false
		case isItem && item == "": // a sign that waits for its text
		case isItem:
			parts, open = append(parts, part{true, item}), true
		case open && !parts[last].bullet:
			parts[last].text += "\n" + words
		case open && indented:
			parts[last].text += " " + words
		default:
			parts, open = append(parts, part{false, words}), true
		}
	}
	return parts
}

// listItem returns the text behind the sign of an item.
func listItem(line string) (string, bool) {
	sign, size := utf8.DecodeRuneInString(line)
	if !strings.ContainsRune(listSigns, sign) || size == 0 {
		return "", false
	}
	rest := line[size:]
	if rest == "" {
		return "", true
	}
	if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsSpace(next) {
		return "", false
	}
	return strings.TrimSpace(rest), true
}
