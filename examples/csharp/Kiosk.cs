// A kiosk: verifies the files of a card, and shows in plain words if it is accepted, with the reason.
//
//   kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]
//         [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal]
//
// Exit code: 0 accepted, 1 rejected, 2 undetermined, 3 unreadable, 64 wrong usage, 70 a defect.
//
// Nothing of a holder is shown, and no photo is written, before the card was accepted.
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Idchip;

internal enum Outcome { Accepted, Rejected, Undetermined, Unreadable }

internal sealed class Options
{
    public string Directory, Challenge, Response, Qr, Face;
    public readonly List<string> Anchors = new List<string>();
    public long At = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    public bool Reveal;

    // null if the arguments are wrong.
    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Length; i++)
        {
            int left = arguments.Length - 1 - i;
            string name = arguments[i];
            if (name == "--reveal") options.Reveal = true;
            else if (name == "--anchors" && left >= 1) options.Anchors.Add(arguments[++i]);
            else if (name == "--qr" && left >= 1) options.Qr = arguments[++i];
            else if (name == "--face" && left >= 1) options.Face = arguments[++i];
            else if (name == "--aa" && left >= 2)
            {
                options.Challenge = arguments[++i];
                options.Response = arguments[++i];
            }
            else if (name == "--at" && left >= 1)
            {
                long? at = Moment(arguments[++i]);
                if (at == null) return null;
                options.At = at.Value;
            }
            else if (options.Directory == null && !name.StartsWith("-", StringComparison.Ordinal))
                options.Directory = name;
            else return null;
        }
        return options.Directory == null || options.Anchors.Count == 0 ? null : options;
    }

    private static long? Moment(string text)
    {
        if (Regex.IsMatch(text, "^[0-9]{1,12}$")) return long.Parse(text, CultureInfo.InvariantCulture);
        bool isDay = DateTime.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day);
        return isDay ? (day - Kiosk.Epoch).Ticks / TimeSpan.TicksPerSecond : (long?)null;
    }
}

internal sealed class Kiosk : IDisposable
{
    public static readonly DateTime Epoch = new DateTime(1970, 1, 1);

    private static readonly string Rule = new string('=', 78);

    // The title of each check, and the advice if it fails, by number.
    private static readonly string[,] Checks =
    {
        { "Another check", "Call a supervisor." },
        { "Content of EF.SOD", "Read the card again. If the result stays, call a supervisor." },
        { "Signature of EF.SOD", "Read the card again. If the result stays, call a supervisor." },
        { "Signer's certificate", "The signer is not known here as one of documents. Call a supervisor." },
        { "Validity", "Is the date of this machine right? If it is, call a supervisor." },
        { "Revocation", "The signer was revoked. Call a supervisor." },
        { "EF.COM and EF.SOD", "Read the card again. If the result stays, call a supervisor." },
        { "Data groups", "Read the card again. If the result stays, call a supervisor." },
        { "Issuing state", "Another state's authority signed it. Call a supervisor." },
        { "Document's expiry", "The holder needs a new document." },
        { "Chip is genuine", "Try again. If the result stays, call a supervisor." },
        { "Document type", "The signer does not sign documents of this type. Call a supervisor." },
        { "EF.CardAccess", "Read the card again. If the result stays, call a supervisor." },
    };
    private static readonly string[] Statuses =
        { "unknown", "as signed", "NOT AS SIGNED", "NOT SIGNED", "not comparable", "not read" };
    private static readonly string[] Formats = { "unknown", "JPEG", "JPEG 2000", "JPEG 2000 codestream", "WSQ" };
    private static readonly string[] Protocols =
        { "other", "AA", "CA", "CA domain", "CA key", "EF.DIR", "PACE", "PACE domain", "TA" };

    // Controls and marks of direction, which would change the terminal or the text around them.
    private static readonly Regex NotPrintable =
        new Regex("[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    private readonly Options options;
    private readonly Context context;
    private readonly TextWriter output;
    private readonly List<PinnedBuffer> files = new List<PinnedBuffer>(); // To be wiped.
    private readonly Dictionary<int, PinnedBuffer> dataGroups = new Dictionary<int, PinnedBuffer>();
    private readonly Dictionary<int, string> notes = new Dictionary<int, string>();
    private bool hasMrz, hasCitizen;
    private Accepted accepted; // Null or empty if the card was not accepted.
    private CrossChecks crossChecks;
    private Refusal qrError;
    private bool hasReport;
    private bool hasOddAccess; // EF.CardAccess, which selected the access protocol, differs from DG14.
    // Not accepted until the library accepts it.
    private Outcome outcome = Outcome.Unreadable;
    private string why = "", advice = "";

    private Kiosk(Options options, Context context, TextWriter output)
    {
        this.options = options;
        this.context = context;
        this.output = output;
    }

    public void Dispose()
    {
        foreach (PinnedBuffer file in files) file.Dispose();
        accepted?.Dispose();
    }

    private string PathOf(string name) { return Path.Combine(options.Directory, name + ".bin"); }

    private PinnedBuffer Read(string path)
    {
        PinnedBuffer file = PinnedBuffer.Read(path);
        files.Add(file);
        return file;
    }

    // A reader of chips would SELECT the file, and READ BINARY until its end.
    private PinnedBuffer ReadIfThere(string name) { return File.Exists(PathOf(name)) ? Read(PathOf(name)) : null; }

    private void Decide(Outcome what, string because, string whatToDo)
    {
        outcome = what;
        why = because;
        advice = whatToDo;
    }

    private void Judge()
    {
        if (!File.Exists(PathOf("EF.SOD")))
        {
            Decide(Outcome.Unreadable, "EF.SOD is missing", "Read the card again.");
            return;
        }
        bool isAuthentic = true;
        try
        {
            context.Verify(PinnedBuffer.Read(PathOf("EF.SOD"))); // The context owns it.
        }
        catch (Refusal refusal)
        {
            if (refusal.Status.IsParse)
            {
                Decide(Outcome.Unreadable, context.ReportError().Message, "Read the card again.");
                return;
            }
            isAuthentic = false;
        }
        if (isAuthentic) TakeDocument();
        else ExamineDocument();
        hasReport = true;
        try
        {
            accepted = context.Conclude();
        }
        catch (Refusal)
        {
            DecideByVerdict(context.Verdict());
            return;
        }
        DecideByQr();
    }

    private void DecideByVerdict(Verdict verdict)
    {
        int check = IndexOf(verdict.DecidedBy);
        string because = Checks[check, 0] + ": " + Describe(verdict.Check);
        if (verdict.Kind == VerdictKind.Undetermined) Decide(Outcome.Undetermined, because, "Call a supervisor.");
        else Decide(Outcome.Rejected, because, Checks[check, 1]);
    }

    // EF.SOD is authentic: each data group is compared with its signed hash, and its values can be used.
    private void TakeDocument()
    {
        CheckCom();
        Each(1, file =>
        {
            notes[1] = "TD" + context.OpenMrz(file);
            hasMrz = true;
        });
        Try(2, TakeFace);
        Each(13, file =>
        {
            context.OpenCitizen(file);
            hasCitizen = true;
            notes[13] = "citizen's details";
        });
        Each(14, file =>
        {
            IEnumerable<string> kinds = context.OpenSecurityInfos(file).Select(kind => Word(Protocols, kind));
            if (kinds.Any()) notes[14] = "protocols: " + string.Join(", ", kinds);
            PinnedBuffer access = ReadIfThere("EF.CardAccess");
            if (access == null) return;
            try { context.CheckCardAccess(file, access); }
            catch (Refusal) { hasOddAccess = true; }
        });
        Each(15, TakeChipKey);
        AskChip();
        foreach (int number in Enumerable.Range(3, 14).Except(new[] { 13, 14, 15 }))
            Each(number, file => context.CheckDataGroup(number, file));
        CrossCheck();
    }

    // EF.SOD is not authentic: the other files are checked for the report only, and no value is given out.
    private void ExamineDocument()
    {
        context.Examine();
        CheckCom();
        foreach (int number in Enumerable.Range(1, 16)) Each(number, file => context.ReadDataGroup(number, file));
    }

    private void CheckCom()
    {
        PinnedBuffer com = ReadIfThere("EF.COM");
        if (com == null) return;
        try { context.CheckCom(com); }
        catch (Refusal) { } // The report has the reason.
    }

    // Processes a data group, if it exists.
    private void Each(int number, Action<PinnedBuffer> take)
    {
        PinnedBuffer file = ReadIfThere("EF.DG" + number);
        if (file == null) return;
        dataGroups[number] = file;
        Try(number, () => take(file));
    }

    private void Try(int number, Action take)
    {
        try
        {
            take();
        }
        catch (Refusal refusal)
        {
            if (refusal.Status.IsParse) notes[number] = "unreadable: " + refusal.Message;
            // Otherwise the report has the reason.
        }
    }

    // DG2 is large: it is hashed and searched in chunks, and only the photo is kept.
    private void TakeFace()
    {
        if (!File.Exists(PathOf("EF.DG2"))) return;
        FaceNote? face;
        using (var file = new FileStream(PathOf("EF.DG2"), FileMode.Open, FileAccess.Read, FileShare.Read, 1))
            face = context.StreamFace(file);
        notes[2] = face == null
            ? "no image"
            : $"face: {Word(Formats, (uint)face.Value.Format)}, {face.Value.Length} bytes at {face.Value.At}";
    }

    private void TakeChipKey(PinnedBuffer file)
    {
        ChipKey key = context.OpenChipKey(file);
        if (key.Kind == KeyKind.Rsa) notes[15] = $"RSA key of {key.ModulusLength * 8} bits";
        else if (key.PointLength > 0) notes[15] = $"EC key, point of {key.PointLength} bytes";
        else notes[15] = "key of another kind";
    }

    // The chip must prove that it is genuine, or the card is not accepted, even if it withholds DG15.
    private void AskChip()
    {
        if (options.Challenge == null) return;
        // A real kiosk draws a random challenge for each card.
        dataGroups.TryGetValue(15, out PinnedBuffer dg15);
        dataGroups.TryGetValue(14, out PinnedBuffer dg14);
        try { context.VerifyChip(dg15, dg14, Read(options.Challenge), Read(options.Response)); }
        catch (Refusal) { } // The report has the reason.
    }

    // Compares DG1, DG13 and the QR code printed on the card, as far as available.
    private void CrossCheck()
    {
        PinnedBuffer qr = null;
        if (options.Qr != null)
        {
            byte[] text = Read(options.Qr).Bytes;
            int length = text.Length;
            while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r')) length--;
            qr = new PinnedBuffer(length);
            files.Add(qr);
            Array.Copy(text, qr.Bytes, length);
        }
        if (!hasCitizen && qr == null) return;
        try
        {
            crossChecks = context.CrossCheck(
                hasMrz ? dataGroups[1] : null, hasCitizen ? dataGroups[13] : null, qr);
        }
        catch (Refusal refusal)
        {
            qrError = refusal;
        }
    }

    // For an accepted card: the printed QR code must not contradict the chip. It is not signed: a
    // difference means that it is not this card's.
    private void DecideByQr()
    {
        if (qrError != null)
            Decide(Outcome.Unreadable, "QR code: " + qrError.Message,
                "Scan the QR code again, or ask for the ID card.");
        else if ((crossChecks.Differ & CrossChecks.OfQr) != 0)
            Decide(Outcome.Rejected, "QR code: it says something else than the chip",
                "Scan the QR code again. If the result stays, call a supervisor.");
        else if (options.Qr != null && (crossChecks.Agree >> CrossChecks.QrPersonalNumber & 1) == 0)
            Decide(Outcome.Undetermined, "QR code: its personal number cannot be compared with the chip",
                "Call a supervisor.");
        else if ((crossChecks.NotComparable & CrossChecks.OfQr) != 0)
            Decide(Outcome.Undetermined, "QR code: a field of it cannot be compared with the chip",
                "Set the scanner to UTF-8 and scan again, or call a supervisor.");
        else
            Decide(Outcome.Accepted, "", accepted.Face != null
                ? "Compare the photo with the person."
                : "The chip gave no photo. Call a supervisor.");
    }

    private void Show()
    {
        output.Write($"{Rule}\n  {outcome.ToString().ToUpperInvariant()}\n{Rule}\n");
        if (outcome == Outcome.Accepted)
        {
            output.Write("  The data are genuine: a trusted authority signed them, nothing was changed.\n");
            bool isGenuine = context.ReportCheck(CheckId.ActiveAuthentication).Result == CheckResult.Successful;
            output.Write(isGenuine
                ? "  The chip is the original.\n"
                : "  Not proved: that the chip is the original and no copy.\n");
            if (hasOddAccess)
                output.Write("  EF.CardAccess is not as the signed DG14: the access to the chip may be weakened.\n");
            if (crossChecks.Differ != 0)
                output.Write("  Parts of the card contradict each other: see the comparisons.\n");
        }
        else
        {
            if (outcome == Outcome.Rejected) output.Write("  Do not accept this card.\n");
            else if (outcome == Outcome.Undetermined)
                output.Write("  Neither yes nor no: something is missing to decide.\n");
            else output.Write("  This card cannot be judged.\n");
            output.Write($"  Why: {why}.\n");
        }
        output.Write($"  {advice}\n  Judged for {DayOf(options.At)}.\n");
        // Nothing that identifies the holder is shown unless the card was accepted.
        if (outcome == Outcome.Accepted && accepted.Mrz != null) ShowDocument();
        ShowCrossChecks();
        if (hasReport) ShowReport();
    }

    private void ShowDocument()
    {
        Mrz mrz = accepted.Mrz;
        Citizen citizen = accepted.Citizen;
        output.Write("\nDOCUMENT AND HOLDER" + (options.Reveal ? "" : " (hidden: --reveal shows it)") + "\n");
        ShowLine("Document code", mrz.DocumentCode);
        ShowLine("Issuing state", mrz.IssuingState);
        ShowValue("Document number", mrz.DocumentNumber);
        ShowValue("Surname", mrz.PrimaryIdentifier);
        ShowValue("Given names", mrz.SecondaryIdentifier);
        ShowValue("Nationality", mrz.Nationality, false);
        ShowValue("Sex", mrz.Sex, false);
        ShowValue("Date of birth", mrz.Birth, false);
        ShowValue("Date of expiry", mrz.Expiry ?? "none", false);
        if (citizen == null) return;
        ShowField("Personal number", citizen.PersonalNumber);
        ShowField("Full name", citizen.FullName);
        ShowField("Ethnicity", citizen.Ethnicity, false);
        ShowField("Religion", citizen.Religion, false);
        ShowField("Place of origin", citizen.PlaceOfOrigin);
        ShowField("Place of residence", citizen.PlaceOfResidence);
        ShowField("Identification", citizen.PersonalIdentification);
        ShowField("Father", citizen.Father);
        ShowField("Mother", citizen.Mother);
        ShowField("Spouse", citizen.Spouse);
        ShowField("Old number", citizen.OldNumber);
        ShowValue("Date of issue", citizen.Issue ?? "", false);
        if (citizen.Expiry != null) ShowValue("Expiry in DG13", citizen.Expiry, false);
        else ShowField("Expiry in DG13", citizen.DateOfExpiry, false);
    }

    private void ShowLine(string label, string text) { output.Write($"  {label,-22}  {text}\n"); }

    // A hidden value is shown by its length, or not at all if the length would reveal it.
    private void ShowValue(string label, string text, bool isCounted = true)
    {
        if (text.Length == 0) return;
        int characters = text.Count(unit => !char.IsLowSurrogate(unit));
        if (options.Reveal) ShowLine(label, NotPrintable.Replace(text, "?"));
        else ShowLine(label, isCounted ? $"({characters} characters)" : "(hidden)");
    }

    private void ShowField(string label, Field field, bool isCounted = true)
    {
        if (field.Status.IsOk) ShowValue(label, field.Text, isCounted);
        else if (!field.Status.IsAbsent) ShowLine(label, "cannot be read: " + field.Status.Message);
    }

    private void ShowCrossChecks()
    {
        uint made = crossChecks.Agree | crossChecks.Differ;
        if (made == 0) return;
        output.Write("\nCOMPARISONS\n");
        for (int number = 0; number < CrossChecks.Count; number++)
        {
            if ((made >> number & 1) == 0) continue;
            string name = Names.OfCrossCheck(number).Replace('_', ' ');
            output.Write($"  {name,-28}  {((crossChecks.Agree >> number & 1) != 0 ? "agrees" : "DIFFERS")}\n");
        }
    }

    private void ShowReport()
    {
        output.Write("\nCHECKS\n");
        int number = 0;
        foreach (Check check in context.ReportChecks())
        {
            string title = Checks[IndexOf((CheckId)(++number)), 0];
            string row = $"  {title,-20}  {Names.OfResult(check.Result),-13}  {Describe(check)}";
            output.Write(row.TrimEnd() + "\n");
        }
        output.Write("\nDATA GROUPS\n");
        for (number = 1; number <= 16; number++)
        {
            DataGroupStatus status = context.ReportDataGroup(number);
            if (status == DataGroupStatus.NotPresent) continue;
            notes.TryGetValue(number, out string note);
            output.Write($"  {"DG" + number,-4}  {Word(Statuses, (uint)status),-14}  {note}".TrimEnd() + "\n");
        }
        List<uint> findings = context.ReportFindings();
        if (findings.Count > 0) output.Write("\nDEVIATIONS\n");
        foreach (uint finding in findings) output.Write($"  {Names.OfFinding(finding)}\n");
    }

    // The photo is for the operator, to compare it with the person.
    private void WriteFace()
    {
        if (outcome != Outcome.Accepted || accepted.Face == null || options.Face == null) return;
        byte[] image = accepted.Face.Image.Bytes;
        using (var file = new FileStream(options.Face, FileMode.Create, FileAccess.Write, FileShare.None, 1))
            file.Write(image, 0, image.Length);
    }

    private static int IndexOf(CheckId id) { return (uint)id < Checks.GetLength(0) ? (int)id : 0; }

    // A word by its number; the first one is used for numbers of later versions.
    private static string Word(string[] words, uint number) { return words[number < words.Length ? number : 0]; }

    private static string DayOf(long time)
    {
        return Epoch.AddSeconds(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Describe(Check check)
    {
        var reason = new Status(check.Reason);
        if (reason.IsOk && check.Evidence == Evidence.Limit) return "until " + DayOf(check.Time);
        if (reason.IsOk) return check.Evidence == Evidence.Anchor ? $"anchor {check.Value + 1}" : "";
        switch (check.Evidence)
        {
            case Evidence.Anchor: return $"{reason.Message} (anchor {check.Value + 1})";
            case Evidence.DataGroup: return $"{reason.Message} (DG{check.Value})";
            case Evidence.Error: return $"{reason.Message}: {check.Error.Message}";
            case Evidence.Finding: return $"{reason.Message}: {Names.OfFinding(check.Value)}";
            case Evidence.Limit: return $"{reason.Message} ({DayOf(check.Time)})";
            case Evidence.Length: return $"{reason.Message} ({check.Value} of {check.Expected} bytes)";
            case Evidence.Missing:
                return $"{reason.Message} (DG{check.Value}: {check.Expected} bytes are missing)";
            default: return reason.Message;
        }
    }

    private static int Run(Options options, TextWriter output)
    {
        // A chip that was challenged must prove that it is genuine.
        Policy policy = options.Challenge == null ? Policy.Default : Policy.RequireChip;
        using (var anchors = new Anchors(options.Anchors.Count))
        {
            foreach (string path in options.Anchors) anchors.Add(PinnedBuffer.Read(path)); // The anchors own it.
            using (var context = new Context(anchors, options.At, policy))
            using (var kiosk = new Kiosk(options, context, output))
            {
                kiosk.Judge();
                kiosk.Show();
                kiosk.WriteFace();
                return (int)kiosk.outcome;
            }
        }
    }

    public static int Main(string[] arguments)
    {
        Options options = Options.Parse(arguments);
        if (options == null)
        {
            Console.Error.Write(
                "usage: kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]\n" +
                "             [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal]\n");
            return 64;
        }
        try
        {
            using (var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)))
                return Run(options, output);
        }
        catch (Exception error) when (error is IOException || error is UnauthorizedAccessException || error is Refusal)
        {
            Console.Error.WriteLine("kiosk: " + error.Message);
            return (int)Outcome.Unreadable;
        }
        catch (Exception error) // An unexpected error must not end with the exit code of a verdict.
        {
            Console.Error.WriteLine("kiosk: " + error.GetBaseException().Message);
            return 70;
        }
    }
}
