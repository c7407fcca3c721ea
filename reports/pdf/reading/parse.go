package reading

// From bytes to values (ISO 32000-1, 7.2 and 7.3).

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// depthLimit is how deep arrays and dictionaries may be nested.
const depthLimit = 64

// stringLimit is the longest string, bytes; a missing end shall not make the rest of a file one, again and again.
const stringLimit = 1 << 20

var errEnd = errors.New("the data end inside a value")

// Parser reads one value after the other.
type Parser struct {
	data    []byte
	at      int
	content bool // references do not occur, operators do
}

// NewParser reads the values of an object.
func NewParser(data []byte) *Parser { return &Parser{data: data} }

// Value reads the next value.
func (p *Parser) Value() (Value, error) { return p.value(0) }

func (p *Parser) value(depth int) (Value, error) {
	if depth > depthLimit {
		return nil, fmt.Errorf("values are nested deeper than %d", depthLimit)
	}
	p.skipBlank()
	if p.at >= len(p.data) {
		return nil, errEnd
	}
	switch c := p.data[p.at]; {
	case c == '/':
		p.at++
		return Name(p.regular()), nil
	case c == '(':
		return p.literal()
	case c == '<' && bytes.HasPrefix(p.data[p.at:], []byte("<<")):
		p.at += 2
		return p.dict(depth)
	case c == '<':
		return p.hex()
	case c == '[':
		p.at++
		return p.array(depth)
	case c == '+' || c == '-' || c == '.' || isDigit(c):
		return p.number(), nil
	}
	word := p.regular()
	if word == "" {
		p.at++
		return nil, fmt.Errorf("a value begins with %q", p.data[p.at-1])
	}
	switch word {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	if p.content {
		return Keyword(word), nil
	}
	return nil, fmt.Errorf("%q is no value", word)
}

// number reads a number or, outside of contents, a reference.
func (p *Parser) number() Value {
	number := p.regular()
	if p.content || !allDigits(number) {
		return Number(number)
	}
	start := p.at
	p.skipBlank()
	generation := p.regular()
	p.skipBlank()
	if allDigits(generation) && p.at < len(p.data) && p.data[p.at] == 'R' && (p.at+1 == len(p.data) || !isRegular(p.data[p.at+1])) {
		if n, err := strconv.Atoi(number); err == nil {
			p.at++
			return Ref(n)
		}
	}
	p.at = start
	return Number(number)
}

func (p *Parser) array(depth int) (Value, error) {
	var list Array
	for {
		p.skipBlank()
		if p.at >= len(p.data) {
			return nil, errEnd
		}
		if p.data[p.at] == ']' {
			p.at++
			return list, nil
		}
		element, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		list = append(list, element)
	}
}

func (p *Parser) dict(depth int) (Value, error) {
	dict := Dict{}
	for {
		p.skipBlank()
		if p.at >= len(p.data) {
			return nil, errEnd
		}
		if bytes.HasPrefix(p.data[p.at:], []byte(">>")) {
			p.at += 2
			return dict, nil
		}
		if p.data[p.at] != '/' {
			return nil, fmt.Errorf("a key begins with %q", p.data[p.at])
		}
		p.at++
		key := Name(p.regular())
		element, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		if element != nil {
			dict[key] = element
		}
	}
}

// escapes are the letters behind a backslash in a string that stand for something else.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (p *Parser) literal() (Value, error) {
	text := String{}
	open := 0
	for ; p.at < len(p.data) && len(text) < stringLimit; p.at++ {
		c := p.data[p.at]
		switch c {
		case '(':
			if open++; open == 1 {
				continue
			}
		case ')':
			if open--; open == 0 {
				p.at++
				return text, nil
			}
		case '\\':
			if p.at++; p.at < len(p.data) {
				text = p.escaped(text)
			}
			continue
		}
		text = append(text, c)
	}
	return nil, errEnd
}

// escaped reads what follows a backslash and leaves p.at at its last byte.
func (p *Parser) escaped(text String) String {
	c := p.data[p.at]
	if by, ok := escapes[c]; ok {
		return append(text, by)
	}
	switch {
	case c == '\r' || c == '\n': // the string goes on in the next line
		if c == '\r' && p.at+1 < len(p.data) && p.data[p.at+1] == '\n' {
			p.at++
		}
		return text
	case c >= '0' && c <= '7':
		code := 0
		for digits := 0; digits < 3 && p.at < len(p.data) && p.data[p.at] >= '0' && p.data[p.at] <= '7'; digits++ {
			code = code*8 + int(p.data[p.at]-'0')
			p.at++
		}
		p.at--
		return append(text, byte(code))
	}
	return append(text, c)
}

func (p *Parser) hex() (Value, error) {
	end := bytes.IndexByte(p.data[p.at:min(p.at+stringLimit, len(p.data))], '>')
	if end < 0 {
		return nil, errEnd
	}
	text := decodeHex(p.data[p.at+1 : p.at+end])
	p.at += end + 1
	return String(text), nil
}

// decodeHex reads hexadecimal digits and passes over everything else; a missing last digit is 0.
func decodeHex(digits []byte) []byte {
	text := []byte{}
	half, waiting := byte(0), false
	for _, c := range digits {
		digit, err := strconv.ParseUint(string(rune(c)), 16, 8)
		if err != nil {
			continue
		}
		if waiting {
			text = append(text, half<<4|byte(digit))
		} else {
			half = byte(digit)
		}
		waiting = !waiting
	}
	if waiting {
		text = append(text, half<<4)
	}
	return text
}

// skipBlank passes over white space and comments.
func (p *Parser) skipBlank() {
	for p.at < len(p.data) {
		switch {
		case isBlank(p.data[p.at]):
			p.at++
		case p.data[p.at] == '%':
			for p.at < len(p.data) && p.data[p.at] != '\n' && p.data[p.at] != '\r' {
				p.at++
			}
		default:
			return
		}
	}
}

// regular reads characters up to white space or a delimiter.
func (p *Parser) regular() string {
	start := p.at
	for p.at < len(p.data) && isRegular(p.data[p.at]) {
		p.at++
	}
	return string(p.data[start:p.at])
}

func isBlank(c byte) bool {
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}
func isDigit(c byte) bool   { return c >= '0' && c <= '9' }
func isRegular(c byte) bool { return !isBlank(c) && bytes.IndexByte([]byte("()<>[]{}/%"), c) < 0 }

func allDigits(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return text != ""
}
