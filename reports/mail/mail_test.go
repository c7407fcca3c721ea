package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"reflect"
	"strings"
	"testing"
	"time"
)

var day = time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)

// read is a message as another program finds it.
type read struct {
	head  mail.Header
	text  string
	files []File
}

// readBack reads a message with Go's own packages, which know nothing of the library that wrote it.
func readBack(t testing.TB, content []byte) read {
	t.Helper()
	message, err := mail.ReadMessage(bytes.NewReader(content))
	if err != nil {
		t.Fatalf("%v in\n%s", err, content)
	}
	r := read{head: message.Header}
	kind, parameters, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	if kind == "text/plain" {
		r.text = decoded(t, message.Header.Get("Content-Transfer-Encoding"), message.Body)
		return r
	}
	parts := multipart.NewReader(message.Body, parameters["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return r
		}
		if err != nil {
			t.Fatal(err)
		}
		body := decoded(t, part.Header.Get("Content-Transfer-Encoding"), part)
		kind, _, err := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if err != nil {
			t.Fatalf("%v: %q", err, part.Header.Get("Content-Type"))
		}
		disposition, names, _ := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
		if disposition == "attachment" {
			r.files = append(r.files, File{names["filename"], kind, []byte(body)})
		} else {
			r.text = body
		}
	}
}

func decoded(t testing.TB, encoding string, body io.Reader) string {
	t.Helper()
	switch encoding {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	default:
		t.Fatalf("encoding %q", encoding)
	}
	content, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// addresses returns the addresses of a header; none for a header that is not there.
func (r read) addresses(t testing.TB, header string) []Address {
	t.Helper()
	if r.head.Get(header) == "" {
		return nil
	}
	list, err := r.head.AddressList(header)
	if err != nil {
		t.Fatalf("%s: %v in %q", header, err, r.head.Get(header))
	}
	var out []Address
	for _, a := range list {
		out = append(out, Address{a.Name, a.Address})
	}
	return out
}

func (r read) subject(t testing.TB) string {
	t.Helper()
	subject, err := new(mime.WordDecoder).DecodeHeader(r.head.Get("Subject"))
	if err != nil {
		t.Fatal(err)
	}
	return subject
}

func written(t testing.TB, d Draft) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hard is a draft with everything that mail programs stumble over.
var hard = Draft{
	From: Address{"Stelle für Vielfalt, Büro „Süd“", "vielfalt.soz@muenchen.de"},
	To:   []Address{{"Nguyễn Thị Ánh Tuyết", "anh@example.org"}, {`Maria "Mia" Huber, M.A.`, "maria.huber+ba5@example.org"}},
	Copy: []Address{{"", "ba05@muenchen.de"}, {"Şükriye Öztürkmen (Vorsitz)", "sukriye@example.org"}},
	Blind: []Address{
		{"Ελένη Παπαδοπούλου", "eleni@example.org"}, {"Иван Петров; Büro", "ivan@example.org"}, {"Straßmairer", "s@bücher.example"},
	},
	Subject: "Bitte um Benennung: Migrationsbeauftragte*r des Bezirksausschusses 19 Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln – Frist 31.03.2026",
	Text:    "Sehr geehrte Frau Nguyễn,\n\nein Absatz, der " + strings.Repeat("sehr ", 60) + "lang ist = 100 %.\n\n- erstens\n- zweitens  \n.\nFrom hier an\n\nMit freundlichen Grüßen",
	Files: []File{
		{"2026-03-03 Einladung.pdf", "application/pdf", []byte("%PDF-1.7\n\x00\xff")},
		{"2026-03-03 Bitte um Benennung für Nguyễn Thị Ánh Tuyết, „BA 19“ Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln.pdf", "application/pdf", bytes.Repeat([]byte{0, 1, 2, 250}, 5000)},
		{`Ein "Name"; mit=Zeichen%20.txt`, "", nil},
	},
	Date: day,
}

func TestReadsBackAsWritten(t *testing.T) {
	content := written(t, hard)
	r := readBack(t, content)
	for _, c := range []struct {
		header string
		want   []Address
	}{
		{"From", []Address{hard.From}},
		{"To", hard.To},
		{"Cc", hard.Copy},
		{"Bcc", []Address{hard.Blind[0], hard.Blind[1], {"Straßmairer", "s@xn--bcher-kva.example"}}},
	} {
		if got := r.addresses(t, c.header); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, want %q", c.header, got, c.want)
		}
	}
	if got := r.subject(t); got != hard.Subject {
		t.Errorf("subject %q", got)
	}
	if want := strings.ReplaceAll(hard.Text, "\n", "\r\n"); r.text != want {
		t.Errorf("text %q, want %q", r.text, want)
	}
	if len(r.files) != len(hard.Files) {
		t.Fatalf("%d files", len(r.files))
	}
	for i, f := range hard.Files {
		got := r.files[i]
		if f.Type == "" {
			f.Type = anyBytes
		}
		if got.Name != f.Name || got.Type != f.Type || !bytes.Equal(got.Content, f.Content) {
			t.Errorf("file %q %q of %d bytes, want %q %q of %d", got.Name, got.Type, len(got.Content), f.Name, f.Type, len(f.Content))
		}
	}
	if got := r.head.Get("X-Unsent"); got != "1" {
		t.Errorf("X-Unsent %q: Outlook would show the draft as a message that was received", got)
	}
	if date, err := r.head.Date(); err != nil || !date.Equal(day) {
		t.Errorf("date %v %v", date, err)
	}
}

// RFC 5322, 2.1.1 and 2.3: lines end in CRLF and should have at most 78 bytes; no header begins with an empty line, which some servers take amiss.
func TestLinesAreThoseOfMail(t *testing.T) {
	content := written(t, hard)
	for i, line := range strings.Split(string(content), "\n") {
		if line == "" && i == strings.Count(string(content), "\n") {
			break
		}
		line, ended := strings.CutSuffix(line, "\r")
		if !ended || strings.Contains(line, "\r") {
			t.Errorf("line %d does not end in CRLF: %q", i+1, line)
		}
		if len(line) > 78 || strings.HasSuffix(line, ":") && !strings.Contains(line, " ") || strings.ContainsFunc(line, func(r rune) bool { return r > 0x7E }) {
			t.Errorf("line %d: %q", i+1, line)
		}
	}
}

func TestSameDraftSameBytes(t *testing.T) {
	first := written(t, hard)
	for range 20 {
		if !bytes.Equal(first, written(t, hard)) {
			t.Fatal("the bytes differ")
		}
	}
	other := hard
	other.Text += "."
	if a, b := readBack(t, first).head.Get("Message-ID"), readBack(t, written(t, other)).head.Get("Message-ID"); a == b || a == "" {
		t.Errorf("two drafts are both called %q", a)
	}
	for _, of := range []string{"go-mail", "User-Agent", "X-Mailer"} {
		if bytes.Contains(first, []byte(of)) {
			t.Errorf("the file says %s", of)
		}
	}
}

func TestShortDraft(t *testing.T) {
	r := readBack(t, written(t, Draft{To: []Address{{"", "a@example.org"}}, Text: "Guten Tag", Date: day}))
	if r.text != "Guten Tag" || r.files != nil || r.subject(t) != "" || r.addresses(t, "From") != nil || r.addresses(t, "Bcc") != nil {
		t.Errorf("%+v", r)
	}
}

// Nothing that is typed reaches the head of a message as a header of its own.
func TestNoHeaderIsSmuggledIn(t *testing.T) {
	evil := "Huber\r\nBcc: dieb@example.org\r\n\r\nText"
	for _, line := range []string{"\r\n", "\n", "\r", "\u2028", "\u0085", "\v"} {
		evil += line + "X-Boese: ja"
	}
	r := readBack(t, written(t, Draft{
		From: Address{evil, "a@example.org"}, To: []Address{{evil, "b@example.org"}}, Blind: []Address{{evil, "c@example.org"}},
		Subject: evil, Text: "Guten Tag", Files: []File{{evil + ".pdf", "application/pdf", []byte("x")}}, Date: day,
	}))
	if r.head.Get("X-Boese") != "" || len(r.head["Bcc"]) != 1 || r.text != "Guten Tag" {
		t.Errorf("%+v", r)
	}
	for _, header := range []string{"From", "To", "Bcc"} {
		if list := r.addresses(t, header); len(list) != 1 || strings.ContainsAny(list[0].Name, "\r\n") {
			t.Errorf("%s: %q", header, list)
		}
	}
	if len(r.files) != 1 || strings.ContainsAny(r.files[0].Name, "\r\n") {
		t.Errorf("files %q", r.files)
	}
}

func TestMailboxesThatAreNone(t *testing.T) {
	for _, email := range []string{
		"", "  ", "maria", "maria@", "@example.org", "maria@localhost", "a b@example.org", "a@b@example.org", "a@example.org, b@example.org", "Maria <a@example.org>",
		"<a@example.org>", "a@example.org\r\nBcc: b@example.org", "maría@example.org", "a@exa mple.org", "a.@example.org", "a@-example.org", "a@example.org;",
	} {
		var b bytes.Buffer
		err := Write(&b, Draft{To: []Address{{"Maria Huber", "m@example.org"}}, Blind: []Address{{"Wer", email}}, Date: day})
		var fault *AddressFault
		if !errors.As(err, &fault) || fault.Address.Email != email || fault.Text == "" || b.Len() > 0 {
			t.Errorf("%q: %v, %d bytes written", email, err, b.Len())
		}
	}
}

func TestFaultsOfTheProgram(t *testing.T) {
	to := []Address{{"", "a@example.org"}}
	for name, d := range map[string]Draft{
		"no recipient":       {Date: day},
		"no date":            {To: to},
		"no name":            {To: to, Date: day, Files: []File{{Name: " . "}}},
		"no type":            {To: to, Date: day, Files: []File{{"a", "pdf", nil}}},
		"header in the type": {To: to, Date: day, Files: []File{{"a", "text/plain\r\nX-Boese: ja", nil}}},
	} {
		var b bytes.Buffer
		if err := Write(&b, d); err == nil || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}

func FuzzWhatIsWrittenCanBeRead(f *testing.F) {
	f.Add("Maria Huber", "maria@example.org", "Einladung", "Guten Tag\n\n.", "Brief.pdf")
	f.Add(`"a\", <b@c.d>`, "x@müller.de", "=?utf-8?q?Falsch?=", "\r\r\n=\t \x00", "..\\=?UTF-8?q?x?=")
	f.Add("\u0301\u200d", "a@b.c", "ﬁ  \xff", "é", "Nguyễn*'%.pdf")
	f.Fuzz(func(t *testing.T, name, email, subject, text, file string) {
		d := Draft{To: []Address{{name, email}}, Subject: subject, Text: text, Files: []File{{file, "application/pdf", []byte(text)}}, Date: day}
		var b bytes.Buffer
		if Write(&b, d) != nil {
			return
		}
		r := readBack(t, b.Bytes())
		to := r.addresses(t, "To")
		if len(to) != 1 || to[0].Name != headerText(name) {
			t.Errorf("to %q, want %q", to, headerText(name))
		}
		if r.subject(t) != headerText(subject) {
			t.Errorf("subject %q, want %q", r.subject(t), headerText(subject))
		}
		if want := strings.ReplaceAll(cleanText(text), "\n", "\r\n"); r.text != want {
			t.Errorf("text %q, want %q", r.text, want)
		}
		if len(r.files) != 1 || r.files[0].Name != fileName(file) || string(r.files[0].Content) != text {
			t.Errorf("files %q, want %q", r.files, fileName(file))
		}
	})
}
