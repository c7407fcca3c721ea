// Package mail writes drafts of e-mails as files (.eml) that the office's mail program opens, shows and sends. The program itself sends nothing.
//
// A file follows RFC 5322 and MIME (RFC 2045 to 2047, 2231); 'X-Unsent: 1' makes Outlook open it as a draft that still can be changed. The same
// draft gives the same bytes, today and in years.
package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Address is a mailbox and whose it is. Name may be empty.
type Address struct{ Name, Email string }

// File is an attachment. Type is its media type as 'application/pdf'; an empty one means bytes of any kind.
type File struct {
	Name, Type string
	Content    []byte
}

// Draft is one message.
type Draft struct {
	From            Address // an empty mailbox leaves the sender to the mail program
	To, Copy, Blind []Address
	Subject         string // line ends in it become blanks
	Text            string // UTF-8; a paragraph is one line, however long
	Files           []File
	Date            time.Time
}

// unsent is the header that Outlook knows drafts by.
const unsent = "X-Unsent"

// Write writes a draft, in one piece after everything is done. A mailbox that is none gives an *AddressFault, and nothing is written then; so it
// is for the other errors, which are faults of the program: no recipient, no date, an attachment without name or with a type that is none.
func Write(w io.Writer, d Draft) error {
	message, err := message(d)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if _, err := message.WriteTo(&b); err != nil {
		return fmt.Errorf("write the draft: %w", err)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// message makes the message of a draft. Whatever the library would take from the clock or from chance is set from the draft.
func message(d Draft) (*gomail.Msg, error) {
	switch {
	case len(d.To)+len(d.Copy)+len(d.Blind) == 0:
		return nil, errors.New("a draft needs a recipient")
	case d.Date.IsZero():
		return nil, errors.New("a draft needs a date")
	}
	m := gomail.NewMsg(gomail.WithCharset(gomail.CharsetUTF8), gomail.WithEncoding(gomail.EncodingQP), gomail.WithNoDefaultUserAgent(),
		gomail.WithBoundary("rundertisch-"+d.fingerprint()))
	m.SetDateWithValue(d.Date)
	m.SetGenHeader(gomail.Header(unsent), "1")
	m.SetGenHeader(gomail.HeaderSubject, encoded(headerText(d.Subject)))
	if err := setAddresses(m, d); err != nil {
		return nil, err
	}
	m.SetBodyString(gomail.TypeTextPlain, cleanText(d.Text))
	return m, attach(m, d.Files)
}

// setAddresses puts sender, recipients and the name of the message into the head. The library would leave out blind copies, as is right for a
// message on its way; a draft has to name them, so all are written as plain headers.
func setAddresses(m *gomail.Msg, d Draft) error {
	var from []Address
	if d.From.Email != "" {
		from = []Address{d.From}
	}
	for _, list := range []struct {
		header    gomail.Header
		addresses []Address
	}{
		{"From", from}, {"To", d.To}, {"Cc", d.Copy}, {"Bcc", d.Blind},
	} {
		var texts []string
		for _, a := range list.addresses {
			text, err := a.header()
			if err != nil {
				return err
			}
			texts = append(texts, text)
		}
		if len(texts) > 0 {
			m.SetGenHeader(list.header, texts...)
		}
	}
	m.SetMessageIDWithValue(d.fingerprint() + "@" + messageDomain)
	return nil
}

// messageDomain ends the names of messages. RFC 2606 keeps it free.
const messageDomain = "rundertisch.invalid"

// fingerprint is a text that is the same for the same draft, and another for any other.
func (d Draft) fingerprint() string {
	hash := sha256.New()
	part := func(content string) { fmt.Fprintf(hash, "%d:%s,", len(content), content) }
	part(d.Date.Format(time.RFC3339Nano))
	for _, list := range [][]Address{{d.From}, d.To, d.Copy, d.Blind} {
		fmt.Fprintf(hash, "%d;", len(list))
		for _, a := range list {
			part(a.Name)
			part(a.Email)
		}
	}
	part(d.Subject)
	part(d.Text)
	for _, f := range d.Files {
		part(f.Name)
		part(f.Type)
		part(string(f.Content))
	}
	return hex.EncodeToString(hash.Sum(nil))[:32]
}

// headerText makes a text fit for the head of a message: one line without control characters. Text that only looks like an encoded word is
// parted, else the reader would decode it.
func headerText(text string) string {
	text = strings.Join(strings.Fields(cleanText(text)), " ")
	return strings.ReplaceAll(text, "=?", "=\u200B?")
}
