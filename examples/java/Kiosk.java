import idchip.Idchip;
import idchip.IdchipNative;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kiosk: verifies the files of a card, and shows in plain words if it is accepted, with the reason.
 *
 * <pre>
 * kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]
 *       [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal]
 * </pre>
 *
 * <p>Exit code: 0 accepted, 1 rejected, 2 undetermined, 3 unreadable, 64 wrong usage, 70 a defect.
 *
 * <p>Nothing of a holder is shown, and no photo is written, before the card was accepted.
 */
public final class Kiosk {
    private enum Outcome { ACCEPTED, REJECTED, UNDETERMINED, UNREADABLE }

    private static final int EXIT_USAGE = 64;
    private static final int EXIT_DEFECT = 70;
    private static final String RULE = "=".repeat(78);

    /** The title of each check, and the advice if it fails, by number. */
    private static final String[][] CHECKS = {
        {"Another check", "Call a supervisor."},
        {"Content of EF.SOD", "Read the card again. If the result stays, call a supervisor."},
        {"Signature of EF.SOD", "Read the card again. If the result stays, call a supervisor."},
        {"Signer's certificate", "The signer is not known here as one of documents. Call a supervisor."},
        {"Validity", "Is the date of this machine right? If it is, call a supervisor."},
        {"Revocation", "The signer was revoked. Call a supervisor."},
        {"EF.COM and EF.SOD", "Read the card again. If the result stays, call a supervisor."},
        {"Data groups", "Read the card again. If the result stays, call a supervisor."},
        {"Issuing state", "Another state's authority signed it. Call a supervisor."},
        {"Document's expiry", "The holder needs a new document."},
        {"Chip is genuine", "Try again. If the result stays, call a supervisor."},
        {"Document type", "The signer does not sign documents of this type. Call a supervisor."},
        {"EF.CardAccess", "Read the card again. If the result stays, call a supervisor."},
    };
    private static final String[] STATUSES = {
        "unknown", "as signed", "NOT AS SIGNED", "NOT SIGNED", "not comparable", "not read"
    };
    private static final String[] FORMATS = {"unknown", "JPEG", "JPEG 2000", "JPEG 2000 codestream", "WSQ"};
    private static final String[] PROTOCOLS = {
        "other", "AA", "CA", "CA domain", "CA key", "EF.DIR", "PACE", "PACE domain", "TA"
    };

    /** Controls and marks of direction, which would change the terminal or the text around them. */
    private static final String NOT_PRINTABLE =
            "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]";

    private record Options(
            Path directory, List<Path> anchors, long at, Path challenge, Path response, Path qr, Path face,
            boolean reveal) {}

    /** Processes a data group. */
    private interface Take {
        void take(Idchip.Buffer file) throws Idchip.Refusal, IOException;
    }

    private final Options options;
    private final Idchip.Context context;
    private final PrintStream output;
    private final List<Idchip.Buffer> files = new ArrayList<>(); // To be wiped.
    private final Map<Integer, Idchip.Buffer> dataGroups = new HashMap<>();
    private final Map<Integer, String> notes = new HashMap<>();
    private boolean hasMrz;
    private boolean hasCitizen;
    private Idchip.Accepted accepted; // Null or empty if the card was not accepted.
    private int agree;
    private int differ;
    private int notComparable;
    private Idchip.Refusal qrError;
    private boolean hasReport;
    private boolean hasOddAccess;
    // Not accepted until the library accepts it.
    private Outcome outcome = Outcome.UNREADABLE;
    private String why = "";
    private String advice = "";

    private Kiosk(Options options, Idchip.Context context, PrintStream output) {
        this.options = options;
        this.context = context;
        this.output = output;
    }

    private void wipe() {
        files.forEach(Idchip.Buffer::wipe);
        if (accepted != null && accepted.face() != null) {
            accepted.face().image().wipe();
        }
    }

    private Path path(String name) {
        return options.directory().resolve(name + ".bin");
    }

    private Idchip.Buffer read(Path path) throws IOException {
        Idchip.Buffer file = Idchip.Buffer.read(path);
        files.add(file);
        return file;
    }

    /** A reader of chips would SELECT the file, and READ BINARY until its end. */
    private Idchip.Buffer readIfThere(String name) throws IOException {
        return Files.exists(path(name)) ? read(path(name)) : null;
    }

    private void decide(Outcome outcome, String why, String advice) {
        this.outcome = outcome;
        this.why = why;
        this.advice = advice;
    }

    private void judge() throws IOException {
        Idchip.Buffer sod = readIfThere("EF.SOD");
        if (sod == null) {
            decide(Outcome.UNREADABLE, "EF.SOD is missing", "Read the card again.");
            return;
        }
        boolean isAuthentic = true;
        try {
            context.verify(sod);
        } catch (Idchip.Refusal refusal) {
            if (refusal.status().isParse()) {
                decide(Outcome.UNREADABLE, Idchip.errorMessage(context.reportError()), "Read the card again.");
                return;
            }
            isAuthentic = false;
        }
        if (isAuthentic) {
            takeDocument();
        } else {
            examineDocument();
        }
        hasReport = true;
        try {
            accepted = context.conclude();
        } catch (Idchip.Refusal refusal) {
            decideByVerdict(context.verdict());
            return;
        }
        decideByQr();
    }

    private void decideByVerdict(IdchipNative.Verdict verdict) {
        String[] check = CHECKS[verdict.decided_by < CHECKS.length ? verdict.decided_by : 0];
        String because = check[0] + ": " + describe(verdict.check);
        if (verdict.verdict == Idchip.VERDICT_UNDETERMINED) {
            decide(Outcome.UNDETERMINED, because, "Call a supervisor.");
        } else {
            decide(Outcome.REJECTED, because, check[1]);
        }
    }

    /**
     * EF.SOD is authentic: each data group is compared with its signed hash, and its values can be used.
     */
    private void takeDocument() throws IOException {
        checkCom();
        each(1, file -> {
            notes.put(1, "TD" + context.openMrz(file));
            hasMrz = true;
        });
        attempt(2, null, file -> takeFace());
        each(13, file -> {
            context.openCitizen(file);
            hasCitizen = true;
            notes.put(13, "citizen's details");
        });
        each(14, file -> {
            List<String> kinds = context.openSecurityInfos(file).stream().map(it -> word(PROTOCOLS, it)).toList();
            notes.put(14, kinds.isEmpty() ? "" : "protocols: " + String.join(", ", kinds));
            checkAccess(file);
        });
        each(15, this::takeChipKey);
        askChip();
        for (int number = 3; number <= 16; number++) {
            int other = number;
            if (number < 13 || number > 15) {
                each(number, file -> context.checkDataGroup(other, file));
            }
        }
        crossCheck();
    }

    /** EF.SOD is not authentic: the other files are checked for the report only, and no value is given out. */
    private void examineDocument() throws IOException {
        try {
            context.examine();
        } catch (Idchip.Refusal refusal) {
            throw new IllegalStateException(refusal); // It was readable before.
        }
        checkCom();
        for (int number = 1; number <= 16; number++) {
            int each = number;
            each(number, file -> context.readDataGroup(each, file));
        }
    }

    private void checkCom() throws IOException {
        Idchip.Buffer com = readIfThere("EF.COM");
        if (com != null) {
            try {
                context.checkCom(com);
            } catch (Idchip.Refusal refusal) {
                return; // The report has the reason.
            }
        }
    }

    /** Processes a data group, if it exists. */
    private void each(int number, Take take) throws IOException {
        Idchip.Buffer file = readIfThere("EF.DG" + number);
        if (file != null) {
            dataGroups.put(number, file);
            attempt(number, file, take);
        }
    }

    private void attempt(int number, Idchip.Buffer file, Take take) throws IOException {
        try {
            take.take(file);
        } catch (Idchip.Refusal refusal) {
            if (refusal.status().isParse()) {
                notes.put(number, "unreadable: " + refusal.getMessage());
            }
            // Otherwise the report has the reason.
        }
    }

    /** EF.CardAccess, which is not signed, selected the access protocol. DG14 confirms it. */
    private void checkAccess(Idchip.Buffer dg14) throws IOException {
        Idchip.Buffer access = readIfThere("EF.CardAccess");
        if (access != null) {
            try {
                context.checkCardAccess(dg14, access);
            } catch (Idchip.Refusal refusal) {
                hasOddAccess = true;
            }
        }
    }

    /** DG2 is large: it is hashed and searched in chunks, and only the photo is kept. */
    private void takeFace() throws Idchip.Refusal, IOException {
        if (!Files.exists(path("EF.DG2"))) {
            return;
        }
        Idchip.FaceNote face;
        try (FileChannel file = FileChannel.open(path("EF.DG2"))) {
            face = context.streamFace(file);
        }
        notes.put(2, face == null
                ? "no image"
                : "face: " + word(FORMATS, face.format()) + ", " + face.length() + " bytes at " + face.at());
    }

    private void takeChipKey(Idchip.Buffer file) throws Idchip.Refusal, IOException {
        Idchip.ChipKey key = context.openChipKey(file);
        if (key.kind() == Idchip.KEY_RSA) {
            notes.put(15, "RSA key of " + key.modulusLength() * 8 + " bits");
        } else if (key.pointLength() > 0) {
            notes.put(15, "EC key, point of " + key.pointLength() + " bytes");
        } else {
            notes.put(15, "key of another kind");
        }
    }

    /** The chip must prove that it is genuine, or the card is not accepted, even if it withholds DG15. */
    private void askChip() throws IOException {
        if (options.challenge() == null) {
            return;
        }
        // A real kiosk draws a random challenge for each card.
        Idchip.Buffer challenge = read(options.challenge());
        Idchip.Buffer response = read(options.response());
        try {
            context.verifyChip(dataGroups.get(15), dataGroups.get(14), challenge, response);
        } catch (Idchip.Refusal refusal) {
            return; // The report has the reason.
        }
    }

    /** Compares DG1, DG13 and the QR code printed on the card, as far as available. */
    private void crossCheck() throws IOException {
        Idchip.Buffer qr = null;
        if (options.qr() != null) {
            Idchip.Buffer text = read(options.qr());
            ByteBuffer bytes = text.bytes();
            int length = text.size();
            while (length > 0 && (bytes.get(length - 1) == '\n' || bytes.get(length - 1) == '\r')) {
                length--;
            }
            qr = text.first(length);
            files.add(qr);
        }
        if (!hasCitizen && qr == null) {
            return;
        }
        try {
            IdchipNative.CrossChecks checks = context.crossCheck(
                    hasMrz ? dataGroups.get(1) : null, hasCitizen ? dataGroups.get(13) : null, qr);
            agree = checks.agree;
            differ = checks.differ;
            notComparable = checks.notComparable;
        } catch (Idchip.Refusal refusal) {
            qrError = refusal;
        }
    }

    /**
     * For an accepted card: the printed QR code must not contradict the chip. It is not signed: a
     * difference means that it is not this card's.
     */
    private void decideByQr() {
        if (qrError != null) {
            String what = "Scan the QR code again, or ask for the ID card.";
            decide(Outcome.UNREADABLE, "QR code: " + qrError.getMessage(), what);
        } else if ((differ & Idchip.CROSS_CHECKS_OF_QR) != 0) {
            String what = "Scan the QR code again. If the result stays, call a supervisor.";
            decide(Outcome.REJECTED, "QR code: it says something else than the chip", what);
        } else if (options.qr() != null && (agree >> Idchip.CROSS_CHECK_QR_PERSONAL_NUMBER & 1) == 0) {
            String because = "QR code: its personal number cannot be compared with the chip";
            decide(Outcome.UNDETERMINED, because, "Call a supervisor.");
        } else if ((notComparable & Idchip.CROSS_CHECKS_OF_QR) != 0) {
            String because = "QR code: a field of it cannot be compared with the chip";
            decide(Outcome.UNDETERMINED, because, "Set the scanner to UTF-8 and scan again, or call a supervisor.");
        } else if (accepted.face() != null) {
            decide(Outcome.ACCEPTED, "", "Compare the photo with the person.");
        } else {
            decide(Outcome.ACCEPTED, "", "The chip gave no photo. Call a supervisor.");
        }
    }

    private void show() {
        output.print(RULE + "\n  " + outcome + "\n" + RULE + "\n");
        if (outcome == Outcome.ACCEPTED) {
            output.print("  The data are genuine: a trusted authority signed them, nothing was changed.\n");
            IdchipNative.Check chip = context.reportCheck(Idchip.CHECK_ACTIVE_AUTHENTICATION);
            output.print(chip.result == Idchip.RESULT_SUCCESSFUL
                    ? "  The chip is the original.\n"
                    : "  Not proved: that the chip is the original and no copy.\n");
            if (hasOddAccess) {
                output.print("  EF.CardAccess is not as the signed DG14: the access to the chip may be weakened.\n");
            }
            if (differ != 0) {
                output.print("  Parts of the card contradict each other: see the comparisons.\n");
            }
        } else {
            output.print(switch (outcome) {
                case REJECTED -> "  Do not accept this card.\n";
                case UNDETERMINED -> "  Neither yes nor no: something is missing to decide.\n";
                default -> "  This card cannot be judged.\n";
            });
            output.print("  Why: " + why + ".\n");
        }
        output.print("  " + advice + "\n  Judged for " + dayOf(options.at()) + ".\n");
        // Nothing that identifies the holder is shown unless the card was accepted.
        if (outcome == Outcome.ACCEPTED && accepted.mrz() != null) {
            showDocument();
        }
        showCrossChecks();
        if (hasReport) {
            showReport();
        }
    }

    private void showDocument() {
        Idchip.Mrz mrz = accepted.mrz();
        Idchip.Citizen citizen = accepted.citizen();
        output.print("\nDOCUMENT AND HOLDER" + (options.reveal() ? "" : " (hidden: --reveal shows it)") + "\n");
        showLine("Document code", mrz.documentCode());
        showLine("Issuing state", mrz.issuingState());
        showCounted("Document number", mrz.documentNumber());
        showCounted("Surname", mrz.primaryIdentifier());
        showCounted("Given names", mrz.secondaryIdentifier());
        showHidden("Nationality", mrz.nationality());
        showHidden("Sex", mrz.sex());
        showHidden("Date of birth", mrz.birth());
        showHidden("Date of expiry", mrz.isWithoutExpiry() ? "none" : mrz.expiry());
        if (citizen == null) {
            return;
        }
        showField("Personal number", citizen.personalNumber(), true);
        showField("Full name", citizen.fullName(), true);
        showField("Ethnicity", citizen.ethnicity(), false);
        showField("Religion", citizen.religion(), false);
        showField("Place of origin", citizen.placeOfOrigin(), true);
        showField("Place of residence", citizen.placeOfResidence(), true);
        showField("Identification", citizen.personalIdentification(), true);
        showField("Father", citizen.father(), true);
        showField("Mother", citizen.mother(), true);
        showField("Spouse", citizen.spouse(), true);
        showField("Old number", citizen.oldNumber(), true);
        showHidden("Date of issue", citizen.issue() == null ? "" : citizen.issue());
        if (citizen.expiry() != null) {
            showHidden("Expiry in DG13", citizen.expiry());
        } else {
            showField("Expiry in DG13", citizen.dateOfExpiry(), false);
        }
    }

    private void showLine(String label, String text) {
        output.print(String.format("  %-22s  %s\n", label, text));
    }

    /** A hidden value is shown by its length … */
    private void showCounted(String label, String text) {
        showValue(label, text, "(" + text.codePointCount(0, text.length()) + " characters)");
    }

    /** … or not at all, if the length would reveal it. */
    private void showHidden(String label, String text) {
        showValue(label, text, "(hidden)");
    }

    private void showValue(String label, String text, String hidden) {
        if (!text.isEmpty()) {
            showLine(label, options.reveal() ? text.replaceAll(NOT_PRINTABLE, "?") : hidden);
        }
    }

    private void showField(String label, Idchip.Field field, boolean isCounted) {
        if (field.status().isOk() && isCounted) {
            showCounted(label, field.text());
        } else if (field.status().isOk()) {
            showHidden(label, field.text());
        } else if (!field.status().isAbsent()) {
            showLine(label, "cannot be read: " + field.status().message());
        }
    }

    private void showCrossChecks() {
        if ((agree | differ) == 0) {
            return;
        }
        output.print("\nCOMPARISONS\n");
        for (int number = 0; number < Idchip.CROSS_CHECK_COUNT; number++) {
            if (((agree | differ) >> number & 1) != 0) {
                String name = Idchip.crossCheckName(number).replace('_', ' ');
                output.print(String.format("  %-28s  %s\n", name, (agree >> number & 1) != 0 ? "agrees" : "DIFFERS"));
            }
        }
    }

    private void showReport() {
        output.print("\nCHECKS\n");
        int id = 0;
        for (IdchipNative.Check check : context.reportChecks()) {
            String title = CHECKS[++id < CHECKS.length ? id : 0][0];
            String result = Idchip.resultName(check.result);
            showRow(String.format("  %-20s  %-13s  %s", title, result, describe(check)));
        }
        output.print("\nDATA GROUPS\n");
        for (int number = 1; number <= 16; number++) {
            int status = context.reportDataGroup(number);
            if (status != Idchip.DATA_GROUP_NOT_PRESENT) {
                String note = notes.getOrDefault(number, "");
                showRow(String.format("  %-4s  %-14s  %s", "DG" + number, word(STATUSES, status), note));
            }
        }
        List<Integer> findings = context.reportFindings();
        if (!findings.isEmpty()) {
            output.print("\nDEVIATIONS\n");
        }
        findings.forEach(finding -> output.print("  " + Idchip.findingMessage(finding) + "\n"));
    }

    private void showRow(String row) {
        output.print(row.stripTrailing() + "\n");
    }

    /** The photo is for the operator, to compare it with the person. */
    private void writeFace() throws IOException {
        if (outcome != Outcome.ACCEPTED || accepted.face() == null || options.face() == null) {
            return;
        }
        try (FileChannel file = FileChannel.open(
                options.face(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer image = accepted.face().image().bytes();
            while (image.hasRemaining()) {
                file.write(image);
            }
        }
    }

    /** A word by its number; the first one is used for numbers of later versions. */
    private static String word(String[] words, int number) {
        return words[number >= 0 && number < words.length ? number : 0];
    }

    private static String dayOf(long time) {
        return Instant.ofEpochSecond(time).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String describe(IdchipNative.Check check) {
        Idchip.Status status = new Idchip.Status(check.reason);
        if (status.isOk()) {
            return switch (check.evidence) {
                case Idchip.EVIDENCE_LIMIT -> "until " + dayOf(check.time);
                case Idchip.EVIDENCE_ANCHOR -> "anchor " + (check.value + 1);
                default -> "";
            };
        }
        return status.message() + switch (check.evidence) {
            case Idchip.EVIDENCE_ANCHOR -> " (anchor " + (check.value + 1) + ")";
            case Idchip.EVIDENCE_DATA_GROUP -> " (DG" + check.value + ")";
            case Idchip.EVIDENCE_ERROR -> ": " + Idchip.errorMessage(check.error);
            case Idchip.EVIDENCE_FINDING -> ": " + Idchip.findingMessage(check.value);
            case Idchip.EVIDENCE_LIMIT -> " (" + dayOf(check.time) + ")";
            case Idchip.EVIDENCE_LENGTH -> " (" + check.value + " of " + check.expected + " bytes)";
            case Idchip.EVIDENCE_MISSING -> " (DG" + check.value + ": " + check.expected + " bytes are missing)";
            default -> "";
        };
    }

    /** Null if the arguments are wrong. */
    private static Options parseOptions(String[] arguments) {
        Path directory = null;
        Path challenge = null;
        Path response = null;
        Path qr = null;
        Path face = null;
        List<Path> anchors = new ArrayList<>();
        long at = Instant.now().getEpochSecond();
        boolean reveal = false;
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--reveal" -> reveal = true;
                    case "--anchors" -> anchors.add(Path.of(arguments[++i]));
                    case "--qr" -> qr = Path.of(arguments[++i]);
                    case "--face" -> face = Path.of(arguments[++i]);
                    case "--at" -> at = moment(arguments[++i]);
                    case "--aa" -> {
                        challenge = Path.of(arguments[++i]);
                        response = Path.of(arguments[++i]);
                    }
                    default -> {
                        if (arguments[i].startsWith("-") || directory != null) {
                            return null;
                        }
                        directory = Path.of(arguments[i]);
                    }
                }
            }
        } catch (ArrayIndexOutOfBoundsException | DateTimeParseException wrong) {
            return null;
        }
        boolean isComplete = directory != null && !anchors.isEmpty();
        return isComplete ? new Options(directory, anchors, at, challenge, response, qr, face, reveal) : null;
    }

    private static long moment(String text) {
        if (text.matches("[0-9]{1,12}")) {
            return Long.parseLong(text);
        }
        return LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private static int run(Options options, PrintStream output) throws IOException, Idchip.Refusal {
        Idchip.Anchors anchors = new Idchip.Anchors(options.anchors().size());
        for (Path path : options.anchors()) {
            anchors.add(Idchip.Buffer.read(path));
        }
        // A chip that was challenged must prove that it is genuine.
        int policy = options.challenge() == null ? Idchip.POLICY_DEFAULT : Idchip.REQUIRE_CHIP;
        Idchip.Context context = new Idchip.Context(anchors, options.at(), policy);
        Kiosk kiosk = new Kiosk(options, context, output);
        try {
            kiosk.judge();
            kiosk.show();
            kiosk.writeFace();
            return kiosk.outcome.ordinal();
        } finally {
            context.close(); // Before its buffers are wiped.
            kiosk.wipe();
        }
    }

    public static void main(String[] arguments) {
        Options options = parseOptions(arguments);
        if (options == null) {
            System.err.print(
                    "usage: kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]\n"
                    + "             [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal]\n");
            System.exit(EXIT_USAGE);
        }
        int code;
        PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try {
            code = run(options, output);
        } catch (IOException | Idchip.Refusal error) {
            System.err.println("kiosk: " + error.getMessage());
            code = Outcome.UNREADABLE.ordinal();
        } catch (RuntimeException | LinkageError error) {
            // An unexpected error must not end with the exit code of a verdict.
            System.err.println("kiosk: " + error);
            code = EXIT_DEFECT;
        }
        output.flush();
        System.exit(output.checkError() ? EXIT_DEFECT : code);
    }
}
