// idchip for C#: reads the chip of an ICAO 9303 card and verifies who signed it.
//
// A binding of the C API by P/Invoke, for .NET and Mono; Native.cs belongs to it. Rules:
//
// - Bytes for the library are in a PinnedBuffer, which the garbage collector does not move, and which
//   is wiped when it is disposed of. Anchors and Contexts own those that the library keeps using, and
//   dispose of them.
// - Data that is not authentic throws Refusal; Defect is an error of the program. Conclude() returns the
//   holder's values in an Accepted, if the card is accepted.
// - Texts are copies. .NET cannot wipe a string: keep it short-lived.
// - One thread at a time uses a Context; Anchors may be shared.
using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace Idchip
{
    // Conditions beyond the default policy, joined with |.
    [Flags]
    public enum Policy : uint
    {
        Default = 0, RequireChip = 16, RequireRevocation = 32, TolerateNothing = 64, IgnoreExpiry = 128,
    }

    public enum CheckId : uint
    {
        MessageDigest = 1, SodSignature, DsSignature, Validity, Revocation, ComVsSod, DataGroups,
        IssuingState, DocumentExpiry, ActiveAuthentication,
    }

    public enum CheckResult : uint { Successful = 1, Failed, Undetermined, NotSupported, Aborted }

    public enum VerdictKind : uint { Accepted = 1, Rejected, Undetermined }

    public enum Evidence : uint { None, Anchor, DataGroup, Error, Finding, Limit, Length, Missing }

    public enum DataGroupStatus : uint
    {
        Identical = 1, NotIdentical, NotSigned, NonConformance, Present, NotPresent,
    }

    public enum ImageFormat : uint { Unknown, Jpeg, Jpeg2000, Jpeg2000Codestream, Wsq }

    public enum KeyKind : uint { Rsa = 1, EcNamed, EcExplicit, Other }

    public enum Language : uint { English = 1, Vietnamese }

    // The meaning of a number for Texts.Translate.
    public enum TextOf : uint
    {
        Status = 1, Check, ListCheck, Tr03135, Result, Verdict, DataGroup, Finding, Structure, CrossCheck,
    }

    public enum TextPart : uint { Title = 1, Meaning, Advice }

    // The status of a call.
    public struct Status
    {
        public readonly uint Code;
        public Status(uint code) { Code = code; }
        public bool IsOk => Code == 0;
        public bool IsParse => Code > 200 && Code < 300;
        public bool IsDataGroup => Code > 300 && Code < 400;
        public bool IsReason => Code > 400 && Code < 600;
        public bool IsVietnamese => Code > 600 && Code < 700;
        public bool IsAbsent => Code == Absent;
        // True if the status is about a card, not about the program.
        public bool IsOfCard =>
            IsOk || IsParse || IsDataGroup || IsReason || IsAbsent || Code == NotVerified || Code == NotUtf8 ||
            IsVietnamese;
        public string Message => Native.Name(Native.idchip_status_message, Code);

        internal const uint UnknownCheck = 111, NoMore = 113, NotVerified = 116, NotUtf8 = 118, Absent = 119, ScratchTooSmall = 214,
            Internal = 902;

        internal static void Require(uint code)
        {
            var status = new Status(code);
            if (status.IsOk) return;
            if (status.IsOfCard) throw new Refusal(status);
            throw new Defect(status);
        }
    }

    // The card failed a check: the requested value is not given out.
    public sealed class Refusal : Exception
    {
        public readonly Status Status;
        public Refusal(Status status) : base(status.Message) { Status = status; }
    }

    // The library was used wrongly, or failed internally.
    public sealed class Defect : Exception
    {
        public readonly Status Status;
        public Defect(Status status) : base(status.Message) { Status = status; }
    }

    // An error in bytes. This structure and the next three match idchip.h member for member.
    [StructLayout(LayoutKind.Sequential)]
    public struct ParseError
    {
        public uint Kind, Structure, At, Value0, Value1;

        public string Message
        {
            get
            {
                var text = new byte[Native.TextSize];
                var size = new UIntPtr(Native.TextSize);
                uint code = Native.idchip_error_message(ref this, text, size, out UIntPtr length);
                // A later version may have no text for the structure: use the kind.
                return code == 0 ? Encoding.UTF8.GetString(text, 0, (int)length.ToUInt32()) : new Status(Kind).Message;
            }
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Check
    {
        public CheckResult Result;
        public uint Reason;
        public Evidence Evidence;
        public uint Value;
        public long Time;
        public ParseError Error;
        public uint Expected;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Verdict
    {
        public VerdictKind Kind;
        public CheckId DecidedBy;
        public Check Check;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct CrossChecks
    {
        public uint Agree, Differ, NotComparable;
        public const int Count = 14, QrPersonalNumber = 10;
        // The comparisons with the QR code.
        public const uint OfQr = 0x1Fu << 7;
    }

    // The fields of DG1. Dates are such as 2026-11-01, or the six characters if they are not known.
    public sealed class Mrz
    {
        public uint Format;
        public string DocumentCode, IssuingState, DocumentNumber, PrimaryIdentifier, SecondaryIdentifier,
            Nationality, Sex, Birth;
        public string Expiry; // null if the document does not expire
    }

    // A text of DG13: present if the status is OK, or else absent or unreadable.
    public struct Field
    {
        public Status Status;
        public string Text;
        internal Field(RawText raw) { Status = new Status(raw.Status); Text = raw.Text.Text; }
    }

    // DG13 of a Vietnamese card. Days are such as 2026-11-01, or null.
    public sealed class Citizen
    {
        public Field PersonalNumber, FullName, Ethnicity, Religion, PlaceOfOrigin, PlaceOfResidence,
            PersonalIdentification, DateOfExpiry, Father, Mother, Spouse, OldNumber;
        public string Birth, Issue, Expiry;
    }

    // The photo of DG2, with the signed hash.
    public sealed class Face : IDisposable
    {
        public ImageFormat Format;
        public uint At;
        public PinnedBuffer Image;
        public void Dispose() { Image.Dispose(); }
    }

    // The photo in DG2: its format, its offset, and its length in bytes.
    public struct FaceNote
    {
        public ImageFormat Format;
        public uint At, Length;
    }

    // An accepted card with its opened values; null for those that were not opened. Only
    // Context.Conclude() creates one. The photo is wiped when it is disposed of.
    public sealed class Accepted : IDisposable
    {
        public readonly Mrz Mrz;
        public readonly Citizen Citizen;
        public readonly Face Face;
        internal Accepted(Mrz mrz, Citizen citizen, Face face)
        {
            Mrz = mrz;
            Citizen = citizen;
            Face = face;
        }
        public void Dispose() { Face?.Dispose(); }
    }

    // The key of the chip in DG15; lengths in bytes.
    public struct ChipKey
    {
        public KeyKind Kind;
        public int ModulusLength, PointLength;
    }

    // Bytes that the garbage collector does not move. There is no finalizer on purpose: it could run
    // while the library reads the bytes. One that nobody disposes of is not freed.
    public sealed class PinnedBuffer : IDisposable
    {
        public readonly byte[] Bytes;
        private GCHandle pin;

        public PinnedBuffer(int size)
        {
            Bytes = new byte[size];
            pin = GCHandle.Alloc(Bytes, GCHandleType.Pinned);
        }

        // The pointer for the library: null and 0 for the empty buffer.
        internal IntPtr Pointer
        {
            get
            {
                if (!pin.IsAllocated) throw new ObjectDisposedException(nameof(PinnedBuffer));
                return Bytes.Length == 0 ? IntPtr.Zero : pin.AddrOfPinnedObject();
            }
        }

        internal UIntPtr Length => new UIntPtr((uint)Bytes.Length);

        // The file, unbuffered: no copy is left behind.
        public static PinnedBuffer Read(string path)
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1))
            {
                var buffer = new PinnedBuffer(checked((int)file.Length));
                int read = 0;
                while (read < buffer.Bytes.Length)
                {
                    int count = file.Read(buffer.Bytes, read, buffer.Bytes.Length - read);
                    if (count == 0) throw new EndOfStreamException(path);
                    read += count;
                }
                return buffer;
            }
        }

        // These bytes and those after them, in a new buffer; this one is disposed of.
        internal PinnedBuffer With(Slice slice)
        {
            if (slice.Count == 0) return this;
            var grown = new PinnedBuffer(Bytes.Length + slice.Count);
            Array.Copy(Bytes, grown.Bytes, Bytes.Length);
            Marshal.Copy(slice.Data, grown.Bytes, Bytes.Length, slice.Count);
            Dispose();
            return grown;
        }

        public void Dispose()
        {
            if (!pin.IsAllocated) return;
            Array.Clear(Bytes, 0, Bytes.Length);
            pin.Free();
        }
    }

    // Memory outside of the managed heap, aligned as malloc aligns.
    public abstract class NativeObject : SafeHandle
    {
        protected readonly UIntPtr Size;

        protected NativeObject(UIntPtr size) : base(IntPtr.Zero, true)
        {
            Size = size;
            int count = checked((int)size.ToUInt64());
            SetHandle(Marshal.AllocHGlobal(count));
            Marshal.Copy(new byte[count], 0, handle, count);
        }

        public override bool IsInvalid => handle == IntPtr.Zero;

        protected override bool ReleaseHandle()
        {
            Marshal.FreeHGlobal(handle);
            return true;
        }
    }

    // The trusted CSCA certificates.
    public sealed class Anchors : NativeObject
    {
        private readonly List<PinnedBuffer> files = new List<PinnedBuffer>();

        // Room for this many files.
        public Anchors(int capacity) : base(Native.idchip_anchors_size(new UIntPtr((uint)capacity)))
        {
            Status.Require(Native.idchip_anchors_open(handle, Size, out IntPtr _));
        }

        // Adds a certificate or a master list, and keeps it. The signature of a master list is not checked.
        public void Add(PinnedBuffer file)
        {
            files.Add(file);
            uint code = Native.idchip_anchors_add_certificate(this, file.Pointer, file.Length);
            if (new Status(code).IsParse) code = Native.idchip_anchors_add_master_list(this, file.Pointer, file.Length);
            Status.Require(code);
        }

        // After the last Context that uses them.
        protected override bool ReleaseHandle()
        {
            foreach (PinnedBuffer file in files) file.Dispose();
            return base.ReleaseHandle();
        }
    }

    // The verification of a card. Its data is wiped when it is disposed of.
    public sealed class Context : NativeObject
    {
        private const int ReadBinarySize = 223;

        // The library uses these until the context is closed: anchors, EF.SOD and scratch.
        private readonly Anchors anchors;
        private readonly bool holdsAnchors;
        private PinnedBuffer sod, scratch; // Owned.

        // The opened values of the document, for Conclude() to return.
        private Mrz mrz;
        private Citizen citizen;
        private Face face;

        // time: seconds since 1970, UTC; the library has no clock.
        public Context(Anchors anchors, long time, Policy policy) : base(Native.idchip_context_size())
        {
            this.anchors = anchors;
            anchors.DangerousAddRef(ref holdsAnchors);
            Status.Require(Native.idchip_context_open(handle, Size, anchors, time, policy, out IntPtr _));
        }

        protected override bool ReleaseHandle()
        {
            Native.close(handle); // Has no effect if it was never open.
            sod?.Dispose();
            scratch?.Dispose();
            Forget();
            if (holdsAnchors) anchors.DangerousRelease();
            return base.ReleaseHandle();
        }

        // Verifies EF.SOD, and keeps it. After a Refusal, data groups cannot be opened.
        public void Verify(PinnedBuffer file)
        {
            PinnedBuffer before = sod;
            sod = file;
            try { GiveSod(Native.idchip_sod_verify); }
            finally { before?.Dispose(); }
        }

        // Begins again with the EF.SOD that Verify() refused, for the report; no value of it is given out.
        public void Examine() { GiveSod(Native.idchip_sod_examine); }

        private void Forget()
        {
            face?.Dispose();
            mrz = null;
            citizen = null;
            face = null;
        }

        private void GiveSod(Native.GiveSod give)
        {
            Forget(); // The opened values of another document.
            uint code = give(this, sod.Pointer, sod.Length, IntPtr.Zero, UIntPtr.Zero);
            scratch?.Dispose();
            scratch = null;
            if (code == Status.ScratchTooSmall)
            {
                scratch = new PinnedBuffer(sod.Bytes.Length);
                code = give(this, sod.Pointer, sod.Length, scratch.Pointer, scratch.Length);
            }
            Status.Require(code);
        }

        // Compares EF.COM with EF.SOD.
        public void CheckCom(PinnedBuffer com)
        {
            Status.Require(Native.idchip_com_check(this, com.Pointer, com.Length));
        }

        // Compares a data group with its signed hash.
        public void CheckDataGroup(int number, PinnedBuffer file)
        {
            Status.Require(Native.idchip_data_group_check(this, (uint)number, file.Pointer, file.Length));
        }

        // Does the same as CheckDataGroup(), and parses the data group for the report.
        public void ReadDataGroup(int number, PinnedBuffer file)
        {
            Status.Require(Native.idchip_data_group_read(this, (uint)number, file.Pointer, file.Length));
        }

        // Opens DG1 for Conclude(), and returns its format, for example 1 for TD1.
        public uint OpenMrz(PinnedBuffer dg1)
        {
            Status.Require(Native.idchip_mrz_open(this, dg1.Pointer, dg1.Length, out RawMrz raw));
            mrz = new Mrz
            {
                Format = raw.Format,
                DocumentCode = raw.DocumentCode.Text,
                IssuingState = raw.IssuingState.Text,
                DocumentNumber = Native.Ascii(raw.DocumentNumber),
                PrimaryIdentifier = Native.Ascii(raw.PrimaryIdentifier),
                SecondaryIdentifier = Native.Ascii(raw.SecondaryIdentifier),
                Nationality = raw.Nationality.Text,
                Sex = ((char)raw.Sex).ToString(),
                Birth = raw.Birth.Iso ?? Native.Ascii(raw.DateOfBirth.Text),
                Expiry = raw.IsWithoutExpiry != 0 ? null : raw.Expiry.Iso ?? Native.Ascii(raw.DateOfExpiry.Text),
            };
            return raw.Format;
        }

        // Hashes DG2 while it is read, and keeps its photo for Conclude() if DG2 has the signed hash.
        // Returns null if there is no photo.
        public FaceNote? StreamFace(Stream dg2)
        {
            Status.Require(Native.idchip_face_image_begin(this));
            var image = new PinnedBuffer(0);
            using (var chunk = new PinnedBuffer(ReadBinarySize))
            {
                try
                {
                    int count;
                    while ((count = dg2.Read(chunk.Bytes, 0, chunk.Bytes.Length)) > 0)
                    {
                        uint code = Native.idchip_face_image_update(
                            this, chunk.Pointer, new UIntPtr((uint)count), out Slice held, out Slice part);
                        if (code == 0) image = image.With(held).With(part);
                        // Without an image, the file is still hashed.
                        else if (!new Status(code).IsParse) throw new Defect(new Status(code));
                    }
                    uint found = Native.idchip_face_image_finish(this, out Extent extent);
                    if (found == Status.Absent) return null;
                    Status.Require(found);
                    if (extent.Length != image.Bytes.Length) throw new Defect(new Status(Status.Internal));
                    face?.Dispose();
                    face = new Face { Format = extent.Format, At = extent.At, Image = image };
                    image = null;
                    return new FaceNote { Format = extent.Format, At = extent.At, Length = extent.Length };
                }
                finally
                {
                    image?.Dispose();
                }
            }
        }

        // Opens DG13 of a Vietnamese card for Conclude().
        public void OpenCitizen(PinnedBuffer dg13)
        {
            Status.Require(Native.idchip_citizen_open(this, dg13.Pointer, dg13.Length, out RawCitizen raw));
            citizen = new Citizen
            {
                PersonalNumber = new Field(raw.PersonalNumber),
                FullName = new Field(raw.FullName),
                Ethnicity = new Field(raw.Ethnicity),
                Religion = new Field(raw.Religion),
                PlaceOfOrigin = new Field(raw.PlaceOfOrigin),
                PlaceOfResidence = new Field(raw.PlaceOfResidence),
                PersonalIdentification = new Field(raw.PersonalIdentification),
                DateOfExpiry = new Field(raw.DateOfExpiry),
                Father = new Field(raw.Father),
                Mother = new Field(raw.Mother),
                Spouse = new Field(raw.Spouse),
                OldNumber = new Field(raw.OldNumber),
                Birth = raw.Birth.Iso,
                Issue = raw.Issue.Iso,
                Expiry = raw.Expiry.Iso,
            };
        }

        // The kinds of protocols in DG14, IDCHIP_SECURITY_INFO_ constants.
        public List<uint> OpenSecurityInfos(PinnedBuffer dg14)
        {
            var kinds = new List<uint>();
            while (true)
            {
                uint code = Native.idchip_security_info_open(
                    this, dg14.Pointer, dg14.Length, new UIntPtr((uint)kinds.Count), out SecurityInfo info);
                if (code == Status.NoMore) return kinds;
                Status.Require(code);
                kinds.Add(info.Kind);
            }
        }

        // Compares EF.CardAccess, which is not signed, with DG14. A Refusal means that they differ.
        public void CheckCardAccess(PinnedBuffer dg14, PinnedBuffer access)
        {
            Status.Require(Native.idchip_card_access_check(
                this, dg14.Pointer, dg14.Length, access.Pointer, access.Length));
        }

        public ChipKey OpenChipKey(PinnedBuffer dg15)
        {
            Status.Require(Native.idchip_active_authentication_key_open(
                this, dg15.Pointer, dg15.Length, out RawKey raw));
            return new ChipKey { Kind = raw.Kind, ModulusLength = raw.Modulus.Count, PointLength = raw.Point.Count };
        }

        // Verifies the chip's response to a fresh challenge; a withheld file is null.
        public void VerifyChip(PinnedBuffer dg15, PinnedBuffer dg14, PinnedBuffer challenge, PinnedBuffer response)
        {
            Status.Require(Native.idchip_active_authentication_verify(
                this, dg15?.Pointer ?? IntPtr.Zero, dg15?.Length ?? UIntPtr.Zero,
                dg14?.Pointer ?? IntPtr.Zero, dg14?.Length ?? UIntPtr.Zero,
                challenge.Pointer, challenge.Length, response.Pointer, response.Length));
        }

        // Compares the parts of a Vietnamese card; each may be null.
        public CrossChecks CrossCheck(PinnedBuffer dg1, PinnedBuffer dg13, PinnedBuffer qr)
        {
            Status.Require(Native.idchip_cross_check(
                this, dg1?.Pointer ?? IntPtr.Zero, dg1?.Length ?? UIntPtr.Zero, dg13?.Pointer ?? IntPtr.Zero,
                dg13?.Length ?? UIntPtr.Zero, qr?.Pointer ?? IntPtr.Zero, qr?.Length ?? UIntPtr.Zero,
                out CrossChecks checks));
            return checks;
        }

        // Returns the opened values of an accepted card, once. A Refusal means that it is not accepted.
        public Accepted Conclude()
        {
            Status.Require(Native.idchip_context_conclude(this));
            var accepted = new Accepted(mrz, citizen, face);
            face = null; // Not disposed of here.
            Forget();
            return accepted;
        }

        public Verdict Verdict()
        {
            Status.Require(Native.idchip_report_verdict(this, out Verdict verdict));
            return verdict;
        }

        public Check ReportCheck(CheckId id)
        {
            Status.Require(Native.idchip_report_check(this, id, out Check check));
            return check;
        }

        // All checks, the first of number 1.
        public List<Check> ReportChecks()
        {
            var checks = new List<Check>();
            while (true)
            {
                uint code = Native.idchip_report_check(this, (CheckId)(checks.Count + 1), out Check check);
                if (code == Status.UnknownCheck) return checks;
                Status.Require(code);
                checks.Add(check);
            }
        }

        public DataGroupStatus ReportDataGroup(int number)
        {
            Status.Require(Native.idchip_report_data_group(this, (uint)number, out DataGroupStatus status));
            return status;
        }

        public List<uint> ReportFindings()
        {
            var findings = new List<uint>();
            while (true)
            {
                uint code = Native.idchip_report_finding(this, new UIntPtr((uint)findings.Count), out uint finding);
                if (code == Status.NoMore) return findings;
                Status.Require(code);
                findings.Add(finding);
            }
        }

        public ParseError ReportError()
        {
            Status.Require(Native.idchip_report_error(this, out ParseError error));
            return error;
        }
    }

    // The names of numbers.
    public static class Names
    {
        public static string OfResult(CheckResult result)
        {
            return Native.Name(Native.idchip_result_name, (uint)result);
        }

        public static string OfFinding(uint finding) { return Native.Name(Native.idchip_finding_message, finding); }

        public static string OfCrossCheck(int number)
        {
            return Native.Name(Native.idchip_cross_check_name, (uint)number);
        }
    }

    // The texts of numbers and errors in a language; null for what has no such text, or is of a later version.
    public static class Texts
    {
        public static string Translate(Language language, TextOf of, uint number, TextPart part)
        {
            var text = new byte[Native.TranslationSize];
            var size = new UIntPtr(Native.TranslationSize);
            uint code = Native.idchip_translate(language, of, number, part, text, size, out UIntPtr length);
            return code == 0 ? Encoding.UTF8.GetString(text, 0, (int)length.ToUInt32()) : null;
        }

        public static string Translate(Language language, ParseError error)
        {
            var text = new byte[Native.TranslationSize];
            var size = new UIntPtr(Native.TranslationSize);
            uint code = Native.idchip_error_translate(ref error, language, text, size, out UIntPtr length);
            return code == 0 ? Encoding.UTF8.GetString(text, 0, (int)length.ToUInt32()) : null;
        }
    }
}
