package duplicates

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// What a search over a labelled set must reach at least. It reaches more; see the lines it prints.
const (
	leastPrecision = 0.97
	leastRecall    = 0.95
	leastOfEach    = 0.70 // recall for each single kind of error that was made five times
)

func TestPrecisionAndRecall(t *testing.T) {
	for _, seed := range []uint64{1, 2, 3} {
		set := makeLabelled(seed, 10000)
		right, wrong := 0, 0
		byKind, foundByKind := map[string]int{}, map[string]int{}
		for _, errors := range set.same {
			byKind[errors[0]]++
		}
		found := map[[2]int64]bool{}
		var worst []Pair
		for _, pair := range Find(set.people) {
			key := [2]int64{pair.A, pair.B}
			if errors, same := set.same[key]; same {
				right++
				foundByKind[errors[0]]++
			} else {
				wrong++
				worst = append(worst, pair)
			}
			found[key] = true
		}
		precision, recall := float64(right)/float64(right+wrong), float64(right)/float64(len(set.same))
		t.Logf("seed %d: %d people, %d pairs: precision %.3f, recall %.3f", seed, len(set.people), len(set.same), precision, recall)
		fmt.Printf("duplicates, seed %d: %d people, %d known pairs, precision %.3f, recall %.3f\n", seed, len(set.people), len(set.same), precision, recall)
		if precision < leastPrecision || recall < leastRecall {
			t.Errorf("seed %d: precision %.3f (least %.2f), recall %.3f (least %.2f)", seed, precision, leastPrecision, recall, leastRecall)
		}
		for kind, count := range byKind {
			share := float64(foundByKind[kind]) / float64(count)
			t.Logf("  %-28s %3d of %3d", kind, foundByKind[kind], count)
			if count >= 5 && share < leastOfEach {
				t.Errorf("seed %d, %s: recall %.2f, least %.2f", seed, kind, share, leastOfEach)
			}
		}
		for _, pair := range worst[:min(len(worst), 30)] {
			t.Logf("  wrong: %s", shown(set.people, pair))
		}
		missed := 0
		for key, errors := range set.same {
			if !found[key] && missed < 60 {
				score, _ := Compare(byID(set.people, key[0]), byID(set.people, key[1]))
				t.Logf("  missed (%s): %s", errors[0], shown(set.people, Pair{A: key[0], B: key[1], Score: score}))
				missed++
			}
		}
	}
}

func shown(people []Person, pair Pair) string {
	return fmt.Sprintf("%d %v — %v %s", pair.Score, byID(people, pair.A), byID(people, pair.B), strings.Join(pair.Reasons, ", "))
}

func byID(people []Person, id int64) Person {
	return people[slices.IndexFunc(people, func(p Person) bool { return p.ID == id })]
}

// However the people are ordered, the same pairs are found, twice the same.
func TestOrderDoesNotMatter(t *testing.T) {
	set := makeLabelled(7, 1500)
	want := fmt.Sprint(Find(set.people))
	for i := range uint64(3) {
		r := rand.New(rand.NewPCG(i, 1))
		r.Shuffle(len(set.people), func(i, j int) { set.people[i], set.people[j] = set.people[j], set.people[i] })
		if got := fmt.Sprint(Find(set.people)); got != want {
			t.Fatal("another order gives other pairs")
		}
	}
}

func BenchmarkFind10000(b *testing.B) {
	set := makeLabelled(11, 10000)
	for b.Loop() {
		if len(Find(set.people)) == 0 {
			b.Fatal("nothing found")
		}
	}
}

// Everybody with the same name is the worst that can happen.
func BenchmarkFind10000Alike(b *testing.B) {
	people := make([]Person, 10000)
	for i := range people {
		people[i] = Person{ID: int64(i + 1), FirstName: "Anna", LastName: "Huber", Mailboxes: []string{fmt.Sprintf("a%d@example.org", i)}}
	}
	for b.Loop() {
		Find(people)
	}
}

func BenchmarkIndex10000(b *testing.B) {
	people := makeLabelled(11, 10000).people
	for b.Loop() {
		NewIndex(people)
	}
}

// What somebody types, key by key.
func BenchmarkTyping(b *testing.B) {
	x := NewIndex(makeLabelled(11, 10000).people)
	for b.Loop() {
		for _, typed := range []string{"S", "St", "Ste", "Stei", "Stein", "Steinb", "Steinbe", "Steinber", "Steinberg", "Steinberge"} {
			x.Similar(Person{FirstName: "Jurgen", LastName: typed, Numbers: []string{"089 1234567"}}, 5)
		}
	}
}

// A file of 10,000 rows is compared with 10,000 people on file, 5 % of whom are in it, and each row with those before it.
func BenchmarkFile10000(b *testing.B) {
	onFile, rows := makeLabelled(11, 10000).people, makeLabelled(12, 10000).people[:9500]
	for _, p := range onFile[:500] {
		p.LastName += "e"
		rows = append(rows, p)
	}
	benchmarkFile(b, onFile, rows)
}

// The same where a name has four bearers, on file and in the file each, and half of the names are double ones.
func BenchmarkFile10000FewNames(b *testing.B) {
	few := func(domain string) (people []Person) {
		for i := range 10000 {
			p := Person{FirstName: firstNames[i%11], LastName: front1[i/11%13] + ends[i/143%17]}
			if i%2 == 0 {
				p.LastName += "-Groß"
			}
			p.Mailboxes, p.Numbers = []string{fmt.Sprintf("person%d@%s", i, domain)}, []string{fmt.Sprintf("089 %06d", i)}
			people = append(people, p)
		}
		return people
	}
	benchmarkFile(b, few("example.org"), few("example.net"))
}

func benchmarkFile(b *testing.B, onFile, rows []Person) {
	for b.Loop() {
		x := NewIndex(onFile)
		for i, row := range rows {
			row.ID = int64(-i - 1)
			x.Similar(row, 5)
			x.Add(row)
		}
	}
}

// What is passed over without a closer look would not have reached Floor.
func TestNobodyIsPassedOver(t *testing.T) {
	x := NewIndex(makeLabelled(21, 900).people)
	looked := 0
	for i, a := range x.people {
		for _, b := range x.people[:i] {
			if a.worthComparing(b) {
				looked++
			} else if v := x.judge(a, b); v.score >= Floor {
				t.Errorf("%d: %s %s and %s %s are passed over", v.score, a.first.shown, a.last.shown, b.first.shown, b.last.shown)
			}
		}
	}
	if all := len(x.people) * (len(x.people) - 1) / 2; looked == 0 || looked > all/50 {
		t.Errorf("looked at %d of %d", looked, all)
	}
}

// A large block is searched among the neighbours in the order of names only, and still finds who is asked for, whenever they came.
func TestLargeBlocks(t *testing.T) {
	x := NewIndex(nil)
	for i := range 3 * largestBlock {
		x.Add(Person{ID: int64(i + 1), FirstName: "Anna", LastName: fmt.Sprintf("Huber%c%c", 'a'+i%26, 'a'+i/26%26)})
		x.Add(Person{ID: int64(-i - 1), FirstName: "Anna", LastName: "Hu"})
	}
	for _, last := range []string{"Huberab", "Hubercd", "Huberzz", "Hubermn"} {
		if got := x.Similar(Person{FirstName: "Anna", LastName: last}, 1); len(got) != 1 || !strings.HasPrefix(got[0].Reasons[0], "gleicher Name") {
			t.Errorf("%s: %+v", last, got)
		}
	}
}
