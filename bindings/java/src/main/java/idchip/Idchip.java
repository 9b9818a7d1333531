package idchip;

import static idchip.IdchipNative.LIBRARY;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import idchip.IdchipNative.Check;
import idchip.IdchipNative.CrossChecks;
import idchip.IdchipNative.Extent;
import idchip.IdchipNative.ParseError;
import idchip.IdchipNative.RawCitizen;
import idchip.IdchipNative.RawKey;
import idchip.IdchipNative.RawMrz;
import idchip.IdchipNative.RawText;
import idchip.IdchipNative.SecurityInfo;
import idchip.IdchipNative.SizeT;
import idchip.IdchipNative.SizeTByReference;
import idchip.IdchipNative.Slice;
import idchip.IdchipNative.Verdict;
import java.io.EOFException;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * idchip for Java: reads the chip of an ICAO 9303 card and verifies who signed it.
 *
 * <p>A binding of the C API by JNA; {@link IdchipNative} belongs to it. Rules:
 *
 * <ul>
 *   <li>Bytes for the library are in a {@link Buffer}, outside the Java heap, where they do not move, and
 *       that can be wiped. Anchors and Contexts keep those that the library keeps using: do not wipe
 *       these before the Context was closed.
 *   <li>Data that is not authentic throws {@link Refusal}, which must be caught; {@link Defect} is an
 *       error of the program. {@link Context#conclude} returns the holder's values in an
 *       {@link Accepted}, if the card is accepted.
 *   <li>Texts are copies. Java cannot wipe a String: keep it short-lived.
 *   <li>One thread at a time uses a Context; Anchors may be shared.
 * </ul>
 */
public final class Idchip {
    /** The bits below are conditions beyond it, joined with |. */
    public static final int POLICY_DEFAULT = 0;
    public static final int REQUIRE_CHIP = 16;
    public static final int REQUIRE_REVOCATION = 32;
    public static final int TOLERATE_NOTHING = 64;
    public static final int IGNORE_EXPIRY = 128;
    public static final int CHECK_ACTIVE_AUTHENTICATION = 10;
    public static final int RESULT_SUCCESSFUL = 1;
    public static final int VERDICT_UNDETERMINED = 3;
    public static final int EVIDENCE_ANCHOR = 1;
    public static final int EVIDENCE_DATA_GROUP = 2;
    public static final int EVIDENCE_ERROR = 3;
    public static final int EVIDENCE_FINDING = 4;
    public static final int EVIDENCE_LIMIT = 5;
    public static final int EVIDENCE_LENGTH = 6;
    public static final int EVIDENCE_MISSING = 7;
    public static final int DATA_GROUP_NOT_PRESENT = 6;
    public static final int KEY_RSA = 1;
    public static final int CROSS_CHECK_COUNT = 14;
    public static final int CROSS_CHECK_QR_PERSONAL_NUMBER = 10;
    /** The comparisons with the QR code, as bits. */
    public static final int CROSS_CHECKS_OF_QR = 0x1F << 7;

    private static final int UNKNOWN_CHECK = 111;
    private static final int NO_MORE = 113;
    private static final int NOT_VERIFIED = 116;
    private static final int NOT_UTF8 = 118;
    private static final int ABSENT = 119;
    private static final int SCRATCH_TOO_SMALL = 214;
    private static final int INTERNAL = 902;
    private static final int TEXT_SIZE = 256;
    private static final int TRANSLATION_SIZE = 1024;
    private static final int READ_BINARY_SIZE = 223;

    private Idchip() {}

    /** The status of a call. */
    public record Status(int code) {
        public boolean isOk() {
            return code == 0;
        }

        public boolean isParse() {
            return code > 200 && code < 300;
        }

        public boolean isReason() {
            return code > 400 && code < 600;
        }

        public boolean isAbsent() {
            return code == ABSENT;
        }

        /** True if the status is about a card, not about the program. */
        boolean isOfCard() {
            return code == ABSENT || code == NOT_UTF8 || code == NOT_VERIFIED || (code > 200 && code < 700);
        }

        public String message() {
            return nameOf(LIBRARY::idchip_status_message, code);
        }
    }

    /** The card failed a check: the requested value is not given out. */
    public static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Status status;

        Refusal(Status status) {
            super(status.message());
            this.status = status;
        }

        public Status status() {
            return status;
        }
    }

    /** The library was used wrongly, or failed internally. */
    public static final class Defect extends RuntimeException {
        private static final long serialVersionUID = 1;

        Defect(int code) {
            super(new Status(code).message());
        }
    }

    /** A status that a card may cause. */
    private static void check(int code) throws Refusal {
        Status status = new Status(code);
        if (!status.isOk() && status.isOfCard()) {
            throw new Refusal(status);
        }
        require(code);
    }

    /** A status that is not OK only because of a defect. */
    private static void require(int code) {
        if (code != 0) {
            throw new Defect(code);
        }
    }

    /** Bytes outside of the Java heap. */
    public static final class Buffer {
        private final Memory memory;
        private final int size;

        public Buffer(int size) {
            this.memory = new Memory(Math.max(size, 1)); // JNA has no empty memory.
            this.memory.clear();
            this.size = size;
        }

        /** Reads the file, without a copy on the heap. */
        public static Buffer read(Path path) throws IOException {
            try (FileChannel file = FileChannel.open(path)) {
                Buffer buffer = new Buffer(Math.toIntExact(file.size()));
                ByteBuffer bytes = buffer.bytes();
                while (bytes.hasRemaining()) {
                    if (file.read(bytes) < 0) {
                        throw new EOFException(path.toString());
                    }
                }
                return buffer;
            }
        }

        public int size() {
            return size;
        }

        /** A window on these bytes. It does not outlive the buffer. */
        public ByteBuffer bytes() {
            return memory.getByteBuffer(0, size);
        }

        /** The first bytes, in a new buffer. */
        public Buffer first(int length) {
            Buffer first = new Buffer(length);
            first.bytes().put(bytes().limit(length));
            return first;
        }

        public void wipe() {
            memory.clear();
        }

        /** These bytes and those after them, in a new buffer; this one is wiped. */
        private Buffer with(Slice slice) {
            int length = slice.len.intValue();
            if (length == 0) {
                return this;
            }
            Buffer grown = new Buffer(size + length);
            grown.bytes().put(bytes()).put(slice.data.getByteBuffer(0, length));
            wipe();
            return grown;
        }
    }

    private static Pointer pointer(Buffer buffer) {
        return buffer == null ? null : buffer.memory;
    }

    private static SizeT length(Buffer buffer) {
        return new SizeT(buffer == null ? 0 : buffer.size);
    }

    /** The trusted CSCA certificates. */
    public static final class Anchors {
        private final Memory memory;
        private final List<Buffer> files = new ArrayList<>(); // The library reads them in place.

        /** Room for this many files. */
        public Anchors(int capacity) {
            memory = new Memory(LIBRARY.idchip_anchors_size(new SizeT(capacity)).longValue());
            require(LIBRARY.idchip_anchors_open(memory, new SizeT(memory.size()), new PointerByReference()));
        }

        /** Adds a certificate or a master list, and keeps it. The signature of a master list is not checked. */
        public void add(Buffer file) throws Refusal {
            files.add(file);
            int code = LIBRARY.idchip_anchors_add_certificate(memory, pointer(file), length(file));
            if (new Status(code).isParse()) {
                code = LIBRARY.idchip_anchors_add_master_list(memory, pointer(file), length(file));
            }
            check(code);
        }
    }

    /** The fields of DG1. Dates are such as 2026-11-01, or the six characters if they are not known. */
    public record Mrz(
            int format, String documentCode, String issuingState, String documentNumber,
            String primaryIdentifier, String secondaryIdentifier, String nationality, String sex,
            String birth, String expiry, boolean isWithoutExpiry) {}

    /** A text of DG13: present if the status is OK, or else absent or unreadable. */
    public record Field(Status status, String text) {
        Field(RawText raw) {
            this(new Status(raw.status), raw.text.text());
        }
    }

    /** DG13 of a Vietnamese card. Days are such as 2026-11-01, or null. */
    public record Citizen(
            Field personalNumber, Field fullName, Field ethnicity, Field religion, Field placeOfOrigin,
            Field placeOfResidence, Field personalIdentification, Field dateOfExpiry, Field father, Field mother,
            Field spouse, Field oldNumber, String birth, String issue, String expiry) {}

    /** The photo of DG2, with the signed hash. Formats are IDCHIP_IMAGE_ constants. */
    public record Face(int format, int at, Buffer image) {}

    /** The photo in DG2: its format, its offset, and its length in bytes. */
    public record FaceNote(int format, int at, int length) {}

    /** An accepted card with its opened values. Only {@link Context#conclude} creates one. */
    public static final class Accepted {
        private final Mrz mrz;
        private final Citizen citizen;
        private final Face face;

        private Accepted(Mrz mrz, Citizen citizen, Face face) {
            this.mrz = mrz;
            this.citizen = citizen;
            this.face = face;
        }

        /** Null if DG1 was not opened; and so on. */
        public Mrz mrz() {
            return mrz;
        }

        public Citizen citizen() {
            return citizen;
        }

        public Face face() {
            return face;
        }
    }

    /** The key of the chip in DG15; lengths in bytes. */
    public record ChipKey(int kind, int modulusLength, int pointLength) {}

    private interface GiveSod {
        int give(Pointer context, Pointer sod, SizeT length, Pointer scratch, SizeT size);
    }

    /** The verification of a card. Its data is wiped when it is closed: use try, and close it. */
    public static final class Context implements AutoCloseable {
        private final Memory memory;
        private boolean isOpen;
        // The library uses these until the context is closed.
        private final Anchors anchors;
        private Buffer sod;
        private Buffer scratch;
        // The opened values of the document, for conclude to return.
        private Mrz mrz;
        private Citizen citizen;
        private Face face;

        /** Time: seconds since 1970, UTC; the library has no clock. */
        public Context(Anchors anchors, long time, int policy) {
            this.anchors = anchors;
            memory = new Memory(LIBRARY.idchip_context_size().longValue());
            SizeT size = new SizeT(memory.size());
            require(LIBRARY.idchip_context_open(
                    memory, size, this.anchors.memory, time, policy, new PointerByReference()));
            isOpen = true;
        }

        @Override
        public void close() {
            forget();
            if (isOpen) {
                isOpen = false;
                require(LIBRARY.idchip_context_close(memory));
            }
        }

        /** Verifies EF.SOD, and keeps it. After a Refusal, data groups cannot be opened. */
        public void verify(Buffer file) throws Refusal {
            sod = file;
            giveSod(LIBRARY::idchip_sod_verify);
        }

        /** Begins again with the EF.SOD that verify refused, for the report; no value of it is given out. */
        public void examine() throws Refusal {
            giveSod(LIBRARY::idchip_sod_examine);
        }

        private void forget() {
            if (face != null) {
                face.image().wipe();
            }
            mrz = null;
            citizen = null;
            face = null;
        }

        private void giveSod(GiveSod function) throws Refusal {
            forget(); // The opened values of another document.
            int code = function.give(memory, pointer(sod), length(sod), null, new SizeT(0));
            scratch = null;
            if (code == SCRATCH_TOO_SMALL) {
                scratch = new Buffer(sod.size);
                code = function.give(memory, pointer(sod), length(sod), pointer(scratch), length(scratch));
            }
            check(code);
        }

        /** Compares EF.COM with EF.SOD. */
        public void checkCom(Buffer com) throws Refusal {
            check(LIBRARY.idchip_com_check(memory, pointer(com), length(com)));
        }

        /** Compares a data group with its signed hash. */
        public void checkDataGroup(int number, Buffer file) throws Refusal {
            check(LIBRARY.idchip_data_group_check(memory, number, pointer(file), length(file)));
        }

        /** Does the same as checkDataGroup, and parses the data group for the report. */
        public void readDataGroup(int number, Buffer file) throws Refusal {
            check(LIBRARY.idchip_data_group_read(memory, number, pointer(file), length(file)));
        }

        /** Opens DG1 for conclude, and returns its format, for example 1 for TD1. */
        public int openMrz(Buffer dg1) throws Refusal {
            RawMrz raw = new RawMrz();
            check(LIBRARY.idchip_mrz_open(memory, pointer(dg1), length(dg1), raw));
            String birth = raw.birth.iso();
            String expiry = raw.expiry.iso();
            mrz = new Mrz(
                    raw.format, raw.document_code.text(), raw.issuing_state.text(), ascii(raw.document_number),
                    ascii(raw.primary_identifier), ascii(raw.secondary_identifier), raw.nationality.text(),
                    String.valueOf((char) raw.sex), birth != null ? birth : ascii(raw.date_of_birth.text),
                    expiry != null ? expiry : ascii(raw.date_of_expiry.text), raw.is_without_expiry != 0);
            raw.clear();
            Reference.reachabilityFence(dg1); // Until here, slices pointed into it.
            return mrz.format();
        }

        /**
         * Hashes DG2 while it is read, and keeps its photo for conclude if DG2 has the signed hash. Returns
         * null if there is no photo.
         */
        public FaceNote streamFace(ReadableByteChannel dg2) throws IOException, Refusal {
            check(LIBRARY.idchip_face_image_begin(memory));
            Buffer chunk = new Buffer(READ_BINARY_SIZE);
            Buffer image = new Buffer(0);
            boolean isGivenOut = false;
            try {
                int count;
                while ((count = dg2.read(chunk.bytes())) > 0) {
                    Slice held = new Slice();
                    Slice part = new Slice();
                    int code = LIBRARY.idchip_face_image_update(
                            memory, pointer(chunk), new SizeT(count), held, part);
                    if (code == 0) {
                        image = image.with(held).with(part);
                    } else if (!new Status(code).isParse()) {
                        throw new Defect(code); // Without an image, the file is still hashed.
                    }
                }
                Extent extent = new Extent();
                int code = LIBRARY.idchip_face_image_finish(memory, extent);
                if (code == ABSENT) {
                    return null;
                }
                check(code);
                if (extent.length != image.size) {
                    throw new Defect(INTERNAL);
                }
                isGivenOut = true;
                if (face != null) {
                    face.image().wipe();
                }
                face = new Face(extent.format, extent.at, image);
                return new FaceNote(extent.format, extent.at, extent.length);
            } finally {
                chunk.wipe();
                if (!isGivenOut) {
                    image.wipe();
                }
            }
        }

        /** Opens DG13 of a Vietnamese card for conclude. */
        public void openCitizen(Buffer dg13) throws Refusal {
            RawCitizen raw = new RawCitizen();
            check(LIBRARY.idchip_citizen_open(memory, pointer(dg13), length(dg13), raw));
            citizen = new Citizen(
                    new Field(raw.personal_number), new Field(raw.full_name), new Field(raw.ethnicity),
                    new Field(raw.religion), new Field(raw.place_of_origin), new Field(raw.place_of_residence),
                    new Field(raw.personal_identification), new Field(raw.date_of_expiry), new Field(raw.father),
                    new Field(raw.mother), new Field(raw.spouse), new Field(raw.old_number), raw.birth.iso(),
                    raw.issue.iso(), raw.expiry.iso());
            Reference.reachabilityFence(dg13); // Until here, slices pointed into it.
        }

        /** The kinds of protocols in DG14, IDCHIP_SECURITY_INFO_ constants. */
        public List<Integer> openSecurityInfos(Buffer dg14) throws Refusal {
            List<Integer> kinds = new ArrayList<>();
            while (true) {
                SecurityInfo info = new SecurityInfo();
                SizeT index = new SizeT(kinds.size());
                int code = LIBRARY.idchip_security_info_open(memory, pointer(dg14), length(dg14), index, info);
                if (code == NO_MORE) {
                    return kinds;
                }
                check(code);
                kinds.add(info.kind);
            }
        }

        /** Compares EF.CardAccess, which is not signed, with DG14. A Refusal means that they differ. */
        public void checkCardAccess(Buffer dg14, Buffer access) throws Refusal {
            check(LIBRARY.idchip_card_access_check(
                    memory, pointer(dg14), length(dg14), pointer(access), length(access)));
        }

        public ChipKey openChipKey(Buffer dg15) throws Refusal {
            RawKey raw = new RawKey();
            check(LIBRARY.idchip_active_authentication_key_open(memory, pointer(dg15), length(dg15), raw));
            return new ChipKey(raw.kind, raw.modulus.len.intValue(), raw.point.len.intValue());
        }

        /** Verifies the chip's response to a fresh challenge; a withheld file is null. */
        public void verifyChip(Buffer dg15, Buffer dg14, Buffer challenge, Buffer response) throws Refusal {
            check(LIBRARY.idchip_active_authentication_verify(
                    memory, pointer(dg15), length(dg15), pointer(dg14), length(dg14), pointer(challenge),
                    length(challenge), pointer(response), length(response)));
        }

        /** Compares the parts of a Vietnamese card; each may be null. */
        public CrossChecks crossCheck(Buffer dg1, Buffer dg13, Buffer qr) throws Refusal {
            CrossChecks checks = new CrossChecks();
            check(LIBRARY.idchip_cross_check(
                    memory, pointer(dg1), length(dg1), pointer(dg13), length(dg13), pointer(qr), length(qr),
                    checks));
            return checks;
        }

        /** Returns the opened values of an accepted card, once. A Refusal means that it is not accepted. */
        public Accepted conclude() throws Refusal {
            check(LIBRARY.idchip_context_conclude(memory));
            Accepted accepted = new Accepted(mrz, citizen, face);
            face = null; // Not wiped here.
            forget();
            return accepted;
        }

        public Verdict verdict() {
            Verdict verdict = new Verdict();
            require(LIBRARY.idchip_report_verdict(memory, verdict));
            return verdict;
        }

        public Check reportCheck(int id) {
            Check check = new Check();
            require(LIBRARY.idchip_report_check(memory, id, check));
            return check;
        }

        /** All checks, the first of number 1. */
        public List<Check> reportChecks() {
            List<Check> checks = new ArrayList<>();
            while (true) {
                Check check = new Check();
                int code = LIBRARY.idchip_report_check(memory, checks.size() + 1, check);
                if (code == UNKNOWN_CHECK) {
                    return checks;
                }
                require(code);
                checks.add(check);
            }
        }

        public int reportDataGroup(int number) {
            IntByReference status = new IntByReference();
            require(LIBRARY.idchip_report_data_group(memory, number, status));
            return status.getValue();
        }

        public List<Integer> reportFindings() {
            List<Integer> findings = new ArrayList<>();
            while (true) {
                IntByReference finding = new IntByReference();
                int code = LIBRARY.idchip_report_finding(memory, new SizeT(findings.size()), finding);
                if (code == NO_MORE) {
                    return findings;
                }
                require(code);
                findings.add(finding.getValue());
            }
        }

        public ParseError reportError() {
            ParseError error = new ParseError();
            require(LIBRARY.idchip_report_error(memory, error));
            return error;
        }
    }

    public static String resultName(int result) {
        return nameOf(LIBRARY::idchip_result_name, result);
    }

    public static String errorMessage(ParseError error) {
        byte[] text = new byte[TEXT_SIZE];
        SizeTByReference length = new SizeTByReference();
        if (LIBRARY.idchip_error_message(error, text, new SizeT(TEXT_SIZE), length) != 0) {
            return new Status(error.kind).message(); // Of a later version.
        }
        return utf8(text, length);
    }

    public static String findingMessage(int finding) {
        return nameOf(LIBRARY::idchip_finding_message, finding);
    }

    public static String crossCheckName(int number) {
        return nameOf(LIBRARY::idchip_cross_check_name, number);
    }

    /** The languages of texts. */
    public enum Language {
        ENGLISH(1),
        VIETNAMESE(2);

        private final int code;

        Language(int code) {
            this.code = code;
        }
    }

    /** The meaning of a number for {@link Idchip#translate}. */
    public enum TextOf {
        STATUS(1),
        CHECK(2),
        LIST_CHECK(3),
        TR03135(4),
        RESULT(5),
        VERDICT(6),
        DATA_GROUP(7),
        FINDING(8),
        STRUCTURE(9),
        CROSS_CHECK(10);

        private final int code;

        TextOf(int code) {
            this.code = code;
        }
    }

    /** The parts of the texts of a number. */
    public enum TextPart {
        TITLE(1),
        MEANING(2),
        ADVICE(3);

        private final int code;

        TextPart(int code) {
            this.code = code;
        }
    }

    /** A text about a number; empty if the number has no such part, or is of a later version. */
    public static Optional<String> translate(Language language, TextOf of, int number, TextPart part) {
        byte[] text = new byte[TRANSLATION_SIZE];
        SizeT size = new SizeT(TRANSLATION_SIZE);
        SizeTByReference length = new SizeTByReference();
        int code = LIBRARY.idchip_translate(language.code, of.code, number, part.code, text, size, length);
        return code == 0 ? Optional.of(utf8(text, length)) : Optional.empty();
    }

    /** The meaning of an error with its place; empty if it is of a later version. */
    public static Optional<String> translate(Language language, ParseError error) {
        byte[] text = new byte[TRANSLATION_SIZE];
        SizeTByReference length = new SizeTByReference();
        int code = LIBRARY.idchip_error_translate(error, language.code, text, new SizeT(TRANSLATION_SIZE), length);
        return code == 0 ? Optional.of(utf8(text, length)) : Optional.empty();
    }

    private static String utf8(byte[] text, SizeTByReference length) {
        return new String(text, 0, length.value.intValue(), StandardCharsets.UTF_8);
    }

    private interface NameFunction {
        int write(int number, byte[] buffer, SizeT size, SizeTByReference length);
    }

    private static String nameOf(NameFunction function, int number) {
        byte[] text = new byte[TEXT_SIZE];
        SizeTByReference length = new SizeTByReference();
        if (function.write(number, text, new SizeT(TEXT_SIZE), length) != 0) {
            return "number " + Integer.toUnsignedString(number); // Of a later version.
        }
        return utf8(text, length);
    }

    /** A fixed array of char, up to its NUL. */
    private static String ascii(byte[] text) {
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.US_ASCII);
    }

}
