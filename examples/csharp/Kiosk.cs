// A kiosk: verifies the files of a card, and shows in plain words if it is accepted, with the reason.
//
//   kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]
//         [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal] [--lang en|vi]
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
    public KioskLanguage Language = Translator.LanguageOfSystem();

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
            else if (name == "--lang" && left >= 1)
            {
                KioskLanguage? language = Translator.ParseLanguage(arguments[++i]);
                if (language == null) return null;
                options.Language = language.Value;
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
        return isDay ? (day - Translator.Epoch).Ticks / TimeSpan.TicksPerSecond : (long?)null;
    }
}

internal sealed class Kiosk : IDisposable
{
    private static readonly string Rule = new string('=', 78);

    // Controls and marks of direction, which would change the terminal or the text around them.
    private static readonly Regex NotPrintable =
        new Regex("[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    private readonly Options options;
    private readonly Context context;
    private readonly TextWriter output;
    private readonly Translator translator;
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
        translator = new Translator(options.Language);
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

    private void Decide(Outcome what, string because, KioskText whatToDo) { Decide(what, because, Say(whatToDo)); }

    private string Say(KioskText text, params object[] values) { return translator.Say(text, values); }

    private string Say(KioskText first, KioskText last, uint number) { return translator.Say(first, last, number); }

    private void Judge()
    {
        if (!File.Exists(PathOf("EF.SOD")))
        {
            Decide(Outcome.Unreadable, Say(KioskText.SodMissing), KioskText.ReadAgain);
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
                Decide(Outcome.Unreadable, translator.Message(context.ReportError()), KioskText.ReadAgain);
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
        uint check = (uint)verdict.DecidedBy;
        string because = Say(KioskText.WhyCheck, translator.Title(check), translator.Describe(verdict.Check));
        if (verdict.Kind == VerdictKind.Undetermined)
            Decide(Outcome.Undetermined, because, KioskText.CallSupervisor);
        else Decide(Outcome.Rejected, because, Say(KioskText.Advice, KioskText.AdviceLast, check));
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
            notes[13] = Say(KioskText.NoteCitizen);
        });
        Each(14, file =>
        {
            string[] kinds = context.OpenSecurityInfos(file)
                .Select(kind => Say(KioskText.Protocol, KioskText.ProtocolLast, kind)).ToArray();
            if (kinds.Length > 0) notes[14] = Say(KioskText.NoteProtocols, string.Join(", ", kinds));
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
            if (refusal.Status.IsParse)
                notes[number] = Say(KioskText.NoteUnreadable, translator.Message(refusal.Status));
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
            ? Say(KioskText.NoteNoImage)
            : Say(KioskText.NoteFace, Say(KioskText.Format, KioskText.FormatLast, (uint)face.Value.Format),
                face.Value.Length, face.Value.At);
    }

    private void TakeChipKey(PinnedBuffer file)
    {
        ChipKey key = context.OpenChipKey(file);
        if (key.Kind == KeyKind.Rsa) notes[15] = Say(KioskText.NoteRsaKey, key.ModulusLength * 8);
        else if (key.PointLength > 0) notes[15] = Say(KioskText.NoteEcKey, key.PointLength);
        else notes[15] = Say(KioskText.NoteOtherKey);
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
            Decide(Outcome.Unreadable, Say(KioskText.WhyQr, translator.Message(qrError.Status)),
                KioskText.ScanAgainOrAskCard);
        else if ((crossChecks.Differ & CrossChecks.OfQr) != 0)
            Decide(Outcome.Rejected, Say(KioskText.QrDiffers), KioskText.ScanAgainOrCall);
        else if (options.Qr != null && (crossChecks.Agree >> CrossChecks.QrPersonalNumber & 1) == 0)
            Decide(Outcome.Undetermined, Say(KioskText.QrNoNumber), KioskText.CallSupervisor);
        else if ((crossChecks.NotComparable & CrossChecks.OfQr) != 0)
            Decide(Outcome.Undetermined, Say(KioskText.QrNoField), KioskText.SetScanner);
        else
            Decide(Outcome.Accepted, "", accepted.Face != null ? KioskText.ComparePhoto : KioskText.NoPhoto);
    }

    private void Show()
    {
        output.Write($"{Rule}\n  {Say(KioskText.Outcome, KioskText.OutcomeLast, (uint)outcome)}\n{Rule}\n");
        ShowSentence(Say(KioskText.Summary, KioskText.SummaryLast, (uint)outcome));
        if (outcome == Outcome.Accepted)
        {
            bool isOriginal = context.ReportCheck(CheckId.ActiveAuthentication).Result == CheckResult.Successful;
            ShowSentence(Say(isOriginal ? KioskText.ChipIsOriginal : KioskText.ChipNotProved));
            if (hasOddAccess) ShowSentence(Say(KioskText.AccessWeakened));
            if (crossChecks.Differ != 0) ShowSentence(Say(KioskText.PartsDiffer));
        }
        else
        {
            ShowSentence(Say(KioskText.Why, why));
        }
        ShowSentence(advice);
        ShowSentence(Say(KioskText.JudgedFor, translator.Date(options.At)));
        // Nothing that identifies the holder is shown unless the card was accepted.
        if (outcome == Outcome.Accepted && accepted.Mrz != null) ShowDocument();
        ShowCrossChecks();
        if (hasReport) ShowReport();
    }

    private void ShowDocument()
    {
        Mrz mrz = accepted.Mrz;
        Citizen citizen = accepted.Citizen;
        ShowHeading(options.Reveal ? KioskText.Document : KioskText.DocumentHidden);
        ShowLine(KioskText.LabelDocumentCode, mrz.DocumentCode);
        ShowLine(KioskText.LabelIssuingState, mrz.IssuingState);
        ShowValue(KioskText.LabelDocumentNumber, mrz.DocumentNumber);
        ShowValue(KioskText.LabelSurname, mrz.PrimaryIdentifier);
        ShowValue(KioskText.LabelGivenNames, mrz.SecondaryIdentifier);
        ShowValue(KioskText.LabelNationality, mrz.Nationality);
        ShowValue(KioskText.LabelSex, translator.Sex(mrz.Sex));
        ShowDate(KioskText.LabelDateOfBirth, mrz.Birth);
        ShowDate(KioskText.LabelDateOfExpiry, mrz.Expiry ?? Say(KioskText.NoExpiry));
        if (citizen == null) return;
        ShowField(KioskText.LabelPersonalNumber, citizen.PersonalNumber);
        ShowField(KioskText.LabelFullName, citizen.FullName);
        ShowField(KioskText.LabelEthnicity, citizen.Ethnicity);
        ShowField(KioskText.LabelReligion, citizen.Religion);
        ShowField(KioskText.LabelPlaceOfOrigin, citizen.PlaceOfOrigin);
        ShowField(KioskText.LabelPlaceOfResidence, citizen.PlaceOfResidence);
        ShowField(KioskText.LabelIdentification, citizen.PersonalIdentification);
        ShowField(KioskText.LabelFather, citizen.Father);
        ShowField(KioskText.LabelMother, citizen.Mother);
        ShowField(KioskText.LabelSpouse, citizen.Spouse);
        ShowField(KioskText.LabelOldNumber, citizen.OldNumber);
        ShowDate(KioskText.LabelDateOfIssue, citizen.Issue ?? "");
        if (citizen.Expiry != null) ShowDate(KioskText.LabelExpiryInDg13, citizen.Expiry);
        else ShowField(KioskText.LabelExpiryInDg13, citizen.DateOfExpiry);
    }

    private void ShowSentence(string sentence) { output.Write($"  {sentence}\n"); }

    private void ShowHeading(KioskText heading) { output.Write($"\n{Say(heading)}\n"); }

    private void ShowLine(KioskText label, string text) { output.Write($"  {Say(label),-22}  {text}\n"); }

    private void ShowDate(KioskText label, string date) { ShowValue(label, translator.Date(date)); }

    // A hidden value does not tell its length either.
    private void ShowValue(KioskText label, string text)
    {
        if (text.Length == 0) return;
        ShowLine(label, options.Reveal ? NotPrintable.Replace(text, "?") : Say(KioskText.Hidden));
    }

    private void ShowField(KioskText label, Field field)
    {
        if (field.Status.IsOk) ShowValue(label, field.Text);
        else if (!field.Status.IsAbsent)
            ShowLine(label, Say(KioskText.NotReadable, translator.Message(field.Status)));
    }

    private void ShowCrossChecks()
    {
        uint made = crossChecks.Agree | crossChecks.Differ;
        if (made == 0) return;
        ShowHeading(KioskText.Comparisons);
        for (int number = 0; number < CrossChecks.Count; number++)
        {
            if ((made >> number & 1) == 0) continue;
            string name = Say(KioskText.Compared, KioskText.ComparedLast, (uint)number);
            bool agrees = (crossChecks.Agree >> number & 1) != 0;
            output.Write($"  {name,-28}  {Say(agrees ? KioskText.Agrees : KioskText.Differs)}\n");
        }
    }

    private void ShowReport()
    {
        ShowHeading(KioskText.Checks);
        uint id = 0;
        foreach (Check check in context.ReportChecks())
        {
            string result = Say(KioskText.Result, KioskText.ResultLast, (uint)check.Result);
            string row = $"  {translator.Title(++id),-20}  {result,-13}  {translator.Describe(check)}";
            output.Write(row.TrimEnd() + "\n");
        }
        ShowHeading(KioskText.DataGroups);
        for (int number = 1; number <= 16; number++)
        {
            DataGroupStatus status = context.ReportDataGroup(number);
            if (status == DataGroupStatus.NotPresent) continue;
            string shown = Say(KioskText.Status, KioskText.StatusLast, (uint)status);
            notes.TryGetValue(number, out string note);
            output.Write($"  {"DG" + number,-4}  {shown,-14}  {note}".TrimEnd() + "\n");
        }
        List<uint> findings = context.ReportFindings();
        if (findings.Count > 0) ShowHeading(KioskText.Deviations);
        foreach (uint finding in findings) ShowSentence(translator.Finding(finding));
    }

    // The photo is for the operator, to compare it with the person.
    private void WriteFace()
    {
        if (outcome != Outcome.Accepted || accepted.Face == null || options.Face == null) return;
        byte[] image = accepted.Face.Image.Bytes;
        using (var file = new FileStream(options.Face, FileMode.Create, FileAccess.Write, FileShare.None, 1))
            file.Write(image, 0, image.Length);
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

    // The console of Windows takes what it is given for the old code page unless it is told.
    private static void SpeakUtf8()
    {
        try { Console.OutputEncoding = new UTF8Encoding(false); }
        catch (IOException) { } // The output is no console.
    }

    public static int Main(string[] arguments)
    {
        Options options = Options.Parse(arguments);
        if (options == null)
        {
            Console.Error.Write(
                "usage: kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]\n" +
                "             [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal] [--lang en|vi]\n");
            return 64;
        }
        try
        {
            SpeakUtf8();
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
