package page

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// body is the type of most tests.
var body = Style{Size: 10}

// names are what the house must be able to write: DIN 91379 letters, other scripts, and what people type by accident.
var names = []string{
	"Đỗ Thị Hằng", "Łukasz Żółć", "Şükrü Öztürk", "Ñuñez", "Nguyễn", "Ελένη", "Олександр", "STRAẞE ẞ", "Ștefan Țîrlea", "İsmail Anıl",
	"Þór Æsir Øre", norm.NFD.String("Müller Ağca"), "M̂ C̆ J̌ K͟h", "😀 Hallo", "أحمد", "דוד", "გიორგი", "Արմեն", "{nb}", "", " ", "王伟",
	"AVATAR To Wa Yo", "10\u00a0000 \u20ac", "Donau\u00addampf", "a\u200db", "1\u202f000",
}

// drawn is what pieces must say for a content: no invisible runes, U+FFFD for what no font has.
func drawn(content string) string {
	missing := Missing(content)
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		for _, m := range missing {
			if r == m {
				return unicode.ReplacementChar
			}
		}
		return r
	}, content)
}

func pieceText(pieces []Piece) string {
	var text strings.Builder
	for _, piece := range pieces {
		text.WriteString(piece.Text)
	}
	return text.String()
}

func TestPiecesSayTheContent(t *testing.T) {
	set := NewTypesetter()
	for _, face := range []Face{Regular, Bold} {
		for _, name := range names {
			text := set.Line(20, 30, name, Style{Face: face, Size: 11})
			if text.Content != Clean(name) {
				t.Errorf("content %q of %q", text.Content, name)
			}
			if got, want := pieceText(text.Pieces), drawn(text.Content); got != want {
				t.Errorf("%q is drawn as %q, want %q", name, got, want)
			}
			for _, piece := range text.Pieces {
				for _, r := range piece.Text {
					if !hasGlyph(piece.Font, r) {
						t.Errorf("%q: font %d has no %q", name, piece.Font, r)
					}
				}
			}
		}
	}
}

func TestKerningNarrowsPairs(t *testing.T) {
	set := NewTypesetter()
	width := set.Width("AVATAR", body) / MMPerPoint
	if math.Abs(width-37.1) > 0.06 {
		t.Errorf("AVATAR at 10 pt is %.2f pt wide, the toolkit sets 37.1", width)
	}
	plain := 0.0
	for _, letter := range "AVATAR" {
		plain += set.Width(string(letter), body) / MMPerPoint
	}
	if math.Abs(plain-40.0) > 0.06 {
		t.Errorf("its letters alone are %.2f pt wide, want 40.0", plain)
	}
	if pieces := set.Line(0, 0, "AVATAR", body).Pieces; len(pieces) < 5 {
		t.Errorf("AVATAR has %d pieces, each kerned letter needs its own", len(pieces))
	}
	if pieces := set.Line(0, 0, "nennen sie einen namen", body).Pieces; len(pieces) != 1 {
		t.Errorf("unkerned words need one piece, have %d: %v", len(pieces), pieces)
	}
}

func TestWidthLeavesOutEndingBlanks(t *testing.T) {
	set := NewTypesetter()
	if a, b := set.Width("Ende  ", body), set.Width("Ende", body); a != b {
		t.Errorf("width with blanks %v, without %v", a, b)
	}
	if a, b := set.Width("Ende\u00a0", body), set.Width("Ende", body); a <= b {
		t.Errorf("a no-break space is no ending blank: %v, %v", a, b)
	}
	if set.Width("", body) != 0 || set.Width("   ", body) != 0 {
		t.Error("nothing and blanks alone have no width")
	}
}

func TestPiecesStandWhereAdvancesLeadThem(t *testing.T) {
	set := NewTypesetter()
	text := set.Line(25, 100, "Müller Łódź Ελένη", body)
	if text.Pieces[0].X != 25 || text.Pieces[0].Y != 100 {
		t.Errorf("the first piece stands at %v, %v", text.Pieces[0].X, text.Pieces[0].Y)
	}
	for i := 1; i < len(text.Pieces); i++ {
		if text.Pieces[i].X <= text.Pieces[i-1].X {
			t.Errorf("piece %d does not follow: %v", i, text.Pieces)
		}
	}
	double := set.Line(0, 0, "Müller", Style{Size: 20}).Width
	if single := set.Line(0, 0, "Müller", body).Width; math.Abs(double-2*single) > 1e-9 {
		t.Errorf("twice the size is %v wide, once %v", double, single)
	}
}

func TestMarksSitOnTheirLetters(t *testing.T) {
	set := NewTypesetter()
	for _, name := range []string{"M̂", "C̆", "J̌"} {
		text := set.Line(0, 0, name, Style{Size: 100})
		if len(text.Pieces) != 2 {
			t.Fatalf("%s has pieces %v", name, text.Pieces)
		}
		letter, mark := text.Pieces[0], text.Pieces[1]
		if letter.Font != mark.Font {
			t.Errorf("%s: letter and mark come from different fonts", name)
		}
		glyph := func(r rune) (left, right float64) {
			gid, _ := set.face(letter.Font).NominalGlyph(r)
			extents, _ := set.face(letter.Font).GlyphExtents(gid)
			em := 100 * MMPerPoint / float64(set.face(letter.Font).Upem())
			return float64(extents.XBearing) * em, float64(extents.XBearing+extents.Width) * em
		}
		runes := []rune(name)
		letterLeft, letterRight := glyph(runes[0])
		markLeft, markRight := glyph(runes[1])
		// The stem of J, which carries its mark, stands on the right; the others are even.
		middle := mark.X + (markLeft+markRight)/2
		even, left, right := name != "J̌", letter.X+letterLeft, letter.X+letterRight
		if off := math.Abs((left+right)/2 - middle); (even && off > 1.5) || middle < left || middle > right {
			t.Errorf("%s: the mark stands at %.2f mm, the letter from %.2f to %.2f at 100 pt", name, middle, left, right)
		}
		if alone := set.Width(string(runes[0]), Style{Size: 100}); math.Abs(text.Width-alone) > 1e-9 {
			t.Errorf("%s: the mark moves the pen from %v to %v", name, alone, text.Width)
		}
	}
}

func TestFallbackKeepsClustersTogether(t *testing.T) {
	set := NewTypesetter()
	text := set.Line(0, 0, "Frau გიორგი und Herr Müller", Style{Face: Bold, Size: 10})
	var fonts []Font
	for _, piece := range text.Pieces {
		if len(fonts) == 0 || fonts[len(fonts)-1] != piece.Font {
			fonts = append(fonts, piece.Font)
		}
	}
	if len(fonts) != 3 || fonts[0] != LiberationSansBold || fonts[1] != DejaVuSansBold || fonts[2] != LiberationSansBold {
		t.Errorf("fonts %v", fonts)
	}
}

func TestMissingNamesWhatCannotBeDrawn(t *testing.T) {
	for text, want := range map[string]string{
		"Müller": "", "😀 Hallo 😀": "😀", "王伟": "王伟", "a\xffb": "\ufffd", "": "", "أحمد דוד": "", "\U00010348": "\U00010348", "a\u200db\u00ad": "",
	} {
		if got := string(Missing(text)); got != want {
			t.Errorf("Missing(%q) = %q, want %q", text, got, want)
		}
	}
}

// Everything that DIN 91379 lists as letters of names is there in both faces.
func TestLatinLettersAreThere(t *testing.T) {
	letters := []rune("ƏƠơƯưƷǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǞǟǢǣǤǥǦǧǨǩǪǫǬǭǮǯǰǴǵǸǹǺǻǼǽǾǿȒȓȘșȚțȞȟȧȨȩȪȫȬȭȮȯȰȱȲȳəʒẀẁẂẃẄẅẍẎẏẐẑẞẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ")
	for r := rune(0xC0); r <= 0x17F; r++ {
		letters = append(letters, r)
	}
	for _, face := range []Face{Regular, Bold} {
		for _, r := range letters {
			if _, ok := fontForAll([]rune{r}, face); !ok {
				t.Errorf("face %d lacks %q", face, r)
			}
		}
	}
}

func TestHyphenGlyphsLookAlike(t *testing.T) {
	for f := range Font(FontCount) {
		hyphen, _ := f.Parsed().NominalGlyph('-')
		soft, ok := f.Parsed().NominalGlyph(softHyphen)
		if !ok || soft == 0 {
			t.Errorf("font %d has no soft hyphen", f)
			continue
		}
		face := NewTypesetter().face(f)
		a, _ := face.GlyphExtents(hyphen)
		b, _ := face.GlyphExtents(soft)
		if a.Width != b.Width || a.Height != b.Height {
			t.Errorf("font %d draws hyphen and soft hyphen differently: %v, %v", f, a, b)
		}
	}
}

func TestMoveShiftsEverything(t *testing.T) {
	text := NewTypesetter().Line(1, 2, "AV", body)
	moved := Move(text, 10, 20).(Text)
	if moved.X != 11 || moved.Baseline != 22 || moved.Pieces[0].X != 11 || moved.Pieces[1].Y != 22 {
		t.Errorf("moved to %+v", moved)
	}
	if text.Pieces[0].X != 1 {
		t.Error("moving changed the original")
	}
	if got := Move(Rule{1, 2, 3, 4, 0.1, 0}, 1, 1); got != (Rule{2, 3, 4, 5, 0.1, 0}) {
		t.Errorf("rule %+v", got)
	}
	if got := Move(Box{X: 1, Y: 2, Width: 3}, 1, 1); got != (Box{X: 2, Y: 3, Width: 3}) {
		t.Errorf("box %+v", got)
	}
	if got := Move(Underlay{Page: 1}, 1, 1).(Underlay); got.Page != 1 {
		t.Errorf("underlay %+v", got)
	}
	if got := Move(Image{X: 1, Y: 2}, 1, 1).(Image); got.X != 2 || got.Y != 3 {
		t.Errorf("image %+v", got)
	}
}

func TestRightToLeft(t *testing.T) {
	set := NewTypesetter()
	for text, want := range map[string]string{ // as the eye sees it from the left, without blanks
		"אבג":               "גבא",
		"Herr אבג דה kommt": "Herrהדגבאkommt",
		"Herr אבג 25 kommt": "Herrגבא25kommt",
		"בָא":               "אבָ",
	} {
		line := set.Line(10, 0, text, body)
		if got := pieceText(line.Pieces); got != text {
			t.Errorf("%q is read as %q", text, got)
		}
		placed := slices.Clone(line.Pieces)
		slices.SortStableFunc(placed, func(a, b Piece) int { return cmp.Compare(a.X, b.X) })
		if got := strings.ReplaceAll(pieceText(placed), " ", ""); got != want {
			t.Errorf("%q is seen as %q, want %q", text, got, want)
		}
	}
	if a, b := set.Width("אבג  ", body), set.Width("אבג", body); math.Abs(a-b) > 1e-9 {
		t.Errorf("blanks at the end count: %v, %v", a, b)
	}
	if a, b := set.Width("Herr אבג", body), set.Width("Herr", body); a <= b {
		t.Errorf("the name needs no room: %v, %v", a, b)
	}
}
