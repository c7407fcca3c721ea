package letter

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"rundertisch/assets"
	"rundertisch/reports/page"
)

// FuzzParse: no template panics, and every mistake stands in the text.
func FuzzParse(f *testing.F) {
	for _, shipped := range assets.Templates() {
		f.Add(shipped.Subject, shipped.Body)
	}
	f.Add("{", "{wenn {sonst}{ende}}\\{ {wenn nicht Frist}\n|a|\n|-|\n")
	f.Add("\xff", "1. a\n3. b\n\n- - -\n** ** *** {Frist\r\n}")
	f.Fuzz(func(t *testing.T, subject, body string) {
		_, mistakes := Parse(subject, body)
		for _, m := range mistakes {
			text := body
			if m.Subject {
				text = subject
			}
			lines := strings.Split(text, "\n")
			if m.Line < 1 || m.Line > len(lines) || m.Column < 1 || m.Length < 1 || m.Text == "" {
				t.Fatalf("%+v", m)
			}
			if m.Column+m.Length-1 > utf8.RuneCountInString(lines[m.Line-1]) {
				t.Fatalf("%+v ends behind %q", m, lines[m.Line-1])
			}
		}
	})
}

// FuzzFill: no value is read as Markdown, placeholder or condition, whatever it says.
func FuzzFill(f *testing.F) {
	f.Add("{Anrede}\n\nx **{Name}** y", "**x**", "{Anrede}")
	f.Add("- {Name}\n\n1. {Anrede}\n2. b", "a\n\n---\n\n| b |", "1. \U000F0000")
	f.Add("| {Name} | {Anrede} |\n|---|---|", "a|b", "{wenn Name}")
	f.Fuzz(func(t *testing.T, body, name, salutation string) {
		template, _ := Parse("{Name}", body)
		subject, _, _ := template.Fill(Values{Text: map[string]string{"Name": name, "Anrede": salutation}})
		words := strings.Join(strings.Fields(strings.Join(linesOf(page.Clean(name)), ", ")), " ")
		if words == "" {
			words = "{Name}"
		}
		if subject != words {
			t.Fatalf("%q became %q", name, subject)
		}
		alone, _ := Parse("", "x **{Name}** y")
		_, blocks, _ := alone.Fill(Values{Text: map[string]string{"Name": name}})
		if len(blocks) != 1 || len(blocks[0].Text) != 3 || !blocks[0].Text[1].Bold {
			t.Fatalf("%q became %+v", name, blocks)
		}
	})
}

// FuzzTemplateToPaper: whatever is typed as a template comes to paper in both forms, with and without hyphenation, and the same words stand there.
func FuzzTemplateToPaper(f *testing.F) {
	for _, shipped := range assets.Templates() {
		f.Add(shipped.Subject, shipped.Body, "Sehr geehrte Frau Dr. Müller-Öztürk,")
	}
	f.Add("a\u00adb", "**Bezirks\u00adausschüsse\u00ad**\n\n- Infor\u00admations\n\n| a | b |\n|---|---|\n| Bezirksausschussvorsitzende | {Anrede} |\n\n---\n\nMit freundlichen Grüßen", "")
	f.Add("{Betreff}", "{Anrede}\n\nwww.muenchen.info/Bezirksausschüsse a@b.de Nr. 5 - 6 §§ 3 ff.\n\u0308\u0301אבגדהוז", "1. \U000F0000 {wenn")
	f.Fuzz(func(t *testing.T, subject, body, salutation string) {
		if len(body) > 5_000 {
			return
		}
		template, _ := Parse(subject, body)
		l := shortLetter()
		l.Subject, l.Body, _ = template.Fill(Values{Text: map[string]string{"Anrede": salutation, "Frist": "29.03.2026"}})
		typesetter := page.NewTypesetter()
		words := ""
		for _, form := range []Form{FormB, FormA} {
			for _, hyphenate := range []bool{false, true} {
				l.Form, l.Hyphenate = form, hyphenate
				pages, _ := Set(typesetter, l)
				if got := wordsOf(pages); words == "" {
					words = got
				} else if got != words {
					t.Fatalf("form %d, hyphenated %v: %q, want %q", form, hyphenate, got, words)
				}
			}
		}
	})
}

// wordsOf returns all letters of the text of a letter in their order, without what differs from form to form.
func wordsOf(pages []page.Page) string {
	var words strings.Builder
	for _, p := range pages {
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok && text.Role != page.Artifact {
				words.WriteString(text.Content)
			}
		}
	}
	return strings.NewReplacer(softHyphen, "", " ", "").Replace(words.String())
}

// FuzzLayout: every letter can be set, checked and frozen.
func FuzzLayout(f *testing.F) {
	for _, l := range cases() {
		if frozen, err := json.Marshal(l); err == nil && len(frozen) < 5000 {
			f.Add(string(frozen), "")
		}
	}
	f.Add(`{"Hyphenate":true,"Logo":{"Hash":"x"},"Signature":{"Hash":"x"},"Background":{"Hash":"x","Pages":-3},"Preprinted":true,"Informed":["\u00ad"]}`, "\x89PNG\r\n\x1a\n")
	f.Add(`{"Form":9,"Info":[{"Label":"x"}],"Body":[{"Kind":4,"Rows":[[],[[{"Text":"a"}]]]},{"Kind":1},{"Kind":2,"Number":-5},{"Kind":77},{"Kind":5}]}`, "")
	f.Fuzz(func(t *testing.T, frozen, picture string) {
		var l Letter
		if json.Unmarshal([]byte(frozen), &l) != nil || len(frozen) > 20_000 {
			return
		}
		l.Logo.Data, l.Signature.Data, l.Background.Data = []byte(picture), []byte(picture), []byte(picture)
		for _, form := range []Form{l.Form, FormB, FormA} {
			l.Form = form
			pages, problems := Set(page.NewTypesetter(), l)
			if len(pages) == 0 {
				t.Fatal("no page")
			}
			for _, p := range problems {
				if placeOrder(p.Place) < 0 || p.Text == "" {
					t.Fatalf("%+v", p)
				}
			}
		}
	})
}
