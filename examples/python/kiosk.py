"""A kiosk: verifies the files of a card, and shows in plain words if it is accepted, with the reason.

  kiosk.py CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]
           [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal] [--lang en|vi]

Exit code: 0 accepted, 1 rejected, 2 undetermined, 3 unreadable, 64 wrong usage, 70 a defect.

Nothing of a holder is shown, and no photo is written, before the card was accepted.
"""

import argparse
import datetime
import os
import re
import sys

from kiosk_texts import LISTS, TEXTS

try:
    import idchip
except (ImportError, OSError) as missing:
    print(f"kiosk: {missing}", file=sys.stderr)
    sys.exit(70)

ACCEPTED, REJECTED, UNDETERMINED, UNREADABLE = range(4)
USAGE, DEFECT = 64, 70

RULE = "=" * 78

CROSS_CHECKS_OF_QR = frozenset(it for it in idchip.CrossCheck if it.name.startswith("QR_"))

# Controls and marks of direction, which would change the terminal or the text around them.
NOT_PRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


class Translator:
    """Says the texts of the kiosk, and those of the library, in one language."""

    def __init__(self, language):
        self.texts, self.lists = TEXTS[language], LISTS[language]
        self.language = {"en": idchip.Language.EN, "vi": idchip.Language.VI}[language]

    def __call__(self, name, **values):
        return self.texts[name].format(**values)

    def number(self, name, number):
        """The text of a list that a number of the library chooses; the first one for numbers of later
        versions."""
        texts = self.lists[name]
        return texts[number if number < len(texts) else 0]

    def meaning(self, number):
        """The meaning of a status or a finding, which the library has."""
        return idchip.translate(number, self.language) or self("unknown_number", number=int(number))

    def error(self, error):
        return idchip.error_message(error, self.language)

    def date(self, date):
        """A day, or the text that stands in its place."""
        if not isinstance(date, datetime.date):
            return date or ""
        return self("date", year=f"{date.year:04}", month=f"{date.month:02}", day=f"{date.day:02}")

    def sex(self, sex):
        return {"M": self("male"), "F": self("female")}.get(sex, sex)

    def check(self, check):
        """The reason for the result of a check, with its evidence."""
        evidence, next_number = check.evidence, check.value + 1
        if check.reason == idchip.Status.OK:
            return {
                idchip.Evidence.LIMIT: lambda: self("until", date=self.date(check.time.date())),
                idchip.Evidence.ANCHOR: lambda: self("anchor", number=next_number),
            }.get(evidence, str)()
        reason = self.meaning(check.reason)
        return {
            idchip.Evidence.ANCHOR: lambda: self("reason_anchor", reason=reason, number=next_number),
            idchip.Evidence.DATA_GROUP: lambda: self("reason_data_group", reason=reason, number=check.value),
            idchip.Evidence.ERROR: lambda: self("reason_detail", reason=reason, detail=self.error(check.error)),
            idchip.Evidence.FINDING: lambda: self(
                "reason_detail", reason=reason, detail=self.meaning(idchip.Finding(check.value))),
            idchip.Evidence.LIMIT: lambda: self(
                "reason_date", reason=reason, date=self.date(check.time.date())),
            idchip.Evidence.LENGTH: lambda: self(
                "reason_length", reason=reason, found=check.value, expected=check.expected),
            idchip.Evidence.MISSING: lambda: self(
                "reason_missing", reason=reason, number=check.value, count=check.expected),
        }.get(evidence, lambda: reason)()


class Kiosk:
    """A card during verification."""

    def __init__(self, options, context):
        self.options = options
        self.context = context
        self.say = Translator(options.lang)
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
            return self.decide(UNREADABLE, self.say("sod_missing"), self.say("read_again"))
        try:
            self.context.verify(sod)
        except idchip.Refusal as refusal:
            if refusal.is_parse:
                why = self.say.error(self.context.report_error())
                return self.decide(UNREADABLE, why, self.say("read_again"))
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
        check = self.say.number("title", verdict.decided_by)
        why = self.say("why_check", check=check, reason=self.say.check(verdict.check))
        if verdict.verdict == idchip.Verdict.UNDETERMINED:
            return self.decide(UNDETERMINED, why, self.say("call_supervisor"))
        return self.decide(REJECTED, why, self.say.number("advice", verdict.decided_by))

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
            self.notes[number] = self.say("note_unreadable", reason=self.say.meaning(refusal.status))
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
        self.notes[2] = self.say("note_no_image")
        if face:
            image = self.say.number("format", face.format)
            self.notes[2] = self.say("note_face", format=image, length=face.length, at=face.at)

    def take_citizen(self, file):
        self.context.open_citizen(file)
        self.has_citizen = True
        self.notes[13] = self.say("note_citizen")

    def take_security_infos(self, file):
        kinds = self.context.open_security_infos(file)
        names = ", ".join(self.say.number("protocol", kind) for kind in kinds)
        self.notes[14] = self.say("note_protocols", names=names) if names else ""
        access = self.read_if_there("EF.CardAccess")
        if access is not None:
            try:
                self.context.check_card_access(file, access)
            except idchip.Refusal:
                self.has_odd_access = True

    def take_chip_key(self, file):
        key = self.context.open_chip_key(file)
        if key.kind == idchip.KeyKind.RSA:
            self.notes[15] = self.say("note_rsa_key", bits=key.modulus * 8)
        elif key.point:
            self.notes[15] = self.say("note_ec_key", length=key.point)
        else:
            self.notes[15] = self.say("note_other_key")

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
        say = self.say
        if self.qr_error:
            why = say("why_qr", reason=say.meaning(self.qr_error.status))
            self.decide(UNREADABLE, why, say("scan_again_or_ask_card"))
        elif self.cross_checks.differ & CROSS_CHECKS_OF_QR:
            self.decide(REJECTED, say("qr_differs"), say("scan_again_or_call"))
        elif self.options.qr and idchip.CrossCheck.QR_PERSONAL_NUMBER not in self.cross_checks.agree:
            self.decide(UNDETERMINED, say("qr_no_number"), say("call_supervisor"))
        elif self.cross_checks.not_comparable & CROSS_CHECKS_OF_QR:
            self.decide(UNDETERMINED, say("qr_no_field"), say("set_scanner"))
        else:
            self.decide(ACCEPTED, "", say("compare_photo" if self.accepted.face else "no_photo"))

    def show(self):
        say = self.say
        print(f"{RULE}\n  {say.number('outcome', self.outcome)}\n{RULE}")
        print(f"  {say.number('summary', self.outcome)}")
        if self.outcome == ACCEPTED:
            chip = self.context.report_check(idchip.CheckId.ACTIVE_AUTHENTICATION)
            is_original = chip.result == idchip.Result.SUCCESSFUL
            print(f"  {say('chip_is_original' if is_original else 'chip_not_proved')}")
            if self.has_odd_access:
                print(f"  {say('access_weakened')}")
            if self.cross_checks.differ:
                print(f"  {say('parts_differ')}")
        else:
            print(f"  {say('why', why=self.why)}")
        print(f"  {self.advice}")
        print(f"  {say('judged_for', date=say.date(self.options.at.date()))}")
        # Nothing that identifies the holder is shown unless the card was accepted.
        if self.outcome == ACCEPTED and self.accepted.mrz:
            self.show_document()
        self.show_cross_checks()
        if self.has_report:
            self.show_report()

    def show_document(self):
        say = self.say
        print(f"\n{say('document' if self.options.reveal else 'document_hidden')}")
        mrz, citizen = self.accepted.mrz, self.accepted.citizen
        self.show_line("document_code", mrz.document_code)
        self.show_line("issuing_state", mrz.issuing_state)
        self.show_value("document_number", mrz.document_number)
        self.show_value("surname", mrz.primary_identifier)
        self.show_value("given_names", mrz.secondary_identifier)
        self.show_value("nationality", mrz.nationality)
        self.show_value("sex", say.sex(mrz.sex))
        self.show_value("date_of_birth", say.date(mrz.birth))
        self.show_value("date_of_expiry", say.date(mrz.expiry) or say("no_expiry"))
        if not citizen:
            return
        self.show_field("personal_number")
        self.show_field("full_name")
        self.show_field("ethnicity")
        self.show_field("religion")
        self.show_field("place_of_origin")
        self.show_field("place_of_residence")
        self.show_field("personal_identification", "identification")
        self.show_field("father")
        self.show_field("mother")
        self.show_field("spouse")
        self.show_field("old_number")
        self.show_value("date_of_issue", say.date(citizen.issue))
        if citizen.expiry:
            self.show_value("expiry_in_dg13", say.date(citizen.expiry))
        else:
            self.show_field("date_of_expiry", "expiry_in_dg13")

    def show_line(self, label, text):
        print(f"  {self.say('label_' + label):22}  {text}")

    def show_value(self, label, text):
        """A hidden value does not tell its length either."""
        if text:
            self.show_line(label, NOT_PRINTABLE.sub("?", text) if self.options.reveal else self.say("hidden"))

    def show_field(self, name, label=None):
        """A field of DG13, under the label of its name or another one."""
        field = self.accepted.citizen.fields[name]
        if field.status == idchip.Status.OK:
            self.show_value(label or name, field.text)
        elif field.status != idchip.Status.ABSENT:
            self.show_line(label or name, self.say("not_readable", reason=self.say.meaning(field.status)))

    def show_cross_checks(self):
        agree, differ = self.cross_checks.agree, self.cross_checks.differ
        if not agree | differ:
            return
        print(f"\n{self.say('comparisons')}")
        for comparison in sorted(agree | differ):
            name = self.say.number("compared", comparison)
            print(f"  {name:28}  {self.say('agrees' if comparison in agree else 'differs')}")

    def show_report(self):
        say = self.say
        print(f"\n{say('checks')}")
        for number, check in self.context.report_checks().items():
            result = say.number("result", check.result)
            print(f"  {say.number('title', number):20}  {result:13}  {say.check(check)}".rstrip())
        print(f"\n{say('data_groups')}")
        for number in range(1, 17):
            status = self.context.report_data_group(number)
            if status != idchip.DataGroupStatus.NOT_PRESENT:
                shown = say.number("status", status)
                print(f"  {f'DG{number}':4}  {shown:14}  {self.notes.get(number, '')}".rstrip())
        findings = self.context.report_findings()
        if findings:
            print(f"\n{say('deviations')}")
        for finding in findings:
            print(f"  {say.meaning(finding)}")


def language_of_environment():
    """The language of the environment, in the order of POSIX."""
    values = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "vi" if next(filter(None, values), "").startswith("vi") else "en"


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
    parser.add_argument("--lang", choices=tuple(TEXTS), default=language_of_environment())
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
