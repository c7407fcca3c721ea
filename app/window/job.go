package window

// Long work on its own goroutine, behind a dialog with a bar, an estimate and a way to stop it.

import (
	"context"
	"fmt"
	"sync"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
)

// progressPause is how often the bar moves at most.
const progressPause = 50 * time.Millisecond

// job is one piece of work that runs.
type job struct {
	shell  *Shell
	cancel context.CancelFunc
	layer  *overlay
	bar    *widget.ProgressBar
	rest   *widgets.Label
	stop   *widgets.Button

	mutex sync.Mutex
	begun time.Time
	told  time.Time // when the bar moved last
}

// Job runs work behind a dialog. work is on its own goroutine, done on the window's.
func (s *Shell) Job(title string, work func(ctx context.Context, progress workflow.Progress) error, done func(error)) {
	ctx, cancel := context.WithCancel(s.ctx)
	j := &job{shell: s, cancel: cancel, bar: widget.NewProgressBar(), rest: widgets.NewMuted(" "), begun: time.Now()}
	j.bar.TextFormatter = func() string { return "" }
	j.stop = widgets.NewButton("Abbrechen", s.guarded(j.abort))
	buttons := container.NewHBox(layout.NewSpacer(), j.stop)
	j.layer = newOverlay(container.New(layout.NewCustomPaddedVBoxLayout(look.Space3), widgets.NewSection(title), j.bar, j.rest, buttons), questionWidth, -1)
	s.window.Canvas().Overlays().Add(j.layer)
	j.layer.Resize(s.window.Canvas().Size())
	s.job = j
	go func() {
		err := guardedWork(func() error { return work(ctx, j.progress) })
		if ctx.Err() != nil && err != nil {
			err = context.Canceled
		}
		cancel()
		s.bridge.toWindow(func() {
			s.window.Canvas().Overlays().Remove(j.layer)
			if s.job == j {
				s.job = nil
			}
			done(err)
		})
	}()
}

// guardedWork runs work and turns a panic into an error.
func guardedWork(work func() error) (err error) {
	defer func() {
		if what := recover(); what != nil {
			err = panicError(what)
		}
	}()
	return work()
}

// abort asks the work to stop. It ends when it has put everything back.
func (j *job) abort() {
	j.cancel()
	j.stop.Disable()
	j.rest.SetText("wird abgebrochen …")
}

// progress is called by the work, from its goroutine.
func (j *job) progress(done, total int) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	now := time.Now()
	if done < total && now.Sub(j.told) < progressPause {
		return
	}
	j.told = now
	elapsed := now.Sub(j.begun)
	j.shell.bridge.toWindow(func() {
		if total > 0 {
			j.bar.SetValue(float64(done) / float64(total))
		}
		if !j.stop.Disabled() {
			j.rest.SetText(progressText(done, total, elapsed))
		}
	})
}

// progressText says how far the work is and, once that can be told, how long it will take.
func progressText(done, total int, elapsed time.Duration) string {
	text := fmt.Sprintf("%d von %d", done, total)
	if done == 0 || done >= total || elapsed < 500*time.Millisecond {
		return text
	}
	rest := time.Duration(float64(elapsed) / float64(done) * float64(total-done))
	return text + " · noch etwa " + durationText(rest)
}

// durationText says a time as people would: '3 s', '2 min'.
func durationText(d time.Duration) string {
	if d < 90*time.Second {
		return fmt.Sprintf("%d s", max(int(d.Round(time.Second).Seconds()), 1))
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}
