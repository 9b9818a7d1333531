### Errors, warnings and notes on standard error.

failure-error = error:
failure-warning = warning:
failure-note = note:
failure-in-file = { $path }: { $error }
failure-cannot-write = cannot write: { $error }
failure-system-not-found = no such file or directory
failure-system-not-permitted = permission denied
failure-system-exists = it exists
failure-system-full = no space is left
failure-skipped = { $path }: { $error }; skipped

## Wrong arguments

failure-terminal = standard output is a terminal: redirect it to a file or a program
failure-one-response = --aa-response is the answer of one chip: give one card with it
failure-one-date = --issued is the date on one card: give one card with it
failure-one-photo = --photo names the file for one portrait: give one card with it
failure-photo-to-output = --photo names a file, because the report goes to standard output: `idchip photo -o -` writes the image there
failure-tree-of-application = --report tr03135 is for travel documents, not for --application
failure-disagreement = { $path }: two implementations of the cryptography disagree ({ $check }); do not rely on any result of this run, and report it to the developers with the type of the processor
failure-no-evidence = { $path } is no evidence container: leave out --as-recorded
failure-cards-and-files = give either cards or single files (EF.1001=PATH) of one card, not both
failure-no-such-name = { $application } has no file of this name
failure-no-such-file = { $path }: no such file or directory
failure-no-lists = give the master lists to verify
failure-list-for-itself = { $path }: a master list does not vouch for itself; give the CSCA certificate of its publisher with --verify-with
failure-no-anchor-files = give files of anchors, or name them in $IDCHIP_ANCHORS or the configuration file; docs/anchors.md tells where states publish them
failure-links-without-anchors = --link-certificates needs anchors to link to: give --anchors
failure-evidence-already = { $path } is evidence already; copy it
failure-evidence-exists = { $path } exists, and evidence is never overwritten
failure-container-too-large = the container is larger than 16 MiB: give a directory as --output
failure-exists = { $path } exists; --force overwrites it
failure-no-decoder = this idchip cannot decode images: build it with --features images, or leave out --png
failure-no-such-subcommand = there is no such subcommand
failure-no-such-number = nothing has this number; `idchip explain` lists all names and numbers
failure-no-such-word = there is no such name. `idchip explain` lists all names
failure-near-words = there is no such name; near it are: { $names }. `idchip explain` lists all names

## Cards that are not accepted

failure-not-accepted = { $refused }. { $title }: { $reason }
failure-not-accepted-advice = { $refused }. { $title }: { $reason }. { $advice }
failure-no-image-written = the card is { $outcome }, no image is written
failure-nothing-compared = the card is { $outcome }, nothing is compared with it
failure-no-photo = no photo is written, because the card is not accepted
failure-not-authentic = { $file } is { $status }
failure-sod-not-verified = EF.SOD is not verified: { $title }: { $reason }
failure-list-not-verified = { $path }: the deviation list is not verified, and no card is compared with it. { $why }
failure-list-without-anchor = { $path }: the deviation list is not verified, and no card is compared with it. { $why }. Give the CSCA certificate of its publisher with --anchors
failure-exported = { $path }: the card is { $outcome }; files with personal data: { $count }

## Files that were given

failure-ambiguous = { $file } is there twice: { $first } and { $second }; several cards are given as separate arguments
failure-configuration = not a configuration file of idchip: { $detail }
failure-configuration-line = not a configuration file of idchip: line { $line }: { $detail }
failure-digest-differs = not the recorded file: its length or its SHA-256 digest differs
failure-directory-of-cards = this is a directory of cards ({ $count }); give each of them as an argument, for example all with `{ $path }/*`
failure-evidence = not a readable evidence container: { $detail }
failure-evidence-not-cbor = it is not well-formed CBOR: { $detail }
failure-evidence-not-deterministic = its encoding is not deterministic ({ $detail })
failure-evidence-not-json = it is not JSON: { $detail }
failure-evidence-manifest = the manifest is not as specified: { $detail }
failure-evidence-schema = its schema is not { $detail }
failure-evidence-no-such-file = a container has no file { $detail }
failure-evidence-time = its time is malformed
failure-evidence-exchange = { $detail }
failure-foreign-object = this is { $object }, which is not read; `idchip dump` shows its elements, if it has any
failure-looks-like = this looks like { $object }, which is not read
failure-unreadable = cannot be read: { $error }
failure-no-card = no file of a card found; files are named EF.SOD, EF.DG1, EF.COM and so on, and several cards are given as separate arguments
failure-not-a-cards-qr = not the QR code of an ID card: this is { $found }; ask for the ID card
failure-other-content = not { $expected }: this is { $found }
failure-not-signed-content = not { $expected }: { $error }
failure-not-a-revocation-list = not a revocation list in any form: { $error }
failure-not-a-file = this is { $found }, and only regular files are read
failure-not-a-list = neither a list of paths nor a tar archive; a card and a ZIP archive are given by their paths
failure-entry-too-long = the list has a path of more than 64 KiB
failure-not-listed = evidence.json does not list it: it was added to the evidence
failure-not-there = there is no file or directory of this name
failure-one-file = this is { $file }, one file of a card; give the directory or the ZIP archive with all files of the card, EF.SOD among them
failure-no-file = { $file } is missing
failure-no-image = EF.DG2 holds no image
failure-image = EF.DG2: { $error }
failure-image-damaged = the image cannot be decoded: it is damaged, or has a feature that is not supported
failure-image-colours = the image has other colours than grey or red, green and blue
failure-image-format = the image is neither JPEG nor JPEG 2000
failure-image-too-large = the image has more than { $pixels } pixels or { $tiles } tiles, and is not decoded
failure-no-certificate = no certificate found
failure-no-revocation-list = no revocation list found
failure-no-deviation-list = no deviation list found
failure-no-master-list = no CSCA master list found
failure-not-an-elementary-file = not a file of a card: neither its name nor its first tag tells its kind
failure-no-sod = EF.SOD is missing: without it the signer of the data is unknown
failure-no-object = { $form } without an object in DER
failure-base64 = the base64 is not well formed
failure-hexadecimal = the hexadecimal digits are not well formed
failure-unterminated = the line that ends the object is missing: the file is cut off
failure-too-large = larger than { $limit } MiB, the limit for such a file
failure-zip-encrypted = { $name } is encrypted; unpack the archive first
failure-zip-shorter = { $name }: it is shorter than its declared { $declared } bytes
failure-zip-too-many = it lists { $count } files, and at most { $most } are read
failure-zip = not a readable ZIP archive: { $detail }

## Something else than a card

failure-is-archive = this is an archive, and of archives only ZIP is read; unpack it, and give the directory
failure-is-certificate = this is a certificate, and not a card; `idchip anchors` shows it, and --anchors takes it if it is the certificate of a CSCA
failure-is-certificate-request = this is a request for a certificate, and not a card
failure-is-defect-list = this is a defect list of BSI TR-03129-2, and not a card; defect lists are not read, and `idchip dump` shows the elements
failure-is-deviation-list = this is a deviation list, and not a card; `idchip verify --deviation-list` takes it
failure-is-document = this is a document for people, and not a card
failure-is-empty = the file is empty
failure-is-image = this is an image, and not a card; the images of a card are inside its files, such as EF.DG2
failure-is-json = this is JSON, and not a card; if it is the manifest of evidence, give the directory that it is in
failure-is-ldif = this is LDIF, the form of a public key directory, and not a card; --anchors takes the CSCA certificates in it, --signers those of document signers, --crl the revocation lists
failure-is-master-list = this is a CSCA master list, and not a card; --anchors takes it, and `idchip anchors --verify-with` verifies it
failure-is-private-key = this is a private key, and not a card; no command takes it, and it should stay secret
failure-is-public-key = this is a public key, and not a card; `idchip dump` shows the elements of a key in DER
failure-is-revocation-list = this is a certificate revocation list, and not a card; --crl takes it
failure-is-signed-like-certificate = this is signed like a certificate but is none that can be read, and it is not a card; `idchip dump` shows its elements
failure-is-text = this is a text, and not a card; `idchip qr` takes the text of the QR code of a Vietnamese card

## Names of objects

failure-object-pipe = a pipe
failure-object-socket = a socket
failure-object-device = a device
failure-object-directory = a directory
failure-object-other = something else
failure-object-seal = a visible digital seal (Doc 9303-13)
failure-object-travel-record = a travel record (LDS2)
failure-object-visa-record = a visa record (LDS2)
failure-object-certificate-record = a certificate record (LDS2)
failure-object-additional-biometrics = additional biometrics (LDS2)
failure-object-deviation-list = a deviation list
failure-object-master-list = a CSCA master list
failure-object-revocation-list = a revocation list
failure-object-defect-list = a defect list of BSI TR-03129-2, which is not read
failure-object-known-deviation-list = a deviation list, which is read by `idchip verify --deviation-list`
failure-object-known-master-list = a CSCA master list, which is read as an anchor, and verified by `idchip anchors --verify-with`
failure-object-known-revocation-list = a revocation list, which --crl takes
failure-object-card-security = EF.CardSecurity, a file of a card
failure-object-content-of-sod = the content of EF.SOD, a file of a card
failure-object-sod = EF.SOD, a file of a card
failure-object-empty = an empty file
failure-object-utf-16 = text in UTF-16: save it as UTF-8
failure-object-gzip = a file packed by gzip: unpack it
failure-object-pdf = a PDF document
failure-object-java = a key store of Java: export the certificates
failure-object-web-page = a web page or XML: the download may have failed

## Files of anchors

failure-file-without-certificates = this is { $found }, with no certificates in it
failure-in-no-form = neither DER nor PEM, LDIF, base64 or hexadecimal. Read as DER: { $error }
failure-empty-for-anchors = { $form } without certificates or lists, no anchors in it
failure-empty-for-signers = { $form } without certificates or lists, no certificates in it
failure-form-without-anchors = { $form } with no anchors in it: { $error }
failure-form-without-signers = { $form } with no certificates in it: { $error }
failure-parts-for-anchors = { $form } of { $parts }, no anchors in it
failure-parts-for-signers = { $form } of { $parts }, no certificates in it
failure-signers-for-anchors = { $form } of { $parts }, no anchors in it; --signers takes it
failure-crls-for-anchors = { $form } of { $parts }, no anchors in it; --crl takes it
failure-deviations-for-anchors = { $form } of { $parts }, no anchors in it; --deviation-list takes it
failure-crls-for-signers = { $form } of { $parts }, no certificates in it; --crl takes it
failure-deviations-for-signers = { $form } of { $parts }, no certificates in it; --deviation-list takes it
failure-no-file-of-certificates = no file of certificates: this is { $found }
failure-tried-as-certificates = as a certificate: { $certificate }; as a bundle of certificates: { $bundle }; as a CSCA master list: { $list }
failure-and = { $first } and { $second }
failure-parts-document-signers = document signers
failure-parts-revocation-lists = revocation lists
failure-parts-deviation-lists = deviation lists
failure-parts-defect-lists = defect lists
failure-parts-sods = files EF.SOD of cards
failure-parts-requests = requests for certificates
failure-parts-private-keys = private keys, which belong in no file of anchors
failure-parts-public-keys = public keys without certificates
failure-left-out = { $path }: left out, { $parts }
failure-count = { $name }: { $count }
failure-objects-not-read = objects that are not read: { $count }, the first { $error }
failure-not-linked = not admitted by a link, { $reason }: { $names }
failure-odd-anchors = { $oddity }: { $names }
failure-odd-anchors-more = { $oddity }: { $names }, which `idchip anchors` lists
failure-and-more = { $names }; and { $count } more

## Images and QR codes

failure-image-not-verified = the image is not verified: it may be anyone's
failure-image-without-anchors = give --anchors to verify the image, or --unverified to write it without verification
failure-image-output = { $format }, { $length } bytes
failure-image-written = { $path }: { $format }, { $length } bytes
failure-extension = the image is { $format }; programs expect the extension .{ $extension }
failure-qr-repaired = the scanner decoded UTF-8 with another character set, and the text was repaired: set the scanner to UTF-8
failure-qr-garbled = the name contains characters that occur in no name: the card may be good, but the scanner uses a wrong character set; set it to UTF-8 and scan again
failure-qr-not-signed = a QR code is not signed: --card compares it with the chip
failure-qr-covid = a COVID code
failure-qr-health-insurance = the QR code of a health insurance card
failure-qr-old-number = the nine-digit number of an identity card of before
failure-qr-other = text of another kind
failure-qr-payment = a QR code for a payment
failure-qr-personal-number = a personal number alone, without what else a card has
failure-qr-token = a token, as an application on a telephone shows it
failure-qr-url = an address, as of a web page or a service
failure-values-hidden = values that may be personal data are hidden; --reveal shows them
