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
 *       [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal] [--lang en|vi]
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

    /** Controls and marks of direction, which would change the terminal or the text around them. */
    private static final String NOT_PRINTABLE =
            "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]";

    private record Options(
            Path directory, List<Path> anchors, long at, Path challenge, Path response, Path qr, Path face,
            boolean reveal, int language) {}

    /** Processes a data group. */
    private interface Take {
        void take(Idchip.Buffer file) throws Idchip.Refusal, IOException;
    }

    private final Options options;
    private final Idchip.Context context;
    private final PrintStream output;
    private final Translator translator;
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
        translator = new Translator(options.language());
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

    private void decide(Outcome outcome, String why, int advice) {
        decide(outcome, why, say(advice));
    }

    private String say(int text, Object... values) {
        return translator.say(text, values);
    }

    private void judge() throws IOException {
        Idchip.Buffer sod = readIfThere("EF.SOD");
        if (sod == null) {
            decide(Outcome.UNREADABLE, say(KioskTexts.SOD_MISSING), KioskTexts.READ_AGAIN);
            return;
        }
        boolean isAuthentic = true;
        try {
            context.verify(sod);
        } catch (Idchip.Refusal refusal) {
            if (refusal.status().isParse()) {
                decide(Outcome.UNREADABLE, translator.message(context.reportError()), KioskTexts.READ_AGAIN);
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
        int check = verdict.decided_by;
        String because = say(KioskTexts.WHY_CHECK, translator.title(check), translator.describe(verdict.check));
        if (verdict.verdict == Idchip.VERDICT_UNDETERMINED) {
            decide(Outcome.UNDETERMINED, because, KioskTexts.CALL_SUPERVISOR);
        } else {
            decide(Outcome.REJECTED, because, translator.number(KioskTexts.ADVICE, KioskTexts.ADVICE_LAST, check));
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
            notes.put(13, say(KioskTexts.NOTE_CITIZEN));
        });
        each(14, file -> {
            List<String> kinds = context.openSecurityInfos(file).stream()
                    .map(it -> translator.number(KioskTexts.PROTOCOL, KioskTexts.PROTOCOL_LAST, it)).toList();
            notes.put(14, kinds.isEmpty() ? "" : say(KioskTexts.NOTE_PROTOCOLS, String.join(", ", kinds)));
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
                notes.put(number, say(KioskTexts.NOTE_UNREADABLE, translator.message(refusal.status())));
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
        if (face == null) {
            notes.put(2, say(KioskTexts.NOTE_NO_IMAGE));
        } else {
            String format = translator.number(KioskTexts.FORMAT, KioskTexts.FORMAT_LAST, face.format());
            notes.put(2, say(KioskTexts.NOTE_FACE, format, face.length(), face.at()));
        }
    }

    private void takeChipKey(Idchip.Buffer file) throws Idchip.Refusal, IOException {
        Idchip.ChipKey key = context.openChipKey(file);
        if (key.kind() == Idchip.KEY_RSA) {
            notes.put(15, say(KioskTexts.NOTE_RSA_KEY, key.modulusLength() * 8));
        } else if (key.pointLength() > 0) {
            notes.put(15, say(KioskTexts.NOTE_EC_KEY, key.pointLength()));
        } else {
            notes.put(15, say(KioskTexts.NOTE_OTHER_KEY));
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
            String because = say(KioskTexts.WHY_QR, translator.message(qrError.status()));
            decide(Outcome.UNREADABLE, because, KioskTexts.SCAN_AGAIN_OR_ASK_CARD);
        } else if ((differ & Idchip.CROSS_CHECKS_OF_QR) != 0) {
            decide(Outcome.REJECTED, say(KioskTexts.QR_DIFFERS), KioskTexts.SCAN_AGAIN_OR_CALL);
        } else if (options.qr() != null && (agree >> Idchip.CROSS_CHECK_QR_PERSONAL_NUMBER & 1) == 0) {
            decide(Outcome.UNDETERMINED, say(KioskTexts.QR_NO_NUMBER), KioskTexts.CALL_SUPERVISOR);
        } else if ((notComparable & Idchip.CROSS_CHECKS_OF_QR) != 0) {
            decide(Outcome.UNDETERMINED, say(KioskTexts.QR_NO_FIELD), KioskTexts.SET_SCANNER);
        } else {
            decide(Outcome.ACCEPTED, "", accepted.face() != null ? KioskTexts.COMPARE_PHOTO : KioskTexts.NO_PHOTO);
        }
    }

    private void show() {
        String word = translator.number(KioskTexts.OUTCOME, KioskTexts.OUTCOME_LAST, outcome.ordinal());
        output.print(RULE + "\n  " + word + "\n" + RULE + "\n");
        showSentence(translator.number(KioskTexts.SUMMARY, KioskTexts.SUMMARY_LAST, outcome.ordinal()));
        if (outcome == Outcome.ACCEPTED) {
            IdchipNative.Check chip = context.reportCheck(Idchip.CHECK_ACTIVE_AUTHENTICATION);
            boolean isOriginal = chip.result == Idchip.RESULT_SUCCESSFUL;
            showSentence(say(isOriginal ? KioskTexts.CHIP_IS_ORIGINAL : KioskTexts.CHIP_NOT_PROVED));
            if (hasOddAccess) {
                showSentence(say(KioskTexts.ACCESS_WEAKENED));
            }
            if (differ != 0) {
                showSentence(say(KioskTexts.PARTS_DIFFER));
            }
        } else {
            showSentence(say(KioskTexts.WHY, why));
        }
        showSentence(advice);
        showSentence(say(KioskTexts.JUDGED_FOR, translator.date(options.at())));
        // Nothing that identifies the holder is shown unless the card was accepted.
        if (outcome == Outcome.ACCEPTED && accepted.mrz() != null) {
            showDocument();
        }
        showCrossChecks();
        if (hasReport) {
            showReport();
        }
    }

    private void showSentence(String sentence) {
        output.print("  " + sentence + "\n");
    }

    private void showHeading(int heading) {
        output.print("\n" + say(heading) + "\n");
    }

    private void showDocument() {
        Idchip.Mrz mrz = accepted.mrz();
        Idchip.Citizen citizen = accepted.citizen();
        showHeading(options.reveal() ? KioskTexts.DOCUMENT : KioskTexts.DOCUMENT_HIDDEN);
        showLine(KioskTexts.LABEL_DOCUMENT_CODE, mrz.documentCode());
        showLine(KioskTexts.LABEL_ISSUING_STATE, mrz.issuingState());
        showValue(KioskTexts.LABEL_DOCUMENT_NUMBER, mrz.documentNumber());
        showValue(KioskTexts.LABEL_SURNAME, mrz.primaryIdentifier());
        showValue(KioskTexts.LABEL_GIVEN_NAMES, mrz.secondaryIdentifier());
        showValue(KioskTexts.LABEL_NATIONALITY, mrz.nationality());
        showValue(KioskTexts.LABEL_SEX, translator.sex(mrz.sex()));
        showValue(KioskTexts.LABEL_DATE_OF_BIRTH, translator.date(mrz.birth()));
        showValue(
                KioskTexts.LABEL_DATE_OF_EXPIRY,
                mrz.isWithoutExpiry() ? say(KioskTexts.NO_EXPIRY) : translator.date(mrz.expiry()));
        if (citizen == null) {
            return;
        }
        showField(KioskTexts.LABEL_PERSONAL_NUMBER, citizen.personalNumber());
        showField(KioskTexts.LABEL_FULL_NAME, citizen.fullName());
        showField(KioskTexts.LABEL_ETHNICITY, citizen.ethnicity());
        showField(KioskTexts.LABEL_RELIGION, citizen.religion());
        showField(KioskTexts.LABEL_PLACE_OF_ORIGIN, citizen.placeOfOrigin());
        showField(KioskTexts.LABEL_PLACE_OF_RESIDENCE, citizen.placeOfResidence());
        showField(KioskTexts.LABEL_IDENTIFICATION, citizen.personalIdentification());
        showField(KioskTexts.LABEL_FATHER, citizen.father());
        showField(KioskTexts.LABEL_MOTHER, citizen.mother());
        showField(KioskTexts.LABEL_SPOUSE, citizen.spouse());
        showField(KioskTexts.LABEL_OLD_NUMBER, citizen.oldNumber());
        showValue(KioskTexts.LABEL_DATE_OF_ISSUE, citizen.issue() == null ? "" : translator.date(citizen.issue()));
        if (citizen.expiry() != null) {
            showValue(KioskTexts.LABEL_EXPIRY_IN_DG13, translator.date(citizen.expiry()));
        } else {
            showField(KioskTexts.LABEL_EXPIRY_IN_DG13, citizen.dateOfExpiry());
        }
    }

    private void showLine(int label, String text) {
        output.print(String.format("  %-22s  %s\n", say(label), text));
    }

    /** A hidden value does not tell its length either. */
    private void showValue(int label, String text) {
        if (!text.isEmpty()) {
            showLine(label, options.reveal() ? text.replaceAll(NOT_PRINTABLE, "?") : say(KioskTexts.HIDDEN));
        }
    }

    private void showField(int label, Idchip.Field field) {
        if (field.status().isOk()) {
            showValue(label, field.text());
        } else if (!field.status().isAbsent()) {
            showLine(label, say(KioskTexts.NOT_READABLE, translator.message(field.status())));
        }
    }

    private void showCrossChecks() {
        if ((agree | differ) == 0) {
            return;
        }
        showHeading(KioskTexts.COMPARISONS);
        for (int number = 0; number < Idchip.CROSS_CHECK_COUNT; number++) {
            if (((agree | differ) >> number & 1) != 0) {
                String name = translator.number(KioskTexts.COMPARED, KioskTexts.COMPARED_LAST, number);
                boolean agrees = (agree >> number & 1) != 0;
                String result = say(agrees ? KioskTexts.AGREES : KioskTexts.DIFFERS);
                output.print(String.format("  %-28s  %s\n", name, result));
            }
        }
    }

    private void showReport() {
        showHeading(KioskTexts.CHECKS);
        int id = 0;
        for (IdchipNative.Check check : context.reportChecks()) {
            String title = translator.title(++id);
            String result = translator.number(KioskTexts.RESULT, KioskTexts.RESULT_LAST, check.result);
            showRow(String.format("  %-20s  %-13s  %s", title, result, translator.describe(check)));
        }
        showHeading(KioskTexts.DATA_GROUPS);
        for (int number = 1; number <= 16; number++) {
            int status = context.reportDataGroup(number);
            if (status != Idchip.DATA_GROUP_NOT_PRESENT) {
                String shown = translator.number(KioskTexts.STATUS, KioskTexts.STATUS_LAST, status);
                String note = notes.getOrDefault(number, "");
                showRow(String.format("  %-4s  %-14s  %s", "DG" + number, shown, note));
            }
        }
        List<Integer> findings = context.reportFindings();
        if (!findings.isEmpty()) {
            showHeading(KioskTexts.DEVIATIONS);
        }
        findings.forEach(finding -> showSentence(translator.finding(finding)));
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
        int language = Translator.languageOfSystem();
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--reveal" -> reveal = true;
                    case "--anchors" -> anchors.add(Path.of(arguments[++i]));
                    case "--qr" -> qr = Path.of(arguments[++i]);
                    case "--face" -> face = Path.of(arguments[++i]);
                    case "--lang" -> language = Translator.parseLanguage(arguments[++i]);
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
        boolean isComplete = directory != null && !anchors.isEmpty() && language >= 0;
        return isComplete
                ? new Options(directory, anchors, at, challenge, response, qr, face, reveal, language)
                : null;
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
                    + "             [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal] [--lang en|vi]\n");
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
