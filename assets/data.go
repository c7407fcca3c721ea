package assets

import _ "embed"

// What is documented and what is assumed about the 25 Stadtbezirke and the offices that serve their committees: the contents of a fresh
// database. From then on they are the office's own to confirm and to change.

// DistrictsCSV lists number, name, key of the office, and whether that is documented ('belegt') or assumed ('angenommen').
// UTF-8, semicolons, one header line.
//
//go:embed districts.csv
var DistrictsCSV string

// OfficesCSV lists key, name, address, mailbox and telephone of the offices, and how sure these are. UTF-8, semicolons, one header line.
//
//go:embed offices.csv
var OfficesCSV string
