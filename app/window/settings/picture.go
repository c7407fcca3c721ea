package settings

// Logo, signature and letterhead of a sender: each with a small picture, to choose and to remove.

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // registers the decoder
	_ "image/png"  // registers the decoder
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"golang.org/x/image/draw"

	"rundertisch/app/window/look"
	"rundertisch/app/window/widgets"
	"rundertisch/app/workflow"
	"rundertisch/data"
)

// Size of the small picture in px; it is kept sharp enough for screens of 200 %.
const (
	smallWidth  float32 = 120
	smallHeight float32 = 64
	smallDense          = 2
)

// pictureField shows one picture of the sender.
type pictureField struct {
	box            *fyne.Container
	which          workflow.SenderPicture
	small          fyne.CanvasObject // the image in its frame
	image          *canvas.Image
	about          *widgets.Text
	choose, remove *widgets.Button
	usual          string    // what can be chosen
	shown          data.Hash // of what the small picture is
}

// picture makes the field for one of the pictures. extensions are those of the files to choose from; usual says in words what they are.
func (p *senderPart) picture(which workflow.SenderPicture, name, extensions, usual string) fyne.CanvasObject {
	f := &pictureField{which: which, image: &canvas.Image{FillMode: canvas.ImageFillContain}, about: widgets.NewNote(usual), usual: usual}
	f.choose = widgets.NewButton(name+" wählen …", func() { p.choosePicture(f, name, extensions) })
	f.remove = widgets.NewButton(name+" entfernen", func() {
		if p.leave() {
			p.host.ShowError(p.host.Desk().RemoveSenderPicture(p.host.Context(), p.sender.ID, which))
		}
	})
	ground := canvas.NewRectangle(look.Surface)
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = look.Line, look.LineWidth, look.CornerField
	ground.SetMinSize(fyne.NewSize(smallWidth, smallHeight))
	framed := container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(3, 3, 3, 3), f.image))
	f.small = container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.Space2), container.NewVBox(framed))
	right := container.New(layout.NewCustomPaddedVBoxLayout(look.Space1), container.New(layout.NewCustomPaddedHBoxLayout(look.Space2), f.choose, f.remove), f.about)
	f.box = container.NewBorder(nil, nil, f.small, nil, right)
	p.pictures[which] = f
	return f.box
}

// choosePicture asks for a file and gives it to the sender.
func (p *senderPart) choosePicture(f *pictureField, name, extensions string) {
	if !p.leave() {
		return
	}
	desk, id := p.host.Desk(), p.sender.ID
	set := map[workflow.SenderPicture]func(context.Context, data.ID, []byte) error{
		workflow.SenderLogo: desk.SetSenderLogo, workflow.SenderSignature: desk.SetSenderSignature, workflow.SenderBackground: desk.SetSenderBackground,
	}[f.which]
	p.host.Files().ChooseFile(name+" wählen", extensions, func(path string) {
		if path == "" {
			return
		}
		read := func(ctx context.Context, _ workflow.Progress) error {
			content, err := workflow.ReadPicture(path)
			if err != nil {
				return err
			}
			return set(ctx, id, content)
		}
		if f.which == workflow.SenderBackground { // takes a second or two
			p.host.Job(name+" wird gelesen", read, p.host.ShowError)
			return
		}
		p.host.ShowError(read(p.host.Context(), nil))
	})
}

// showPictures shows what belongs to the letterhead of the sender, and what it means.
func (p *senderPart) showPictures() {
	s := p.sender
	foreign := s.Letterhead == data.LetterheadPDF && s.BackgroundHash != ""
	blank := s.Letterhead == data.LetterheadBlank
	text := ""
	switch {
	case blank:
		text = "Kopf und Fuß stehen schon auf dem Papier. Gedruckt werden Anschrift, Auskunft und Text."
	case foreign:
		text = "Kopf, Logo und Fuß stehen auf dem Briefbogen. Gedruckt werden darauf Anschrift, Auskunft und Text."
	case s.Letterhead == data.LetterheadPDF:
		text = "Noch ist kein Briefbogen gewählt. Bis dahin werden Text und Logo gedruckt."
	}
	p.letterheadOf.SetText(text)
	setVisible(p.letterheadOf, text != "")
	setVisible(p.pictures[workflow.SenderLogo].box, !foreign && !blank)
	setVisible(p.pictures[workflow.SenderBackground].box, s.Letterhead == data.LetterheadPDF)
	for _, object := range p.footer {
		setVisible(object, !foreign && !blank)
	}
	p.pictures[workflow.SenderLogo].show(p, s.LogoHash, s.LogoHash)
	p.pictures[workflow.SenderSignature].show(p, s.SignatureHash, s.SignatureHash)
	p.pictures[workflow.SenderBackground].show(p, s.BackgroundHash, s.BackgroundFirstHash)
}

// show shows the small picture of what lies under a hash; picture is the hash of what can be drawn of it.
func (f *pictureField) show(p *senderPart, hash, picture data.Hash) {
	readOnly := p.host.Desk().Store.ReadOnly()
	enable(f.choose, !readOnly)
	enable(f.remove, !readOnly)
	setVisible(f.remove, hash != "")
	setVisible(f.small, hash != "")
	if hash == f.shown {
		return
	}
	f.shown, f.image.Image = hash, nil
	text := f.usual
	if hash != "" {
		small, words, err := p.smallPicture(picture)
		p.host.ShowError(err)
		f.image.Image, text = small, words
	}
	if hash != "" && f.which == workflow.SenderBackground {
		hints, err := p.host.Desk().LetterheadHints(p.host.Context(), p.sender)
		p.host.ShowError(err)
		text = strings.Join(append([]string{f.usual}, hints...), " ")
	}
	f.about.SetText(text)
	f.image.Refresh()
}

// smallPicture reads a picture and makes it small.
func (p *senderPart) smallPicture(hash data.Hash) (image.Image, string, error) {
	content, err := data.Blob(p.host.Context(), p.host.Desk().Store, hash)
	if err != nil {
		return nil, "", err
	}
	large, format, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, "", fmt.Errorf("picture %.8s: %w", hash, err)
	}
	size := large.Bounds().Size()
	scale := min(smallWidth*smallDense/float32(size.X), smallHeight*smallDense/float32(size.Y), 1)
	small := image.NewRGBA(image.Rect(0, 0, max(1, int(float32(size.X)*scale)), max(1, int(float32(size.Y)*scale))))
	draw.Draw(small, small.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(small, small.Bounds(), large, large.Bounds(), draw.Over, nil)
	return small, fmt.Sprintf("%s, %d × %d Bildpunkte", strings.ToUpper(format), size.X, size.Y), nil
}
