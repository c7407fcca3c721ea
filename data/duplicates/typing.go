package duplicates

// How many slips of the fingers lie between two words.

// longestWord is how many letters of a word are compared; nobody's name is longer.
const longestWord = 48

// typingErrors returns the distance of two words after Damerau and Levenshtein (optimal string alignment): letters left out, added, changed, and neighbours swapped count
// one each. Above most the answer is most+1.
func typingErrors(a, b string, most int) int {
	if len(a) > longestWord {
		a = a[:longestWord]
	}
	if len(b) > longestWord {
		b = b[:longestWord]
	}
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	var rows [3][longestWord + 1]uint8
	before, above, here := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		above[j] = uint8(j)
	}
	for i := 1; i <= len(a); i++ {
		here[0] = uint8(i)
		least := here[0]
		for j := 1; j <= len(b); j++ {
			cost := uint8(1)
			if a[i-1] == b[j-1] {
				cost = 0
			}
			here[j] = min(above[j]+1, here[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				here[j] = min(here[j], before[j-2]+1)
			}
			least = min(least, here[j])
		}
		if int(least) > most {
			return most + 1
		}
		before, above, here = above, here, before
	}
	return min(int(above[len(b)]), most+1)
}
