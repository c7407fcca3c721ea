package page

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"Laim":                     "Laim",
		"a\tb":                     "a b",
		"a\r\nb\rc\u2028d\u0085e":  "a\nb\nc\nd\ne",
		"a\x00b\x1bc\x7fd":         "abcd",
		"a\xff\xfeb":               "a\ufffdb",
		"a\xffb\xfec":              "a\ufffdb\ufffdc",
		norm.NFD.String("Müller"):  "Müller",
		"u\x01\u0308":              "ü",
		"\ufffe\uffff\ufdd0":       "\ufffd\ufffd\ufffd",
		"M̂":                       "M̂",
		"":                         "",
		"z.\u00a0B. Donau\u00ad":   "z.\u00a0B. Donau\u00ad",
		"Migrationsbeauftragte*r ": "Migrationsbeauftragte*r ",
	} {
		if got := Clean(text); got != want {
			t.Errorf("Clean(%q) = %q, want %q", text, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, name := range names {
		f.Add(name)
	}
	f.Add("a\xff\xfe\r\n\t\x00")
	f.Add("u\x00\u0308" + strings.Repeat("\u0301", 40))
	f.Fuzz(func(t *testing.T, text string) {
		clean := Clean(text)
		if !utf8.ValidString(clean) || !norm.NFC.IsNormalString(clean) {
			t.Fatalf("%q is not clean", clean)
		}
		if strings.ContainsFunc(clean, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
			t.Fatalf("control characters are left in %q", clean)
		}
		if again := Clean(clean); again != clean {
			t.Fatalf("cleaning twice changes %q to %q", clean, again)
		}
		if !utf8.ValidString(text) && !strings.ContainsRune(clean, utf8.RuneError) {
			t.Fatalf("invalid bytes of %q vanished", text)
		}
		Missing(text)
	})
}

func TestBindSpaces(t *testing.T) {
	for text, want := range map[string]string{
		"wie z. B. hier":                      "wie z._B. hier",
		"im o. g. Antrag":                     "im o._g. Antrag",
		"i. d. R. so":                         "i._d._R. so",
		"Bezirk Nr. 25 heißt":                 "Bezirk Nr._25 heißt",
		"nach § 23 Abs. 1 Satz 2 gilt":        "nach §_23_Abs._1_Satz_2 gilt",
		"Frau Dr. Muster kommt":               "Frau Dr._Muster kommt",
		"Prof. Dr. Muster-Name":               "Prof._Dr._Muster-Name",
		"am 22. Februar 2021 um 18:30 Uhr in": "am 22._Februar_2021 um 18:30_Uhr in",
		"am 3. Mai beginnt":                   "am 3._Mai beginnt",
		"20-26 / B 01322":                     "20-26_/_B_01322",
		"10 000 Euro und 5 % mehr":            "10_000_Euro und 5_% mehr",
		"Der Satz endet. Ein neuer beginnt.":  "Der Satz endet. Ein neuer beginnt.",
		"im Jahr 2021. Februar":               "im Jahr 2021. Februar",
		"(z. B.) „Nr. 1“":                     "(z._B.) „Nr._1“",
		"":                                    "",
		"Nr. 1\nNr. 2":                        "Nr._1\nNr._2",
		"das heißt, d. h. nur":                "das heißt, d._h. nur",
		"wir u. a. hier":                      "wir u._a. hier",
		"gez. i. V. Huber":                    "gez. i._V. Huber",
		"gemäß §§ 3 ff. GO":                   "gemäß §§_3_ff. GO",
		"ebenda, Seite 126 ff.)":              "ebenda, Seite_126_ff.)",
		"siehe S. 32 f., Art. 14":             "siehe S._32_f., Art._14",
		"Abs. 2 der Satzung":                  "Abs._2 der Satzung",
		"Herr Prof. Dr. Huber":                "Herr Prof._Dr._Huber",
		"am 3. Dezember, 22.02.2021":          "am 3._Dezember, 22.02.2021",
		"von 2014 - 2017 ein Projekt":         "von 2014_-_2017 ein Projekt",
		"von 9 – 12 Uhr":                      "von 9_–_12_Uhr",
		"sich - angesichts 2 - der":           "sich - angesichts 2 - der",
		"25 km, 5 %, 10 €":                    "25_km, 5_%, 10_€",
		"1,5 Mio. Euro":                       "1,5_Mio. Euro",
		"der BA 25 - Laim":                    "der BA_25 - Laim",
		"am 7. 12. 2020":                      "am 7. 12. 2020",
	} {
		got := BindSpaces(text)
		if shown := strings.ReplaceAll(got, noBreakSpace, "_"); shown != want {
			t.Errorf("BindSpaces(%q) = %q, want %q", text, shown, want)
		}
		if again := BindSpaces(got); again != got {
			t.Errorf("binding twice changes %q to %q", got, again)
		}
	}
}

func FuzzBindSpaces(f *testing.F) {
	for _, seed := range []string{
		"z. B. Nr. 25 § 23 Dr. Muster 22. Februar 2021 18:30 Uhr", "E. T. A. Hoffmann", "(i. d. R.)", "§ 23a Abs. 1 Satz 2", "20-26 / B 01322", "10 000 000 Euro",
		"Prof. Dr.-Ing. habil. Đỗ", "3 m² und 5 %", "Nr.\u00a05 Satz 1", "tun. Das", "1. Mai 26", "٣ km", "Prof.  A", "2014 - 2017, §§ 3 ff.", "x 5a Abs. 1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := BindSpaces(text)
		if strings.ReplaceAll(got, noBreakSpace, " ") != strings.ReplaceAll(text, noBreakSpace, " ") {
			t.Fatalf("%q became %q", text, got)
		}
		if want := bindWithEveryPattern(text); got != want {
			t.Fatalf("a glance at %q missed a place: %q, want %q", text, got, want)
		}
	})
}

// bindWithEveryPattern is BindSpaces without the glance that spares it most patterns.
func bindWithEveryPattern(text string) string {
	for {
		bound := text
		for _, binding := range bindings {
			bound = binding.pattern.ReplaceAllStringFunc(bound, bindPlace)
		}
		if bound == text {
			return text
		}
		text = bound
	}
}
