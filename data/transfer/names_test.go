package transfer

import (
	"strings"
	"testing"
	"unicode"
)

func TestSplitName(t *testing.T) {
	for text, want := range map[string]Name{
		"Dr. Anna von der Heide":               {"", "Dr.", "Anna", "von der Heide", ""},
		"Heide, Dr. Anna von der":              {"", "Dr.", "Anna", "von der Heide", ""},
		"von der Heide, Anna":                  {"", "", "Anna", "von der Heide", ""},
		"Frau Prof. Dr. El Amraoui, Fatima Z.": {"Frau", "Prof. Dr.", "Fatima Z.", "El Amraoui", ""},
		"Herr Jürgen Groß":                     {"Herr", "", "Jürgen", "Groß", ""},
		"Groß, Jürgen, Dr.":                    {"", "Dr.", "Jürgen", "Groß", ""},
		"Soraya":                               {"", "", "", "Soraya", ""},
		"Frau Müller":                          {"Frau", "", "", "Müller", ""},
		"Thị Hằng Đỗ-Lindner":                  {"", "", "Thị Hằng", "Đỗ-Lindner", ""},
		"Dipl.-Ing. Łukasz Żółtekiewicz":       {"", "Dipl.-Ing.", "Łukasz", "Żółtekiewicz", ""},
		"Dr. med. Ole Brück":                   {"", "Dr. med.", "Ole", "Brück", ""},
		"Олена Іваненчук":                      {"", "", "Олена", "Іваненчук", ""},
		" ":                                    {},

		// Titles before the name
		"Dr.-Ing. Anna Huber":                    {"", "Dr.-Ing.", "Anna", "Huber", ""},
		"Dr. h. c. mult. Anna Huber":             {"", "Dr. h. c. mult.", "Anna", "Huber", ""},
		"Dr. h.c. Anna Huber":                    {"", "Dr. h.c.", "Anna", "Huber", ""},
		"Dipl.-Kfm. Ole Brück":                   {"", "Dipl.-Kfm.", "Ole", "Brück", ""},
		"Dipl.-Kffr. Anna Huber":                 {"", "Dipl.-Kffr.", "Anna", "Huber", ""},
		"Dipl.-Soz.päd. (FH) Anna Huber":         {"", "Dipl.-Soz.päd. (FH)", "Anna", "Huber", ""},
		"Dipl. Soz. Päd. Anna Huber":             {"", "Dipl. Soz. Päd.", "Anna", "Huber", ""},
		"Diplom-Sozialpädagogin (FH) Anna Huber": {"", "Diplom-Sozialpädagogin (FH)", "Anna", "Huber", ""},
		"Prof. em. Dr. Dr. h. c. Anna Huber":     {"", "Prof. em. Dr. Dr. h. c.", "Anna", "Huber", ""},
		"PD Dr. Anna Huber":                      {"", "PD Dr.", "Anna", "Huber", ""},
		"Priv.-Doz. Dr. med. habil. Anna Huber":  {"", "Priv.-Doz. Dr. med. habil.", "Anna", "Huber", ""},
		"Univ.-Prof. Dr. phil. Anna Huber":       {"", "Univ.-Prof. Dr. phil.", "Anna", "Huber", ""},
		"apl. Prof. Dr. Anna Huber":              {"", "apl. Prof. Dr.", "Anna", "Huber", ""},
		"Mag. Dr. Anna Huber":                    {"", "Mag. Dr.", "Anna", "Huber", ""},
		"Dr. rer. nat. Anna Huber":               {"", "Dr. rer. nat.", "Anna", "Huber", ""},
		"Dr. H. C. Meier":                        {"", "Dr.", "H. C.", "Meier", ""},
		"Prof.Dr.Meier":                          {"", "Prof. Dr.", "", "Meier", ""},
		"DR. ANNA HUBER":                         {"", "DR.", "Anna", "Huber", ""},
		"Frau RAin Anna Huber":                   {"Frau", "RAin", "Anna", "Huber", ""},
		"RA Dr. Ole Brück":                       {"", "RA Dr.", "Ole", "Brück", ""},
		"Frau Stadträtin Anna Huber":             {"Frau", "Stadträtin", "Anna", "Huber", ""},

		// Degrees and mandates behind the name
		"Anna Huber M.A.":               {"", "M.A.", "Anna", "Huber", ""},
		"Anna Huber, M. A.":             {"", "M. A.", "Anna", "Huber", ""},
		"Huber, M. A.":                  {"", "", "M. A.", "Huber", ""},
		"Frau Huber, M. A.":             {"Frau", "M. A.", "", "Huber", ""},
		"Huber, Anna, LL.M.":            {"", "LL.M.", "Anna", "Huber", ""},
		"Huber, Anna M.A.":              {"", "M.A.", "Anna", "Huber", ""},
		"Dr. Anna Huber, LL.M., MBA":    {"", "Dr. LL.M. MBA", "Anna", "Huber", ""},
		"Anna Huber B.Sc.":              {"", "B.Sc.", "Anna", "Huber", ""},
		"Anna Huber MBA":                {"", "MBA", "Anna", "Huber", ""},
		"Anna Huber, Ph.D.":             {"", "Ph.D.", "Anna", "Huber", ""},
		"Anna Huber (MdL)":              {"", "MdL", "Anna", "Huber", ""},
		"Anna Huber, MdB":               {"", "MdB", "Anna", "Huber", ""},
		"Dr. Anna Huber MdL":            {"", "Dr. MdL", "Anna", "Huber", ""},
		"Anna Huber, Dipl.-Päd. (Univ)": {"", "Dipl.-Päd. (Univ)", "Anna", "Huber", ""},
		"Anna Huber, Dr.":               {"", "Dr.", "Anna", "Huber", ""},
		"Hans Meier jun.":               {"", "", "Hans", "Meier jun.", ""},
		"King, Martin, Jr.":             {"", "", "Martin", "King Jr.", ""},

		// Forms of address
		"Herrn Dr. Groß":              {"Herr", "Dr.", "", "Groß", ""},
		"Fr. Huber":                   {"Frau", "", "", "Huber", ""},
		"Hr. Groß":                    {"Herr", "", "", "Groß", ""},
		"Ms. Jane Doe":                {"Frau", "", "Jane", "Doe", ""},
		"Mr Doe":                      {"Herr", "", "", "Doe", ""},
		"Mx. Kim Doe":                 {"", "", "Kim", "Doe", ""},
		"Huber, Frau Dr. Anna":        {"Frau", "Dr.", "Anna", "Huber", ""},
		"Sehr geehrte Frau Dr. Huber": {"Frau", "Dr.", "", "Huber", ""},
		"An Nguyen":                   {"", "", "An", "Nguyen", ""},
		"M. Huber":                    {"", "", "M.", "Huber", ""},
		"Male Huber":                  {"", "", "Male", "Huber", ""},
		"Familie Huber":               {"", "", "", "Familie Huber", ""},

		// Particles
		"Anna Freifrau von und zu Stein":      {"", "", "Anna", "Freifrau von und zu Stein", ""},
		"Stein, Dr. Anna Freiin von":          {"", "Dr.", "Anna", "Freiin von Stein", ""},
		"Otto Graf Waldau":                    {"", "", "Otto", "Graf Waldau", ""},
		"Steffi Graf":                         {"", "", "Steffi", "Graf", ""},
		"Freifrau von Stein":                  {"", "", "", "Freifrau von Stein", ""},
		"Luca d'Angelo":                       {"", "", "Luca", "d'Angelo", ""},
		"Sinéad O'Neill":                      {"", "", "Sinéad", "O'Neill", ""},
		"María de la Cruz":                    {"", "", "María", "de la Cruz", ""},
		"Mohammed Bin Laden":                  {"", "", "Mohammed", "Bin Laden", ""},
		"Bin Laden":                           {"", "", "", "Bin Laden", ""},
		"Ben Huber":                           {"", "", "Ben", "Huber", ""},
		"Omar Abd al-Rahman":                  {"", "", "Omar", "Abd al-Rahman", ""},
		"Abd al-Rahman, Omar":                 {"", "", "Omar", "Abd al-Rahman", ""},
		"Jan van der Berg-Müller":             {"", "", "Jan", "van der Berg-Müller", ""},
		"von Heide":                           {"", "", "", "von Heide", ""},
		"Eva St. Clair":                       {"", "", "Eva", "St. Clair", ""},
		"Anna in der Au":                      {"", "", "Anna", "in der Au", ""},
		"Müller Schmidt, Ana María":           {"", "", "Ana María", "Müller Schmidt", ""},
		"Anna Maria Sophie Huber":             {"", "", "Anna Maria Sophie", "Huber", ""},
		"J. R. Meier":                         {"", "", "J. R.", "Meier", ""},
		"J.R. Meier":                          {"", "", "J.R.", "Meier", ""},
		"Ayşe Gül Yıldırım":                   {"", "", "Ayşe Gül", "Yıldırım", ""},
		"Wang, Xiaoming":                      {"", "", "Xiaoming", "Wang", ""},
		"Nguyễn, Thị Minh Khai":               {"", "", "Thị Minh Khai", "Nguyễn", ""},
		"فاطمة الزهراء":                       {"", "", "فاطمة", "الزهراء", ""},
		"王小明":                                 {"", "", "", "王小明", ""},
		"Chimamanda Ngozi Okonkwo-Fitzgerald": {"", "", "Chimamanda Ngozi", "Okonkwo-Fitzgerald", ""},

		// What is no part of the name
		"Anna Müller geb. Huber":                  {"", "", "Anna", "Müller", "geb. Huber"},
		"Anna Müller (geb. Huber)":                {"", "", "Anna", "Müller", "(geb. Huber)"},
		"Müller, Anna, geb. von Huber":            {"", "", "Anna", "Müller", "geb. von Huber"},
		"Müller geb. Huber, Anna":                 {"", "", "Anna", "Müller", "geb. Huber"},
		"Hans (Hansi) Meier":                      {"", "", "Hans", "Meier", "(Hansi)"},
		`Hans "Hansi" Meier`:                      {"", "", "Hans", "Meier", `"Hansi"`},
		"Hans „Hansi“ Meier":                      {"", "", "Hans", "Meier", "„Hansi“"},
		"Dr. Anna Müller (geb. Huber), M.A.":      {"", "Dr. M.A.", "Anna", "Müller", "(geb. Huber)"},
		"(Anna)":                                  {"", "", "", "(Anna)", ""},
		"Anna Huber, Vorsitzende":                 {"", "", "Anna", "Huber", "Vorsitzende"},
		"Anna Huber (Ansprechpartnerin)":          {"", "", "Anna", "Huber", "(Ansprechpartnerin)"},
		"\"Huber, Anna\"":                         {"", "", "Anna", "Huber", ""},
		"Frau\u00a0Dr.\u00a0Anna\tHuber ":         {"Frau", "Dr.", "Anna", "Huber", ""},
		"An\u00adna\u200b Hu\u200dber\ufeff":      {"", "", "Anna", "Huber", ""},
		"Ju\u0308rgen Groß":                       {"", "", "Jürgen", "Groß", ""},
		"Huber , Anna":                            {"", "", "Anna", "Huber", ""},
		"Huber,Anna":                              {"", "", "Anna", "Huber", ""},
		"Dr.":                                     {"", "Dr.", "", "", ""},
		"Frau":                                    {"Frau", "", "", "", ""},
		"Prof. Dr. Maria Müller-Lüdenscheidt, MA": {"", "Prof. Dr. MA", "Maria", "Müller-Lüdenscheidt", ""},

		// Capitals
		"HUBER Anna":               {"", "", "Anna", "Huber", ""},
		"HUBER, ANNA":              {"", "", "Anna", "Huber", ""},
		"HUBER, Anna":              {"", "", "Anna", "Huber", ""},
		"Anna HUBER":               {"", "", "Anna", "Huber", ""},
		"ANNA HUBER":               {"", "", "Anna", "Huber", ""},
		"HUBER-MÜLLER Anna Maria":  {"", "", "Anna Maria", "Huber-Müller", ""},
		"VON DER HEIDE Anna":       {"", "", "Anna", "von der Heide", ""},
		"ANNA VON DER HEIDE":       {"", "", "Anna", "von der Heide", ""},
		"von der HEIDE Anna":       {"", "", "Anna", "von der Heide", ""},
		"Dr. HUBER Anna":           {"", "Dr.", "Anna", "Huber", ""},
		"Ian McDONALD":             {"", "", "Ian", "McDonald", ""},
		"IAN MCDONALD":             {"", "", "Ian", "McDonald", ""},
		"SINÉAD O'NEILL":           {"", "", "Sinéad", "O'Neill", ""},
		"EL AMRAOUI Fatima":        {"", "", "Fatima", "El Amraoui", ""},
		"GARCÍA LÓPEZ Ana":         {"", "", "Ana", "García López", ""},
		"Ana GARCÍA LÓPEZ":         {"", "", "Ana", "García López", ""},
		"GROß Jürgen":              {"", "", "Jürgen", "Groß", ""},
		"YILDIRIM, ŞAHİN":          {"", "", "Şahin", "Yıldırım", ""},
		"ІВАНЕНЧУК Олена":          {"", "", "Олена", "Іваненчук", ""},
		"LI Wei":                   {"", "", "Wei", "Li", ""},
		"HG Meier":                 {"", "", "HG", "Meier", ""},
		"MEIER J. R.":              {"", "", "J. R.", "Meier", ""},
		"Karl Meier III":           {"", "", "Karl", "Meier III", ""},
		"AWO":                      {"", "", "", "AWO", ""},
		"Frau HUBER":               {"Frau", "", "", "Huber", ""},
		"HERRN DR. JÜRGEN GROẞ":    {"Herr", "DR.", "Jürgen", "Groß", ""},
		"Herr Prof. Dr. MÜLLER":    {"Herr", "Prof. Dr.", "", "Müller", ""},
		"DE LA CRUZ, MARÍA":        {"", "", "María", "de la Cruz", ""},
		"Frau ANNA HUBER, M.A.":    {"Frau", "M.A.", "Anna", "Huber", ""},
		"Huber, Anna (BA 5)":       {"", "", "Anna", "Huber", "(BA 5)"},
		"Huber Anna":               {"", "", "Huber", "Anna", ""}, // nothing says which is which
		"Frau Huber, Anna Dr.":     {"Frau", "Dr.", "Anna", "Huber", ""},
		"Heide, Anna von der, Dr.": {"", "Dr.", "Anna", "von der Heide", ""},
	} {
		if got := SplitName(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFormOf(t *testing.T) {
	for cell, want := range map[string][2]string{
		"m": {"Herr"}, "w": {"Frau"}, "M": {"Herr"}, "W": {"Frau"}, "F": {"Frau"}, "männlich": {"Herr"}, "weiblich": {"Frau"}, "Herrn": {"Herr"}, "Herr": {"Herr"}, "Frau": {"Frau"}, "FRAU": {"Frau"}, "Fr.": {"Frau"}, "Hr.": {"Herr"},
		"Ms.": {"Frau"}, "Mrs.": {"Frau"}, "Mr.": {"Herr"}, "(w)": {"Frau"}, "d": {}, "divers": {}, "x": {}, "Mx.": {}, "": {}, "Familie": {}, "Firma": {}, "Frau Dr.": {"Frau", "Dr."}, "Herrn Prof. Dr.": {"Herr", "Prof. Dr."}, "Dr.": {"", "Dr."},
		"Sehr geehrte Frau": {"Frau"}, "Sehr geehrter Herr Dr.": {"Herr", "Dr."}, "Lieber Herr": {"Herr"}, "Frau Prof. Dr. LL.M.": {"Frau", "Prof. Dr. LL.M."}, "\u00a0Frau\u200b": {"Frau"}, "M.A.": {"", "M.A."},
	} {
		if form, title := FormOf(cell); form != want[0] || title != want[1] {
			t.Errorf("%q: %q %q, want %q", cell, form, title, want)
		}
	}
}

func TestLooksLikeName(t *testing.T) {
	for _, cell := range strings.Split("Anna Huber|Anna Hart|Lisa März|Groß, Jürgen|Dr. Anna von der Heide|Frau Huber|J. R. Meier|Luca d'Angelo|HUBER Anna|ANNA HUBER|Omar Abd al-Rahman|Олена Іваненчук|Hans (Hansi) Meier|Anna Müller geb. Huber|Thị Hằng Đỗ-Lindner|Anna Huber, M.A.|Otto Graf von und zu Waldau|"+
		"Frau Prof. Dr. El Amraoui, Fatima Z.|Eva St. Clair|Dipl.-Soz.päd. (FH) Anna Neuhaus|Frau Stadträtin Anna Huber|Sinéad O’Neill|Hans Meier jun.|فاطمة الزهراء", "|") {
		if !LooksLikeName(cell) {
			t.Errorf("%q is no name", cell)
		}
	}
	for _, cell := range strings.Split("|Huber|Soraya|Dr.|Frau|Berg am Laim|Landeshauptstadt München|Stelle für interkulturelle Arbeit|Verein Brücke e. V.|Hauptstr. 5|Unter den Linden|Bahnhofstraße|Lange Straße|81667 München|anna@example.org|089 1234|Bad Tölz|Migrationsbeauftragte|Anna Huber, Vorsitzende|Stellvertretende Vorsitzende|"+
		"Mit freundlichen Grüßen|anna huber|kommt gerne wieder|ja|nein|Ja, gerne|15. März 2023|Montag Abend|Au-Haidhausen|Milbertshofen-Am Hart|Bitte nicht mehr anschreiben!|Kulturhaus Milbertshofen|Anna und Hans Meier|A B|Anna Huber Maria Berta Cäcilie Dora Emilie|Caritas Zentrum|Amt für Wohnen|https://example.org|Postfach|Vielen Dank", "|") {
		if LooksLikeName(cell) {
			t.Errorf("%q is a name", cell)
		}
	}
}

// FuzzName: no word of a name is lost but forms of address, and nothing is left that cannot be seen.
func FuzzName(f *testing.F) {
	for _, text := range []string{"Frau Prof. Dr. Anna von der Heide", "Heide, Dr. Anna von der", "HUBER Anna, LL.M.", "Anna Müller (geb. Huber)", "Dr.", ",", "von", "Sehr geehrte Frau Huber", "Mx. Doe", "\u00ad", "YILDIRIM, ŞAHİN", "Prof.Dr.Meier", "a, , b", "(", "M. A.", "Hans 'x' y"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n := SplitName(text)
		whole := wordsOf(strings.Join([]string{n.Form, n.Title, n.First, n.Last, n.Aside}, " "))
		for _, word := range strings.Fields(wordsOf(visible(text))) {
			if !strings.Contains(whole, word) && formWords[word] == "" && !strings.Contains(" mx sehr geehrte geehrter geehrtes verehrte verehrter verehrtes liebe lieber liebes hallo guten tag z hd v von zu händen an die den ", " "+word+" ") {
				t.Fatalf("%q: %q is not in %q", text, word, n)
			}
		}
		for _, part := range []string{n.Form, n.Title, n.First, n.Last, n.Aside} {
			if part != clean(part) {
				t.Fatalf("%q: %q is not clean", text, part)
			}
		}
		LooksLikeName(text)
		FormOf(text)
	})
}

// wordsOf returns the words of a text in small letters, without marks and without what Turkish and German capitals do.
func wordsOf(text string) string {
	return strings.Join(strings.FieldsFunc(strings.Map(func(r rune) rune {
		switch r {
		case 'İ', 'ı', 'I':
			return 'i'
		case 'ẞ':
			return 'ß'
		case '\u0307':
			return -1
		}
		return unicode.ToLower(unicode.ToUpper(r))
	}, text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }), " ")
}
