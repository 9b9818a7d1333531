### The checks of a document, of a signed list, of EF.CardSecurity and of the tree of TR-03135-1. Their titles and short
### texts are those of the library; a translation adds them as .title and as the value.

check-message-digest =
    .meaning = EF.SOD holds the signed list of the hashes of all files. This check computes the hash of that list, and compares it with the hash that the signature protects.
    .not = It does not look at the files, nor at who signed: those are the checks of the data groups, of the signature and of the signer's certificate.
    .do = If it failed, read EF.SOD again. If it fails again, do not accept the document.
    .section = TR-03135-1 §5.6.4.2.2; RFC 5652 §5.4

check-sod-signature =
    .meaning = This check verifies that the signature of EF.SOD was made with the key in the signer's certificate.
    .not = It does not tell to whom the key belongs: that is the check of the signer's certificate.
    .do = If it failed, read EF.SOD again. If it fails again, do not accept the document. If it is undetermined, the reason says what is missing.
    .section = TR-03135-1 §5.6.4.2.2; RFC 5652 §5.4, §5.6

check-ds-signature =
    .meaning = This check verifies that the signer's certificate was issued by an authority that you trust (an anchor), and is one for signing documents.
    .not = Undetermined does not mean that the document is not genuine: most often the certificate of the state's authority was not given.
    .do = Give the CSCA certificate of the issuing state with --anchors. If the check failed although the right one was given, do not accept the document.
    .section = TR-03135-1 §5.6.4.3.3; Doc 9303-12 §7.1.1, appendix D

check-validity =
    .meaning = This check verifies that the signer's certificate and the anchor are valid at the time that is judged for.
    .not = It does not look at the date of expiry of the document, which is a check of its own.
    .do = If it failed, check the clock. A document of the past is judged for a day on which it was valid (--at), or with --policy archive.
    .section = TR-03135-1 §5.6.4.3.4; Doc 9303-12 §5

check-revocation =
    .meaning = This check looks for the signer's certificate, and for the anchor, in the revocation lists that were given.
    .not = Undetermined does not mean that the signer is revoked: no list that is in force could be used. By default a document is accepted without this check.
    .do = Give the present revocation list of the issuing state with --crl. If the check failed, do not rely on the chip.
    .section = TR-03135-1 §5.6.4.3.5; Doc 9303-12 §7.1.4

check-com-vs-sod =
    .meaning = EF.COM is the table of contents of the chip, and nobody signs it. This check verifies that it lists the same files as the signed EF.SOD.
    .not = It does not look at what is in the files.
    .do = If it failed, read EF.COM again. If it still differs, do not accept the document, unless a deviation list of the state explains it.
    .section = TR-03135-1 §5.6.4.4.1; Doc 9303-10 §4.6.1

check-data-groups =
    .meaning = This check computes the hash of each file that was read, such as the one with the name and the one with the photo, and compares it with the signed hash.
    .not = Files that were not read were not checked, and nothing is said about them.
    .do = If it failed, read the named file again, whole. If its hash still differs, do not accept the document. If it is undetermined, give the missing files.
    .section = TR-03135-1 §5.6.4.4.2; Doc 9303-10 §4.6.2.3

check-card-access =
    .meaning = EF.CardAccess says in which ways a reader may access the chip, and nobody signs it. This check compares it with the signed EF.DG14.
    .not = It does not look at the data of the holder.
    .do = If it failed, read the chip again, with the strongest way of access that EF.DG14 lists.
    .section = Doc 9303-11 §5.1

check-issuing-state =
    .meaning = This check compares the issuing state in the document with the state whose authority signed.
    .not = It does not compare the state with what is printed on the card.
    .do = If it failed, do not accept the document. If it is undetermined, compare the state on the card with the country of the anchor in the report.
    .section = TR-03135-1 §5.6.4.5; Doc 9303-3 §5

check-document-type =
    .meaning = Some certificates of signers list the types of documents that they may sign. This check verifies that the type of this document is listed.
    .not = Not supported means that the certificate has no such list, and that nothing speaks against the document.
    .do = If it failed, do not accept the document.
    .section = Doc 9303-12 §7.1.1.6; Doc 9303-11 §5.1.1

check-document-expiry =
    .meaning = This check verifies that the last day of validity of the document, in the signed data, has not passed.
    .not = It does not look at the certificates, whose validity is a check of its own.
    .do = If it failed, check the clock; otherwise the holder needs a new document. A document of the past is judged for a day on which it was valid (--at).
    .section = TR-03135-1 §5.7.1; Doc 9303-3 §4.8

check-active-authentication =
    .meaning = The chip signs a random number with a key that never leaves it. This check verifies that it did so with the key that the state signed, so that the chip is no copy.
    .not = Undetermined does not mean that the chip is a copy: most often it was not asked. A successful check does not tell who holds the card.
    .do = Send the chip a fresh random number, and give both (--aa-challenge, --aa-response). If it failed, repeat with another number. If it fails again, do not take the chip for the one that the document was issued with.
    .section = TR-03135-1 §5.6.4.1.1; Doc 9303-11 §6.1

## Signed lists

list-check-message-digest =
    .meaning = This check computes the hash of a master list or deviation list, and compares it with the hash that the signature protects.
    .not = It does not tell who signed the list.
    .do = If it failed, get the list again from its publisher.
    .section = RFC 5652 §5.4; Doc 9303-12 §9

list-check-list-signature =
    .meaning = This check verifies that the signature of a list was made with the key in the signer's certificate.
    .not = It does not tell to whom the key belongs: that is the check of the signer's certificate.
    .do = If it failed, get the list again from its publisher.
    .section = RFC 5652 §5.4, §5.6; Doc 9303-12 §9

list-check-list-signer =
    .meaning = This check verifies that the certificate of the list's signer was issued by an authority that you trust, and is one for signing such lists.
    .not = It does not tell if the certificates in the list are good: the publisher answers for them.
    .do = Give the CSCA certificate of the list's publisher, and compare its fingerprint with what the publisher says in another place.
    .section = Doc 9303-12 §7.1.1, §9

list-check-validity =
    .meaning = This check verifies that the certificate of the list's signer and its anchor are valid at the time that is judged for.
    .not = It does not tell if there is a newer list.
    .do = If it failed, check the clock, and get the present list of the publisher.
    .section = Doc 9303-12 appendix D

list-check-revocation =
    .meaning = This check looks for the certificate of the list's signer in the revocation lists that were given.
    .not = Undetermined does not mean that the signer is revoked: no list that is in force could be used.
    .do = Give the present revocation list of the publisher's authority with --crl. If it failed, do not use the list.
    .section = Doc 9303-12 §7.1.4

## EF.CardSecurity

card-security-check-signature = The signature of EF.CardSecurity was made with its signer's key
    .meaning = This check verifies that the signature of EF.CardSecurity was made with the key in the signer's certificate.
    .not = It does not look at the holder's data, which EF.SOD signs.
    .do = If it failed, read EF.CardSecurity again. If it fails again, do not accept the document.
    .section = TR-03135-1 §5.6.4.2.2

card-security-check-card-access = EF.CardAccess offers what the signed EF.CardSecurity lists
    .meaning = This check compares the ways of access that the chip offers with the ones in the signed EF.CardSecurity.
    .not = It does not look at the holder's data.
    .do = If it failed, read both files again. If they still differ, rely on EF.CardSecurity alone.
    .section = Doc 9303-11 §5.1

card-security-check-dg14 = EF.DG14 lists the same PACE as EF.CardSecurity
    .meaning = This check compares the ways of access in EF.DG14 with the ones in EF.CardSecurity. The state signed both files.
    .not = It does not tell which of the two is right: one may be of another document.
    .do = If it failed, read both files again. If they still differ, do not accept the document.
    .section = Doc 9303-10 §3.11.4, §4.7.14

card-security-check-ef-dir = EF.DIR is the file whose copy is signed in EF.CardSecurity
    .meaning = This check compares EF.DIR, the list of the applications on the chip, with its signed copy.
    .not = It does not look at the holder's data.
    .do = If it failed, read EF.DIR again. If it still differs, rely on the signed copy.
    .section = Doc 9303-11 §5.1

## The tree of BSI TR-03135-1

tree-check-document =
    .meaning = This is the whole document: the result of all checks below, by the rules of the guideline.
    .not = It is not the verdict. The verdict is what your policy makes of the checks.
    .do = See the check that it names.
    .section = TR-03135-1 §5.4

tree-check-optical =
    .meaning = The printed features of the document, such as its security printing. This program does not see them.
    .not = Not supported does not mean that they are missing.
    .do = Look at the printed features, by eye or with a reader that can.
    .section = TR-03135-1 §5.5

tree-check-electronic =
    .meaning = All checks of the chip together.
    .not = It is not the verdict. The verdict is what your policy makes of the checks.
    .do = See the check that it names.
    .section = TR-03135-1 §5.6

tree-check-chip-access =
    .meaning = How the reader got access to the chip. This program gets files, and does not see it.
    .not = Not supported does not mean that something is wrong with the access.
    .do = Nothing: the reader's own software has this result.
    .section = TR-03135-1 §5.6.3

tree-check-bac-or-pace =
    .meaning = The protocol by which the reader got access to the chip. This program gets files, and does not see it.
    .not = Not supported does not mean that something is wrong with the access.
    .do = Nothing: the reader's own software has this result.
    .section = TR-03135-1 §5.6.3.1

tree-check-terminal-authentication =
    .meaning = The protocol by which a terminal shows the chip that it may read fingerprints. This program does not perform it.
    .not = Undetermined does not mean that it failed.
    .do = Nothing: the reader's own software has this result.
    .section = TR-03135-1 §5.6.3.2

tree-check-chip-content =
    .meaning = All checks of the files on the chip together.
    .not = It is not the verdict. The verdict is what your policy makes of the checks.
    .do = See the check that it names.
    .section = TR-03135-1 §5.6.4

tree-check-chip-authenticity =
    .meaning = The proof that the chip is no copy. One of three protocols is enough; this program checks Active Authentication.
    .not = Undetermined does not mean that the chip is a copy: most often it was not asked.
    .do = See active_authentication.
    .section = TR-03135-1 §5.6.4.1

tree-check-chip-authentication =
    .meaning = A protocol by which the chip proves that it is no copy. This program does not perform it.
    .not = Undetermined does not mean that it failed.
    .do = Nothing: the reader's own software has this result. See active_authentication for the proof that this program checks.
    .section = TR-03135-1 §5.6.4.1.2

tree-check-pace-cam =
    .meaning = A protocol by which the chip proves that it is no copy while it is accessed. This program does not see the access.
    .not = Undetermined does not mean that it failed.
    .do = Nothing: the reader's own software has this result. See active_authentication for the proof that this program checks.
    .section = TR-03135-1 §5.6.4.1.3

tree-check-security-objects =
    .meaning = The signatures of all signed files together. In this tree it is EF.SOD.
    .not = EF.CardSecurity, if the chip has it, stands beside the tree.
    .do = See the check that it names.
    .section = TR-03135-1 §5.6.4.2.1

tree-check-security-object =
    .meaning = The hash and the signature of EF.SOD together.
    .not = It does not tell who the signer is: the part about the certificates does.
    .do = See the check that it names.
    .section = TR-03135-1 §5.6.4.2.2

tree-check-issuer-certificates =
    .meaning = The certificates of the signers of all signed files together. In this tree it is the signer of EF.SOD.
    .not = EF.CardSecurity, if the chip has it, stands beside the tree.
    .do = See the check that it names.
    .section = TR-03135-1 §5.6.4.3.1

tree-check-issuer-certificate =
    .meaning = The certificate of the signer of EF.SOD: issued by an anchor, valid, and not revoked.
    .not = Without a revocation list it is undetermined here, although a policy may accept the document.
    .do = See the check that it names.
    .section = TR-03135-1 §5.6.4.3.2

tree-check-integrity =
    .meaning = The files on the chip against the signed list, and EF.COM against it.
    .not = Files that were not read were not checked.
    .do = See the check that it names.
    .section = TR-03135-1 §5.6.4.4

tree-check-combined =
    .meaning = The comparisons of what is printed with what is on the chip, and the date of expiry.
    .not = This program sees nothing that is printed, so that only the date of expiry counts here.
    .do = Compare the printed card with the data of the chip.
    .section = TR-03135-1 §5.7

tree-check-printed-mrz =
    .meaning = The printed machine-readable zone against the one on the chip. This program does not see the printed one.
    .not = Not supported does not mean that they differ.
    .do = Compare the printed lines with EF.DG1.
    .section = TR-03135-1 §5.7.2

tree-check-digital-seal =
    .meaning = A signed bar code on the document. This program does not see it.
    .not = Not supported does not mean that there is none, or that it is wrong.
    .do = Check the seal with software that reads it.
    .section = TR-03135-1 §5.9
