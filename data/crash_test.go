package data

// A process that is killed while it writes: what was acknowledged is there, nothing is there by half, and undo goes on.

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// crashVariable makes the test program write into the file that it names until it is killed.
const crashVariable = "RUNDERTISCH_TEST_WRITES_TO"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashVariable); path != "" {
		writeForever(path)
	}
	os.Exit(runAll(m))
}

// benchFolder holds the large files that benchmarks share.
var benchFolder string

func runAll(m *testing.M) int {
	folder, err := os.MkdirTemp("", "rundertisch-bench")
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer os.RemoveAll(folder)
	benchFolder = folder
	return m.Run()
}

// writeForever does action after action, each with a pair of rows, and says so after each commit. Sometimes it takes one back.
func writeForever(path string) {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{})
	if err != nil || s.ReadOnly() {
		fmt.Println("failed", err)
		os.Exit(1)
	}
	for i := 1; ; i++ {
		err := s.Do(ctx, fmt.Sprint("Schritt ", i), func(tx *Tx) error {
			person := Person{LastName: fmt.Sprint("Person ", i), Note: strings.Repeat("x", rand.IntN(20000))}
			if err := Insert(tx, &person); err != nil {
				return err
			}
			return Insert(tx, &Contact{PersonID: person.ID, Kind: ContactPhone, Value: strconv.Itoa(i)})
		})
		if err == nil && i%5 == 0 {
			if _, err = s.Undo(ctx); err == nil {
				_, err = s.Redo(ctx)
			}
		}
		if err != nil {
			fmt.Println("failed", err)
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

func TestKilledWhileWriting(t *testing.T) {
	program := must(os.Executable())(t)
	for round := range 5 {
		s := newStore(t)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		acknowledged := killAfter(t, program, s.Path(), 3+round*4)
		again, err := Open(t.Context(), s.Path(), testOptions)
		if again = open(t, again, err); again.ReadOnly() {
			t.Fatal("the lock of the killed process is still there")
		}
		people := must(List[Person](t.Context(), again, nil))(t)
		contacts := must(List[Contact](t.Context(), again, nil))(t)
		// The last action may have been committed without having been acknowledged, or undone and not yet redone.
		if len(people) != len(contacts) || len(people) < acknowledged || len(people) > acknowledged+1 {
			t.Errorf("%d acknowledged, %d people, %d contacts", acknowledged, len(people), len(contacts))
		}
		if left, _ := filepath.Glob(again.Path() + "-journal"); len(left) != 0 {
			t.Errorf("left: %v", left)
		}
		wantSound(t, again)
		for range acknowledged {
			must(again.Undo(t.Context()))(t)
		}
		if count := must(again.CountPeople(t.Context(), PersonFilter{}))(t); count > 1 {
			t.Errorf("%d people after %d undone actions", count, acknowledged)
		}
	}
}

// killAfter starts a process that writes, kills it once it has acknowledged count actions, and returns how many it did acknowledge.
func killAfter(t *testing.T, program, path string, count int) int {
	t.Helper()
	child := exec.Command(program)
	child.Env = append(os.Environ(), crashVariable+"="+path)
	output := must(child.StdoutPipe())(t)
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	acknowledged := 0
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatalf("the writer says %q", lines.Text())
		}
		acknowledged = n
		if n == count {
			// More lines may follow before the process is gone; they count as well.
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := child.Wait(); err == nil {
		t.Fatal("the writer ended by itself")
	}
	if acknowledged < count {
		t.Fatalf("the writer acknowledged %d of %d", acknowledged, count)
	}
	return acknowledged
}
