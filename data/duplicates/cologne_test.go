package duplicates

import "testing"

func TestCologneGivesTheDigitsOfItsInventor(t *testing.T) {
	for name, want := range map[string]string{
		"Müller-Lüdenscheidt": "65752682", "Wikipedia": "3412", "Breschnew": "17863", "Meier": "67", "Mayer": "67", "Maier": "67", "Meyr": "67",
		"Schmidt": "862", "Schmitt": "862", "Schmid": "862", "Philipp": "351", "Filip": "351", "Carl": "475", "Karl": "475", "Xaver": "4837", "Ceylan": "856",
		"Busch": "18", "Bach": "14", "Utz": "08", "Otto": "02", "Hans": "068", "": "", "…": "", "Шевченко": Cologne("Shevchenko"), "Ağaoğlu": Cologne("Agaoglu"),
	} {
		if got := Cologne(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestTypingErrors(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"gross", "gross", 0}, {"gross", "grsos", 1}, {"gross", "gros", 1}, {"gross", "griss", 1}, {"gross", "ggross", 1},
		{"gross", "rgsos", 2}, {"gross", "klein", 4}, {"ab", "ba", 1},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if got := typingErrors(pair[0], pair[1], 3); got != c.want {
				t.Errorf("%q, %q: %d, want %d", pair[0], pair[1], got, c.want)
			}
		}
	}
}
