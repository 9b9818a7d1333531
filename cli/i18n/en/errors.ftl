### Errors of bytes that do not parse, and of files that were given to the command. The short texts are those of the
### library (src/error.rs) and of the command (cli/src/outcome.rs); a translation adds them as the value.

error-bit-string =
    .meaning = A string of bits is not written as the rules of encoding ask for.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = X.690 §8.6.2, §11.2.1

error-boolean =
    .meaning = A yes or no is written in neither of the two allowed ways.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = X.690 §11.1

error-character =
    .meaning = A character stands where the standard does not allow it, such as a small letter in the machine-readable zone.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = Doc 9303-3 §4.3; X.680 §41

error-data-group-number =
    .meaning = A list of files names one that the standard does not have: there are sixteen.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = Doc 9303-10 §4.6.2.3

error-duplicate =
    .meaning = Something stands twice that may stand once, so that it is not clear which of the two is meant.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = Doc 9303-10 §4.6, §4.7; RFC 5280 §4.2

error-integer =
    .meaning = A whole number is empty, or is written with more bytes than it needs where that is not allowed.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = X.690 §8.3

error-length-exceeds-input =
    .meaning = A part says that it is longer than what is left of the file. Most often the file was not read to its end.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = X.690 §8.1.3

error-length-indefinite =
    .meaning = A part does not say how long it is, where the standard asks for it.
    .not = { not-damaged }
    .do = { do-report }
    .section = X.690 §10.1

error-length-not-minimal =
    .meaning = A length is written with more bytes than it needs, where that is not allowed.
    .not = { not-damaged }
    .do = { do-report }
    .section = X.690 §10.1

error-length-too-large =
    .meaning = A part says that it is longer than any file on a chip.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = X.690 §8.1.3

error-missing =
    .meaning = A part that must be there is missing.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = Doc 9303-10 §4.6, §4.7; RFC 5280 §4.1

error-nesting-too-deep =
    .meaning = Parts are packed into each other more deeply than in any file of a card. The program stops there, so that nobody can keep it busy.
    .not = { not-damaged }
    .do = { do-report }
    .section = X.690 §8.1

error-number-out-of-range =
    .meaning = A number is smaller or larger than the standard allows.
    .not = { not-damaged }
    .do = { do-report }
    .section = Doc 9303-10 §4.7; X.690 §8.3

error-object-identifier =
    .meaning = The name of an algorithm or of a kind of content is not written as the rules of encoding ask for.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = X.690 §8.19

error-scratch-too-small =
    .meaning = A file comes in pieces that have to be joined, and the program that called the library lent it no memory that is large enough.
    .not = It says nothing about the document.
    .do = Lend a buffer as long as the file. The command does so by itself.
    .section = X.690 §8.7.3

error-tag-encoding =
    .meaning = The mark at the beginning of a part is longer than the rules allow, or longer than it needs to be.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = X.690 §8.1.2

error-time =
    .meaning = A date or a time is not written as the standard asks for, or is not in the calendar.
    .not = { not-damaged }
    .do = { do-report }
    .section = RFC 5280 §4.1.2.5; X.690 §11.7, §11.8

error-too-few =
    .meaning = A list has fewer entries than the standard asks for.
    .not = { not-damaged }
    .do = { do-report }
    .section = Doc 9303-10 §4.6.2.3

error-too-many =
    .meaning = A list has more entries than any real document. The program stops there, so that nobody can keep it busy.
    .not = { not-damaged }
    .do = { do-report }
    .section = Doc 9303-10 §4.6, §4.7

error-trailing-data =
    .meaning = Bytes follow the end of a part, where nothing may follow.
    .not = { not-damaged }
    .do = Read the file again with the length that its first bytes tell. `idchip dump` shows what follows the end.
    .section = X.690 §8.1; Doc 9303-10 §3.9

error-truncated =
    .meaning = The file ends in the middle. Most often it was not read to its end.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = X.690 §8.1

error-unexpected-tag =
    .meaning = Another part stands where a certain one must stand. Most often the file is another one than its name says.
    .not = { not-damaged }
    .do = Check that the file is the one that its name says: `idchip dump` shows what it is. Otherwise read it again.
    .section = Doc 9303-10 §3.9, §4.6, §4.7

error-value =
    .meaning = A field has a value that the standard does not allow there.
    .not = { not-damaged }
    .do = { do-report }
    .section = Doc 9303-10 §4.6, §4.7

error-version =
    .meaning = A structure is of a version that this program does not know.
    .not = It does not mean that the file was changed: it may be of a newer edition of the standard.
    .do = { do-report }
    .section = RFC 5280 §4.1.2.1; RFC 5652 §5.1; Doc 9303-10 §4.6.2.3

error-wrong-length =
    .meaning = A field is shorter or longer than the standard makes it.
    .not = { not-damaged }
    .do = { do-read-again }
    .section = Doc 9303-10 §4.6, §4.7

not-damaged = It does not mean that somebody changed the file: one that was read with an error, or is of another kind, has the same effect.
do-read-again = Read the whole file again. If the error stays, `idchip dump` shows the file up to the place of the error.
do-report = Read the whole file again. If the error stays, the document deviates from the standard: `idchip dump` shows the place. Report it, without the personal data, so that it can be looked into.

## Files that were given to the command. Their short texts have places for names, and stand here.

input-ambiguous = the same file of the card is there twice
    .meaning = A directory or archive has two files that are the same file of the card, such as EF.DG1 and DG1.bin.
    .not = It says nothing about the document.
    .do = Keep one of the two.
    .section = Doc 9303-10 §3.11

input-configuration = the configuration file cannot be used
    .meaning = The configuration file is not as this program reads it: a name in it is unknown, or a value is of another type.
    .not = It says nothing about the document.
    .do = Mend the line that the error names, or give --anchors.
    .section = docs/anchors.md

input-digest-differs = a file of the evidence is not the one that was recorded
    .meaning = A file in the evidence container has another length or another digest than the list in the container says.
    .not = It does not tell who changed it: nobody signs the list either.
    .do = Take the original container.
    .section = docs/evidence.md

input-directory-of-cards = the directory holds cards, and is not one itself
    .meaning = The path has directories in it that look like cards, and no file of a card of its own.
    .not = It says nothing about the documents.
    .do = Give each of the directories as an argument.
    .section = docs/json.md

input-evidence = the evidence container is not readable
    .meaning = The file should be a container that `idchip export` wrote, and it cannot be read as one.
    .not = It says nothing about the document.
    .do = Take the original container, whole.
    .section = docs/evidence.md

input-foreign-object = the file holds an object that this program does not read
    .meaning = The file is an object of the standard of which this program knows only the name, such as a digital seal or a defect list.
    .not = It does not mean that the file is wrong.
    .do = Give a card, or the kind of file that the option takes. `idchip dump` shows what is in it.
    .section = Doc 9303-13; BSI TR-03129-2

input-image = the image of the face cannot be decoded
    .meaning = EF.DG2 holds an image that is damaged, or of a kind that this program does not decode.
    .not = It does not mean that the image was changed: whether it is the signed one is another check.
    .do = Write the image as it is on the chip, without --png, and look at it with another program.
    .section = Doc 9303-10 §4.7.2.1

input-no-card = no file of a card was found
    .meaning = The path has no file that belongs to a card.
    .not = It says nothing about the document.
    .do = Give a directory or ZIP archive with EF.SOD, EF.DG1, EF.DG2 and so on.
    .section = Doc 9303-10 §3.11

input-not-a-file = the path is not a regular file
    .meaning = The path is a pipe, a socket or a device. Only regular files are read.
    .not = It says nothing about the document.
    .do = Write the bytes into a file first.
    .section = docs/json.md

input-not-listed = the evidence has a file that its list does not have
    .meaning = A file was added to the evidence container after it was written.
    .not = It says nothing about the other files.
    .do = Take the original container, or remove the file.
    .section = docs/evidence.md

input-no-file = a file that is needed is missing
    .meaning = The card does not have a file that the command needs.
    .not = It does not mean that the document is wrong: the file was not read, or the document does not have it.
    .do = Read the named file too.
    .section = Doc 9303-10 §3.11

input-no-image = EF.DG2 holds no image
    .meaning = EF.DG2 could be read, and no picture of a known kind is in it.
    .not = It is no sign that a photo was taken out: the signed hash decides that.
    .do = Look at the printed photograph. `idchip inspect` shows what EF.DG2 holds.
    .section = Doc 9303-10 §4.7.2

input-not-a-cards-qr = the QR code is not that of an ID card
    .meaning = The text is that of another QR code, such as one for a payment.
    .not = It does not mean that the card is wrong: another code was scanned.
    .do = Scan the code on the ID card.
    .section = docs/json.md

input-not-an-anchor = the file is neither a certificate nor a master list
    .meaning = The file that was given with --anchors holds nothing that can be an anchor.
    .not = It says nothing about the document.
    .do = Give the CSCA certificate of the issuing state, in DER or PEM, or a master list.
    .section = Doc 9303-12 §7.1.1, §9

input-no-certificate = no certificate was found
    .meaning = The file or directory holds no certificate.
    .not = It says nothing about the document.
    .do = Give certificates in DER or PEM.
    .section = RFC 5280 §4.1; RFC 7468

input-not-a-revocation-list = the file is not a revocation list
    .meaning = The file that was given with --crl is something else.
    .not = It says nothing about the document.
    .do = Give the revocation list of the issuing state, in DER, PEM or LDIF.
    .section = RFC 5280 §5.1

input-no-revocation-list = no revocation list was found
    .meaning = The file or directory that was given with --crl holds none.
    .not = It says nothing about the document.
    .do = Give the revocation list of the issuing state, in DER, PEM or LDIF.
    .section = RFC 5280 §5.1

input-no-deviation-list = no deviation list was found
    .meaning = The directory that was given with --deviation-list holds none.
    .not = It says nothing about the document.
    .do = Give the deviation list of the issuing state.
    .section = Doc 9303-12 §10

input-no-master-list = no master list was found
    .meaning = The directory that was given holds no master list.
    .not = It says nothing about the document.
    .do = Give the master list as its publisher gives it out.
    .section = Doc 9303-12 §9

input-other-content = the file is another object than the option takes
    .meaning = The file was recognised, and it is something else than this option needs.
    .not = It does not mean that the file is wrong.
    .do = Give it to the option that it is for; the message names what it is.
    .section = Doc 9303-12 §9, §10

input-not-an-elementary-file = the file is not one of a card
    .meaning = Neither the name of the file nor its first byte tells which file of a card it is.
    .not = It says nothing about the document.
    .do = Name the file as the standard does, such as EF.DG1.bin.
    .section = Doc 9303-10 §3.11

input-no-sod = EF.SOD is missing
    .meaning = The card has no EF.SOD, the file with the signature. Without it nobody can tell who made the data.
    .not = It does not mean that the document is not genuine: the file was not read.
    .do = Read EF.SOD from the chip and give it too.
    .section = Doc 9303-10 §4.6.2

input-text = the text around an object cannot be decoded
    .meaning = The file looks like PEM, LDIF, base64 or hexadecimal, and what is in it cannot be decoded.
    .not = It says nothing about the document.
    .do = Get the file again, whole.
    .section = RFC 7468; RFC 2849; RFC 4648

input-too-large = the file is larger than any of its kind
    .meaning = The file is so large that it is not read.
    .not = It says nothing about the document.
    .do = Check that it is the right file.
    .section = docs/json.md

input-unreadable = the file cannot be read
    .meaning = The system does not let the program read the file, or there is none by this name.
    .not = It says nothing about the document.
    .do = Check the name of the file, and who may read it.
    .section = docs/json.md

input-zip = the archive cannot be unpacked
    .meaning = The file looks like a ZIP archive, and it cannot be unpacked.
    .not = It says nothing about the document.
    .do = Make the archive again, without encryption.
    .section = docs/json.md
