package transfer

// vCards of version 2.1, which old phones write, rewritten as later versions have them.

import (
	"io"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// newerCards gives bare words behind a name their 'TYPE=' and decodes quoted-printable values.
func newerCards(text string) string {
	var out strings.Builder
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		name, value, found := strings.Cut(line, ":")
		if !found {
			out.WriteString(line + "\n")
			continue
		}
		parts := strings.Split(name, ";")
		kept := parts[:1]
		quoted, charset := false, ""
		for _, p := range parts[1:] {
			upper := strings.ToUpper(p)
			switch {
			case upper == "QUOTED-PRINTABLE" || upper == "ENCODING=QUOTED-PRINTABLE":
				quoted = true
			case strings.HasPrefix(upper, "CHARSET="):
				charset = strings.TrimPrefix(upper, "CHARSET=")
			case strings.Contains(p, "="):
				kept = append(kept, p)
			default:
				kept = append(kept, "TYPE="+strings.ToLower(p))
			}
		}
		for quoted && strings.HasSuffix(value, "=") && i+1 < len(lines) { // goes on in the next line
			i++
			value += "\n" + lines[i]
		}
		if quoted {
			value = unquoted(value, charset)
		}
		out.WriteString(strings.Join(kept, ";") + ":" + value + "\n")
	}
	return out.String()
}

// unquoted decodes a quoted-printable value; one that is damaged stays as it is. Line ends inside become those of vCard.
func unquoted(value, charset string) string {
	decoded, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value)))
	if err != nil {
		return value
	}
	if strings.HasPrefix(charset, "ISO-8859") || strings.HasPrefix(charset, "WINDOWS-125") {
		if text, err := charmap.Windows1252.NewDecoder().Bytes(decoded); err == nil {
			decoded = text
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(decoded), "\r\n", "\\n"), "\n", "\\n")
}
