package idchip;

import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;

/**
 * The structures and functions of idchip.h that the binding uses. {@link Idchip} is the
 * part for callers. JNA requires all of it to be public.
 */
public final class IdchipNative {
    /** The structures below match this version of idchip.h. */
    private static final String VERSION = "0.1.";

    static final Functions LIBRARY = load();

    private IdchipNative() {}

    private static Functions load() {
        Functions library = Native.load("idchip", Functions.class);
        if (!library.idchip_version().startsWith(VERSION)) {
            throw new UnsatisfiedLinkError("the library is of another version, whose structures may be larger");
        }
        return library;
    }

    public static final class SizeT extends IntegerType {
        private static final long serialVersionUID = 1;

        public SizeT() {
            this(0);
        }

        public SizeT(long value) {
            super(Native.SIZE_T_SIZE, value, true);
        }
    }

    @FieldOrder("value")
    public static final class SizeTByReference extends Structure {
        public SizeT value = new SizeT();
    }

    @FieldOrder({"data", "len"})
    public static class Slice extends Structure {
        public Pointer data;
        public SizeT len = new SizeT();

        String text() {
            int length = len.intValue();
            return length == 0 ? "" : new String(data.getByteArray(0, length), StandardCharsets.UTF_8);
        }
    }

    @FieldOrder({"text", "year", "month", "day"})
    public static class PartialDate extends Structure {
        public byte[] text = new byte[7];
        public byte year;
        public byte month;
        public byte day;
    }

    @FieldOrder({"year", "month", "day"})
    public static class Date extends Structure {
        public short year;
        public byte month;
        public byte day;

        /** The day, such as 2026-11-01; null if it is not known. */
        String iso() {
            return month == 0 ? null : String.format("%04d-%02d-%02d", Short.toUnsignedInt(year), month, day);
        }
    }

    @FieldOrder({
        "format", "sex", "lines", "document_code", "issuing_state", "nationality", "optional_data_1",
        "optional_data_2", "name", "document_number", "primary_identifier", "secondary_identifier",
        "is_name_truncated", "is_without_expiry", "date_of_birth", "date_of_expiry", "birth", "expiry"
    })
    public static class RawMrz extends Structure {
        public int format;
        public int sex;
        public Slice lines;
        public Slice document_code;
        public Slice issuing_state;
        public Slice nationality;
        public Slice optional_data_1;
        public Slice optional_data_2;
        public Slice name;
        public byte[] document_number = new byte[23];
        public byte[] primary_identifier = new byte[40];
        public byte[] secondary_identifier = new byte[40];
        public byte is_name_truncated;
        public byte is_without_expiry;
        public PartialDate date_of_birth;
        public PartialDate date_of_expiry;
        public Date birth;
        public Date expiry;
    }

    @FieldOrder({"kind", "structure", "at", "values"})
    public static class ParseError extends Structure {
        public int kind;
        public int structure;
        public int at;
        public int[] values = new int[2];
    }

    @FieldOrder({"result", "reason", "evidence", "value", "time", "error", "expected"})
    public static class Check extends Structure {
        public int result;
        public int reason;
        public int evidence;
        public int value;
        public long time;
        public ParseError error;
        public int expected;
    }

    @FieldOrder({"verdict", "decided_by", "check"})
    public static class Verdict extends Structure {
        public int verdict;
        public int decided_by;
        public Check check;
    }

    @FieldOrder({
        "kind", "version", "domain_parameters", "encoding", "protocol", "identifier", "subject_public_key_info",
        "signature_algorithm"
    })
    public static class SecurityInfo extends Structure {
        public int kind;
        public int version;
        public int domain_parameters;
        public Slice encoding;
        public Slice protocol;
        public Slice identifier;
        public Slice subject_public_key_info;
        public Slice signature_algorithm;
    }

    @FieldOrder({"kind", "subject_public_key_info", "modulus", "exponent", "curve", "point"})
    public static class RawKey extends Structure {
        public int kind;
        public Slice subject_public_key_info;
        public Slice modulus;
        public Slice exponent;
        public Slice curve;
        public Slice point;
    }

    @FieldOrder({"status", "text"})
    public static class RawText extends Structure {
        public int status;
        public Slice text;
    }

    @FieldOrder({
        "personal_number", "full_name", "date_of_birth", "sex", "nationality", "ethnicity", "religion",
        "place_of_origin", "place_of_residence", "personal_identification", "date_of_issue", "date_of_expiry",
        "father", "mother", "spouse", "old_number", "field_16", "birth", "issue", "expiry"
    })
    public static class RawCitizen extends Structure {
        public RawText personal_number;
        public RawText full_name;
        public RawText date_of_birth;
        public RawText sex;
        public RawText nationality;
        public RawText ethnicity;
        public RawText religion;
        public RawText place_of_origin;
        public RawText place_of_residence;
        public RawText personal_identification;
        public RawText date_of_issue;
        public RawText date_of_expiry;
        public RawText father;
        public RawText mother;
        public RawText spouse;
        public RawText old_number;
        public RawText field_16;
        public Date birth;
        public Date issue;
        public Date expiry;
    }

    /** Bit 1 &lt;&lt; n is the comparison n; if none is set, one part lacks the field. */
    @FieldOrder({"agree", "differ", "notComparable"})
    public static class CrossChecks extends Structure {
        public int agree;
        public int differ;
        public int notComparable;
    }

    @FieldOrder({"at", "length", "format"})
    public static class Extent extends Structure {
        public int at;
        public int length;
        public int format;
    }

    /** The functions of idchip.h. */
    public interface Functions extends Library {
        String idchip_version();

        SizeT idchip_anchors_size(SizeT count);

        int idchip_anchors_open(Pointer memory, SizeT size, PointerByReference anchors);

        int idchip_anchors_add_certificate(Pointer anchors, Pointer der, SizeT length);

        int idchip_anchors_add_master_list(Pointer anchors, Pointer list, SizeT length);

        SizeT idchip_context_size();

        int idchip_context_open(
                Pointer memory, SizeT size, Pointer anchors, long time, int policy, PointerByReference context);

        int idchip_context_conclude(Pointer context);

        int idchip_context_close(Pointer context);

        int idchip_sod_verify(Pointer context, Pointer sod, SizeT length, Pointer scratch, SizeT size);

        int idchip_sod_examine(Pointer context, Pointer sod, SizeT length, Pointer scratch, SizeT size);

        int idchip_com_check(Pointer context, Pointer com, SizeT length);

        int idchip_data_group_check(Pointer context, int number, Pointer file, SizeT length);

        int idchip_data_group_read(Pointer context, int number, Pointer file, SizeT length);

        int idchip_face_image_begin(Pointer context);

        int idchip_face_image_update(Pointer context, Pointer chunk, SizeT length, Slice held, Slice part);

        int idchip_face_image_finish(Pointer context, Extent extent);

        int idchip_mrz_open(Pointer context, Pointer dg1, SizeT length, RawMrz mrz);

        int idchip_citizen_open(Pointer context, Pointer dg13, SizeT length, RawCitizen citizen);

        int idchip_security_info_open(
                Pointer context, Pointer dg14, SizeT length, SizeT index, SecurityInfo info);

        int idchip_card_access_check(
                Pointer context, Pointer dg14, SizeT dg14Length, Pointer access, SizeT accessLength);

        int idchip_active_authentication_key_open(Pointer context, Pointer dg15, SizeT length, RawKey key);

        int idchip_active_authentication_verify(
                Pointer context, Pointer dg15, SizeT dg15Length, Pointer dg14, SizeT dg14Length, Pointer challenge,
                SizeT challengeLength, Pointer response, SizeT responseLength);

        int idchip_cross_check(
                Pointer context, Pointer dg1, SizeT dg1Length, Pointer dg13, SizeT dg13Length, Pointer qr,
                SizeT qrLength, CrossChecks checks);

        int idchip_report_verdict(Pointer context, Verdict verdict);

        int idchip_report_check(Pointer context, int id, Check check);

        int idchip_report_data_group(Pointer context, int number, IntByReference status);

        int idchip_report_finding(Pointer context, SizeT index, IntByReference finding);

        int idchip_report_error(Pointer context, ParseError error);

        int idchip_status_message(int number, byte[] buffer, SizeT size, SizeTByReference length);

        int idchip_result_name(int number, byte[] buffer, SizeT size, SizeTByReference length);

        int idchip_error_message(ParseError error, byte[] buffer, SizeT size, SizeTByReference length);

        int idchip_finding_message(int number, byte[] buffer, SizeT size, SizeTByReference length);

        int idchip_cross_check_name(int number, byte[] buffer, SizeT size, SizeTByReference length);

        int idchip_translate(
                int language, int of, int number, int part, byte[] buffer, SizeT size, SizeTByReference length);

        int idchip_error_translate(
                ParseError error, int language, byte[] buffer, SizeT size, SizeTByReference length);
    }
}
