package mail

// Mailboxes: what is typed, and what stands in the head of a message.

import (
	"fmt"
	"net/mail"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// AddressFault says that a mailbox cannot be written to.
type AddressFault struct {
	Address Address
	Text    string // German: what is wrong
}

func (f *AddressFault) Error() string { return f.Text }

// header returns the address as the head of a message has it: 'Maria Huber <maria@example.org>'. A name with other letters than those of ASCII is
// encoded as a whole, since some signs may not stand in it otherwise (RFC 2047, 5).
func (a Address) header() (string, error) {
	mailbox, err := a.mailbox()
	if err != nil {
		return "", err
	}
	name := headerText(a.Name)
	if isASCII(name) {
		return (&mail.Address{Name: name, Address: mailbox}).String(), nil
	}
	return encoded(name) + " " + (&mail.Address{Address: mailbox}).String(), nil
}

// mailbox returns the mailbox, with its domain in the letters that mail knows (RFC 5890: 'müller.de' is 'xn--mller-kva.de').
func (a Address) mailbox() (string, error) {
	fault := func(format string, values ...any) (string, error) {
		return "", &AddressFault{a, fmt.Sprintf(format, values...)}
	}
	email := strings.TrimSpace(a.Email)
	if email == "" {
		return fault("Bei „%s“ fehlt die E-Mail-Adresse.", headerText(a.Name))
	}
	at := strings.LastIndex(email, "@")
	if at < 0 {
		return fault("„%s“ ist keine E-Mail-Adresse: Das @ fehlt.", headerText(email))
	}
	local, domain := email[:at], norm.NFC.String(email[at+1:])
	ascii, err := idna.Lookup.ToASCII(domain)
	if err != nil || !strings.Contains(ascii, ".") {
		return fault("„%s“ ist keine E-Mail-Adresse: Hinter dem @ steht kein Name einer Domäne.", headerText(email))
	}
	plain := local + "@" + ascii
	parsed, err := mail.ParseAddress(plain)
	if err != nil || parsed.Name != "" || parsed.Address != plain || !isASCII(plain) {
		return fault("„%s“ ist keine E-Mail-Adresse, an die sich schreiben lässt.", headerText(email))
	}
	return plain, nil
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < 0x20 || r > 0x7E })
}
