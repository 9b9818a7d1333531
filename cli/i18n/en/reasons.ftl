### Why a check has its result. The short text and the advice of each reason are those of the library
### (src/verify/reason.rs); a translation adds them as the value and as the attribute .do.

reason-anchor-expired =
    .meaning = The certificate of the state's authority, under which the document was signed, was valid until a day before the one that was judged for.
    .not = It does not mean that the document was changed, or that its holder did anything wrong. Such a certificate outlives the documents signed under it, so that a wrong clock, or a wrong certificate among the anchors, is more likely.
    .section = Doc 9303-12 §5; TR-03135-1 §5.6.4.3.4

reason-anchor-not-a-csca =
    .meaning = Among the anchors there is a certificate by the name or key of the issuer, but it may not issue others: it is, for example, a document signer's.
    .not = It says nothing against the document. The anchors that were given are incomplete.
    .section = Doc 9303-12 §7.1.1

reason-anchor-not-yet-valid =
    .meaning = The certificate of the state's authority begins to be valid on a day after the one that was judged for.
    .not = It does not mean that the document was changed. A clock that is behind has the same effect.
    .section = Doc 9303-12 §5; TR-03135-1 §5.6.4.3.4

reason-anchor-revoked =
    .meaning = A revocation list of the issuing state names the certificate of its own authority. Nothing that was signed under it can be relied on.
    .not = It does not mean that this document was made by somebody else: documents that the state really issued are affected in the same way.
    .section = Doc 9303-12 §7.1.4; RFC 5280 §5.3; TR-03135-1 §5.6.4.3.5

reason-attribute-duplicate =
    .meaning = The signed part of EF.SOD holds the same statement twice, so that it is not clear which of the two was meant.
    .not = It does not tell who made EF.SOD so, nor that the data is another's. It only means that the signature proves nothing in this form.
    .section = RFC 5652 §11.1, §11.2

reason-attribute-not-single-valued =
    .meaning = A statement in the signed part of EF.SOD has no value, or several, where exactly one is required.
    .not = It does not tell who made EF.SOD so, nor that the data is another's. It only means that the signature proves nothing in this form.
    .section = RFC 5652 §11.1, §11.2

reason-card-access-differs =
    .meaning = The chip offers, in a file that anybody can write, other ways of access than those that the state signed. If the check failed, one that is signed is missing or weaker.
    .not = It does not mean that the holder's data was changed: who signed the data is another check. If the check is undetermined, the chip only offers something that need not be signed.
    .section = Doc 9303-11 §5.1

reason-card-access-malformed =
    .meaning = The file in which the chip offers its ways of access cannot be read.
    .not = It does not mean that the holder's data was changed. A file that was read only in part has the same effect.
    .section = Doc 9303-11 §5.1, §9.2

reason-card-security-differs =
    .meaning = The chip has a file of access data that is signed, and another file that should say the same and does not.
    .not = It does not mean that the holder's data was changed, and files of two documents that were mixed up have the same effect.
    .section = Doc 9303-10 §3.11.4; Doc 9303-11 §5.1

reason-certificate-malformed =
    .meaning = A certificate that was given, to be admitted by its link to an anchor, cannot be read.
    .not = It says nothing about a document: no document was judged with this certificate.
    .section = Doc 9303-12 §7.1.1; RFC 5280 §4.1

reason-chip-key-compromised =
    .meaning = The chip gave the right proof, but the issuing state has published that somebody else may know the keys of such chips. The proof is therefore worth nothing.
    .not = It does not mean that this chip is not the original: every document of the series is affected.
    .section = Doc 9303-3 §7.3.5; Doc 9303-12 §10.2

reason-com-malformed =
    .meaning = EF.COM, the table of contents of the chip, has no list that can be read. It could not be compared with the signed one.
    .not = It does not mean that data was changed: nobody signs EF.COM, and some genuine documents have a wrong one. The signed list in EF.SOD counts.
    .section = Doc 9303-10 §4.6.1; TR-03135-1 §5.6.4.4.1

reason-container-map-missing =
    .meaning = The security object of the PIV card was given without the list that says which hash belongs to which container, so that no file could be compared.
    .not = It says nothing against the card: a part of the input is missing.
    .section = NIST SP 800-73-5, part 1

reason-content-type-attribute-differs =
    .meaning = The signed part of EF.SOD says that something else was signed than what EF.SOD contains.
    .not = It does not tell who made EF.SOD so. It means that the signature does not belong to this content.
    .section = RFC 5652 §11.1

reason-content-type-attribute-missing =
    .meaning = The signed part of EF.SOD does not say what kind of content was signed, which is required so that a signature of something else cannot be used here.
    .not = It does not tell who made EF.SOD so, nor that the data is another's. It only means that the signature proves nothing in this form.
    .section = RFC 5652 §5.3, §11.1

reason-content-type-not-lds =
    .meaning = Somebody signed the content of EF.SOD, but it is not the list of hashes that a travel or identity document has.
    .not = It does not mean that the signer is unknown: a state may sign other things with the same structure.
    .section = Doc 9303-10 §4.6.2.2; RFC 5652 §5.3

reason-critical-extension-unknown =
    .meaning = The certificate has a condition marked as one that must be obeyed, and this program does not know it. The standard then forbids accepting the certificate.
    .not = It does not mean that the document was changed: the state may use something newer than this program.
    .section = RFC 5280 §4.2; Doc 9303-12 §7.1.1

reason-crl-expired =
    .meaning = The revocation list of the issuing authority is out of date, or does not say how long it is in force. It does not name the signer, but a newer one might.
    .not = It does not mean that the signer is revoked.
    .section = Doc 9303-12 §7.1.4; RFC 5280 §5.1.2.5

reason-crl-issuer-missing =
    .meaning = A revocation list by the name of the issuing authority was given, and the certificate that would prove who signed the list is not among the anchors. The list was not used.
    .not = It does not mean that the signer is revoked, nor that the list is wrong.
    .section = Doc 9303-12 §7.1.4; RFC 5280 §6.3

reason-crl-malformed =
    .meaning = A file that was given as a revocation list cannot be read as one. It was not used.
    .not = It says nothing about the signer or the document.
    .section = RFC 5280 §5.1

reason-crl-not-yet-valid =
    .meaning = The revocation list was issued after the moment that was judged for, so that it does not tell how things stood then.
    .not = It does not mean that the signer is revoked. The clock may be behind.
    .section = RFC 5280 §5.1.2.4

reason-crl-signature-invalid =
    .meaning = A revocation list by the name of the issuing authority was given, and it is not signed with a key of that authority. It was not used, whatever it says.
    .not = It says nothing about the document, and it does not mean that the signer is revoked. A list that was damaged on its way has the same effect.
    .section = Doc 9303-12 §7.1.4; RFC 5280 §6.3

reason-crl-unsupported =
    .meaning = The revocation list only holds a part of the revoked certificates, or those of other authorities too. This program only uses complete lists of one authority.
    .not = It does not mean that the signer is revoked.
    .section = RFC 5280 §5.2.4, §5.2.5; Doc 9303-12 §7.1.4

reason-curve-unknown =
    .meaning = The key describes its elliptic curve in numbers, which are almost those of a known curve but not the same.
    .not = It does not tell who made the key. But no official authority is known to use such a curve, and with one anybody can make a matching key.
    .section = Doc 9303-12 §4; RFC 5480 §2.1.1; CVE-2020-0601

reason-data-group-incomplete =
    .meaning = A file of the chip was read, but not up to its end, so that it cannot be compared with the signed hash.
    .not = It does not mean that the file was changed: readers stop early when the card is moved, or when they cannot read long files.
    .section = Doc 9303-10 §4.6.2.3; TR-03135-1 §5.6.4.4.2

reason-data-group-not-read =
    .meaning = A file that this check needs was not given. Most often the reader did not read it.
    .not = It says nothing against the document: the check was not made.
    .section = TR-03135-1 §5.6.4.4.2

reason-data-group-not-signed =
    .meaning = There is a file that the signed list does not have. Nobody vouches for what is in it.
    .not = It does not mean that the other files were changed. A file of another card in the same directory has the same effect.
    .section = Doc 9303-10 §4.6.2.3; TR-03135-1 §5.6.4.4.2

reason-data-group-not-verified =
    .meaning = This check needs a file that was read and is not the signed one, so that nothing in it was used.
    .not = It is no second failure: the check of the data groups says what is wrong with the file.
    .section = TR-03135-1 §5.6.4.4.2

reason-data-groups-differ =
    .meaning = EF.COM, the table of contents of the chip, lists other files than the signed list in EF.SOD.
    .not = It does not mean that a file that was read is not the signed one: that is the check of the data groups. EF.COM is not signed, and of some genuine documents it is known to be wrong.
    .section = Doc 9303-10 §4.6.1; TR-03135-1 §5.6.4.4.1

reason-date-of-issue-unknown =
    .meaning = An entry of a deviation list is about documents that were issued in a certain period, and the day on which this one was issued is not known.
    .not = It does not mean that the entry is about this document.
    .section = Doc 9303-3 §7.3.6; Doc 9303-12 §10.2

reason-date-unreadable =
    .meaning = The date of expiry in the signed data is not a date, or EF.DG1 cannot be read, so that nobody can tell from the chip if the document has expired.
    .not = It does not mean that the document has expired, nor that it was changed: the field has the signed value.
    .section = Doc 9303-3 §4.8; TR-03135-1 §5.7.1

reason-deviation-malformed =
    .meaning = One entry of a deviation list cannot be read. All others were compared.
    .not = It says nothing about the document: the entry may be about any.
    .section = Doc 9303-12 §10.2

reason-digest-algorithm-forbidden =
    .meaning = The hashes were made with MD5, for which anybody can make two contents with the same hash.
    .not = It does not tell who made the document. It means that the signature no longer proves what was signed.
    .section = Doc 9303-12 §4; RFC 6151

reason-digest-algorithm-malformed =
    .meaning = The name of the hash function has an addition that this function does not have, or one that cannot be read.
    .not = It does not tell who made the document so. It means that the hashes cannot be compared with certainty.
    .section = RFC 5754 §2; RFC 5280 §4.1.1.2

reason-digest-algorithm-unsupported =
    .meaning = The document uses a hash function that this program does not have, or that was left out of it.
    .not = It does not mean that the document is wrong: it was not checked.
    .section = Doc 9303-12 §4

reason-digest-differs =
    .meaning = The list of hashes in EF.SOD has another hash than the one that was signed. What EF.SOD says now is not what its signer signed.
    .not = It does not tell who changed it, nor that it was done on purpose: a file that was damaged, or read with an error, has the same effect.
    .section = RFC 5652 §5.4; TR-03135-1 §5.6.4.2.2

reason-distinctive-file-missing =
    .meaning = All files that were read have signed hashes, but other cards have files with the same numbers. The file that only cards of this kind have was not read.
    .not = It says nothing against the card: the named file decides.
    .section = TR-03135-1 §5.6.4.4.2

reason-document-expired =
    .meaning = The last day of validity, which is in the signed data, has passed everywhere on earth.
    .not = It does not mean that the document is not genuine. All other checks say what they say.
    .section = Doc 9303-3 §4.8; TR-03135-1 §5.7.1

reason-document-not-authentic =
    .meaning = An entry of a deviation list fits what the document says of itself, such as its number. Nothing proves that the document says the truth, so that the entry explains nothing.
    .not = It is no further failure: the checks of the signature and of the signer say what is missing.
    .section = Doc 9303-3 §7.3.6; Doc 9303-12 §10.2

reason-document-type-not-listed =
    .meaning = The certificate of the signer lists the types of documents that it may sign, such as P or ID. The type of this document is not among them.
    .not = It does not mean that somebody else signed the document. A list that the state forgot to extend has the same effect.
    .section = Doc 9303-12 §7.1.1.6; Doc 9303-11 §5.1.1

reason-engine-failed =
    .meaning = The part of the program, or of the device, that computes hashes and signatures stopped with an error.
    .not = It says nothing about the document.
    .section = TR-03135-1 §5.6

reason-expired =
    .meaning = The certificate of the document signer was valid until a day before the one that was judged for. It is valid as long as the documents that it signed, so that the document should have expired too.
    .not = It does not mean that the document was changed. A clock that is ahead, or a document that is looked at years later, has the same effect.
    .section = Doc 9303-12 §5; TR-03135-1 §5.6.4.3.4

reason-expiry-before-issue =
    .meaning = The date of expiry lies before the day on which the signer could begin to sign. So it cannot be a real date of expiry, and the check leaves it open.
    .not = It does not mean that the document has expired: some states write a date of the past for "no expiry".
    .section = Doc 9303-3 §4.8; TR-03135-1 §5.7.1

reason-file-differs =
    .meaning = A file of the card has another hash than the signed one.
    .not = It does not tell who changed it, nor that it was done on purpose: a file that was read with an error, or is of another card, has the same effect.
    .section = TR-03135-1 §5.6.4.4.2

reason-file-not-signed =
    .meaning = There is a file that the signed list of the card does not have. Nobody vouches for what is in it.
    .not = It does not mean that the other files were changed. Of a PIV card not every container has to be signed, so that the check stays undetermined there.
    .section = NIST SP 800-73-5, part 1; TR-03135-1 §5.6.4.4.2

reason-hash-differs =
    .meaning = A file, such as the one with the name or the one with the photo, has another hash than the signed one. What was read is not what the state signed.
    .not = It does not tell who changed it, nor that it was done on purpose: a file that was read with an error, or is of another card, has the same effect.
    .section = Doc 9303-10 §4.6.2.3; Doc 9303-11 §5.1; TR-03135-1 §5.6.4.4.2

reason-hash-length =
    .meaning = EF.SOD names a hash function, and lists a hash that this function cannot have given.
    .not = It does not tell who made EF.SOD so. It means that the file cannot be compared.
    .section = Doc 9303-10 §4.6.2.3

reason-is-ca-certificate =
    .meaning = The signer's certificate may issue other certificates. Such a key does not sign documents.
    .not = It does not tell who signed. A state that set up its certificates wrongly has the same effect.
    .section = Doc 9303-12 §7.1.1; TR-03135-1 §5.6.4.3.3

reason-issuer-signature-invalid =
    .meaning = The signer's certificate names the key of its issuer, an anchor has this key, and the certificate is not signed with it.
    .not = It does not tell who made the certificate. A certificate that was damaged, or an anchor that carries the identifier of another key, has the same effect.
    .section = Doc 9303-12 appendix D; RFC 5280 §6.1.3; TR-03135-1 §5.6.4.3.3

reason-key-too-small =
    .meaning = The key is so short that others can find out its secret part. A signature with it proves nothing.
    .not = It does not tell who signed: the state may have, long ago.
    .section = Doc 9303-12 §4

reason-key-usage-without-digital-signature =
    .meaning = The certificate of the signer says what its key is for, and signing is not among it.
    .not = It does not tell who signed. A state that set up its certificates wrongly has the same effect.
    .section = Doc 9303-12 §7.1.1; RFC 5280 §4.2.1.3

reason-link-outside-validity =
    .meaning = A certificate is linked to an anchor, and is not valid at the time that was judged for. It does not become an anchor.
    .not = It says nothing about a document, nor against the state.
    .section = Doc 9303-12 §5; RFC 5280 §4.1.2.5

reason-link-path-too-long =
    .meaning = More than eight signatures lead from an anchor to the certificate. The program stops there, so that nobody can keep it busy.
    .not = It does not mean that the certificate is wrong.
    .section = Doc 9303-12 §5

reason-link-state-differs =
    .meaning = An anchor signed this certificate, and it names another state than the anchor does.
    .not = It says nothing about a document. It means that the anchor's word is not enough for another state's certificate.
    .section = Doc 9303-12 §7.1.1

reason-list-of-other-csca =
    .meaning = The deviation list comes from the same state but from another of its authorities, and its entry does not name the signer of this document. It is not certain that the entry is about it.
    .not = It does not mean that the entry is about another document.
    .section = Doc 9303-12 §10.1, §10.2

reason-list-of-other-state =
    .meaning = The deviation list speaks about the documents of another state. Nothing in it is about this document.
    .not = It is no fault of the document or of the list.
    .section = Doc 9303-12 §10; Doc 9303-3 §7.3

reason-message-digest-attribute-malformed =
    .meaning = The signed part of EF.SOD has something else where the hash of the content must be.
    .not = It does not tell who made EF.SOD so, nor that the data is another's. It only means that the signature proves nothing in this form.
    .section = RFC 5652 §11.2

reason-message-digest-attribute-missing =
    .meaning = The signed part of EF.SOD lacks the hash of the content, which the signature must protect.
    .not = It does not tell who made EF.SOD so, nor that the data is another's. It only means that the signature proves nothing in this form.
    .section = RFC 5652 §5.3, §11.2

reason-no-anchor =
    .meaning = The certificate of the state's authority that issued the signer's certificate is not among those that were given. It is therefore not known whether the state or somebody else made the document.
    .not = It does not mean that the document is not genuine: it was not decided. Without this certificate the document is not proved genuine either.
    .section = Doc 9303-12 §5, appendix D; TR-03135-1 §5.6.4.3.3

reason-no-crl =
    .meaning = No revocation list of the authority that issued the signer's certificate was given. It was not looked up whether the state has revoked the signer's certificate.
    .not = It does not mean that the signer is revoked. By default a document is accepted without this check.
    .section = Doc 9303-12 §7.1.4; TR-03135-1 §5.6.4.3.5

reason-no-expiry =
    .meaning = The signed date of expiry says that the document does not expire.
    .not = It does not mean that the check was left out: it is successful.
    .section = Doc 9303-3 §4.8; TR-03135-1 §5.7.1

reason-no-file-verified =
    .meaning = The signed list of the card was read, and no file of it was compared.
    .not = It says nothing against the card: files are missing from the input, or none of those given could be compared.
    .section = TR-03135-1 §5.6.4.4.2

reason-none-verified =
    .meaning = EF.SOD, the signed list of hashes, was read, and no file was compared with it.
    .not = It says nothing against the document: files are missing from the input. But an EF.SOD alone can be copied from any document.
    .section = Doc 9303-11 §5.1; TR-03135-1 §5.6.4.4.2

reason-not-a-content-signer =
    .meaning = The signer's certificate does not have the purpose that signers of this kind of card have.
    .not = It does not mean that the signature is wrong: the certificate may be for another kind of card, such as a travel document.
    .section = NIST SP 800-73-5; Doc 9303-12 §7.1.1; RFC 5280 §4.2.1.12

reason-not-a-csca =
    .meaning = A certificate that should become an anchor by its link does not say that it may issue others.
    .not = It says nothing about a document. Nobody has to trust the certificate only because an anchor signed it.
    .section = Doc 9303-12 §7.1.1; RFC 5280 §4.2.1.9, §4.2.1.3

reason-not-a-document-signer =
    .meaning = The signer's certificate says that its key is for something else, such as signing master lists.
    .not = It does not mean that the state did not issue the certificate. Its key only may not sign documents.
    .section = Doc 9303-12 §7.1.1; TR-03135-1 §5.6.4.3.3

reason-not-a-list-signer =
    .meaning = The certificate that signed the master list or deviation list is not for signing such lists.
    .not = It says nothing about a document: the list was not used.
    .section = Doc 9303-12 §7.1.1, §9, §10

reason-not-an-lds-card =
    .meaning = The EF.SOD that was read belongs to another application on the same card, and lists none of the files of a travel document.
    .not = It says nothing against the document: the reader read the wrong EF.SOD.
    .section = Doc 9303-10 §3.11, §4.6.2.3

reason-not-checked =
    .meaning = The chip was not asked to prove that it is the original, so that it is not known whether it is a copy.
    .not = It does not mean that the chip is a copy. By default a document is accepted without this check.
    .section = Doc 9303-11 §6.1; TR-03135-1 §5.6.4.1.1

reason-not-given =
    .meaning = There is nothing to check: the file was not given, or the document or the signer's certificate does not have it.
    .not = It says nothing against the document.
    .section = TR-03135-1 §5.6

reason-not-linked =
    .meaning = A certificate that is signed with its own key was given as a link, and no anchor vouches for this key.
    .not = It does not mean that the certificate is wrong. Anybody can sign a certificate with its own key.
    .section = Doc 9303-12 §5, §7.1.1

reason-not-of-the-application =
    .meaning = The signed list of the card has none of the files that the chosen kind of card has.
    .not = It says nothing against the card: it is probably of another kind than the one chosen.
    .section = TR-03135-1 §5.6.4.4.2

reason-not-tolerated =
    .meaning = The check itself holds, and the document deviates from the standard in a way that the chosen policy does not let pass. The report names the finding.
    .not = It does not mean that the document was changed: many genuine documents deviate from the standard.
    .section = Doc 9303-12 §10; TR-03135-1 §3.7

reason-not-yet-valid =
    .meaning = The certificate of the document signer begins to be valid on a day after the one that was judged for.
    .not = It does not mean that the document was changed. A clock that is behind has the same effect.
    .section = Doc 9303-12 §5; TR-03135-1 §5.6.4.3.4

reason-ok =
    .meaning = Everything that this check looks at is as it must be.
    .not = It says nothing about the other checks, nor about the person who shows the document.
    .section = TR-03135-1 §5.6

reason-pss-parameters-differ =
    .meaning = The certificate allows its key only for signatures with certain settings, and the signature has others.
    .not = It does not tell who signed. The certificate does not allow this signature.
    .section = RFC 4055 §3.3

reason-public-key-algorithm-differs =
    .meaning = The signature is of one kind, for example RSA, and the key of another, for example of an elliptic curve. They cannot belong together.
    .not = It does not tell who made them so.
    .section = RFC 5280 §4.1.2.7; RFC 5652 §5.3

reason-public-key-invalid =
    .meaning = No signature can be verified with this key: on an elliptic curve, for example, it is a point that is not on the curve.
    .not = It does not tell who made the key so.
    .section = Doc 9303-12 §4; RFC 5480 §2.2; RFC 8017 §3.1

reason-public-key-malformed =
    .meaning = The key in the certificate, or in EF.DG15, cannot be read.
    .not = It does not tell who made it so. A file that was damaged has the same effect, where nothing else proves it.
    .section = RFC 5280 §4.1.2.7

reason-public-key-unsupported =
    .meaning = The key is of a kind, of a size or on a curve that this program does not have.
    .not = It does not mean that the document is wrong: it was not checked.
    .section = Doc 9303-12 §4

reason-response-invalid =
    .meaning = The chip was given a random number to sign, and its answer was not made with the key of this document for this number.
    .not = It does not prove that the chip is not the original: the answer to an earlier number, or one that was damaged on its way, has the same effect.
    .section = Doc 9303-11 §6.1; TR-03135-1 §5.6.4.1.1

reason-response-length =
    .meaning = The answer of the chip is shorter or longer than any answer with its key. Most likely it was cut or extended on its way.
    .not = It says nothing about the chip.
    .section = Doc 9303-11 §6.1

reason-signature-algorithm-forbidden =
    .meaning = The signature uses MD2 or MD5, for which anybody can make two contents with the same signature.
    .not = It does not tell who signed. It means that the signature proves nothing today.
    .section = Doc 9303-12 §4; RFC 6151

reason-signature-algorithm-malformed =
    .meaning = The settings of the signature's algorithm cannot be read, or do not belong to this algorithm.
    .not = It does not tell who made them so.
    .section = RFC 5280 §4.1.1.2; RFC 4055 §3

reason-signature-algorithm-unsupported =
    .meaning = The signature is of a kind that this program does not have, or that was left out of it.
    .not = It does not mean that the document is wrong: it was not checked.
    .section = Doc 9303-12 §4

reason-signature-algorithms-differ =
    .meaning = A certificate names its signature algorithm in two places, and the two names differ. Only one of them is signed.
    .not = It does not tell who changed it.
    .section = RFC 5280 §4.1.1.2

reason-signature-invalid =
    .meaning = The signature was not made over these bytes with the key of the named signer. Nothing proves that the state signed this data.
    .not = It does not tell who made or changed the file, nor that it was done on purpose: a file that was damaged or read with an error has the same effect. It is no proof against the holder.
    .section = RFC 5652 §5.4, §5.6; TR-03135-1 §5.6.4.2.2

reason-signature-malformed =
    .meaning = The signature is not written as its kind requires, so that it could not be checked at all.
    .not = It does not tell who made it so. A file that was damaged or read with an error has the same effect.
    .section = RFC 5652 §5.3; RFC 3279 §2.2.3; RFC 8017 §8

reason-signed-attributes-missing =
    .meaning = EF.SOD lacks the part that ties its signature to its content. The standard requires it, because a signature of something else could be used without it.
    .not = It does not tell who made EF.SOD so, nor that the data is another's. It only means that the signature proves nothing in this form.
    .section = Doc 9303-10 §4.6.2.2; RFC 5652 §5.3

reason-signer-certificate-malformed =
    .meaning = The certificate of the document signer, which EF.SOD contains, cannot be read.
    .not = It does not tell who made it so. A file that was damaged or read with an error has the same effect.
    .section = RFC 5280 §4.1; Doc 9303-12 §7.1.1

reason-signer-certificate-missing =
    .meaning = EF.SOD names its signer and does not contain the signer's certificate, and it is not among those that were given. The signature could not be checked.
    .not = It does not mean that the document is not genuine: some states leave the certificate out to save memory.
    .section = Doc 9303-10 §4.6.2.2; RFC 5652 §5.1, §5.3

reason-signer-info-count =
    .meaning = EF.SOD contains a list of hashes and nobody's signature.
    .not = It does not tell who made EF.SOD so.
    .section = Doc 9303-10 §4.6.2.2; RFC 5652 §5.1

reason-signer-revoked =
    .meaning = A revocation list of the issuing state names the certificate with which this document was signed. The state no longer vouches for its signatures.
    .not = It does not mean that this document was made by somebody else: documents that the state really issued are affected in the same way.
    .section = Doc 9303-12 §7.1.4; RFC 5280 §5.3; TR-03135-1 §5.6.4.3.5

reason-state-code-invalid =
    .meaning = The issuing state in the signed data is a code that no state or organisation has.
    .not = It does not tell who wrote it so.
    .section = Doc 9303-3 §5; TR-03135-1 §5.6.4.5

reason-state-differs =
    .meaning = The document says that one state issued it, and the certificate under which it was signed belongs to another.
    .not = It does not tell who made the document. A state that signs for another one, which this program does not know of, has the same effect.
    .section = Doc 9303-3 §5; TR-03135-1 §5.6.4.5

reason-state-unknown =
    .meaning = The state of the certificate, or of the document, is not one that this program knows, or EF.DG1 cannot be read. The two could not be compared.
    .not = It does not mean that they differ.
    .section = Doc 9303-3 §5; TR-03135-1 §5.6.4.5

reason-too-many-candidates =
    .meaning = More than 32 anchors carry the name or the key identifier of the issuer, and none of those that were tried signed the certificate. The program stops there, so that nobody can keep it busy.
    .not = It does not mean that the certificate is wrong: one of those not tried may have issued it.
    .section = Doc 9303-12 appendix D
