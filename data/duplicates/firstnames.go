package duplicates

// First names that are names: who knows that Lena and Lea are two sisters does not take one for a slip of the other; who knows that Sepp is Josef finds him.

import (
	"slices"
	"strings"
)

// The first names of Munich that are most like each other or most frequent. A name that both may bear is in neither list.
var (
	women = strings.Fields(`Adele Agnes Alexandra Alina Amalia Amelie Ana Anastasia Andrea Angela Angelika Anita Anja Anna Anne Annette Annika Antonia Astrid Ayla Aylin Ayşe Barbara Beate
		Berta Bettina Birgit Brigitte Carina Carla Carmen Carola Carolin Caroline Cäcilia Charlotte Chiara Christa Christel Christiane Christina Christine Clara Claudia Corinna Cornelia Dagmar
		Daniela Diana Doris Dorothea Edith Ela Elena Eleonore Elfriede Elif Elisa Elisabeth Elke Ella Ellen Elsa Emilia Emma Emine Erika Erna Esra Esther Eva Eveline Fatima Fatma Felicitas
		Finja Franziska Frida Frieda Friederike Gabriele Gerda Gerlinde Gertraud Gertrud Gisela Greta Gudrun Hanna Hannah Hannelore Heide Heidi Heike Helena Helene Helga Henriette Hilda Hilde
		Ida Ilse Ina Ines Inge Ingeborg Ingrid Irene Iris Irina Irma Irmgard Isabel Isabella Jana Janina Jasmin Jennifer Jessica Johanna Josefa Josefine Judith Julia Juliane Jule Jutta Karin
		Karina Karla Karola Karoline Katharina Kathrin Katja Katrin Kerstin Kristina Lara Larissa Laura Lea Lena Leni Leonie Leyla Lia Lilli Lilly Lina Linda Linh Lisa Liselotte Lore Lotte Louisa
		Luise Luisa Luna Luzia Magda Magdalena Maja Manuela Mara Mareike Margarete Margit Margot Maria Marianne Marie Marina Marion Marlene Marta Martha Martina Mathilda Melanie Meryem Mia
		Michaela Mila Mina Miriam Mona Monika Nadia Nadine Nadja Natalie Nele Nicole Nina Nora Olga Olivia Patricia Paula Pauline Petra Pia Ramona Rebekka Regina Regine Renate Rita Romy Ronja
		Rosa Rosina Rosmarie Ruth Sabine Sabrina Sandra Sara Sarah Selin Selina Sibylle Sigrid Silke Silvia Simone Sofia Sofie Sonja Sophia Sophie Stefanie Stella Susanne Svenja Sylvia Tamara
		Tanja Tatjana Teresa Theresa Therese Thea Tina Ursula Ute Valentina Valerie Vanessa Vera Verena Veronika Victoria Viktoria Viola Waltraud Wilhelmine Yasemin Yvonne Zeynep Zoe`)
	men = strings.Fields(`Achim Adam Adrian Ahmed Albert Albrecht Alex Alexander Alfons Alfred Ali Alois Andreas André Anton Armin Arne Arno Arnold Arthur August Axel Bastian Ben Benedikt
		Benjamin Bernd Bernhard Bert Björn Bruno Burkhard Can Carl Carsten Christian Christof Christoph Claus Clemens Cornelius Daniel David Deniz Dennis Detlef Dieter Dietmar Dietrich Dirk
		Dominik Eberhard Eckart Edgar Edmund Eduard Egon Elias Emil Emre Erhard Eric Erich Erik Ernst Erwin Eugen Fabian Felix Ferdinand Finn Florian Frank Franz Friedrich Fritz Gabriel Georg
		Gerald Gerd Gerhard Gernot Günter Günther Gustav Hannes Hans Harald Hartmut Hasan Heiko Heiner Heinrich Heinz Helmut Helge Henning Henrik Henry Herbert Hermann Holger Horst Hubert Hugo
		Hussein Ibrahim Ingo Ismail Ivan Jakob Jan Jannik Jens Joachim Jochen Johann Johannes Jonas Jonathan Jörg Josef Josua Julian Julius Jürgen Kai Karl Karsten Kaspar Kevin Kilian Klaus
		Konrad Konstantin Korbinian Kurt Lars Laurin Leo Leon Leonard Leonhard Leopold Levi Levin Liam Linus Lorenz Lothar Louis Luca Ludwig Luis Lukas Lutz Magnus Manfred Manuel Marc Marcel Marco
		Marcus Mario Marius Mark Marko Markus Markus Martin Marvin Mathias Mats Matteo Matthias Max Maximilian Mehmet Michael Milan Milo Mohamed Mohammed Moritz Murat Mustafa Nico Nicolas Niklas
		Nikolaus Nils Noah Norbert Oliver Olaf Oskar Oswald Otmar Otto Paul Pascal Patrick Peter Philip Philipp Pius Quirin Raimund Rainer Ralf Ralph Raphael Reiner Reinhard Reinhold Richard
		Robert Robin Roland Rolf Roman Ronald Rudi Rudolf Rüdiger Sami Samuel Sebastian Severin Siegfried Sigmund Silvio Simon Sören Stefan Stephan Steffen Sven Theo Theodor Thilo Thomas Thorsten
		Tilman Tim Timo Tobias Tom Toni Torsten Udo Ulf Ulrich Urs Uwe Valentin Veit Viktor Vincent Vinzenz Volker Walter Werner Wilfried Wilhelm Willi Winfried Wolfgang Wolfram Xaver Yannick Yusuf`)
)

// sexes tells of known first names, without regard to umlauts, whose they are: 'w' or 'm'.
var sexes = func() map[string]byte {
	known := make(map[string]byte, len(women)+len(men))
	for sex, names := range map[byte][]string{'w': women, 'm': men} {
		for _, name := range names {
			known[shortened.Replace(plain(name))] = sex
		}
	}
	return known
}()

// shortForms are the names by which bearers of longer ones go: in front of those the short one, all plain.
var shortForms = func() map[string][]string {
	forms := map[string][]string{}
	for entry := range strings.SplitSeq(`
		achim joachim, alex alexander alexandra, alois aloisius, andi andreas andrea, andy andreas, anni anna, babsi barbara, barbel barbara, basti sebastian,
		bastian sebastian, ben benjamin, bene benedikt, beni benedikt benjamin, benni benjamin, bernd bernhard, berti albert hubert, biggi birgit brigitte, bine sabine,
		chris christian christof christoph christina christine, christl christine christa, conny cornelia, dani daniel daniela, dany daniela, dori dorothea, edi eduard,
		elli elisabeth ella, else elisabeth, evi eva, ferdl ferdinand, flo florian, franzi franziska, franzl franz, fritz friedrich, gabi gabriele, gaby gabriele,
		gerd gerhard, girgl georg, gitte brigitte birgitte, gitti brigitte, greta margarete, gretl margarete, gundi gunda kunigunde, gustl august auguste, hanna johanna,
		hannes johannes johann, hanni johanna hannelore, hans johannes johann, hansi hans johannes johann, harry harald, heidi adelheid heidemarie, heiner heinrich,
		heini heinrich, heinz heinrich, hias matthias mathias, hilde hildegard mathilde, inge ingeborg ingrid, irmi irmgard, jackl jakob, jo johannes johanna joachim,
		jochen joachim, jockel jakob, joe josef johannes, jule julia juliane, jupp josef, kathe katharina, kathi katharina, kathrin katharina, kati katharina katja,
		katrin katharina, klaus nikolaus, korbi korbinian, lena helena magdalena, leni helena magdalena helene, lenz lorenz, leo leonhard leopold, liesl elisabeth,
		lilo liselotte, lisa elisabeth, lisi elisabeth, loni apollonia, lore eleonore hannelore, lotte charlotte liselotte, lucki ludwig, luggi ludwig, lutz ludwig,
		magda magdalena, maike maria, mandi manfred, manni manfred, manu manuel manuela, margit margarete, mary maria, max maximilian, maxi maximilian maximiliane,
		micha michael, michi michael michaela, mike michael, moni monika, nico nicolas nikolaus, niki nikolaus nicole, niko nikolaos nikolaus nikola, olli oliver,
		otti ottilie, pepi josef, peps josef, phil philipp philip, poldi leopold, reni renate irene, resi theresia theresa therese, ricky richard ricarda,
		rosi rosa rosmarie rosemarie roswitha, rudi rudolf, sabi sabine, sandra alexandra, sanne susanne, sascha alexander, schorsch georg, sepp josef joseph,
		seppi josef joseph, siggi siegfried sigmund, sigi siegfried sigmund sieglinde, steff stefan stefanie, steffi stefanie stephanie, susi susanne, tessa theresa,
		theo theodor, tina christina martina bettina, tine christine martina, tobi tobias, tom thomas, toni anton antonia antonie, traudl gertraud waltraud, trudi gertrud,
		uli ulrich ulrike, ulla ursula, ulli ulrich ulrike, uschi ursula, vicki viktoria, vroni veronika, walli walburga, wastl sebastian, wiggerl ludwig, willi wilhelm,
		willy wilhelm, wolfi wolfgang, xaverl xaver, zenzi kreszentia`, ",") {
		names := strings.Fields(shortened.Replace(entry))
		forms[names[0]] = names[1:]
	}
	return forms
}()

// shortForm reports whether one first name is the short form of the other: Hans and Johannes.
func shortForm(a, b *name) bool {
	return slices.Contains(a.longForms, b.short) || slices.Contains(b.longForms, a.short)
}
