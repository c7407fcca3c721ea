package duplicates

// The Kölner Phonetik of Hans Joachim Postel: names that sound alike in German get the same digits.

import "strings"

// Cologne returns the digits of a name in the Kölner Phonetik: 'Meier', 'Mayer' and 'Maier' give '67', 'Müller-Lüdenscheidt' gives '65752682'. What is no letter is passed
// over; accents and other scripts are made plain letters first. A name without letters gives ”.
func Cologne(name string) string {
	return cologne(strings.ReplaceAll(plain(name), " ", ""))
}

// cologne is Cologne for small letters a to z.
func cologne(word string) string {
	out := make([]byte, 0, len(word)+1)
	last := byte(0)
	put := func(code byte) {
		if code != last {
			if code != '0' || len(out) == 0 {
				out = append(out, code)
			}
			last = code
		}
	}
	for i := range len(word) {
		before, after := byte(0), byte(0)
		if i > 0 {
			before = word[i-1]
		}
		if i+1 < len(word) {
			after = word[i+1]
		}
		switch c := word[i]; c {
		case 'c':
			put(codeOfC(before, after, i == 0))
		case 'x':
			if strings.IndexByte("ckq", before) < 0 || before == 0 {
				put('4')
			}
			put('8')
		case 'p':
			if after == 'h' {
				put('3')
			} else {
				put('1')
			}
		case 'd', 't':
			if after != 0 && strings.IndexByte("csz", after) >= 0 {
				put('8')
			} else {
				put('2')
			}
		default:
			if code := soundCodes[c]; code != 0 {
				put(code)
			}
		}
	}
	return string(out)
}

// soundCodes are the letters whose digit does not depend on their neighbours; h has none.
var soundCodes = func() (codes [256]byte) {
	for letters, code := range map[string]byte{"aeijouy": '0', "b": '1', "fvw": '3', "gkq": '4', "l": '5', "mn": '6', "r": '7', "sz": '8'} {
		for _, letter := range []byte(letters) {
			codes[letter] = code
		}
	}
	return codes
}()

// codeOfC tells the hard c (as in Carl, Bach) from the soft one (as in Cecilie, Busch).
func codeOfC(before, after byte, first bool) byte {
	hard := "ahkoqux"
	if first {
		hard = "ahkloqrux"
	}
	if after == 0 || strings.IndexByte(hard, after) < 0 || before == 's' || before == 'z' {
		return '8'
	}
	return '4'
}
