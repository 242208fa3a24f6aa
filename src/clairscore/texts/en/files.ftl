note-file-encoding = The text was not UTF-8: it was read as { $encoding }. If accents look wrong, name another with --encoding.
note-file-rows-blank = { $count ->
    [one] One row without any value was
   *[other] { $count } rows without any value were
 } left out.
note-file-rows-header = { $count ->
    [one] One row that repeats the names of the columns was
   *[other] { $count } rows that repeat the names of the columns were
 } left out.
note-file-rows-sum = { $count ->
    [one] One row that sums up others was
   *[other] { $count } rows that sum up others were
 } left out: { $found }.
note-file-rows-remark = { $count ->
    [one] One remark between or below the rows was
   *[other] { $count } remarks between or below the rows were
 } left out: { $found }.

file-damaged = it is damaged or cut off
file-damaged-workbook = the workbook is damaged, or locked by a password
file-locked = it is locked by a password
file-database = the database can’t be reached, or refuses
file-kind-pdf = a PDF document
file-kind-7z = a 7z archive
file-kind-rar = a RAR archive
file-kind-tar = a tar archive
file-kind-hdf5 = an HDF5 file
file-kind-numpy = an array of NumPy
file-kind-avro = an Avro file
file-kind-orc = an ORC file
file-kind-rdata = a file of R
file-kind-pickle = a pickle of Python, which is never opened because opening one runs what it holds
file-kind-access = a database of Access
file-kind-rtf = a text with formatting (RTF)
file-kind-image = a picture
file-kind-html = a web page, as some programs save under the name .xls
file-kind-xml = an XML file
file-kind-word = a document of Word
file-kind-slides = a presentation
file-kind-binary = no text, nor a format that is known
file-kind-sqlite = a database of SQLite
file-kind-duckdb = a database of DuckDB
file-kind-stata = a file of Stata
file-kind-sas = a file of SAS
file-kind-xport = a file of SAS
file-kind-spss = a file of SPSS

fault-file-empty = The file is empty. Give a table with a line of column names: CSV, Excel, Parquet, JSON …
fault-file-header-only = The file has column names (line { $line }) but no rows below them.
fault-file-no-rows = The file has columns but no rows.
fault-file-kind = The file is { $kind }. Save the table as CSV, Excel (.xlsx) or Parquet, and give that file.
fault-file-folder = The folder does not hold Parquet parts alone. Found: { $found }. Give one file, or a folder of .parquet files.
fault-file-zip-empty = The archive holds no file.
fault-file-zip-several = The archive holds { $count } files: { $files }. Unpack it, and give one of them.
fault-file-swollen = Unpacked, the file would have { $megabytes } MB or more, far more than it should. Unpack it yourself and check what it holds.
fault-file-table-unknown = There is no sheet or table { $table } (--sheet). Found: { $found }.
fault-file-tables-several = The file has several sheets or tables: { $found }. Name one with --sheet.
fault-file-workbook-large = The workbook is too large: at most { $megabytes } MB and { $cells } cells. Save the sheet as CSV, and give that file.
fault-file-json = The file starts as JSON does, but holds no records. A list of records ([{"{"}"id": 1, …{"}"}, …]) or a record a line is expected.
fault-file-encoding-mixed = { $count ->
    [one] Line { $lines } is not UTF-8, though the rest of the file is
   *[other] { $count } lines are not UTF-8, though the rest of the file is: { $lines }
 }. Write the accents of { $count ->
    [one] this line
   *[other] these lines
 } again in a text editor set to UTF-8, without converting the whole file, which would spoil the other lines.
fault-file-encoding-unknown = The text is not UTF-8, nor does it read well as Windows-1252. Name its encoding with --encoding (cp850 for old DOS programs, mac_roman for old Macs, cp1250 or cp1251 for Eastern Europe).
fault-file-encoding-name = There is no encoding { $found } (--encoding). Examples: utf-8, cp1252, iso-8859-15, cp850, mac_roman.
fault-file-encoding-wrong = The text is not { $encoding }, near line { $line }. Name another encoding with --encoding, or leave it out to find out.
fault-file-row-long = A row is longer than { $megabytes } MB: a quotation mark is probably opened and not closed.
fault-file-quote = A quotation mark is opened and not closed, probably on line { $line }: the file may be cut off. Close it; within a cell, write two quotation marks for one.
fault-file-ragged = { $short } rows have too few cells and { $long } too many; { $expected } are expected. Near these lines (cells found): { $examples }. The file may be cut off, or cells that hold the separator lack quotation marks.
fault-file-second-header = Line { $line } looks like another line of names: { $found }. Name the columns as they are written there.
fault-file-json-line = Line { $line } is not a JSON object, though the file has one a line.
