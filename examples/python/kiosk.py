"""A kiosk: verifies the files of a card, and shows in plain words if it is accepted, with the reason.

  kiosk.py CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]
           [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal]

Exit code: 0 accepted, 1 rejected, 2 undetermined, 3 unreadable, 64 wrong usage, 70 a defect.

Nothing of a holder is shown, and no photo is written, before the card was accepted.
"""

import argparse
import datetime
import os
import re
import sys

try:
    import idchip
except (ImportError, OSError) as missing:
    print(f"kiosk: {missing}", file=sys.stderr)
    sys.exit(70)

ACCEPTED, REJECTED, UNDETERMINED, UNREADABLE = range(4)
USAGE, DEFECT = 64, 70

RULE = "=" * 78
WORDS = ("ACCEPTED", "REJECTED", "UNDETERMINED", "UNREADABLE")

# The title of each check, and the advice if it fails, by number.
CHECKS = (
    ("Another check", "Call a supervisor."),
    ("Content of EF.SOD", "Read the card again. If the result stays, call a supervisor."),
    ("Signature of EF.SOD", "Read the card again. If the result stays, call a supervisor."),
    ("Signer's certificate", "The signer is not known here as one of documents. Call a supervisor."),
    ("Validity", "Is the date of this machine right? If it is, call a supervisor."),
    ("Revocation", "The signer was revoked. Call a supervisor."),
    ("EF.COM and EF.SOD", "Read the card again. If the result stays, call a supervisor."),
    ("Data groups", "Read the card again. If the result stays, call a supervisor."),
    ("Issuing state", "Another state's authority signed it. Call a supervisor."),
    ("Document's expiry", "The holder needs a new document."),
    ("Chip is genuine", "Try again. If the result stays, call a supervisor."),
    ("Document type", "The signer does not sign documents of this type. Call a supervisor."),
    ("EF.CardAccess", "Read the card again. If the result stays, call a supervisor."),
)
DATA_GROUP_STATUSES = ("unknown", "as signed", "NOT AS SIGNED", "NOT SIGNED", "not comparable", "not read")
FORMATS = ("unknown", "JPEG", "JPEG 2000", "JPEG 2000 codestream", "WSQ")
PROTOCOLS = ("other", "AA", "CA", "CA domain", "CA key", "EF.DIR", "PACE", "PACE domain", "TA")

CROSS_CHECKS_OF_QR = frozenset(it for it in idchip.CrossCheck if it.name.startswith("QR_"))

# Controls and marks of direction, which would change the terminal or the text around them.
NOT_PRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


class Kiosk:
    """A card during verification."""

    def __init__(self, options, context):
        self.options = options
        self.context = context
        self.files = []  # To be wiped.
        self.data_groups = {}
        self.notes = {}
        self.has_mrz = self.has_citizen = False
        # None if the card was not accepted.
        self.accepted = None
        self.has_report = False
        # EF.CardAccess, which selected the access protocol, differs from DG14.
        self.has_odd_access = False
        self.cross_checks = idchip.CrossChecks()
        self.qr_error = None
        # Not accepted until the library accepts it.
        self.outcome, self.why, self.advice = UNREADABLE, "", ""

    def wipe(self):
        for file in self.files:
            file.wipe()
        if self.accepted and self.accepted.face:
            self.accepted.face.image[:] = bytes(len(self.accepted.face.image))

    def path(self, name):
        return os.path.join(self.options.directory, f"{name}.bin")

    def read(self, path):
        file = idchip.Buffer.read(path)
        self.files.append(file)
        return file

    def read_if_there(self, name):
        """A reader of chips would SELECT the file, and READ BINARY until its end."""
        return self.read(self.path(name)) if os.path.exists(self.path(name)) else None

    def decide(self, outcome, why, advice):
        self.outcome, self.why, self.advice = outcome, why, advice

    def judge(self):
        sod = self.read_if_there("EF.SOD")
        if sod is None:
            return self.decide(UNREADABLE, "EF.SOD is missing", "Read the card again.")
        try:
            self.context.verify(sod)
        except idchip.Refusal as refusal:
            if refusal.is_parse:
                why = idchip.error_message(self.context.report_error())
                return self.decide(UNREADABLE, why, "Read the card again.")
            self.examine_document(sod)
        else:
            self.take_document()
        self.has_report = True
        try:
            self.accepted = self.context.conclude()
        except idchip.Refusal:
            return self.decide_by_verdict(self.context.verdict())
        return self.decide_by_qr()

    def decide_by_verdict(self, verdict):
        why = f"{title_of(verdict.decided_by)[0]}: {describe_check(verdict.check)}"
        if verdict.verdict == idchip.Verdict.UNDETERMINED:
            return self.decide(UNDETERMINED, why, "Call a supervisor.")
        return self.decide(REJECTED, why, title_of(verdict.decided_by)[1])

    def take_document(self):
        """EF.SOD is authentic: each data group is compared with its signed hash, and its values can be
        used."""
        self.check_com()
        self.each(1, self.take_mrz)
        self.take_face()
        self.each(13, self.take_citizen)
        self.each(14, self.take_security_infos)
        self.each(15, self.take_chip_key)
        self.ask_chip()
        for number in set(range(3, 17)) - {13, 14, 15}:
            self.each(number, lambda file, number=number: self.context.check(number, file))
        self.cross_check()

    def examine_document(self, sod):
        """EF.SOD is not authentic: the other files are checked for the report only."""
        self.context.examine(sod)
        self.check_com()
        for number in range(1, 17):
            self.each(number, lambda file, number=number: self.context.read(number, file))

    def check_com(self):
        com = self.read_if_there("EF.COM")
        if com is not None:
            try:
                self.context.check_com(com)
            except idchip.Refusal:
                pass  # The report has the reason.

    def each(self, number, take):
        """Processes a data group, if it exists."""
        file = self.read_if_there(f"EF.DG{number}")
        if file is None:
            return
        self.data_groups[number] = file
        try:
            take(file)
        except idchip.Refusal as refusal:
            self.note_refusal(number, refusal)

    def note_refusal(self, number, refusal):
        if refusal.is_parse:
            self.notes[number] = f"unreadable: {refusal}"
        # Otherwise the report has the reason.

    def take_mrz(self, file):
        self.notes[1] = f"TD{self.context.open_mrz(file)}"
        self.has_mrz = True

    def take_face(self):
        """DG2 is large: it is hashed and searched in chunks, and only the photo is kept."""
        if not os.path.exists(self.path("EF.DG2")):
            return
        try:
            with open(self.path("EF.DG2"), "rb", buffering=0) as file:
                face = self.context.stream_face(file)
        except idchip.Refusal as refusal:
            return self.note_refusal(2, refusal)
        self.notes[2] = "no image"
        if face:
            what = FORMATS[face.format] if face.format < len(FORMATS) else FORMATS[0]
            self.notes[2] = f"face: {what}, {face.length} bytes at {face.at}"

    def take_citizen(self, file):
        self.context.open_citizen(file)
        self.has_citizen = True
        self.notes[13] = "citizen's details"

    def take_security_infos(self, file):
        kinds = self.context.open_security_infos(file)
        names = [PROTOCOLS[kind] if kind < len(PROTOCOLS) else PROTOCOLS[0] for kind in kinds]
        self.notes[14] = f"protocols: {', '.join(names)}" if names else ""
        access = self.read_if_there("EF.CardAccess")
        if access is not None:
            try:
                self.context.check_card_access(file, access)
            except idchip.Refusal:
                self.has_odd_access = True

    def take_chip_key(self, file):
        key = self.context.open_chip_key(file)
        if key.kind == idchip.KeyKind.RSA:
            self.notes[15] = f"RSA key of {key.modulus * 8} bits"
        else:
            self.notes[15] = f"EC key, point of {key.point} bytes" if key.point else "key of another kind"

    def ask_chip(self):
        """The chip must prove that it is genuine, or the card is not accepted, even if it withholds
        DG15."""
        if not self.options.aa:
            return
        # A real kiosk draws a random challenge for each card.
        challenge, response = map(self.read, self.options.aa)
        try:
            self.context.verify_chip(self.data_groups.get(15), self.data_groups.get(14), challenge, response)
        except idchip.Refusal:
            pass  # The report has the reason.

    def cross_check(self):
        """Compares DG1, DG13 and the QR code printed on the card, as far as available."""
        qr = None
        if self.options.qr:
            qr = self.read(self.options.qr)
            while qr.size and qr.bytes[qr.size - 1] in b"\r\n":
                qr.size -= 1
        if not self.has_citizen and not qr:
            return
        mrz = self.data_groups[1] if self.has_mrz else None
        citizen = self.data_groups[13] if self.has_citizen else None
        try:
            self.cross_checks = self.context.cross_check(mrz, citizen, qr)
        except idchip.Refusal as refusal:
            self.qr_error = refusal

    def decide_by_qr(self):
        """For an accepted card: the printed QR code must not contradict the chip. It is not signed: a
        difference means that it is not this card's."""
        if self.qr_error:
            advice = "Scan the QR code again, or ask for the ID card."
            self.decide(UNREADABLE, f"QR code: {self.qr_error}", advice)
        elif self.cross_checks.differ & CROSS_CHECKS_OF_QR:
            advice = "Scan the QR code again. If the result stays, call a supervisor."
            self.decide(REJECTED, "QR code: it says something else than the chip", advice)
        elif self.options.qr and idchip.CrossCheck.QR_PERSONAL_NUMBER not in self.cross_checks.agree:
            why = "QR code: its personal number cannot be compared with the chip"
            self.decide(UNDETERMINED, why, "Call a supervisor.")
        elif self.cross_checks.not_comparable & CROSS_CHECKS_OF_QR:
            why = "QR code: a field of it cannot be compared with the chip"
            self.decide(UNDETERMINED, why, "Set the scanner to UTF-8 and scan again, or call a supervisor.")
        elif self.accepted.face:
            self.decide(ACCEPTED, "", "Compare the photo with the person.")
        else:
            self.decide(ACCEPTED, "", "The chip gave no photo. Call a supervisor.")

    def show(self):
        print(f"{RULE}\n  {WORDS[self.outcome]}\n{RULE}")
        if self.outcome == ACCEPTED:
            print("  The data are genuine: a trusted authority signed them, nothing was changed.")
            chip = self.context.report_check(idchip.CheckId.ACTIVE_AUTHENTICATION)
            if chip.result == idchip.Result.SUCCESSFUL:
                print("  The chip is the original.")
            else:
                print("  Not proved: that the chip is the original and no copy.")
            if self.has_odd_access:
                print("  EF.CardAccess is not as the signed DG14: the access to the chip may be weakened.")
            if self.cross_checks.differ:
                print("  Parts of the card contradict each other: see the comparisons.")
        else:
            print("  " + {
                REJECTED: "Do not accept this card.",
                UNDETERMINED: "Neither yes nor no: something is missing to decide.",
            }.get(self.outcome, "This card cannot be judged."))
            print(f"  Why: {self.why}.")
        print(f"  {self.advice}\n  Judged for {day_of(self.options.at)}.")
        # Nothing that identifies the holder is shown unless the card was accepted.
        if self.outcome == ACCEPTED and self.accepted.mrz:
            self.show_document()
        self.show_cross_checks()
        if self.has_report:
            self.show_report()

    def show_document(self):
        print("\nDOCUMENT AND HOLDER" + ("" if self.options.reveal else " (hidden: --reveal shows it)"))
        mrz, citizen = self.accepted.mrz, self.accepted.citizen
        print(f"  {'Document code':22}  {mrz.document_code}")
        print(f"  {'Issuing state':22}  {mrz.issuing_state}")
        self.show_value("Document number", mrz.document_number)
        self.show_value("Surname", mrz.primary_identifier)
        self.show_value("Given names", mrz.secondary_identifier)
        self.show_value("Nationality", mrz.nationality, is_counted=False)
        self.show_value("Sex", mrz.sex, is_counted=False)
        self.show_value("Date of birth", str(mrz.birth), is_counted=False)
        self.show_value("Date of expiry", str(mrz.expiry or "none"), is_counted=False)
        if not citizen:
            return
        self.show_field("Personal number", "personal_number")
        self.show_field("Full name", "full_name")
        self.show_field("Ethnicity", "ethnicity", is_counted=False)
        self.show_field("Religion", "religion", is_counted=False)
        self.show_field("Place of origin", "place_of_origin")
        self.show_field("Place of residence", "place_of_residence")
        self.show_field("Identification", "personal_identification")
        self.show_field("Father", "father")
        self.show_field("Mother", "mother")
        self.show_field("Spouse", "spouse")
        self.show_field("Old number", "old_number")
        self.show_value("Date of issue", str(citizen.issue or ""), is_counted=False)
        if citizen.expiry:
            self.show_value("Expiry in DG13", str(citizen.expiry), is_counted=False)
        else:
            self.show_field("Expiry in DG13", "date_of_expiry", is_counted=False)

    def show_value(self, label, text, is_counted=True):
        """A hidden value is shown by its length, or not at all if the length would reveal it."""
        if not text:
            return
        if self.options.reveal:
            shown = NOT_PRINTABLE.sub("?", text)
        else:
            shown = f"({len(text)} characters)" if is_counted else "(hidden)"
        print(f"  {label:22}  {shown}")

    def show_field(self, label, name, is_counted=True):
        field = self.accepted.citizen.fields[name]
        if field.status == idchip.Status.OK:
            self.show_value(label, field.text, is_counted)
        elif field.status != idchip.Status.ABSENT:
            print(f"  {label:22}  cannot be read: {idchip.message(field.status)}")

    def show_cross_checks(self):
        agree, differ = self.cross_checks.agree, self.cross_checks.differ
        if not agree | differ:
            return
        print("\nCOMPARISONS")
        for comparison in sorted(agree | differ):
            name = idchip.cross_check_name(comparison).replace("_", " ")
            print(f"  {name:28}  {'agrees' if comparison in agree else 'DIFFERS'}")

    def show_report(self):
        print("\nCHECKS")
        for number, check in self.context.report_checks().items():
            result = idchip.result_name(check.result)
            print(f"  {title_of(number)[0]:20}  {result:13}  {describe_check(check)}".rstrip())
        print("\nDATA GROUPS")
        for number in range(1, 17):
            status = self.context.report_data_group(number)
            if status != idchip.DataGroupStatus.NOT_PRESENT:
                shown = DATA_GROUP_STATUSES[status] if status <= 5 else DATA_GROUP_STATUSES[0]
                print(f"  {f'DG{number}':4}  {shown:14}  {self.notes.get(number, '')}".rstrip())
        findings = self.context.report_findings()
        if findings:
            print("\nDEVIATIONS")
        for finding in findings:
            print(f"  {idchip.finding_message(finding)}")


def title_of(check):
    return CHECKS[check if check < len(CHECKS) else 0]


def day_of(time):
    return time.date().isoformat()


def describe_check(check):
    if check.reason == idchip.Status.OK:
        return {
            idchip.Evidence.LIMIT: lambda: f"until {day_of(check.time)}",
            idchip.Evidence.ANCHOR: lambda: f"anchor {check.value + 1}",
        }.get(check.evidence, str)()
    reason = idchip.message(check.reason)
    return {
        idchip.Evidence.ANCHOR: lambda: f"{reason} (anchor {check.value + 1})",
        idchip.Evidence.DATA_GROUP: lambda: f"{reason} (DG{check.value})",
        idchip.Evidence.ERROR: lambda: f"{reason}: {idchip.error_message(check.error)}",
        idchip.Evidence.FINDING: lambda: f"{reason}: {idchip.finding_message(idchip.Finding(check.value))}",
        idchip.Evidence.LIMIT: lambda: f"{reason} ({day_of(check.time)})",
        idchip.Evidence.LENGTH: lambda: f"{reason} ({check.value} of {check.expected} bytes)",
        idchip.Evidence.MISSING: lambda: f"{reason} (DG{check.value}: {check.expected} bytes are missing)",
    }.get(check.evidence, lambda: reason)()


def moment(text):
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return datetime.datetime.combine(datetime.date.fromisoformat(text), datetime.time(), datetime.timezone.utc)
    if re.fullmatch("[0-9]{1,12}", text):
        try:
            return datetime.datetime.fromtimestamp(int(text), datetime.timezone.utc)
        except OverflowError:
            pass
    raise ValueError(text)


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"kiosk: {message}\n")


def parse_options():
    parser = Parser(prog="kiosk", allow_abbrev=False)
    parser.add_argument("directory", metavar="CARD_DIRECTORY")
    parser.add_argument("--anchors", action="append", required=True, metavar="FILE")
    parser.add_argument("--at", type=moment, default=datetime.datetime.now(datetime.timezone.utc), metavar="YYYY-MM-DD|SECONDS")
    parser.add_argument("--aa", nargs=2, metavar=("CHALLENGE", "RESPONSE"))
    parser.add_argument("--qr", metavar="FILE")
    parser.add_argument("--face", metavar="FILE")
    parser.add_argument("--reveal", action="store_true")
    return parser.parse_args()


def run(options):
    # A chip that was challenged must prove that it is genuine.
    policy = idchip.Policy.REQUIRE_CHIP if options.aa else idchip.Policy.DEFAULT
    anchors = idchip.Anchors(options.anchors)
    with idchip.Context(anchors, options.at, policy) as context:
        kiosk = Kiosk(options, context)
        try:
            kiosk.judge()
            kiosk.show()
            if kiosk.outcome == ACCEPTED and kiosk.accepted.face and options.face:
                with open(options.face, "wb", buffering=0) as file:
                    file.write(kiosk.accepted.face.image)
            return kiosk.outcome
        finally:
            kiosk.wipe()


def main():
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    options = parse_options()
    try:
        return run(options)
    except (OSError, idchip.Refusal) as error:
        print(f"kiosk: {error}", file=sys.stderr)
        return UNREADABLE
    except Exception as error:  # Nothing unforeseen may end with the exit code of a verdict.
        print(f"kiosk: {error!r}", file=sys.stderr)
        return DEFECT


if __name__ == "__main__":
    sys.exit(main())
