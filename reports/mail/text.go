package mail

// Text and attachments as they stand in a message.

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"

	gomail "github.com/wneessen/go-mail"
	"golang.org/x/text/unicode/norm"
)

// cleanText makes a text safe: valid UTF-8 in normal form C, line ends '\n', no control characters but those and tabs.
func cleanText(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text))
}

// wordBytes is how many bytes of text one encoded word holds: short enough to stand behind the name of its header.
const wordBytes = 33

// encoded writes a line as the head of a message has it: ASCII as it is, all else in encoded words (RFC 2047), none of which parts a letter.
func encoded(line string) string {
	if isASCII(line) {
		return line
	}
	var words []string
	for rest := line; rest != ""; {
		end := 0
		for i, r := range rest {
			if i+utf8.RuneLen(r) > wordBytes {
				break
			}
			end = i + utf8.RuneLen(r)
		}
		words = append(words, "=?UTF-8?B?"+base64.StdEncoding.EncodeToString([]byte(rest[:end]))+"?=")
		rest = rest[end:]
	}
	return strings.Join(words, " ")
}

// anyBytes is the media type of a file of which nothing is known.
const anyBytes = "application/octet-stream"

// attach adds files to a message.
func attach(m *gomail.Msg, files []File) error {
	for _, f := range files {
		name := fileName(f.Name)
		if name == "" {
			return fmt.Errorf("an attachment of %d bytes has no name", len(f.Content))
		}
		kind := f.Type
		if kind == "" {
			kind = anyBytes
		}
		if parsed, _, err := mime.ParseMediaType(kind); err != nil || parsed != kind || !strings.Contains(kind, "/") {
			return fmt.Errorf("attachment %q: %q is no media type", name, kind)
		}
		if err := m.AttachReader(name, bytes.NewReader(f.Content)); err != nil {
			return fmt.Errorf("attachment %q: %w", name, err)
		}
		// The library writes names as encoded words inside quotes, which no standard knows. Here they follow RFC 2231, which Outlook reads since
		// 2007; the name beside the type is for older programs.
		attached := m.GetAttachments()
		header := attached[len(attached)-1].Header
		header.Set("Content-Type", kind+";\r\n name=\""+strings.ReplaceAll(encoded(quotable(name)), "?= =?", "?=\r\n =?")+"\"")
		header.Set("Content-Disposition", "attachment"+parameter("filename", name))
	}
	return nil
}

// fileName takes out of a name what would lead to another folder, or out of the header.
func fileName(name string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r == '/' || r == '\\' {
			return '-'
		}
		return r
	}, headerText(name)), " .")
}

// quotable takes the quotes out of a name that stands in quotes.
func quotable(name string) string { return strings.ReplaceAll(name, `"`, "'") }

// piece is how many bytes of a parameter stand on one line.
const piece = 50

// parameter writes a parameter of a header with all its bytes: plain in quotes, or after RFC 2231 in numbered pieces.
func parameter(name, value string) string {
	if isASCII(value) && len(value) <= piece && !strings.ContainsAny(value, `"\`) {
		return fmt.Sprintf(";\r\n %s=\"%s\"", name, value)
	}
	var out, line strings.Builder
	line.WriteString("UTF-8''")
	number := 0
	flush := func() {
		fmt.Fprintf(&out, ";\r\n %s*%d*=%s", name, number, line.String())
		line.Reset()
		number++
	}
	for _, b := range []byte(value) {
		if line.Len() > piece {
			flush()
		}
		if isAttributeByte(b) {
			line.WriteByte(b)
		} else {
			fmt.Fprintf(&line, "%%%02X", b)
		}
	}
	flush()
	return out.String()
}

// isAttributeByte tells the bytes that RFC 2231 lets stand as they are, short of the rarer signs.
func isAttributeByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '.' || b == '_'
}
