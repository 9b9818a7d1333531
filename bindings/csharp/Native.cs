// The structures and functions of idchip.h that the binding uses. Idchip.cs is the part for callers.
using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Idchip
{
    // The structures of idchip.h, member for member.
    [StructLayout(LayoutKind.Sequential)]
    internal struct Slice
    {
        public IntPtr Data;
        public UIntPtr Length;

        public int Count => checked((int)Length.ToUInt64());

        public string Text
        {
            get
            {
                var bytes = new byte[Count];
                if (bytes.Length > 0) Marshal.Copy(Data, bytes, 0, bytes.Length);
                string text = Encoding.UTF8.GetString(bytes);
                Array.Clear(bytes, 0, bytes.Length);
                return text;
            }
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct PartialDate
    {
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 7)] public byte[] Text;
        public byte Year, Month, Day;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct Date
    {
        public ushort Year;
        public byte Month, Day;

        // The day, such as 2026-11-01; null if it is not known.
        public string Iso => Month == 0 ? null : $"{Year:D4}-{Month:D2}-{Day:D2}";
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct RawMrz
    {
        public uint Format, Sex;
        public Slice Lines, DocumentCode, IssuingState, Nationality, OptionalData1, OptionalData2, Name;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 23)] public byte[] DocumentNumber;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 40)] public byte[] PrimaryIdentifier;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 40)] public byte[] SecondaryIdentifier;
        public byte IsNameTruncated, IsWithoutExpiry;
        public PartialDate DateOfBirth, DateOfExpiry;
        public Date Birth, Expiry;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct SecurityInfo
    {
        public uint Kind, Version, DomainParameters;
        public Slice Encoding, Protocol, Identifier, SubjectPublicKeyInfo, SignatureAlgorithm;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct RawKey
    {
        public KeyKind Kind;
        public Slice SubjectPublicKeyInfo, Modulus, Exponent, Curve, Point;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct RawText
    {
        public uint Status;
        public Slice Text;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct RawCitizen
    {
        public RawText PersonalNumber, FullName, DateOfBirth, Sex, Nationality, Ethnicity, Religion, PlaceOfOrigin,
            PlaceOfResidence, PersonalIdentification, DateOfIssue, DateOfExpiry, Father, Mother, Spouse, OldNumber,
            Field16;
        public Date Birth, Issue, Expiry;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct Extent
    {
        public uint At, Length;
        public ImageFormat Format;
    }

    internal static class Native // With the names of idchip.h.
    {
        private const string Library = "idchip";
        private const CallingConvention C = CallingConvention.Cdecl;
        internal const int TextSize = 256, TranslationSize = 1024;

        // The structures above match this version of idchip.h.
        private const string Version = "0.1.";

        static Native()
        {
            string version = Marshal.PtrToStringAnsi(idchip_version());
            if (!version.StartsWith(Version, StringComparison.Ordinal))
                throw new DllNotFoundException("the library is of another version, whose structures may be larger");
        }

        internal delegate uint GiveSod(Context context, IntPtr sod, UIntPtr length, IntPtr scratch, UIntPtr size);

        internal delegate uint NameFunction(uint number, byte[] buffer, UIntPtr size, out UIntPtr length);

        internal static string Name(NameFunction function, uint number)
        {
            var text = new byte[TextSize];
            if (function(number, text, new UIntPtr(TextSize), out UIntPtr length) != 0) return "number " + number;
            return Encoding.UTF8.GetString(text, 0, (int)length.ToUInt32());
        }

        // A fixed array of char, up to its NUL.
        internal static string Ascii(byte[] text)
        {
            int end = Array.IndexOf(text, (byte)0);
            return Encoding.ASCII.GetString(text, 0, end < 0 ? text.Length : end);
        }

        [DllImport(Library, CallingConvention = C)]
        private static extern IntPtr idchip_version();
        [DllImport(Library, CallingConvention = C)]
        internal static extern UIntPtr idchip_anchors_size(UIntPtr count);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_anchors_open(IntPtr memory, UIntPtr size, out IntPtr anchors);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_anchors_add_certificate(Anchors anchors, IntPtr der, UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_anchors_add_master_list(Anchors anchors, IntPtr list, UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern UIntPtr idchip_context_size();
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_context_open(
            IntPtr memory, UIntPtr size, Anchors anchors, long time, Policy policy, out IntPtr context);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_context_conclude(Context context);
        [DllImport(Library, CallingConvention = C, EntryPoint = "idchip_context_close")]
        internal static extern uint close(IntPtr context);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_sod_verify(
            Context context, IntPtr sod, UIntPtr length, IntPtr scratch, UIntPtr size);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_sod_examine(
            Context context, IntPtr sod, UIntPtr length, IntPtr scratch, UIntPtr size);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_com_check(Context context, IntPtr com, UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_data_group_check(Context context, uint number, IntPtr file, UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_data_group_read(Context context, uint number, IntPtr file, UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_face_image_begin(Context context);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_face_image_update(
            Context context, IntPtr chunk, UIntPtr length, out Slice held, out Slice part);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_face_image_finish(Context context, out Extent extent);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_mrz_open(Context context, IntPtr dg1, UIntPtr length, out RawMrz mrz);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_citizen_open(
            Context context, IntPtr dg13, UIntPtr length, out RawCitizen citizen);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_security_info_open(
            Context context, IntPtr dg14, UIntPtr length, UIntPtr index, out SecurityInfo info);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_card_access_check(
            Context context, IntPtr dg14, UIntPtr dg14Length, IntPtr access, UIntPtr accessLength);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_active_authentication_key_open(
            Context context, IntPtr dg15, UIntPtr length, out RawKey key);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_active_authentication_verify(
            Context context, IntPtr dg15, UIntPtr dg15Length, IntPtr dg14, UIntPtr dg14Length, IntPtr challenge,
            UIntPtr challengeLength, IntPtr response, UIntPtr responseLength);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_cross_check(
            Context context, IntPtr dg1, UIntPtr dg1Length, IntPtr dg13, UIntPtr dg13Length, IntPtr qr,
            UIntPtr qrLength, out CrossChecks checks);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_report_verdict(Context context, out Verdict verdict);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_report_check(Context context, CheckId id, out Check check);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_report_data_group(Context context, uint number, out DataGroupStatus status);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_report_finding(Context context, UIntPtr index, out uint finding);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_report_error(Context context, out ParseError error);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_status_message(
            uint number, byte[] buffer, UIntPtr size, out UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_result_name(
            uint number, byte[] buffer, UIntPtr size, out UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_error_message(
            ref ParseError error, byte[] buffer, UIntPtr size, out UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_finding_message(
            uint number, byte[] buffer, UIntPtr size, out UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_cross_check_name(
            uint number, byte[] buffer, UIntPtr size, out UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_translate(
            Language language, TextOf of, uint number, TextPart part, byte[] buffer, UIntPtr size, out UIntPtr length);
        [DllImport(Library, CallingConvention = C)]
        internal static extern uint idchip_error_translate(
            ref ParseError error, Language language, byte[] buffer, UIntPtr size, out UIntPtr length);
    }
}
