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
	leastPrecision = 0.96
	leastRecall    = 0.95
	leastOfEach    = 0.70 // recall for each single kind of error that was made five times
)

func TestPrecisionAndRecall(t *testing.T) {
	for _, seed := range []uint64{1, 2, 3} {
		set := makeLabelled(seed, 6000)
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

func BenchmarkSimilar(b *testing.B) {
	x := NewIndex(makeLabelled(11, 10000).people)
	for b.Loop() {
		x.Similar(Person{FirstName: "Jurgen", LastName: "Steinbergr", Numbers: []string{"089 1234567"}}, 5)
	}
}
